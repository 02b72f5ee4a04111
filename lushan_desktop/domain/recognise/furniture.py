"""What a web page hangs around a text: addresses, breadcrumbs, counters, tables of index numbers, buttons.

A line is furniture by its own shape, or by where it stands: above the text, or below its last sentence.
"""

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

from lushan_desktop.domain.recognise import lines
from lushan_desktop.domain.recognise.ahead import ends_a_title
from lushan_desktop.domain.recognise.page_foot import below
from lushan_desktop.domain.recognise.page_heading import (
    doubled,
    may_be_heading,
    numbered,
    over_doubled,
    restated,
    site_behind,
)
from lushan_desktop.domain.recognise.page_index import (
    begins_with_label,
    entries,
    is_entry,
    is_index_line,
    is_lone_entry,
    shown_labels,
)
from lushan_desktop.domain.recognise.page_name import named_above, placed_above, signed_above
from lushan_desktop.domain.recognise.page_over import beside_entry, over_whole_head
from lushan_desktop.domain.recognise.page_shapes import (
    PLACE,
    ink,
    is_above,
    is_alone,
    is_dated,
    is_dated_or_sourced,
    is_evident,
    is_of_a_head,
    text_of,
)
from lushan_desktop.domain.recognise.page_tables import set_above
from lushan_desktop.domain.recognise.page_top import TOP, ends_index, top_of
from lushan_desktop.domain.recognise.page_words import hints_at_page, says_page
from lushan_desktop.domain.recognise.passage import BLANKS, Grid, Source

_OVER_TITLE = 8
_WHEN = re.compile(r"(?:会议)?(?:时\s*间|日\s*期)\s*[:：]")
_WHERE = re.compile(r"(?:会议)?(?:地\s*点|主持人?|参加人?员?|出席|列席|议\s*题|议\s*程|内\s*容)\s*[:：]")
_BULLETS = tuple("•·●▪◆")
_ISSUES = re.compile("(?:印发|转发|批转|发布|公布|颁发|下发|贯彻)$")
"""What ends the first line of a title: 示例市人民政府转发."""
_DASHED = re.compile(r"-\s[\u4e00-\u9fff]{2,6}\s*[:：][^。]{1,40}")
_ROW = re.compile(r"(?:[\u4e00-\u9fffA-Z]{2,6}[ 　|｜]+){2,}[\u4e00-\u9fffA-Z]{2,6}")
_EMPTY = re.compile("(?:[\u4e00-\u9fff]{1,6}(?:日期|时间|[号类型词性期])[ 　\t]*)+")
"""著录日期 生效日期: entries of an index with nothing entered."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_RULE = re.compile("[━─_=*-]{4,}")
_COMMAND = re.compile(r"[\u4e00-\u9fff]{2,30}令")
_OF_A_YEAR = re.compile(
    r"(?:中共)?[\u4e00-\u9fff]{2,16}?(?:[省市县区州旗镇乡局委办院]|街道|政府)(?:[（(]?\d{4}年.|.{2,12}规划|.{2,12}方案)"
)
_LONGEST_VALUE, _LONG, _SHORTEST_HEADING, _LONGEST_NAME, _LONGEST_OVER = 90, 45, 8, 18, 30


def furniture(sources: Sequence[Source]) -> frozenset[int]:
    """The places of the lines that belong to a page around the text."""
    found = {place for place, source in enumerate(sources) if _is_evident(text_of(source))}
    found |= set_above(sources)
    top = top_of(sources, found)
    found |= _before_red_head(sources, found)
    found |= _above(sources, found, top)
    found |= below(sources, found, top)
    found -= _only_number(sources, found, top) | _briefing_head(sources, top)
    return frozenset(found) if len(found) < len(sources) else frozenset()


def _is_evident(text: str) -> bool:
    return is_evident(text) or says_page(text)


def _briefing_head(sources: Sequence[Source], top: int) -> set[int]:
    """Name, number, issuer and day of a briefing, which stand above its title."""
    head: set[int] = set()
    for place in range(top - 1):
        if lines.is_number(text_of(sources[place])) and lines.issuer_and_date(text_of(sources[place + 1])):
            head |= {place, place + 1}
            over = text_of(sources[place - 1]) if place else ""
            is_name = 0 < len(over) <= _LONGEST_NAME and not lines.ends_a_sentence(over)
            head |= {place - 1} if is_name and not is_evident(over) and not is_above(over) else set()
    return head


def _above(sources: Sequence[Source], found: set[int], top: int) -> set[int]:
    """What of the lines above the text hangs around it: an index table, a site's name, a doubled title."""
    texts = [text_of(source) for source in sources[:top]]
    above = {n for n, text in enumerate(texts) if is_above(text) or hints_at_page(text)}
    above -= _called(sources, top)
    above |= _first_alone(sources, above | found, top)
    above |= _index(sources, top) | _bulleted(sources, top)
    above |= _days_below_labels(sources, top) | _units_over_days(sources, top)
    above |= _below_stamp(sources, above | found, top)
    above |= {place for place in range(top) if _is_site_before(sources, place, above | found)}
    above |= _over_crumbs(sources, found, top)
    above |= _over_paper(sources, above | found, top)
    above |= _banner(sources, above | found, top)
    above |= _over_heading(sources, above | found, top)
    above |= numbered(sources, top) | site_behind(sources, top)
    above |= _over_whole_title(sources, above | found, top)
    while more := doubled(sources, above | found, top):
        above |= more | over_doubled(sources, above | found, min(more))
    above |= _between(sources, above | found, top)
    above |= over_whole_head(sources, above | found, top)
    for names in (named_above, placed_above, signed_above):
        above |= names(sources, above | found, top)
    above |= restated(sources, above | found, top)
    above |= _first_alone(sources, above | found, top)
    return above | beside_entry(sources, above | found, top)


