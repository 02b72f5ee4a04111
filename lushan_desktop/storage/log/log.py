"""Operations written beside the rows they change, each replica's in one chain."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import Connection

from lushan_desktop.domain.operation import (
    BELOW,
    DELETED,
    EVERY,
    Fields,
    HybridClock,
    Operation,
    Parents,
    advance,
    heads_of,
    seal,
    spell,
    to_json,
)
from lushan_desktop.storage.registry import EVIDENCE
from lushan_desktop.storage.tables import INSERT_HEAD, INSERT_OPERATION, OPERATION_COLUMNS

_BELOW = (
    "WITH RECURSIVE below (record) AS (SELECT ? UNION SELECT h.record FROM head AS h, below AS b"
    " WHERE h.parent = b.record AND h.parent <> '')"
    " SELECT h.record, h.parent, h.heads FROM below AS b JOIN head AS h ON h.record = b.record"
    " WHERE h.record <> ?"
)
_SHOWN_BY = (
    "SELECT h.record, ?, h.heads FROM reference AS r JOIN head AS h ON h.record = r.id WHERE r.target = ?"
)
BLOCK = 500
"""Ids asked for in one question."""


class Entry(NamedTuple):
    """One record that a step changed: all its fields if it is new, else those that differ."""

    type: str
    record: str
    fields: Fields
    is_new: bool
    replaces: Parents | None = None
    """For fields that were decided, the operations whose values the decision replaces."""
    withdrawals: Sequence[str] = ()
    """For a deletion, the operations that had taken packages back by then."""


@dataclass(frozen=True)
class Setting:
    """What all operations of one step have in common."""

    person: str
    step: str
    label: str
    undoes: str = ""


class Log:
    """The chain of this replica, of which the head is kept in memory while steps are written."""

    def __init__(self, replica: str) -> None:
        self.replica = replica
        self.seq = 0
        self.hash = ""
        self.clock = HybridClock()
        self.last = ""
        """The stamp of the operation that was written last when the chain was taken up."""

    def load(self, connection: Connection) -> None:
        """Take up the chain where the tables say it ends."""
        last = connection.exec_driver_sql(
            "SELECT seq, hash FROM operation WHERE replica = ? ORDER BY seq DESC LIMIT 1", (self.replica,)
        ).first()
        self.seq, self.hash = (last[0], last[1]) if last else (0, "")
        self.clock = HybridClock()
        newest = connection.exec_driver_sql(
            "SELECT clock FROM operation WHERE clock <> '' ORDER BY position DESC LIMIT 1000"
        )
        stamps = [str(stamp) for (stamp,) in newest]
        self.last = stamps[0] if stamps else ""
        for stamp in stamps:
            self.clock.observe(stamp)

    def write(self, connection: Connection, entries: Sequence[Entry], setting: Setting) -> list[Operation]:
        """Append one operation for each entry and move the heads of its record."""
        heads = read_heads(connection, [entry.record for entry in entries if not entry.is_new])
        operations: list[Operation] = []
        rows = []
        for entry in entries:
            known = heads.get(entry.record, {})
            parents = {} if entry.is_new else _parents(connection, known, entry)
            operation, row = self._link(entry, parents, setting)
            operations.append(operation)
            rows.append(row)
            if not entry.is_new:
                heads[entry.record] = advance(known, operation)
        if rows:
            connection.exec_driver_sql(INSERT_OPERATION, rows)
        _write_heads(connection, operations, heads)
        return operations

    def _link(
        self, entry: Entry, parents: Parents, setting: Setting
    ) -> tuple[Operation, tuple[str | int, ...]]:
        self.seq += 1
        fields_json, parents_json = to_json(entry.fields), to_json(parents) if parents else "{}"
        said = (self.clock.tick(), setting.person, setting.step, setting.label, setting.undoes)
        subject = (self.replica, self.seq, entry.type, entry.record)
        previous = self.hash
        self.hash = seal(previous, spell(subject, fields_json, parents_json, said))
        row = (*subject, fields_json, parents_json, *said, previous, self.hash)
        return Operation(*subject, entry.fields, parents, *said, previous, self.hash), row


def _parents(connection: Connection, heads: Mapping[str, list[str]], entry: Entry) -> Parents:
    """What each field replaces: the value that is shown; one that stands against it stays to be decided."""
    found = {name: heads_of(heads, name) for name in entry.fields}
    for name, ids in found.items():
        if len(ids) > 1:
            found[name] = _like_the_shown(connection, ids, name)
    if DELETED in found:
        every = heads.values() if entry.fields[DELETED] else [heads_of(heads, DELETED)]
        found[DELETED] = [*dict.fromkeys(one for ids in every for one in ids), *entry.withdrawals]
    if entry.fields.get(DELETED) and (below := rows_below(connection, entry.type, entry.record)):
        found[BELOW] = sorted({one for row in below for ids in row.heads.values() for one in ids})
    return found | (entry.replaces or {})


class RowBelow(NamedTuple):
    """A row that belongs to a record, and where it hangs."""

    record: str
    parent: str
    heads: dict[str, list[str]]


def rows_below(connection: Connection, key: str, record: str) -> list[RowBelow]:
    """The rows that belong to a record, however deep, and those by which others show it as their file."""
    found = [connection.exec_driver_sql(_BELOW, (record, record))]
    if key == EVIDENCE:
        found.append(connection.exec_driver_sql(_SHOWN_BY, (record, record)))
    return [RowBelow(row, parent, json.loads(heads)) for rows in found for row, parent, heads in rows]


def _like_the_shown(connection: Connection, ids: Sequence[str], name: str) -> list[str]:
    """Of several heads the last, which is shown, and those that say the same."""
    said = [_said(connection, one, name) for one in ids]
    return [one for one, value in zip(ids, said, strict=True) if value == said[-1]]


def _said(connection: Connection, operation_id: str, name: str) -> str | None:
    replica, _, seq = operation_id.rpartition(":")
    sql = "SELECT json_extract(fields, ?), json_type(fields, ?) FROM operation WHERE replica = ? AND seq = ?"
    path = f'$."{name}"'
    row = connection.exec_driver_sql(sql, (path, path, replica, int(seq))).first()
    return repr(tuple(row)) if row else None


def _write_heads(
    connection: Connection, operations: Iterable[Operation], heads: Mapping[str, dict[str, list[str]]]
) -> None:
    fresh, moved = [], []
    for operation in operations:
        if operation.is_creation:
            parent = str(operation.fields.get("parent", ""))
            fresh.append(
                (operation.record, operation.type, parent, f'{{"{EVERY}":[{to_json(operation.id)}]}}')
            )
        else:
            moved.append((to_json(heads[operation.record]), operation.record))
            if "parent" in operation.fields:
                connection.exec_driver_sql(
                    "UPDATE head SET parent = ? WHERE record = ?",
                    (operation.fields["parent"], operation.record),
                )
    if fresh:
        connection.exec_driver_sql(INSERT_HEAD, fresh)
    if moved:
        connection.exec_driver_sql("UPDATE head SET heads = ? WHERE record = ?", moved)


def blocks(ids: Sequence[str], size: int = BLOCK) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Ids in lots, each with the question marks that stand for it in SQL."""
    for start in range(0, len(ids), size):
        lot = tuple(ids[start : start + size])
        yield ", ".join("?" * len(lot)), lot


