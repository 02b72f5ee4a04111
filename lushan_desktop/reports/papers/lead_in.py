"""The opening of a statement: what went before, and how the leaders moved the work."""

from collections.abc import Iterable, Iterator

from lushan_desktop.domain.learning.measure import Measure
from lushan_desktop.domain.meetings.meeting import Meeting
from lushan_desktop.reports.known_records import called, day, distinct, link
from lushan_desktop.reports.papers import presence
from lushan_desktop.reports.papers.measures import say_done, say_subject
from lushan_desktop.reports.papers.passage import Passage
from lushan_desktop.reports.papers.regular import Regular, counted, lack_counts
from lushan_desktop.reports.papers.speakers import say_persons
from lushan_desktop.reports.papers.template import LeadInPlan
from lushan_desktop.reports.papers.writing import Writing, listed
from lushan_desktop.reports.periods import Days
from lushan_desktop.reports.persons import full
from lushan_desktop.reports.statement_value import Link, StatementParagraph


def paragraphs(
    writing: Writing, plan: LeadInPlan, regular: Regular, meetings: list[Meeting], measures: list[Measure]
) -> Iterator[StatementParagraph]:
    """The paragraphs before 一、."""
    before = _in_order(each for each in measures if each.kind in plan.background_kinds)
    background = _background(writing, before)
    if background:
        yield background.paragraph("lead_in/background", _years(before) or "工作背景")
    leadership = _leadership(writing, plan, regular, meetings)
    if not background and not leadership:
        leadership = _plain_opening(plan)
    leadership.say(plan.closing)
    yield leadership.paragraph("lead_in/leadership", "各类会议、领导参加")


def _in_order(measures: Iterable[Measure]) -> list[Measure]:
    return sorted(measures, key=lambda each: (each.held_on is None, each.held_on or "", each.id))


def _years(measures: list[Measure]) -> str:
    days = [day(each.held_on) for each in measures]
    return "、".join(dict.fromkeys(f"{each.year}年" for each in days if each))


def _background(writing: Writing, measures: list[Measure]) -> Passage:
    passage = Passage()
    for measure in measures:
        passage.say(writing.when(measure), writing.use(measure))
        said = say_subject(writing, passage, measure, full=True)
        say_done(writing, passage, measure, said=said).stop()
    return passage


def _leadership(writing: Writing, plan: LeadInPlan, regular: Regular, meetings: list[Meeting]) -> Passage:
    passage = Passage()
    deliberating = regular.deliberating()
    if deliberating:
        passage.say(plan.opening)
        bodies = distinct(body for group in deliberating.values() for body in group)
        for place, (clause, group) in enumerate(deliberating.items()):
            names = listed(name for body in group for name in called(body).split("、"))
            passage.say(f"{'，' if place else ''}{names}及时", *map(writing.use, group))
            writing.recorded(passage, clause, group[0], "subject")
            passage.say(counted(writing, group), *map(link, group))
        lack_counts(passage, bodies)
        passage.stop()
    return passage.add(_leaders(writing, plan, regular, meetings))


def _leaders(writing: Writing, plan: LeadInPlan, regular: Regular, meetings: list[Meeting]) -> Passage:
    """Return which leaders chaired and took part, as far as recurring meetings name them."""
    passage = Passage()
    sets: dict[frozenset[str], list[Meeting]] = {}
    for meeting in regular.attended:
        sets.setdefault(frozenset(presence.leaders(writing.ledger, meeting)), []).append(meeting)
    told: list[tuple[frozenset[str], set[str]]] = []
    for leaders, group in sets.items():
        led = _Led(writing, leaders, group)
        # Who took part together with others was told with them.
        known = {one for others, ids in told if leaders <= others for one in ids}
        attended = [each for each in meetings if each.id not in known and _all_took_part(writing, each, led)]
        told.append((leaders, {each.id for each in attended}))
        _say_leaders(writing, passage, plan, led, attended)
    return passage


