"""Whole lists by any column: a large table keeps an index of each, and its order is read instead of sorted.

An index holds what is filled in; what lacks the value is known besides (`ordering.lacking`). One index serves
both directions: where few values are told apart, the records of one value after the other are asked for.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from lushan_desktop.domain.kinds import Ref
from lushan_desktop.domain.record_type import RecordType
from lushan_desktop.storage.index import ordering
from lushan_desktop.storage.registry import Registry

LARGE = 5_000
"""Rows from which on a table keeps its orders: fewer are sorted in a moment, and cost no room."""
_FEW = 8_000
"""Values that are gone through one by one; among more, hardly two records share one."""
_SEAM = "\n"
_JOINED = "group_concat(id, '\n')"


def prepare(connection: Connection, registry: Registry, keys: Iterable[str]) -> None:
    """Give the tables of these types their indexes as soon as they are large."""
    for key in keys:
        if not registry.get(key).is_child:
            last = connection.exec_driver_sql(f'SELECT max(rowid) FROM "{key}"').scalar() or 0
            if last >= LARGE:
                _make(connection, registry.get(key))


def forget(connection: Connection) -> None:
    """Take all indexes away, before tables are changed or filled from outside."""
    sql = "SELECT name FROM sqlite_master WHERE type = 'index' AND name LIKE 'sorted~_%' ESCAPE '~'"
    for name in connection.exec_driver_sql(sql).scalars().all():
        connection.exec_driver_sql(f'DROP INDEX "{name}"')


def _make(connection: Connection, record_type: RecordType) -> None:
    specs = ordering.sorted_columns(record_type)
    if not specs or _is_kept(connection, _index_of(record_type, specs[0].name)):
        return
    for spec in specs:
        condition = ordering.is_filled(spec)
        connection.exec_driver_sql(
            f'CREATE INDEX "{_index_of(record_type, spec.name)}" ON "{record_type.key}"'
            f" (deleted, {ordering.sorted_value(spec)}, id DESC)"
            + ("" if condition == ordering.ALWAYS else f" WHERE {condition}")
        )


def _index_of(record_type: RecordType, name: str) -> str:
    return f"sorted_{record_type.key}.{name}"


def _is_kept(connection: Connection, index: str) -> bool:
    sql = "SELECT 1 FROM sqlite_master WHERE type = 'index' AND name = ?"
    return connection.exec_driver_sql(sql, (index,)).first() is not None


@dataclass(frozen=True)
class _Filled:
    """The records that hold a value, as an index knows them.

    The index is named: SQLite does not know how unlike the values are, and would read in the order of ids.
    """

    table: str
    record: str
    value: str
    condition: str
    tie: str = "DESC"
    """The order of equals downwards. Where the oldest is first, the index is simply read from its end."""

    def values(self, connection: Connection) -> list[Any]:
        """The values told apart, upwards, at most one more than few."""
        least = f"SELECT min({self.value}) FROM {self.table} WHERE "
        # What bounds it most comes first: SQLite begins to read there and passes over what else is excluded.
        next_one = f"{least} {self.value} > v.k AND {self.condition}"
        sql = (
            f"WITH RECURSIVE v(k) AS ({least} {self.condition} UNION ALL"
            f" SELECT ({next_one}) FROM v WHERE v.k IS NOT NULL)"
            f" SELECT k FROM v WHERE k IS NOT NULL LIMIT {_FEW + 1}"
        )
        return list(connection.exec_driver_sql(sql).scalars())

    def of_each(self, connection: Connection, values: Sequence[Any]) -> list[str]:
        """For each of these values its records, newest first."""
        source = (
            f"SELECT {self.record} AS id FROM {self.table} WHERE {self.condition}"
            f" AND {self.value} = v.value ORDER BY {self.record} DESC"
        )
        sql = f"SELECT v.key, (SELECT {_JOINED} FROM ({source})) FROM json_each(?) AS v"
        found = connection.exec_driver_sql(sql, (json.dumps(values),)).all()
        return [joined for _, joined in sorted(tuple(row) for row in found)]

    def straight(self, connection: Connection, *, descending: bool) -> str:
        """All of them in one question: upwards the index holds them so."""
        way, tie = ("DESC", self.tie) if descending else ("ASC", "DESC")
        source = (
            f"SELECT {self.record} AS id FROM {self.table} WHERE {self.condition}"
            f" ORDER BY {self.value} {way}, {self.record} {tie}"
        )
        return connection.exec_driver_sql(f"SELECT {_JOINED} FROM ({source})").scalar() or ""


class Kept:
    """The orders that are kept of one type, of its living records or of its bin."""

    def __init__(
        self, connection: Connection, registry: Registry, record_type: RecordType, *, in_bin: bool
    ) -> None:
        self._connection = connection
        self._registry = registry
        self._type = record_type
        self._deleted = int(in_bin)

    def ids(self, name: str, *, descending: bool) -> str | None:
        """All ids by one field, one in a line; None where no order of it is kept.

        What lacks the value stands last, but for sets: to hold no element is the least of their counts.
        """
        filled = self._filled(name)
        if filled is None:
            return None
        kind = self._type.field(name).kind
        if isinstance(kind, Ref):
            return self._by_names(filled, name, kind.target, descending=descending)
        held = self._by_values(filled, descending=descending)
        lacking = self._lacking(name, filled.tie if descending else "DESC")
        is_least = name in ordering.counted_sets(self._type) and not descending
        return _one_after_the_other((lacking, held) if is_least else (held, lacking))

    def _filled(self, name: str) -> _Filled | None:
        if name in ordering.counted_sets(self._type):
            of_set = f"type = '{self._type.key}' AND field = '{name}' AND deleted = {self._deleted}"
            return _Filled("ordered INDEXED BY ordered_by_key", "record", "key", of_set)
        spec = next((spec for spec in ordering.sorted_columns(self._type) if spec.name == name), None)
        index = _index_of(self._type, name)
        if spec is None or not _is_kept(self._connection, index):
            return None
        condition = f"deleted = {self._deleted} AND {ordering.is_filled(spec)}"
        table = f'"{self._type.key}" INDEXED BY "{index}"'
        tie = ordering.tie(spec, descending=True)
        return _Filled(table, "id", ordering.sorted_value(spec), condition, tie)

    def _lacking(self, name: str, tie: str = "DESC") -> str:
        source = ordering.lacking(self._type, name, in_bin=bool(self._deleted), tie=tie)
        return self._connection.exec_driver_sql(f"SELECT {_JOINED} FROM ({source})").scalar() or ""

    def _by_values(self, filled: _Filled, *, descending: bool) -> str:
        if descending and filled.tie == "DESC":
            values = filled.values(self._connection)
            if len(values) <= _FEW:
                return _SEAM.join(filled.of_each(self._connection, values[::-1]))
        return filled.straight(self._connection, descending=descending)

    def _by_names(self, filled: _Filled, name: str, target: str, *, descending: bool) -> str | None:
        """In the order of the names of what the records mention; those of one name stand together."""
        mentioned = filled.values(self._connection)
        column = ordering.ordered_column(self._registry.get(target)) if target in self._registry.keys else ""
        if len(mentioned) > _FEW or not column:
            return None
        sql = (
            "SELECT v.value, o.key FROM json_each(?) AS v JOIN ordered AS o"
            f" ON o.record = v.value AND o.field = '{column}' AND o.key > ''"
        )
        key_by_id: dict[str, str] = dict(
            self._connection.exec_driver_sql(sql, (json.dumps(mentioned),)).all()
        )
        of_key: dict[str, list[str]] = {key: [] for key in sorted(key_by_id.values(), reverse=descending)}
        nameless = [self._lacking(name)]
        for one, ids in zip(mentioned, filled.of_each(self._connection, mentioned), strict=True):
            of_key.get(key_by_id.get(one, ""), nameless).append(ids)
        return _one_after_the_other([_merged(parts) for parts in (*of_key.values(), nameless)])


def _merged(parts: Sequence[str]) -> str:
    """The ids of several groups as one, newest first."""
    some = [part for part in parts if part]
    if len(some) > 1:
        return _SEAM.join(sorted(_SEAM.join(some).split(_SEAM), reverse=True))
    return "".join(some)


def _one_after_the_other(parts: Iterable[str]) -> str:
    return _SEAM.join(part for part in parts if part)
