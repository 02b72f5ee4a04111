"""What holds for packages in any order, grouping and repetition, whatever is edited and undone meanwhile."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.operation import Operation, Standing, heads_after, heads_of, replay
from lushan_desktop.exchange import merging
from lushan_desktop.exchange.checking import Gap
from lushan_desktop.exchange.conflicts import BOTH, FIELD, OURS, THEIRS
from lushan_desktop.storage.file.backup import Backup
from lushan_desktop.storage.log.log import read_operations
from lushan_desktop.storage.log.standing import standing
from tests.exchange import offices
from tests.exchange.offices import Desk, Stick

VALUES = st.sampled_from(["甲处", "乙处", "丙处", ""])
FIELDS = ("place", "time", "subject")


def no_backup(*_args: object, **_more: object) -> Backup | None:
    """What a merge begins with costs most of its time, and is proven elsewhere."""
    return None


@st.composite
def histories(draw: st.DrawFn) -> list[Operation]:
    """Operations of three replicas on one record, each made with some of the others known."""
    made: list[Operation] = [an_operation("a", 1, {"place": "", "time": "", "deleted": False}, {})]
    for number in range(draw(st.integers(1, 7))):
        replica = draw(st.sampled_from("abc"))
        seen = made[: draw(st.integers(1, len(made)))]
        own = [each for each in made if each.replica == replica]
        known = [each for each in made if each in seen or each in own]
        heads = heads_after(known, Standing())
        name = draw(st.sampled_from(["place", "time"]))
        parents = {name: heads_of(heads, name)[-1:]}
        seq = len(own) + 1
        made.append(an_operation(replica, seq, {name: f"{number}"}, parents, stamp=number + 2))
    return made


def an_operation(replica: str, seq: int, fields: dict, parents: dict, stamp: int = 1) -> Operation:
    said = f"{stamp:014d}.000000", "甲", "s", "l", "", "", ""
    return Operation(replica, seq, "meeting", "m", fields, parents, *said)


@settings(max_examples=300, deadline=None)
@given(histories(), st.randoms(use_true_random=False))
def test_heads_and_values_do_not_depend_on_the_order(history, chance):
    shuffled = list(history)
    chance.shuffle(shuffled)

    assert heads_after(shuffled, Standing()) == heads_after(history, Standing())
    assert replay(shuffled) == replay(history)


@settings(max_examples=300, deadline=None)
@given(histories())
def test_every_value_is_shown_replaced_or_among_the_heads(history):
    heads = heads_after(history, Standing())
    (shown,) = replay(history).values()
    for operation in history:
        for name, value in operation.fields.items():
            is_replaced = any(operation.id in other.parents.get(name, ()) for other in history)
            assert is_replaced or operation.id in heads_of(heads, name)
            assert is_replaced or len(heads_of(heads, name)) > 1 or shown[name] == value


@settings(max_examples=300, deadline=None)
@given(histories(), st.integers(0, 3))
def test_what_is_taken_back_is_as_if_it_had_never_come(history, limit):
    withdrawn = Standing({"b": limit})
    others = [each for each in history if each.replica != "b" or each.seq <= limit]

    left, never = heads_after(history, withdrawn), heads_after(others, Standing())

    assert {
        name: [one for one in ids if not withdrawn.is_withdrawn(one)] for name, ids in left.items()
    } == never
    assert replay(filter(withdrawn.counts, history)) == replay(others)


class County(RuleBasedStateMachine):
    """Two machines of the county office and a township, and a heap of packages between them."""

    records = Bundle("records")
    parcels = Bundle("parcels")

    def __init__(self) -> None:
        super().__init__()
        room = Path("/dev/shm")
        self.folder = Path(tempfile.mkdtemp(dir=room if room.is_dir() else None))
        self.stick = Stick(self.folder / "优盘")
        self.desks = [
            offices.county(self.folder, 1), offices.county(self.folder, 2), offices.township(self.folder)
        ]  # fmt: skip
        self.county, self.township = self.desks[0], self.desks[2]

    def teardown(self) -> None:
        try:
            self.all_meet()
        finally:
            for desk in self.desks:
                desk.close()
            shutil.rmtree(self.folder, ignore_errors=True)

    @rule(target=records, where=st.integers(0, 2), title=st.sampled_from(["示例会一", "示例会二"]))
    def enter(self, where: int, title: str) -> str:
        return self.desks[where].save("meeting", title=title, kind="推进会")

    @rule(where=st.integers(0, 2), record=records, name=st.sampled_from(FIELDS), value=VALUES)
    def edit(self, where: int, record: str, name: str, value: str) -> None:
        desk = self.desks[where]
        if desk.value("meeting", record, "deleted") == 0:
            desk.save("meeting", record, **{name: value})

    @rule(where=st.integers(0, 2), record=records)
    def remove(self, where: int, record: str) -> None:
        if self.desks[where].value("meeting", record, "deleted") == 0:
            self.desks[where].remove("meeting", record)

    @rule(target=parcels, where=st.integers(0, 2), to_all=st.booleans())
    def export(self, where: int, to_all: bool) -> tuple[int, Path]:
        desk = self.desks[where]
        to = "" if desk is self.township or to_all else "县创建办"
        return where, desk.export(self.stick.place(), to)

    @rule(where=st.integers(0, 2), parcel=parcels)
    def merge(self, where: int, parcel: tuple[int, Path]) -> None:
        sender, file = parcel
        desk = self.desks[where]
        before = desk.tables()
        try:
            receipt = desk.merge(file).receipt
        except Gap:
            assert desk.tables() == before
        except UserError:
            # Its own package, or one for another unit.
            assert sender == where or desk is self.township
            assert desk.tables() == before
        else:
            assert receipt is not None
            self.desks[sender].merge(receipt)

    @rule(where=st.integers(0, 2), place=st.integers(0, 3))
    def undo(self, where: int, place: int) -> None:
        desk = self.desks[where]
        with desk.store.read() as session:
            sql = "SELECT id FROM submission_package WHERE deleted = 0 AND merged_by = ? ORDER BY id"
            ids = session.connection().exec_driver_sql(sql, (desk.store.replica,)).scalars().all()
        if ids:
            merging.undo_merge(desk.store, ids[place % len(ids)])

    @rule(where=st.integers(0, 2), take=st.sampled_from([OURS, THEIRS, BOTH]))
    def decide(self, where: int, take: str) -> None:
        found = [each for each in self.desks[where].conflicts() if each.kind == FIELD]
        if found:
            try:
                self.desks[where].decide(found[0], take)
            except UserError:
                assert take == BOTH
            else:
                assert found[0].id not in {each.id for each in self.desks[where].conflicts()}

    @rule(where=st.integers(0, 2))
    def restart(self, where: int) -> None:
        self.desks[where].restart()

    @invariant()
    def nothing_is_lost_in_silence(self) -> None:
        for desk in self.desks:
            assert lost_values(desk) == []

    def all_meet(self) -> None:
        """Everybody gives everybody all there is: then all hold the same, and nothing is unsound."""
        for desk in self.desks:
            assert offices.whole_log(desk) == []
            stand, anew = desk.rebuilt_heads()
            assert stand == anew
        for _ in range(2):
            for sender in self.desks:
                for receiver in self.desks:
                    if sender is not receiver:
                        to = "" if sender is self.township else receiver.office.unit
                        receiver.merge(sender.export(self.stick.place(), to, is_from_start=True))
        one, other, town = (desk.tables() for desk in self.desks)
        assert one == other
        assert all(
            town["meeting"].get(record) == row
            for record, row in one["meeting"].items()
            if record in town["meeting"]
        )
        assert told(self.desks[0]) == told(self.desks[1])


def told(desk: Desk) -> set[tuple[str, str, frozenset[object]]]:
    return {
        (each.record, each.field, frozenset((each.ours.value, each.theirs.value)))
        for each in desk.conflicts()
    }


def lost_values(desk: Desk) -> list[str]:
    """Operations that count and were never replaced, whose value is neither shown nor to be decided."""
    with desk.store.read() as session:
        connection = session.connection()
        counted = standing(connection, desk.store.registry)
        operations = [
            each for each in read_operations(connection, "type = 'meeting'") if counted.counts(each)
        ]
    listed = {
        (each.record, each.field, side.value)
        for each in desk.conflicts()
        for side in (each.ours, each.theirs)
    }
    replaced = {
        (each.record, name, one) for each in operations for name, ids in each.parents.items() for one in ids
    }
    rows = desk.tables()["meeting"]
    names = ["id", *(name.strip('"') for name in offices._columns("meeting"))]
    lost = []
    for each in operations:
        shown = dict(zip(names, rows[each.record], strict=True))
        for name, value in each.fields.items():
            is_known = (each.record, name, each.id) in replaced or (each.record, name, value) in listed
            if not is_known and shown[name] != value:
                lost.append(f"{each.id} {name}")
    return lost


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merging, "back_up", no_backup)


SETTINGS = {
    "deadline": None,
    "stateful_step_count": 14,
    "suppress_health_check": [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
}


def test_whatever_travels_in_whatever_order_all_tell_one_story(quick: None) -> None:
    run_state_machine_as_test(County, settings=settings(max_examples=20, phases=[Phase.generate], **SETTINGS))


@pytest.mark.slow
@pytest.mark.timeout(0)
def test_whatever_travels_in_ten_thousand_ways(quick: None) -> None:
    run_state_machine_as_test(County, settings=settings(max_examples=10_000, **SETTINGS))
