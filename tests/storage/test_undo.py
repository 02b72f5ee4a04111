"""Undo and redo follow from the log, also after the program was closed."""

from itertools import product

import pytest

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.operation import Operation, payload, seal, to_json
from lushan_desktop.domain.record import Reference
from lushan_desktop.storage.log.log import Log, read_operations
from lushan_desktop.storage.schema import create_derived
from lushan_desktop.storage.tables import INSERT_OPERATION
from lushan_desktop.storage.undo import redo_last, redoable, undo_last, undo_step, undoable
from tests.storage.office import (
    TrialMeeting,
    TrialPerson,
    a_meeting,
    field_of,
    open_office,
    set_fields,
    tables,
)


def test_nothing_is_undone_in_an_empty_office(store):
    assert undoable(store) is None
    assert redoable(store) is None
    assert undo_last(store) is None
    assert redo_last(store) is None


def test_an_edit_is_undone_and_done_again(store):
    meeting = a_meeting(store, "一", held_on="2023-03")
    set_fields(store, TrialMeeting, meeting, title="二", held_on=None)

    changes = undo_last(store)

    assert changes.touched == {("trial_meeting", meeting)}
    assert changes.label == "撤销：修改"
    assert field_of(store, TrialMeeting, meeting, "title") == "一"
    assert field_of(store, TrialMeeting, meeting, "held_on") == "2023-03"
    assert (undoable(store), redoable(store)) == ("新增一", "修改")
    assert redo_last(store).label == "重做：修改"
    assert field_of(store, TrialMeeting, meeting, "title") == "二"
    assert (undoable(store), redoable(store)) == ("修改", None)


def test_a_creation_undone_is_deleted_with_all_that_came_with_it(store):
    with store.change("新增会议") as step:
        meeting = TrialMeeting(title="会")
        step.add(meeting)
        reference = Reference(parent=meeting.id, field="guests", target="x")
        step.add(reference)

    undo_last(store)

    assert field_of(store, TrialMeeting, meeting.id, "deleted") is True
    assert field_of(store, Reference, reference.id, "deleted") is True
    redo_last(store)
    assert field_of(store, TrialMeeting, meeting.id, "deleted") is False


def test_steps_are_undone_one_after_the_other_and_done_again_in_turn(store):
    meeting = a_meeting(store, "零")
    states = [tables(store)]
    for title in ("一", "二", "三"):
        set_fields(store, TrialMeeting, meeting, title=title)
        states.append(tables(store))

    for state in reversed(states[:-1]):
        undo_last(store)
        assert tables(store) == state
    for state in states[1:]:
        redo_last(store)
        assert tables(store) == state
    undo_last(store)
    assert tables(store) == states[-2]
    assert store.verify() == []


@pytest.mark.parametrize("ways", list(product((True, False, "改"), repeat=3)), ids=str)
def test_steps_around_deletions_go_back_and_forth_to_the_first_and_the_last(store, ways):
    """A deletion names all that was known of its record; what it deletes is what stood last."""
    meeting = a_meeting(store, "一")
    states = [tables(store)]
    for number, way in enumerate(ways):
        set_fields(
            store, TrialMeeting, meeting, **({"title": f"改{number}"} if way == "改" else {"deleted": way})
        )
        if tables(store) != states[-1]:
            states.append(tables(store))

    for state in reversed(states[:-1]):
        undo_last(store)
        assert tables(store) == state
    undo_last(store)
    for state in states:
        redo_last(store)
        assert tables(store) == state


def test_undo_and_redo_outlive_a_restart(folder):
    with open_office(folder) as store:
        meeting = a_meeting(store, "一")
        set_fields(store, TrialMeeting, meeting, title="二")

    with open_office(folder) as store:
        assert undoable(store) == "修改"
        undo_last(store)
    with open_office(folder) as store:
        assert (undoable(store), redoable(store)) == ("新增一", "修改")
        redo_last(store)
        assert field_of(store, TrialMeeting, meeting, "title") == "二"


