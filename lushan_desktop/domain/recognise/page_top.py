"""Where the text itself begins on a page: whom it is written to, or what it says."""

import re
from collections.abc import Sequence

from lushan_desktop.domain.recognise import lines
from lushan_desktop.domain.recognise.ahead import ends_a_title
from lushan_desktop.domain.recognise.page_index import is_index_line
from lushan_desktop.domain.recognise.page_over import below_lead
from lushan_desktop.domain.recognise.page_shapes import (
    PLACE,
    is_above,
    is_dated_or_sourced,
    text_of,
)
from lushan_desktop.domain.recognise.page_words import hints_at_page
from lushan_desktop.domain.recognise.passage import Grid, Source

TOP = 60
"""Lines among which a text begins."""
_LONG, _WITHIN, _HEAD, _SHORTEST_TITLE, _SHORTEST_SENTENCE = 45, 12, 4, 4, 15
_FIRST_OF_ALL = re.compile(r"[（(]?\s*(?:第?一|1(?!\d)|[⒈⑴㈠])")
"""The number with which a text begins; a list of which some page shows the rest goes on with the next."""
_ENTRY = re.compile(
    r"(?!.*(?:各|同志|代表|委员|朋友|们|尊敬|亲爱|广大|全体|用户|[市居村]民|家长|业主|群众))[\u4e00-\u9fff]{2,8}\s*[:：]"
)


def top_of(sources: Sequence[Source], found: set[int]) -> int:
    """The place of the first line of the text itself: whom it is written to, or what it says."""
    first = _begins(sources, found, 0)
    if (whom := below_lead(sources, found, first)) is not None:
        return whom
    stamp = _stamp_below(sources, found, first)
    if stamp is not None and (text := _begins(sources, found, stamp + 1)) < min(len(sources), TOP):
        return text
    return _address_below_title(sources, found, first)


def ends_index(sources: Sequence[Source], place: int) -> bool:
    """Return True for 公文时效： right below a line of an index: an entry whose value is empty."""
    above = text_of(sources[place - 1]) if place else ""
    return _is_label(text_of(sources[place])) and is_index_line(above)


def _begins(sources: Sequence[Source], found: set[int], start: int) -> int:
    """The first line from there that speaks, or that says to whom."""
    for place, source in enumerate(sources[start:TOP], start):
        text = text_of(source)
        if isinstance(source, Grid) or place in found or not text:
            continue
        if is_index_line(text) or is_above(text) or hints_at_page(text):
            continue
        if _says(text) or (lines.is_address(text, after_a_title=False) and not ends_index(sources, place)):
            return place
    short = (place for place in range(start, min(len(sources), TOP)) if place not in found)
    is_said = (place for place in short if _is_sentence(text_of(sources[place])))
    return next(is_said, min(len(sources), TOP))


def _is_sentence(text: str) -> bool:
    return len(text) > _SHORTEST_SENTENCE and text.endswith("。")


def _says(text: str) -> bool:
    is_open = text.endswith(("：", ":")) and "，" in text
    is_said = len(text) > _LONG and (lines.ends_a_sentence(text) or "。" in text or is_open)
    return is_said or bool(_FIRST_OF_ALL.match(text) and lines.heading_role(text))


def _stamp_below(sources: Sequence[Source], found: set[int], first: int) -> int | None:
    """The place of the breadcrumbs or of the stamp of a page over which its site speaks of itself."""
    over = [text_of(sources[place]) for place in range(first) if place not in found]
    if first >= len(sources) or any(ends_a_title(text) for text in over):
        return None
    for place in range(first + 1, min(first + _WITHIN, len(sources))):
        text = text_of(sources[place])
        if place in found and (is_dated_or_sourced(text) or PLACE.fullmatch(text)):
            return place
        if place not in found and (_says(text) or ends_a_title(text)) and not _is_heading(sources, place):
            return None
    return None


def _is_label(text: str) -> bool:
    return bool(_ENTRY.fullmatch(text)) and not lines.is_unit(text.rstrip("：: "))


def _is_heading(sources: Sequence[Source], place: int) -> bool:
    """Return True for a heading right above a page's stamp."""
    below = text_of(sources[place + 1]) if place + 1 < len(sources) else ""
    return is_dated_or_sourced(below)


def _address_below_title(sources: Sequence[Source], found: set[int], first: int) -> int:
    """The line that says to whom below a title, where a page has a label above it that looks like one."""
    if first >= len(sources) or not _is_label(text_of(sources[first])):
        return first
    if _is_below_title(sources, found, first) and _is_over_text(sources, found, first):
        return first
    for place in range(first + 1, min(first + _WITHIN, len(sources))):
        text = text_of(sources[place])
        if place in found:
            continue
        is_whom = lines.is_address(text, after_a_title=False) or lines.address_and_text(text) is not None
        if is_whom and _is_below_title(sources, found, place):
            return place
        if _says(text):
            return first
    return first


def _is_over_text(sources: Sequence[Source], found: set[int], place: int) -> bool:
    """Return True if what is said begins on the next line, as it does below whom a paper is written to."""
    following = (text_of(sources[one]) for one in range(place + 1, len(sources)) if one not in found)
    text = next(following, "")
    return _says(text) or lines.ends_a_sentence(text) or lines.is_address(text, after_a_title=False)


def _is_below_title(sources: Sequence[Source], found: set[int], place: int) -> bool:
    over = (
        text_of(sources[one]) for one in reversed(range(max(0, place - _HEAD), place)) if one not in found
    )
    plain = (text for text in over if not (lines.is_number(text) or lines.is_bracketed(text)))
    above = next(plain, "")
    return len(above) >= _SHORTEST_TITLE and ends_a_title(above)
