"""What comes before what is one table; two days that surely contradict it are told, others are not."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain import date_order
from lushan_desktop.domain.records import RECORD_TYPES

TODAY = date(2026, 7, 1)


def day(text):
    return PartialDate.from_iso(text)


def told(key, papers=None, **days):
    held = {name: day(text) for name, text in days.items()}
    known = {name: day(text) for name, text in (papers or {}).items()}
    return [each.say for each in date_order.findings(RECORD_TYPES.get(key), held, TODAY, known)]


def test_the_table_names_only_fields_that_there_are():
    assert list(date_order.problems(RECORD_TYPES)) == []


@pytest.mark.parametrize(
    ("key", "days", "says"),
    [
        (
            "problem",
            {"issued_on": "2023-07-05", "finished_on": "2023-07-01"},
            "完成日期2023年7月1日早于下发日期2023年7月5日",
        ),
        (
            "problem",
            {"found_on": "2023-07-09", "issued_on": "2023-07-05"},
            "下发日期2023年7月5日早于发现日期2023年7月9日",
        ),
        ("problem", {"finished_on": "2027-01-01"}, "完成日期2027年1月1日还没有到"),
        (
            "application",
            {"public_from": "2023-08-09", "public_until": "2023-08-02"},
            "公示结束2023年8月2日早于公示开始2023年8月9日",
        ),
        (
            "application",
            {"applied_on": "2023-05-01", "designated_on": "2023-04-01"},
            "命名日期2023年4月1日早于申报日期2023年5月1日",
        ),
    ],
)
def test_days_out_of_order_are_told_with_both_days(key, days, says):
    assert any(says in one for one in told(key, **days))


def test_a_review_made_again_after_rectification_is_later_than_the_feedback_before_it():
    days = {"feedback_on": "2023-04-15", "reviewed_on": "2023-05-03"}
    assert any("早于初审日期" in one for one in told("application", **days))
    assert not told("application", rectified_on="2023-04-28", **days)


def test_a_paper_that_is_later_than_what_it_decides_is_told():
    (said,) = told("application", {"designation": "2023-09-01"}, designated_on="2023-08-01")
    assert said == "命名日期2023年8月1日早于命名文件的成文日期2023年9月1日，请核对。"
    assert not told("application", {"designation": "2023-08-01"}, designated_on="2023-08-01")


@given(first=st.dates(date(2020, 1, 1), date(2026, 6, 1)), later=st.integers(0, 900), known=st.integers(1, 3))
def test_days_in_order_are_never_told_however_much_of_them_is_known(first, later, known):
    def partly(one):
        return PartialDate(*(one.year, one.month, one.day)[:known])

    second = min(TODAY, date.fromordinal(first.toordinal() + later))
    held = {"found_on": partly(first), "issued_on": partly(second), "closed_on": partly(second)}
    if first <= second:
        assert not date_order.findings(RECORD_TYPES.get("problem"), held, TODAY)


def test_only_what_a_step_changes_is_asked_about():
    held = {"found_on": day("2023-07-09"), "issued_on": day("2023-07-05"), "closed_on": day("2023-08-01")}
    found = date_order.findings(RECORD_TYPES.get("problem"), held, TODAY)

    assert [each.field for each in date_order.concerning(found, ["found_on"])] == ["issued_on"]
    assert date_order.concerning(found, ["closed_on"]) == ()


MOVING = [each for each in RECORD_TYPES if {"moves", "stage"} <= {spec.name for spec in each.fields}]


@pytest.mark.parametrize("record_type", MOVING, ids=lambda each: each.key)
def test_a_first_move_may_be_made_before_any_deadline(record_type):
    deadlines = [spec.name for spec in record_type.fields if getattr(spec.kind, "is_deadline", False)]
    move = {"label": "示例", "start": "", "stage": "示例", "moved_on": day("2026-06-30")}
    held = {"moves": (), **dict.fromkeys(deadlines, day("2026-12-31"))}

    assert date_order.of_move(record_type, held, {"moves": (move,)}, TODAY) == ()
