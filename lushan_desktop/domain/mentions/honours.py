"""Honours that a text tells of: who holds which."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.mentions.announced import announced
from lushan_desktop.domain.mentions.days import Dated, DayMention, day_mentions
from lushan_desktop.domain.mentions.granting import granted, praised
from lushan_desktop.domain.mentions.holders import (
    FAR,
    LEAD,
    THAT,
    holder,
    is_holder,
    last_subject,
    subject_before,
    units_of,
)
from lushan_desktop.domain.mentions.honour_names import (
    COUNTED,
    LEVELS,
    NAMED,
    OF_PERSON,
    HonourMention,
    level_of,
)
from lushan_desktop.domain.mentions.sentences import sentences

_DATED = r"(?:于?(?:\d{4}[-—~至])?\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?)?"
_HOLDS = (
    rf"(?:已|又|均|都|并|双双|再次|还|曾|先后|连续[^，。；“”]{{0,4}}?|成功|也?一[起同并]|也|同时|分别|一举){{0,3}}{_DATED}"
    r"(?:获得|荣获|获颁|荣膺|荣立|荣记|斩获|摘得|夺得|捧得|捧回|蝉联|获评|喜获|获批|取得(?=[^，。；“”]{0,10}“)|荣?[记受](?:到)?(?=集体(?:[一二三]等功|嘉奖))|创成|跻身|上榜|入选|当选|(?<=成功)创建(?:为|成)?|创建[为成]"
    r"|(?<!荣)获[^，。；：“”]{2,16}?(?:表彰为|命名为|评为)[：:]?|(?<!荣)获(?!奖|知|悉|取|得)|被[^，。；“”]{0,30}?"
    r"(?:保留|评为|评选为|列为|列入|评定为|授予|命名为|表彰为|确定为|认定为))(?:了)?(?!的)(?:由?[^，。；“”]{2,20}?(?:授予|颁发|评选|命名|颁授|表彰|评定)的)?(?P<rest>(?:[“\"][^”\"]*[”\"]|[^。；，]){2,80})"
)
_WON = re.compile(rf"(?P<unit>[^，。；：、,;:]{{2,40}}?){_HOLDS}")
_WON_TOO = re.compile(rf"(?<=[，；,。])(?P<unit>){_HOLDS}")
"""A clause that leaves its subject to an earlier one: 2023年2月又被授予."""
_LISTED = re.compile(
    rf"(?<![^，。；：“”\s])(?P<units>(?:[^，。；“”（）()]|[（(][^（()）]{{1,6}}[）)]){{2,300}}?)(?:(?:等|在内的)\s*\d+\s*[个家所]|(?<=[学院局村镇区园])[二两三四五六七八九十]+[个家所])"
    rf"(?:[^，。；“”]{{0,14}}?|[^，。；“”]{{0,20}}，)(?P<unit>){_HOLDS}"
)
"""甲市、乙县等13个市（县、区）被命名为."""
_NEXT_NAME = re.compile(
    r"\s?(?:[、和及]|以及)?\s?(?P<compound>(?:全[国省市县区]|[省市县区])[^，。；、“”]{0,12}“[^”]{2,30}”"
    r"(?!(?:荣誉)?称号|荣誉|奖|牌匾|名单|[等的、和及并])[^，。；、“”]{2,16}?)(?=[、，。；和及等]|(?:荣誉)?称号|$)"
    r"|\s?(?:[、和及]|以及)?\s?(?P<level>全[国省市县区]|国家级|[省市县区]级)?(?:[\u4e00-\u9fff]{2,3}[省市])?“(?P<name>[^”]{4,40})”"
    r"|[、和及](?P<plain>全[国省市县区][^，。；、“”和]{3,24}?)(?=[、，。；和]|等|(?:荣誉)?称号|荣誉|$)"
    r"|(?:[、和及，]|并)?[并被]?荣?[记立](?P<merit>集体(?:[一二三]等功|嘉奖))"
)
"""、“先进单位”、全国“四化”建设示范院并记集体一等功: what else is won."""
_KEYS = ("compound", "name", "plain", "merit")
_AND_WON = re.compile(
    r"(?:的?(?:荣誉)?称号)?[，、和及]{1,2}(?P<date>\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?)?[又再]?(?:荣获|获得|获评|被评为|被授予)"
    r"[^“，。；]{0,10}“(?P<name>[^”]{4,40})”"
)
"""荣获“甲镇”称号和2017年12月荣获“乙镇”称号."""
_PRAISED_AMONG = re.compile(
    r"对(?P<name>[^，。；“”]{4,40}?(?:单位|集体|县|区|镇|村))(?:进行|予以|给予)了?(?:通报)?(?:表彰|表扬)[^。；，]{0,10}[，；]"
    r"(?P<unit>[\u4e00-\u9fff]{2,20}?)(?:作为[^，。；]{2,30}?)?(?:位列其中|名列其中|在列|榜上有名|成功入选|光荣上榜|受到表彰)"
)
_LEVEL = r"(?P<level>全国|国家级|全省|省级|全市|市级|全县|县级)?"
_QUOTED = re.compile(
    rf"^{_LEVEL}(?:[^“\"，。]{{0,16}}?)[“\"](?P<name>[^”\"]{{3,40}})[”\"](?:荣誉称号|荣誉|称号)?"
)
_COMPOUND = re.compile(
    rf"^(?P<name>{_LEVEL}[^“”，。；]{{0,12}}?“[^”]{{2,30}}”(?!(?:荣誉)?称号|荣誉|奖|牌匾|名单|[等的、和及并])[^，。；、“”]{{2,24}}?)"
    r"(?:荣誉称号|荣誉|称号|名单|$|(?=[，。；、]))"
)
"""全省“四好农村路”示范乡镇: what stands in marks is a part of the name."""
_PLAIN = re.compile(
    rf"^(?P<name>{_LEVEL}[^，。；“”]{{4,40}}?)(?:荣誉称号|荣誉|称号|奖项|奖牌|名单|行列|表彰|并(?=受|获|被|记|予|颁|奖|给)|等(?=多项|\d|荣誉|称号|一系列|诸多)|$|[，。；,])"
)
_ALL_CALLED = re.compile(r"[^。；]{2,160}?等[^，。；]{0,6}(?:荣誉|殊荣|称号|奖项)")
_CALLED = re.compile("称号|荣誉|殊荣|[“”]")
"""What only an honour is called, so that who holds it may be told a sentence before."""
_SHORT_NAME = re.compile(r"[\u4e00-\u9fff]{2,3}")
"""示例: a county by its name alone."""
_STOP = re.compile("[，。；]")
_DATES = re.compile(r"^(?:\d{4}、)*\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?")
_SAYS = re.compile(f"^(?:被|荣|获|并|又)|{_HOLDS}")
"""A clause that goes on to tell what was won, and is no name in a list."""
_MARKED = re.compile('[“”"]')
_REST = re.compile(r"等(?:\d*[项个多余]|荣誉|称号|奖|殊荣|一批|一系列).*$|(?:荣誉)?称号$")
_SHORT = 4
_BESIDE = re.compile(r"(?:^|[，。；：,;:])(?P<units>(?:[^，。；：、,;:“”]{2,24}、)+)$")
_LIST = re.compile(r"[^，。；：,;:“”]{2,24}(?:、[^，。；：,;:“”、]{2,24})+")
_AFTERWARDS = re.compile(r"[“\"][^”\"]{2,40}[”\"](?:荣誉)?(?:称号|荣誉)?[之以]?后")
"""在获评“甲”后: what came before that which has the day."""
_THEREAFTER = re.compile("[”号誉][之以]?后，")
_THAT_ONE = re.compile(
    "[该此这本]|上述|以上|(?:荣誉|奖项|称号|表彰|的)*(?:情况|一览表?|清单|目录|统计表?|证书)?$"
)
"""该荣誉称号, 荣誉情况: what is won is told elsewhere."""
_MONEY = re.compile("奖金|资金|补助|奖励\\d|\\d万?元")
_NOT_YET = re.compile(r"(?:有望|即将|力争|争取|申报|争创|拟|推荐|未|没有|凡|应|对)[^，。；]{0,16}$")


def honours(text: str, year: Dated = None, *, above: str = "") -> Iterator[HonourMention]:
    """The honours of a paragraph that somebody holds; whom 该局 means may stand in what is `above`."""
    days = [one for one in day_mentions(text, year) if not _is_of_a_name(text, one)]
    yield from announced(text, days, above)
    for sentence in sentences(text):
        day = next((one.day for one in days if sentence.start <= one.start < sentence.end), None)
        yield from granted(text, (sentence.start, sentence.end), day)
        yield from praised(text, (sentence.start, sentence.end), day)
        span = sentence.start, sentence.end
        for among in _PRAISED_AMONG.finditer(text, *span):
            if is_holder(among["unit"]) and NAMED.search(among["name"]):
                name = among["name"]
                yield HonourMention(*among.span(), among["unit"], name, level_of(name), day)
        yield from _held(text, (sentence.start, sentence.end), days, above)


def _is_of_a_name(text: str, day: DayMention) -> bool:
    """Return True for the year of 2015年度文明单位, one that something began in, and one within a title."""
    before = text[max(0, day.start - FAR) : day.start]
    is_since = before.endswith(
        ("自", "评为", "授予", "获评", "荣获", "获得", "命名为", "“")
    ) or text.startswith(("以来", "至今", "起"), day.end)
    return (
        is_since
        or text[day.end : day.end + 1] == "度"
        or any(before.rfind(one) > before.rfind(other) for one, other in ("《》", "“”"))
    )


def _held(
    text: str, span: tuple[int, int], days: Sequence[DayMention], above: str
) -> Iterator[HonourMention]:
    """The honours of one sentence that its subjects hold."""
    within = [one for one in days if span[0] <= one.start < span[1]]
    found = [*_WON.finditer(text, *span), *_WON_TOO.finditer(text, *span)]
    for listed in _LISTED.finditer(text, *span):
        day = next((one.day for one in reversed(within) if one.start < listed.start("rest")), None)
        found = [one for one in found if one.end() <= listed.start() or listed.end() <= one.start()]
        for unit in units_of(listed["units"]):
            made = _won(text, listed, day, span[0], unit=LEAD.sub("", unit))
            if made:
                yield from _with_more(text, made, listed)
    for won in sorted(found, key=lambda one: one.start("rest")):
        yield from _held_by(text, span[0], won, _day_of(won, within), above)


def _day_of(won: re.Match[str], within: Sequence[DayMention]) -> PartialDate | None:
    """The last day before what was won, else the first of the sentence; of 继 the one behind it."""
    if won["unit"].endswith("继"):
        between = (one for one in within if won.end("unit") <= one.start < won.start("rest"))
        return next((one.day for one in between), None)
    if _AFTERWARDS.match(won.string, won.start("rest")):
        return None
    at = won.start("rest")
    since = max((one.end() for one in _THEREAFTER.finditer(won.string, max(0, at - FAR), at)), default=0)
    within = [one for one in within if one.start >= since]
    before = [one.day for one in within if one.start < at]
    told_in = within and within[0].start < won.end()
    return before[-1] if before else within[0].day if told_in else None


def _held_by(
    text: str, begin: int, won: re.Match[str], day: PartialDate | None, above: str
) -> Iterator[HonourMention]:
    """What one clause tells to be won, by each who is its subject."""
    others = () if won["unit"] else _listed_before(text, begin, won.start())
    for one in filter(None, (_won(text, won, day, begin, unit=unit) for unit in others)):
        yield from _with_more(text, one, won)
    made = _won(text, won, day, begin)
    if made and THAT.match(made.unit):
        unit, rest = subject_before(above, len(above), made.unit[:2]), made.unit[2:]
        unit = f"{unit}{rest}" if unit else _own(made.unit) if rest else ""
        made = replace(made, unit=unit, is_carried=True) if unit else None
    if made is None:
        return
    holders = [*_beside(text, made), *_together(made)]
    names = [*_with_more(text, made, won)]
    is_matched = "分别" in text[won.start() : won.start("rest")] and len(names) == len(holders)
    if is_matched:
        yield from (replace(one, unit=who.unit) for one, who in zip(names, holders, strict=True))
    else:
        yield from (replace(one, unit=who.unit, start=who.start) for who in holders for one in names)


def _with_more(text: str, made: HonourMention, won: re.Match[str]) -> Iterator[HonourMention]:
    """An honour, and what else is told behind it to be won by the same."""
    yield made
    for name in _listed_plainly(text, won.start("rest"))[1:]:
        yield replace(made, name=name, level=level_of(name))
    found = _found(text, won)
    at = won.start("rest") + (found.end() if found else 0)
    while more := _NEXT_NAME.match(text, at):
        at, name = more.end(), next(filter(None, (more[key] for key in _KEYS)))
        is_plain = bool(more["compound"] or more["plain"])
        if not is_plain or NAMED.search(name.split("”")[-1]):
            level = LEVELS.get(more["level"] or "", "") or level_of(name)
            yield replace(made, start=more.start(), end=at, name=name, level=level)
    yield from _won_besides(text, at, made)


def _listed_before(text: str, begin: int, end: int) -> list[str]:
    """The units that the clause before one without a subject lists: 甲镇、乙村、丙村，获得."""
    start = max((text.rfind(mark, begin, end - 1) + 1 for mark in "，；,;"), default=begin)
    clause = text[max(begin, start) : end - 1].replace(" ", "")
    clause = clause if len(clause) < FAR and _LIST.fullmatch(clause) else ""
    units = [holder(one) for one in clause.split("、")] if clause else []
    return units if all(is_holder(one) and not COUNTED.search(one) for one in units) else []


def _together(made: HonourMention) -> Iterator[HonourMention]:
    """The honour of each of two who are its subject: 市局和县局获评."""
    units = units_of(made.unit)
    both = units if len(units) > 1 and all(map(is_holder, units)) else [made.unit]
    yield from (replace(made, unit=unit) for unit in both)


def _won_besides(text: str, at: int, made: HonourMention) -> Iterator[HonourMention]:
    """What else is told to be won, each with its day."""
    while more := _AND_WON.match(text, at):
        days = day_mentions(more["date"]) if more["date"] else ()
        at, day = more.end(), days[0].day if days else made.named_on
        yield replace(made, end=at, name=more["name"], level=level_of(more["name"]), named_on=day)


def _own(unit: str) -> str:
    """该县信访局 is 县信访局, 该局法制大队 is 法制大队, 该市示例县 is 示例县."""
    is_place = len(unit) > _SHORT and unit[-1] in "县区镇乡村"
    return unit[1 if unit[1] in "省市县区镇乡" and not is_place else 2 :]


def _beside(text: str, made: HonourMention) -> Iterator[HonourMention]:
    """The same honour of those who are named before its holder: 甲局、乙局被评为."""
    listed = _BESIDE.search(text, max(0, made.start - FAR), made.start)
    units = _DATES.sub("", listed["units"]).strip("、").split("、") if listed and not made.is_carried else []
    if units and all(is_holder(unit) and not COUNTED.search(unit) for unit in units):
        units[0] = LEAD.sub("", units[0])
        yield from (replace(made, unit=unit) for unit in units)


def _won(
    text: str, won: re.Match[str], day: PartialDate | None, begin: int, *, unit: str = ""
) -> HonourMention | None:
    """The honour of a clause, held by its own subject, that of an earlier one, or a unit of its list."""
    unit = holder(unit or won["unit"])
    start = max(0, text.find(unit, won.start())) if unit else won.end("unit")
    is_carried = bool(THAT.match(unit))
    if not unit:
        unit, start = last_subject(text, max(begin, won.start() - FAR), won.start())
    elif is_carried:
        named = subject_before(text, won.start(), unit[:2])
        unit = f"{named}{unit[2:]}" if named else unit
    if not unit and _CALLED.search(won["rest"]):
        unit, is_carried = subject_before(text, begin, unit), True
    found = _found(text, won)
    name = found["name"] if found else ""
    is_quoted = bool(_QUOTED.match(won["rest"])) and ("被" in won[0] or bool(level_of(name)))
    is_called = bool(
        re.match('[”"]?(?:荣誉)?称号', text[won.start("rest") + (found.end("name") if found else 0) :])
    )
    is_told_so = bool(_QUOTED.match(won["rest"])) and bool(_ALL_CALLED.match(text, won.start("rest")))
    is_named = is_quoted or is_told_so or bool(NAMED.search(won["rest"][: found.end() if found else 0]))
    before = text[max(0, won.start() - 4) : won.start("unit")] + won["unit"]
    is_who = (not _MARKED.search(unit) and (is_holder(unit) and not COUNTED.search(unit))) or (
        is_called and _SHORT_NAME.fullmatch(unit)
    )
    if (
        not found
        or OF_PERSON.search(name)
        or _MONEY.search(name)
        or _THAT_ONE.match(name)
        or not is_who
        or not is_named
        or _NOT_YET.search(before)
    ):
        return None
    level = LEVELS.get(found["level"] or "", "") or level_of(name)
    return HonourMention(start, won.start("rest") + found.end(), unit, name, level, day, is_carried)


def _found(text: str, won: re.Match[str]) -> re.Match[str] | None:
    """What was won: a name of which marks are a part, one in marks, the first of a list, or what is said."""
    compound, plain = _COMPOUND.match(won["rest"]), _listed_plainly(text, won.start("rest"))
    if compound and NAMED.search(compound["name"].split("”")[-1]):
        return compound
    return _QUOTED.match(won["rest"]) or _PLAIN.match(plain[0] if plain else won["rest"])


def _listed_plainly(text: str, start: int) -> list[str]:
    """The honours that a clause lists without marks: 获得甲先进单位、乙先进集体等5项荣誉.

    Where all are called honours at the end, commas part them too.
    """
    stop = _STOP.search(text, start)
    told = text[start : min(stop.start() if stop else len(text), start + FAR)]
    whole = _ALL_CALLED.match(text, start)
    for stretch, marks in ((whole[0] if whole else "", "[、，]"), (told, "、")):
        names = re.split(marks, _REST.sub("", stretch))
        is_list = len(names) > 1 and all(len(name) > _SHORT and NAMED.search(name) for name in names)
        if is_list and not _MARKED.search(stretch) and not any(_SAYS.search(name) for name in names[1:]):
            return names
    return []