def _only_number(sources: Sequence[Source], found: set[int], top: int) -> set[int]:
    """The number that a page shows right above the title, where the paper shows none itself."""
    numbers = {place for place in range(min(top, len(sources))) if lines.is_number(text_of(sources[place]))}
    hidden = sorted(n for n in numbers & found if not is_entry(text_of(sources[n])))
    if not hidden or numbers - found or len({ink(text_of(sources[n])) for n in hidden}) > 1:
        return set()
    last = hidden[-1]
    is_bare = text_of(sources[last])[:1] == _first(sources[last])
    below = next(n for n in range(last + 1, len(sources) + 1) if not _is_rule(sources, n))
    return {last} if is_bare and below not in found else set()


def _is_rule(sources: Sequence[Source], place: int) -> bool:
    return place < len(sources) and bool(_RULE.fullmatch(text_of(sources[place])))


def _first(source: Source) -> str:
    return "" if isinstance(source, Grid) else source.text.strip(BLANKS)[:1]


def _before_red_head(sources: Sequence[Source], found: set[int]) -> set[int]:
    """All that a page shows above ××文件 or ××令 and its number, which begin the paper."""
    for place in range(1, min(len(sources) - 1, TOP)):
        text, is_numbered = text_of(sources[place]), lines.is_number(text_of(sources[place + 1]))
        known = "".join(ink(text_of(source)) for source in sources[place + 2 : place + 5])
        is_named = any(f"《{ink(text_of(source))}》" in known for source in sources[:place])
        if _COMMAND.fullmatch(text) and is_numbered and is_named:
            return set(range(place))
        is_red = lines.is_masthead(text) and is_numbered
        if is_red and any(above in found for above in range(place)):
            return {above for above in range(place) if not lines.is_urgency(text_of(sources[above]))}
    return set()


