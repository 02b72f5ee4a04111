"""Honours that somebody grants: 授予甲局“乙”称号, 对甲等予以表彰."""

import re
from collections.abc import Iterator

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.mentions.holders import is_holder, units_of
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
_ACT = re.compile("(?P<given>授予)|(?P<chosen>(?:评选|推选|遴选|评|选)出|产生)|命名|认定|评定|评选|确定|表彰")
_MANY = r"(?:等\s*\d+\s*[个名位家户][^“”，。；为（(]{0,14}?)?(?:[（(][^（()）]{1,12}[）)])?"
"""甲镇等38个村镇: how many there are besides those who are named."""
_MARKED = rf"(?:第[一二三四五六七八九十\d]+批)?(?P<name>[“\"][^”\"]{{2,40}}[”\"]{_MORE})"
_YEARS = r"(?:\d{4}(?:[-—~至]\d{4})?年度?)?"
_BEGIN = _YEARS + r"(?:全[国省市县区州]|国家级|[省市县区]级|首[届批]|第[一二三四五六七八九十\d]+[届批])"
"""How the name of an honour begins where no mark does."""
_KIND = (
    r"(?:地级|县级|基层|先进)?(?:城市|[市县区](?![局委])|村镇|乡镇|[镇乡村]|社区|街道|单位|集体|部门|学校|企业|机关|组织|班组|窗口"
    r"|[站所](?!长)|支部|大队|项目)"
)
_COUNTED_ONES = rf"等\s*\d+\s*[个家所]{_KIND}(?:[和、及或]{_KIND})*(?:[（(][^（()）]{{1,12}}[）)])?"
"""甲市等34个县级市和县: so many of which kind."""
_SHAPES = (
    re.compile(rf"(?P<units>[^，。；“”《》]{{2,200}}?){_MANY}为{_MARKED}"),
    re.compile(
        rf"(?P<units>[^，。；“”《》为]{{2,200}}?){_MANY}为(?P<name>[^，。；“”《》]{{4,40}}?)(?:荣誉称号|称号)?(?=[，。；,;]|$)"
    ),
)
"""命名甲单位等14个单位为“花园式单位”, 认定甲镇为第十三届县级文明村镇."""
_GIVEN = (
    re.compile(
        rf"(?P<units>[^，。；“”为]{{2,200}}?){_COUNTED_ONES}"
        r"(?P<name>(?:[^，。；、“”（(]|[（(][^（()）]{1,12}[）)]){3,40}?)(?:荣誉称号|称号|荣誉)(?=[，。；]|$)"
    ),
    re.compile(
        r"(?P<units>[^。；“”《》为]{2,200}?\d+\s*个[^，。；“”为]{1,8})为(?P<name>[^，。；“”《》]{4,40}?)(?:荣誉称号|称号)?(?=[，。；]|$)"
    ),
    re.compile(rf"(?P<units>[^。；]{{2,200}}?){_MANY}为?{_MARKED}(?:(?:荣誉)?称号|(?<=称号[”\"]))"),
    *_SHAPES,
    re.compile(
        rf"(?P<units>[^，。；“”为]{{2,200}}?){_MANY}(?P<name>{_BEGIN}[^，。；、“”]{{4,40}}?|{_BEGIN}[^，。；、“”]{{0,12}}“[^”]{{2,20}}”[^，。；、“”]{{2,20}}?)"
        r"(?:荣誉称号|称号|荣誉)(?=[，。；]|$)"
    ),
)
"""What is given besides: “花园式单位”称号 with or without its marks."""
_CHOSEN = (
    re.compile(
        r"(?P<units>[^，。；“”《》]{2,200}?)等\s*\d+\s*[个家所]"
        r"(?P<name>[^，。；“”《》]{0,12}“[^”]{2,40}”|[^，。；“”《》]{4,30}?)(?=[，。；,;]|$)"
    ),
)
"""评选出甲村等23个优秀“示范村”."""
_GIVEN_TO = re.compile(
    rf"(?:“(?P<marked>[^”]{{4,40}})”|[将把](?P<plain>{_BEGIN}[^，。；“”]{{4,40}}?))(?:荣誉)?称号授予(?P<units>[^，。；“”]{{2,200}}?){_MANY}(?=[，。；]|$)"
)
"""将“文明单位”称号授予甲局."""
_PRAISED = re.compile(r"对(?P<told>[^。；]{4,400}?)(?:予以|进行|给予)了?(?:通报)?(?:表彰|表扬|命名)")
_PRAISED_ONE = re.compile(
    r"(?:^|[、和])(?P<units>[^，。；“”]{2,60}?)等\s*\d+\s*[个家]"
    r"(?:[“\"](?P<quoted>[^“”\"]{2,40})[”\"](?P<more>[^，。；、和“”\"]{0,20})|(?P<plain>[^，。；、和“”\"]{2,30}))"
)
"""对甲村等15家平安单位、乙局等3个“先进集体”进行了表彰."""
_GRANTED_BARE = re.compile(
    r"授予(?P<told>(?:(?!等\s*\d)[^，。；“”、为]){6,60}?)(?:荣誉称号|称号|荣誉)(?=[，。；]|$)"
)
"""授予甲局集体一等功荣誉: nothing stands between who and what."""
_MERIT = re.compile(
    rf"(?:给予|[为给对])(?P<units>[^，。；“”]{{2,120}}?){_MANY}(?:[荣各]?记|给予|予以)?(?P<name>集体(?:[一二三]等功|嘉奖))(?:各?一次)?(?=[，。；、]|奖励|$)"
)
"""为甲院等98个先进集体记集体一等功."""
_SUFFERED = re.compile("[被由][^，。；]{0,30}$")
_NOT_YET = re.compile(
    "(?:有望|即将|力争|争取|申报|申请|拟|推荐|建议|提名|提请|未|没有|凡|应当?)[^，。；]{0,8}$"
)
_NO_ONE = re.compile("[，《》]")
"""What is no name of one who is granted something: it goes over a mark."""
_TAIL = re.compile(r"(?:等\s*)?\d+\s*[个家所].{0,12}$")
_FAR = 40
_SHORT = 4


