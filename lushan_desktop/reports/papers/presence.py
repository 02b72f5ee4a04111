"""The one who was at a meeting, as its 参会人员 prove it: a leader who is entered as absent was not there."""

from lushan_desktop.domain.meetings.attendance import Attendance
from lushan_desktop.domain.meetings.demand import Demand
from lushan_desktop.domain.meetings.meeting import Meeting
from lushan_desktop.reports.known_records import Ledger

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
    """出席领导 who were there."""
    away = absent(ledger, meeting)
    return tuple(one for one in ledger.targets(meeting.id, "leaders") if one not in away)


def has_chair(ledger: Ledger, meeting: Meeting) -> bool:
    """Return True if somebody is known to have taken the chair."""
    if meeting.chair:
        return meeting.chair not in absent(ledger, meeting)
    return bool(meeting.chair_post)


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
