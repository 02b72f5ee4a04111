"""Takes a paper apart that was copied into one line: number, title, text, who signed and when."""

import re
from collections.abc import Iterator, Sequence

from lushan_desktop.domain.recognise import lines
from lushan_desktop.domain.recognise.ahead import ends_a_title
from lushan_desktop.domain.recognise.page_heading import before_site
from lushan_desktop.domain.recognise.page_index import is_index_line
from lushan_desktop.domain.recognise.passage import Grid, Passage, Source

_LONG, _REST, _AT_THE_TOP, _TITLES = 60, 20, 8, 30
_SHORTEST_TITLE, _LONGEST_TITLE = 8, 120
_INSIDE = re.compile(rf"(?<=[。.！\s])\s*([^。；，：:！.\s]{{4,30}}?)\s*({lines.DAY})(?=\s*[^。.\s])")
_RED = re.compile(r"[\u4e00-\u9fff]{4,30}文件(?=[\u4e00-\u9fff]{2,10}[〔\[［（(]\d{4})")
"""示例市人民政府文件 right before the number."""
_MARKED = re.compile(r"\s*<正>(?=.)")
_DAY_INSIDE = re.compile(rf"(?<=[。！])\s*({lines.DAY})\s*(?=[\u4e00-\u9fff《])")
_OPENING = re.compile("“|为|根据|按照|经|现将|因|鉴于|近|今年|去年|随着|遵照|依据|你[省市县区局镇乡]|各")
_SAID = re.compile("[，。；：:;,！？!?]")
_EDITED = re.compile(
    r"(.{4,}[。！？”])[\s　]*([（(【]?(?:责任编辑|责编|编辑|来源|作者|审核|通讯员)\s*[:：][^。！？]{1,40})"
)
"""The last sentence of news, and on its line who edited them."""
_NOTED = re.compile(rf"[\s　]*([（(]此件[^（()）]{{2,16}}[）)])[\s　]{{2,}}({lines.DAY})[\s　]*")
"""（此件发至乡） on the line of the day."""
_ADDRESSED = re.compile(r"[\s　]*(\S{8,120})[\s　]+(各[^。；:：]{2,120}[:：])[\s　]*")
"""示例县人民政府关于…的通知 各乡镇人民政府："""
_DATED_NUMBER = re.compile(
    rf"[\s　]*([（(]{lines.DAY}[\s　]*[^\s（()）]{{2,14}}[〔\[［]\d{{4}}[〕\]］]\s*\d{{1,5}}\s*号[）)])"
    r"[\s　]+(\S.{20,})"
)
"""（1985年5月4日示政〔1985〕38号） and, behind a blank, the text itself."""
_CODED = re.compile(
    r"(.{8,120}[）)])([（(](?:统一编号|统一登记号|登记号|规范性文件编号)\s*[:：][^（()）]{4,30}[）)])"
)
"""The number of a register behind that of the paper."""
_SIGNED = re.compile(
    r"(.*(?:[。！!]|特此[\u4e00-\u9fff]{2}|\.(?:docx?|xlsx?|pdf|wps)))\s*([^。；，：:！\s]{4,40}?)?\s*"
    rf"({lines.DAY})[。.]?(附件[:：][^。]{{0,60}}。?)?"
)


def taken_apart(sources: Sequence[Source]) -> list[Source]:
    """The same text with a line for each part of a paper that has them on one."""
    found: list[Source] = []
    for place, source in enumerate(_without_mark(sources)):
        is_first = isinstance(source, Passage) and place < _TITLES and not is_index_line(source.text)
        if isinstance(source, Passage) and is_first and (end := before_site(source.text)):
            found += [Passage(source.text[:end], source.outline), Passage(source.text[end:])]
            continue
        is_plain = isinstance(source, Passage) and not is_index_line(source.text)
        if isinstance(source, Passage) and is_plain and (halves := _halves(source.text)):
            found += [Passage(halves[0], source.outline), Passage(halves[1])]
            continue
        if isinstance(source, Grid) or len(source.text) <= _LONG:
            found.append(source)
            continue
        pieces = [*_inside(source.text)] if place < _AT_THE_TOP else [source.text]
        pieces[-1:] = _tail(pieces[-1])
        found += [Passage(piece, source.outline) for piece in pieces]
    return found


