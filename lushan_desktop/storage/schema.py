"""What is derived from the log, made again in one place: triggers, heads, steps, the search index."""

from collections.abc import Iterable

from sqlalchemy import Connection

from lushan_desktop.domain.kinds import Points, Ref
from lushan_desktop.domain.operation import Operation, to_json
from lushan_desktop.domain.record_type import RecordType
from lushan_desktop.domain.standing import Standing, heads_after
from lushan_desktop.storage.file.driving import APPLICATION_ID
from lushan_desktop.storage.index import evidence_text, search
from lushan_desktop.storage.log import settling, steps
from lushan_desktop.storage.log.log import read_operations
from lushan_desktop.storage.log.standing import standing
from lushan_desktop.storage.registry import Registry
from lushan_desktop.storage.tables import DERIVED_TABLES, INSERT_HEAD, LOG_TABLES, TRIGGERS

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
    registry = registry or Registry()
    for record_type in registry:
        _index_list(connection, record_type)
    evidence_text.index(connection, registry)
    counted = standing(connection, registry)
    _fill_heads(connection, read_operations(connection), counted)
    settling.settle(connection, registry, _made_twice(connection), counted)
    steps.fill(connection, read_operations(connection))
    search.rebuild(connection, registry)


def _made_twice(connection: Connection) -> list[str]:
    """The records that several machines made under one id; how they are one is told by all that they hold."""
    created = "SELECT record FROM operation WHERE parents = '{}' AND type <> ''"
    sql = f"{created} GROUP BY record HAVING count(*) > 1"
    return [str(record) for record in connection.exec_driver_sql(sql).scalars()]


def _index_list(connection: Connection, record_type: RecordType) -> None:
    """The order a list first opens in, ready in an index, so that 100,000 rows need no sorting."""
    name = f"listed_{record_type.key}"
    connection.exec_driver_sql(f'DROP INDEX IF EXISTS "{name}"')
    order = record_type.order_by
    if not order or not order[0].startswith("-"):
        return
    if not all(_is_plain(record_type, term.lstrip("-")) for term in order):
        return
    terms = ", ".join(f'"{term.lstrip("-")}" {"DESC" if term.startswith("-") else "ASC"}' for term in order)
    connection.exec_driver_sql(f'CREATE INDEX "{name}" ON "{record_type.key}" (deleted, {terms}, id DESC)')


def _is_plain(record_type: RecordType, name: str) -> bool:
    """Return True if the list sorts by the column as it is stored."""
    kind = next((spec.kind for spec in record_type.columns if spec.name == name), None)
    return kind is not None and not isinstance(kind, Ref | Points)


def _fill_heads(connection: Connection, operations: Iterable[Operation], standing: Standing) -> None:
    created: dict[str, Operation] = {}
    changed: dict[str, list[Operation]] = {}
    for operation in filter(standing.counts, operations):
        if operation.is_creation and operation.record not in created:
            # Of 100,000 records most were never changed: what they hold is not kept in memory.
            kept = {"parent", *standing.ours.fields.get(operation.record_type, ())}
            slim = {name: value for name, value in operation.fields.items() if name in kept}
            created[operation.record] = operation._replace(fields=slim)
        else:
            changed.setdefault(operation.record, []).append(operation)
    rows = []
    for record in dict.fromkeys((*created, *changed)):
        known = [*([created[record]] if record in created else []), *changed.get(record, ())]
        parents = [each for each in known if "parent" in each.fields]
        parent = max(parents, key=lambda each: each.rank).fields["parent"] if parents else ""
        rows.append((record, known[0].record_type, str(parent or ""), to_json(heads_after(known, standing))))
    if rows:
        connection.exec_driver_sql(INSERT_HEAD, rows)
