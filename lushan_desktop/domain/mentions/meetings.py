"""Meetings that a text tells of: when, what, who chaired."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.mentions.days import UNTOLD, Dated, DayMention, day_mentions
from lushan_desktop.domain.mentions.persons import PersonMention, persons
from lushan_desktop.domain.mentions.sentences import sentences
from lushan_desktop.domain.recognise.lines import is_unit

_HELD = r"(?:主持召开|组织召开|牵头召开|召集召开|召开|举行|举办|主持)"
_NAME = (
    r"(?:“[^”]{1,40}”|“(?![^”]{1,40}”)|[^“，。；：、,;:]){2,60}?(?:[（(][^）)]{1,10}[）)][^，。；：、,;:]{0,40}?)?"
    r"(?:大会|会议|[\u4e00-\u9fff）)]会)(?:暨[^，。；：,;:]{2,40}?(?:会议?|仪式|活动))?"
)
_STOP = (
    r"(?=[，。；：、,;:]|并|后|上(?!会)|中(?!心)|$|由|以来|强调|指出|要求"
    r"|专题|研究|审议|听取|传达|学习(?!会)|,)"
)
_VERB_FIRST = re.compile(rf"{_HELD}(?:了|的)?(?P<name>{_NAME}){_STOP}")
_LISTING = re.compile(rf"召开了?(?P<name>{_NAME.replace('、', '', 1)}){_STOP}")
"""A name that lists what the meeting is about: 召开全县安全生产、信访稳定工作会议."""
_VERB_LAST = re.compile(
    rf"(?P<name>{_NAME})(?:于[^，。；]{{4,20}}?)?(?:在[^，。；]{{1,20}}?)?(?:圆满完成[^，。；]{{0,16}}?后)?(?:胜利|顺利|隆重|圆满)?(?:召开|举行|开幕|闭幕)(?=[，。；,;]|$)"
)
_PASSED = re.compile(
    r"(?:日(?:召开的)?|经)(?P<name>[^，。；：,;:]{2,30}?(?:第?[\d一二三四五六七八九十百]+次)?[^，。；：,;:]{0,14}?会议)(?=(?:于[^，。；]{4,14}日)?(?:审议|讨论|研究|通过|同意|修[订正]|批准)|《[^》]{4,60}》(?:第[一二三四五六]次)?修[订正])"
)
_PASSED_IN = re.compile(
    r"(?:由|根据|按照|依据|依照|以及|及|和|，|^)(?P<name>[^，。；：,;:《》由根按依]{2,24}?第[\d一二三四五六七八九十百]+次"
    r"[^，。；：,;:]{0,14}?会议)(?=(?:于[^，。；]{4,14}日)?(?:审议|讨论|研究|通过|决定))"
)
_AT = re.compile(
    r"(?:召开|举行|举办)的(?P<name>[^，。；：《》]{4,60}?(?:大会|会议|[推现动座培部研总启宣汇表][\u4e00-\u9fff]会))上"
)
"""A name that may list: 在近日召开的先进集体、先进工作者表彰大会上."""
_QUOTED_LAST = re.compile(
    r"“(?P<name>[^“”]{4,60}?(?:大会|会议|[\u4e00-\u9fff]会))”(?:于[^，。；]{4,20}?)?(?:在[^，。；]{1,20}?)?(?:隆重|顺利|圆满)?(?:召开|举行|举办|开幕)"
)
_AT_ONE = re.compile(
    r"(?<=日)(?:[上下]午)?[，,]?在(?:[\u4e00-\u9fff]{2,12}(?:召开|举行)的)?(?P<name>[^，。；：《》]{4,40}?(?:大会|会议|推进会|现场会|动员会))上"
)
"""On a day, at a meeting: 5月23日，在表彰大会上."""
_HEEDED = re.compile("(?:认真|全面|深入|切实|根据)*(?:贯彻|落实|学习|传达|执行)+(?:好|了)?")
"""认真落实县人大第四次会议审议通过的…: what was heeded is what the meeting passed."""
_AHEAD = re.compile(
    r"(?:定于|拟|将|计划|准备|适时|每年|每月|每季度|应当|定期|可以|不定期|至少|需要|负责(?![人同])|建议|确保|筹备)(?:[^，。；]{0,30})$"
)
_GENERIC = re.compile(
    r"^好|会议?(?:[（(][^）)]*[）)])?、|、\d+次|^会议决定|^(?:了|的|有关|相关|专题|专门|工作|各类|此次|本次|这次|全体|座谈|新闻发布|常务|部门|一次|两次|\d+次|\d+余?场?次?)*(?:会议?|大会|例会|会议研究)$"
    r"|社会$|机会$|委员会$|协会$|人大常委会$|联合会$|工会$|商会$|学会$|体会$|领会$|^(?!.*(?:暨|动员|部署)).*培训会$|居委会$|理事会$|董事会$|管委会$|工商联$"
)
_KINDS = (
    ("述法", "述法评议会"), ("动员", "动员会"), ("推进", "推进会"), ("协调", "协调会"), ("部署", "部署会"),
    ("领导小组", "领导小组会议"), ("依法治", "县委全面依法治县委员会会议"), ("常委", "常委会会议"),
    ("常务委", "常委会会议"),
    ("常务", "政府常务会议"), ("座谈", "座谈会"), ("培育", "培育会"), ("专题", "专题会议"),
)  # fmt: skip
_NUMBERED_BARE = re.compile(r"\d{1,3}次(?:常委|常务|党组|主任|全体|党委)")
"""108次常委会会议: on a day, which one it was; in a year, how many there were."""
_SHORTEST = 4
_COUNT = re.compile(r"\d{1,3}次(?!全[体会])")
_PUT_TO = re.compile("提请|提交")
"""What is put to a meeting speaks of one to come."""
_SERIES = re.compile(
    r"^\d{1,3}次|(?:\d{4}年)?第\s*[\d一二三四五六七八九十百]+\s*次|(?<=[届会])[\d一二三四五六七八九十百]+次"
)
_SERIES_YEAR = re.compile(r"(\d{4})年第")
_NUMBERED = re.compile(
    r"(?:\d{4}年度?)?(?:第?[\d一二三四五六七八九十]+届)?第?\s*[\d一二三四五六七八九十百]+\s*次[\u4e00-\u9fff（）()]{0,14}会议"
)
_HOLDER = re.compile(
    r"(?:^|[，。；,;日])\s*([\u4e00-\u9fff]{2,24}?)(?:召开|举行)(?:了)?(?:\d{4}年)?(?:第\s*\d+\s*次)?$"
)
_BODY_MET = re.compile(
    r"(?:^|[，。；日午讯]|(?:近日|日前|[今昨]天))\s*(?P<name>[\u4e00-\u9fff]{0,16}(?:常委会|委员会|领导小组|党组))(?:于)?"
    r"(?:近日|日前|[今昨]天)?(?:[上下]午)?(?:召开|举行)了?会议(?=[，。；])"
)
"""A body whose meetings have no name but its own: 区委常委会近日举行会议."""
_PLACE = re.compile(
    r"在(?P<place>[^，。；：]{2,24}?(?:会议室|会议中心|礼堂|大厅|报告厅|宾馆|酒店|党校))"
    r"|在(?P<town>(?![我本全各当该此])[\u4e00-\u9fff]{2,8}?)(?:隆重|顺利|成功)?(?:召开|举行)(?=[，。；]|$)"
)
_BY_HOLDER = re.compile(r"(?:全体|紧急|常务|主任|预备|党组|办公|工作|专题|扩大|（扩大）|\(扩大\))+会议|全会")
"""A meeting that is one of whoever holds it, and has no name of its own."""
_AFTERWARDS = re.compile(r"(?:随后|接着|会后|之后|当[天日晚]|现场|期间)[^。；]{0,24}$")
"""What says that a meeting was held on the day of what was told before."""
_LATELY = re.compile(r"近日|日前|近期|近来|[今昨][天日]|(?:^|[，。；])\s*(?:\d{1,2}日)?[上下]午")
"""What says that a meeting was held, and leaves its day to whoever registers it."""
_LEAD = re.compile(
    r"^(?:[一二三四五六七八九十两\d]+年一度的|了|的|由|经(?!济|营|贸|信|开|费)|第?[\d]+(?:日|场|次)|[一二三四五六七八九十]+次)+"
)
_OCCASION = re.compile(
    r"(?P<day>\d{4}年\d{1,2}月\d{1,2}日)在(?P<name>[^，。；：]{4,50}?(?:会议|大会|全会))上"
)
_DAY_BEHIND = 16
_CHAIRS = re.compile(r"^(?:同志)?(?:主持会议|主持召开|主持(?!人)|组织召开)")


@dataclass(frozen=True)
class MeetingMention:
    """A meeting in a paragraph; `start` and `end` are those of the words that tell of it."""

    start: int
    end: int
    title: str
    kind: str
    held_on: PartialDate | None
    series_number: str = ""
    place: str = ""
    chair: PersonMention | None = None
    is_told: bool = True
    """False if nothing says that it was held: neither a day nor who held it."""


def meetings(text: str, year: Dated = None, *, is_headed: bool = False) -> Iterator[MeetingMention]:
    """The meetings of a paragraph that were held, each with its day; a heading that names one says enough."""
    days = day_mentions(text, year)
    people = tuple(persons(text))
    for sentence in sentences(text):
        taken: list[tuple[int, int]] = []
        for shape in (_PASSED, _PASSED_IN, _AT, _AT_ONE, _QUOTED_LAST, _VERB_FIRST, _LISTING, _VERB_LAST):
            for found in shape.finditer(text, sentence.start, sentence.end):
                span = found.span("name")
                if any(start < span[1] and span[0] < end for start, end in taken):
                    continue
                made = _meeting(text, found, sentence.start, days, people)
                made = made if made and (is_headed or made.is_told) else None
                if made:
                    taken.append(span)
                    yield from _on_other_days(text, made, sentence.start, days)
                    yield from _apart(made)
        for found in _BODY_MET.finditer(text, sentence.start, sentence.end):
            name, day = f"{found['name']}会议", _day_before(days, sentence.start, found.start("name"))
            yield MeetingMention(*found.span("name"), name, kind_of(name), day.day if day else None)


def occasion(text: str) -> Iterator[MeetingMention]:
    """The meeting at which a report was given, as its title says below: ——2023年5月6日在…会议上."""
    for found in _OCCASION.finditer(text):
        days = day_mentions(found["day"])
        if days:
            name = found["name"]
            yield MeetingMention(*found.span(), name, kind_of(name), days[0].day, series_of(name))


def _apart(made: MeetingMention) -> Iterator[MeetingMention]:
    """Two meetings that were held one after the other: 党组会议和第9次常务会议."""
    titles = re.split(r"(?<=会议)和(?=[^和]{4,}会议$)", made.title)
    if len(titles) == 1:
        yield made
        return
    for title in titles:
        yield replace(made, title=title, kind=kind_of(title), series_number=series_of(title))


def _enumerated(before: str, people: tuple[PersonMention, ...], begin: int) -> str:
    """The start of a name that lists: 先进集体、劳动模范和先进工作者表彰大会."""
    found = re.search(r"(?:^|[，。；日])([\u4e00-\u9fff“”]{2,24}、(?:[\u4e00-\u9fff“”]{2,12}、)*)$", before)
    if found is None or any(begin + found.start(1) <= one.start < begin + len(before) for one in people):
        return ""
    return found[1]


def _holder(before: str, name: str) -> str:
    """Who held a meeting that has no name of its own: 县防汛指挥部 召开 紧急会议."""
    is_numbered = bool(_NUMBERED.fullmatch(name))
    held = _HOLDER.search(before) if is_numbered or _BY_HOLDER.fullmatch(name) else None
    return held[1] if held and (is_numbered or is_unit(held[1]) or series_of(held[1])) else ""


def _on_other_days(
    text: str, made: MeetingMention, begin: int, days: tuple[DayMention, ...]
) -> Iterator[MeetingMention]:
    """The same meeting on the days before: 分别于3月2日、5月6日召开."""
    told = [one for one in days if begin <= one.start < made.end]
    last = next((n for n, one in enumerate(told) if one.day == made.held_on), 0)
    if not re.search("分别|先后", text[begin : made.start]):
        return
    for n in range(last, 0, -1):
        if text[told[n - 1].end : told[n].start].strip() not in ("、", "和", "及", "，"):
            return
        yield replace(made, start=told[n - 1].start, held_on=told[n - 1].day)


def _meeting(
    text: str,
    found: re.Match[str],
    begin: int,
    days: tuple[DayMention, ...],
    people: tuple[PersonMention, ...],
) -> MeetingMention | None:
    start, end = found.span("name")
    name = text[start:end]
    is_behind = text[end : end + 1] == "于"
    day = _day_before(days, begin, end + _DAY_BEHIND if is_behind else found.start("name") + 3)
    day = day or (_only_day(days, begin) if found.re in (_VERB_FIRST, _LISTING) else None)
    skip = _skipped(name, start, None if is_behind else day, people)
    if found.re in (_PASSED, _PASSED_IN) and (lead := _HEEDED.match(name[skip:])):
        skip += lead.end()
    if found.re is _VERB_LAST and (before := _enumerated(text[begin : start + skip], people, begin)):
        skip -= len(before)
    name, start, holder = text[start + skip : end], start + skip, _holder(text[begin : start + skip], name)
    if holder:
        name, start = holder + found["name"], found.start("name")
    series, place = series_of(found["name"]) or series_of(name), _PLACE.search(text, begin, end + 60)
    if _AHEAD.search(text[begin : found.start()]) or _is_none(name, found["name"], day):
        return None
    chair = _chair(text, people, begin, (start, end))
    is_chaired = chair is not None and text[:start].endswith("主持召开")
    is_placed = found.re is _AT or _is_placed(text[begin : found.start()])
    is_told = is_placed or bool(day or series or holder or is_chaired)
    first = min(start, day.start) if day else start
    return MeetingMention(
        first,
        end,
        name,
        kind_of(name),
        _in_year_of(series, day.day) if day else None,
        series,
        (place["place"] or place["town"]) if place else "",
        chair,
        is_told,
    )


def _in_year_of(series: str, day: PartialDate) -> PartialDate:
    """The day of 2023年第13次常务会议 where no other year is told."""
    told = _SERIES_YEAR.match(series)
    if not told or day.year != UNTOLD:
        return day
    try:
        return PartialDate(int(told[1]), day.month, day.day)
    except ValueError:
        return day


def _is_none(name: str, told: str, day: DayMention | None) -> bool:
    """Return True for what names no meeting that was held: too little, a count, one to come."""
    is_count = _COUNT.match(told) is not None and not (day and day.day.day)
    return (
        len(name) < _SHORTEST
        or bool(_GENERIC.search(name) or _PUT_TO.search(told))
        or is_count
        or _is_torn(name)
    )


def _is_torn(name: str) -> bool:
    return name.count("《") != name.count("》") or name.count("“") != name.count("”")


def _chair(
    text: str, people: tuple[PersonMention, ...], begin: int, span: tuple[int, int]
) -> PersonMention | None:
    chair = next((one for one in people if _chairs(text, one, begin, span[1])), None)
    if chair is None and text[: span[0]].endswith("主持召开"):
        chair = next((one for one in reversed(people) if begin <= one.start < span[0]), None)
    return chair


def _is_placed(before: str) -> bool:
    """Return True if what stands before says when: after what was told, or lately."""
    return bool(_AFTERWARDS.search(before) or _LATELY.search(before))


def _skipped(name: str, start: int, day: DayMention | None, people: tuple[PersonMention, ...]) -> int:
    """Return how much of what was taken for the name is the day, the speaker or a verb before it."""
    skip = max(0, day.end - start) if day and day.start < start + len(name) else 0
    for one in people:
        if start <= one.end <= start + len(name) - 4:
            skip = max(skip, one.end - start)
    for verb in ("主持召开", "组织召开", "召开", "举行", "参加", "出席"):
        place = name.rfind(verb)
        if place >= 0:
            skip = max(skip, place + len(verb))
    is_numbered = day is not None and day.day.day is not None and _NUMBERED_BARE.match(name[skip:])
    lead = None if is_numbered else _LEAD.match(name[skip:])
    return skip + (lead.end() if lead and len(name) - skip - lead.end() >= 4 else 0)


def _day_before(days: tuple[DayMention, ...], begin: int, place: int) -> DayMention | None:
    """The last day named in the sentence before the meeting's name."""
    within = [one for one in days if begin <= one.start < place and one.day.precision != "year"]
    return within[-1] if within else None


def _only_day(days: tuple[DayMention, ...], begin: int) -> DayMention | None:
    """The one day of a paragraph, told in a sentence before."""
    whole = [one for one in days if one.day.day]
    return whole[0] if len(whole) == 1 and len(days) == 1 and whole[0].end <= begin else None


def _chairs(text: str, person: PersonMention, begin: int, end: int) -> bool:
    is_near = begin <= person.start < end + 80
    before = text[max(0, person.start - 3) : person.start]
    return is_near and bool(
        _CHAIRS.match(text[person.end : person.end + 10])
        or (before.endswith("由") and "主持" in text[person.end : person.end + 6])
    )


def series_of(name: str) -> str:
    """The number that a meeting bears among those of its kind, the last where it is held within another."""
    series = _SERIES.findall(name)
    return series[-1] if series else ""


def kind_of(name: str) -> str:
    """Return which kind a meeting is by its name."""
    return next((kind for word, kind in _KINDS if word in name), "其他会议")
