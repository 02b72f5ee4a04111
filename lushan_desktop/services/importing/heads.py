"""Guessing: which row of a table is its head, and which field each column fills."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from lushan_desktop.base import clock
from lushan_desktop.base.text.date_reading import read_date
from lushan_desktop.base.text.widths import half_width
from lushan_desktop.domain.kinds import Choice, Day, DocumentNumber, Link, LongText, Text
from lushan_desktop.domain.numbering import read_number
from lushan_desktop.domain.record_type import FieldSpec, RecordType
from lushan_desktop.services.importing.choices import terms_of
from lushan_desktop.services.importing.table import Cells, Plan, Table, fillable

SYNONYMS: Mapping[str, str] = {
    "日期": "时间 开会时间 会议时间 召开时间 召开日期 活动时间 开展时间 批示时间 批示日期 发布时间 刊发时间",
    "会议名称": "名称 会议 会议标题 会议主题 标题 议题",
    "类型": "类别 种类 会议类型 会议类别 形式 性质",
    "主持": "主持人 主持领导 会议主持",
    "地点": "会议地点 开会地点 召开地点 活动地点 举办地点",
    "主办单位": "承办单位 组织单位 责任单位",
    "会议内容": "内容 主要内容 会议议程内容",
    "出席领导": "参会领导 参加领导 出席人员",
    "主持人职务": "职务 主持职务",
    "对应指标": "指标 指标序号 对应指标序号 指标号",
    "发文字号": "文号 字号 文件号 文件字号 文件编号 发文号",
    "成文日期": "日期 发文日期 发文时间 成文时间 落款日期 签发日期",
    "印发日期": "日期 印发时间 发文日期",
    "标题": "文件标题 文件名称 名称 题目 篇名 题名 报道标题",
    "发文机关": "发文单位 来文单位 印发单位 制发单位 来文机关",
    "种类": "类别 类型 文种 文件种类",
    "收发": "收文发文 收/发",
    "领导": "批示领导 领导姓名 姓名 批示人",
    "批示原文": "批示内容 原文 内容 批示",
    "办理情况": "落实情况 办理结果 办理",
    "办理状态": "状态 办理进度",
    "承办单位": "责任单位 牵头单位 办理单位 乡镇街道",
    "时限": "期限 办理时限 完成时限 办结时限",
    "任务内容": "任务 工作任务 内容 事项 重点任务",
    "牵头单位": "责任单位 牵头部门 主责单位",
    "配合单位": "协办单位 责任单位 配合部门",
    "完成时限": "时限 期限 完成时间 截止日期",
    "举措名称": "名称 举措 工作举措",
    "考察地点": "地点 学习地点 目的地",
    "参加人员": "人员 参会人员 参加人",
    "媒体名称": "媒体 刊发媒体 发布媒体 发布平台",
    "网址": "链接 网页 链接地址",
    "主题": "培训主题 培训内容 名称 培训名称",
    "参加人数": "人数 培训人数 参训人数",
    "名称": "单位名称 单位 机构名称 全称 单位全称 乡镇街道 乡镇",
    "简称": "单位简称",
    "姓名": "名字 人员姓名",
    "所在单位": "单位 工作单位 单位名称",
    "电话": "联系电话 手机 手机号 联系方式",
    "职务全称": "职务 单位及职务 单位职务",
    "单位": "责任单位 被督导单位 单位名称 整改单位 乡镇街道 乡镇 乡镇办 街道",
    "问题": "问题描述 存在问题 主要问题 督导问题",
    "整改时限": "时限 期限 整改期限 完成时限",
    "整改进展": "进展 整改情况",
    "状态": "整改状态 完成情况",
    "申报单位": "单位 单位名称 乡镇街道 乡镇 乡镇办",
    "获得单位": "单位 获奖单位 单位名称 乡镇街道 乡镇",
    "荣誉名称": "荣誉 名称 称号",
    "命名日期": "日期 时间 命名时间 获得时间",
    "命名机关": "命名单位 授予单位 颁发单位",
    "指标内容": "三级指标 内容 指标 测评内容",
    "序号": "编号 指标序号",
    "分值": "分数 标准分 满分 分值及评分标准 分值和评分标准",
    "考核项目": "项目 考评项目 考核指标 一级指标 类别",
    "考核内容": "内容 考评内容 审查内容 具体内容 考核要点",
    "评分标准": "标准 考核标准 评分办法 评分细则 计分标准 考评标准 计分办法 扣分标准 赋分标准 给分办法",
    "检查方式": "考核方式 考评方式 检查方法 考核方法 考评方法",
    "应备材料": "应提供材料 备查材料 所需材料 证明材料 提供材料 材料",
    "备注": "说明 其他",
}
SURE, LIKELY = 0.9, 0.62
_FARTHEST_HEAD, _LONGEST_HEAD = 12, 100
_MARKS = re.compile(r"[\s　:：*＊（）()《》【】\[\]、.．/]+|[（(].*?[)）]")
_NUMBERING = {"序号", "编号", "行号", "no", "行"}
_SAMPLE = 40
_MOSTLY = 0.7


def guess(record_type: RecordType, table: Table) -> Plan:
    """The likeliest reading of a table."""
    head = find_head(record_type, table)
    if head >= 0:
        return Plan(head, _under(record_type, table, head))
    return Plan(-1, _by_content(record_type, table))


def with_head(record_type: RecordType, table: Table, plan: Plan, head: int) -> Plan:
    """The same with another row as the head."""
    fields = _under(record_type, table, head) if head >= 0 else ()
    if not any(fields):
        fields = _by_content(record_type, table)
    return Plan(head, fields, plan.fixed, plan.adds_names, plan.adds_people, plan.edits)


def with_remembered(table: Table, plan: Plan, remembered: Mapping[str, str]) -> Plan:
    """The plan with what the clerk said of such heads before."""
    fields = list(plan.fields)
    for column, head in enumerate(table.rows[plan.head] if plan.head >= 0 else ()):
        name = remembered.get(bare(head))
        if name is not None and bare(head):
            fields = ["" if each == name else each for each in fields]
            fields[column] = name
    return replace(plan, fields=tuple(fields))


def _under(record_type: RecordType, table: Table, head: int) -> Cells:
    """What the columns below this head fill: one called 时间 that holds days is the date of the record."""
    fields = by_heads(record_type, table.rows[head])
    if not record_type.dated_by or record_type.dated_by in fields:
        return fields
    dated = record_type.field(record_type.dated_by)
    for column, (name, words) in enumerate(zip(fields, table.rows[head], strict=True)):
        is_time = name and isinstance(record_type.field(name).kind, Text)
        below = [row[column] for row in table.rows[head + 1 : head + 1 + _SAMPLE] if row[column]]
        days = [text for text in below if read_date(text, today=clock.today())]
        if is_time and score(bare(words), dated, record_type.title) >= SURE and _is_most(days, below):
            return (*fields[:column], dated.name, *fields[column + 1 :])
    return fields


def find_head(record_type: RecordType, table: Table) -> int:
    """The row near the top that speaks most of fields; -1 where none does."""
    best, found = 0.0, -1
    for place, row in enumerate(table.rows[:_FARTHEST_HEAD]):
        known = sum(1 for name in by_heads(record_type, row, least=SURE) if name)
        filled = sum(1 for cell in row if cell)
        needed = min(2, table.width)
        if known >= needed and known + filled / 100 > best and not _has_long(row):
            best, found = known + filled / 100, place
    return found


def _has_long(row: Cells) -> bool:
    return any(len(cell) > 40 for cell in row)


def by_heads(record_type: RecordType, heads: Cells, *, least: float = LIKELY) -> tuple[str, ...]:
    """For each head the field it stands for; the best match is dealt out first, no field twice."""
    specs = fillable(record_type)
    scored = [
        (score(head, spec, record_type.title), -order, column, spec.name)
        for column, head in enumerate(bare(one) if len(one) <= _LONGEST_HEAD else "" for one in heads)
        if head
        for order, spec in enumerate(specs)
    ]
    fields = [""] * len(heads)
    for value, _, column, name in sorted(scored, reverse=True):
        if value < least:
            break
        if not fields[column] and name not in fields:
            fields[column] = name
    return tuple(fields)


def bare(head: str) -> str:
    """A head without marks, blanks and what stands in brackets."""
    return _MARKS.sub("", half_width(head)).lower()


def score(head: str, spec: FieldSpec, title: str) -> float:
    """Return how well a bare head names a field, 0 to 1."""
    label = bare(spec.label)
    if head in (label, title + label):
        return 1.0
    synonyms = SYNONYMS.get(spec.label, "").split()
    if head in synonyms:
        return 0.97 - 0.002 * synonyms.index(head)
    if head in _NUMBERING or len(label) < 2:
        return 0.0
    if len(head) > 1 and (label in head or head in label):
        return 0.7 + 0.15 * min(len(head), len(label)) / max(len(head), len(label))
    return 0.85 * SequenceMatcher(None, head, label).ratio()


def _by_content(record_type: RecordType, table: Table) -> tuple[str, ...]:
    """Without a head: dates, numbers and terms are known by their looks, the longest text is the name."""
    fields: dict[int, str] = {}
    samples = [_sample(table, column) for column in range(table.width)]
    for spec in fillable(record_type):
        likely = [column for column, texts in enumerate(samples) if column not in fields and texts]
        for column in likely:
            if spec.name not in fields.values() and _fits(spec, samples[column]):
                fields[column] = spec.name
    free = [column for column, texts in enumerate(samples) if column not in fields and texts]
    named = record_type.field(record_type.named_by[0])
    if free and isinstance(named.kind, Text | LongText) and named.name not in fields.values():
        longest = max(free, key=lambda column: sum(map(len, samples[column])) / len(samples[column]))
        fields[longest] = named.name
    return tuple(fields.get(column, "") for column in range(table.width))


def _sample(table: Table, column: int) -> list[str]:
    return [row[column] for row in table.rows[:_SAMPLE] if row[column]]


def _fits(spec: FieldSpec, texts: Sequence[str]) -> bool:
    kind = spec.kind
    if isinstance(kind, Day):
        fitting = [t for t in texts if not t.isdecimal() and read_date(t, today=clock.today())]
    elif isinstance(kind, DocumentNumber):
        fitting = [text for text in texts if read_number(text)]
    elif isinstance(kind, Link):
        fitting = [text for text in texts if text.startswith("http")]
    elif isinstance(kind, Choice):
        fitting = [text for text in texts if text in terms_of(kind)]
    else:
        return False
    return _is_most(fitting, texts)


def _is_most(some: Sequence[str], texts: Sequence[str]) -> bool:
    return bool(texts) and len(some) >= _MOSTLY * len(texts)
