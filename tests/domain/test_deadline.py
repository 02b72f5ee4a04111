"""A deadline is told by a word and a tone, computed on the day it is looked at."""

from datetime import date

import pytest

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.deadline import light

DUE = PartialDate(2023, 8, 10)


@pytest.mark.parametrize(
    ("today", "word", "tone"),
    [
        (date(2023, 8, 1), "8月10日前", "info"),
        (date(2023, 8, 6), "8月10日前", "info"),
        (date(2023, 8, 7), "还剩 3 天", "warn"),
        (date(2023, 8, 9), "还剩 1 天", "warn"),
        (date(2023, 8, 10), "今天到期", "warn"),
        (date(2023, 8, 11), "逾期 1 天", "bad"),
        (date(2022, 12, 31), "2023年8月10日前", "info"),
    ],
)
def test_the_light_turns_amber_three_days_before_and_red_the_day_after(
    today: date, word: str, tone: str
) -> None:
    shown = light(DUE, today)
    assert (shown.word, shown.tone) == (word, tone)


def test_what_is_closed_is_never_overdue_but_says_when_it_was_late() -> None:
    today = date(2024, 1, 1)
    assert light(DUE, today, PartialDate(2023, 8, 10)).word == "已办结"
    assert light(DUE, today, PartialDate(2023, 8, 15)).word == "逾期 5 天办结"
    assert light(None, today, True).tone == "ok"
    assert not light(DUE, today, True).is_overdue


def test_a_deadline_known_to_the_month_ends_with_the_month() -> None:
    assert light(PartialDate(2023, 8), date(2023, 8, 31)).word == "今天到期"
    assert light(PartialDate(2023), date(2023, 12, 1)).tone == "info"
    assert light(PartialDate(2023), date(2023, 12, 1)).word == "2023年前"


def test_without_a_deadline_nothing_is_urgent() -> None:
    shown = light(None, date(2023, 8, 1))
    assert (shown.word, shown.is_urgent, shown.days_left) == ("未定时限", False, None)
