"""An instruction is handed to units, signed for, reported on and closed; the units' rows follow."""

from datetime import date

import pytest

from lushan_desktop.base import clock
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.instructions import instruction_handling, instruction_list, instruction_view
from lushan_desktop.services.records import records, undoing
from lushan_desktop.services.records.lists import ListQuery
from tests.saving import save

INSTRUCTION, UNIT = map(RECORD_TYPES.get, ("instruction", "unit"))
DUE = PartialDate(2023, 8, 10)
TODAY = PartialDate(2023, 8, 1)


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: date(2023, 8, 1))


def held(store, record):
    return records.values(store, INSTRUCTION, record)


@pytest.fixture
def units(store):
    return [save(store, "unit", name=f"示例{name}局") for name in "甲乙丙"]


@pytest.fixture
def handed_out(store, units):
    record = save(store, "instruction", words="示例：请研办")
    lead, *support = units[:2]
    instruction_handling.move(
        store, record, "已转办", lead_unit=lead, support_units=tuple(support), due_on=DUE
    )
    return record


def test_handing_out_gives_every_unit_a_row_with_the_deadline(store, units, handed_out):
    rows = held(store, handed_out)["dispatches"]

    assert [(row["unit"], row["part"]) for row in rows] == [(units[0], "牵头"), (units[1], "配合")]
    assert {(row["due_on"], row["dispatched_on"]) for row in rows} == {(DUE, TODAY)}


def test_it_is_one_step_with_its_rows(store, handed_out):
    undoing.undo_last(store)

    after = held(store, handed_out)
    assert (after["stage"], after["dispatches"], after["support_units"]) == ("", (), ())


def test_once_every_unit_has_signed_the_instruction_is_signed_for(store, handed_out):
    first, second = (row["id"] for row in held(store, handed_out)["dispatches"])

    instruction_handling.acknowledge(store, handed_out, first, "示例乙")
    assert held(store, handed_out)["stage"] == "已转办"
    instruction_handling.acknowledge(store, handed_out, second)

    after = held(store, handed_out)
    assert after["stage"] == "已签收"
    assert after["dispatches"][0]["acknowledged_by"] == "示例乙"


def test_a_unit_that_reports_is_counted_and_has_begun(store, handed_out):
    row = held(store, handed_out)["dispatches"][1]["id"]

    with pytest.raises(UserError, match="请先填写办理结果"):
        instruction_handling.report(store, handed_out, row, " ")
    instruction_handling.report(store, handed_out, row, "示例：已报计划")

    after = held(store, handed_out)
    assert after["stage"] == "办理中"
    assert [bool(row["reported_on"]) for row in after["dispatches"]] == [False, True]
    assert after["dispatches"][1]["acknowledged_on"] == TODAY


def test_what_the_office_records_as_outcome_is_the_report_of_the_lead_unit(store, handed_out):
    instruction_handling.move(store, handed_out, "已签收")
    instruction_handling.move(store, handed_out, "已反馈", feedback="示例：已制定计划")

    lead, support = held(store, handed_out)["dispatches"]
    assert (lead["result"], lead["reported_on"]) == ("示例：已制定计划", TODAY)
    assert support["reported_on"] is None


def test_a_unit_is_never_handed_the_same_twice(store, units, handed_out):
    instruction_handling.hand_to(store, handed_out, [units[2], units[0]])

    assert [row["unit"] for row in held(store, handed_out)["dispatches"]] == units
    with pytest.raises(UserError, match="不重复转办"):
        instruction_handling.hand_to(store, handed_out, [units[0]])


def test_sending_back_needs_a_reason(store, handed_out):
    with pytest.raises(UserError, match="请先写明退回的原因") as told:
        instruction_handling.move(store, handed_out, "已退回")
    assert told.value.field == "return_reason"


def test_the_list_tells_leader_post_words_and_light(store):
    person = save(store, "person", name="示例丁")
    save(store, "tenure", person=person, post="示例县县长", since=PartialDate(2020))
    save(
        store,
        "instruction",
        leader=person,
        given_on=PartialDate(2023, 7, 1),
        words="示例：抓紧办",
        carrier="示例简报",
        stage="已转办",
        due_on=PartialDate(2023, 7, 31),
    )

    listing = instruction_list.look(store, INSTRUCTION, ListQuery(), blocks=(0,))
    row = listing.blocks[0][0]

    assert row.title == "示例县县长示例丁"
    assert row.second == "示例简报：示例：抓紧办"
    assert row.standing.badge == ("逾期 1 天", "bad")


def test_only_a_gist_is_marked_as_such_and_nothing_is_said_to_be_lacking_words(store):
    save(store, "instruction", gist="示例：支持创建")
    save(store, "instruction", kind="圈阅")

    rows = instruction_list.look(store, INSTRUCTION, ListQuery(), blocks=(0,)).blocks[0]

    assert {row.second for row in rows} == {"（大意）示例：支持创建", "原文待补"}
    assert {row.standing.badge[0] for row in rows} == {"待转办", "不需办理"}


def test_an_instruction_on_a_briefing_is_called_so_without_a_gap(store):
    briefing = save(store, "briefing", title="示例工作简报", issue="7")
    one = save(store, "instruction", leader_post="示例领导", words="示例：抓紧办", briefing=briefing)

    title = instruction_view.view(store, INSTRUCTION, one).title

    assert title.startswith("示例领导在示例工作简报")
    assert "第7期上的批示" in title
    assert " " not in title
