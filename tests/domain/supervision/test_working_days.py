"""Terms end on the day that a clerk finds on the wall calendar."""

from datetime import date

import pytest

from lushan_desktop.domain.supervision.working_days import WorkingDays

PUBLISHED = WorkingDays()

CHECKED_BY_HAND = [
    # start, working days, last day: what lies between
    (date(2023, 7, 3), 5, date(2023, 7, 10)),  # a plain week, over one weekend
    (date(2023, 7, 7), 1, date(2023, 7, 10)),  # a Friday: the next working day is Monday
    (date(2023, 6, 20), 3, date(2023, 6, 26)),  # 端午 22–24 June, make-up day Sunday 25 June
    (date(2023, 9, 27), 3, date(2023, 10, 8)),  # 中秋国庆 29 September–6 October, make-up 7 and 8 October
    (date(2023, 4, 21), 2, date(2023, 4, 24)),  # make-up day Sunday 23 April
    (date(2023, 1, 19), 3, date(2023, 1, 29)),  # 春节 21–27 January, make-up 28 and 29 January
    (date(2024, 2, 8), 2, date(2024, 2, 18)),  # 春节 10–17 February, 9 February worked, make-up 18 February
    (date(2024, 4, 30), 1, date(2024, 5, 6)),  # 劳动节 1–5 May
    (date(2025, 1, 24), 2, date(2025, 1, 27)),  # make-up Sunday 26 January
    (date(2025, 1, 27), 3, date(2025, 2, 7)),  # 春节 28 January–4 February
    (date(2025, 9, 30), 1, date(2025, 10, 9)),  # 国庆中秋 1–8 October
    (date(2026, 2, 13), 2, date(2026, 2, 24)),  # 春节 15–23 February, make-up Saturday 14 February
    (date(2026, 9, 30), 2, date(2026, 10, 9)),  # 国庆 1–7 October
]


@pytest.mark.parametrize(("start", "count", "last"), CHECKED_BY_HAND)
def test_a_term_in_working_days_ends_where_it_was_counted_by_hand(start, count, last):
    assert PUBLISHED.after_working_days(start, count).day == last


@pytest.mark.parametrize(
    ("start", "count", "last"),
    [
        (date(2023, 7, 3), 4, date(2023, 7, 7)),  # ends on a Friday
        (date(2023, 7, 3), 5, date(2023, 7, 10)),  # ends on a Saturday: Monday
        (date(2023, 9, 20), 10, date(2023, 10, 7)),  # ends inside the national holidays: first make-up day
        (date(2024, 2, 1), 10, date(2024, 2, 18)),  # ends inside 春节
        (date(2023, 4, 13), 10, date(2023, 4, 23)),  # ends on a Sunday that is worked
    ],
)
def test_a_term_in_calendar_days_that_ends_on_a_day_off_ends_on_the_next_working_day(start, count, last):
    assert PUBLISHED.after_days(start, count).day == last


def test_a_year_without_an_arrangement_counts_weekends_only_and_says_so():
    deadline = PUBLISHED.after_working_days(date(2031, 9, 30), 2)

    assert deadline.day == date(2031, 10, 7)  # 国庆 1–3 October every year, then a weekend
    assert deadline.notice == "2031年放假安排未录入，只按周末和固定节日推算，请录入。"
    assert PUBLISHED.after_working_days(date(2023, 9, 30), 2).notice == ""


@pytest.mark.parametrize("count", [1, 2, 3])
def test_neither_day_of_a_weekend_is_worked_where_no_arrangement_is_known(count):
    friday, monday = date(2031, 10, 3), date(2031, 10, 6)
    assert PUBLISHED.after_days(friday, count).day == monday
    assert PUBLISHED.after_working_days(friday, 1).day == monday


def test_the_first_year_that_was_arranged_is_known():
    assert PUBLISHED.knows(2004)
    assert not PUBLISHED.knows(2003)


def test_what_the_office_enters_goes_before_the_arrangement():
    own = WorkingDays.corrected(
        rests=[date(2031, 10, 1), date(2031, 10, 2), date(2023, 7, 4)], works=[date(2031, 10, 4)]
    )

    # 3 October lies in 国庆 every year; Saturday 4 is worked, then Monday 6.
    assert own.after_working_days(date(2031, 9, 30), 2).day == date(2031, 10, 6)
    assert own.after_working_days(date(2031, 9, 30), 2).notice == ""
    assert own.after_working_days(date(2023, 7, 3), 1).day == date(2023, 7, 5)


def test_a_term_over_new_year_names_the_year_that_is_not_known():
    assert PUBLISHED.after_working_days(date(2026, 12, 28), 6).unknown_years == (2027,)


@pytest.mark.parametrize("count", [0, -3])
def test_a_term_has_at_least_one_day(count):
    with pytest.raises(ValueError, match="at least one day"):
        PUBLISHED.after_days(date(2023, 7, 3), count)
    with pytest.raises(ValueError, match="at least one day"):
        PUBLISHED.after_working_days(date(2023, 7, 3), count)
