"""Fields whose values stand against each other: several heads that did not know of one another."""

import json
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass

from sqlalchemy import Connection

from lushan_desktop.domain.kinds import Primitive
from lushan_desktop.domain.made_twice import as_one
from lushan_desktop.domain.operation import DELETED, EVERY, Operation, heads_of, replay
from lushan_desktop.domain.standing import Standing, knew_of
from lushan_desktop.storage.log.log import RowBelow, operations_of, read_operations, rows_below
from lushan_desktop.storage.registry import EVIDENCE, PACKAGE, Registry, default_of

_HEADS = "SELECT type, record, parent, heads FROM head WHERE heads LIKE '%\",\"%' ORDER BY number"
"""Two ids in one list are the only place where `","` stands in this spelling."""

_DELETED = (
    "SELECT p.type, p.record, p.parent, p.heads FROM head AS p WHERE p.heads LIKE '%\"deleted\":%'"
    f" AND (p.type = '{EVIDENCE}' OR EXISTS (SELECT 1 FROM head AS c WHERE c.parent = p.record))"
    " ORDER BY p.number"
)

_ORPHANS = (
    "SELECT c.type, c.record, c.parent, c.heads FROM head AS c WHERE c.parent <> ''"
    " AND NOT EXISTS (SELECT 1 FROM head AS p WHERE p.record = c.parent)"
    " AND EXISTS (SELECT 1 FROM operation AS o WHERE o.record = c.parent) ORDER BY c.number"
)


@dataclass(frozen=True)
class DisputedValue:
    """One value of a disputed field, and the operations that set it."""

    value: Primitive
    operations: tuple[Operation, ...]


@dataclass(frozen=True)
class Dispute:
    """One field of one record; of its sayings the last is the one that the tables show."""

    type: str
    record: str
    parent: str
    field: str
    sayings: tuple[DisputedValue, ...]


def disputes(
    connection: Connection, registry: Registry, standing: Standing, records: Set[str] | None = None
) -> Iterator[Dispute]:
    """The disputed fields of these records and of the rows that belong to them, or of all records."""
    for key, record, parent, heads in _disputed(connection, records):
        if key == PACKAGE or not registry.knows(key):
            continue
        operations = {each.id: each for each in read_operations(connection, "record = ?", record)}
        for name, ids in _lines(heads, operations).items():
            told = [
                (operations[one], _value(registry, standing, operations, operations[one], name))
                for one in ids
            ]
            said = _sayings(told)
            if len(said) > 1:
                yield Dispute(key, record, parent, name, said)
    yield from _added_to_deleted(connection, registry, standing, records)
    if standing.is_narrowed:
        yield from _left_of_withdrawn(connection, registry, standing, records)


def _left_of_withdrawn(
    connection: Connection, registry: Registry, standing: Standing, records: Set[str] | None
) -> Iterator[Dispute]:
    """The rows of others that belong to a record that was taken back, unless it was decided about them."""
    for key, record, parent, heads in connection.exec_driver_sql(_ORPHANS).all():
        if not registry.knows(key) or not _is_asked(connection, records, {record}, parent):
            continue
        said = [*operations_of(connection, heads_of(json.loads(heads), DELETED))]
        gone = tuple(one for one in read_operations(connection, "record = ?", parent) if one.is_creation)
        is_decided = any(not standing.withdrawals.isdisjoint(one.parents.get(DELETED, ())) for one in said)
        if gone and said and not is_decided and not said[-1].fields.get(DELETED):
            yield Dispute(
                key, record, parent, DELETED, (DisputedValue(True, gone), DisputedValue(False, tuple(said)))
            )


def _added_to_deleted(
    connection: Connection, registry: Registry, standing: Standing, records: Set[str] | None
) -> Iterator[Dispute]:
    """The records that one deleted while another, who did not know, put rows or files to them."""
    for key, record, parent, heads in connection.exec_driver_sql(_DELETED).all():
        deletions = [*operations_of(connection, json.loads(heads)[DELETED])]
        is_gone = all(each.fields.get(DELETED) and standing.counts(each) for each in deletions)
        if not is_gone or key == PACKAGE or not registry.knows(key):
            continue
        below = rows_below(connection, key, record)
        names = {record, *(row.record for row in below)}
        if _is_asked(connection, records, names, parent):
            added = _unknown(connection, standing, (record, deletions), below)
            said = DisputedValue(False, added), DisputedValue(True, tuple(deletions))
            if added:
                yield Dispute(key, record, parent, DELETED, said)


