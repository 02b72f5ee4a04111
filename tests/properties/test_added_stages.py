"""A stage that is added to a catalogue loses no record: page, counts, things to do and ledger have it."""

import pytest

from lushan_desktop.base import catalogue as catalogues
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.reports import REPORTS
from lushan_desktop.services.home import home
from lushan_desktop.services.instructions import instruction_list
from lushan_desktop.services.records import flows, lists, records, todo
from lushan_desktop.services.records.asking import Cycle
from lushan_desktop.services.records.lists import ListQuery
from lushan_desktop.services.supervision import supervision_board, supervision_figures
from lushan_desktop.services.supervision.supervision_board import Filter
from lushan_desktop.services.titles import applications_list, titles
from lushan_desktop.services.titles.titles import StageSetting
from tests.offices import new_store
from tests.saving import day, save

ADDED = {
    "problem_stages": ("初验", "待验收", "已销号"),
    "task_stages": ("待确认", "进行中", "已完成"),
    "instruction_stages": ("督办中", "办理中", "已反馈"),
    "application_stages": ("专家评审", "集体研究", "公示"),
}
"""The new stage of each workflow, and those it stands between."""


@pytest.fixture
def store(tmp_path, monkeypatch):
    """An office of a program whose catalogues have one stage more each."""
    shipped_with = catalogues.read_shipped

    def read(name):
        shipped = shipped_with(name)
        if name not in ADDED:
            return shipped
        stage, before, after = ADDED[name]
        place = [term["term"] for term in shipped["terms"]].index(after)
        shipped["terms"].insert(place, {"term": stage})
        for start, end in ((before, stage), (stage, after)):
            shipped["moves"].append({"from": start, "to": end, "label": f"转{end}"})
        return shipped

    monkeypatch.setattr(catalogues, "read_shipped", read)
    forget()
    with new_store(tmp_path / "office", person="示例甲") as opened:
        yield opened
    monkeypatch.undo()
    forget()


def forget():
    catalogues.catalogue.cache_clear()
    flows.forget()


def ledger_text(store, key, **options):
    report = REPORTS.get(key)
    with store.read() as session:
        value = report.gather(session, report.completed(session, options))
    return "\n".join(str(cell) for row in value.rows for cell in getattr(row, "cells", row))


def test_a_problem_in_an_added_stage_is_on_the_board_counted_and_told(store):
    unit = save(store, "unit", name="示例镇")
    late = save(
        store, "problem", unit=unit, description="示例：问题", stage="待验收", due_on=day("2023-01-05")
    )
    flows.move(store, RECORD_TYPES.get("problem"), late, "初验")

    board = supervision_board.board(store, Filter())
    figures = supervision_figures.figures(store)

    assert [column.stage for column in board.columns] == ["待下发", "整改中", "待验收", "初验", "已销号"]
    assert (board.total, board.count("初验"), board.overdue) == (1, 1, 1)
    assert (figures.problems, figures.closed, figures.overdue) == (1, 0, 1)
    assert next(tile.count for tile in home.look(store, Cycle()).tiles if tile.key == "overdue") == 1
    assert "初验" in ledger_text(store, "rectification_ledger")


def test_a_task_in_an_added_stage_is_to_be_done_and_listed(store):
    unit = save(store, "unit", name="示例镇")
    task = save(store, "task", content="示例：任务", lead_unit=unit, stage="进行中", due_on=day("2023-01-05"))
    flows.move(store, RECORD_TYPES.get("task"), task, "待确认")

    (ahead,) = todo.upcoming(store, Cycle()).rows
    listing = lists.look(store, RECORD_TYPES.get("task"), ListQuery(chip="待确认"))

    assert ahead.record == task
    assert listing.ids == (task,)
    report = REPORTS.get("reminder_slip")
    with store.read() as session:
        (slip,) = report.gather(session, report.completed(session, {})).slips
    assert slip.unit == "示例镇"


def test_an_instruction_in_an_added_stage_can_be_filtered_and_is_told(store):
    instruction = save(
        store,
        "instruction",
        kind="批示",
        words="示例：抓紧办理",
        stage="办理中",
        due_on=day("2023-01-05"),
        given_on=day("2023-01-01"),
    )
    flows.move(store, RECORD_TYPES.get("instruction"), instruction, "督办中")

    (ahead,) = todo.upcoming(store, Cycle()).rows
    assert ahead.record == instruction
    assert "督办中" in dict(instruction_list.states())
    condition = instruction_list.state_condition("督办中")
    query = ListQuery(conditions=(condition,))
    assert lists.look(store, RECORD_TYPES.get("instruction"), query).ids == (instruction,)
    assert "督办中" in ledger_text(store, "instruction_ledger")


def test_an_application_in_an_added_stage_is_on_its_page_counted_and_told(store):
    title = save(store, "title", name="示例：示范单位", kind="依法行政示范单位")
    titles.set_stages(store, title, [StageSetting(stage) for stage in titles.known_stages()])
    unit = save(store, "unit", name="示例镇")
    batch = save(store, "batch", title=title, name="第四批", recommend_by=day("2023-01-05"))
    made = save(
        store,
        "application",
        title=title,
        batch=batch,
        applicant=unit,
        stage="集体研究",
        applied_on=day("2023-01-01"),
        passed_on=day("2023-01-02"),
        studied_on=day("2023-01-03"),
    )
    flow = titles.flow_of(store, title)
    assert [move.end for move in flow.moves_from("集体研究") if flow.is_onward(move)] == ["专家评审"]
    records.save(store, RECORD_TYPES.get("application"), {"stage": "专家评审"}, made)

    page = applications_list.overview(store)
    (row,) = page.rows
    assert (row.stage, row.is_example) == ("专家评审", False)
    assert "专家评审" in row.steps
    assert (page.figures.applied, page.figures.passed) == (1, 1)
    assert str(row.due) == "2023年1月5日"
    (ahead,) = todo.upcoming(store, Cycle()).rows
    assert ahead.record == made
    assert "专家评审" in ledger_text(store, "application_ledger")
    assert [move.end for move in flow.moves_from("专家评审") if flow.is_onward(move)] == ["公示"]
