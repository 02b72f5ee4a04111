"""学习考察 and 座谈交流 as sentences: recurring and undated ones in one item, dated ones each in its own."""

import re
from collections.abc import Iterable, Iterator

from lushan_desktop.base.catalogue import catalogue
from lushan_desktop.domain.learning.study_visit import StudyVisit
from lushan_desktop.domain.learning.symposium import Symposium
from lushan_desktop.domain.people.unit import Unit
from lushan_desktop.reports.known_records import called, day, link
from lushan_desktop.reports.papers.doing import doer, say_doer
from lushan_desktop.reports.papers.event import Event
from lushan_desktop.reports.papers.issuing import LOCAL
from lushan_desktop.reports.papers.measures import say_purpose
from lushan_desktop.reports.papers.passage import Passage
from lushan_desktop.reports.papers.speakers import say_person
from lushan_desktop.reports.papers.writing import Writing, listed

_PLACES = re.compile(r"[、，,；;]")


def events(writing: Writing, visits: Iterable[StudyVisit], symposia: Iterable[Symposium]) -> Iterator[Event]:
    """The items that tell of learning from others: one for each dated matter, one for all the rest."""
    away = [visit for visit in visits if _places(writing, visit)]
    guests = list(symposia)
    for visit in filter(is_single, away):
        yield _visit_event(writing, visit)
    for symposium in filter(is_single, guests):
        yield _symposium_event(writing, symposium)
    many = _many(
        writing,
        [each for each in away if not is_single(each)],
        [each for each in guests if not is_single(each)],
    )
    if many:
        yield many


def is_single(record: StudyVisit | Symposium) -> bool:
    return bool(record.held_on) and not record.recurring


def _places(writing: Writing, visit: StudyVisit) -> list[str]:
    """Return where they went; one's own county is no place to learn from and is told in the 待核单."""
    places = [place.strip() for place in _PLACES.split(visit.place) if place.strip()]
    here = [place for place in places if _is_here(writing, place)]
    if here:
        told = "”“".join(dict.fromkeys(here))
        writing.remark(f"考察地点中的“{told}”就是本地，正文没有写入，请改正记录。", link(visit, "place"))
    return [place for place in places if place not in here]


def _is_here(writing: Writing, place: str) -> bool:
    """Return True if a place is the county itself, by its full or short name, or lies in it."""
    county = writing.county
    local = place
    for own in (writing.we, f"本{writing.we[1:]}"):
        local = local.removeprefix(own)
    if local != place or place in _own_townships(writing):
        return True
    return bool(county) and (county in place or place == county[:-1])


def _own_townships(writing: Writing) -> set[str]:
    own = [each for each in writing.ledger.all(Unit) if each.kind in LOCAL]
    return {name for each in own for name in (each.name, each.short_name) if name}


def _visit_event(writing: Writing, visit: StudyVisit) -> Event:
    passage = Passage()
    owner = writing.use(visit)
    passage.say(writing.when(visit), owner)
    if visit.purpose:
        say_purpose(writing, passage, visit)
    if visit.leader or visit.leader_post:
        say_person(writing, passage, visit, "leader", writing.days_of(visit))
        passage.say(f"带领{visit.participants}" if visit.participants else "带队", owner)
    else:
        _say_who(writing, passage, visit)
    passage.say("赴", owner)
    _say_places(writing, passage, visit)
    _say_learned(writing, passage, visit)
    passage.stop()
    where = "、".join(_places(writing, visit))
    return Event(f"study_visit:{visit.id}", f"赴{where}学习", passage, day(visit.held_on))


def _say_who(writing: Writing, passage: Passage, visit: StudyVisit) -> None:
    """Who went; of what a unit handed in, the unit."""
    unit = doer(writing, visit)
    if not visit.participants or (unit and unit.name not in visit.participants):
        say_doer(writing, passage, visit)
        passage.say("组织" if visit.participants else "", link(visit))
    passage.say(visit.participants, link(visit))


