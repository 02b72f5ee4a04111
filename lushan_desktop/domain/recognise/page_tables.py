"""Tables and headings that a page sets whole above a paper: an index in brackets, a collection's name."""

import re
from collections.abc import Sequence

from lushan_desktop.domain.recognise import lines
from lushan_desktop.domain.recognise.page_index import is_closed_entry, is_label
from lushan_desktop.domain.recognise.page_shapes import HOME, text_of
from lushan_desktop.domain.recognise.page_top import TOP
from lushan_desktop.domain.recognise.passage import Source

_OVER_TITLE = 8
_TAGGED = re.compile(
    r"(?:\d{1,2}\s*[.．、]\s*)?【(?!打印|关闭|收藏|复制|返回|分享|下载)[\u4e00-\u9fff]{2,8}】(?!.*[。；]$)"
)
_LEAST_TAGGED, _LEAST_STACKED = 3, 4
_WHICH = re.compile(
    r"《?[^。]{2,60}?(?:[（(](?:共|通用|精选|推荐|优秀)?\d+篇[）)]|\d{1,2}篇)》?(?:正文)?|"
    r"[^。]{2,40}[ 　]第[1一]篇|"
    r"\d{1,2}[.、].{4,80}[ 　]篇[一二三四五六七八九十\d]{1,3}|第[一1]篇(?:\s*[:：].*)?"
)
_BASIC = ("基本介绍", "基本信息", "发布信息", "内容全文", "正文内容")
_FACT = re.compile(r"[\u4e00-\u9fff]{2,6}\s*[:：][^。]{1,80}")


def set_above(sources: Sequence[Source]) -> set[int]:
    """All of them."""
    kinds = (_numbered_crumbs, _tagged, _encyclopaedic, _over_collected, _closed_index, _stacked)
    return {place for kind in kinds for place in kind(sources)}


def _stacked(sources: Sequence[Source]) -> set[int]:
    """A table whose names and values stand on lines in turn, with no mark between them."""
    names = [place for place, one in enumerate(sources[:TOP]) if is_label(text_of(one))]
    is_table = len(names) >= _LEAST_STACKED and len(names) * 3 > names[-1] - names[0]
    return set(range(names[0], names[-1] + 2)) if is_table and names[-1] + 1 < len(sources) else set()


def _numbered_crumbs(sources: Sequence[Source]) -> set[int]:
    """1. 首页 / 2. 信息公开: breadcrumbs that were a list of the page."""
    first = next((n for n, one in enumerate(sources[:TOP]) if HOME.fullmatch(text_of(one))), None)
    found: set[int] = set()
    while first is not None and lines.item_number(text_of(sources[first])) == len(found) + 1:
        found.add(first)
        first = first + 1 if first + 1 < len(sources) else None
    return found


def _tagged(sources: Sequence[Source]) -> set[int]:
    """【颁布单位】示例县人民政府: an index of such lines, numbered or not, and what stands among them."""
    tagged = [place for place, one in enumerate(sources[:TOP]) if _TAGGED.match(text_of(one))]
    is_index = len(tagged) >= _LEAST_TAGGED and len(tagged) * 2 > tagged[-1] - tagged[0]
    return set(range(tagged[0], tagged[-1] + 1)) if is_index else set()


def _over_collected(sources: Sequence[Source]) -> set[int]:
    """The heading of a collection of papers, down to the line that says which of them follows."""
    texts = [text_of(source) for source in sources[:_OVER_TITLE]]
    return set(range(max((n + 1 for n, text in enumerate(texts) if _WHICH.fullmatch(text)), default=0)))


def _encyclopaedic(sources: Sequence[Source]) -> set[int]:
    """Heading, summary and table of facts of an encyclopaedia, above the text that it copied."""
    texts = [text_of(source) for source in sources[:TOP]]
    basic = next((n for n, text in enumerate(texts[:_OVER_TITLE]) if text in _BASIC), None)
    end = (basic or 0) + 1
    while basic is not None and end < len(texts) and (_FACT.fullmatch(texts[end]) or texts[end] in _BASIC):
        end += 1
    return set(range(end)) if basic is not None else set()


def _closed_index(sources: Sequence[Source]) -> set[int]:
    """The rows of a table of index numbers that was copied without what stood between name and value."""
    rows = [place for place, one in enumerate(sources[:TOP]) if is_closed_entry(text_of(one))]
    return {n for n in rows if any({a, a + 1, a + 2} <= set(rows) for a in (n - 2, n - 1, n))}