class _Led:
    """The recurring meetings at which the same leaders were."""

    def __init__(self, writing: Writing, leaders: frozenset[str], meetings: list[Meeting]) -> None:
        self.leaders = tuple(sorted(leaders))
        self.chaired = [each for each in meetings if presence.has_chair(writing.ledger, each)]
        self.joined = [each for each in meetings if each not in self.chaired]
        spans = [writing.days_of(each) for each in meetings]
        known = [each.first for each in spans if each.first]
        lasts = [each.last for each in spans]
        runs_on = not all(lasts)
        self.days = Days(
            min(known, default=None) if len(known) == len(spans) else None,
            None if runs_on else max(filter(None, lasts)),
        )


def _say_leaders(
    writing: Writing, passage: Passage, plan: LeadInPlan, led: _Led, attended: list[Meeting]
) -> None:
    """甲、乙多次主持召开 …, 参加 …; a chair who was one of several takes the chair alone."""
    together = [each for each in led.chaired if set(led.leaders) <= _chairs(writing, each, led.leaders)]
    joined = [*led.joined, *(each for each in led.chaired if each not in together)]
    owners = tuple(map(writing.use, [*together, *joined]))
    for owner in owners[:1]:
        say_persons(writing, passage, led.leaders, led.days, owner)
    for place, meeting in enumerate(together):
        passage.say("，" if place else "")
        _say_chaired(writing, passage, meeting)
    kinds = dict.fromkeys(each.kind or called(each) for each in [*attended, *joined])
    if kinds:
        passage.say("，" if together else "").say(
            f"参加{plan.attended}{listed(kinds)}", *map(writing.use, [*attended, *joined])
        )
        _lack_meetings(passage, joined, {each.kind for each in attended})
    passage.stop()


def _chairs(writing: Writing, meeting: Meeting, leaders: tuple[str, ...]) -> set[str]:
    """Return who took the chair: the person entered, or those whose posts are."""
    if meeting.chair:
        return {meeting.chair}
    days, found = writing.days_of(meeting), set()
    for one in leaders:
        person = writing.ledger.person(one)
        held = person.held_in(days, writing.mentions.now) if person else ()
        offices = [office for tenure in held for office in tenure.post.split("、")]
        if offices and all(office in meeting.chair_post for office in offices):
            found.add(one)
    return found


def _say_chaired(writing: Writing, passage: Passage, meeting: Meeting) -> None:
    owner = writing.use(meeting)
    times = writing.times_of(meeting) if writing.is_complete else 0
    often = f"{times}次" if times else "多次"
    name = "会议" if called(meeting).endswith("的会议") else called(meeting)
    passage.say(f"{often if writing.is_often(meeting) else ''}主持召开{name}", owner)
    if meeting.subject:
        writing.recorded(passage.say("，", owner), meeting.subject, meeting, "subject")


def _all_took_part(writing: Writing, meeting: Meeting, led: _Led) -> bool:
    """Return True if all were there, each with the very post that the sentence gives them."""
    if meeting.recurring or not set(led.leaders) <= set(presence.leaders(writing.ledger, meeting)):
        return False
    persons = [person for person in map(writing.ledger.person, led.leaders) if person]
    days, now = writing.days_of(meeting), writing.mentions.now
    return all(full(each.held_in(days, now)) == full(each.held_in(led.days, now)) for each in persons)


def _lack_meetings(passage: Passage, joined: list[Meeting], dated_kinds: set[str]) -> None:
    """A recurring meeting that is called by its kind alone: when was it, and what was its name?"""
    unknown = [each for each in joined if each.kind not in dated_kinds and not each.held_on]
    if unknown:
        fills = [link(each, "held_on") for each in unknown]
        passage.lack(f"{listed(each.kind or called(each) for each in unknown)}的名称和日期", *fills)


def _plain_opening(plan: LeadInPlan) -> Passage:
    """Return where nothing is recorded yet nothing is said: a mark for what the paper lacks."""
    if not plan.background_kinds:
        fills = tuple(Link("meeting", "", name) for name in ("title", "recurring", "leaders"))
        return Passage().lack("经常召开的会议和参加的领导", *fills).stop()
    fills = tuple(Link("measure", "", name) for name in ("kind", "held_on", "content"))
    return Passage().lack(f"{plan.background_kinds[-1]}的时间和总体情况", *fills).stop()
