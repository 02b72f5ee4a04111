"""What holds for packages in any order, grouping and repetition, whatever is edited and undone meanwhile."""

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.claims import Ours
from lushan_desktop.domain.meetings.meeting import MEETING
from lushan_desktop.domain.operation import Operation, heads_of, replay
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.domain.standing import Standing, heads_after
from lushan_desktop.exchange import merging, package
from lushan_desktop.exchange.checking import Gap
from lushan_desktop.exchange.conflicts import BOTH, OURS, THEIRS, Conflict
from lushan_desktop.storage.file.backup import Backup
from lushan_desktop.storage.registry import default_of
from tests.exchange import offices
from tests.exchange.offices import Desk, Stick

VALUES = st.sampled_from(["甲处", "乙处", "丙处", ""])
FIELDS = ("place", "time", "subject")
DESKS, PLACES = st.integers(0, 2), st.integers(0, 5)
RESOLUTION = RECORD_TYPES.get("resolution")
NAMES = [name.strip('"') for name in offices.columns("meeting")[1:]]
MEETING_DEFAULTS = {name: default_of(MEETING.model, name) for name in NAMES}
COLUMNS = ["id", *MEETING_DEFAULTS]


def no_backup(*_args: object, **_more: object) -> Backup | None:
    """What a merge begins with costs most of its time, and is proven elsewhere."""


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


OURS_TO_FILL = Standing(ours=Ours({"meeting": frozenset({"place"})}, frozenset("bc")))


@settings(max_examples=300, deadline=None)
@given(histories(), st.randoms(use_true_random=False))
def test_what_others_write_over_our_field_never_stands_in_its_place(history, chance):
    shuffled = list(history)
    chance.shuffle(shuffled)

    heads = heads_after(history, OURS_TO_FILL)
    (shown,) = replay(OURS_TO_FILL.said(history)).values()

    assert heads_after(shuffled, OURS_TO_FILL) == heads
    assert replay(OURS_TO_FILL.said(shuffled)) == replay(OURS_TO_FILL.said(history))
    ours = [each for each in history if each.replica == "a" and "place" in each.fields]
    by_us = {one for each in ours for one in each.parents.get("place", ())}
    assert shown["place"] in {each.fields["place"] for each in ours if each.id not in by_us}
    theirs = [each for each in history if each.replica != "a" and "place" in each.fields]
    replaced = by_us | {one for each in theirs for one in each.parents["place"]}
    assert {each.id for each in theirs} - replaced <= set(heads_of(heads, "place"))
    time = [name for name in heads if name == "time"]
    assert [heads[name] for name in time] == [heads_after(history, Standing())[name] for name in time]


