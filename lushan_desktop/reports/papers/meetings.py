"""Dated meetings as sentences: what was held, what leaders demanded, what was done to carry it out."""

from collections.abc import Iterable, Iterator

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.inclusions.inclusion import Inclusion
from lushan_desktop.domain.learning.measure import Measure
from lushan_desktop.domain.meetings.demand import Demand
from lushan_desktop.domain.meetings.meeting import Meeting
from lushan_desktop.domain.people.unit import Unit
from lushan_desktop.domain.record import by_rank
from lushan_desktop.reports.known_records import day, link
from lushan_desktop.reports.papers import routine
from lushan_desktop.reports.papers.event import Event
from lushan_desktop.reports.papers.measures import say_done
from lushan_desktop.reports.papers.passage import Passage
from lushan_desktop.reports.papers.speakers import say_person, say_persons
from lushan_desktop.reports.papers.when import span
from lushan_desktop.reports.papers.writing import Writing
from lushan_desktop.reports.speech import UNVERIFIED, Words, reported

SEVEN = "“七个纳入”"


def events(writing: Writing, meetings: Iterable[Meeting]) -> Iterator[Event]:
    """One item for each dated meeting, with the measures that carry it out; one for a whole series."""
    group = list(meetings)
    if len(group) >= routine.LEAST:
        yield routine.event(writing, group, _host(writing, group[0]))
        return
    for meeting in group:
        held_on = day(meeting.held_on)
        passage = Passage()
        _say_held(writing, passage, meeting, held_on)
        _say_demands(writing, passage, meeting, held_on)
        _say_measures(writing, passage, meeting)
        when = f"{held_on.month}月{held_on.day}日" if held_on and held_on.day else ""
        yield Event(f"meeting:{meeting.id}", f"{when}{meeting.kind or meeting.title}", passage, held_on)


def _say_held(writing: Writing, passage: Passage, meeting: Meeting, held_on: PartialDate | None) -> None:
    owner = writing.use(meeting)
    if held_on:
        passage.say(f"{span(held_on, day(meeting.until))}，", owner)
    name = _host(writing, meeting)
    number = f"（{meeting.series_number}）" if meeting.series_number else ""
    passage.say(f"{name}召开{meeting.title.removeprefix(writing.county)}{number}", owner)
    if not held_on:
        passage.lack("会议日期", link(meeting, "held_on"))
    if meeting.subject:
        writing.recorded(passage.say("，"), meeting.subject, meeting, "subject")
    demands = writing.ledger.children(Demand, meeting.id)
    if not demands and not meeting.subject:
        passage.lack("会议内容和领导要求", link(meeting, "demands"))
    passage.stop()
    speakers = {demand.speaker for demand in demands}
    if meeting.chair and meeting.chair not in speakers:
        say_person(writing, passage, meeting, "chair", held_on).say("主持会议。", owner)
    silent = [
        leader
        for leader in writing.ledger.targets(meeting.id, "leaders")
        if leader not in speakers | {meeting.chair}
    ]
    if silent:
        say_persons(writing, passage, tuple(silent), held_on, owner).say("出席会议。", owner)


def _host(writing: Writing, meeting: Meeting) -> str:
    host = writing.ledger.get(Unit, meeting.organiser)
    return host.short_name or host.name if host and host.name != writing.county else writing.we


def _say_demands(writing: Writing, passage: Passage, meeting: Meeting, held_on: PartialDate | None) -> None:
    verbs = writing.wording.verbs_of(meeting.kind)
    for place, demand in enumerate(writing.ledger.children(Demand, meeting.id)):
        owner = writing.use(demand)
        say_person(writing, passage, demand, "speaker", held_on)
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
    passage.say("，即将法治政府建设" + spell_inclusions(items), *map(writing.use, items))
    passage.say("，" + after.lstrip("，。；") if after.strip("，。；") else "", link(demand))


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
    """What was done to carry the meeting out, as one sentence."""
    followers = [each for each in writing.ledger.chosen(Measure) if each.meeting == meeting.id]
    for place, measure in enumerate(followers):
        passage.say(writing.we if place == 0 else "，", link(measure))
        say_done(writing, passage, measure)
    if followers:
        passage.stop()