def _say_places(writing: Writing, passage: Passage, visit: StudyVisit) -> None:
    places = _places(writing, visit)
    owner = link(visit)
    verb = catalogue("study_kinds").term(visit.kind).verb or "学习"
    spelled = _spelled(places, visit.reason.strip("。 "), is_open=visit.recurring)
    passage.say(f"{spelled}{verb}", owner)


def _spelled(places: list[str], reason: str, *, is_open: bool) -> str:
    """平顶山市等成功创建…的地区和南阳市、镇平县等地: the reason names its own places first.

    等地 stands where there may have been more: one visit went where its record says and nowhere else.
    """
    told = reason.partition("等")[0].split("、") if "等" in reason else []
    rest = [place for place in places if place not in told]
    plain = "、".join(rest) + ("等地" if len(places) > 1 and is_open else "")
    if not reason:
        return plain
    if not told:
        return f"{'、'.join(places)}等{reason}"
    return f"{reason}和{plain}" if rest else reason


def _say_learned(writing: Writing, passage: Passage, visit: StudyVisit) -> None:
    for field, lead in _LEAD.items():
        text = getattr(visit, field).strip()
        if text:
            passage.say("，" if text.startswith(_VERBS) else f"，{lead}", link(visit))
            writing.recorded(passage, text, visit, field)


_VERBS = (
    "了解",
    "学习",
    "重点",
    "借鉴",
    "考察",
    "掌握",
    "交流",
    "围绕",
    "就",
    "现场",
    "实地",
    "参观",
    "听取",
    "观看",
    "座谈",
)
_LEAD = {"topics": "了解", "focus": "重点学习", "gains": ""}


def _symposium_event(writing: Writing, symposium: Symposium) -> Event:
    held_on = day(symposium.held_on)
    passage = Passage()
    owner = writing.use(symposium)
    passage.say(writing.when(symposium), owner)
    _say_invited(writing, passage, symposium)
    passage.stop()
    return Event(f"symposium:{symposium.id}", symposium.title, passage, held_on)


_CAME = "来访交流"
"""Guests who came of their own: nobody invited them."""


def _say_inviting(writing: Writing, passage: Passage, symposium: Symposium, *, is_away: bool) -> None:
    """我县; 邀请甲到我县; 下汤镇邀请甲: who had them come, as far as that is not told by where they came."""
    owner = link(symposium)
    if not symposium.guests or doer(writing, symposium):
        say_doer(writing, passage, symposium)
    if symposium.guests:
        writing.recorded(passage.say("邀请", owner), symposium.guests, symposium, "guests")
        passage.say("" if is_away or doer(writing, symposium) else f"到{writing.us(symposium)}", owner)


def _say_invited(writing: Writing, passage: Passage, symposium: Symposium) -> None:
    owner = link(symposium)
    guidance = symposium.kind == "现场指导"
    is_away = bool(symposium.place) and not _is_here(writing, symposium.place)
    is_led = writing.ledger.person(symposium.host) is not None
    if symposium.kind == _CAME and symposium.guests and not is_away:
        writing.recorded(passage, symposium.guests, symposium, "guests")
        say_doer(writing, passage.say("到", owner), symposium).say("来访，", owner)
    elif is_led and not symposium.guests:
        say_person(writing, passage, symposium, "host", writing.days_of(symposium)).say("主持", owner)
    else:
        _say_inviting(writing, passage, symposium, is_away=is_away)
    passage.say(f"在{symposium.place}" if is_away else "", owner)
    fields = ["topics", "gains"]
    if symposium.topics.startswith(("召开", "举行")):
        writing.recorded(passage, symposium.topics, symposium, "topics")
        fields = ["gains"]
    else:
        passage.say("现场指导" if guidance else f"召开{called(symposium)}", owner)
    for field in fields:
        if getattr(symposium, field):
            writing.recorded(passage.say("，", owner), getattr(symposium, field), symposium, field)
    if is_led and symposium.guests:
        say_person(writing, passage.say("，"), symposium, "host", writing.days_of(symposium)).say(
            "主持", owner
        )
    if symposium.participants.strip():
        writing.recorded(passage.say("，", owner), symposium.participants, symposium, "participants")
        passage.say("" if symposium.participants.strip("。 ").endswith("参加") else "参加", owner)


