"""Reading from the database all that the statement of one indicator may speak of."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session
from sqlmodel import col

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.instructions.instruction import Instruction
from lushan_desktop.domain.kinds import Ref, Refs
from lushan_desktop.domain.learning.measure import Measure
from lushan_desktop.domain.people.person import Person
from lushan_desktop.domain.people.unit import Unit
from lushan_desktop.domain.record import Record, Reference, key_of
from lushan_desktop.domain.record_type import RecordType, children_of
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.domain.titles.honour import Honour
from lushan_desktop.reports.known_records import Ledger, SetAside, day
from lushan_desktop.reports.own_county import set_up
from lushan_desktop.reports.papers.beginning import begun_on
from lushan_desktop.reports.papers.called_off import was_called_off
from lushan_desktop.reports.papers.doing import post_before
from lushan_desktop.reports.papers.doubles import doubles
from lushan_desktop.reports.papers.writing import bare
from lushan_desktop.reports.periods import Period
from lushan_desktop.storage.file.connection import READ_ONCE

CHOSEN = (
    "document", "meeting", "instruction", "measure", "study_visit", "symposium", "publicity_item",
    "briefing", "training", "inclusion", "supervision_round", "title", "batch", "application", "honour",
)  # fmt: skip
"""The record types that answer an indicator and are told of in its statement."""

_BELONGING: dict[str, tuple[str, ...]] = {
    "supervision_round": ("supervision_team", "supervision_visit", "problem"),
    "title": ("batch", "application", "honour"),
    "document": ("headquarters_member",),
    "person": ("tenure",),
}
"""Records that name one that is told of, in a field called like its type, and belong to it."""

_FOLLOWERS = {follower for followers in _BELONGING.values() for follower in followers}
_TIMELESS = {"tenure", "headquarters_member", "batch"}
"""Followers that stay whatever the period."""
_RUNNING = {"title", "supervision_round", "application", "honour"}
"""What goes on until it is said to be over; an honour that has lapsed is told of in the 待核单."""
_COUNTED = {"supervision_visit", "problem", "supervision_team", "headquarters_member", "tenure"}
"""What is counted as it stood on a day, and not told of one by one."""

_OF_A_ROUND = {"supervision_visit", "problem"}

_SHOWN_ONLY = "is_example"
"""The field of a row made for show, which no statement tells of."""

_LOT = 500

_NAME_LENGTHS = range(2, 7)
"""Characters of a person's name."""


def read_ledger(session: Session, indicator_id: str, period: Period) -> Ledger:
    """The records of the indicator in the period, with all they refer to and all that belongs to them.

    To propose the day of a statement takes them as well as to write it: a reader reads them once.
    """
    asked = read_ledger, indicator_id, period
    held: dict[Any, Ledger] = session.info.get(READ_ONCE, {})
    if asked not in held:
        held[asked] = _read(session, indicator_id, period)
    return held[asked]


def _read(session: Session, indicator_id: str, period: Period) -> Ledger:
    found: dict[str, Record] = {}
    answering = _answering(session, indicator_id)
    chosen: set[str] = set()
    ahead: list[Record] = []
    before: list[Record] = []
    off: list[Record] = []
    for key in CHOSEN:
        for record in _by_ids(session, RECORD_TYPES.get(key).model, answering):
            if period.is_ahead(begun_on(record)):
                ahead.append(record)
            elif was_called_off(record) and is_inside(record, period):
                off.append(record)
            elif is_inside(record, period):
                chosen.add(record.id)
                found[record.id] = record
            elif _came_of_it(record, period):
                before.append(record)
    fresh = [*found.values(), *_people_named_first(session, found.values())]
    found.update((record.id, record) for record in fresh)
    while fresh:
        fresh = [record for record in _around(session, fresh) if record.id not in found]
        found.update((record.id, record) for record in fresh)
    _add_issuing_bodies(session, found)
    chosen |= {each.id for each in _followers(found.values()) if is_inside(each, period)}
    ahead += [each for each in _followers(found.values()) if _is_told_ahead(each, period)]
    late = {each.id for each in ahead}
    kept = [each for each in found.values() if _stays(each, chosen, period)]
    ledger = Ledger(kept, chosen - late)
    ledger.county = set_up(session)
    held = {each.id for each in kept}
    ledger.beyond = tuple(each for each in found.values() if isinstance(each, Honour) and each.id not in held)
    twice = doubles((each for each in kept if each.id in chosen), kept)
    aside = [SetAside(each) for each in ahead] + [SetAside(other, one) for one, other in twice]
    aside += [SetAside(each, is_earlier=True) for each in before]
    aside += [SetAside(each, is_off=True) for each in off]
    return ledger.setting_aside(aside)


def _came_of_it(record: Record, period: Period) -> bool:
    """Return True if what leaders wrote before the period was carried out in it."""
    closed_on = day(record.closed_on) if isinstance(record, Instruction) else None
    return closed_on is not None and period.touches(closed_on) and not period.is_ahead(closed_on)