def _index(sources: Sequence[Source], top: int) -> set[int]:
    """The lines of an index table, names and values; a single entry is none."""
    named = [place for place in range(top) if is_index_line(text_of(sources[place]))]
    grids = {place for place, source in enumerate(sources[: top + 1]) if _is_index_grid(source)}
    if sum(len(shown_labels(text_of(sources[place]))) for place in named) < 2:
        return grids
    values = {place + 1 for place in named if place + 1 < top and _is_value(sources, place + 1)}
    return _with_bare({*named, *values}, sources, top) | grids


def _with_bare(index: set[int], sources: Sequence[Source], top: int) -> set[int]:
    """An index and the lines beside it that begin with the name of an entry, its value behind or below."""
    found = set(index)
    for place in reversed(range(1, top)):
        if place in found and begins_with_label(text_of(sources[place - 1])):
            found.add(place - 1)
    for place in range(min(found) + 1, top):
        if place - 1 in found and _goes_on_with(sources, place):
            found.add(place)
    return found


def _goes_on_with(sources: Sequence[Source], place: int) -> bool:
    """Return True for an entry, for a value shown twice, and for the next item of a list that is a value."""
    text, above = text_of(sources[place]), text_of(sources[place - 1])
    is_listed = begins_with_label(above) or lines.item_number(above) is not None
    is_item = is_listed and lines.item_number(text) is not None
    is_entry_of_it = begins_with_label(text) or bool(_EMPTY.fullmatch(text)) or ends_index(sources, place)
    return is_entry_of_it or text == above or is_item


def _days_below_labels(sources: Sequence[Source], top: int) -> set[int]:
    """发布时间： and, on the next line, the day."""
    texts = [text_of(source) for source in sources[:top]]
    return {
        place
        for place in range(1, len(texts))
        if is_dated(texts[place - 1])
        and texts[place - 1].endswith(("：", ":"))
        and lines.is_date(texts[place])
    }


def _units_over_days(sources: Sequence[Source], top: int) -> set[int]:
    """The unit that a page names right above its own day, written as no paper writes one."""
    texts = [text_of(source) for source in sources[:top]]
    return {
        n
        for n, (text, day) in enumerate(pairwise(texts))
        if n and lines.is_unit(text) and _DAY.fullmatch(day)
    }


def _is_value(sources: Sequence[Source], place: int) -> bool:
    """Return True if a line is what the entry above it says, whose name stands alone."""
    name, text = text_of(sources[place - 1]), text_of(sources[place])
    below = text_of(sources[place + 1]) if place + 1 < len(sources) else ""
    is_issuer = lines.is_unit(text) and below.startswith(("关于", "转发", "批转", "印发"))
    if is_issuer or (lines.is_masthead(text) and lines.is_number(below)):
        return False
    is_named = shown_labels(name)[-1:] in (("名称",), ("标题",), ("信息名称",), ("文件名称",))
    return not entries([name]) and len(text) <= _LONGEST_VALUE and (is_named or not ends_a_title(text))


def _below_stamp(sources: Sequence[Source], found: set[int], top: int) -> set[int]:
    """A row of words right below when and whence: what a reader can press."""
    below = (n for n in range(1, top) if is_dated_or_sourced(text_of(sources[n - 1])) and n - 1 in found)
    return {n for n in below if _ROW.fullmatch(text_of(sources[n]))}


def _is_index_grid(source: Source) -> bool:
    return (
        isinstance(source, Grid)
        and sum(is_index_line(f"{cell}：") for row in source.rows for cell in row) > 1
    )


def _is_site_before(sources: Sequence[Source], place: int, found: set[int]) -> bool:
    """A unit's name that heads the page, directly above its first breadcrumb or index."""
    text = text_of(sources[place])
    is_first = all(above in found for above in range(place))
    is_name = lines.is_unit(text) and len(text) <= _LONGEST_NAME and not re.search(r"\d", text)
    return is_first and is_name and place + 1 in found and place + 1 < len(sources)


