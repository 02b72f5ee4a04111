"""Whatever is edited, undone, done again, deleted, restored or reopened: tables and log agree."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    precondition,
    rule,
    run_state_machine_as_test,
)

from lushan_desktop.domain.operation import replay
from lushan_desktop.domain.record import Reference
from lushan_desktop.storage.index.search import search
from lushan_desktop.storage.log.integrity import table_problems
from lushan_desktop.storage.log.log import read_operations
from lushan_desktop.storage.schema import create_derived
from lushan_desktop.storage.undo import redo_last, redoable, undo_last, undoable
from tests.storage.office import TrialDemand, TrialMeeting, open_office, tables

WORDS = st.sampled_from(["", "法治", "法治会", "推进法治", "会 a%", "治法"])


class StoreMachine(RuleBasedStateMachine):
    """Keeps, beside the store, the states that undo and redo must lead to."""

    redone = 0
    """How often all walks together have done a step again."""
    meetings = Bundle("meetings")
    demands = Bundle("demands")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.store = open_office(self.folder / "office")
        self.past: list = []
        self.future: list = []

    def teardown(self) -> None:
        problems = self.store.verify()
        self.store.close()
        shutil.rmtree(self.folder)
        assert problems == []

    def living(self) -> dict:
        """What a person sees: an undone creation is as good as none."""
        return {
            key: [row for row in rows if not dict(zip(self.columns[key], row, strict=True))["deleted"]]
            for key, rows in tables(self.store).items()
        }

    @initialize()
    def look_at_columns(self) -> None:
        with self.store.read() as session:
            self.columns = {
                key: list(session.connection().exec_driver_sql(f'SELECT * FROM "{key}"').keys())
                for key in tables(self.store)
            }

    def do(self, work) -> None:
        before = self.living()
        with self.store.change("一步") as step:
            result = work(step)
        if step.changes.touched:
            self.past.append(before)
            self.future.clear()
        return result

    def set(self, model, record: str, **values) -> None:
        def work(step) -> None:
            held = step.get(model, record)
            for name, value in values.items():
                setattr(held, name, value)
            step.add(held)

        self.do(work)

    @rule(target=meetings, title=WORDS)
    def add(self, title):
        def work(step):
            meeting = TrialMeeting(title=title)
            step.add(meeting)
            return meeting.id

        return self.do(work)

    @rule(target=meetings, titles=st.lists(WORDS, min_size=1, max_size=3))
    def import_many(self, titles):
        return multiple(
            *self.do(lambda step: step.add_many(TrialMeeting, [{"title": title} for title in titles]))
        )

    @rule(target=demands, meeting=meetings, words=WORDS)
    def demand(self, meeting, words):
        def work(step):
            demand = TrialDemand(parent=meeting, words=words)
            step.add(demand)
            step.add(Reference(parent=meeting, field="guests", target=demand.id))
            return demand.id

        return self.do(work)

    @rule(meeting=meetings, title=WORDS, held_on=st.sampled_from([None, "2023", "2023-06-02"]))
    def edit(self, meeting, title, held_on):
        self.set(TrialMeeting, meeting, title=title, held_on=held_on)

    @rule(demand=demands, meeting=meetings, words=WORDS)
    def move(self, demand, meeting, words):
        self.set(TrialDemand, demand, parent=meeting, words=words)

    @rule(meeting=meetings, deleted=st.booleans())
    def delete_or_restore(self, meeting, deleted):
        self.set(TrialMeeting, meeting, deleted=deleted)

    @rule(meeting=meetings, title=WORDS)
    def fail(self, meeting, title):
        before = tables(self.store)
        try:
            with self.store.change("半步") as step:
                step.get(TrialMeeting, meeting).title = title
                step.add(TrialDemand(parent=meeting, words=title))
                step.session.flush()
                raise ZeroDivisionError
        except ZeroDivisionError:
            assert tables(self.store) == before

    @precondition(lambda self: self.past)
    @rule(back=st.integers(1, 3), forth=st.sampled_from((3, 2, 1, 0)))
    def undo_and_redo(self, back, forth):
        """Some steps back, some of them forth: drawn one by one, hardly a walk comes to a redo."""
        for _ in range(min(back, len(self.past))):
            self.future.append(self.living())
            assert undo_last(self.store)
            assert self.living() == self.past.pop()
        for _ in range(min(forth, len(self.future))):
            self.past.append(self.living())
            assert redo_last(self.store)
            assert self.living() == self.future.pop()
            StoreMachine.redone += 1

    @rule()
    def reopen(self):
        self.store.close()
        self.store = open_office(self.folder / "office")

    @rule()
    def rebuild(self):
        with self.store.writing() as connection:
            create_derived(connection, self.store.registry)

    @invariant()
    def tables_are_what_follows_from_the_log(self):
        with self.store.read() as session:
            assert table_problems(session.connection(), self.store.registry) == []
            assert replay(read_operations(session.connection())) is not None

    @invariant()
    def undo_and_redo_are_offered_as_long_as_there_is_something(self):
        assert bool(undoable(self.store)) == bool(self.past)
        assert bool(redoable(self.store)) == bool(self.future)

    @invariant()
    def what_is_searched_is_what_stands_there(self):
        with self.store.read() as session:
            sql = (
                "SELECT m.id FROM trial_meeting AS m WHERE m.deleted = 0"
                " AND (m.title LIKE '%法治%' OR EXISTS ("
                " SELECT 1 FROM trial_demand AS d"
                " WHERE d.parent = m.id AND d.deleted = 0 AND d.words LIKE '%法治%'))"
            )
            expected = set(session.connection().exec_driver_sql(sql).scalars())
            assert {hit.id for hit in search(session, "法治", 50, ["trial_meeting"])} == expected


def walk(examples: int) -> int:
    """Let so many walks be drawn; how often they have done a step again."""
    StoreMachine.redone = 0
    length = settings(max_examples=examples, stateful_step_count=20, deadline=None)
    run_state_machine_as_test(StoreMachine, settings=length)
    return StoreMachine.redone


def test_tables_and_log_agree_whatever_is_done_in_whatever_order():
    assert walk(15) > 0


@pytest.mark.slow
def test_tables_and_log_agree_over_many_walks():
    assert walk(400) > 50