def _people_named_first(session: Session, records: Iterable[Record]) -> Iterable[Record]:
    """Those whom a measure's words begin with, by post too, so that it is known who is its subject."""
    words = {bare(each.content) or bare(each.title) for each in records if isinstance(each, Measure)}
    words |= {text.removeprefix(post_before(text)) for text in words}
    starts = {text[:length] for text in words for length in _NAME_LENGTHS}
    return _by_ids(session, Person, sorted(starts - {""}), "name")


def _add_issuing_bodies(session: Session, found: dict[str, Record]) -> None:
    """The units that papers name in words or records come from, so that it is known whose they are."""
    if found:
        living = session.scalars(select(Unit).where(col(Unit.deleted).is_(False)))
        found.update((unit.id, unit) for unit in living)


def _answering(session: Session, indicator_id: str) -> list[str]:
    if not indicator_id:
        return []
    rows = select(col(Reference.parent)).where(
        col(Reference.field) == "indicators",
        col(Reference.target) == indicator_id,
        col(Reference.deleted).is_(False),
    )
    return sorted(set(session.scalars(rows)))


def _by_ids(
    session: Session, model: type[Record], ids: Sequence[str], column: str = "id"
) -> Iterable[Record]:
    for place in range(0, len(ids), _LOT):
        rows = session.scalars(_those_with(model, column), {"ids": ids[place : place + _LOT]})
        yield from (row for row in rows.all() if not getattr(row, _SHOWN_ONLY, False))


@cache
def _those_with(model: type[Record], column: str) -> Select[Record]:
    """Put together once: a statement asks so a hundred times, and SQLAlchemy takes longer than SQLite."""
    is_asked = getattr(model, column).in_(bindparam("ids", expanding=True))
    return select(model).where(is_asked, col(model.deleted).is_(False))


def _last_day(record: Record) -> PartialDate | None:
    return day(getattr(record, "until", None))


def is_inside(record: Record, period: Period) -> bool:
    """Return True if a record lies in the period, if only with a part of the time that it ran."""
    key = key_of(record)
    runs_on = key in _RUNNING or bool(getattr(record, "recurring", False))
    return period.touches(begun_on(record), _last_day(record), runs_on=runs_on)


def _around(session: Session, records: Iterable[Record]) -> list[Record]:
    """Return what these records refer to, their rows and sets, and what belongs to them."""
    by_key: dict[str, dict[str, Record]] = {}
    for record in records:
        by_key.setdefault(key_of(record), {})[record.id] = record
    by_key.pop("reference", None)
    sets = list(_by_ids(session, Reference, [one for group in by_key.values() for one in group], "parent"))
    near: list[Record] = [*sets]
    wanted: dict[str, set[str]] = {}
    asked: dict[tuple[str, str], list[str]] = {}
    for key, group in by_key.items():
        record_type = RECORD_TYPES.get(key)
        own = [row for row in sets if isinstance(row, Reference) and row.parent in group]
        _note_targets(record_type, group.values(), own, wanted)
        for child in children_of(record_type):
            asked.setdefault((child, "parent"), []).extend(group)
        for follower in _BELONGING.get(key, ()):
            asked.setdefault((follower, key), []).extend(group)
    for (key, column), ids in asked.items():
        near += _by_ids(session, RECORD_TYPES.get(key).model, ids, column)
    for key, ids_wanted in wanted.items():
        near += _by_ids(session, RECORD_TYPES.get(key).model, sorted(ids_wanted))
    return near


def _note_targets(
    record_type: RecordType, group: Iterable[Record], sets: list[Reference], wanted: dict[str, set[str]]
) -> None:
    for spec in record_type.fields:
        if isinstance(spec.kind, Ref) and spec.kind.target:
            ids = {getattr(record, spec.name) for record in group} - {""}
        elif isinstance(spec.kind, Refs) and spec.kind.target:
            ids = {row.target for row in sets if row.field == spec.name}
        else:
            continue
        # One indicator and its system are read by the caller; following them would read the whole table.
        if ids and spec.kind.target not in ("indicator", "indicator_system", "task"):
            wanted.setdefault(spec.kind.target, set()).update(ids)


def _followers(records: Iterable[Record]) -> list[Record]:
    return [each for each in records if key_of(each) in _FOLLOWERS - {"tenure"}]


def _is_told_ahead(record: Record, period: Period) -> bool:
    """Batches bear the day until which one may apply, which may lie ahead."""
    return key_of(record) not in _COUNTED | {"batch"} and period.is_ahead(begun_on(record))


def _stays(record: Record, chosen: set[str], period: Period) -> bool:
    """Honours, applications, visits … outside the period are not told of."""
    key = key_of(record)
    if record.id in chosen or key not in _FOLLOWERS or key in _TIMELESS:
        return True
    if key in _OF_A_ROUND and getattr(record, "supervision_round", "") in chosen:
        # A round that began before is told of from its first day, and so is what it found.
        return period.touches(begun_on(record), runs_on=True)
    return is_inside(record, period)