def _over_crumbs(sources: Sequence[Source], found: set[int], top: int) -> set[int]:
    """All that stands over a page's breadcrumbs, where a heading follows them."""
    crumbs = [place for place in range(top) if place in found and _is_crumbs(text_of(sources[place]))]
    if not crumbs or not any(
        may_be_heading(text_of(sources[place])) for place in range(crumbs[-1] + 1, top) if place not in found
    ):
        return set()
    return {place for place in range(crumbs[-1]) if not lines.is_number(text_of(sources[place]))}


def _is_crumbs(text: str) -> bool:
    return bool(PLACE.fullmatch(text)) and len(text) > _SHORTEST_HEADING


def _banner(sources: Sequence[Source], found: set[int], top: int) -> set[int]:
    """A unit's name over a heading that is none of a paper, as news have it."""
    left = [place for place in range(top) if place not in found]
    if not found or len(left) < 2:
        return set()
    first = text_of(sources[left[0]])
    if not lines.is_unit(first):
        is_column = len(first) < _SHORTEST_HEADING and not ends_a_title(first) and not lines.is_number(first)
        return {left[0]} if is_column and left[1] + 1 in found else set()
    texts = (text_of(sources[place]) for place in left[1:])
    below = next((text for text in texts if not lines.is_unit(text)), "")
    is_paper = below.startswith("关于") or ends_a_title(below) or lines.is_number(below)
    return set() if is_paper or lines.is_address(below, after_a_title=True) else {left[0]}


def _over_heading(sources: Sequence[Source], found: set[int], top: int) -> set[int]:
    """Short lines of a page over the heading that stands right above its day and source."""
    left = [place for place in range(top) if place not in found]
    dated = (
        n for n, place in enumerate(left) if place + 1 in found and is_dated(text_of(sources[place + 1]))
    )
    heading = next(dated, 0)
    over = [(place, text_of(sources[place])) for place in left[:heading]]
    is_heading = bool(over) and not text_of(sources[left[heading]]).rstrip("）)").endswith("通过")
    is_heading = is_heading and may_be_heading(text_of(sources[left[heading]]))
    is_paper = any(
        lines.is_number(text) or lines.is_urgency(text) or lines.is_masthead(text) or _begins_a_title(text)
        for _, text in over
    )
    is_short = all(len(text) <= _LONGEST_NAME and not lines.ends_a_sentence(text) for _, text in over)
    return {place for place, _ in over} if is_heading and is_short and not is_paper else set()


def _begins_a_title(text: str) -> bool:
    """Return True for a unit's name, or such a name with 关于 and a matter that goes on below."""
    return lines.is_unit(text) or ("关于" in text and lines.is_unit(text.partition("关于")[0]))


def _first_alone(sources: Sequence[Source], found: set[int], top: int) -> set[int]:
    """The first lines of a page that nothing else of it follows: its site's name, one entry of its index."""
    alone: set[int] = set()
    for place in (place for place in range(top) if place not in found):
        text = text_of(sources[place])
        if not (is_alone(text) or is_lone_entry(text) or (found and is_index_line(text))):
            break
        alone.add(place)
    return alone


def _over_paper(sources: Sequence[Source], found: set[int], top: int) -> set[int]:
    """Short lines over the whole head of a paper, or a name over its text, that are no part of it."""
    left = [place for place in range(top) if place not in found]
    texts = [text_of(sources[place]) for place in left]
    if len(texts) == 1:
        is_name = lines.is_unit(texts[0]) and top < len(sources) and len(text_of(sources[top])) > _LONG
        return {left[0]} if is_name else set()
    start = next((n for n in range(1, min(len(texts), _OVER_TITLE)) if _begins_a_head(texts, n)), 0)
    is_plain = start and all(len(text) <= _LONGEST_OVER and not is_of_a_head(text) for text in texts[:start])
    return set(left[:start]) if is_plain and not _signs_too(texts, start) else set()


def _signs_too(texts: Sequence[str], start: int) -> bool:
    """Return True if an organ over a head is one of those whose paper it is, and not the page's own name."""
    names = texts[start].partition("关于")[0].split()
    who = "".join(names)
    over = [ink(text) for text in texts[:start] if lines.is_unit(text)]
    over = [name for name in over if "、" not in who or not name.startswith(who.split("、")[0])]
    return len(names) < 2 and any(not name.endswith(who) and not who.startswith(name) for name in over)