def test_after_a_new_edit_nothing_can_be_done_again(store):
    meeting = a_meeting(store, "一")
    set_fields(store, TrialMeeting, meeting, title="二")
    undo_last(store)

    set_fields(store, TrialMeeting, meeting, title="三")

    assert redoable(store) is None
    undo_last(store)
    assert field_of(store, TrialMeeting, meeting, "title") == "一"


def test_any_step_can_be_undone_while_nobody_changed_its_fields_since(store):
    meeting = a_meeting(store, "一")
    step = set_fields(store, TrialMeeting, meeting, title="二").step
    set_fields(store, TrialMeeting, meeting, held_on="2023")

    undo_step(store, step)

    assert field_of(store, TrialMeeting, meeting, "title") == "一"
    assert field_of(store, TrialMeeting, meeting, "held_on") == "2023"
    undo_last(store)
    assert field_of(store, TrialMeeting, meeting, "title") == "二"
    undo_last(store)
    undo_last(store)
    assert field_of(store, TrialMeeting, meeting, "title") == "一"
    redo_last(store)
    redo_last(store)
    redo_last(store)
    assert field_of(store, TrialMeeting, meeting, "title") == "一"
    assert field_of(store, TrialMeeting, meeting, "held_on") == "2023"


def test_a_step_whose_fields_were_changed_since_is_not_undone(store):
    meeting = a_meeting(store, "一")
    store.person = "示例乙"
    step = set_fields(store, TrialMeeting, meeting, title="二").step
    store.person = "示例丙"
    set_fields(store, TrialMeeting, meeting, title="三")

    with pytest.raises(UserError, match="示例丙之后又改过（修改）"):
        undo_step(store, step)

    assert field_of(store, TrialMeeting, meeting, "title") == "三"
    assert undoable(store) == "修改"


def test_an_unknown_step_is_told_in_words(store):
    with pytest.raises(UserError, match="已不存在"):
        undo_step(store, "nowhere")


def receive(store, meeting: str, title: str) -> None:
    """An operation of another office on the same record, as a package brings it."""
    with store.writing() as connection:
        held = list(read_operations(connection, "record = ?", meeting))
        setting = ("99999999999999.000000", "示例丁", "their-step", "对方修改", "")
        parents = {"title": [held[-1].id]}
        bare = Operation("other", 1, "trial_meeting", meeting, {"title": title}, parents, *setting, "", "")
        row = bare._replace(hash=seal("", payload(bare)))
        connection.exec_driver_sql(
            INSERT_OPERATION, (*row[:4], to_json(row.fields), to_json(row.parents), *row[6:])
        )
        log = Log("other")
        log.load(connection)
        create_derived(connection, store.registry)
    assert log.seq == 1
    assert log.clock.latest < "9"


def test_what_another_office_changed_after_is_not_undone(store):
    meeting = a_meeting(store, "一")
    set_fields(store, TrialMeeting, meeting, title="二")
    receive(store, meeting, "三")

    with pytest.raises(UserError, match="示例丁之后又改过（对方修改）"):
        undo_last(store)


def test_many_rows_are_undone_at_once(store):
    with store.change("导入") as step:
        ids = step.add_many(TrialPerson, [{"name": f"示例{n}"} for n in range(1500)])
        step.get(TrialPerson, ids[0]).name = "改过"

    changes = undo_last(store)

    assert len(changes.ids("trial_person")) == 1500
    assert field_of(store, TrialPerson, ids[0], "deleted") is True
    assert store.verify() == []


def test_undoing_what_changes_nothing_goes_on_to_the_step_before(store):
    meeting = a_meeting(store, "一")
    with store.change("新增又删除") as step:
        step.add(TrialMeeting(title="空", deleted=True))

    undo_last(store)

    assert undoable(store) == "新增一"
    undo_last(store)
    assert field_of(store, TrialMeeting, meeting, "deleted") is True
