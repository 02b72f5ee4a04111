"""The working calendar of this office: the published arrangement, corrected by its own table 放假安排."""

from collections.abc import Iterator
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.supervision.calendar_day import REST, CalendarDay
from lushan_desktop.domain.supervision.working_days import WorkingDays

_LONGEST = 366
"""Days of one arrangement; a row that lasts longer is a slip of typing and counts to here."""


def working_days(session: Session) -> WorkingDays:
    """The calendar by which terms are counted."""
    rests: set[date] = set()
    works: set[date] = set()
    for row in session.scalars(select(CalendarDay).where(col(CalendarDay.deleted).is_(False))):
        (rests if row.kind == REST else works).update(_days(row))
    return WorkingDays.corrected(rests, works)


def _days(row: CalendarDay) -> Iterator[date]:
    if not row.held_on:
        return
    first = PartialDate.from_iso(row.held_on).first_day
    last = PartialDate.from_iso(row.until or row.held_on).last_day
    for number in range(min((last - first).days + 1, _LONGEST)):
        yield first + timedelta(days=number)
