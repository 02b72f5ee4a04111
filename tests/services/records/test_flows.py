"""Records of every type move on the same way: demands are said first, each move is one undoable step."""

from datetime import date, timedelta

import pytest

from lushan_desktop.base import clock
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import flows, history, records, undoing

INSTRUCTION, PROBLEM, TASK, MEETING = map(RECORD_TYPES.get, ("instruction", "problem", "task", "meeting"))
DUE = PartialDate(2023, 8, 10)


def new(store, record_type, **values):
    return records.save(store, record_type, values).ids(record_type.key)[0]


def held(store, record_type, record_id):
    return records.values(store, record_type, record_id)


def test_the_flow_is_the_catalogue_of_the_stage_and_a_meeting_has_none():
    assert flows.flow_of(INSTRUCTION).last == "已办结"
    assert flows.flow_of(PROBLEM).path[0] == "待下发"
    assert flows.stage_field(MEETING) is None
    with pytest.raises(KeyError):
        flows.flow_of(MEETING)


def test_what_lies_aside_is_no_part_of_the_way():
    flow = flows.flow_of(INSTRUCTION)

    assert "已退回" in flow.stages
    assert "已退回" not in flow.path


def test_the_moves_onward_come_first_and_say_what_they_lack():
    ways = flows.moves(INSTRUCTION, INSTRUCTION.blank() | {"stage": "已反馈"})

    assert [(way.move.label, way.is_onward) for way in ways] == [("办结", True), ("退回继续办理", False)]
    assert ways[0].field == "feedback"
    assert [demand.say for demand in ways[0].lacking] == ["请先填写办理情况。", "请先填写办结日期。"]


def test_a_move_whose_demands_are_not_met_is_refused_in_words_and_changes_nothing(store):
    record = new(store, INSTRUCTION, words="示例")

    with pytest.raises(UserError, match="请先填写承办单位、时限。") as told:
        flows.move(store, INSTRUCTION, record, "已转办")

    assert told.value.field == "lead_unit"
    assert flows.stage_of(INSTRUCTION, held(store, INSTRUCTION, record)) == "已登记"


def test_what_is_given_with_a_move_is_written_with_it_and_undone_with_it(store):
    record = new(store, INSTRUCTION, words="示例")

    flows.move(store, INSTRUCTION, record, "已转办", lead_unit="u1", due_on=DUE)

    moved = held(store, INSTRUCTION, record)
    assert (moved["stage"], moved["lead_unit"], moved["due_on"]) == ("已转办", "u1", DUE)
    undoing.undo_last(store)
    assert held(store, INSTRUCTION, record)["due_on"] is None


def test_a_day_that_is_today_is_put_in_and_taken_out_when_the_matter_is_opened_again(store, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: date(2023, 8, 9))
    record = new(store, INSTRUCTION, stage="已反馈", feedback="示例：已办")

    flows.move(store, INSTRUCTION, record, "已办结")
    assert held(store, INSTRUCTION, record)["closed_on"] == PartialDate(2023, 8, 9)

    flows.move(store, INSTRUCTION, record, "办理中")
    assert held(store, INSTRUCTION, record)["closed_on"] is None


def test_a_day_that_somebody_gives_is_kept(store):
    record = new(store, INSTRUCTION, stage="已反馈", feedback="示例：已办")

    flows.move(store, INSTRUCTION, record, "已办结", closed_on=DUE)

    assert held(store, INSTRUCTION, record)["closed_on"] == DUE


def test_history_names_the_move_the_person_and_the_day(store):
    record = new(store, TASK, content="示例：制定方案", lead_unit="u1")

    flows.move(store, TASK, record, "进行中")

    event = history.of_record(store, record).events[0]
    assert (event.label, event.person) == ("任务开始", "示例甲")
    passage = flows.passages(store, TASK, record)["进行中"]
    assert passage.person == "示例甲"
    assert abs(passage.when - event.when) < timedelta(minutes=1)


def test_a_problem_moves_by_the_same_service(store):
    record = new(store, PROBLEM, unit="u1", description="示例：台账不全", stage="待下发")

    with pytest.raises(UserError, match="请先填写整改要求、整改时限。"):
        flows.move(store, PROBLEM, record, "整改中")
    with pytest.raises(UserError, match="可以转为“整改中”"):
        flows.move(store, PROBLEM, record, "已销号")
