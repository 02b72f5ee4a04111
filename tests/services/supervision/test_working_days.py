"""The office corrects the calendar by its own table."""

from datetime import date

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.supervision.calendar_day import CALENDAR_DAY, REST, WORK
from lushan_desktop.services.records import records
from lushan_desktop.services.supervision import working_days


def calendar(store):
    with store.read() as session:
        return working_days.working_days(session)


def enter(store, first, kind, until=None):
    values = {"held_on": PartialDate.from_iso(first), "kind": kind, "name": "示例"}
    if until:
        values["until"] = PartialDate.from_iso(until)
    return records.save(store, CALENDAR_DAY, {**CALENDAR_DAY.blank(), **values})


def test_a_holiday_that_the_office_enters_moves_the_deadline(store):
    before = calendar(store).after_working_days(date(2031, 9, 30), 2)
    enter(store, "2031-10-01", REST, "2031-10-07")
    enter(store, "2031-10-11", WORK)

    after = calendar(store)

    assert (before.day, before.unknown_years) == (date(2031, 10, 7), (2031,))
    assert after.after_working_days(date(2031, 9, 30), 2).day == date(2031, 10, 9)
    assert after.is_worked(date(2031, 10, 11))
    assert after.knows(2031)


def test_a_row_in_the_bin_counts_no_more(store):
    changes = enter(store, "2023-07-04", REST)
    records.remove(store, CALENDAR_DAY, changes.ids("calendar_day"))

    assert calendar(store).is_worked(date(2023, 7, 4))
