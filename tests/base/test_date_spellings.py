"""A date is looked for in every spelling that a text may have."""

import pytest

from lushan_desktop.base.text.date_spellings import date_spellings, goes_on

ALL = {
    "2023年6月2日", "2023年06月02日", "2023.6.2", "2023.06.02", "2023-6-2", "2023-06-02", "2023/6/2",
    "2023/06/02", "20230602", "二〇二三年六月二日",
}  # fmt: skip


@pytest.mark.parametrize(
    "typed",
    [
        "2023年6月2日",
        "2023.6.2",
        "2023-06-02",
        "2023/6/2",
        "20230602",
        "23.6.2",
        "２０２３年６月２日",
        "2023．6．2",
    ],
)
def test_every_spelling_leads_to_all_others(typed):
    assert set(date_spellings(typed)) == ALL


def test_a_month_and_a_day_without_a_year_are_spelt_too():
    assert "二〇二三年十一月" in date_spellings("2023年11月")
    assert set(date_spellings("2023.6")) >= {"2023年6月", "2023-06", "2023/6"}
    assert date_spellings("6.2") == ("6月2日", "06月02日", "六月二日")
    assert date_spellings("12月31日") == ("12月31日", "十二月三十一日")


@pytest.mark.parametrize(
    "typed", ["", "2023", "93", "2月30日", "2023.13.1", "鲁法办2023 5", "动员会", "1-2-3-4"]
)
def test_what_is_no_date_has_no_spellings(typed):
    assert date_spellings(typed) == ()


def test_a_shorter_day_may_begin_a_longer_one():
    assert "2023.6.21" in goes_on("2023.6.2")
    assert goes_on("2023.6.12") == goes_on("2023年6月2日") == goes_on("2023-06-02") == ()
