"""The one who was at a meeting, as its 参会人员 prove it: a leader who is entered as absent was not there."""

import re

from lushan_desktop.domain.meetings.attendance import Attendance
from lushan_desktop.domain.meetings.demand import Demand
from lushan_desktop.domain.meetings.meeting import Meeting
from lushan_desktop.domain.people.person import Person
from lushan_desktop.reports.known_records import Ledger
from lushan_desktop.reports.periods import Days

_BETWEEN = re.compile(r"[、，,和\s]+")
AWAY = ("请假", "缺席")


def absent(ledger: Ledger, meeting: Meeting) -> set[str]:
    """The persons who were not there, by their ids; a row without a person counts by its name."""
    rows = [row for row in ledger.children(Attendance, meeting.id) if row.way in AWAY]
    names = {row.name.strip() for row in rows if row.name.strip()}
    concerned = {meeting.chair, *ledger.targets(meeting.id, "leaders")}
    concerned |= {each.speaker for each in ledger.children(Demand, meeting.id)}
    named = {one for one in concerned if (person := ledger.person(one)) and person.name in names}
    return ({row.person for row in rows} | named) - {""}


def leaders(ledger: Ledger, meeting: Meeting) -> tuple[str, ...]:
    """出席领导 who were there; one who was deleted since is nobody that a sentence can name."""
    away = absent(ledger, meeting)
    return tuple(
        one for one in ledger.targets(meeting.id, "leaders") if one not in away and ledger.person(one)
    )


def has_chair(ledger: Ledger, meeting: Meeting) -> bool:
    """Return True if somebody is known to have taken the chair."""
    if meeting.chair:
        return meeting.chair not in absent(ledger, meeting)
    return bool(meeting.chair_post)


def chairs(ledger: Ledger, meeting: Meeting, days: Days) -> tuple[str, ...]:
    """Return who took the chair, by their ids: the person entered, or those whose posts or names are."""
    if meeting.chair:
        is_gone = meeting.chair in absent(ledger, meeting) or ledger.person(meeting.chair) is None
        return () if is_gone else (meeting.chair,)
    parts = [part for part in _BETWEEN.split(meeting.chair_post) if part]
    there = {each.id: {each.name} for each in ledger.all(Person)}
    there |= {one: _called(ledger, one, days) for one in ledger.targets(meeting.id, "leaders")}
    found = [[one for one, names in there.items() if part in names] for part in parts]
    sure = dict.fromkeys(one for each in found for one in each)
    away = absent(ledger, meeting)
    return tuple(one for one in sure if one not in away) if all(len(each) == 1 for each in found) else ()


def _called(ledger: Ledger, one: str, days: Days) -> set[str]:
    """The names by which somebody may be meant: the own one and each office held then."""
    person = ledger.person(one)
    held = person.held_in(days, None) if person else ()
    offices = {office for tenure in held for office in (*tenure.offices, tenure.short)}
    return ({person.name, person.full_post(days.first)} | offices if person else set()) - {""}


def demands(ledger: Ledger, meeting: Meeting) -> list[Demand]:
    """Return what was demanded by those who were there."""
    away = absent(ledger, meeting)
    return [each for each in ledger.children(Demand, meeting.id) if each.speaker not in away]


def contradicted(ledger: Ledger, meeting: Meeting) -> tuple[str, ...]:
    """Return who is entered as absent and yet as a leader there, in the chair or speaking."""
    away = absent(ledger, meeting)
    said = [meeting.chair, *ledger.targets(meeting.id, "leaders")]
    said += [each.speaker for each in ledger.children(Demand, meeting.id)]
    return tuple(dict.fromkeys(one for one in said if one in away))