def _is_asked(connection: Connection, records: Set[str] | None, names: Set[str], parent: str) -> bool:
    """Return True if one of these names, or what they belong to at whatever height, is asked about."""
    if records is None or not records.isdisjoint(names):
        return True
    seen = set(names)
    while parent and parent not in seen:
        if parent in records:
            return True
        seen.add(parent)
        sql = "SELECT parent FROM head WHERE record = ?"
        parent = str(connection.exec_driver_sql(sql, (parent,)).scalar() or "")
    return False


def _unknown(
    connection: Connection, standing: Standing, gone: tuple[str, list[Operation]], below: Iterable[RowBelow]
) -> tuple[Operation, ...]:
    """What stands in the living rows, and nobody who deleted what they belong to had seen."""
    by_parent: dict[str, list[RowBelow]] = {}
    for row in below:
        by_parent.setdefault(row.parent, []).append(row)
    found: list[Operation] = []
    waiting = [gone]
    while waiting:
        record, deletions = waiting.pop()
        for row in by_parent.get(record, ()):
            said = [*operations_of(connection, row.heads.get(DELETED, ()))]
            if said and said[-1].fields[DELETED]:
                waiting.append((row.record, [*deletions, *(one for one in said if one.fields.get(DELETED))]))
                continue
            waiting.append((row.record, deletions))
            said = [*operations_of(connection, sorted({one for ids in row.heads.values() for one in ids}))]
            found += [one for one in said if not any(knew_of(each, one) for each in deletions)]
    return tuple(sorted(filter(standing.counts, found), key=lambda one: one.rank))


def _disputed(
    connection: Connection, records: Set[str] | None
) -> Iterator[tuple[str, str, str, dict[str, list[str]]]]:
    for key, record, parent, heads in connection.exec_driver_sql(_HEADS).all():
        if _is_asked(connection, records, {record}, parent):
            yield key, record, parent, json.loads(heads)


def _lines(heads: dict[str, list[str]], operations: dict[str, Operation]) -> dict[str, list[str]]:
    """The heads of each field; those of a record that was made twice hold for all that nobody set since."""
    common = heads.get(EVERY, [])
    names = operations[common[0]].fields if len(common) > 1 else {}
    lines = {**dict.fromkeys(names, common), **{name: ids for name, ids in heads.items() if name != EVERY}}
    return {name: ids for name, ids in lines.items() if len(ids) > 1}


def _sayings(told: Iterable[tuple[Operation, Primitive]]) -> tuple[DisputedValue, ...]:
    groups: dict[tuple[str, Primitive], list[Operation]] = {}
    for head, value in told:
        groups.setdefault((type(value).__name__, value), []).append(head)
    return tuple(DisputedValue(value, tuple(operations)) for (_, value), operations in groups.items())


def _value(
    registry: Registry, standing: Standing, operations: dict[str, Operation], head: Operation, name: str
) -> Primitive:
    """What the field holds by this operation; of a value that was taken back, what was there without it."""
    if standing.is_withdrawn(head.id):
        return _without(registry, standing, operations, name)
    if name in head.fields:
        return head.fields[name]
    return _empty(registry, head, name)


def _without(
    registry: Registry, standing: Standing, operations: dict[str, Operation], name: str
) -> Primitive:
    """What the field holds but for what was taken back and what rests on it; None where the whole record
    was taken back."""
    kept: dict[str, Operation] = {}
    for one in sorted(filter(standing.counts, operations.values()), key=lambda each: each.rank):
        parents = one.parents.get(name, ())
        is_decided = not standing.withdrawals.isdisjoint(parents)
        if is_decided or all(each in kept or each not in operations for each in parents):
            kept[one.id] = one
    if not is_held(kept.values()):
        return None
    (fields,) = replay(as_one(list(kept.values()))).values()
    return fields.get(name, _empty(registry, next(iter(kept.values())), name))


def is_held(operations: Iterable[Operation]) -> bool:
    """Return True if one of these has made the record, so that there is one."""
    return any(each.is_creation for each in operations)


def _empty(registry: Registry, operation: Operation, name: str) -> Primitive:
    if name == DELETED:
        return False
    found: Primitive = default_of(registry.model(operation.record_type), name)
    return found
