"""Visits to learn elsewhere: 赴甲市、乙县考察学习."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_VISIT = re.compile(
    r"(?:赴|前往|先后到|分别到)(?P<places>[^，。；]{2,60}?)(?=学习|考察|取经|观摩|参观|交流|调研学习|成功创建)"
)
_PLACE = re.compile(
    r"[\u4e00-\u9fff]{1,8}?(?:自治县|自治州|[省市县区州旗])(?=等|、|和|及|与|的|地|成|学|考|取|观|参|交|$)"
)


_NO_PLACE = re.compile("地区$|示范|建设|政府|^[我本全各该]")
_LONGEST = 9


@dataclass(frozen=True)
class Place:
    name: str
    start: int
    end: int


@dataclass(frozen=True)
class Visit:
    """A visit, with the places in their order."""

    start: int
    end: int
    places: tuple[Place, ...]


def visits(text: str) -> Iterator[Visit]:
    """The visits of a paragraph that name a place."""
    for found in _VISIT.finditer(text):
        end = _end(text, found.end())
        span = text[found.start("places") : end]
        places = tuple(_places(span, found.start("places")))
        if places:
            yield Visit(found.start(), end, places)


def _end(text: str, start: int) -> int:
    """The end of the clause in which the visit stands."""
    stop = re.search("[，。；]", text[start:])
    return start + (stop.start() if stop else len(text) - start)


def _places(span: str, offset: int) -> Iterator[Place]:
    for found in _PLACE.finditer(span):
        lead = re.match(r"(?:成功创建.*?地区)?(?:及|和|与|等|、)*", found[0])
        skip = lead.end() if lead else 0
        name = re.split("地区及|地区和|及|和|、", found[0][skip:])[-1]
        start = offset + found.end() - len(name)
        if 1 < len(name) < _LONGEST and not _NO_PLACE.search(name):
            yield Place(name, start, offset + found.end())
