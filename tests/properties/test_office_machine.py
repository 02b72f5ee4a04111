"""Whatever the office does in whatever order: each deed is one step, and undo leads back where one was."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.evidence import proofs
from lushan_desktop.services.evidence.evidence_batch import add, survey
from lushan_desktop.services.indicators import indicator_comparing
from lushan_desktop.services.indicators import indicator_editions as editions
from lushan_desktop.services.indicators.indicator_carrying import carry_over
from lushan_desktop.services.records import bin, bulk, flows, records, undoing
from lushan_desktop.services.supervision import feedback_issuing
from lushan_desktop.services.titles import review
from lushan_desktop.services.titles.review import Opinion
from lushan_desktop.storage.migrations.schema import MigratedSchema
from lushan_desktop.storage.parts import Parts
from tests.offices import new_store

DAY = PartialDate(2023, 7, 27)
GIVEN = {
    "problem": {"measures": "示例", "progress": "示例", "closed_on": DAY},
    "instruction": {"handling": "示例", "finished_on": DAY},
    "task": {"progress": "示例", "finished_on": DAY},
    "application": {},
}


class OfficeMachine(RuleBasedStateMachine):
    """Keeps, beside the office, the states that undo and redo must lead to."""

    redone = 0
    """How often all walks together have done a step again."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.past: list = []
        self.future: list = []
        self.files = 0
        self._open()

    def _open(self) -> None:
        self.store = new_store(self.folder / "office", person="示例甲", parts=Parts(schema=MigratedSchema))

    def teardown(self) -> None:
        problems = self.store.verify()
        self.store.close()
        shutil.rmtree(self.folder)
        assert problems == []

    def new(self, key: str, **values) -> str:
        return records.save(self.store, RECORD_TYPES.get(key), values).ids(key)[0]

    @initialize()
    def furnish(self) -> None:
        self.unit = self.new("unit", name="示例单位")
        self.system = self.new("indicator_system", name="示例体系", year=2023, in_use=True)
        self.indicator = self.new("indicator", system=self.system, number="93", text="示例", level="三级")
        self.round = self.new("supervision_round", title="示例轮次")
        ids = {
            "problem": {
                "unit": self.unit,
                "supervision_round": self.round,
                "description": "示例",
                "demand": "示例",
                "due_on": DAY,
                "found_on": DAY,
            },
            "instruction": {"words": "示例"},
            "task": {"content": "示例"},
        }
        self.ids = {key: [self.new(key, **values) for _ in range(2)] for key, values in ids.items()}
        title = self.new("title", name="示例称号", kind="示例")
        item = {"requirement": "示例"}
        self.ids["application"] = [
            self.new("application", applicant=self.unit, title=title, stage="初审", review_items=(item, item))
        ]
        self.base = self.living()

    def living(self) -> dict:
        """What a person sees: an undone creation is as good as none."""
        with self.store.read() as session:
            connection = session.connection()
            found = {}
            for key in (*(one.key for one in RECORD_TYPES), "reference"):
                rows = connection.exec_driver_sql(f'SELECT * FROM "{key}" WHERE deleted = 0 ORDER BY id')
                found[key] = [tuple(row) for row in rows]
            return found

    def do(self, deed) -> None:
        """A deed that is refused changes nothing; one that is done is one step."""
        before = self.living()
        try:
            deed()
        except UserError:
            assert self.living() == before
            return
        if self.living() != before:
            self.past.append(before)
            self.future.clear()

    @rule(key=st.sampled_from(sorted(GIVEN)), place=st.integers(0, 1), data=st.data(), helped=st.booleans())
    def move(self, key, place, data, helped):
        record = self.ids[key][place % len(self.ids[key])]
        record_type = RECORD_TYPES.get(key)
        end = data.draw(st.sampled_from(flows.flow_of(record_type).stages))
        given = GIVEN[key] if helped else {}
        self.do(lambda: flows.move(self.store, record_type, record, end, **given))

    @rule(data=st.data(), key=st.sampled_from(sorted(GIVEN)))
    def change_many(self, data, key):
        record_type = RECORD_TYPES.get(key)
        fields = [one for one in bulk.changeable(record_type) if type(one.kind).__name__ in ("Day", "Refs")]
        spec = data.draw(st.sampled_from([one for one in fields if not one.required]))
        value = DAY if type(spec.kind).__name__ == "Day" else (self.unit,)
        self.do(lambda: bulk.change_all(self.store, record_type, self.ids[key], spec.name, value))

    @rule(serial=st.sampled_from(["", "93-02 ", "93-07 "]))
    def add_evidence(self, serial):
        self.files += 1
        folder = self.folder / "93"
        folder.mkdir(exist_ok=True)
        file = folder / f"{serial}示例{self.files}.txt"
        file.write_text(f"示例{self.files}", "utf-8")
        self.do(lambda: add(self.store, survey(self.store, [file]).proposals))

    @rule(anew=st.booleans())
    def number_proof(self, anew):
        give = proofs.renumber_all if anew else proofs.assign_all
        self.do(lambda: give(self.store, [self.indicator]))

    @rule()
    def throw_evidence_away(self):
        rows = self.living()["evidence"]
        if rows:
            self.do(lambda: records.remove(self.store, RECORD_TYPES.get("evidence"), [rows[0][0]]))

    @rule()
    def take_evidence_out_of_the_bin(self):
        thrown = [(each.type, each.id) for each in bin.discarded(self.store) if each.type == "evidence"]
        if thrown:
            self.do(lambda: bin.restore(self.store, thrown[:1]))

    @rule(place=st.integers(0, 1), fits=st.booleans())
    def review(self, place, fits):
        lines = review.sheet(self.store, self.ids["application"][0]).lines
        opinion = Opinion("符合") if fits else Opinion("需补充", "缺示例")
        self.do(lambda: review.note(self.store, lines[place].id, opinion))

    @rule()
    def end_review(self):
        self.do(lambda: review.complete(self.store, self.ids["application"][0]))

    @rule(number=st.sampled_from(["", "示法办函〔2023〕9号"]))
    def send_feedback(self, number):
        self.do(
            lambda: feedback_issuing.issue(self.store, self.round, [self.unit], on=DAY, first_number=number)
        )

    @rule()
    def roll_over(self):
        self.do(lambda: editions.roll_over(self.store, self.system))

    @rule()
    def carry_over(self):
        rows = [row for row in self.living()["indicator_system"] if row[0] != self.system]
        if rows:
            found = indicator_comparing.compare(self.store, self.system, rows[0][0])
            self.do(lambda: carry_over(self.store, found))

    @precondition(lambda self: self.past)
    @rule(back=st.integers(1, 2), forth=st.sampled_from((2, 1, 0)))
    def undo_and_redo(self, back, forth):
        for _ in range(min(back, len(self.past))):
            self.future.append(self.living())
            undoing.undo_last(self.store)
            assert self.living() == self.past.pop()
        for _ in range(min(forth, len(self.future))):
            self.past.append(self.living())
            undoing.redo_last(self.store)
            assert self.living() == self.future.pop()
            OfficeMachine.redone += 1

    @rule()
    def reopen(self):
        self.store.close()
        self._open()

    @invariant()
    def no_two_pieces_have_one_number(self):
        if not hasattr(self, "indicator"):
            return
        with self.store.read() as session:
            held = list(proofs.number_of(session, self.indicator).values())
        assert len(held) == len(set(held))


def walk(examples: int) -> int:
    """Let so many walks be drawn; how often they have done a step again."""
    OfficeMachine.redone = 0
    length = settings(max_examples=examples, stateful_step_count=18, deadline=None)
    run_state_machine_as_test(OfficeMachine, settings=length)
    return OfficeMachine.redone


def test_each_deed_is_one_step_and_undo_leads_back_where_one_was():
    assert walk(8) > 0


@pytest.mark.slow
def test_each_deed_is_one_step_over_many_walks():
    assert walk(200) > 20
