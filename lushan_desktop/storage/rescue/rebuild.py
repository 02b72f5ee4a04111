"""Operations put into a database from outside: out of a journal, or out of what a damaged file still says."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool

from lushan_desktop.domain.operation import Fields, Operation, replay, to_json
from lushan_desktop.storage.file.connection import connect
from lushan_desktop.storage.log.log import blocks, read_operations
from lushan_desktop.storage.registry import Registry, columns_of, default_of
from lushan_desktop.storage.schema import create_derived
from lushan_desktop.storage.tables import INSERT_OPERATION

_LOT = 1000


@contextmanager
def one_transaction(driver: Any, file: Path) -> Iterator[Connection]:
    """A connection of its own; what is done in the block is done whole or not at all."""
    with closing(connect(driver, file)) as raw:
        engine = create_engine(
            "sqlite://", module=driver, creator=lambda: raw, poolclass=StaticPool, hide_parameters=True
        )
        with engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.exec_driver_sql("ROLLBACK")
                raise
            connection.exec_driver_sql("COMMIT")


def apply(connection: Connection, registry: Registry, operations: Iterable[Operation]) -> int:
    """Write the operations, the records they are about, and all that follows from them; returns how many."""
    waiting = iter(operations)
    touched: dict[str, None] = {}
    count = 0
    while lot := list(islice(waiting, _LOT)):
        connection.exec_driver_sql(INSERT_OPERATION, [_row_of(operation) for operation in lot])
        touched.update(dict.fromkeys(operation.record for operation in lot))
        count += len(lot)
    if count:
        write_records(connection, registry, list(touched))
        create_derived(connection, registry)
    return count


def write_records(connection: Connection, registry: Registry, records: Sequence[str]) -> None:
    """Make the rows of these records what the log says of them."""
    for marks, lot in blocks(records):
        said = replay(read_operations(connection, f"record IN ({marks})", *lot))
        rows_by_type: dict[str, list[tuple[str, Fields]]] = {}
        for (key, record), fields in said.items():
            if registry.knows(key):
                rows_by_type.setdefault(key, []).append((record, fields))
        for key, rows in rows_by_type.items():
            _write_rows(connection, registry, key, rows)


def _write_rows(
    connection: Connection, registry: Registry, key: str, rows: Sequence[tuple[str, Fields]]
) -> None:
    model = registry.model(key)
    columns = [name for name in columns_of(model) if name != "id"]
    defaults = [default_of(model, name) for name in columns]
    names = ", ".join(f'"{name}"' for name in ("id", *columns))
    marks = ", ".join("?" * (len(columns) + 1))
    values = [
        (record, *(fields.get(name, default) for name, default in zip(columns, defaults, strict=True)))
        for record, fields in rows
    ]
    connection.exec_driver_sql(f'INSERT OR REPLACE INTO "{key}" ({names}) VALUES ({marks})', values)


def _row_of(operation: Operation) -> tuple[str | int, ...]:
    said = to_json(operation.fields), to_json(operation.parents)
    return (*operation[:4], *said, *operation[6:])
