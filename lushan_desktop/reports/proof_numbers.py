"""The numbers of the proof of an indicator (93-02): what is its proof, and which number each piece has.

What is kept is stable, gaps stay. What proves the indicator and has no number yet is shown under the one
it will be given: the next ones, in the order in which things became its proof.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from lushan_desktop.domain.evidence.proof import Proof
from lushan_desktop.domain.indicators.indicator import Indicator
from lushan_desktop.domain.indicators.indicator_system import IndicatorSystem
from lushan_desktop.domain.proof_number import spelled
from lushan_desktop.storage import gaps_counted
from lushan_desktop.storage.log.log import blocks

_LINKS = """
WITH material (id) AS (SELECT id FROM required_material WHERE indicator = ?1 AND deleted = 0),
hung (id, link) AS (
    SELECT r.target, r.id FROM material AS m CROSS JOIN reference AS r ON r.parent = m.id
    WHERE r.field = 'records' AND r.deleted = 0
    UNION ALL
    SELECT r.target, r.id FROM statement AS t
    CROSS JOIN section AS s ON s.parent = t.id AND s.deleted = 0
    CROSS JOIN paragraph AS p ON p.parent = s.id AND p.deleted = 0
    CROSS JOIN reference AS r ON r.parent = p.id AND r.field = 'linked' AND r.deleted = 0
    WHERE t.indicator = ?1 AND t.deleted = 0
),
owner (id) AS (
    SELECT ?1 UNION SELECT id FROM material UNION SELECT id FROM hung
    UNION SELECT parent FROM reference WHERE field = 'indicators' AND target = ?1 AND deleted = 0
),
holder (id) AS (
    SELECT id FROM owner
    UNION SELECT p.record FROM owner CROSS JOIN head AS p ON p.parent = owner.id AND p.parent <> ''
)
SELECT f.target, f.id, coalesce(nullif(h.parent, ''), h.record),
    coalesce(o.type, h.type), coalesce(i.id, k.link)
FROM holder
CROSS JOIN reference AS f ON f.parent = holder.id
CROSS JOIN evidence AS e ON e.id = f.target AND e.deleted = 0
CROSS JOIN head AS h ON h.record = f.parent
LEFT JOIN head AS o ON o.record = h.parent
LEFT JOIN reference AS i ON i.parent = coalesce(nullif(h.parent, ''), h.record)
    AND i.field = 'indicators' AND i.target = ?1 AND i.deleted = 0
LEFT JOIN hung AS k ON k.id = coalesce(nullif(h.parent, ''), h.record)
WHERE f.deleted = 0 AND (
    i.id IS NOT NULL OR k.id IS NOT NULL OR f.parent = ?1 OR f.parent IN (SELECT id FROM material)
)
UNION ALL
SELECT e.id, k.link, e.id, 'evidence', NULL FROM hung AS k
CROSS JOIN evidence AS e ON e.id = k.id AND e.deleted = 0
UNION ALL
SELECT e.id, i.id, e.id, 'evidence', NULL FROM reference AS i
JOIN evidence AS e ON e.id = i.parent AND e.deleted = 0
WHERE i.field = 'indicators' AND i.target = ?1 AND i.deleted = 0
"""
"""Evidence of the indicator itself, of its required materials, of the records that answer it, hang on a
material or were put to a paragraph of its statement, and what says of itself that it answers it. It begins
at what may hold such files (`holder`), so that the rest of the evidence costs nothing."""
_TOP = 10
"""Levels of an indicator system; a circle of superiors ends here."""


@dataclass(frozen=True)
class NumberedProof:
    """One piece of evidence of an indicator under its number."""

    evidence: str
    serial: int
    number: str
    is_kept: bool
    """True if the number was given for good."""
    is_proof: bool = True
    """False where nothing of the indicator speaks of it any more."""


def numbered(session: Session, indicator_id: str) -> tuple[NumberedProof, ...]:
    """All proof of an indicator in the order of its numbers, each under one number."""
    linked = linked_evidence(session, indicator_id)
    kept = kept_serials(session, indicator_id)
    following = max(kept.values(), default=0)
    serials = dict(kept)
    for evidence in linked:
        if evidence not in serials:
            following += 1
            serials[evidence] = following
    write = _Writer(session, indicator_id)
    living = set(linked)
    return tuple(
        NumberedProof(evidence, serial, write.number(serial), evidence in kept, evidence in living)
        for evidence, serial in sorted(serials.items(), key=lambda pair: pair[1])
    )


def number_of(session: Session, indicator_id: str) -> dict[str, str]:
    """The number of each piece of evidence that proves the indicator: {id: "93-02"}."""
    return {each.evidence: each.number for each in numbered(session, indicator_id) if each.is_proof}


def kept_serials(session: Session, indicator_id: str) -> dict[str, int]:
    """The serials given for good; of two that are the same the older one counts."""
    rows = session.scalars(
        select(Proof)
        .where(
            col(Proof.indicator) == indicator_id,
            col(Proof.deleted).is_(False),
            col(Proof.serial).is_not(None),
        )
        .order_by(col(Proof.id))
    )
    found: dict[str, int] = {}
    taken: set[int] = set()
    for row in rows:
        if row.evidence not in found and row.serial is not None and row.serial not in taken:
            found[row.evidence] = row.serial
            taken.add(row.serial)
    return found


def linked_evidence(session: Session, indicator_id: str) -> list[str]:
    """The evidence that proves the indicator, in the order in which it came to do so."""
    rows = session.connection().exec_driver_sql(_LINKS, (indicator_id,)).all()
    living = _living(session, {(kind, owner) for _, _, owner, kind, _ in rows})
    moments: dict[str, str] = {}
    for evidence, link, owner, _, answer in rows:
        if owner in living:
            moment = max(link, answer or "")
            moments[evidence] = min(moments.get(evidence, moment), moment)
    return sorted(moments, key=lambda evidence: (moments[evidence], evidence))


def _living(session: Session, owners: Iterable[tuple[str, str]]) -> set[str]:
    by_type: dict[str, list[str]] = {}
    for kind, owner in owners:
        by_type.setdefault(kind, []).append(owner)
    found: set[str] = set()
    for kind, ids in by_type.items():
        for marks, lot in blocks(ids):
            sql = f'SELECT t.id FROM "{kind}" AS t WHERE {gaps_counted.holds(kind)} AND t.id IN ({marks})'
            found.update(session.connection().exec_driver_sql(sql, lot).scalars())
    return found


class _Writer:
    """Writes serials the way the office does."""

    def __init__(self, session: Session, indicator_id: str) -> None:
        indicator = session.get(Indicator, indicator_id)
        system = session.get(IndicatorSystem, indicator.system) if indicator else None
        self._pattern = system.proof_pattern if system else ""
        self._number = indicator.number if indicator else ""
        self._group = _group_of(session, indicator)

    def number(self, serial: int) -> str:
        return spelled(self._pattern, self._group, self._number, serial)


def _group_of(session: Session, indicator: Indicator | None) -> str:
    """The number of the topmost indicator above this one: 九."""
    above = ""
    for _ in range(_TOP):
        if indicator is None or not indicator.superior:
            break
        indicator = session.get(Indicator, indicator.superior)
        above = indicator.number if indicator else above
    return above.strip("、. ")
