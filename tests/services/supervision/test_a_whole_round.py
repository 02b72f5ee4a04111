"""A round from the list to the closure, and every number counted again by plain SQL."""

from datetime import date, timedelta
from random import Random

import pytest

from lushan_desktop.base import clock
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.kinds import Attachment
from lushan_desktop.domain.supervision.problem import PROBLEM
from lushan_desktop.reports import REPORTS
from lushan_desktop.services.home import home
from lushan_desktop.services.records import lists, records
from lushan_desktop.services.records.asking import Cycle
from lushan_desktop.services.supervision import (
    escalation,
    feedback_issuing,
    problem_view,
    supervision,
    supervision_board,
    supervision_figures,
)
from lushan_desktop.services.supervision.supervision_board import Filter
from lushan_desktop.storage.store import Store
from tests.saving import save

TODAY = date(2023, 12, 20)
SHORT, WHOLE = (9, 5), (24, 15)
"""Townships, and problems of each; test-slow goes through them all."""
FILES = (Attachment("e-proof", ""), Attachment("e-form", "整改销号审批表"))


def day(one: date) -> PartialDate:
    return PartialDate.from_date(one)


@pytest.fixture(
    scope="module", params=[SHORT, pytest.param(WHOLE, marks=pytest.mark.slow)], ids=["short", "whole"]
)
def size(request):
    return request.param


@pytest.fixture(scope="module")
def round_of_2023(tmp_path_factory, size):
    """The round, typed in one go in December: what was sent out in July is dated July."""
    townships, each = size
    patch = pytest.MonkeyPatch()
    patch.setattr(clock, "today", lambda: TODAY)
    with Store.open(tmp_path_factory.mktemp("office") / "x", person="示例甲") as store:
        round_id = save(store, "supervision_round", title="示例：第二轮督导", held_on=day(date(2023, 7, 1)))
        units = [save(store, "unit", name=f"示例镇{n:02}", kind="乡镇", rank=n) for n in range(townships)]
        checker = save(store, "person", name="示例乙")
        for number, unit in enumerate(units):
            found = day(date(2023, 7, 3) + timedelta(number % 5))
            for place in range(each):
                save(
                    store,
                    "problem",
                    unit=unit,
                    supervision_round=round_id,
                    description=f"示例：第{place + 1}个问题",
                    demand="示例：整改",
                    due_on=day(date(2023, 8, 1) + timedelta(place * 6)),
                    found_on=found,
                )
        feedback_issuing.issue(store, round_id, units, on=day(date(2023, 7, 10)))
        put_right(store, checker)
        yield store, round_id
    patch.undo()


def put_right(store: Store, checker: str) -> None:
    """Some problems are finished in time, some late, some not at all; of the finished some are closed."""
    dice = Random(13)
    for row in rows(store, "SELECT id, due_on FROM problem ORDER BY number"):
        fate, due = dice.randrange(5), date.fromisoformat(row[1])
        if fate == 0:
            continue
        done = due - timedelta(3) if fate < 4 else due + timedelta(9)
        supervision.move(store, row[0], "待验收", measure="示例：措施", finished_on=day(done))
        if fate in (2, 3):
            closed = day(done + timedelta(20))
            supervision.move(store, row[0], "已销号", rechecker=checker, closed_on=closed, files=FILES)


def rows(store: Store, sql: str, *values: str) -> list[tuple]:
    with store.read() as session:
        return [tuple(row) for row in session.connection().exec_driver_sql(sql, values)]


def recounted(store: Store, on: date) -> dict[str, tuple[int, int, int]]:
    """For each unit: problems, closed ones, late ones as of a day, by SQL over the stated days alone."""
    iso = on.isoformat()
    sql = (
        "SELECT u.name, count(*), sum(coalesce(closed_on <= ?, 0)),"
        " sum(NOT coalesce(closed_on <= ?, 0) AND due_on < ?"
        " AND NOT coalesce(finished_on <= ? AND finished_on <= due_on, 0))"
        " FROM problem JOIN unit AS u ON u.id = problem.unit GROUP BY u.name ORDER BY u.rank"
    )
    return {name: tuple(counts) for name, *counts in rows(store, sql, iso, iso, iso, iso)}