def _begins_a_head(texts: Sequence[str], n: int) -> bool:
    """Return True for 示例县司法局关于…, such a name over 关于…, or 关于…的通知 not below a name."""
    text, below = texts[n], texts[n + 1] if n + 1 < len(texts) else ""
    if text.startswith("《"):
        return False
    who, about, _ = text.partition("关于")
    if about and who and _are_units(who):
        return True
    if lines.is_unit(text) and below.startswith(("关于", "转发", "印发")):
        return True
    is_whole = text.startswith("关于") and ends_a_title(text)
    return is_whole and not lines.is_unit(texts[n - 1]) and not _ISSUES.search(texts[n - 1])


def _are_units(who: str) -> bool:
    return all(map(lines.is_unit, who.split("、")))


def _over_whole_title(sources: Sequence[Source], found: set[int], top: int) -> set[int]:
    """The names of a site and of its column over a title that is whole on its own line."""
    left = [place for place in range(top) if place not in found]
    whole = next(
        (n for n, place in enumerate(left[:_OVER_TITLE]) if _is_whole_title(text_of(sources[place]))), 0
    )
    over = [text_of(sources[place]) for place in left[:whole]]
    if over and "关于" in over[-1] and _begins_a_title(over[-1]) and not ends_a_title(over[-1]):
        return set()
    is_head = any(lines.is_number(text) or lines.is_urgency(text) or lines.is_masthead(text) for text in over)
    is_column = any(not lines.is_unit(text) for text in over)
    return set(left[:whole]) if found and is_column and not is_head else set()


def _is_whole_title(text: str) -> bool:
    """示例县司法局关于…的通知, 示例县2022年…报告: who, what and which kind."""
    who, about, _ = text.partition("关于")
    is_named = _are_units(who) if about else bool(_OF_A_YEAR.match(text))
    return is_named and ends_a_title(text)


def _between(sources: Sequence[Source], found: set[int], top: int) -> set[int]:
    """Columns and counters, a word on each line, among the lines that a page sets around its heading."""
    columns: set[int] = set()
    for is_found, group in groupby(range(top), found.__contains__):
        run = [*group]
        if not is_found and run[0] > 0 and run[-1] + 1 in found:
            texts = [text_of(sources[place]) for place in run]
            is_short = all(0 < len(text) <= _SHORTEST_HEADING for text in texts)
            is_plain = not any(is_of_a_head(text) or (lines.is_unit(text) and run[1:]) for text in texts)
            columns |= {*run} if is_short and is_plain else set()
    others = (text_of(sources[place]) for place in range(top) if place not in found | columns)
    is_headed = any(len(text) > _SHORTEST_HEADING and may_be_heading(text) for text in others)
    return columns if is_headed else set()


def _bulleted(sources: Sequence[Source], top: int) -> set[int]:
    """The lines of a page's menu, each behind a bullet."""
    marked = {
        place for place in range(top) if _first(sources[place]) in _BULLETS or _is_dashed(sources[place])
    }
    under = (text_of(sources[place]) for place in range(max(marked, default=top) + 1, top))
    is_over = any(len(text) > _SHORTEST_HEADING and may_be_heading(text) for text in under)
    return marked if len(marked) > 1 and is_over else set()


def _is_dashed(source: Source) -> bool:
    """- 格式：DOCX: an entry behind a dash."""
    return not isinstance(source, Grid) and bool(_DASHED.fullmatch(source.text.strip(BLANKS)))


def _called(sources: Sequence[Source], top: int) -> set[int]:
    """When a meeting is held, which its place or who presides follows: no stamp of a page."""
    texts = [text_of(source) for source in sources[: top + 1]]
    return {n for n in range(len(texts) - 1) if _WHEN.match(texts[n]) and _WHERE.match(texts[n + 1])}
