"""How a problem stood on a day, where its days contradict what one would think at first sight."""

from datetime import date

from lushan_desktop.domain.supervision.problem import PROBLEM
from lushan_desktop.domain.supervision.rectifying import standing
from tests.saving import day


def move(start, stage, on, due_before=None):
    row = {"label": f"{start}→{stage}", "start": start, "stage": stage, "moved_on": day(on)}
    return {**row, "due_before": due_before and day(due_before)}


def granted(on, old, wanted):
    row = {"answer": "同意", "answered_on": day(on), "old_due_on": day(old), "wanted_on": day(wanted)}
    return {**row, "asked_on": day(on)}


def problem(**values):
    return {**PROBLEM.blank(), "found_on": day("2023-01-10"), "due_on": day("2023-02-10"), **values}


def test_a_deadline_that_was_moved_and_extended_on_one_day_is_the_old_one_before():
    moves = (
        move("待下发", "整改中", "2023-01-12"),
        move("已销号", "整改中", "2023-03-01", due_before="2023-02-10"),
    )
    back_then_more = problem(
        stage="整改中",
        moves=moves,
        due_on=day("2023-05-01"),
        extensions=(granted("2023-03-01", "2023-04-01", "2023-05-01"),),
    )
    more_then_back = problem(
        stage="整改中",
        moves=(moves[0], {**moves[1], "due_before": day("2023-04-01")}),
        due_on=day("2023-05-01"),
        extensions=(granted("2023-03-01", "2023-02-10", "2023-04-01"),),
    )

    for held in (back_then_more, more_then_back):
        assert standing(held, date(2023, 2, 28)).due == day("2023-02-10")
        assert standing(held, date(2023, 3, 1)).due == day("2023-05-01")


def test_the_day_of_issue_that_was_put_right_holds_although_the_problem_has_come_back_since():
    held = problem(
        stage="整改中",
        issued_on=day("2023-01-20"),
        moves=(
            move("待下发", "整改中", "2023-01-12"),
            move("整改中", "整改中", "2023-01-25"),
            move("整改中", "待验收", "2023-02-01"),
            move("待验收", "整改中", "2023-02-05"),
        ),
    )

    assert not standing(held, date(2023, 1, 15)).is_issued
    assert standing(held, date(2023, 1, 20)).is_issued


def test_a_day_of_closure_alone_closes_nothing():
    held = problem(stage="整改中", closed_on=day("2023-02-01"))

    found = standing(held, date(2023, 3, 1))

    assert (found.is_closed, found.is_late, found.closed_on) == (False, True, None)


def test_what_was_issued_on_a_day_that_nobody_knows_was_issued_from_the_beginning():
    held = problem(stage="已销号", closed_on=day("2023-09-01"))

    found = standing(held, date(2023, 2, 1))

    assert (found.is_issued, found.is_closed) == (True, False)
    assert not standing(problem(), date(2023, 2, 1)).is_issued
