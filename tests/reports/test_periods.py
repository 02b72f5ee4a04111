"""What lies in a period, and what has not happened yet."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.reports.periods import Period

DAYS = st.dates(date(2023, 1, 1), date(2023, 3, 31))


@given(DAYS, DAYS)
def test_what_begins_today_has_happened_and_what_begins_later_is_ahead(today, first):
    period = Period(today=PartialDate.from_date(today))

    assert period.is_ahead(PartialDate.from_date(first)) == (first > today)
    assert period.is_ahead(PartialDate(first.year, first.month)) == (
        (first.year, first.month) > (today.year, today.month)
    )
