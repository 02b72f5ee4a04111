"""Rows that one office puts somewhere below what another deletes, however deep: each is shown, knowingly
deleted, or laid before a person."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from lushan_desktop.domain.meetings.meeting import MEETING
from lushan_desktop.domain.record import Reference
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.exchange import merging
from lushan_desktop.exchange.conflicts import OURS, THEIRS
from tests.exchange import offices
from tests.exchange.offices import Desk, Stick

RESOLUTION = RECORD_TYPES.get("resolution")
PUT, DELETE, CARRY = "put", "delete", "carry"
DEEDS = st.lists(
    st.tuples(st.integers(0, 2), st.sampled_from([PUT, PUT, DELETE, DELETE, CARRY]), st.integers(0, 7)),
    min_size=2,
    max_size=7,
)


class Three:
    """Three machines of one office that all hold a meeting, a resolution of it and a row below that."""

    def __init__(self, folder: Path) -> None:
        self.stick = Stick(folder / "优盘")
        self.desks = [offices.county(folder, number, offices.FEW) for number in (1, 2, 3)]
        self.seen: dict[str, set[str]] = {}
        """For each deletion the operations that were there when it was made."""
        with self.desks[0].store.change("示例：新建") as step:
            (meeting,) = step.add_many(MEETING.model, [{"title": "示例会", "kind": "推进会"}])
            (row,) = step.add_many(RESOLUTION.model, [{"parent": meeting, "content": "示例"}])
            step.add(Reference(parent=row, field="support_units", target="示例单位"))
        self.carry(0)
        self.carry(1)

    def carry(self, sender: int) -> None:
        file = self.desks[sender].export(self.stick.place(), "县创建办", is_from_start=True)
        self.desks[(sender + 1) % 3].merge(file)

    def rows(self, desk: Desk) -> list[tuple[str, str, str, bool]]:
        """Id, type, what it belongs to and whether it lies in the bin, of all records of a desk."""
        sql = (
            "SELECT id, 'meeting', '', deleted FROM meeting UNION ALL"
            " SELECT id, 'resolution', parent, deleted FROM resolution UNION ALL"
            " SELECT id, 'reference', parent, deleted FROM reference ORDER BY 1"
        )
        return [(row[0], row[1], row[2], bool(row[3])) for row in desk.ask(sql)]

    def visible(self, desk: Desk) -> list[tuple[str, str]]:
        rows = self.rows(desk)
        gone = {row[0] for row in rows if row[3]}
        parents = {row[0]: row[2] for row in rows}
        return [row[:2] for row in rows if row[0] not in gone and gone.isdisjoint(above(parents, row[0]))]

    def do(self, where: int, deed: str, place: int) -> None:
        desk = self.desks[where]
        known = self.visible(desk)
        if deed == CARRY:
            self.carry(where)
        elif known:
            record, key = known[place % len(known)]
            if deed == DELETE:
                desk.put(key, record, deleted=True)
                self.note_seen(desk)
            else:
                with desk.store.change("示例：添") as step:
                    step.add(Reference(parent=record, field="support_units", target="示例单位"))

    def note_seen(self, desk: Desk) -> None:
        counted = desk.counted()
        own = [each for each in counted if each.replica == desk.store.replica]
        if own[-1].fields.get("deleted"):
            self.seen[own[-1].id] = {each.id for each in counted}

    def lost(self, desk: Desk) -> list[str]:
        """The rows that nobody sees, of which no one who deleted knew, and about which nobody is asked."""
        counted, rows = desk.counted(), self.rows(desk)
        gone = {row[0] for row in rows if row[3]}
        parents = {row[0]: row[2] for row in rows}
        replaced = {one for each in counted for one in each.parents.get("deleted", ())}
        deletions: dict[str, list[str]] = {}
        for each in counted:
            if each.fields.get("deleted") and each.id not in replaced:
                deletions.setdefault(each.record, []).append(each.id)
        listed = {each.record for each in desk.disputed_fields() if each.field == "deleted"}
        return [
            each.id
            for each in counted
            if each.is_creation and each.record in parents and each.record not in gone
            if (over := gone.intersection(above(parents, each.record)))
            if not over & listed
            and not any(each.id in self.seen[way] for one in over for way in deletions[one])
        ]

    def close(self) -> None:
        for desk in self.desks:
            desk.close()


def above(parents: dict[str, str], record: str) -> Iterator[str]:
    """What a row belongs to, and what that belongs to."""
    while record := parents.get(record, ""):
        yield record


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merging, "back_up", lambda *_args, **_more: None)


def walk(deeds: list[tuple[int, str, int]], takes: list[str]) -> None:
    room = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(dir=room if room.is_dir() else None))
    three = Three(folder)
    try:
        for deed in deeds:
            three.do(*deed)
        for sender in (0, 1, 2, 0):
            three.carry(sender)
        assert [three.lost(desk) for desk in three.desks] == [[], [], []]
        one, *others = ({each.id for each in desk.disputed_fields()} for desk in three.desks)
        assert others == [one, one]
        decide_all(three, takes)
    finally:
        three.close()
        shutil.rmtree(folder)


def decide_all(three: Three, takes: list[str]) -> None:
    """Whatever is taken, in the end nothing is asked, nothing is lost and both hold the same."""
    desk = three.desks[0]
    for take in takes:
        for conflict in desk.disputed_fields()[:1]:
            desk.decide(conflict, take)
            three.note_seen(desk)
            assert three.lost(desk) == []
    three.carry(0)
    assert desk.tables() == three.desks[1].tables()
    assert three.lost(three.desks[1]) == []


SETTINGS = {"deadline": None, "suppress_health_check": list(HealthCheck)}
TAKES = st.lists(st.sampled_from([OURS, THEIRS]), min_size=3, max_size=6)


@settings(max_examples=8, phases=[Phase.generate], **SETTINGS)
@given(DEEDS, TAKES)
def test_what_is_put_anywhere_below_what_another_deletes_is_never_lost(quick, deeds, takes):
    walk(deeds, takes)


@pytest.mark.slow
@pytest.mark.timeout(0)
@settings(max_examples=2000, **SETTINGS)
@given(DEEDS, TAKES)
def test_what_is_put_anywhere_below_what_another_deletes_is_never_lost_in_many_ways(quick, deeds, takes):
    walk(deeds, takes)
