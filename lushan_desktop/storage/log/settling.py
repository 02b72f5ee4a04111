"""Rows and heads made what the log says of their records, in whatever order its operations came."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from lushan_desktop.domain.operation import EVERY, Fields, Operation, replay, to_json
from lushan_desktop.domain.standing import Standing, heads_after
from lushan_desktop.storage.log.log import blocks, read_operations
from lushan_desktop.storage.registry import Registry, columns_of, default_of

_UPSERT_HEAD = (
    "INSERT INTO head (record, type, parent, heads) VALUES (?, ?, ?, ?) ON CONFLICT (record)"
    " DO UPDATE SET type = excluded.type, parent = excluded.parent, heads = excluded.heads"
)


@dataclass
class SettledRecords:
    """What settling did: the records that have a row now, and those of which nothing counts any more."""

    held: list[tuple[str, str]] = field(default_factory=list)
    gone: list[tuple[str, str]] = field(default_factory=list)


def settle(
    connection: Connection,
    registry: Registry,
    records: Sequence[str],
    standing: Standing,
    settled: SettledRecords | None = None,
) -> SettledRecords:
    """Make the rows and heads of these records what the log says of them."""
    settled = SettledRecords() if settled is None else settled
    for marks, lot in blocks(records):
        by_record: dict[str, list[Operation]] = {}
        for operation in read_operations(connection, f"record IN ({marks})", *lot):
            by_record.setdefault(operation.record, []).append(operation)
        settle_lot(connection, registry, by_record, standing, settled)
    return settled


def settle_lot(
    connection: Connection,
    registry: Registry,
    by_record: dict[str, list[Operation]],
    standing: Standing,
    settled: SettledRecords,
) -> None:
    """The same for some records of which all operations are at hand."""
    rows: dict[str, list[tuple[str, Fields]]] = {}
    heads = []
    for record, operations in by_record.items():
        counted = standing.said(operations)
        touch = operations[0].record_type, record
        if not counted:
            settled.gone.append(touch)
            continue
        settled.held.append(touch)
        (fields,) = [counted[0].fields] if len(counted) == 1 else replay(counted).values()
        if registry.knows(touch[0]):
            rows.setdefault(touch[0], []).append((record, fields))
        parent = str(fields.get("parent") or "")
        heads.append((record, touch[0], parent, _heads_of(counted, standing)))
    for key, of_type in rows.items():
        _write_rows(connection, registry, key, of_type)
    if heads:
        connection.exec_driver_sql(_UPSERT_HEAD, heads)


def _heads_of(counted: Sequence[Operation], standing: Standing) -> str:
    """The heads as they are stored; most records of a package were made and never changed."""
    if len(counted) == 1 and counted[0].is_creation:
        return f'{{"{EVERY}":[{to_json(counted[0].id)}]}}'
    return to_json(heads_after(counted, standing))


def remove_rows(connection: Connection, registry: Registry, gone: Iterable[tuple[str, str]]) -> None:
    """Take away the rows of records of which nothing counts."""
    for key, record in gone:
        if registry.knows(key):
            connection.exec_driver_sql(f'DELETE FROM "{key}" WHERE id = ?', (record,))


def _write_rows(
    connection: Connection, registry: Registry, key: str, rows: Sequence[tuple[str, Fields]]
) -> None:
    model = registry.model(key)
    columns = [name for name in columns_of(model) if name != "id"]
    defaults = [default_of(model, name) for name in columns]
    names = ", ".join(f'"{name}"' for name in ("id", *columns))
    marks = ", ".join("?" * (len(columns) + 1))
    values = [(record, *map(fields.get, columns, defaults)) for record, fields in rows]
    connection.exec_driver_sql(f'INSERT OR REPLACE INTO "{key}" ({names}) VALUES ({marks})', values)
