"""Evidence in the order of its numbers, indicator by indicator, with the paper each piece is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from lushan_desktop.domain.evidence.evidence import EVIDENCE
from lushan_desktop.domain.indicators.indicator import Indicator
from lushan_desktop.reports.cells import Entry
from lushan_desktop.reports.ledger import asked_for
from lushan_desktop.reports.proof_numbers import numbered
from lushan_desktop.reports.report import Options
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.log.log import blocks

UNPLACED = "未对应指标"
_INDICATORS = """
SELECT id FROM indicator WHERE deleted = 0 AND (
    id IN (SELECT target FROM reference WHERE field = 'indicators' AND deleted = 0)
    OR id IN (SELECT parent FROM reference WHERE field = 'files' AND deleted = 0)
    OR id IN (SELECT m.indicator FROM required_material AS m WHERE m.deleted = 0)
)
"""


@dataclass(frozen=True)
class NumberedEvidence:
    """A piece of evidence under one indicator."""

    group: str
    number: str
    entry: Entry


def in_order(session: Session, options: Options) -> list[NumberedEvidence]:
    """Return what was asked for, by indicator and number; what proves none stands last.

    Of one `indicator`, or of several `indicators`, where that is asked for.
    """
    query = asked_for({**options, "indicator": ""}, EVIDENCE)
    wanted = [str(one) for one in options.get("indicators") or (options.get("indicator"),) if one]
    ids = queries.ids(session, EVIDENCE, query)
    entry_by_id = {row["id"]: row for row in queries.rows(session, EVIDENCE, ids)}
    found: list[NumberedEvidence] = []
    placed: set[str] = set()
    for indicator in _indicators(session, wanted):
        group = "　".join(part for part in (_ordinal(indicator), indicator.text) if part)
        for proof in numbered(session, indicator.id):
            if proof.is_proof and proof.evidence in entry_by_id:
                found.append(NumberedEvidence(group, proof.number, entry_by_id[proof.evidence]))
                placed.add(proof.evidence)
    if not wanted:
        found += [
            NumberedEvidence(UNPLACED, "", row) for one, row in entry_by_id.items() if one not in placed
        ]
    return found


def _ordinal(indicator: Indicator) -> str:
    return f"第{indicator.number}项" if indicator.number else ""


def _indicators(session: Session, wanted: Sequence[str]) -> Sequence[Indicator]:
    ids = wanted or list(session.connection().exec_driver_sql(_INDICATORS).scalars())
    rows = session.scalars(select(Indicator).where(col(Indicator.id).in_(ids))).all()
    return sorted(rows, key=lambda row: (len(row.number), row.number, row.id))


def document_numbers(session: Session, rows: Sequence[NumberedEvidence]) -> Mapping[str, str]:
    """The 文号 of the paper that a piece of evidence is a file of."""
    found: dict[str, str] = {}
    for marks, lot in blocks(list(dict.fromkeys(row.entry["id"] for row in rows))):
        sql = (
            "SELECT r.target, d.number FROM reference AS r JOIN document AS d ON d.id = r.parent"
            f" AND d.deleted = 0 AND d.number <> '' WHERE r.deleted = 0 AND r.target IN ({marks})"
        )
        found.update(map(tuple, session.connection().exec_driver_sql(sql, lot)))
    return found


class Pages:
    """起止页 within a group: 1-2, 3; unknown after the first piece whose pages were not counted."""

    def __init__(self) -> None:
        self._group, self._next = "", 1

    def span(self, group: str, pages: int | None) -> str:
        if group != self._group:
            self._group, self._next = group, 1
        if not pages or not self._next:
            self._next = 0
            return ""
        first, self._next = self._next, self._next + pages
        return str(first) if pages == 1 else f"{first}-{self._next - 1}"


def each_with_pages(rows: Sequence[NumberedEvidence]) -> Iterator[tuple[NumberedEvidence, str]]:
    """Every row with the pages it takes in its group."""
    pages = Pages()
    for row in rows:
        yield row, pages.span(row.group, row.entry["pages"])