def granted(text: str, span: tuple[int, int], day: PartialDate | None) -> Iterator[HonourMention]:
    """The honours that a sentence grants, each to all who are named."""
    for act in _ACT.finditer(text, *span):
        before = text[max(span[0], act.start() - _FAR) : act.start()]
        if _SUFFERED.search(before) or _NOT_YET.search(before):
            continue
        shapes = _GIVEN if act["given"] else _CHOSEN if act["chosen"] else _SHAPES
        made = next(filter(None, (shape.match(text, act.end(), span[1]) for shape in shapes)), None)
        if made:
            yield from _each(made["name"], made["units"], (act.start(), made.end()), day)
    for made in _GIVEN_TO.finditer(text, *span):
        yield from _each(made["marked"] or made["plain"], made["units"], made.span(), day)
    for made in _MERIT.finditer(text, *span):
        yield from _each(made["name"], made["units"], made.span(), day)


def _each(told: str, units: str, span: tuple[int, int], day: PartialDate | None) -> Iterator[HonourMention]:
    """What each of those who are named is called from now on."""
    is_marked = told.startswith(("“", '"')) and told.endswith(("”", '"'))
    name = told.strip('“”"').removesuffix("称号") if is_marked else told
    if OF_PERSON.search(name) or not (is_marked or NAMED.search(name)):
        return
    for unit in (_TAIL.sub("", one) for part in units.split("，") for one in units_of(part)):
        if is_holder(unit) and not COUNTED.match(unit) and not _NO_ONE.search(unit):
            yield HonourMention(*span, unit, name, level_of(name), day)


def praised(text: str, span: tuple[int, int], day: PartialDate | None) -> Iterator[HonourMention]:
    """The honours of those who are praised as what they are, and of those to whom one is granted bare."""
    for praise in _PRAISED.finditer(text, *span):
        for one in _PRAISED_ONE.finditer(praise["told"]):
            is_compound = bool(one["more"]) and bool(NAMED.search(one["more"]))
            name = f"“{one['quoted']}”{one['more']}" if is_compound else one["quoted"] or one["plain"]
            for unit in units_of(one["units"]):
                if is_holder(unit) and not COUNTED.match(unit) and is_of_unit(name):
                    yield HonourMention(*praise.span(), unit, name, level_of(name), day)
    for of_who in _OF_WHO.finditer(text, *span):
        unit = of_who["unit"]
        if is_holder(unit) and not COUNTED.search(unit) and is_of_unit(of_who["name"]):
            yield HonourMention(*of_who.span(), unit, of_who["name"], level_of(of_who["name"]), day)
    for bare in _GRANTED_BARE.finditer(text, *span):
        told, before = bare["told"], text[max(span[0], bare.start() - _FAR) : bare.start()]
        ends = (at for at in range(len(told) - _SHORT, 2, -1) if is_holder(told[:at]))
        at = (
            0
            if _SUFFERED.search(before) or _NOT_YET.search(before)
            else next((at for at in ends if is_of_unit(told[at:])), 0)
        )
        if at and not re.search(_BEGIN, told):
            yield HonourMention(*bare.span(), told[:at], told[at:], level_of(told[at:]), day)
