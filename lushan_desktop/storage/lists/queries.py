"""Questions that any record type answers: ids of a list, blocks of its rows, counts, all values of one."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.kinds import Attachment, Files, Kind, Ref, Refs, Rows
from lushan_desktop.domain.record_type import RecordType, Values
from lushan_desktop.storage.index.names import find_by_name, names, names_apart, registry_of
from lushan_desktop.storage.lists.list_query import ListQuery, Question, text_hits
from lushan_desktop.storage.log.log import blocks
from lushan_desktop.storage.registry import Registry

__all__ = [
    "ListQuery",
    "count",
    "counts",
    "find_by_name",
    "ids",
    "names",
    "names_apart",
    "rows",
    "texts",
    "values",
]

Row = dict[str, Any]
_FEW = 2000
"""Hits of a text that are fetched one by one; among more, the list is gone through in its order."""
_OWN = ("id", "origin", "deleted")


def ids(session: Session, record_type: RecordType, query: ListQuery | None = None) -> tuple[str, ...]:
    """The ids of a list in their order; what lacks the value sorted by stands last."""
    query = query or ListQuery()
    hits = text_hits(session, record_type, query)
    if hits is not None:
        few = tuple(hits) if len(hits) <= _FEW and not query.only else query.only
        query = replace(query, text="", only=few)
    if hits == set():
        return ()
    gathered = Question(session, record_type, query).ids(session, query)
    return gathered if hits is None else tuple(one for one in gathered if one in hits)


def count(session: Session, record_type: RecordType, query: ListQuery) -> int:
    """Return how many there are, without fetching them."""
    question = Question(session, record_type, query)
    sql = f"SELECT count(*) FROM {question.source}"
    return int(session.connection().exec_driver_sql(sql, tuple(question.values)).scalar() or 0)


def counts(session: Session, record_type: RecordType, query: ListQuery | None = None) -> dict[str, int]:
    """Return how many records each chip would show, the pressed one left aside."""
    query = query or ListQuery()
    if not record_type.chips_by:
        return {}
    query = replace(query, chip=None)
    question = Question(session, record_type, query)
    name = f't."{record_type.chips_by}"'
    # By its place: a field of the records may be called as an alias is, and would be grouped by instead.
    sql = f"SELECT coalesce({name}, ''), count(*) FROM {question.source} GROUP BY 1"
    found: dict[str, int] = dict(session.connection().exec_driver_sql(sql, tuple(question.values)).all())
    return found


def rows(
    session: Session,
    record_type: RecordType,
    record_ids: Sequence[str],
    called: Callable[[Session, Iterable[str]], dict[str, str]] = names,
) -> list[Row]:
    """A block of a list, in the order of the ids; ids that are gone are left out.

    Each row holds `id`, `origin`, `deleted`, every field's value as its kind knows it, and under `names`
    the names of all records mentioned in the block: `kind.format(row[field], row["names"])` is its text.
    """
    found = _load(session.connection(), registry_of(session), record_type, record_ids)
    name_by_id = called(session, _mentioned(registry_of(session), record_type, found.values()))
    for row in found.values():
        row["names"] = name_by_id
    return [found[record] for record in record_ids if record in found]


def texts(session: Session, record_type: RecordType, record_ids: Sequence[str]) -> list[dict[str, str]]:
    """A block of a list as texts, each row with its `id`; records called alike are told apart."""
    return [
        {"id": row["id"]}
        | {spec.name: spec.kind.format(row[spec.name], row["names"]) for spec in record_type.fields}
        for row in rows(session, record_type, record_ids, names_apart)
    ]


def values(session: Session, record_type: RecordType, record_id: str) -> Values:
    """All values of one record, its sets and child rows included. Raises UserError where it is gone."""
    found = _load(session.connection(), registry_of(session), record_type, [record_id]).get(record_id)
    if found is None:
        raise UserError(f"这条{record_type.title}已不存在，请刷新列表。")
    return {spec.name: found[spec.name] for spec in record_type.fields}


def _load(
    connection: Connection, registry: Registry, record_type: RecordType, record_ids: Sequence[str]
) -> dict[str, Row]:
    """Whole records by id: one question for the table, one for the sets, one for each kind of child."""
    found: dict[str, Row] = {}
    specs = record_type.columns
    names = (*_OWN, *(spec.name for spec in specs))
    loads = [(spec.name, spec.kind.load) for spec in specs if type(spec.kind).load is not Kind.load]
    empty = {spec.name: () for spec in record_type.fields if not spec.kind.is_column}
    columns = ", ".join(f'"{name}"' for name in names)
    for marks, lot in blocks(record_ids):
        sql = f'SELECT {columns} FROM "{record_type.key}" WHERE id IN ({marks})'
        for stored in connection.exec_driver_sql(sql, lot).all():
            row: Row = dict(zip(names, stored, strict=True))
            row["deleted"] = bool(row["deleted"])
            row.update((name, load(row[name])) for name, load in loads)
            found[row["id"]] = row | empty
    _load_sets(connection, record_type, found)
    for spec in record_type.fields:
        if isinstance(spec.kind, Rows):
            _load_children(connection, registry, registry.get(spec.kind.child), spec.name, found)
    return found


def _load_sets(connection: Connection, record_type: RecordType, found: dict[str, Row]) -> None:
    kinds = {spec.name: spec.kind for spec in record_type.fields if isinstance(spec.kind, Refs | Files)}
    if not kinds:
        return
    for marks, lot in blocks(list(found)):
        sql = (
            "SELECT parent, field, target, role FROM reference"
            f" WHERE deleted = 0 AND parent IN ({marks}) ORDER BY position, id"
        )
        for parent, name, target, role in connection.exec_driver_sql(sql, lot).all():
            if name in kinds:
                element = Attachment(target, role) if isinstance(kinds[name], Files) else target
                found[parent][name] += (element,)


def _load_children(
    connection: Connection, registry: Registry, child: RecordType, name: str, found: dict[str, Row]
) -> None:
    parents: dict[str, str] = {}
    for marks, lot in blocks(list(found)):
        sql = (
            f'SELECT id, parent FROM "{child.key}"'
            f" WHERE deleted = 0 AND parent IN ({marks}) ORDER BY position, id"
        )
        parents.update((record, parent) for record, parent in connection.exec_driver_sql(sql, lot))
    loaded = _load(connection, registry, child, list(parents))
    for record, parent in parents.items():
        row = {key: value for key, value in loaded[record].items() if key not in ("origin", "deleted")}
        found[parent][name] += (row,)


def _mentioned(registry: Registry, record_type: RecordType, found: Collection[Row]) -> list[str]:
    """The records that rows name in text: all they refer to but their files."""
    mentioned: list[str] = []
    for spec in record_type.fields:
        if isinstance(spec.kind, Ref):
            mentioned += [row[spec.name] for row in found]
        elif isinstance(spec.kind, Refs):
            mentioned += [target for row in found for target in row[spec.name]]
        elif isinstance(spec.kind, Rows):
            inner = [each for row in found for each in row[spec.name]]
            mentioned += _mentioned(registry, registry.get(spec.kind.child), inner)
    return mentioned
