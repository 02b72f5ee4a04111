"""What a head says its column holds: first by the words of official tables, then by what stands in it."""

import re

from lushan_desktop.base.text.widths import half_width

_UNIT = "(?:单位|部门|机关|责任单位|责任部门)"
_WHOLE: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("points_first", "一级(?:指标)?(?:分值|分数|权重)"),
        ("points_second", "二级(?:指标)?(?:分值|分数|权重)"),
        (
            "points",
            "(?:三级)?(?:指标)?(?:标准)?(?:分值?|分数|标准分|满分值?|权重|配分|基础分|得分标准"
            "|应?得分值|计分|赋值)",
        ),
        ("number_first", "一级(?:指标)?(?:序号|编号)"),
        ("number_second", "二级(?:指标)?(?:序号|编号)"),
        ("number", "(?:三级)?(?:指标)?(?:序号|编号|项号|项次|指标号|编码|代码)|序|号|no|NO|No"),
        ("level", "(?:指标)?(?:层级|级次|级别)"),
        ("first", "一级(?:指标|任务|项目)?(?:名称|内容)?"),
        ("second", "二级(?:指标|任务|项目)?(?:名称|内容)?"),
        ("third", "三级(?:指标|任务|项目)?(?:名称|内容)?"),
        ("units", "(?:牵头|主责)(?:单位|部门)?[及和、与/]?(?:责任|配合)(?:单位|部门)"),
        ("lead", f"(?:责任)?(?:牵头|主责|主办){_UNIT}"),
        ("support", f"(?:配合|协办|参与|协助|责任|承担|承办){_UNIT}"),
        (
            "materials",
            r"(?:应|需|须|所需)?(?:提供|报送|准备|备)?的?(?:佐证|证明|印证|支撑|备查)?(?:材料|资料)(?:清单|要求)?\d?",
        ),
        ("ways", "(?:测评|评估|考核|评价|考评)(?:方式|方法)"),
        ("filer", "填报(?:主体|单位)"),
        ("due", "(?:完成|办结|报送)?(?:时限|期限|时间|时间节点)"),
        ("flags", "(?:指标)?(?:性质|属性|类型)|否决(?:项)?(?:或加分(?:项)?)?|加分(?:项)?"),
        ("note", "备注|说明"),
        ("detail", "(?:测评|考核|评估|评价|考评|评分|指标|主要)要点|要点|评分点|得分点|观测点|采分点"),
        ("text", "(?:指标|测评|考核|评估|评价|任务)?(?:体系|内容|名称|项目|事项|指标)|指标"),
    )
)
"""Heads as they stand in most tables, word for word."""

_OURS = re.compile(
    r"自评|自查|实得|得分|扣分(?:情况|原因|理由)|失分|完成(?:情况|进度)|落实情况|进展|责任人|责任领导"
    r"|领导|电话|联系|审核|核验|存在问题|是否"
)
"""What offices write beside the indicators: no part of the table from above."""
_PARTS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("points_first", "一级.*(?:分值|分数|权重|满分)"),
        ("points_second", "二级.*(?:分值|分数|权重|满分)"),
        ("number_first", "一级.*(?:序号|编号)"),
        ("number_second", "二级.*(?:序号|编号)"),
        ("number", "三级.*(?:序号|编号)"),
        ("points", "三级.*(?:分值|分数|权重|满分)"),
        ("third", "三级|叁级|第三级|Ⅲ级"),
        ("second", "二级|贰级|第二级|Ⅱ级"),
        ("first", "一级|壹级|第一级|Ⅰ级"),
        ("points", "(?:分值|分数|满分|标准分|基本分|赋分|配分|权重|总分)"),
        ("criterion", "(?:评分|计分|赋分|扣分|评价|评估|测评|考评|给分)(?:标准|办法|细则|方法|规则|依据)"),
        ("units", "(?:牵头|主责).*(?:配合|责任|协办)|(?:配合|协办).*(?:牵头|主责)"),
        ("lead", "牵头|主责|主办"),
        ("support", "配合|协办|责任(?:单位|部门|主体|机关)|承办|落实单位|实施单位|涉及单位|乡镇|街道|部门"),
        ("ways", "(?:测评|评估|考核|评价|考评|检查|评审|核查|查验|审查)(?:方式|方法|形式|途径)"),
        ("filer", "填报"),
        ("materials", "材料|资料|佐证|印证|支撑"),
        ("due", "时限|期限|完成时间|时间节点|截止|时间要求|完成日期"),
        ("flags", "否决|加分|指标性质|指标类型"),
        ("note", "备注|附注"),
        ("lead", "(?:主抓|负责|主管|第一|总牵头).*(?:单位|部门|机关|科室|主体)$"),
        (
            "support",
            "(?:单位|部门|机关|科室|股室|处室|主体)$|责任(?:分工|划分|落实)|^(?:分工|参加|参与|协作|协同|联动|协助)$",
        ),
        ("number", "序号|编号"),
        (
            "detail",
            "要点|评分点|(?:评分|得分|扣分|采分)细?项|细目|具体要求|工作要求|工作标准|创建标准|考核标准|主要内容",
        ),
        ("text", "指标|内容|项目|任务|事项|要求"),
    )
)
"""The same in longer heads: 三级指标及要求, 分值及评分标准, 乡镇（街道）."""
_MARKS = re.compile(r"[\s\u3000:：*＊、.．]+|[（(].*?[)）]")
_BLANKS = re.compile(r"[\s\u3000]+")


def field_of(head: str) -> str:
    """The field that a head names; empty where it names none."""
    plain = half_width(head)
    bare = _MARKS.sub("", plain)
    if not bare:
        return ""
    if whole := next((name for name, pattern in _WHOLE if pattern.fullmatch(bare)), ""):
        return whole
    spoken = _BLANKS.sub("", plain)
    if _OURS.search(spoken):
        return ""
    return next((name for name, pattern in _PARTS if pattern.search(bare)), "")


def is_of_levels(head: str) -> bool:
    """Return True if a head names one of the three levels of indicators by its number."""
    return re.search("[一二三]级", head) is not None


def bare_head(head: str) -> str:
    """A head without blanks, marks and what stands in brackets: by this it is remembered."""
    return _MARKS.sub("", half_width(head))


def is_ours(head: str) -> bool:
    """Return True if a column holds what the office itself writes beside the indicators."""
    return _OURS.search(_BLANKS.sub("", half_width(head))) is not None


def is_exact(head: str) -> bool:
    """Return True if a head is one of those that stand in most tables, word for word."""
    bare = bare_head(head)
    return bool(bare) and any(pattern.fullmatch(bare) for _, pattern in _WHOLE)


def is_work_demanded(head: str) -> bool:
    """Return True if a head speaks of what has to be done (考核标准), not of how it is scored (评分标准)."""
    return re.search("(?:工作|创建|考核|建设)标准|要求|内容", head) is not None