class County(RuleBasedStateMachine):
    """Two machines of the county office and a township, and a heap of packages between them."""

    is_thorough = False

    def __init__(self) -> None:
        super().__init__()
        room = Path("/dev/shm")
        self.folder = Path(tempfile.mkdtemp(dir=room if room.is_dir() else None))
        self.stick = Stick(self.folder / "优盘")
        self.desks = [
            offices.county(self.folder, 1, offices.FEW),
            offices.county(self.folder, 2, offices.FEW),
            offices.township(self.folder, parts=offices.FEW),
        ]
        self.county, self.township = self.desks[0], self.desks[2]
        self.parcels: list[Parcel] = []
        self.merged: list[dict[str, Parcel]] = [{}, {}, {}]
        """For each desk the packages that it merged and did not take back, by their numbers there."""
        self.touched: set[int] = set()
        self.seen: dict[str, set[str]] = {}
        """For each deletion the operations that were there when it was made."""

    def teardown(self) -> None:
        try:
            self.all_meet()
        finally:
            for desk in self.desks:
                desk.close()
            shutil.rmtree(self.folder, ignore_errors=True)

    @rule(where=DESKS, title=st.sampled_from(["示例会一", "示例会二"]))
    def enter(self, where: int, title: str) -> None:
        with self.desks[where].store.change("示例：新建") as step:
            step.add_many(MEETING.model, [{"title": title, "kind": "推进会"}])
        self.touched.add(where)

    @precondition(lambda self: self.living())
    @rule(place=PLACES, name=st.sampled_from((*FIELDS, "deleted")), value=VALUES)
    def edit(self, place: int, name: str, value: str) -> None:
        known = self.living()
        where, record = known[place % len(known)]
        self.desks[where].put("meeting", record, **{name: True if name == "deleted" else value})
        self.note_seen(where)
        self.touched.add(where)

    @precondition(lambda self: self.living())
    @rule(place=PLACES)
    def put_to(self, place: int) -> None:
        """A row that belongs to a meeting, as a photo does."""
        known = self.living()
        where, record = known[place % len(known)]
        with self.desks[where].store.change("示例：添") as step:
            step.add(RESOLUTION.model(parent=record, content="示例"))
        self.touched.add(where)

    def note_seen(self, where: int) -> None:
        counted = self.desks[where].counted()
        own = [each for each in counted if each.replica == self.desks[where].store.replica]
        if own[-1].fields.get("deleted"):
            self.seen[own[-1].id] = {each.id for each in counted}

    def living(self) -> list[tuple[int, str]]:
        """The meetings that a desk knows and has not deleted."""
        sql = "SELECT id FROM meeting WHERE deleted = 0 ORDER BY id"
        return [(where, record) for where, desk in enumerate(self.desks) for (record,) in desk.ask(sql)]

    @rule(where=DESKS, to_all=st.booleans())
    def export(self, where: int, to_all: bool) -> None:
        """What is written now is carried later, or never."""
        desk = self.desks[where]
        self.parcel(where, "" if desk is self.township or to_all else "县创建办")

    def parcel(self, where: int, to: str) -> "Parcel":
        file = self.desks[where].export(self.stick.place(), to)
        with package.opened(file) as opened:
            self.parcels.append(Parcel(where, to, file, tuple(opened.operations())))
        return self.parcels[-1]

    @precondition(lambda self: self.living())
    @rule(sender=DESKS, receiver=DESKS, confirms=st.booleans())
    def carry(self, sender: int, receiver: int, confirms: bool) -> None:
        to = "" if sender == 2 else self.desks[receiver].office.unit
        self.merge(receiver, self.parcel(sender, to), confirms=confirms)

    @precondition(lambda self: self.parcels)
    @rule(where=DESKS, place=PLACES)
    def bring_late_or_again(self, where: int, place: int) -> None:
        self.merge(where, self.parcels[place % len(self.parcels)], confirms=False)

    def merge(self, where: int, parcel: "Parcel", *, confirms: bool) -> None:
        desk = self.desks[where]
        before = desk.state()
        try:
            receipt = self.take(where, parcel).receipt
        except Gap:
            assert desk.state() == before
        except UserError:
            # Its own package, or one for another unit.
            assert parcel.sender == where or parcel.to not in ("", desk.office.unit)
            assert desk.state() == before
        else:
            assert receipt is not None
            if confirms:
                self.desks[parcel.sender].merge(receipt)

    def take(self, where: int, parcel: "Parcel") -> merging.Summary:
        summary = self.desks[where].merge(parcel.file)
        if summary.id:
            self.merged[where][summary.id] = parcel
        self.touched.add(where)
        return summary

    @precondition(lambda self: any(self.merged))
    @rule(place=PLACES, restarts=st.booleans())
    def undo(self, place: int, restarts: bool) -> None:
        held = [(where, one) for where, packages in enumerate(self.merged) for one in sorted(packages)]
        where, taken_back = held[place % len(held)]
        merging.undo_merge(self.desks[where].store, taken_back)
        del self.merged[where][taken_back]
        if restarts:
            self.desks[where].restart()
        self.touched.add(where)

    @precondition(lambda self: any(self.merged))
    @rule(place=PLACES, take=st.sampled_from([OURS, THEIRS, BOTH]))
    def decide(self, place: int, take: str) -> None:
        found = [(where, each) for where, desk in enumerate(self.desks) for each in desk.disputed_fields()]
        if not found:
            return
        where, conflict = found[place % len(found)]
        try:
            self.desks[where].decide(conflict, take)
        except UserError:
            assert take == BOTH
        else:
            self.touched.add(where)
            self.note_seen(where)
            assert conflict.id not in {each.id for each in self.desks[where].disputed_fields()}

    @invariant()
    def nothing_is_lost_and_what_was_taken_back_never_came(self) -> None:
        for where in self.touched:
            desk = self.desks[where]
            counted, disputed = desk.counted(), desk.disputed_fields()
            assert lost_among(counted, disputed, desk.meetings()) == []
            assert self.lost_rows(desk, counted, disputed) == []
            assert desk.meetings() == self.as_if_never_merged(where)
        self.touched.clear()

    def lost_rows(self, desk: Desk, counted: Sequence[Operation], disputed: Sequence[Conflict]) -> list[str]:
        """Rows of a deleted meeting that whoever deleted it had not seen, and that nobody decides about."""
        deletions = {each.record: each.id for each in counted if each.fields.get("deleted")}
        place = COLUMNS.index("deleted")
        deleted = {record for record, row in desk.meetings().items() if row[place]}
        listed = {each.record for each in disputed if each.field == "deleted"}
        return [
            each.id
            for each in counted
            if each.type == "resolution" and (parent := str(each.fields.get("parent"))) in deleted - listed
            if each.id not in self.seen.get(deletions[parent], {each.id})
        ]

    def as_if_never_merged(self, where: int) -> dict[str, tuple[object, ...]]:
        """The meetings that follow from what the desk wrote itself and from the packages it holds."""
        desk = self.desks[where]
        own = [each for each in desk.operations() if each.replica == desk.store.replica]
        living = [each for parcel in self.merged[where].values() for each in parcel.operations]
        said = {each.id: each for each in sorted(living, key=lambda each: not each.is_withheld)}
        said |= {each.id: each for each in own}
        reached: dict[str, int] = {}
        counted = []
        for each in sorted(said.values(), key=lambda each: (each.replica, each.seq)):
            if each.seq == reached.get(each.replica, 0) + 1:
                reached[each.replica] = each.seq
                counted.append(each)
        rows = replay(each for each in counted if each.type == "meeting")
        return {
            record: (record, *(fields.get(name, MEETING_DEFAULTS[name]) for name in MEETING_DEFAULTS))
            for (_, record), fields in rows.items()
        }

    def all_meet(self) -> None:
        """Everybody gives everybody all there is: then all hold the same, and nothing is unsound."""
        for desk in self.desks if self.is_thorough else self.desks[:1]:
            assert offices.whole_log(desk) == []
            stand, anew = desk.rebuilt_heads()
            assert stand == anew
        with patch.object(merging, "_lay_receipt", lambda *_: None):
            for sender, receiver in ((2, 1), (1, 0), (0, 1), *(((0, 2),) if self.is_thorough else ())):
                to = "" if sender == 2 else self.desks[receiver].office.unit
                file = self.desks[sender].export(self.stick.place(), to, is_from_start=True)
                self.desks[receiver].merge(file)
        one, other, town = (desk.tables() for desk in self.desks)
        assert one == other
        assert told(self.desks[0]) == told(self.desks[1])
        if self.is_thorough:
            met = town["meeting"].keys() & one["meeting"].keys()
            assert {each: town["meeting"][each] for each in met} == {
                each: one["meeting"][each] for each in met
            }


