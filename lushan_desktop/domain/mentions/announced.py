"""Honours that are made known in a list, and who of a place is told to stand in it."""

import re
from collections.abc import Iterator
from itertools import pairwise

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.mentions.days import DayMention
from lushan_desktop.domain.mentions.holders import LEAD, is_holder, units_of
from lushan_desktop.domain.mentions.honour_names import COUNTED, HonourMention, is_of_unit, level_of
from lushan_desktop.domain.mentions.sentences import sentence_at

_MADE_KNOWN = re.compile(
    r"(?:公布|发布|印发|下发|发文|揭晓|通报|命名|表彰|认定|授予|评定|评选|确定|入选|上榜|获得|荣获|评为|获评)"
    r"(?P<how>[^。；“”]{0,80}?)(?:(?:\d+\s*[个家])?(?P<whole>[\u4e00-\u9fff]{0,8}“[^”]{2,20}”[\u4e00-\u9fff]{2,12})名单"
    r"|“(?P<name>[^”]{4,40})”"
    r"|(?P<plain>(?:\d{4}年度?|第[一二三四五六七八九十\d]+批)*[全省市县][国省市县区级][^，。；“”《》]{4,30}?)名单)"
)
"""公布第九批“示范村”名单, 命名甲村等9个村为“示范村”."""
_NO_LIST = re.compile("拟|公示|推荐|候选|申报|参评|入围|复核|撤销|开展")
_STANDS = (
    r"(?:再度|再次|双双|均|都|也|全部|光荣|成功|荣幸|喜)*"
    r"(?:榜上有名|上榜|入选|位列其中|名列其中|在列|获此殊荣|受到表彰|获得认定|获得命名)(?=[，。；]|$)"
)
_STANDING = re.compile(
    rf"(?<![^，。；：“”》\s])(?P<units>[^，。；：“”《》]{{2,400}}?)(?:等\s*\d+\s*[个家所][^，。；、]{{0,12}}?)?{_STANDS}"
)
"""甲村、乙村等4个村榜上有名."""
_NAMELY = re.compile(
    r"(?:分别[为是]|(?:(?:这|以上)\s*\d+\s*[个家所]|(?:入选|上榜)的)[^，。；：]{0,20}?(?:[为是]|如下))[：:]?"
    r"(?P<units>[^，。：“”《》]{2,600}?)(?=[，。]|$)"
)
"""有3个村上榜，分别为甲村、乙村、丙村."""
_STOOD = re.compile("上榜|入选|榜上有名|获评|命名|表彰|授予|获此殊荣|评为|获得|荣获")
_SOME = re.compile("[仅只共]有|[一两二三四五六七八九十几多]+[个家所名]")
"""So many of ours, who are not named."""
_NEAR = 120
_CLOSE = 6


def announced(text: str, days: list[DayMention], above: str) -> Iterator[HonourMention]:
    """Who is told to stand in the list that was last made known, in this paragraph or `above`."""
    told, begin = f"{above}{text}", len(above)
    known = [
        (found.end(), found["name"] or found["whole"] or found["plain"])
        for found in _MADE_KNOWN.finditer(told)
        if _is_list(found)
    ]
    known = [one for one in known if is_of_unit(one[1])]
    for (since, name), (until, _next) in pairwise([*known, (len(told), "")]):
        for found in _within(text, above, max(0, since - begin), until - begin):
            day = _day(text, days, found.start())
            first, *rest = units_of(found["units"])
            if _SOME.search(found["units"]):
                continue
            for unit in (LEAD.sub("", first), *rest):
                if is_holder(unit) and not COUNTED.search(unit):
                    yield HonourMention(*found.span(), unit, name, level_of(name), day)


def _is_list(found: re.Match[str]) -> bool:
    told, begin = found.string, found.start()
    around = re.split("[，。；]", told[max(0, begin - _CLOSE) : begin])[-1] + found["how"]
    return not _NO_LIST.search(around) and not told.startswith("公示", found.end() + len("名单"))


def _within(text: str, above: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Where it is told, between the announcement of one list and of the next, who stands in it."""
    if start < end:
        yield from _STANDING.finditer(text, start, end)
        for found in _NAMELY.finditer(text, start, end):
            if _STOOD.search(f"{above}{text[: found.start()]}"[-_NEAR:]):
                yield found


def _day(text: str, days: list[DayMention], place: int) -> PartialDate | None:
    sentence = sentence_at(text, place)
    return next((one.day for one in days if sentence.start <= one.start < sentence.end), None)