def _many(writing: Writing, visits: list[StudyVisit], symposia: list[Symposium]) -> Event | None:
    if not visits and not symposia:
        return None
    passage = Passage()
    records: list[StudyVisit | Symposium] = [*visits, *symposia]
    whens = list(dict.fromkeys(map(writing.when, records)))
    if len(whens) == 1:
        passage.say(whens[0], *map(link, records))
    for place, group in enumerate(_alike(visits)):
        passage.say("；" if place else "")
        passage.say(writing.when(group[0]) if len(whens) > 1 else "", *map(link, group))
        say_purpose(writing, passage, group[0])
        _say_many_visits(writing, passage, group)
    for place, symposium in enumerate(symposia):
        writing.use(symposium)
        passage.say("；" if visits or place else "", link(symposium))
        passage.say(writing.when(symposium) if len(whens) > 1 else "", link(symposium))
        _say_often(writing, passage, symposium)
        _say_invited(writing, passage, symposium)
    _say_missing(passage, visits, symposia)
    passage.stop()
    key = f"exchange:{min(each.id for each in records)}"
    starts = [start for start in (day(each.held_on) for each in records) if start]
    return Event(key, "学习交流", passage, min(starts, default=None))


def _alike(visits: list[StudyVisit]) -> list[list[StudyVisit]]:
    """The visits that the same people made under the same leader, to one end and over the same time."""
    groups: dict[tuple[object, ...], list[StudyVisit]] = {}
    for each in visits:
        who = (each.participants, each.leader, each.leader_post, each.held_on, each.until)
        groups.setdefault((*who, each.purpose, each.recurring, each.times, each.origin), []).append(each)
    return list(groups.values())


def _say_many_visits(writing: Writing, passage: Passage, visits: list[StudyVisit]) -> None:
    first = visits[0]
    for visit in visits:
        writing.use(visit)
    _say_who(writing, passage, first)
    if first.leader or first.leader_post:
        days = writing.days_of(first)
        say_person(writing, passage.say("在"), first, "leader", days).say("带领下，")
    _say_often(writing, passage, first)
    passage.say("赴")
    if len(visits) == 1:
        _say_places(writing, passage, first)
    else:
        _say_places_of(writing, passage, visits)
    for visit in visits:
        _say_learned(writing, passage, visit)


def _say_places_of(writing: Writing, passage: Passage, visits: list[StudyVisit]) -> None:
    """平顶山市等成功创建…的地区和南阳市、镇平县等地学习: places with a reason of their own stand apart."""
    groups: dict[str, list[StudyVisit]] = {}
    for visit in visits:
        groups.setdefault(visit.reason.strip("。 "), []).append(visit)
    spelled = []
    for reason, members in sorted(groups.items(), key=lambda item: not item[0]):
        names = listed(name for visit in members for name in _places(writing, visit))
        plain = f"{names}等地" if any(visit.recurring for visit in members) else names
        spelled.append(f"{names}等{reason}" if reason else plain)
    passage.say(f"{'和'.join(spelled)}学习", *map(link, visits))


def _say_often(writing: Writing, passage: Passage, record: StudyVisit | Symposium) -> None:
    if writing.is_often(record):
        times = writing.times_of(record) if writing.is_complete else 0
        passage.say(f"{times}次" if times else "多次", link(record))


def _say_missing(passage: Passage, visits: list[StudyVisit], symposia: list[Symposium]) -> None:
    records: list[StudyVisit | Symposium] = [*visits, *symposia]
    undated = [each for each in records if not each.held_on]
    unled = [each for each in visits if not each.leader]
    if not undated and not unled:
        return
    fills = [link(each, "held_on") for each in undated] + [link(each, "leader") for each in unled]
    about = {type(each) for each in [*undated, *unled]}
    kinds = "和".join(word for model, word in ((StudyVisit, "学习"), (Symposium, "座谈")) if model in about)
    lacking = "、".join(word for word, found in (("日期", undated), ("带队领导", unled)) if found)
    passage.lack(f"各次{kinds}的{lacking}", *fills)