class Thorough(County):
    """The same, with every office looked through and the township hearing of all in the end."""

    is_thorough = True


class Parcel(NamedTuple):
    """A package on the stick, and what it holds."""

    sender: int
    to: str
    """For whom it was written; empty where it is for whoever reads it."""
    file: Path
    operations: tuple[Operation, ...]


def told(desk: Desk) -> set[tuple[str, str, frozenset[object]]]:
    return {
        (each.record, each.field, frozenset((each.ours.value, each.theirs.value)))
        for each in desk.disputed_fields()
    }


def lost_values(desk: Desk) -> list[str]:
    """Operations that count and were never replaced, whose value is neither shown nor to be decided."""
    return lost_among(desk.counted(), desk.disputed_fields(), desk.meetings())


def lost_among(
    counted: Sequence[Operation], disputed: Sequence[Conflict], rows: dict[str, tuple[object, ...]]
) -> list[str]:
    operations = [each for each in counted if each.type == "meeting"]
    listed = {(each.record, each.field, side.value) for each in disputed for side in (each.ours, each.theirs)}
    replaced = {
        (each.record, name, one) for each in operations for name, ids in each.parents.items() for one in ids
    }
    lost = []
    for each in operations:
        shown = dict(zip(COLUMNS, rows[each.record], strict=True))
        for name, value in each.fields.items():
            is_known = (each.record, name, each.id) in replaced or (each.record, name, value) in listed
            if not is_known and shown[name] != value:
                lost.append(f"{each.id} {name}")
    return lost


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merging, "back_up", no_backup)


SETTINGS = {"deadline": None, "suppress_health_check": list(HealthCheck)}


@pytest.mark.parametrize("number", range(3))
def test_whatever_travels_in_whatever_order_all_tell_one_story(quick: None, number: int) -> None:
    few = settings(max_examples=40, stateful_step_count=8, phases=[Phase.generate], **SETTINGS)
    run_state_machine_as_test(seed(number)(type("Seeded", (County,), {})), settings=few)


@pytest.mark.slow
@pytest.mark.parametrize("number", range(20))
def test_whatever_travels_in_ten_thousand_ways(quick: None, number: int) -> None:
    """Twenty times 500 walks: hypothesis keeps every walk it drew, and 10,000 of them take gigabytes."""
    many = settings(max_examples=500, stateful_step_count=14, database=None, **SETTINGS)
    run_state_machine_as_test(seed(number)(type("Seeded", (Thorough,), {})), settings=many)
