"""Full text: every hit that LIKE finds in the searched fields, from an index of pairs of characters."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection
from sqlmodel import Session

from lushan_desktop.domain.kinds import Ref, Refs
from lushan_desktop.domain.numbering import normalise_number
from lushan_desktop.domain.record_type import FieldSpec, RecordType
from lushan_desktop.storage.log import blocks
from lushan_desktop.storage.registry import REFERENCE, Registry

_MOST_NAMED = 200
"""Records of a matching name whose mentions are looked for."""
_MARKS = {code: 0x10F000 + code for code in range(128) if not chr(code).isalnum()}
"""The tokenizer breaks text at ASCII marks; far away in Unicode they are characters like any other."""


def tokens(text: str) -> str:
    """The text as pairs of neighbours and its last character, as the index holds it."""
    marked = text.translate(_MARKS)
    pairs = [marked[i : i + 2] for i in range(len(marked) - 1)]
    return " ".join([*pairs, marked[-1:]])


def expression(text: str) -> str:
    """What to ask the index to find this text anywhere in a field."""
    marked = text.translate(_MARKS)
    if len(marked) == 1:
        return f'"{marked}" *'
    return '"' + " ".join(marked[i : i + 2] for i in range(len(marked) - 1)) + '"'


def link_token(record: str) -> str:
    """The word that stands in the index for a mention of this record."""
    return "r" + record.replace("-", "").lower()


def matching(session: Session, text: str) -> str:
    """The whole question for the index: the text itself, its number form, mentions of records so named."""
    spellings = dict.fromkeys([text.strip(), normalise_number(text)])
    wanted = " OR ".join(expression(spelling) for spelling in spellings if spelling)
    named = session.connection().exec_driver_sql(
        "SELECT head.record FROM search JOIN head ON head.number = search.rowid"
        f" WHERE search MATCH ? ORDER BY search.rowid DESC LIMIT {_MOST_NAMED}",
        (f"name : ({wanted})",),
    )
    mentions = " OR ".join(link_token(record) for (record,) in named)
    return f"(body : ({wanted}))" + (f" OR (links : ({mentions}))" if mentions else "")


def search(
    session: Session, text: str, limit: int = 50, type_keys: Sequence[str] | None = None
) -> list[tuple[str, str]]:
    """The records in whose searched fields the text stands, newest first, as (type, id)."""
    if not text.strip():
        return []
    kinds = f" AND head.type IN ({', '.join('?' * len(type_keys))})" if type_keys else ""
    found = session.connection().exec_driver_sql(
        "SELECT head.type, head.record FROM search JOIN head ON head.number = search.rowid"
        f" WHERE search MATCH ?{kinds} ORDER BY search.rowid DESC LIMIT ?",
        (matching(session, text), *(type_keys or ()), limit),
    )
    return [(key, record) for key, record in found]


def update(connection: Connection, registry: Registry, touched: Iterable[tuple[str, str]]) -> None:
    """Index the touched records anew, each with its child rows."""
    ids_by_type: dict[str, list[str]] = {}
    for key, record in touched:
        if key != REFERENCE:
            ids_by_type.setdefault(key, []).append(record)
    for key, ids in ids_by_type.items():
        record_type = registry.get(key)
        if not record_type.is_child:
            for _, lot in blocks(ids):
                _index(connection, registry, record_type, lot)


def _index(connection: Connection, registry: Registry, record_type: RecordType, ids: Sequence[str]) -> None:
    marks = ", ".join("?" * len(ids))
    texts = _Texts()
    names = _named_columns(record_type) if record_type.key in registry.targets else []
    for row in _rows(connection, record_type, f"id IN ({marks})", ids, extra=names):
        texts.start(row["id"], row, names)
        texts.read(row["id"], record_type, row)
    for child in registry.children(record_type):
        for row in _rows(connection, child, f"parent IN ({marks})", ids, extra=["parent"]):
            texts.read(row["parent"], child, row)
    _read_sets(connection, record_type, ids, texts)
    numbers: dict[str, int] = dict(
        connection.exec_driver_sql(
            f"SELECT record, number FROM head WHERE record IN ({marks})", tuple(ids)
        ).all()
    )
    connection.exec_driver_sql("DELETE FROM search WHERE rowid = ?", [(numbers[record],) for record in ids])
    rows = [(numbers[record], *columns) for record, columns in texts.finished()]
    if rows:
        connection.exec_driver_sql("INSERT INTO search (rowid, body, name, links) VALUES (?, ?, ?, ?)", rows)


class _Texts:
    """What is gathered for each record before it is indexed."""

    def __init__(self) -> None:
        self._body: dict[str, list[str]] = {}
        self._name: dict[str, list[str]] = {}
        self._links: dict[str, list[str]] = {}

    def start(self, record: str, row: Mapping[str, Any], names: Sequence[str]) -> None:
        self._body[record] = []
        self._name[record] = [tokens(str(row[name])) for name in names if row[name]]
        self._links[record] = []

    def read(self, record: str, record_type: RecordType, row: Mapping[str, Any]) -> None:
        if record not in self._body:
            return
        for spec in searched_columns(record_type):
            value = row[spec.name]
            if value in (None, ""):
                continue
            if isinstance(spec.kind, Ref):
                self.link(record, value)
            else:
                self._body[record].append(tokens(str(value)))

    def link(self, record: str, target: str) -> None:
        if record in self._links:
            self._links[record].append(link_token(target))

    def finished(self) -> Iterator[tuple[str, tuple[str, str, str]]]:
        for record, body in self._body.items():
            columns = (body, self._name[record], self._links[record])
            yield record, (" ".join(columns[0]), " ".join(columns[1]), " ".join(columns[2]))


def searched_columns(record_type: RecordType) -> list[FieldSpec]:
    """The columns of a type that a search looks into."""
    return [spec for spec in record_type.columns if spec.searched]


def _named_columns(record_type: RecordType) -> list[str]:
    return [name for name in record_type.named_by if not isinstance(record_type.field(name).kind, Ref)]


def _rows(
    connection: Connection, record_type: RecordType, where: str, values: Sequence[str], extra: Sequence[str]
) -> Iterator[Mapping[str, Any]]:
    names = dict.fromkeys(["id", *extra, *(spec.name for spec in searched_columns(record_type))])
    columns = ", ".join(f'"{name}"' for name in names)
    sql = f'SELECT {columns} FROM "{record_type.key}" WHERE deleted = 0 AND {where}'
    for row in connection.exec_driver_sql(sql, tuple(values)).mappings():
        yield dict(row)


def _read_sets(connection: Connection, record_type: RecordType, ids: Sequence[str], texts: _Texts) -> None:
    fields = [spec.name for spec in record_type.fields if spec.searched and isinstance(spec.kind, Refs)]
    if not fields:
        return
    sql = (
        "SELECT parent, target FROM reference WHERE deleted = 0"
        f" AND parent IN ({', '.join('?' * len(ids))}) AND field IN ({', '.join('?' * len(fields))})"
    )
    for parent, target in connection.exec_driver_sql(sql, (*ids, *fields)):
        texts.link(parent, target)


def rebuild(connection: Connection, registry: Registry) -> None:
    """Index every record anew."""
    for record_type in registry:
        if record_type.is_child:
            continue
        ids = [record for (record,) in connection.exec_driver_sql(f'SELECT id FROM "{record_type.key}"')]
        update(connection, registry, ((record_type.key, record) for record in ids))
