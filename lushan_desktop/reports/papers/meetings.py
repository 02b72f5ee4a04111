"""Dated meetings as sentences: what was held, what leaders demanded, what was done to carry it out."""

import re
from collections.abc import Iterable, Iterator

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.inclusions.inclusion import Inclusion
from lushan_desktop.domain.learning.measure import Measure
from lushan_desktop.domain.meetings.demand import Demand
from lushan_desktop.domain.meetings.meeting import Meeting
from lushan_desktop.domain.record import by_rank
from lushan_desktop.reports.known_records import called, day, link
from lushan_desktop.reports.papers import presence, routine
from lushan_desktop.reports.papers.doing import same_doer, say_doer, say_host
from lushan_desktop.reports.papers.event import Event
from lushan_desktop.reports.papers.measures import own_subject, say_done, say_subject
from lushan_desktop.reports.papers.passage import Passage
from lushan_desktop.reports.papers.speakers import say_person, say_persons
from lushan_desktop.reports.papers.writing import Writing
from lushan_desktop.reports.speech import ORAL, UNVERIFIED, Words, reported
from lushan_desktop.reports.statement_value import Link

SEVEN = "“七个纳入”"


def events(writing: Writing, meetings: Iterable[Meeting]) -> Iterator[Event]:
    """One item for each dated meeting, with the measures that carry it out; one for a whole series."""
    group = list(meetings)
    if len(group) >= routine.LEAST:
        yield routine.event(writing, group)
        return
    for meeting in group:
        held_on = day(meeting.held_on)
        passage = Passage()
        _say_held(writing, passage, meeting, held_on)
        _say_demands(writing, passage, meeting)
        _say_measures(writing, passage, meeting)
        when = f"{held_on.month}月{held_on.day}日" if held_on and held_on.day else ""
        _remark_contradictions(writing, meeting)
        yield Event(f"meeting:{meeting.id}", f"{when}{meeting.kind or meeting.title}", passage, held_on)


def _say_held(writing: Writing, passage: Passage, meeting: Meeting, held_on: PartialDate | None) -> None:
    owner = writing.use(meeting)
    passage.say(writing.when(meeting), owner)
    demands = presence.demands(writing.ledger, meeting)
    speakers = {demand.speaker for demand in demands} - {""}
    days = writing.days_of(meeting)
    chairs = presence.chairs(writing.ledger, meeting, days)
    if len(chairs) == 1 and chairs[0] in speakers:
        say_doer(writing, passage, meeting)
    elif chairs:
        say_persons(writing, passage, chairs, days, owner).say("主持", owner)
    elif presence.has_chair(writing.ledger, meeting):
        say_person(writing, passage, meeting, "chair", days).say("主持", owner)
    else:
        say_host(writing, passage, meeting)
    passage.say(f"召开{numbered_title(writing, meeting)}", owner)
    if not held_on:
        passage.lack("会议日期", link(meeting, "held_on"))
    if meeting.subject:
        writing.recorded(passage.say("，"), meeting.subject, meeting, "subject")
    elif not demands:
        passage.lack("会议内容和领导要求", link(meeting, "subject"), link(meeting, "demands"))
    passage.stop()
    told = {*speakers, *chairs}
    silent = [leader for leader in presence.leaders(writing.ledger, meeting) if leader not in told]
    if silent:
        say_persons(writing, passage, tuple(silent), days, owner).say("出席会议。", owner)


_SERIAL = re.compile(r"^(?:20\d\d年)?第(?:\d+|[一二三四五六七八九十百]+)次$")


def numbered_title(writing: Writing, meeting: Meeting) -> str:
    """县政府第12次常务会议, where the body and the number are known; else the number stands behind."""
    title = called(meeting).removeprefix(writing.county)
    number = meeting.series_number.strip()
    body = _OF_BODY.match(title)
    if body and _SERIAL.match(number):
        return f"{body['body']}{number}{body['meeting']}"
    return f"{title}（{number}）" if number and number not in title else title


_OF_BODY = re.compile(r"^(?P<body>[县市区](?:委|政府))(?P<meeting>常委会会议|常务会议|全体会议|党组会议)$")


