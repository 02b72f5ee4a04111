"""What happened to a record, and what was done lately, told from the log."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy.orm import Session

from lushan_desktop.domain.kinds import Primitive
from lushan_desktop.domain.operation import Operation, moment
from lushan_desktop.storage.log.log import blocks, read_operations

EVERY_ONE = 2**62
NEW, CHANGED, DELETED, RESTORED, UNDONE = "new", "changed", "deleted", "restored", "undone"


class FieldChange(NamedTuple):
    """One field before and after, as stored."""

    name: str
    before: Primitive
    after: Primitive


@dataclass(frozen=True)
class Change:
    """What one step did to one record, or to a row that belongs to it."""

    when: datetime
    person: str
    label: str
    step: str
    kind: str
    """One of new, changed, deleted, restored, undone."""
    type: str
    record: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True)
class RecentStep:
    """One step, for the list of what was done lately."""

    id: str
    when: datetime
    person: str
    label: str
    undoes: str
    operations: int
    is_undone: bool


def history(session: Session, record_id: str) -> tuple[Change, ...]:
    """All that happened to a record, its child rows and its references, newest first."""
    connection = session.connection()
    records = _family(session, record_id)
    operations: list[Operation] = []
    for marks, lot in blocks(records):
        operations += read_operations(connection, f"record IN ({marks})", *lot)
    return tuple(_told(operations))


def _family(session: Session, record_id: str) -> list[str]:
    """The record and all rows below it, to whatever depth."""
    found = {record_id: None}
    waiting = [record_id]
    while waiting:
        below: list[str] = []
        for marks, lot in blocks(waiting):
            sql = f"SELECT record FROM head WHERE parent IN ({marks}) AND parent <> ''"
            below += session.connection().exec_driver_sql(sql, lot).scalars()
        waiting = [record for record in below if record not in found]
        found.update(dict.fromkeys(waiting))
    return list(found)


def _told(operations: Iterable[Operation]) -> list[Change]:
    by_id = {operation.id: operation for operation in operations}
    told = sorted(by_id.values(), key=lambda operation: operation.rank, reverse=True)
    return [_change(operation, by_id) for operation in told]


def _change(operation: Operation, by_id: dict[str, Operation]) -> Change:
    fields = tuple(
        FieldChange(name, _before(operation, name, by_id), value) for name, value in operation.fields.items()
    )
    return Change(
        moment(operation.clock), operation.person, operation.label, operation.step, _kind(operation),
        operation.record_type, operation.record, fields,
    )  # fmt: skip


def _before(operation: Operation, name: str, by_id: dict[str, Operation]) -> Primitive:
    """The value that was shown before: of the replaced operations, the one of the highest rank."""
    replaced = [by_id[one] for one in operation.parents.get(name, ()) if one in by_id]
    said = [one for one in replaced if name in one.fields]
    return max(said, key=lambda one: one.rank).fields[name] if said else None


def _kind(operation: Operation) -> str:
    if operation.undoes:
        return UNDONE
    if operation.is_creation:
        return NEW
    if "deleted" in operation.fields:
        return DELETED if operation.fields["deleted"] else RESTORED
    return CHANGED


def changes_of(session: Session, step: str, limit: int = EVERY_ONE) -> tuple[Change, ...]:
    """Return what one step did, in its order; of an import that wrote thousands only the first ones."""
    first = "(SELECT min(position) FROM operation WHERE step = ?)"
    begun = read_operations(session.connection(), f"step = ? AND position < {first} + ?", step, step, limit)
    operations = list(begun)
    records = list(dict.fromkeys(operation.record for operation in operations))
    known: dict[str, Operation] = {}
    for marks, lot in blocks(records):
        found = read_operations(session.connection(), f"record IN ({marks})", *lot)
        known.update((operation.id, operation) for operation in found)
    return tuple(_change(operation, known) for operation in operations)
