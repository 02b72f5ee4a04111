"""The table of index numbers above a text that a government site shows: names and what they say."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from lushan_desktop.domain.recognise.page_shapes import is_evident

_WORDS = """
信息索引号 索引号 组配分类 主题分类 信息分类 体裁分类 服务对象分类 发布机构 发布机关 发布单位
发文机构 发文机关 发文单位 制发机构 制发机关 制定机关 公开机构 生成日期 成文日期 成文时间
发文日期 发文时间 发布日期 发布时间 公开日期 公开时间 印发日期 施行日期 实施日期 生效时间
生效日期 废止时间 废止日期 失效日期 失效时间 发文字号 发布文号 文件编号 规范性文件编号 文号
信息名称 文件名称 名称 标题 有效性 时效性 效力状态 是否有效 关键词 关键字 内容概述 内容概览 内容概况
公开主体 公开单位 公开机关 有效性状态
公开方式 公开范围 公开时限 公开形式 公开属性 公开程序 公开责任部门 责任部门 公文目录 公开目录 公文种类
公文类型 效力状况 体裁 颁布时间 颁布日期 颁布单位 颁布机关 发文号 法规来源 法规全文
发文标题 发文文号 字号 发文部门 发文内容 实施时间 法规类型 法规分类 法规名称 所属行业 所属区域 所属地区
阅读人次 评论人次 页面功能 公文生成日期 备注/文号 信息来源 统一登记号 登记号 统一编号 载体类型
有效期 属性 备注 时限 征集状态 结果反馈日期 主题词 浏览次数 来源 主题 发布部门 中文名
信息类别 公开类别 服务对象 文件状态 语种
"""
_SPACED = [
    r"主题[（(][一二三]级[）)]",
    *sorted((r"[ 　\u00a0]*".join(label) for label in _WORDS.split()), key=len, reverse=True),
]
_CLOSES = r"\s*(?:[】\]]\s*[:：|｜]?|[:：|｜])"
_NAMES = frozenset(_WORDS.split()) - {"主题", "来源"} | {"日期"}
_LONG = "|".join(label for label in _WORDS.split() if len(label) > 3 and "/" not in label)
_LABEL = re.compile(rf"((?<![\u4e00-\u9fff])(?:{'|'.join(_SPACED)})|(?:{_LONG})(?=\s*[:：])){_CLOSES}")
_FIRST = re.compile(rf"[\s•·●▪|｜【\[-]*(?:{'|'.join(_SPACED)}){_CLOSES}")
_BARE = re.compile(rf"(?:^|(?<=\s))({'|'.join(_SPACED)})(?=[ 　\t]+\S|[ 　\t]*$)")
_FIRST_BARE = re.compile(r"(?:索\s*引\s*号|文号|发文字号|成文日期)[ 　\t]+[^。]{4,}")
"""Entries whose value stands behind a blank."""
_WHOLE = [label for label in _WORDS.split() if len(label) > 3 and "/" not in label]
_CLOSED = re.compile(rf"({'|'.join(_WHOLE)}|时效性|有效性|效力级别)(?=[\u4e00-\u9fff\d])[^，。；：:]{{2,80}}")
"""发文日期2021年12月21日: an entry whose value stands right behind its name."""
_LONE = re.compile(
    rf"(?:{'|'.join(r'[ 　]*'.join(label) for label in _WHOLE)}|有\s*效\s*性|时\s*效\s*性){_CLOSES}.{{0,40}}"
)
_PRESSED = re.compile(r"\s*[【\[](?:打印|关闭|复制|收藏)[^【】\[\]]{0,6}[】\]]$")
_ITEM = re.compile(r"\d{1,2}\s*[.．、]")
_NONE = ("无", "暂无", "无文号", "/", "-", "--", "—", "——")
"""What is entered where there is nothing to enter."""
_NUMBER = ["发文字号", "文号", "备注/文号", "发布文号", "发文文号", "文件编号", "发文号", "字号"]
_BODY = [
    "发文机关",
    "发文机构",
    "发文单位",
    "制发机关",
    "制发机构",
    "制定机关",
    "发文部门",
    "发布部门",
    "颁布单位",
    "颁布机关",
    "发布机构",
    "发布机关",
    "发布单位",
    "公开机构",
]
_DAY = [
    "成文日期",
    "成文时间",
    "发文日期",
    "发文时间",
    "印发日期",
    "生成日期",
    "公文生成日期",
    "颁布日期",
    "颁布时间",
]
_TITLE = ["标题", "中文名", "发文标题", "名称", "文件名称", "信息名称", "法规名称"]
"""Names of entries, the surest first."""


def is_index_line(text: str) -> bool:
    """Return True if a line begins with the name of an entry."""
    is_marked = (
        _FIRST.match(text)
        or len(_LABEL.findall(text)) > 1
        or _FIRST_BARE.fullmatch(text)
        or len(_BARE.findall(text)) > 1
    )
    return len(text) <= 300 and bool(is_marked)


def is_lone_entry(text: str) -> bool:
    """Return True for an entry whose name no paper begins a line with."""
    return bool(_LONE.fullmatch(text)) and not text.endswith("。")


def begins_with_label(text: str) -> bool:
    """Return True if a line is the name of an entry and its value behind a blank, with no mark between."""
    return len(text) <= 300 and not text.endswith("。") and bool(_BARE.match(text))


def is_closed_entry(text: str) -> bool:
    """Return True if a line may be an entry with neither mark nor blank; a row of them is a table."""
    return bool(_CLOSED.fullmatch(text))


def is_label(text: str) -> bool:
    """Return True for the name of an entry and nothing else."""
    return "".join(text.split()) in _NAMES


def is_entry(text: str) -> bool:
    return is_index_line(text) or is_closed_entry(text)


def shown_labels(text: str) -> tuple[str, ...]:
    """The names of the entries that stand on a line."""
    marked = tuple("".join(found[1].split()) for found in _LABEL.finditer(text))
    return marked or tuple("".join(found.split()) for found in _BARE.findall(text))


def entries(lines: Iterable[str]) -> dict[str, str]:
    """Return what the table says, by the names of its entries; empty ones are left out."""
    text = "\n".join(lines)
    marks = list(_LABEL.finditer(text))
    found: dict[str, str] = {}
    for n, mark in enumerate(marks):
        end = marks[n + 1].start() if n + 1 < len(marks) else len(text)
        value = text[mark.end() : end].strip(" \t\n　|｜•·")
        value = value.rstrip("【[ ") if value.startswith(("【", "[")) else value.strip("【[ ")
        value = _PRESSED.sub("", re.split("[|｜]", value.split("\n")[0].strip(" |｜"))[0].strip())
        if value and value not in _NONE and not (_ITEM.match(value) or is_evident(value)):
            found.setdefault("".join(mark[1].split()), value.strip(" |｜"))
    whole = filter(None, map(_CLOSED.fullmatch, text.split("\n")))
    closed = {row[1]: row[0][row.end(1) :] for row in whole}
    return {**_stacked_entries(text.split("\n")), **closed, **_bare_entries(text), **found}


def _stacked_entries(rows: Sequence[str]) -> dict[str, str]:
    """What stands on the line below the name of an entry."""
    pairs = (
        (row, below)
        for row, below in pairwise(rows)
        if is_label(row) and not (is_label(below) or is_evident(below))
    )
    return {"".join(row.split()): below.strip() for row, below in pairs if below.strip() not in _NONE}


def _bare_entries(text: str) -> dict[str, str]:
    """The same of a table with nothing but blanks between names and values."""
    found: dict[str, str] = {}
    for line in filter(begins_with_label, text.split("\n")):
        marks = list(_BARE.finditer(line))
        labels = [mark.start() for mark in _LABEL.finditer(line)]
        ends = [*(mark.start() for mark in marks[1:]), len(line)]
        ends = [
            min([end, *(at for at in labels if at > mark.start())])
            for mark, end in zip(marks, ends, strict=True)
        ]
        for mark, end in zip(marks, ends, strict=True):
            if value := line[mark.end(1) : end].strip(" \t　|｜"):
                found.setdefault("".join(mark[1].split()), value)
    return found


def number_of(told: Mapping[str, str]) -> str:
    number = _first(told, _NUMBER)
    return number if re.search(r"\d|号", number) and not re.search("[:：]", number) else ""


def body_of(told: Mapping[str, str]) -> str:
    return _first(told, _BODY)


def day_of(told: Mapping[str, str]) -> str:
    return _first(told, _DAY)


def title_of(told: Mapping[str, str]) -> str:
    return _first(told, _TITLE)


def _first(told: Mapping[str, str], labels: Iterable[str]) -> str:
    return next((told[label] for label in labels if told.get(label)), "")
