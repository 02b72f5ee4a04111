"""Full text: every hit that LIKE finds in the searched fields, from an index of pairs of characters."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import Any, NamedTuple

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from lushan_desktop.base.progress import UNWATCHED, Progress, report_or_stop
from lushan_desktop.domain.kinds import Ref, Refs
from lushan_desktop.domain.record_type import FieldSpec, RecordType
from lushan_desktop.storage.index import evidence_text, ordering, spelling
from lushan_desktop.storage.index.pairs import asked, tokens
from lushan_desktop.storage.log.log import BLOCK, blocks
from lushan_desktop.storage.registry import REFERENCE, Registry

INDEXING = "编入查找"
MOST_NAMED = 200
"""Records of a matching name whose mentions are looked for."""
_LINK = chr(0x10FE00)
"""Begins a mention, so that no text is taken for one."""
TEXT = "FROM search AS s JOIN head ON head.number = s.rowid WHERE search MATCH ?"


class Hit(NamedTuple):
    """A record that answers; the later it was entered, the greater its number."""

    number: int
    type: str
    id: str


def link_token(record: str) -> str:
    """The word that stands in the index for a mention of this record."""
    return _LINK + record.replace("-", "").lower()


def matching(session: Session, text: str) -> str:
    """The whole question for the index: the text itself, its number form, mentions of records so named."""
    wanted = asked(text)
    named = session.connection().exec_driver_sql(
        "SELECT head.record FROM search_name JOIN head ON head.number = search_name.rowid"
        f" WHERE search_name MATCH ? ORDER BY search_name.rowid DESC LIMIT {MOST_NAMED}",
        (wanted,),
    )
    return " OR ".join([wanted, *(link_token(record) for (record,) in named)])


def sources(session: Session, text: str) -> list[tuple[str, str]]:
    """Where a text may stand, records and files: what follows SELECT and its columns, and what to ask for."""
    if not text.strip():
        return []
    found = [(TEXT, matching(session, text))]
    if evidence_text.is_kept(session):
        found.append((evidence_text.FOUND, asked(text)))
    return found


def search(session: Session, text: str, limit: int, type_keys: Sequence[str]) -> list[Hit]:
    """The records of these types in whose searched fields or in whose files the text stands, newest first."""
    found = {
        hit
        for source, wanted in sources(session, text)
        for hit in hits(session, source, wanted, limit, type_keys)
    }
    return sorted(found, reverse=True)[:limit]


def hits(session: Session, source: str, wanted: str, limit: int, type_keys: Sequence[str]) -> Iterator[Hit]:
    """The newest records of these types that a source gives."""
    sql = (
        f"SELECT head.number, head.type, head.record {source}"
        f" AND head.type IN ({', '.join('?' * len(type_keys))}) ORDER BY s.rowid DESC LIMIT ?"
    )
    yield from map(Hit._make, session.connection().exec_driver_sql(sql, (wanted, *type_keys, limit)))


def update(
    connection: Connection,
    registry: Registry,
    touched: Iterable[tuple[str, str]],
    fresh: Set[str] = frozenset(),
    *,
    progress: Progress = UNWATCHED,
) -> None:
    """Index the touched records anew, each with its child rows; `fresh` ones were never in the index.

    Raises Cancelled.
    """
    ids_by_type: dict[str, list[str]] = {}
    for key, record in touched:
        if key != REFERENCE:
            ids_by_type.setdefault(key, []).append(record)
    for key, ids in ids_by_type.items():
        record_type = registry.get(key)
        if not record_type.is_child:
            for done, (_, lot) in enumerate(blocks(ids)):
                report_or_stop(progress, done * BLOCK, len(ids), INDEXING)
                numbers = _numbers(connection, lot)
                known = [number for record, number in numbers.items() if record not in fresh]
                _forget(connection, known)
                spelling.forget(connection, known)
                _index(connection, registry, record_type, numbers)
                spelling.index(connection, record_type, numbers)
                ordering.index(connection, record_type, numbers)


def _numbers(connection: Connection, ids: Sequence[str]) -> dict[str, int]:
    """Under which number the index knows each record."""
    sql = f"SELECT record, number FROM head WHERE record IN ({', '.join('?' * len(ids))})"
    return dict(connection.exec_driver_sql(sql, tuple(ids)).all())


def _forget(connection: Connection, numbers: Sequence[int]) -> None:
    for table in ("search", "search_name") if numbers else ():
        connection.exec_driver_sql(f"DELETE FROM {table} WHERE rowid = ?", [(one,) for one in numbers])


def _index(
    connection: Connection, registry: Registry, record_type: RecordType, numbers: Mapping[str, int]
) -> None:
    ids = list(numbers)
    marks = ", ".join("?" * len(ids))
    specs = searched_columns(record_type)
    bodies: dict[str, list[str]] = {}
    names: list[tuple[int, str]] = []
    naming = _named_columns(record_type) if record_type.key in registry.targets else []
    for row in _rows(connection, record_type, f"id IN ({marks})", ids, extra=naming):
        bodies[row["id"]] = list(_words(specs, row))
        if naming:
            name = " ".join(tokens(str(row[column])) for column in naming if row[column])
            names.append((numbers[row["id"]], name))
    for child in registry.children(record_type):
        child_specs = searched_columns(child)
        for row in _rows(connection, child, f"parent IN ({marks})", ids, extra=["parent"]):
            if row["parent"] in bodies:
                bodies[row["parent"]] += _words(child_specs, row)
    for parent, target in _elements(connection, record_type, ids):
        if parent in bodies:
            bodies[parent].append(link_token(target))
    # In the order of their numbers: at a lower one than the last the index writes all it holds to the disk.
    rows = sorted((numbers[record], " ".join(words)) for record, words in bodies.items())
    if rows:
        connection.exec_driver_sql("INSERT INTO search (rowid, body) VALUES (?, ?)", rows)
    if names:
        connection.exec_driver_sql("INSERT INTO search_name (rowid, name) VALUES (?, ?)", sorted(names))


def _words(specs: Sequence[FieldSpec], row: Mapping[str, Any]) -> Iterator[str]:
    """Yield what the searched fields of one row put into the index."""
    for spec in specs:
        value = row[spec.name]
        if value not in (None, ""):
            yield link_token(value) if isinstance(spec.kind, Ref) else tokens(str(value))


def searched_columns(record_type: RecordType) -> list[FieldSpec]:
    """The columns of a type that a search looks into."""
    return [spec for spec in record_type.columns if spec.searched]


def _named_columns(record_type: RecordType) -> list[str]:
    return [name for name in record_type.named_by if not isinstance(record_type.field(name).kind, Ref)]


def _rows(
    connection: Connection, record_type: RecordType, where: str, values: Sequence[str], extra: Sequence[str]
) -> list[dict[str, Any]]:
    names = list(dict.fromkeys(["id", *extra, *(spec.name for spec in searched_columns(record_type))]))
    columns = ", ".join(f'"{name}"' for name in names)
    # Of many ids SQLite rather walks the index of a list, which begins with `deleted`: all rows for each lot.
    sql = f'SELECT {columns} FROM "{record_type.key}" WHERE NOT deleted AND {where}'
    found = connection.exec_driver_sql(sql, tuple(values)).all()
    return [dict(zip(names, row, strict=True)) for row in found]


def _elements(connection: Connection, record_type: RecordType, ids: Sequence[str]) -> list[tuple[str, str]]:
    """The elements of searched sets, as (record, target)."""
    fields = [spec.name for spec in record_type.fields if spec.searched and isinstance(spec.kind, Refs)]
    if not fields:
        return []
    sql = (
        "SELECT parent, target FROM reference WHERE deleted = 0"
        f" AND parent IN ({', '.join('?' * len(ids))}) AND field IN ({', '.join('?' * len(fields))})"
    )
    return [(parent, target) for parent, target in connection.exec_driver_sql(sql, (*ids, *fields))]


def rebuild(connection: Connection, registry: Registry) -> None:
    """Fill the empty index with every record."""
    for record_type in registry:
        if record_type.is_child:
            continue
        ids = [record for (record,) in connection.exec_driver_sql(f'SELECT id FROM "{record_type.key}"')]
        update(connection, registry, [(record_type.key, record) for record in ids], frozenset(ids))
