"""疑似重复: records of two sides that look like one, and how they are made one or kept apart."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from lushan_desktop.domain.exchange.duplicate import BOTH_STAY, IS_ONE, Duplicate
from lushan_desktop.domain.kinds import Ref
from lushan_desktop.domain.operation import moment
from lushan_desktop.domain.record import ChildRecord
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.exchange.conflicts import BOTH, DUPLICATE, THEIRS, Conflict, Side, Telling
from lushan_desktop.storage.log.log import blocks
from lushan_desktop.storage.log.step import Step
from lushan_desktop.storage.registry import REFERENCE, Registry, columns_of

ALIKE: Mapping[str, tuple[str, ...]] = {
    "document": ("number",),
    "meeting": ("held_on", "title"),
    "unit": ("name",),
}
"""The fields by which two records of a type look like one; all of them filled in."""


@dataclass(frozen=True)
class _Made:
    record: str
    replica: str
    person: str
    clock: str


def of_records(session: Session, telling: Telling, records: set[str] | None = None) -> Iterator[Conflict]:
    """The pairs, made by two machines, about which nothing was decided yet.

    A pair that was made one is told again where something came for the record that went: both ids live on.
    """
    connection = session.connection()
    sql = "SELECT one, other FROM duplicate WHERE deleted = 0"
    settled = {frozenset(pair) for pair in connection.exec_driver_sql(sql)}
    for key, kept, other in _fed_again(connection, telling.registry):
        if records is None or not records.isdisjoint((kept, other)):
            made = [_made(connection, each) for each in (kept, other)]
            yield _conflict(connection, telling, key, *made)
    for key, names in ALIKE.items():
        if telling.registry.knows(key):
            for pair in _pairs(connection, key, names):
                is_asked = records is None or not records.isdisjoint(each.record for each in pair)
                if is_asked and frozenset(each.record for each in pair) not in settled:
                    yield _conflict(connection, telling, key, *pair)


def _fed_again(connection: Connection, registry: Registry) -> Iterator[tuple[str, str, str]]:
    """Type, record that stays and record that went, where something has come for the one that went."""
    sql = (
        "SELECT DISTINCT h.type, d.one, d.other FROM duplicate AS d JOIN head AS h ON h.record = d.other"
        " WHERE d.deleted = 0 AND d.verdict = ?"
    )
    kept_by_type: dict[str, dict[str, str]] = {}
    for key, kept, other in connection.exec_driver_sql(sql, (IS_ONE,)):
        kept_by_type.setdefault(str(key), {})[str(other)] = str(kept)
    for key, kept_by_other in kept_by_type.items():
        if registry.knows(key):
            named = {one for way in _ways(key) for one in _named(connection, *way, list(kept_by_other))}
            yield from ((key, kept_by_other[one], one) for one in sorted(named))


def _named(connection: Connection, table: str, name: str, records: list[str]) -> Iterator[str]:
    """Which of these records living rows of the table belong to, or speak of."""
    for marks, lot in blocks(records):
        sql = f'SELECT DISTINCT "{name}" FROM "{table}" WHERE "{name}" IN ({marks}) AND deleted = 0'
        yield from connection.exec_driver_sql(sql, lot).scalars()


@cache
def _ways(key: str) -> tuple[tuple[str, str], ...]:
    """The tables and columns by which rows belong to a record of this type, or speak of it."""
    children = [(each.key, "parent") for each in RECORD_TYPES if issubclass(each.model, ChildRecord)]
    speaking = [
        (each.key, spec.name)
        for each in RECORD_TYPES
        for spec in each.columns
        if isinstance(spec.kind, Ref) and spec.kind.target == key
    ]
    return tuple(dict.fromkeys([(REFERENCE, "parent"), (REFERENCE, "target"), *children, *speaking]))


def _ids(connection: Connection, table: str, name: str, record: str) -> list[str]:
    """The living rows whose column names the record."""
    sql = f'SELECT id FROM "{table}" WHERE "{name}" = ? AND deleted = 0'
    return [str(one) for one in connection.exec_driver_sql(sql, (record,)).scalars()]


def _made(connection: Connection, record: str) -> _Made:
    sql = "SELECT record, replica, person, clock FROM operation WHERE record = ? AND parents = '{}'"
    return _Made(*connection.exec_driver_sql(f"{sql} ORDER BY clock LIMIT 1", (record,)).one())


def _pairs(connection: Connection, key: str, names: tuple[str, ...]) -> Iterator[tuple[_Made, _Made]]:
    columns = ", ".join(f't."{name}"' for name in names)
    filled = " AND ".join(f"coalesce(t.\"{name}\", '') <> ''" for name in names)
    plain = columns.replace("t.", "")
    alike = f'SELECT {plain} FROM "{key}" AS t WHERE t.deleted = 0 AND {filled}'
    alike += f" GROUP BY {plain} HAVING count(*) > 1"
    sql = (
        f'SELECT {columns}, t.id, o.replica, o.person, o.clock FROM "{key}" AS t JOIN operation AS o'
        f" ON o.record = t.id AND o.parents = '{{}}' WHERE t.deleted = 0 AND ({columns}) IN ({alike})"
        " ORDER BY o.clock, o.replica, o.seq"
    )
    groups: dict[tuple[Any, ...], dict[str, _Made]] = {}
    for row in connection.exec_driver_sql(sql):
        group = groups.setdefault(tuple(row[: len(names)]), {})
        group.setdefault(row[len(names)], _Made(*row[len(names) :]))
    for group in groups.values():
        first, *others = group.values()
        for other in others:
            if other.replica != first.replica:
                yield first, other


def _conflict(connection: Connection, telling: Telling, key: str, one: _Made, other: _Made) -> Conflict:
    ours, theirs = (one, other) if telling.is_replica_ours(one.replica) else (other, one)
    said = sha256("|".join(sorted((ours.record, theirs.record))).encode()).hexdigest()[:12]
    sides = [_side(connection, telling, key, each) for each in (ours, theirs)]
    return Conflict(said, DUPLICATE, key, ours.record, "", sides[0], sides[1])


def _side(connection: Connection, telling: Telling, key: str, made: _Made) -> Side:
    named = telling.registry.get(key).named_by[0]
    name = connection.exec_driver_sql(f'SELECT "{named}" FROM "{key}" WHERE id = ?', (made.record,)).scalar()
    unit, number = telling.whose(made.replica)
    return Side(name, unit, number, made.person, moment(made.clock), made.replica, record=made.record)


def write_decision(step: Step, conflict: Conflict, take: str) -> None:
    """Keep both, or make one of them: what the other had goes to the one that stays, and it into the bin."""
    kept, other = conflict.ours.record, conflict.theirs.record
    if take == THEIRS:
        kept, other = other, kept
    if take != BOTH:
        _make_one(step, step.registry, conflict.type, kept, other)
    sql = "SELECT id FROM duplicate WHERE (one = ? AND other = ?) OR (one = ? AND other = ?)"
    held = step.connection.exec_driver_sql(sql, (kept, other, other, kept)).scalar()
    decision = step.get(Duplicate, str(held)) if held else Duplicate()
    decision.kind = step.registry.get(conflict.type).title
    decision.one, decision.other = kept, other
    decision.verdict, decision.deleted = (BOTH_STAY if take == BOTH else IS_ONE), False
    step.add(decision)


def _make_one(step: Step, registry: Registry, key: str, kept: str, other: str) -> None:
    model = registry.model(key)
    stays, goes = step.get(model, kept), step.get(model, other)
    stays.deleted = False
    for name in columns_of(model):
        if getattr(stays, name) in ("", None):
            setattr(stays, name, getattr(goes, name))
    goes.deleted = True
    step.add(stays)
    step.add(goes)
    held = _elements(step, kept)
    for table, name in _ways(key):
        for row in _ids(step.connection, table, name, other):
            is_twice = (
                table == REFERENCE and name == "parent" and _elements(step, other)[row] in held.values()
            )
            step.put(table, {row: {"deleted": True} if is_twice else {name: kept}})


def _elements(step: Step, record: str) -> dict[str, tuple[str, str]]:
    """The elements of the sets of a record: sets keep each once."""
    sql = "SELECT id, field, target FROM reference WHERE parent = ? AND deleted = 0"
    rows = step.connection.exec_driver_sql(sql, (record,))
    return {str(row): (str(field), str(target)) for row, field, target in rows}
