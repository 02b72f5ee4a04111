"""A unit's bare name above the head of a paper: one of those who issue it, or the page's own."""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import takewhile

from lushan_desktop.domain.recognise import commands, lines
from lushan_desktop.domain.recognise.page_shapes import text_of
from lushan_desktop.domain.recognise.passage import Source

_MOST, _NEARLY = 4, 0.75
_MATTER = re.compile("关于|转发|批转|印发")
_NAMES_NOBODY = frozenset("政发办函字党委规府令第文市县区")
_IS_PLACE = re.compile("[\u4e00-\u9fff]{2,16}[省市县区州旗镇乡]")
_PLACE = re.compile("(?:中共)?(.{2,8}?[省市县区州旗])")
_PROVINCES = {
    "京": "北京",
    "津": "天津",
    "冀": "河北",
    "晋": "山西",
    "蒙": "内蒙",
    "内": "内蒙",
    "辽": "辽宁",
    "吉": "吉林",
    "黑": "黑龙",
    "沪": "上海",
    "苏": "江苏",
    "浙": "浙江",
    "皖": "安徽",
    "闽": "福建",
    "赣": "江西",
    "鲁": "山东",
    "豫": "河南",
    "鄂": "湖北",
    "湘": "湖南",
    "粤": "广东",
    "桂": "广西",
    "琼": "海南",
    "渝": "重庆",
    "川": "四川",
    "黔": "贵州",
    "滇": "云南",
    "藏": "西藏",
    "陕": "陕西",
    "甘": "甘肃",
    "青": "青海",
    "宁": "宁夏",
    "新": "新疆",
}
"""The letter of each province in numbers, and how its name begins."""


def named_above(sources: Sequence[Source], found: set[int], top: int) -> set[int]:
    """The names at the top of a page of units that neither sign the paper below nor number it."""
    head = [place for place in range(min(top + 1, len(sources))) if place not in found]
    texts = [text_of(sources[place]) for place in head]
    count = len([*takewhile(lines.is_unit, texts[: _MOST + 1])])
    if not 0 < count < min(len(texts), _MOST + 1) or not _begins(texts[count]):
        return set()
    signed = signers([text_of(source) for source in sources[top:]])
    own = _own(texts[count])
    numbers = (text for text in texts[count:] if lines.is_number(text))
    letters = next(numbers, "")
    strange = takewhile(lambda name: _is_strange(name, signed, own, letters), texts[:count])
    return set(head[: len([*strange])])


def placed_above(sources: Sequence[Source], found: set[int], top: int) -> set[int]:
    """示例省示例市人民政府 that a page writes over what 示例市人民政府 issues."""
    head = [place for place in range(top) if place not in found]
    texts = [text_of(sources[place]) for place in head]
    owns = {_own(text) or commands.commander(text) for text in texts} - {""}
    names = [n for n, text in enumerate(texts) if lines.is_unit(text) and not _goes_on(texts, n)]
    return {head[n] for n in names if any(_is_placed(texts[n], own) for own in owns)} if found else set()


def signed_above(sources: Sequence[Source], found: set[int], top: int) -> set[int]:
    """Who and when that a library writes over a paper which they end: the same unit signs it below."""
    head = [place for place in range(top) if place not in found]
    signed = signers([text_of(source) for source in sources[top:]])
    texts = [text_of(sources[place]) for place in head]
    pairs = (n for n in range(1, len(head) - 1) if texts[n] in signed and lines.is_date(texts[n + 1]))
    return {place for n in pairs for place in head[n : n + 2]} if found else set()


def _goes_on(texts: Sequence[str], n: int) -> bool:
    """Return True for the first line of a title, whose matter follows."""
    return n + 1 < len(texts) and bool(_MATTER.match(texts[n + 1]))


def signers(texts: Sequence[str]) -> tuple[str, ...]:
    """The units that stand above the first day which is alone on its line, or beside it."""
    for place, text in enumerate(texts):
        pair = lines.issuer_and_date(text)
        if pair and lines.is_unit(pair[0]):
            return tuple(lines.units(pair[0]))
        if lines.is_date(text):
            above = takewhile(_are_units, reversed(texts[:place]))
            return tuple(name for line in above for name in lines.units(line))
    return ()


def is_of_number(name: str, number: str) -> bool:
    """Return True if the letters of a number can stand for a unit: 示政发 for 示例县人民政府."""
    return _shared(name, number) > 0


def _shared(name: str, number: str) -> int:
    """How many letters of a number can stand for a part of a name."""
    letters = set(re.split(r"[〔［\[(（\d]", number.lstrip("（("))[0]) - _NAMES_NOBODY
    begins = name.removeprefix("中共")[:2]
    return sum(one in name or _PROVINCES.get(one) == begins for one in letters)


def unsupported(name: str, told: Iterable[str], number: str) -> bool:
    """Return True if neither who signs, nor the page's index, nor the number bears out a name at the top."""
    return not any(may_be(name, one) for one in told if one) and not (number and is_of_number(name, number))


def may_be(name: str, other: str) -> bool:
    """Return True if a name is another, but for a slip, or is short for it, in whichever direction."""
    short, long = sorted(("".join(name.split()), "".join(other.split())), key=len)
    return is_short_for(short, long) or SequenceMatcher(None, name, other).ratio() > _NEARLY


def is_short_for(short: str, long: str) -> bool:
    """Return True if one name is another with signs left out."""
    rest = iter(long)
    return all(sign in rest for sign in short)


def _begins(text: str) -> bool:
    """Return True for a title that names its matter, a number, or whom a paper is written to."""
    is_address = lines.is_address(text, after_a_title=False) and not lines.is_unit(text)
    return is_address or bool(_own(text)) or text.startswith(("关于", "转发", "批转", "印发"))


def _own(text: str) -> str:
    """示例县司法局 of 示例县司法局关于…"""
    found = _MATTER.search(text)
    who = text[: found.start()] if found else ""
    return who if who and all(map(_is_named, who.split("、"))) else ""


def _is_named(who: str) -> bool:
    """Return True for a unit, and for a place that speaks for its government."""
    return lines.is_unit(who) or bool(_IS_PLACE.fullmatch(who))


def _is_strange(name: str, signed: Iterable[str], own: str, letters: str) -> bool:
    """Return True if what the paper says of itself leaves out a unit named above it."""
    if signed := tuple(signed):
        return not any(may_be(name, one) for one in signed)
    if not own or may_be(name, own):
        return False
    if letters:
        return _shared(own, letters) > _shared(name, letters)
    place, other = _PLACE.match(name), _PLACE.match(own)
    return bool(place and other) and place[1] != other[1] if place and other else False


def _is_placed(name: str, own: str) -> bool:
    """Return True for 示例省示例县人民政府 over 示例县人民政府关于…, as pages and libraries write it."""
    return bool(own) and name.endswith(own) and bool(_IS_PLACE.fullmatch(name.removesuffix(own)))


def _are_units(line: str) -> bool:
    return all(map(lines.is_unit, lines.units(line)))
