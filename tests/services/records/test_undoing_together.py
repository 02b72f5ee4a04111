"""Undo and redo over whole works of the office, over each other, and over a new start."""

from datetime import date
from typing import Any

import pytest

from lushan_desktop.app import open_store
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.kinds import Reading
from lushan_desktop.domain.record import key_of
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.evidence import proofs
from lushan_desktop.services.importing import reading, writing
from lushan_desktop.services.records import bulk, lists, records, undoing
from lushan_desktop.services.records.lists import ListQuery
from lushan_desktop.services.supervision import feedback, feedback_issuing
from lushan_desktop.storage.store import Store
from tests.durability import office_at_work
from tests.offices import open_sample

MEETING = RECORD_TYPES.get("meeting")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    base = tmp_path_factory.mktemp("office")
    with open_sample(base / "data") as store:
        office_at_work.prepare(store, base / "files")
    return base / "data"


@pytest.fixture
def store(folder):
    with open_store(folder) as opened:
        yield opened


DAY = PartialDate(2023, 7, 27)
"""The day the lists go out: before the deadlines they set."""


def import_meetings(store):
    text = "日期\t会议名称\t类型\n" + "\n".join(f"2023.3.{day}\t示例会{day}\t推进会" for day in range(1, 9))
    checked = reading.look_at_text(store, MEETING, text, Reading(date(2023, 9, 1))).checked
    writing.carry_out(store, MEETING, checked, frozenset(row.place for row in checked.rows))


def change_many(store):
    ids = lists.look(store, MEETING, ListQuery()).ids
    bulk.change_all(store, MEETING, ids[:5], "place", "示例：二楼会议室")


def throw_away_what_others_name(store):
    unit = RECORD_TYPES.get("unit")
    records.remove(store, unit, lists.look(store, unit, ListQuery()).ids[:6])


def renumber(store):
    ids = office_at_work.indicators(store)
    proofs.assign_all(store, ids)
    proofs.renumber_all(store, ids)


def issue(store):
    round_id = office_at_work.round_of(store)
    waiting = [unit.unit for unit in feedback.units(store, round_id) if unit.awaiting]
    feedback_issuing.issue(store, round_id, waiting, first_number=office_at_work.FIRST_NUMBER, on=DAY)


WORKS = (import_meetings, change_many, throw_away_what_others_name, renumber, issue)


def state_of(store: Store) -> dict[str, dict[str, tuple[Any, ...]]]:
    """The living rows of every table of records, by their ids."""
    found = {}
    with store.read() as session:
        connection = session.connection()
        for model in store.registry.models:
            rows = connection.exec_driver_sql(f'SELECT id, * FROM "{key_of(model)}" WHERE deleted = 0')
            found[key_of(model)] = {row[0]: tuple(row[1:]) for row in rows}
    return found


def steps(store) -> int:
    with store.read() as session:
        return int(session.connection().exec_driver_sql("SELECT count(*) FROM step").scalar() or 0)


@pytest.mark.parametrize("work", WORKS)
def test_a_work_that_is_undone_leaves_everything_as_it_was_and_redone_as_it_became(store, work):
    before, count = state_of(store), steps(store)
    work(store)
    after, made = state_of(store), steps(store) - count

    for _ in range(made):
        undoing.undo_last(store)
    undone = state_of(store)
    for _ in range(made):
        undoing.redo_last(store)
    redone = state_of(store)
    for _ in range(made):
        undoing.undo_last(store)

    assert (undone, redone, state_of(store)) == (before, after, before)
    assert store.verify() == []


def test_all_works_one_after_the_other_are_undone_after_a_new_start(folder):
    with open_store(folder) as store:
        before, count = state_of(store), steps(store)
        for work in WORKS:
            work(store)
        after, made = state_of(store), steps(store) - count
    with open_store(folder) as store:
        for _ in range(made):
            undoing.undo_last(store)
        undone = state_of(store)
    with open_store(folder) as store:
        for _ in range(made):
            undoing.redo_last(store)
        redone = state_of(store)
        for _ in range(made):
            undoing.undo_last(store)

        assert (undone, redone) == (before, after)
        assert state_of(store) == before
        assert store.verify() == []


def test_a_record_in_the_bin_is_not_changed_there(store):
    meeting = lists.look(store, MEETING, ListQuery()).ids[0]
    title = records.values(store, MEETING, meeting)["title"]
    records.remove(store, MEETING, [meeting])

    with pytest.raises(UserError, match="已在回收站里，没有保存。请先恢复"):
        records.save(store, MEETING, {"title": "示例：改过"}, meeting)
    undoing.undo_last(store)

    assert records.values(store, MEETING, meeting)["title"] == title