def _without_mark(sources: Sequence[Source]) -> Iterator[Source]:
    """The same with the mark alone on its line that a library sets before the text of a journal: <正>."""
    for source in sources:
        mark = _MARKED.match(source.text) if isinstance(source, Passage) else None
        if mark and isinstance(source, Passage):
            yield Passage(mark[0], source.outline)
            yield Passage(source.text[mark.end() :], source.outline)
        else:
            yield source


def _halves(text: str) -> tuple[str, str] | None:
    """Two parts of a paper that stand on one short line, or a part and what the page says behind it."""
    addressed = _ADDRESSED.fullmatch(text)
    if addressed and ends_a_title(addressed[1]):
        return addressed[1], addressed[2]
    parted = next(
        (found for shape in (_CODED, _NOTED, _EDITED, _DATED_NUMBER) if (found := shape.fullmatch(text))),
        None,
    )
    return (parted[1], parted[2]) if parted else None


def _inside(text: str) -> Iterator[str]:
    """The parts of a line that holds a whole paper and the one that it makes known."""
    signed = next((one for one in _INSIDE.finditer(text) if lines.is_unit(one[1])), None)
    if signed is None:
        yield from _dated(text)
        return
    yield from _head(text[: signed.start()])
    yield text[signed.start() : signed.start(2)]
    yield signed[2]
    yield from _head(text[signed.end() :], is_enclosed=True)


def _dated(text: str) -> Iterator[str]:
    """The same of a line in which but the day stands before the title of what the paper makes known."""
    days = (one for one in _DAY_INSIDE.finditer(text) if _begins_with_title(text[one.end() :]))
    if day := next(days, None):
        yield from _head(text[: day.start(1)])
        yield day[1]
        yield from _head(text[day.end() :], is_enclosed=True)
        return
    yield from _head(text)


def _begins_with_title(text: str) -> bool:
    part = _part_before_blank(text)
    return _title_before_text(text, is_enclosed=True) > 0 or (bool(part) and ends_a_title(part))


def _head(text: str, *, is_enclosed: bool = False) -> Iterator[str]:
    """The number and the title with which a line begins, and the rest."""
    if red := _RED.match(text):
        yield red[0]
        text = text[red.end() :]
    is_enough = len(text) > 2 * _LONG
    number = lines.number_before_addressee(text) or lines.number_before_title(text)
    if number := number or (lines.number_before_text(text) if is_enough else ""):
        yield number
        text = text[len(number) :]
    while token := _part_before_blank(text):
        yield token
        text = text[len(token) :].lstrip()
    if end := _title_before_text(text, is_enclosed=is_enclosed):
        yield text[:end]
        text = text[end:]
    yield text


def _part_before_blank(text: str) -> str:
    """A title, a number or a day behind which a blank stands and the text goes on."""
    found = re.match(r"([^\s。；]{4,120})\s+(?=\S)", text)
    token = found[1] if found and len(text) - found.end() > _REST else ""
    is_title = len(token) >= _SHORTEST_TITLE and ends_a_title(token) and not lines.heading_role(token)
    return token if is_title or lines.is_number(token) or lines.is_date(token) else ""


def _title_before_text(text: str, *, is_enclosed: bool) -> int:
    """The length of the title behind which the text itself begins on the same line, or 0."""
    said = _SAID.search(text)
    last = min(said.start() if said else 0, len(text) - _REST, _LONGEST_TITLE)
    ends = (at for at in range(_SHORTEST_TITLE, last) if _OPENING.match(text[at:].lstrip()))
    return next(
        (at for at in ends if (is_enclosed or "的" in text[:at]) and ends_a_title(text[:at].rstrip())), 0
    )


def _tail(text: str) -> list[str]:
    """What is said, who signed it, and when."""
    found = _SIGNED.fullmatch(text)
    if found is None or (found[2] and not lines.is_unit(found[2])):
        return [text]
    end = found.start(4) if found[4] else len(text)
    return [piece for piece in (found[1], found[2], text[found.start(3) : end], found[4]) if piece]