@pytest.mark.parametrize("on", [TODAY, date(2023, 9, 1), date(2023, 8, 15), date(2023, 7, 20)])
def test_a_bulletin_of_any_day_says_what_the_stated_days_say(round_of_2023, on):
    store, round_id = round_of_2023
    report = REPORTS.get("supervision_bulletin")
    with store.read() as session:
        asked = report.completed(session, {"supervision_round": round_id, "signed": day(on), "direct": True})
        value = report.gather(session, asked)

    wanted = recounted(store, on)
    told = {row[1]: (int(row[2]), int(row[3]), int(row[5])) for row in value.rows}
    assert told == wanted
    assert value.total[2:4] == (
        str(sum(each[0] for each in wanted.values())),
        str(sum(each[1] for each in wanted.values())),
    )
    assert set(value.late) == {f"{name}{counts[2]}个" for name, counts in wanted.items() if counts[2]}


def test_board_table_progress_home_ledger_and_badge_agree_with_the_recount(round_of_2023, size):
    store, round_id = round_of_2023
    wanted = recounted(store, TODAY)
    total, closed, late = (sum(each[place] for each in wanted.values()) for place in range(3))

    board = supervision_board.board(store, Filter(supervision_round=round_id))
    units = supervision_figures.by_unit(store, round_id)
    tile = next(tile for tile in home.look(store, Cycle()).tiles if tile.key == "overdue")
    listed = lists.look(store, PROBLEM, Filter(state=supervision_board.OVERDUE).query).ids
    report = REPORTS.get("rectification_ledger")
    with store.read() as session:
        ledger = report.gather(session, report.completed(session, {"supervision_round": round_id}))
    ends = [str(row.cells[-1] if hasattr(row, "cells") else row[-1]) for row in ledger.rows]

    assert total == size[0] * size[1]
    assert (board.total, board.closed, board.overdue) == (total, closed, late)
    assert {unit.name: (unit.total, unit.closed, unit.overdue) for unit in units} == wanted
    assert tile.count == len(listed) == problem_view.count_overdue(store, Filter()) == late
    assert sum("已销号" in end for end in ends) == closed
    assert sum("逾期" in end for end in ends) == late


def test_a_reminder_lists_the_unfinished_ones_of_its_unit_and_no_other(round_of_2023):
    store, _ = round_of_2023
    sql = (
        "SELECT unit, count(*) FROM problem WHERE finished_on IS NULL AND due_on < ?"
        " GROUP BY unit ORDER BY 2 DESC, 1"
    )
    (unit, wanted), *others = rows(store, sql, TODAY.isoformat())
    assert others
    report = REPORTS.get("prompt_letter")
    with store.read() as session:
        value = report.gather(session, report.completed(session, {"unit": unit}))

    assert len(value.rows) == value.overdue == wanted
    assert value.unfinished.startswith(f"{wanted}个问题未完成整改")
    for one in rows(store, "SELECT id FROM problem WHERE finished_on IS NOT NULL LIMIT 3"):
        with pytest.raises(Exception, match="不用再发提示函"):
            escalation.escalate(store, [one[0]], "提示函")


def test_every_move_is_a_row_with_its_day_and_none_was_made_today(round_of_2023, size):
    store, _ = round_of_2023
    moves = rows(store, "SELECT stage, moved_on FROM stage_move WHERE deleted = 0")
    counted = dict(rows(store, "SELECT stage, count(*) FROM problem GROUP BY stage"))

    assert sum(stage == "整改中" for stage, _ in moves) == size[0] * size[1]
    assert sum(stage == "已销号" for stage, _ in moves) == counted["已销号"]
    assert all(on < TODAY.isoformat() for _, on in moves)


def test_a_problem_that_goes_back_keeps_when_it_had_been_finished_and_closed(round_of_2023):
    store, _ = round_of_2023
    found = rows(store, "SELECT id, finished_on, closed_on FROM problem WHERE stage = '已销号' LIMIT 1")
    problem, finished, closed = found[0]
    supervision.look_back(store, problem, "示例：反弹", holds=False, on=day(TODAY))

    held = records.values(store, PROBLEM, problem)
    kept = held["moves"][-1]["cleared"]
    assert str(PartialDate.from_iso(finished)) in kept
    assert str(PartialDate.from_iso(closed)) in kept
