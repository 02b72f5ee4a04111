"""疑似重复: records of two sides that look like one, and how they are made one or kept apart."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from lushan_desktop.domain.exchange.duplicate import BOTH_STAY, IS_ONE, Duplicate
from lushan_desktop.domain.kinds import Ref
from lushan_desktop.domain.operation import moment
from lushan_desktop.domain.record import ChildRecord, Reference
from lushan_desktop.exchange.conflicts import BOTH, DUPLICATE, THEIRS, Conflict, Side, Telling
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
    """The pairs, made by two machines, about which nothing was decided yet."""
    connection = session.connection()
    sql = "SELECT one, other FROM duplicate WHERE deleted = 0"
    settled = {frozenset(pair) for pair in connection.exec_driver_sql(sql)}
    for key, names in ALIKE.items():
        if telling.registry.knows(key):
            for pair in _pairs(connection, key, names):
                is_asked = records is None or not records.isdisjoint(each.record for each in pair)
                if is_asked and frozenset(each.record for each in pair) not in settled:
                    yield _conflict(connection, telling, key, *pair)


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
    verdict = BOTH_STAY if take == BOTH else IS_ONE
    title = step.registry.get(conflict.type).title
    step.add(Duplicate(kind=title, one=kept, other=other, verdict=verdict))


def _make_one(step: Step, registry: Registry, key: str, kept: str, other: str) -> None:
    model = registry.model(key)
    stays, goes = step.get(model, kept), step.get(model, other)
    for name in columns_of(model):
        if getattr(stays, name) in ("", None):
            setattr(stays, name, getattr(goes, name))
    goes.deleted = True
    step.add(stays)
    step.add(goes)
    _move_rows(step, registry, kept, other)
    _point_elsewhere(step, registry, key, kept, other)


def _move_rows(step: Step, registry: Registry, kept: str, other: str) -> None:
    """Rows that belonged to the other belong to the one that stays; sets keep each element once."""
    sql = "SELECT field, target FROM reference WHERE parent = ? AND deleted = 0"
    held = set(step.connection.exec_driver_sql(sql, (kept,)))
    rows = step.connection.exec_driver_sql("SELECT record, type FROM head WHERE parent = ?", (other,)).all()
    for record, key in rows:
        row: Any = step.get(registry.model(key), record)
        is_held = isinstance(row, Reference) and (row.field, row.target) in held
        if isinstance(row, ChildRecord) and not row.deleted and not is_held:
            row.parent = kept
            step.add(row)


def _point_elsewhere(step: Step, registry: Registry, key: str, kept: str, other: str) -> None:
    """Whatever spoke of the other speaks of the one that stays."""
    sql = "SELECT id FROM reference WHERE target = ? AND deleted = 0"
    ids = step.connection.exec_driver_sql(sql, (other,)).scalars().all()
    step.put(REFERENCE, {one: {"target": kept} for one in ids})
    for each in registry:
        for spec in each.columns:
            if isinstance(spec.kind, Ref) and spec.kind.target == key:
                sql = f'SELECT id FROM "{each.key}" WHERE "{spec.name}" = ?'
                ids = step.connection.exec_driver_sql(sql, (other,)).scalars().all()
                step.put(each.key, {one: {spec.name: kept} for one in ids})
