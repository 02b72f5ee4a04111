"""Dated meetings that were held again and again to the same end: one item for all of them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.learning.measure import Measure
from lushan_desktop.domain.meetings.demand import Demand
from lushan_desktop.domain.meetings.meeting import Meeting
from lushan_desktop.reports.known_records import Ledger, called, day, link
from lushan_desktop.reports.papers.doing import say_host
from lushan_desktop.reports.papers.event import Event
from lushan_desktop.reports.papers.passage import Passage
from lushan_desktop.reports.papers.when import following, span
from lushan_desktop.reports.papers.writing import Writing
from lushan_desktop.reports.statement_value import Annex

LEAST = 3
"""So many are told together; two are told one by one."""
MOST_DAYS = 8
"""So many days are named where the ledger is not complete; more stand in a table behind the paper."""
_SERIAL = re.compile(r"^20\d\d年|（?第[\d一二三四五六七八九十百]+次）?")


def groups(ledger: Ledger, meetings: Iterable[Meeting]) -> Iterator[list[Meeting]]:
    """Each meeting by itself, but those of a series together, by date."""
    led = {each.meeting for each in ledger.chosen(Measure)}
    series: dict[tuple[str, ...], list[Meeting]] = {}
    for meeting in sorted(meetings, key=lambda each: (each.held_on or "", each.id)):
        if meeting.id in led or not _is_plain(ledger, meeting):
            yield [meeting]
        else:
            series.setdefault(_sameness(meeting), []).append(meeting)
    for group in series.values():
        if len(group) >= LEAST:
            yield group
        else:
            yield from ([meeting] for meeting in group)


def _is_plain(ledger: Ledger, meeting: Meeting) -> bool:
    """Return True if nothing is known of it but when it was held and to what end."""
    has_chair = meeting.chair or meeting.chair_post
    leaders, demands = ledger.targets(meeting.id, "leaders"), ledger.children(Demand, meeting.id)
    return bool(meeting.held_on and not meeting.until and not has_chair and not leaders and not demands)


def _sameness(meeting: Meeting) -> tuple[str, ...]:
    about = meeting.subject.strip("。 ")
    return meeting.kind, title_of(meeting), meeting.organiser, meeting.origin, about


def title_of(meeting: Meeting) -> str:
    """Return what the meetings of a series are all called: without their year and number."""
    return _SERIAL.sub("", called(meeting))


def event(writing: Writing, group: list[Meeting]) -> Event:
    """县 held them so many times, or on these days, to that end."""
    owners = tuple(map(writing.use, group))
    days = [PartialDate.from_iso(meeting.held_on) for meeting in group if meeting.held_on]
    first, passage = group[0], Passage()
    is_told_by_day = not writing.is_complete and len(days) <= MOST_DAYS
    if not is_told_by_day:
        writing.annex.append(list_of(title_of(group[0]), group))
    passage.say(f"{listed_days(days) if is_told_by_day else span(days[0], days[-1])}，", *owners)
    often = f"先后{len(group)}次" if writing.is_complete else "" if is_told_by_day else "先后"
    say_host(writing, passage, first)
    passage.say(f"{often}召开{title_of(first).removeprefix(writing.county)}", *owners)
    if first.subject:
        writing.recorded(passage.say("，", *owners), first.subject, first, "subject")
    else:
        passage.lack("会议内容和领导要求", *(link(meeting, "subject") for meeting in group))
    if not is_told_by_day:
        passage.say("（各次日期见附表）", *owners)
    if not writing.is_complete:
        writing.lack_whole(passage)
    passage.stop()
    key = f"meetings:{min(meeting.id for meeting in group)}"
    return Event(key, f"{first.kind or title_of(first)}{len(group)}次", passage, days[0])


def listed_days(days: Sequence[PartialDate]) -> str:
    """2023年1月11日、2月12日、3月13日."""
    told = [str(days[0])]
    told += [following(day, before) for before, day in pairwise(days)]
    return "、".join(told)


def list_of(name: str, meetings: Sequence[Meeting]) -> Annex:
    """The meetings of a series with their days."""
    rows = tuple((str(day(each.held_on)), called(each), each.place) for each in meetings)
    return Annex(f"{name}一览表", ("日期", "会议", "地点"), rows, tuple(each.id for each in meetings))
