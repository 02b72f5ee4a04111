"""What a list asks for, and the SQL that answers it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.kinds import Files, Points, Ref, Refs, Rows, Value
from lushan_desktop.domain.record_type import FieldSpec, RecordType
from lushan_desktop.storage.index import evidence_text, ordering, spelling
from lushan_desktop.storage.index.names import registry_of
from lushan_desktop.storage.index.pairs import asked
from lushan_desktop.storage.index.search import matching, searched_columns
from lushan_desktop.storage.lists.period import inside

Bound = str | date | PartialDate | None


@dataclass(frozen=True)
class ListQuery:
    """Which records of a type, in which order."""

    text: str = ""
    chip: str | None = None
    """The term of the chip that is pressed; None: all."""
    start: Bound = None
    end: Bound = None
    with_undated: bool = True
    """True if what has no date yet counts as inside the period."""
    only_missing: bool = False
    """Only those that lack evidence or a value that must be there."""
    sort: tuple[tuple[str, bool], ...] = ()
    """Fields and whether downwards; empty: as the type is sorted at first."""
    filters: Mapping[str, Value] = field(default_factory=dict)
    only: tuple[str, ...] = ()
    """Exactly these records, chosen one by one; empty: all that fit."""
    conditions: tuple[str, ...] = ()
    """SQL about the record `t` that must hold as well; never text that was typed."""
    include_deleted: bool = False
    only_deleted: bool = False


class Question:
    """A WHERE clause growing condition by condition, with the values that belong to it."""

    def __init__(self, session: Session, record_type: RecordType, query: ListQuery) -> None:
        self._registry = registry_of(session)
        self._type = record_type
        self._conditions: list[str] = []
        self.values: list[Any] = []
        self._add_deletion(query)
        self._add_text(session, query)
        self._add_period(query)
        if query.chip is not None and record_type.chips_by:
            self._add(f't."{record_type.chips_by}" = ?', query.chip)
        for name, value in query.filters.items():
            self._add_filter(name, value)
        if query.only:
            self._add("t.id IN (SELECT value FROM json_each(?))", json.dumps(query.only))
        if query.only_missing:
            self._add_missing()
        for condition in query.conditions:
            self._add(f"({condition})")

    @property
    def source(self) -> str:
        return f'"{self._type.key}" AS t WHERE {" AND ".join(self._conditions) or "1"}'

    def _add(self, condition: str, *values: Any) -> None:
        self._conditions.append(condition)
        self.values += values

    def _add_deletion(self, query: ListQuery) -> None:
        if query.only_deleted:
            self._add("t.deleted = 1")
        elif not query.include_deleted:
            self._add("t.deleted = 0")

    def _add_text(self, session: Session, query: ListQuery) -> None:
        text = query.text.strip()
        if not text:
            return
        if not is_indexed(self._type, query):
            self._add_like(text)
            return
        sources = _text_sources(session, self._type, text)
        found = " UNION ".join(source for source, _ in sources)
        self._add(f"t.id IN ({found})", *(wanted for _, wanted in sources))

    def _add_like(self, text: str) -> None:
        """Add what the index does not hold is looked through."""
        pattern = f"%{like(text)}%"
        columns = [f"t.\"{spec.name}\" LIKE ? ESCAPE '\\'" for spec in searched_columns(self._type)]
        for child in self._registry.children(self._type):
            columns += [
                f't.id IN (SELECT parent FROM "{child.key}" WHERE deleted = 0'
                f" AND \"{spec.name}\" LIKE ? ESCAPE '\\')"
                for spec in searched_columns(child)
            ]
        self._add(f"({' OR '.join(columns) or '0'})", *[pattern] * len(columns))

    def _add_period(self, query: ListQuery) -> None:
        name = self._type.dated_by
        if not name:
            return
        columns = {spec.name for spec in self._type.columns}
        bounds = _iso(query.start), _iso(query.end)
        for condition, values in inside(name, columns, *bounds, with_undated=query.with_undated):
            self._add(condition, *values)

    def _add_filter(self, name: str, value: Value) -> None:
        spec = self._type.field(name)
        wanted = [_stored(spec, one) for one in (value if isinstance(value, list | tuple | set) else [value])]
        marks = ", ".join("?" * len(wanted))
        if isinstance(spec.kind, Refs | Files):
            self._add(
                "t.id IN (SELECT parent FROM reference WHERE deleted = 0 AND field = ?"
                f" AND target IN ({marks}))",
                name,
                *wanted,
            )
        elif spec.kind.is_column and wanted == [None]:
            self._add(f't."{name}" IS NULL')
        elif spec.kind.is_column:
            self._add(f't."{name}" IN ({marks})', *wanted)

    def _add_missing(self) -> None:
        lacks = [
            f'(t."{spec.name}" IS NULL OR t."{spec.name}" = \'\')'
            for spec in self._type.columns
            if spec.required
        ]
        files = [spec.name for spec in self._type.fields if isinstance(spec.kind, Files)]
        lacks += [
            "NOT EXISTS (SELECT 1 FROM reference AS f"
            " WHERE f.parent = t.id AND f.deleted = 0 AND f.field = ?)"
        ] * len(files)
        self._add(f"({' OR '.join(lacks) or '0'})", *files)

    def ids(self, session: Session, query: ListQuery) -> tuple[str, ...]:
        """The ids in their order."""
        sql = f"SELECT t.id AS id FROM {self.source} ORDER BY {self.order(query)}"
        return fetch_ids(session, sql, tuple(self.values))

    def _wanted(self, query: ListQuery) -> list[tuple[str, bool]]:
        usual = [(name.lstrip("-"), name.startswith("-")) for name in self._type.order_by]
        is_usual = len(query.sort) == 1 and list(query.sort) == usual[:1]
        return usual if is_usual or not query.sort else list(query.sort)

    def order(self, query: ListQuery) -> str:
        """The ORDER BY clause; what is empty stands last, whichever way is sorted."""
        parts = []
        for place, (name, descending) in enumerate(self._wanted(query)):
            term = self._sort_term(name) if place == 0 else self._plain_term(name)
            # Downwards, NULL and the empty text come last by themselves, and an index can give the order.
            upwards = f"nullif({term}, '') ASC NULLS LAST" if place == 0 else f"{term} ASC"
            parts.append(f"{term} DESC" if descending else upwards)
        return ", ".join([*parts, "t.id DESC"])

    def _plain_term(self, name: str) -> str:
        """A name that only decides between equals is compared as it is stored: an index can do that."""
        is_name = name == ordering.ordered_column(self._type)
        return f't."{name}"' if is_name else self._sort_term(name)

    def _sort_term(self, name: str) -> str:
        if name in ("position", "id", "origin"):
            return f"t.{name}"
        spec = self._type.field(name)
        if isinstance(spec.kind, Rows):
            return f'(SELECT count(*) FROM "{spec.kind.child}" AS c WHERE c.parent = t.id AND c.deleted = 0)'
        if not spec.kind.is_column:
            return (
                "(SELECT count(*) FROM reference AS f WHERE f.parent = t.id AND f.deleted = 0"
                f" AND f.field = '{spec.name}')"
            )
        if isinstance(spec.kind, Points):
            return f"CAST(nullif(t.\"{name}\", '') AS REAL)"
        if isinstance(spec.kind, Ref) and spec.kind.target in self._registry.keys:
            return self._named_term(spec.name, self._registry.get(spec.kind.target))
        if name == ordering.ordered_column(self._type):
            return ordering.term("t.id")
        return f't."{name}"'

    @staticmethod
    def _named_term(name: str, target: RecordType) -> str:
        if ordering.ordered_column(target):
            return ordering.term(f't."{name}"')
        plain = [one for one in target.named_by if not isinstance(target.field(one).kind, Ref)]
        if not plain:
            return f't."{name}"'
        return f'(SELECT n."{plain[0]}" FROM "{target.key}" AS n WHERE n.id = t."{name}")'


def is_indexed(record_type: RecordType, query: ListQuery) -> bool:
    """Whether the index holds what the query looks through: the living, and no child rows by themselves."""
    return not (query.only_deleted or query.include_deleted or record_type.is_child)


def text_hits(session: Session, record_type: RecordType, query: ListQuery) -> set[str] | None:
    """The records of all types in which the text stands; None where the index cannot tell."""
    text = query.text.strip()
    if not text or not is_indexed(record_type, query):
        return None
    hits: set[str] = set()
    for source, wanted in _text_sources(session, record_type, text):
        hits.update(fetch_ids(session, source, (wanted,), "record"))
    return hits


def fetch_ids(session: Session, sql: str, values: tuple[Any, ...], column: str = "id") -> tuple[str, ...]:
    """The ids that a question yields, in its order.

    SQLite strings them together, and no other thread of the program stands still while it does: fetched as
    rows, 100,000 of them would hold the window up.
    """
    joined = f"SELECT group_concat({column}, '\n') FROM ({sql})"
    found = session.connection().exec_driver_sql(joined, values).scalar()
    return tuple(found.split("\n")) if found else ()


def _text_sources(session: Session, record_type: RecordType, text: str) -> list[tuple[str, str]]:
    """The questions that yield records in which the text stands, each with what its index is asked for."""
    found = "SELECT head.record FROM {0} JOIN head ON head.number = {0}.rowid WHERE {0} MATCH ?"
    sources = [(found.format("search"), matching(session, text))]
    if spelling.is_spelling(text):
        sources.append((found.format("search_spelling"), spelling.expression(text)))
        sources += _by_spelt_names(session, record_type, text)
    if record_type.key == evidence_text.KEY:
        sources.append((evidence_text.RECORDS, asked(text)))
    return sources


_MOST_NAMED = 200
"""Records so spelt whose mentions are looked for."""


def _by_spelt_names(session: Session, record_type: RecordType, text: str) -> list[tuple[str, str]]:
    """The questions that yield records which mention somebody of this spelling: the problems of a unit."""
    sources = []
    for spec in searched_columns(record_type):
        if isinstance(spec.kind, Ref):
            named = session.connection().exec_driver_sql(
                "SELECT head.record FROM search_spelling JOIN head ON head.number = search_spelling.rowid"
                f" WHERE search_spelling MATCH ? AND head.type = ? LIMIT {_MOST_NAMED}",
                (spelling.expression(text), spec.kind.target),
            )
            if ids := [record for (record,) in named]:
                sql = (
                    f'SELECT id AS record FROM "{record_type.key}"'
                    f' WHERE deleted = 0 AND "{spec.name}" IN (SELECT value FROM json_each(?))'
                )
                sources.append((sql, json.dumps(ids)))
    return sources


def like(text: str) -> str:
    """The text with the marks that LIKE gives a meaning made plain (ESCAPE '\\')."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _stored(spec: FieldSpec, value: Value) -> Any:
    return value if value is None or isinstance(value, str | int | float) else spec.kind.store(value)


def _iso(bound: Bound) -> str:
    if bound is None:
        return ""
    if isinstance(bound, PartialDate):
        return bound.iso
    return bound.isoformat() if isinstance(bound, date) else bound
