"""Many records at once: changed, thrown away, printed."""

import pytest

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.reports import REPORTS
from lushan_desktop.services.printing import reports
from lushan_desktop.services.records import (
    bulk,
    flows,
    lists,
    records,
    undoing,
)
from lushan_desktop.services.records.lists import ListQuery
from tests.saving import a_meeting, save

MEETING = RECORD_TYPES.get("meeting")


def values(store, record_id):
    return records.values(store, MEETING, record_id)


def test_one_field_of_many_is_one_step(store):
    ids = [a_meeting(store, title=f"示例：第{n}次会") for n in range(3)]
    bulk.change_all(store, MEETING, ids, "place", "县政府会议室")
    assert {values(store, one)["place"] for one in ids} == {"县政府会议室"}
    done = undoing.undo_last(store)
    assert done.label == "为3次会议修改地点"
    assert {values(store, one)["place"] for one in ids} == {""}


def test_an_indicator_is_added_to_what_stands_there(store):
    system = save(store, "indicator_system", name="示例指标体系")
    first, second = (
        save(store, "indicator", number=str(n), text=f"示例指标{n}", system=system) for n in (1, 2)
    )
    ids = [a_meeting(store, indicators=(first,)), a_meeting(store)]
    bulk.change_all(store, MEETING, ids, "indicators", (second,))
    assert [values(store, one)["indicators"] for one in ids] == [(first, second), (second,)]


def test_a_required_field_is_not_emptied_in_many(store):
    with pytest.raises(UserError, match="请填写类型"):
        bulk.change_all(store, MEETING, [a_meeting(store)], "kind", "")


@pytest.mark.parametrize(
    "record_type", [one for one in RECORD_TYPES if not one.is_child], ids=lambda one: one.key
)
def test_names_and_files_are_never_changed_in_many(record_type):
    offered = {spec.name for spec in bulk.changeable(record_type)}
    assert not offered & {*record_type.named_by, "files", "sha256", "file_name", "suffix"}


@pytest.mark.parametrize(
    "record_type", [one for one in RECORD_TYPES if flows.stage_field(one)], ids=lambda one: one.key
)
def test_a_stage_is_written_by_moves_alone(store, record_type):
    spec = flows.stage_field(record_type)
    assert spec.name not in {each.name for each in (*bulk.changeable(record_type), *record_type.typed.fields)}
    with pytest.raises(UserError, match="不能批量改"):
        bulk.change_all(store, record_type, [], spec.name, flows.flow_of(record_type).last)


def test_many_are_thrown_away_and_taken_back_in_one_step(store):
    ids = [a_meeting(store) for _ in range(4)]
    records.remove(store, MEETING, ids)
    assert not lists.look(store, MEETING, ListQuery()).ids
    undoing.undo_last(store)
    assert set(lists.look(store, MEETING, ListQuery()).ids) == set(ids)


def test_exactly_the_chosen_rows_are_printed(store):
    ids = [a_meeting(store, title=f"示例：第{n}次会") for n in range(5)]
    made = reports.gather(store, "list:meeting", {"query": ListQuery(only=(ids[1], ids[3]))})
    printed = str(REPORTS.get("list:meeting").compose(made))
    assert "示例：第1次会" in printed
    assert "示例：第3次会" in printed
    assert "示例：第0次会" not in printed
    assert "选中的2次" in printed


def test_chosen_rows_are_printed_whatever_the_period_says(store):
    old = a_meeting(store, title="示例：周期外的会", held_on=PartialDate(2019, 1, 1))
    a_meeting(store, title="示例：另一次会", held_on=PartialDate(2019, 2, 1))
    asked = {"query": ListQuery(only=(old,)), "start": PartialDate(2021), "end": PartialDate(2023)}
    printed = str(REPORTS.get("meeting_ledger").compose(reports.gather(store, "meeting_ledger", asked)))
    assert "示例：周期外的会" in printed
    assert "示例：另一次会" not in printed
