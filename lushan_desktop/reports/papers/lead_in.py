"""The opening of a statement: what went before, and how the leaders moved the work."""

from collections.abc import Iterator

from lushan_desktop.domain.indicators.indicator import Indicator
from lushan_desktop.domain.learning.measure import Measure
from lushan_desktop.domain.meetings.meeting import Meeting
from lushan_desktop.reports.known_records import day, distinct, link
from lushan_desktop.reports.papers.measures import say_done, subject_of, when_of
from lushan_desktop.reports.papers.passage import Passage
from lushan_desktop.reports.papers.regular import Regular, counted, missing_of
from lushan_desktop.reports.papers.speakers import say_persons
from lushan_desktop.reports.papers.template import LeadInPlan
from lushan_desktop.reports.papers.writing import Writing, listed
from lushan_desktop.reports.statement_value import Link, StatementParagraph


def paragraphs(
    writing: Writing, plan: LeadInPlan, regular: Regular, meetings: list[Meeting], indicator: Indicator | None
) -> Iterator[StatementParagraph]:
    """The paragraphs before 一、."""
    background = _background(writing, plan)
    if background:
        yield background.paragraph("lead_in/background", _years(writing, plan) or "工作背景")
    leadership = _leadership(writing, plan, regular, meetings)
    if not background and not leadership:
        leadership = _plain_opening(writing, indicator)
    leadership.say(plan.closing)
    yield leadership.paragraph("lead_in/leadership", "各类会议、领导参加")


def _measures(writing: Writing, plan: LeadInPlan) -> list[Measure]:
    chosen = [each for each in writing.ledger.chosen(Measure) if each.kind in plan.background_kinds]
    return sorted(chosen, key=lambda each: (each.held_on is None, each.held_on or "", each.id))


def _years(writing: Writing, plan: LeadInPlan) -> str:
    days = [day(each.held_on) for each in _measures(writing, plan)]
    return "、".join(dict.fromkeys(f"{each.year}年" for each in days if each))


def _background(writing: Writing, plan: LeadInPlan) -> Passage:
    passage = Passage()
    for measure in _measures(writing, plan):
        passage.say(when_of(measure) + subject_of(writing, measure, full=True), writing.use(measure))
        say_done(writing, passage, measure).stop()
    return passage


def _leadership(writing: Writing, plan: LeadInPlan, regular: Regular, meetings: list[Meeting]) -> Passage:
    passage = Passage()
    deliberating = regular.deliberating()
    if deliberating:
        passage.say(plan.opening)
        bodies = distinct(body for group in deliberating.values() for body in group)
        for place, (clause, group) in enumerate(deliberating.items()):
            names = listed(name for body in group for name in body.title.split("、"))
            passage.say(f"{'，' if place else ''}{names}及时", *map(writing.use, group))
            writing.recorded(passage, clause, group[0], "subject")
            passage.say(counted(writing, group), *map(link, group))
        if not (writing.is_complete and all(body.times for body in bodies)):
            passage.lack("各类会议的次数和日期", *missing_of(bodies))
        passage.stop()
    return passage.add(_leaders(writing, plan, regular, meetings))


def _leaders(writing: Writing, plan: LeadInPlan, regular: Regular, meetings: list[Meeting]) -> Passage:
    """Which leaders chaired and took part, as far as recurring meetings name them."""
    passage = Passage()
    if not regular.attended:
        return passage
    owners = tuple(map(writing.use, regular.attended))
    leaders = _in_rank(writing, regular.attended)
    for leader_link in owners[:1]:
        say_persons(writing, passage, leaders, None, leader_link)
    chaired = [each for each in regular.attended if each.chair or each.chair_post]
    joined = [each for each in regular.attended if each not in chaired]
    for meeting in chaired:
        _say_chaired(writing, passage, meeting)
    attended = [each for each in meetings if _all_took_part(writing, each, leaders)]
    kinds = list(dict.fromkeys(each.kind for each in [*attended, *joined] if each.kind))
    if kinds:
        about = [*attended, *joined]
        passage.say("，" if chaired else "").say(
            f"参加{plan.attended}{listed(kinds)}", *map(writing.use, about)
        )
        _lack_meetings(passage, joined, {each.kind for each in attended})
    return passage.stop()


def _in_rank(writing: Writing, meetings: list[Meeting]) -> tuple[str, ...]:
    named = {leader for each in meetings for leader in writing.ledger.targets(each.id, "leaders")}
    persons = [person for person in map(writing.ledger.person, named) if person]

    def rank(person_id: str) -> tuple[int, str]:
        person = next(each for each in persons if each.id == person_id)
        held = person.held_on(None)
        return (held[0].rank if held else 999), person_id

    return tuple(sorted((person.id for person in persons), key=rank))


def _say_chaired(writing: Writing, passage: Passage, meeting: Meeting) -> None:
    owner = writing.use(meeting)
    often = f"{meeting.times}次" if writing.is_complete and meeting.times else "多次"
    name = "会议" if meeting.title.endswith("的会议") else meeting.title
    passage.say(f"{often}主持召开{name}", owner)
    if meeting.subject:
        writing.recorded(passage.say("，", owner), meeting.subject, meeting, "subject")


def _all_took_part(writing: Writing, meeting: Meeting, leaders: tuple[str, ...]) -> bool:
    if meeting.recurring or not leaders:
        return False
    return set(leaders) <= set(writing.ledger.targets(meeting.id, "leaders"))


def _lack_meetings(passage: Passage, joined: list[Meeting], dated_kinds: set[str]) -> None:
    unknown = [each for each in joined if each.kind not in dated_kinds]
    fills: list[Link] = [link(each, field) for each in unknown for field in ("title", "held_on")]
    if unknown:
        passage.lack(f"{listed(each.kind for each in unknown)}的名称和日期", *fills)


def _plain_opening(writing: Writing, indicator: Indicator | None) -> Passage:
    """Where nothing is recorded yet: what the paper is about, and a mark for what it lacks."""
    passage = Passage()
    about = f"“{indicator.text}”" if indicator and indicator.text else "该项指标"
    owner = (link(indicator),) if indicator else ()
    passage.say(f"{writing.county or writing.we}高度重视{about}工作，对照指标要求认真组织落实", *owner)
    fills = tuple(Link("measure", "", "content") for _ in range(1))
    return passage.lack("工作的起始时间和总体情况", *fills).stop()