def _say_demands(writing: Writing, passage: Passage, meeting: Meeting) -> None:
    verbs = writing.wording.verbs_of(meeting.kind)
    days = writing.days_of(meeting)
    chairs = presence.chairs(writing.ledger, meeting, days)
    chair = chairs[0] if len(chairs) == 1 else ""
    for place, demand in enumerate(presence.demands(writing.ledger, meeting)):
        owner = writing.use(demand)
        say_person(writing, passage, demand, "speaker", days)
        if demand.speaker and demand.speaker == chair:
            passage.say("主持会议并", owner, link(meeting))
            chair = ""
        words = Words(demand.words, demand.standing)
        verb = verbs[min(place, len(verbs) - 1)]
        if not words.text:
            passage.say("提出要求", owner).lack("讲话内容", link(demand, "words")).stop()
            continue
        text = reported(verb, words)
        if SEVEN in text and not words.is_verified:
            _say_with_inclusions(writing, passage, meeting, demand, text)
        else:
            passage.say(text, owner)
        passage.stop()
        oral = None if words.is_verified else ORAL.search(words.text)
        if oral:
            told = f"{meeting.title}上的讲话间接引述，仍有“{oral[0]}”，请改成第三人称。"
            writing.remark(told, link(demand, "words"))
        if words.standing == UNVERIFIED:
            writing.remark(
                f"{meeting.title}上的讲话内容待核：以间接引语写出，不加引号，请对照原稿。", link(demand)
            )


def _say_with_inclusions(
    writing: Writing, passage: Passage, meeting: Meeting, demand: Demand, text: str
) -> None:
    """Say what the seven are, after their name, where the leader's words do not list them."""
    items = _inclusions(writing, meeting)
    if not items or items[0].item in text:
        named = [item for item in items if item.item in text]
        passage.say(text, link(demand), *map(writing.use, named))
        return
    before, seven, after = text.partition(SEVEN)
    passage.say(before + seven, link(demand))
    lacking = _ALL - len({item.item for item in items})
    verb = "包括" if lacking > 0 else "即"
    passage.say(f"，{verb}将法治政府建设{spell_inclusions(items)}", *map(writing.use, items))
    if lacking > 0:
        passage.lack(
            f"“七个纳入”的其余{lacking}项", link(meeting, "inclusions"), Link("inclusion", "", "item")
        )
    passage.say("，" + after.lstrip("，。；") if after.strip("，。；") else "", link(demand))


_ALL = 7
"""The number of inclusions the 七个纳入 are."""


def spell_inclusions(items: Iterable[Inclusion]) -> str:
    """纳入甲、纳入乙，经费纳入丙: what is not 法治政府建设 itself follows a comma."""
    names = list(dict.fromkeys(item.item for item in items))
    plain = [name for name in names if name.startswith("纳入")]
    rest = [name for name in names if not name.startswith("纳入")]
    return "，".join(["、".join(plain), *rest])


def _inclusions(writing: Writing, meeting: Meeting) -> list[Inclusion]:
    named = [
        writing.ledger.get(Inclusion, target) for target in writing.ledger.targets(meeting.id, "inclusions")
    ]
    found = [item for item in named if item] or writing.ledger.chosen(Inclusion)
    return sorted(found, key=by_rank)


def _say_measures(writing: Writing, passage: Passage, meeting: Meeting) -> None:
    """Say what was done to carry the meeting out, as one sentence."""
    apart = writing.titles_apart - {meeting.campaign}
    followers = [each for each in writing.ledger.chosen(Measure) if each.meeting == meeting.id]
    followers = [each for each in followers if each.kind not in writing.told_apart]
    followers = [each for each in followers if each.campaign not in apart]
    said: tuple[str, str] | None = None
    for measure in followers:
        passage.say("" if said is None else "，", link(measure))
        is_new = said != same_doer(writing, measure)
        own = say_subject(writing, passage, measure) if is_new else own_subject(writing, measure)
        said = same_doer(writing, measure)
        say_done(writing, passage, measure, said=own)
    if followers:
        passage.stop()


def _remark_contradictions(writing: Writing, meeting: Meeting) -> None:
    for one in presence.contradicted(writing.ledger, meeting):
        person = writing.ledger.person(one)
        told = f"{person.name if person else ''}在{meeting.title}的参会人员中登记为请假或缺席，"
        writing.remark(f"{told}正文没有写其到会、主持和讲话，请核对。", link(meeting, "attendance"))
