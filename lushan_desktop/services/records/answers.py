"""Answers for commands and for looking up names: all records of a type, hits of a search."""

from dataclasses import dataclass
from typing import Any

from lushan_desktop.base import clock
from lushan_desktop.base.text.date_spellings import day_asked
from lushan_desktop.domain.kinds import Attachment
from lushan_desktop.domain.record_type import RecordType, Values
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records.plain import Plain, as_plain
from lushan_desktop.storage.index import finding
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.store import Store

MOST_HITS = 200


@dataclass(frozen=True)
class Line:
    """One record: what it is called, when it was, and all its values."""

    id: str
    name: str
    dated: str
    plain: Plain


@dataclass(frozen=True)
class Hit:
    """A record that a search found."""

    type: str
    type_title: str
    id: str
    name: str


def everything(store: Store, record_type: RecordType) -> list[Line]:
    """All living records of a type, in the order of their list."""
    with store.read_long() as session:
        rows = queries.rows(session, record_type, queries.ids(session, record_type))
        name_by_id = queries.names(session, _mentioned(rows))
    return [_line(record_type, row, name_by_id) for row in rows]


def _line(record_type: RecordType, row: dict[str, Any], name_by_id: dict[str, str]) -> Line:
    dated = row.get(record_type.dated_by) if record_type.dated_by else None
    return Line(
        row["id"],
        name_by_id.get(row["id"], ""),
        str(dated) if dated else "",
        as_plain(record_type, row, name_by_id),
    )


def _mentioned(value: Any) -> list[str]:
    """Every text in the rows that may be an id: asking for the name of one that is none costs nothing."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, Attachment):
        return [value.evidence]
    if isinstance(value, dict):
        return [one for name, inner in value.items() if name != "names" for one in _mentioned(inner)]
    if isinstance(value, list | tuple):
        return [one for inner in value for one in _mentioned(inner)]
    return []


def names_in(store: Store, values: Values) -> dict[str, str]:
    """The names of all records that these values mention."""
    with store.read() as session:
        return queries.names(session, _mentioned(values))


def find(store: Store, text: str) -> list[Hit]:
    """Return what answers to characters, pinyin, a document number or a date, newest first."""
    typed = text.strip()
    keys, day = [one.key for one in RECORD_TYPES if not one.is_child], day_asked(typed, clock.today())
    with store.read() as session:
        found = finding.newest(session, typed, MOST_HITS, type_keys=keys, day=day)
        name_by_id = queries.names(session, [hit.id for hit in found])
    return [
        Hit(hit.type, RECORD_TYPES.get(hit.type).title, hit.id, name_by_id.get(hit.id, "")) for hit in found
    ]
