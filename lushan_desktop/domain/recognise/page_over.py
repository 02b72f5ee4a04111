"""What a page shows above the head of a paper that is whole: title, number, whom it is written to."""

import re
from collections.abc import Sequence

from lushan_desktop.domain.recognise import lines
from lushan_desktop.domain.recognise.ahead import ends_a_title
from lushan_desktop.domain.recognise.page_index import entries, title_of
from lushan_desktop.domain.recognise.page_shapes import ink, is_of_a_head, text_of
from lushan_desktop.domain.recognise.passage import Source

_TITLE_LINES, _NAMES, _LEAD, _SHORTEST_HEADING, _LONGEST_NAME = 4, 3, 12, 8, 18
_CALLS = re.compile("[！!]")
"""What a title never has."""
_GIVEN = re.compile("(?:如下|全文|内容|原文)[:：]$")
_MATTER = ("关于", "转发", "批转", "印发")


def over_whole_head(sources: Sequence[Source], found: set[int], top: int) -> set[int]:
    """All that stands above such a head, where some of it is evidently the page's own."""
    start = _start_of_title(sources, found, top)
    if start is None:
        return set()
    while start and start - 1 not in found and _is_of_head(text_of(sources[start - 1])):
        start -= 1
    over = [place for place in range(start) if place not in found]
    is_page = any(place in found for place in range(start))
    texts = [text_of(sources[place]) for place in over]
    title = ink("".join(text_of(source) for source in sources[start:top]))
    is_page = is_page or any(
        _CALLS.search(text) or _is_told(text) or _is_again(text, title) for text in texts
    )
    has_head = any(map(_is_over_title, texts))
    return set(over) if is_page and not has_head else set()


def _is_again(text: str, title: str) -> bool:
    """Return True for a heading that the title below it holds."""
    return len(text) >= _SHORTEST_HEADING and ends_a_title(text) and ink(text) in title


def below_lead(sources: Sequence[Source], found: set[int], first: int) -> int | None:
    """Whom a paper is written to whose whole head stands below what a page says of it in sentences."""
    if first >= len(sources) or lines.is_address(text_of(sources[first]), after_a_title=False):
        return None
    for place in range(first + 1, min(first + _LEAD, len(sources))):
        start = None if place in found else _start_of_title(sources, found, place)
        if start is not None:
            lead = (text_of(sources[n]) for n in range(first, start) if n not in found)
            return place if start > first and all(map(_is_told, lead)) else None
    return None


def _is_told(text: str) -> bool:
    """Return True for a sentence, or its end before a colon, that numbers nothing."""
    return not lines.heading_role(text) and (lines.ends_a_sentence(text) or text.endswith(("：", ":")))


def _is_said(text: str) -> bool:
    return len(text) > _LONGEST_NAME and text.endswith(("：", ":")) and bool(_GIVEN.search(text))


def beside_entry(sources: Sequence[Source], found: set[int], top: int) -> set[int]:
    """A name alone above the text where an entry of the page says what the title is."""
    left = [place for place in range(top) if place not in found]
    names = [text_of(sources[place]) for place in left]
    if len(names) != 1 or len(names[0]) > _LONGEST_NAME or is_of_a_head(names[0]) or "关于" in names[0]:
        return set()
    told = title_of(entries(text_of(sources[place]) for place in sorted(found)))
    return set(left) if ends_a_title(told) else set()


def _start_of_title(sources: Sequence[Source], found: set[int], top: int) -> int | None:
    """The first line of the title above whom a paper is written to; None where it is not whole."""
    if top >= len(sources) or not lines.is_address(text_of(sources[top]), after_a_title=False):
        return None
    head = [place for place in range(top) if place not in found]
    while head and _is_below_title(text_of(sources[head[-1]])):
        head.pop()
    if not head or not ends_a_title(text_of(sources[head[-1]])):
        return None
    last = head[-1]
    first = None
    for place in head[: -_TITLE_LINES - 1 : -1]:
        if lines.ends_a_sentence(text_of(sources[place])) or _is_said(text_of(sources[place])):
            break
        is_joined = all(between not in found for between in range(place, last))
        if not is_joined or (place != last and ends_a_title(text_of(sources[place]))):
            break
        if any(word in text_of(sources[place]) for word in _MATTER):
            first = place
    if first is not None:
        return first
    return last if last - 1 in found or (last and _CALLS.search(text_of(sources[last - 1]))) else None


def _is_below_title(text: str) -> bool:
    return lines.is_number(text) or lines.is_bracketed(text) or lines.is_date(text)


def _is_of_head(text: str) -> bool:
    """Return True for what stands right above a title: who issues it, its number, the red head.

    A line of names may break off within the last.
    """
    names = text.split()
    is_named = lines.is_unit(names[0]) and len(names) <= _NAMES
    return is_named or lines.is_unit(text) or _is_over_title(text)


def _is_over_title(text: str) -> bool:
    shapes = (lines.is_number, lines.is_urgency, lines.is_masthead, lines.is_signer)
    return any(shape(text) for shape in shapes) or lines.number_and_signer(text) is not None
