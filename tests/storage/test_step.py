"""One step is saved whole or not at all, and the log is written by the store itself."""

import threading
from contextlib import suppress

import pytest
from sqlalchemy import select, text, update

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.record import Record, Reference
from lushan_desktop.storage.log.log import read_operations
from lushan_desktop.storage.log.step import Changes
from lushan_desktop.storage.store import Store
from tests.storage.office import (
    TrialDemand,
    TrialMeeting,
    TrialPerson,
    a_demand,
    a_meeting,
    field_of,
    set_fields,
    tables,
)


def operations(store: Store) -> list:
    with store.read() as session:
        return list(read_operations(session.connection()))


def test_a_new_record_gets_an_id_and_the_unit_it_comes_from(store):
    with store.change("新增会议") as step:
        meeting = TrialMeeting(title="动员会")
        step.add(meeting)

    assert len(meeting.id) == 36
    assert meeting.origin == "unit-1"
    assert field_of(store, TrialMeeting, meeting.id, "title") == "动员会"


def test_the_log_never_says_nothing_where_the_table_must_hold_something(store):
    with store.change("新增会议") as step:
        meeting = TrialMeeting(title="动员会")
        meeting.origin = meeting.title = None
        step.add(meeting)
    with store.change("修改会议") as step:
        held = step.get(TrialMeeting, meeting.id)
        held.title = None
        step.add(held)

    (made,) = operations(store)
    assert (made.fields["title"], made.fields["origin"]) == ("", "unit-1")
    assert field_of(store, TrialMeeting, meeting.id, "title") == ""


def test_a_creation_sets_every_field_and_a_change_only_what_differs(store):
    meeting = a_meeting(store, "动员会")

    set_fields(store, TrialMeeting, meeting, title="推进会", held_on=None)

    made, changed = operations(store)
    assert made.is_creation
    assert made.fields["title"] == "动员会"
    assert "deleted" in made.fields
    assert changed.fields == {"title": "推进会"}
    assert changed.parents == {"title": [made.id]}
    assert changed.person == "示例员"
    assert changed.label == "修改"


def test_a_record_changed_through_the_session_is_logged_too(store):
    meeting = a_meeting(store)

    with store.change("修改") as step:
        step.session.get(TrialMeeting, meeting).title = "协调会"

    assert operations(store)[-1].fields == {"title": "协调会"}


def test_several_flushes_of_one_record_become_one_operation(store):
    with store.change("新增会议") as step:
        meeting = TrialMeeting(title="一")
        step.add(meeting)
        step.session.flush()
        meeting.title = "二"
        step.session.flush()
        meeting.title = "三"

    assert [operation.fields["title"] for operation in operations(store)] == ["三"]


def test_a_step_that_changes_nothing_leaves_no_trace(store):
    meeting = a_meeting(store, "推进会")

    changes = set_fields(store, TrialMeeting, meeting, title="推进会")

    assert changes.touched == frozenset()
    assert len(operations(store)) == 1


def test_an_exception_rolls_back_tables_and_log(store):
    a_meeting(store)
    before = tables(store)

    def write_and_fail() -> None:
        with store.change("新增会议") as step:
            step.add(TrialMeeting(title="丢弃"))
            step.add_many(TrialPerson, [{"name": "丢弃"}])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_and_fail()

    assert tables(store) == before
    a_meeting(store, "之后")
    assert store.verify() == []


def test_changes_are_known_only_after_the_block(store):
    with store.change("新增会议") as step:
        step.add(TrialMeeting(title="会"))
        with pytest.raises(RuntimeError):
            _ = step.changes


def test_changes_tell_what_was_touched_in_order(store):
    with store.change("新增") as step:
        people = [TrialPerson(name=name) for name in "乙甲丙"]
        for person in people:
            step.add(person)

    assert step.changes.label == "新增"
    assert step.changes.ids("trial_person") == tuple(person.id for person in people)
    assert step.changes.touches("trial_meeting", "trial_person")
    assert not step.changes.touches("trial_meeting")
    assert Changes("s", "l", frozenset({("a", "2"), ("a", "1")})).ids("a") == ("1", "2")


def test_a_changed_child_row_touches_its_parent(store):
    meeting = a_meeting(store)
    demand = a_demand(store, meeting, "抓落实")

    changes = set_fields(store, TrialDemand, demand, words="再抓落实")

    assert changes.touched == {("trial_demand", demand), ("trial_meeting", meeting)}


def test_a_new_reference_touches_its_parent(store):
    meeting = a_meeting(store)

    with store.change("挂接") as step:
        step.add(Reference(parent=meeting, field="guests", target="x"))

    assert step.changes.touches("trial_meeting")
    assert step.changes.ids("trial_meeting") == (meeting,)


def test_a_row_may_come_before_what_it_points_to(store):
    with store.change("挂接") as step:
        step.add(Reference(parent="not-there-yet", field="guests", target="neither"))

    assert not step.changes.touches("trial_meeting")


def test_a_step_inside_a_step_joins_it(store):
    with store.change("外") as outer:
        outer.add(TrialMeeting(title="外"))
        with store.change("内") as inner:
            inner.add(TrialMeeting(title="内"))

    assert inner is outer
    assert {operation.label for operation in operations(store)} == {"外"}
    assert len({operation.step for operation in operations(store)}) == 1