def read_heads(connection: Connection, records: Sequence[str]) -> dict[str, dict[str, list[str]]]:
    """The heads of each field of these records."""
    found: dict[str, dict[str, list[str]]] = {}
    for marks, lot in blocks(records):
        sql = f"SELECT record, heads FROM head WHERE record IN ({marks})"
        found.update((record, json.loads(heads)) for record, heads in connection.exec_driver_sql(sql, lot))
    return found


def read_types(connection: Connection, records: Sequence[str]) -> dict[str, tuple[str, str]]:
    """For each record its type and the record it belongs to."""
    found: dict[str, tuple[str, str]] = {}
    for marks, lot in blocks(records):
        sql = f"SELECT record, type, parent FROM head WHERE record IN ({marks})"
        found.update((record, (key, parent)) for record, key, parent in connection.exec_driver_sql(sql, lot))
    return found


def read_operations(connection: Connection, where: str = "1", *values: str | int) -> Iterator[Operation]:
    """Operations in the order in which they came, where a condition in SQL holds; none without content."""
    sql = f"SELECT {OPERATION_COLUMNS} FROM operation WHERE ({where}) AND type <> '' ORDER BY position"
    for row in connection.exec_driver_sql(sql, values):
        yield Operation._make([*row[:4], json.loads(row[4]), json.loads(row[5]), *row[6:]])


def operations_of(connection: Connection, ids: Iterable[str]) -> Iterator[Operation]:
    """The operations of these ids, in their order, those of which the content is known."""
    for one in ids:
        replica, _, seq = one.rpartition(":")
        yield from read_operations(connection, "replica = ? AND seq = ?", replica, int(seq))
