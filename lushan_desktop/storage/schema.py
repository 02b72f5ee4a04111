"""What is derived from the log, made again in one place: triggers, heads, steps, the search index."""

from collections.abc import Iterable

from sqlalchemy import Connection

from lushan_desktop.domain.operation import Operation, advance, to_json
from lushan_desktop.storage import search, steps
from lushan_desktop.storage.log import read_operations
from lushan_desktop.storage.registry import Registry
from lushan_desktop.storage.tables import APPLICATION_ID, DERIVED_TABLES, INSERT_HEAD, LOG_TABLES, TRIGGERS

__all__ = ["APPLICATION_ID", "LOG_TABLES", "create_derived"]


def create_derived(connection: Connection, registry: Registry | None = None) -> None:
    """Make triggers, heads, steps and the search index again from the log and the record tables.

    Called inside a transaction of its own: for a new file, after a migration, after a restore.
    """
    for statement in DERIVED_TABLES.split(";"):
        if statement.strip():
            connection.exec_driver_sql(statement)
    for statement in TRIGGERS:
        connection.exec_driver_sql(statement)
    _fill_heads(connection, read_operations(connection))
    steps.fill(connection, read_operations(connection))
    search.rebuild(connection, registry or Registry())


def _fill_heads(connection: Connection, operations: Iterable[Operation]) -> None:
    types: dict[str, str] = {}
    parents: dict[str, str] = {}
    heads: dict[str, dict[str, list[str]]] = {}
    for operation in operations:
        types[operation.record] = operation.type
        heads[operation.record] = advance(heads.get(operation.record, {}), operation)
        if "parent" in operation.fields:
            parents[operation.record] = str(operation.fields["parent"])
    rows = [(record, key, parents.get(record, ""), to_json(heads[record])) for record, key in types.items()]
    if rows:
        connection.exec_driver_sql(INSERT_HEAD, rows)