def test_a_failure_inside_is_not_saved_even_if_the_outer_step_goes_on(store):
    def write_and_fail() -> None:
        with store.change("内") as inner:
            inner.add(TrialMeeting(title="半"))
            raise ZeroDivisionError

    def go_on_after_it() -> None:
        with store.change("外") as outer:
            outer.add(TrialMeeting(title="外"))
            with suppress(ZeroDivisionError):
                write_and_fail()

    with pytest.raises(RuntimeError, match="inside"):
        go_on_after_it()

    assert operations(store) == []


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO trial_person (id) VALUES ('x')",
        "insert or replace into trial_person (id) values ('x')",
        "REPLACE INTO reference (id) VALUES ('x')",
        "UPDATE \"trial_meeting\" SET title = 'x'",
        "update main.trial_meeting set title = 'x'",
        "DELETE FROM trial_meeting",
        "WITH a AS (SELECT 1) DELETE FROM trial_demand",
    ],
)
def test_sql_that_writes_past_the_step_is_refused(store, statement):
    meeting = a_meeting(store)

    with pytest.raises(RuntimeError, match=r"step\.add"), store.change("绕过") as step:
        step.session.execute(text(statement))

    assert field_of(store, TrialMeeting, meeting, "title") == "推进会"
    assert store.verify() == []


def test_core_updates_are_refused(store):
    a_meeting(store)

    with pytest.raises(RuntimeError, match=r"step\.add"), store.change("绕过") as step:
        step.session.execute(update(TrialMeeting).values(title="x"))


def test_removing_a_row_is_refused(store):
    meeting = a_meeting(store)

    with pytest.raises(RuntimeError, match="deletion is a field"), store.change("删除") as step:
        step.session.delete(step.get(TrialMeeting, meeting))


def test_what_is_no_registered_record_is_refused(store):
    class Stranger(Record, table=True):
        name: str = ""

    with pytest.raises(TypeError), store.change("新增") as step:
        step.add(Stranger(name="x"))


def test_a_value_that_no_kind_stores_is_refused(store):
    with pytest.raises(TypeError, match="kinds"), store.change("新增") as step:
        step.add(TrialMeeting(title=["not", "text"]))


def test_a_missing_record_is_told_in_words(store):
    with pytest.raises(UserError, match="已不存在"), store.change("修改") as step:
        step.get(TrialMeeting, "nowhere")


def test_many_rows_are_written_with_defaults_ids_and_log(store):
    with store.change("导入") as step:
        ids = step.add_many(TrialMeeting, ({"title": f"第{n}次"} for n in range(2500)))

    assert len(set(ids)) == 2500
    assert step.changes.ids("trial_meeting") == tuple(ids)
    assert field_of(store, TrialMeeting, ids[-1], "origin") == "unit-1"
    assert field_of(store, TrialMeeting, ids[-1], "recurring") is False
    assert len(operations(store)) == 2500
    assert store.verify() == []


def test_many_rows_may_be_changed_in_the_same_step(store):
    with store.change("导入") as step:
        (meeting,) = step.add_many(TrialMeeting, [{"title": "一"}])
        step.get(TrialMeeting, meeting).title = "二"

    assert field_of(store, TrialMeeting, meeting, "title") == "二"
    assert store.verify() == []


def test_many_rows_with_an_unknown_column_are_refused(store):
    with pytest.raises(TypeError, match="no column"), store.change("导入") as step:
        step.add_many(TrialMeeting, [{"titel": "x"}])


def test_a_reader_cannot_write(store):
    with store.read() as session, pytest.raises(Exception, match="readonly"):
        session.connection().exec_driver_sql("DELETE FROM trial_meeting")


def test_a_reader_sees_one_state_until_its_block_ends(store):
    with store.read() as session:
        assert session.scalars(select(TrialMeeting)).all() == []
        writer = threading.Thread(target=a_meeting, args=(store,))
        writer.start()
        writer.join()
        with store.read() as joined:
            assert joined is session
        assert session.scalars(select(TrialMeeting)).all() == []
        with store.read_long() as other:
            assert len(other.scalars(select(TrialMeeting)).all()) == 1


def test_several_threads_write_one_after_the_other(store):
    threads = [
        threading.Thread(target=lambda: [a_meeting(store, "并行") for _ in range(20)]) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [operation.seq for operation in operations(store)] == list(range(1, 81))
    assert store.verify() == []


def test_objects_of_a_step_stay_readable_after_it(store):
    with store.change("新增") as step:
        meeting = TrialMeeting(title="会")
        step.add(meeting)

    assert (meeting.title, meeting.deleted) == ("会", False)


def test_the_id_of_a_record_never_changes(store):
    meeting = a_meeting(store)

    with pytest.raises(RuntimeError, match="id of a record"), store.change("改号") as step:
        step.get(TrialMeeting, meeting).id = "other"


def test_fields_are_put_only_into_records_that_exist(store):
    with pytest.raises(UserError, match="已不存在"), store.change("改") as step:
        step.put("trial_meeting", {"nowhere": {"title": "x"}})
