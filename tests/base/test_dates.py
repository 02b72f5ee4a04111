"""Dates are read in every spelling a clerk uses, and never guessed into the future."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lushan_desktop.base.text.date_reading import is_begun, read_date
from lushan_desktop.base.text.dates import PartialDate

TODAY = date(2023, 7, 28)


@pytest.mark.parametrize(
    "typed",
    [
        "2023年3月21日",
        "20230321",
        "2023.3.21",
        "2023-3-21",
        "2023/03/21",
        "3.21",
        "3/21",
        "3月21日",
        "230321",
        "２０２３年３月２１日",
        " 2023 年 3 月 21 日 ",
    ],
)
def test_every_spelling_of_a_day_is_read(typed):
    assert read_date(typed, today=TODAY) == PartialDate(2023, 3, 21)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2023年3月", "2023-03"),
        ("2023.3", "2023-03"),
        ("2021", "2021"),
        ("2021年", "2021"),
        ("7月", "2023-07"),
        ("8月份", "2022-08"),
        ("21日", "2023-07-21"),
        ("30日", "2023-06-30"),
        ("31号", "2023-05-31"),
        ("8月1日", "2022-08-01"),
        ("2月29日", "2020-02-29"),
        ("今天", "2023-07-28"),
        ("昨日", "2023-07-27"),
        ("前天", "2023-07-26"),
        ("明天", "2023-07-29"),
        ("后天", "2023-07-30"),
        ("六月二日", "2023-06-02"),
        ("二〇二三年六月", "2023-06"),
        ("二零二三年十二月三十一日", "2023-12-31"),
    ],
)
def test_what_is_not_said_is_taken_from_the_recent_past(typed, read):
    assert read_date(typed, today=TODAY).iso == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("12月31日", "2023-12-31"),
        ("8.15", "2023-08-15"),
        ("3月31日", "2024-03-31"),
        ("7月20日", "2023-07-20"),
        ("5月30日", "2024-05-30"),
        ("12月", "2023-12"),
        ("7月", "2023-07"),
        ("5月", "2024-05"),
        ("6月", "2023-06"),
        ("28日", "2023-07-28"),
        ("15日", "2023-08-15"),
        ("2022年12月31日", "2022-12-31"),
        ("十二月三十一日", "2023-12-31"),
        ("8月底", "2023-08"),
        ("2024年底前完成", "2024"),
        ("2023年8月31日以前", "2023-08-31"),
        ("九月末", "2023-09"),
    ],
)
def test_a_deadline_without_a_year_is_the_one_to_come_or_just_gone_by(typed, read):
    assert read_date(typed, today=TODAY, is_deadline=True).iso == read


def test_a_deadline_lies_ahead_of_today_though_the_period_has_ended():
    ended = date(2022, 12, 31)

    assert read_date("12月31日", today=TODAY, until=ended, is_deadline=True) == PartialDate(2023, 12, 31)


def test_a_date_without_a_year_lies_inside_the_period_worked_on():
    assert read_date("9月1日", today=TODAY, until=date(2022, 12, 31)) == PartialDate(2022, 9, 1)


@pytest.mark.parametrize(
    "typed", ["2023年2月30日", "2023年13月", "2023年7年", "13.41", "2月30日", "近日", "", "32日", "99999"]
)
def test_what_is_no_day_is_not_read(typed):
    assert read_date(typed, today=TODAY) is None


@pytest.mark.parametrize("stored", ["2023-6-2", "20230602", "2023-02-30", "1850", ""])
def test_only_the_stored_form_is_loaded(stored):
    with pytest.raises(ValueError, match=r".*"):
        PartialDate.from_iso(stored)


def test_a_day_without_a_month_is_no_date():
    with pytest.raises(ValueError, match="5"):
        PartialDate(2023, None, 5)


def test_dates_are_ordered_by_their_earliest_day():
    year, month, day = PartialDate(2023), PartialDate(2023, 1), PartialDate(2023, 1, 2)

    assert sorted([day, month, year]) == [year, month, day]
    assert [date_.precision for date_ in (year, month, day)] == ["year", "month", "day"]
    assert year.last_day == date(2023, 12, 31)
    assert PartialDate(2024, 2).last_day == date(2024, 2, 29)
    assert year.__lt__("2023") is NotImplemented


def test_a_day_shows_its_weekday_and_a_month_has_none():
    assert PartialDate(2023, 3, 21).with_weekday() == "2023年3月21日 星期二"
    assert PartialDate(2023, 3).with_weekday() == "2023年3月"


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_a_day_is_read_back_as_it_was_written(day):
    written = PartialDate.from_date(day)

    assert read_date(str(written), today=TODAY) == written
    assert PartialDate.from_iso(written.iso) == written


@pytest.mark.parametrize(
    "whole", ["20230602", "230602", "2023.6.2", "2023-06", "6/2", "今天", "明天", "２０２３．６．２"]
)
def test_what_somebody_has_begun_to_type_may_become_a_date(whole):
    for length in range(1, len(whole)):
        begun = whole[:length]
        assert is_begun(begun) or read_date(begun, today=TODAY), begun


@pytest.mark.parametrize("text", ["2月30日", "13月", "示例", "2023年13月1日", "202306021", ""])
def test_what_can_become_none_is_not_waited_for(text):
    assert not is_begun(text)


@pytest.mark.parametrize(
    "typed",
    ["2023年6月2日（星期五）", "2023年6月2日 星期五", "6.2周五", "2023-06-02 00:00:00", "2023/6/2 0:00"],
)
def test_a_weekday_or_the_midnight_of_a_sheet_after_it_is_no_hindrance(typed):
    assert read_date(typed, today=TODAY) == PartialDate(2023, 6, 2)


@pytest.mark.parametrize("typed", ["2023年6月2日（星期四）", "2023年6月 星期五", "星期五", "2023/6/2 9:00"])
def test_what_would_be_lost_or_contradicts_is_not_read(typed):
    assert read_date(typed, today=TODAY) is None


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_a_deadline_without_a_year_is_the_first_from_the_day_of_its_record_on(since, day):
    """Whatever day it is today."""
    for today in (date(2026, 12, 1), since):
        read = read_date(f"{day.month}月{day.day}日", today=today, is_deadline=True, since=since)
        assert (read.month, read.day) == (day.month, day.day)
        assert read.first_day >= since
        years = range(since.year, read.year)
        assert not any(
            _day(year, day.month, day.day) >= since for year in years if _day(year, day.month, day.day)
        )
        month = read_date(f"{day.month}月底前", today=today, is_deadline=True, since=since)
        assert since <= month.last_day < since + timedelta(days=366)
        only = read_date(f"{day.day}日", today=today, is_deadline=True, since=since)
        assert since <= only.first_day <= since + timedelta(days=62)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
