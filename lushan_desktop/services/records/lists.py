"""What a list shows: its ids and counts, and blocks of its rows with their standing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from lushan_desktop.domain.kinds import Choice
from lushan_desktop.domain.record_type import RecordType, Values
from lushan_desktop.domain.recurrence import RECURRING, UNTIL
from lushan_desktop.services.records.catalogues import own_materials, shipped
from lushan_desktop.services.records.material_lists import Own
from lushan_desktop.services.records.standing import (
    Standing,
    is_recurring,
    lacking_sql,
    standing,
    to_fill_sql,
)
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.lists.queries import ListQuery
from lushan_desktop.storage.store import Store

__all__ = [
    "BLOCK",
    "Block",
    "ListQuery",
    "ListRow",
    "Listing",
    "Tally",
    "block",
    "block_of",
    "look",
    "tally",
]

BLOCK = 256
"""Rows that are fetched together."""


@dataclass(frozen=True)
class Listing:
    """The ids of a list in their order, with the rows in sight: what is shown at once."""

    ids: tuple[str, ...]
    blocks: Mapping[int, "Block"]
    """The blocks that were asked for along with it."""


@dataclass(frozen=True)
class Tally:
    """How many of what; counted after the list is shown, for among 100,000 it takes longer."""

    count_by_chip: Mapping[str, int]
    total: int
    """Without the pressed chip."""
    shown: int
    lacking: int
    to_fill: int
    outside: int
    """Records that only the period keeps out."""


Block = tuple["ListRow | None", ...]
"""Rows that are fetched together, in the order of their ids; None where a record is gone."""


@dataclass(frozen=True)
class ListRow:
    """One row of a list."""

    id: str
    title: str
    second: str
    when: str
    values: Values
    name_by_id: Mapping[str, str]
    standing: Standing


def look(
    store: Store,
    record_type: RecordType,
    query: ListQuery,
    *,
    blocks: Sequence[int] = (),
) -> Listing:
    """The list of a query, with the rows of some blocks."""
    with store.read() as session:
        ids = queries.ids(session, record_type, _by_name(session, record_type, query))
        shown = {number: _block(session, record_type, ids[block_of(number)]) for number in blocks}
        return Listing(ids, shown)


def tally(store: Store, record_type: RecordType, query: ListQuery) -> Tally:
    """The counts around the list of a query."""
    with store.read() as session:
        wanted = _by_name(session, record_type, query)

        def count(asked: ListQuery, *more: str) -> int:
            return queries.count(session, record_type, replace(asked, conditions=(*asked.conditions, *more)))

        shown = count(wanted)
        counts = _in_order(record_type, queries.counts(session, record_type, wanted))
        lacking = lacking_sql(record_type, own_materials(session, record_type))
        to_fill = to_fill_sql(record_type)
        has_period = bool(query.start or query.end)
        return Tally(
            counts,
            sum(counts.values()) if counts else shown,
            shown,
            count(wanted, lacking) if lacking else 0,
            count(wanted, to_fill) if to_fill else 0,
            count(replace(wanted, start=None, end=None)) - shown if has_period else 0,
        )


def _by_name(session: Session, record_type: RecordType, query: ListQuery) -> ListQuery:
    """只看缺材料 goes by the names of the materials, which the store does not know."""
    if not query.only_missing:
        return query
    lacking = lacking_sql(record_type, own_materials(session, record_type))
    return replace(query, only_missing=False, conditions=(*query.conditions, lacking or "0"))


def block_of(number: int) -> slice:
    """Return where this block stands in the list."""
    return slice(number * BLOCK, (number + 1) * BLOCK)


def block(store: Store, record_type: RecordType, ids: Sequence[str]) -> Block:
    """The rows of these ids."""
    with store.read() as session:
        return _block(session, record_type, ids)


def _block(session: Session, record_type: RecordType, ids: Sequence[str]) -> Block:
    own = own_materials(session, record_type)
    rows = {row["id"]: _row(record_type, row, own) for row in queries.rows(session, record_type, ids)}
    return tuple(rows.get(one) for one in ids)


def _in_order(record_type: RecordType, counts: Mapping[str, int]) -> dict[str, int]:
    """The terms as the catalogue has them, then those of the office."""
    if not record_type.chips_by:
        return {}
    kind = record_type.field(record_type.chips_by).kind
    known = shipped(kind) if isinstance(kind, Choice) else ()
    terms = [*(term for term in known if term in counts), *sorted(counts.keys() - set(known))]
    return {term: counts[term] for term in terms}


def _row(record_type: RecordType, row: Mapping[str, Any], own: Own) -> ListRow:
    values = {spec.name: row[spec.name] for spec in record_type.fields}
    names = row["names"]
    return ListRow(
        row["id"],
        title_of(record_type, values, names),
        " · ".join(texts_of(record_type, record_type.described_by, values, names)),
        when(record_type, values),
        values,
        names,
        standing(record_type, values, own),
    )


def title_of(record_type: RecordType, values: Values, names: Mapping[str, str]) -> str:
    """Return what a record is called, from its values."""
    return (
        " ".join(texts_of(record_type, record_type.named_by, values, names))
        or f"（未命名的{record_type.title}）"
    )


def texts_of(
    record_type: RecordType, fields: Sequence[str], values: Values, names: Mapping[str, str]
) -> list[str]:
    """The texts of these fields, each on one line; empty ones are left out."""
    formatted = (record_type.field(name).kind.format(values[name], names) for name in fields)
    return [" ".join(text.split()) for text in formatted if text]


def when(record_type: RecordType, values: Values) -> str:
    """The date of a record; a recurring one is written 2021年以来, or from when until when."""
    if not record_type.dated_by:
        return ""
    day = values.get(record_type.dated_by)
    if day is None:
        return "日期不详"
    if is_recurring(record_type):
        if until := values.get(UNTIL.name):
            return f"{day}至{until}"
        if values.get(RECURRING.name):
            return f"{day}以来"
    return str(day)
