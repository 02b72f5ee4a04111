"""The list of evidence: what hangs on nothing, stands twice, lacks its date, is missing or changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from sqlalchemy.orm import Session

from lushan_desktop.domain.evidence.evidence import EVIDENCE
from lushan_desktop.domain.kinds import Files
from lushan_desktop.domain.record_type import RecordType
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import lists
from lushan_desktop.services.records.lists import Block, ListQuery, ListRow
from lushan_desktop.services.records.record_view import size_text
from lushan_desktop.services.records.standing import Badge, Standing
from lushan_desktop.storage import evidence_state as state
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.log.log import blocks
from lushan_desktop.storage.store import Store

UNUSED, DOUBLE, UNDATED, MISSING, CHANGED = "未挂接", "重复", "待补日期", "文件缺失", "文件已变"
_SEEN = "SELECT 1 FROM evidence_check AS c WHERE c.sha256 = t.sha256 AND c.state ="
# `+` and CROSS JOIN keep SQLite from going through all evidence by the index of the list.
_CONDITIONS: Mapping[str, str] = {
    UNUSED: (
        "NOT EXISTS (SELECT 1 FROM reference AS r WHERE r.target = t.id AND r.deleted = 0 AND {living})"
        " AND NOT EXISTS (SELECT 1 FROM reference AS r"
        " WHERE r.parent = t.id AND r.field = 'indicators' AND r.deleted = 0)"
    ),
    DOUBLE: (
        "t.sha256 <> '' AND ((SELECT count(*) FROM evidence AS d"
        " WHERE d.sha256 = t.sha256 AND +d.deleted = 0) > 1 OR EXISTS (SELECT 1 FROM evidence_alike AS a"
        " CROSS JOIN evidence AS d ON d.sha256 = a.other AND +d.deleted = 0 WHERE a.sha256 = t.sha256))"
    ),
    UNDATED: "t.signed_on IS NULL",
    MISSING: f"(t.sha256 = '' OR EXISTS ({_SEEN} '{state.MISSING}'))",
    CHANGED: f"EXISTS ({_SEEN} '{state.CHANGED}')",
}
_PROVING = (
    "t.id IN (SELECT f.target FROM reference AS f JOIN head AS h ON h.record = f.parent"
    " WHERE f.deleted = 0 AND (f.parent = ? OR f.parent IN"
    " (SELECT id FROM required_material WHERE indicator = ? AND deleted = 0)"
    " OR coalesce(nullif(h.parent, ''), h.record) IN (SELECT parent FROM reference"
    " WHERE field = 'indicators' AND target = ? AND deleted = 0))"
    " UNION SELECT parent FROM reference WHERE field = 'indicators' AND target = ? AND deleted = 0)"
)
STATES = tuple(_CONDITIONS)


def state_condition(wanted: str) -> str:
    """Return what a record `t` must be to stand in this state; empty for all."""
    return _CONDITIONS.get(wanted, "").replace("{living}", _living())


@cache
def _living() -> str:
    """The condition that the record behind a reference `r` is not in the 回收站."""
    owners = [each.key for each in RECORD_TYPES if any(isinstance(one.kind, Files) for one in each.fields)]
    cases = " ".join(
        f"WHEN '{key}' THEN (SELECT x.deleted FROM \"{key}\" AS x WHERE x.id = h.record)" for key in owners
    )
    return (
        "EXISTS (SELECT 1 FROM head AS h WHERE h.record = r.parent"
        f" AND coalesce(CASE h.type {cases} END, 0) = 0)"
    )


def on_no_record() -> str:
    """Return what a file `t` must be to hang on nothing but an indicator or a required material."""
    return (
        "NOT EXISTS (SELECT 1 FROM reference AS r JOIN head AS k ON k.record = r.parent"
        " WHERE r.target = t.id AND r.deleted = 0"
        f" AND k.type NOT IN ('indicator', 'required_material') AND {_living()})"
    )


def proving_condition(indicator: str) -> str:
    """Return what a record `t` must be to prove this indicator, directly or through what it belongs to."""
    if not all(character.isalnum() or character == "-" for character in indicator):
        return "0"
    return _PROVING.replace("?", f"'{indicator}'")


@dataclass(frozen=True)
class Counts:
    """How many there are in all, and in each state; how many bytes are kept."""

    total: int
    count_by_state: Mapping[str, int]
    size: str


def counts(store: Store, query: ListQuery) -> Counts:
    """The numbers on the chips, for the other filters as they stand."""
    with store.read() as session:
        total = queries.count(session, EVIDENCE, query)
        found = {
            name: queries.count(
                session, EVIDENCE, replace(query, conditions=(*query.conditions, state_condition(name)))
            )
            for name in STATES
        }
        sql = (
            "SELECT sum(size) FROM (SELECT max(size) AS size FROM evidence WHERE deleted = 0 GROUP BY sha256)"
        )
        held = session.connection().exec_driver_sql(sql).scalar()
    return Counts(total, found, size_text(held))


@dataclass(frozen=True)
class Choices:
    """What the list may be filtered by: units that material comes from, indicators it proves."""

    units: tuple[tuple[str, str], ...]
    indicators: tuple[tuple[str, str], ...]


def choices(store: Store) -> Choices:
    """Only those that there is material of."""
    with store.read() as session:
        connection = session.connection()
        units = connection.exec_driver_sql(
            "SELECT DISTINCT source_unit FROM evidence WHERE deleted = 0 AND source_unit <> ''"
        ).scalars()
        indicators = connection.exec_driver_sql(
            "SELECT id, number FROM indicator WHERE deleted = 0 AND (id IN (SELECT target FROM reference"
            " WHERE field = 'indicators' AND deleted = 0) OR id IN (SELECT parent FROM reference"
            " WHERE field = 'files' AND deleted = 0)) ORDER BY length(number), number"
        ).all()
        names = queries.names(session, list(units))
    return Choices(
        tuple(sorted(names.items(), key=lambda pair: pair[1])),
        tuple((one, f"指标 {number}" if number else "指标（无序号）") for one, number in indicators),
    )


@dataclass(frozen=True)
class EvidenceStanding(Standing):
    """What is the matter with a piece of evidence."""

    marks: tuple[Badge, ...] = ()

    @property
    def badges(self) -> tuple[Badge, ...]:
        return self.marks


@dataclass(frozen=True)
class EvidenceRow(ListRow):
    """A row of the list, with where it is used and what its tile shows."""

    uses: int = 0
    below: str = ""
    """2023年6月2日 · 3 处 · 2 页."""


def look(
    store: Store, record_type: RecordType, query: ListQuery, *, blocks: Sequence[int] = ()
) -> lists.Listing:
    """The list of a query with the rows in sight."""
    found = lists.look(store, record_type, query, blocks=blocks)
    with store.read() as session:
        shown = {number: _told(session, rows) for number, rows in found.blocks.items()}
    return replace(found, blocks=shown)


def block(store: Store, record_type: RecordType, ids: Sequence[str]) -> Block:
    """The rows of these ids."""
    plain = lists.block(store, record_type, ids)
    with store.read() as session:
        return _told(session, plain)


def _told(session: Session, rows: Block) -> Block:
    known = [row for row in rows if row]
    hashes = [str(row.values["sha256"] or "") for row in known]
    facts = _Facts(
        _uses(session, [row.id for row in known]),
        state.states(session, hashes),
        _doubles(session, [row.id for row in known]),
    )
    return tuple(row and _told_row(row, facts) for row in rows)


@dataclass(frozen=True)
class _Facts:
    uses: Mapping[str, int]
    states: Mapping[str, str]
    doubles: frozenset[str]


def _uses(session: Session, ids: Sequence[str]) -> dict[str, int]:
    """Return how many records each file belongs to, itself or in a part of it, its indicators counted in."""
    found: dict[str, int] = {}
    for marks, lot in blocks(ids):
        sql = (
            "SELECT target, count(DISTINCT owner) FROM ("
            "SELECT r.target AS target, coalesce(nullif(h.parent, ''), r.parent) AS owner FROM reference AS r"
            " JOIN head AS h ON h.record = r.parent"
            f" WHERE r.deleted = 0 AND r.target IN ({marks}) AND {_living()}"
            " UNION ALL SELECT parent, target FROM reference"
            f" WHERE deleted = 0 AND field = 'indicators' AND parent IN ({marks})) GROUP BY target"
        )
        for one, count in session.connection().exec_driver_sql(sql, (*lot, *lot)):
            found[one] = count
    return found


def _doubles(session: Session, ids: Sequence[str]) -> frozenset[str]:
    found: set[str] = set()
    for marks, lot in blocks(ids):
        sql = f"SELECT id FROM evidence AS t WHERE id IN ({marks}) AND {_CONDITIONS[DOUBLE]}"
        found.update(session.connection().exec_driver_sql(sql, lot).scalars())
    return frozenset(found)


def _told_row(row: ListRow, facts: _Facts) -> EvidenceRow:
    values, uses = row.values, facts.uses.get(row.id, 0)
    found = facts.states.get(str(values["sha256"] or ""), "")
    is_missing = not values["sha256"] or found == state.MISSING
    marks: list[Badge] = []
    if is_missing:
        marks.append((MISSING, "bad"))
    if found == state.CHANGED:
        marks.append((CHANGED, "bad"))
    if not uses:
        marks.append((UNUSED, "bad"))
    if not values["signed_on"]:
        marks.append((UNDATED, "warn"))
    if row.id in facts.doubles:
        marks.append((DOUBLE, "info"))
    used = f"{uses} 处" if uses else ""
    pages = f"{values['pages']} 页" if (values["pages"] or 0) > 1 else ""
    parts = [str(values["signed_on"] or "日期待补"), used, pages]
    plain: dict[str, Any] = {name: getattr(row, name) for name in ListRow.__dataclass_fields__}
    plain["standing"] = EvidenceStanding(marks=tuple(marks))
    below = "登记过，文件不在" if is_missing else " · ".join(filter(None, parts))
    return EvidenceRow(**plain, uses=uses, below=below)
