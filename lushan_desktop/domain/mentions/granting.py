"""Honours that somebody grants: 授予甲局“乙”称号, 对甲等予以表彰."""

import re
from collections.abc import Iterator

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.mentions.holders import is_holder
from lushan_desktop.domain.mentions.honour_names import (
    COUNTED,
    NAMED,
    OF_PERSON,
    HonourMention,
    is_of_unit,
    level_of,
)

_OF_WHO = re.compile(
    r"(?:授予|评为|获得|荣获)[^“，。；]{0,8}“(?P<name>[^”]{4,40})”(?:荣誉)?(?:称号)?的(?P<unit>[^，。；“”]{3,30}?)(?=给予|予以|进行|等|[，。；])"
)
"""对被授予“文明岗”称号的甲局给予表扬."""
_MORE = (
    r"(?:(?!称号|荣誉|奖牌|光荣)[\u4e00-\u9fff]{2,14}?(?:单位|集体|示范点|项目|[市县区镇乡村])"
    r"(?=称号|荣誉|[，。；、和]|$))?"
)
"""What goes on with a name behind its marks: “四好农村路”全国示范县."""
_GRANTED = re.compile(
    r"授予(?P<units>[^。；]{2,200}?)(?:等\s*\d+[个名位家][^“。；]{0,12}?)?(?:为)?(?P<name>[“\"][^”\"]{2,40}[”\"]"
    + _MORE
    + r")(?:(?:荣誉)?称号|(?<=称号[”\"]))"
)
_GRANTED_PLAIN = re.compile(
    r"授予(?P<units>[^，。；“”]{2,80}?)(?:等\s*\d+\s*[个家户][^，。；“”为]{0,14})?为(?P<name>[^，。；“”]{4,40}?)"
    r"(?:荣誉称号|称号)?(?=[，。；,;])"
)
"""授予甲镇等38个村镇为第十三届县级文明村镇."""
_NAMED_AS = re.compile(
    r"命名(?!为)(?P<units>[^。；“”]{2,200}?)(?:等\s*\d+\s*[个名位家][^“。；（(]{0,12}?)?(?:[（(][^（()）]{1,12}[）)])?"
    r"为(?P<name>[“\"][^”\"]{2,40}[”\"]" + _MORE + r")"
)
"""命名甲单位等14个单位为“花园式单位”."""
_PRAISED = re.compile(r"对(?P<told>[^。；]{4,400}?)(?:予以|进行|给予)了?(?:通报)?(?:表彰|表扬|命名)")
_PRAISED_ONE = re.compile(
    r"(?:^|[、和])(?P<units>[^，。；“”]{2,60}?)等\s*\d+\s*[个家]"
    r"(?:[“\"](?P<quoted>[^“”\"]{2,40})[”\"](?P<more>[^，。；、和“”\"]{0,20})|(?P<plain>[^，。；、和“”\"]{2,30}))"
)
"""对甲村等15家平安单位、乙局等3个“先进集体”进行了表彰."""
_GRANTED_BARE = re.compile(r"授予(?P<told>[^，。；“”、为]{6,60}?)(?:荣誉称号|称号|荣誉)(?=[，。；]|$)")
"""授予甲局集体一等功荣誉: nothing stands between who and what."""
_SUFFERED = re.compile("被[^，。；]{0,30}$")
_SHORT = 4


def granted(text: str, span: tuple[int, int], day: PartialDate | None) -> Iterator[HonourMention]:
    """The honours that a sentence grants, each to all who are named."""
    plain = (one for one in _GRANTED_PLAIN.finditer(text, *span) if NAMED.search(one["name"]))
    for granted in (*_GRANTED.finditer(text, *span), *plain, *_NAMED_AS.finditer(text, *span)):
        if _SUFFERED.search(text[span[0] : granted.start()]):
            continue
        told = granted["name"]
        name = told.strip('“”"').removesuffix("称号") if told.endswith(("”", '"')) else told
        for unit in re.split("、|和", granted["units"]):
            if is_holder(unit) and not COUNTED.match(unit) and not OF_PERSON.search(name):
                yield HonourMention(*granted.span(), unit, name, level_of(name), day)


def praised(text: str, span: tuple[int, int], day: PartialDate | None) -> Iterator[HonourMention]:
    """The honours of those who are praised as what they are, and of those to whom one is granted bare."""
    for praised in _PRAISED.finditer(text, *span):
        for one in _PRAISED_ONE.finditer(praised["told"]):
            is_compound = bool(one["more"]) and bool(NAMED.search(one["more"]))
            name = f"“{one['quoted']}”{one['more']}" if is_compound else one["quoted"] or one["plain"]
            for unit in re.split("、|和", one["units"]):
                if is_holder(unit) and not COUNTED.match(unit) and is_of_unit(name):
                    yield HonourMention(*praised.span(), unit, name, level_of(name), day)
    for of_who in _OF_WHO.finditer(text, *span):
        unit = of_who["unit"]
        if is_holder(unit) and not COUNTED.search(unit) and is_of_unit(of_who["name"]):
            yield HonourMention(*of_who.span(), unit, of_who["name"], level_of(of_who["name"]), day)
    for granted in _GRANTED_BARE.finditer(text, *span):
        told = granted["told"]
        ends = (at for at in range(len(told) - _SHORT, 2, -1) if is_holder(told[:at]))
        at = next((at for at in ends if is_of_unit(told[at:])), 0)
        if at:
            yield HonourMention(*granted.span(), told[:at], told[at:], level_of(told[at:]), day)
