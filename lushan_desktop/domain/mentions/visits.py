"""Visits to learn elsewhere: 赴甲市、乙县考察学习."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

_GOES = (
    r"(?:(?P<verb>赴|前往)|莅临(?![我本])|先后到|分别到|(?:\d+余?[人名](?:同志)?|率队|带队|率团|一行|考察[组团]|代表团)(?:\d+人)?到"
    r"|(?:考察[团组队]|代表团)(?:一行)?(?:来到|走进|深入)(?![我本])|(?:带领|率领?|组织)[^，。；]{2,60}?(?:来?到(?![我本])|来(?![我本到])))"
)
_DOES = (
    r"(?:进行|开展)?(?:为期[^，。；]{1,6}的)?(?:“[^”]{2,20}”(?:为主题的)?)?(?:实地|现场|集中|专题|对标|互学)?"
)
_WHY = r"，?(?:围绕|就|针对)[^。；]{2,80}?"
_VISIT = re.compile(
    rf"{_GOES}(?P<places>[^，。；]{{2,60}}?)"
    rf"(?=[，、]?{_DOES}(?:学习|考察|取经|观摩|参观|交流|对接|调研学习|成功创建)|{_WHY}(?:学习|考察|观摩|取经))"
)
_TO_LEARN = (
    r"(?:(?:考察|参观|观摩|调研|走访|座谈|交流|学习)*学习(?!贯彻|教育|宣传|宣讲|传达|领会|强国|型|班|《|党的|习近平)"
    r"|(?:学习|考察|观摩|参观)+(?:交流|考察)|取经)"
)
_CAME = re.compile(
    r"(?:(?:来到|走进|深入)(?![我本])|(?<![\u4e00-\u9fff][达得遇直提找感等看受收做送报涉谈])到(?![我本会场位]))"
    rf"(?P<places>[^，。；到]{{2,30}}?)(?=[，、]?{_DOES}{_TO_LEARN}|{_WHY}{_TO_LEARN})"
)
"""来到甲县学习: a way that anybody may go, so that learning itself has to be told."""
_OTHER = re.compile(
    rf"[，、]?{_DOES}(?:考察(?:领导|干部|班子|人选|对象)|(?:调研|考察)?学习(?:教育|贯彻|宣传|宣讲|传达))|{_WHY}学习(?:教育|贯彻|宣传)"
)
"""考察干部, 学习教育: what is done on no visit."""
_PROVINCES = (
    "北京|天津|上海|重庆|河北|山西|内蒙古|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|四川|"
    "贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆"
)
_PLACE = re.compile(
    rf"(?:(?<=[、和及])|^)(?:{_PROVINCES})(?=等|、|和|及|学习|考察|参观|调研|交流|$)|"
    r"[\u4e00-\u9fff]{1,12}?(?:自治县|自治州|自治区|[省市县区州旗])(?=等|、|[（(]|以及|和|及|与|的|地|成|学|考|取|观|参|交|调|开展|围绕|就|进行|实地|$|(?:(?![省市县区州旗])[\u4e00-\u9fff]){0,6}(?:局|委|办|院|中心|政协|人大|街道|大厅))"
)


_LED_TO = re.compile(
    r"(?:带领|率领?)[^，。；]{2,40}?(?:考察|观摩)(?![团组到来了])(?P<place>[\u4e00-\u9fff]{1,8}?[市县区])"
)
"""带领干部考察甲区综治中心: the place stands behind what was done there."""
_WHICH_DID = "成功创建"
"""赴甲市等成功创建示范市地区及乙县学习: what the places did stands between them."""
_AND_SO_ON = re.compile(r"等(?:\d*[地市县区个镇乡村]|省份)")
_NAME = re.compile(r"(?:(?!以及|[和及、])[\u4e00-\u9fff])+")
_BELOW = re.compile(
    r"^[\u4e00-\u9fff]{1,10}(?:[镇乡县](?:[\u4e00-\u9fff]{1,6}(?:[村居]|社区))?|街道|社区|村)$"
)
_SHORT = 4
_LEARNING = re.compile("(?:参观|观摩|考察)?学习|取经|观摩")
_BARE = re.compile(
    "(?!外地|异地|[各实当]地|现场|基层|一线|先进|[省市国境海]外|部队|企业|项目|高校|京$)[\u4e00-\u9fff]{2,4}"
)
_NO_NAME = re.compile(r"^.{6,}$|^.$|大学|公司|学校|医院|单位|企业|基地|[局所院馆园厂]$|^[我本全各该]")
"""What is no place that a list may name by its name alone."""
_NO_PLACE = re.compile(
    "地区$|示范|建设|政府|^[我本全各该外]|^[省市县区州旗]+$|^(?:先进|兄弟|周边|其他|有关|相关|发达|沿海)"
)
_HOUSE = re.compile(
    r"(?!县|市|区|省|[我本该各全]|上级|下级|中级|高级|兄弟|基层|其他|有关|相关|部分)[\u4e00-\u9fff]{2,3}(?:人民)?(?:法院|检察院)"
)
"""甲法院: a court that is called by its place."""
_LONGEST = 13
_STOP = re.compile("[，。；]")
_FAR = 120
"""Characters of a clause behind a visit: what goes on for longer is a list, or no prose."""


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
    yield from _led_to(text)
    told = [one for one in _VISIT.finditer(text) if not _OTHER.match(text, one.end("places"))]
    yield from _gone(text, told)
    starts = [one.start() for one in told]
    for came in _CAME.finditer(text):
        places = tuple(_places(came["places"], came.start("places")))
        if _HOUSE.fullmatch(came["places"]):
            places = (Place(came["places"], *came.span("places")),)
        before = bisect_right(starts, came.start("places"))
        if places and not (before and came.start("places") < _end(text, told[before - 1].end())):
            yield Visit(came.start(), _end(text, came.end()), _once(places))


def _once(places: tuple[Place, ...]) -> tuple[Place, ...]:
    return tuple({one.name: one for one in reversed(places)}.values())[::-1]


def _gone(text: str, told: list[re.Match[str]]) -> Iterator[Visit]:
    """The visits that are told by how somebody went."""
    for found in told:
        end = _end(text, found.end())
        span = text[found.start("places") : end]
        start = found.start("places")
        places = tuple(_places(found["places"], start))
        if not places and _HOUSE.fullmatch(found["places"]):
            places = (Place(found["places"], start, found.end("places")),)
        elif not places or text.startswith(_WHICH_DID, found.end()):
            places = tuple(_places(span, start))
        is_learning = _LEARNING.match(text, found.end()) is not None
        is_alone = bool(found["verb"]) and is_learning and _BARE.fullmatch(found["places"]) is not None
        if found["verb"] or is_learning:
            listed = tuple(_listed(found["places"], start, is_alone=is_alone))
            places = listed if len(listed) > len(places) else places
        if places:
            yield Visit(found.start(), end, _once(places))


def _led_to(text: str) -> Iterator[Visit]:
    for found in _LED_TO.finditer(text):
        name, (start, end) = found["place"], found.span("place")
        if not _NO_PLACE.search(name):
            yield Visit(found.start(), _end(text, end), (Place(name, start, end),))


def _end(text: str, start: int) -> int:
    """The end of the clause in which the visit stands."""
    stop = _STOP.search(text, start, start + _FAR)
    return stop.start() if stop else min(len(text), start + _FAR)


def _places(span: str, offset: int) -> Iterator[Place]:
    for found in _PLACE.finditer(span):
        lead = re.match(r"(?:成功创建.*?地区)?(?:及|和|与|等|、)*", found[0])
        skip = lead.end() if lead else 0
        name = re.split("地区及|地区和|及|和|、|的", found[0][skip:])[-1]
        start = offset + found.end() - len(name)
        if 1 < len(name) < _LONGEST and not _NO_PLACE.search(name):
            yield Place(name, start, offset + found.end())


def _listed(told: str, offset: int, *, is_alone: bool) -> Iterator[Place]:
    """Places below a county, or that go without what they are: 赴甲镇乙村、丙村, 赴宁波、台州等地."""
    around = _AND_SO_ON.search(told)
    names = list(_NAME.finditer(told, 0, around.start() if around else len(told)))
    if any(_NO_PLACE.search(one[0]) for one in names):
        return
    is_known = all(_BELOW.search(one[0]) for one in names)
    is_list = len(names) > 1 and not any(_NO_NAME.search(one[0]) for one in names)
    is_one = is_alone and len(names) == 1 and not _NO_NAME.search(told)
    if is_known or is_one or (is_list and (around or all(len(one[0]) <= _SHORT for one in names))):
        for one in names:
            yield Place(one[0], offset + one.start(), offset + one.end())
