"""材料编号: giving the proof of an indicator its numbers, and putting them into order again."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.evidence.evidence import Evidence
from lushan_desktop.domain.evidence.proof import Proof
from lushan_desktop.domain.indicators.indicator import Indicator
from lushan_desktop.reports.indicator_finding import find_indicator
from lushan_desktop.reports.proof_numbers import (
    NumberedProof,
    kept_serials,
    linked_evidence,
    number_of,
    numbered,
)
from lushan_desktop.storage.log.step import Changes, Step
from lushan_desktop.storage.store import Store


@dataclass(frozen=True)
class NumberHeld:
    """A number that a piece of evidence has under one indicator."""

    indicator: str
    number: str


def numbers(session: Session, indicator_id: str) -> tuple[NumberedProof, ...]:
    """The proof of an indicator in the order of its numbers; given and coming ones."""
    return tuple(each for each in numbered(session, indicator_id) if each.is_proof)


def evidence_of(session: Session, indicator_id: str) -> list[Evidence]:
    """The files that prove an indicator, in the order of their numbers."""
    found = (session.get(Evidence, one.evidence) for one in numbers(session, indicator_id))
    return [item for item in found if item is not None]


def assign_all(store: Store, indicator_ids: Sequence[str]) -> Changes | None:
    """Give every proof of these indicators that has none its number, for good; None where all have theirs.

    What is read-only shows the coming numbers.
    """
    with store.read_long() as session:
        wanting = [one for one in indicator_ids if not all(each.is_kept for each in numbers(session, one))]
    if not wanting or store.is_read_only:
        return None
    with store.change("编材料编号") as step:
        for indicator in wanting:
            assign_within(step, indicator)
    return step.changes


def assign_within(step: Step, indicator_id: str) -> None:
    """The same for one indicator, inside a step that is open."""
    step.session.flush()
    kept = kept_serials(step.session, indicator_id)
    following = max(kept.values(), default=0)
    for evidence in linked_evidence(step.session, indicator_id):
        if evidence not in kept:
            following += 1
            step.add(Proof(indicator=indicator_id, evidence=evidence, serial=following))


def assign_everywhere(store: Store) -> Changes | None:
    """Give all proof its number before a paper cites it; None where there was nothing to give."""
    with store.read_long() as session:
        rows = session.scalars(select(col(Indicator.id)).where(col(Indicator.deleted).is_(False))).all()
    return assign_all(store, rows)


def renumber_all(store: Store, indicator_ids: Sequence[str]) -> Changes:
    """Number the proof of these anew from 01, by date and name, without gaps, as one undoable step."""
    with store.change("重排材料编号") as step:
        for indicator in indicator_ids:
            _renumber(step, indicator)
    return step.changes


def _renumber(step: Step, indicator_id: str) -> None:
    rows = select(Proof).where(col(Proof.indicator) == indicator_id, col(Proof.deleted).is_(False))
    held = {row.evidence: row for row in step.session.scalars(rows)}
    ordered = _in_order(step.session, linked_evidence(step.session, indicator_id))
    for serial, evidence in enumerate(ordered, 1):
        proof = held.pop(evidence, None) or Proof(indicator=indicator_id, evidence=evidence)
        proof.serial = serial
        step.add(proof)
    for left in held.values():
        left.deleted = True
        step.add(left)


def _in_order(session: Session, evidence: list[str]) -> list[str]:
    """By date, what has none last; then by name."""
    items = [item for item in (session.get(Evidence, one) for one in evidence) if item]
    items.sort(key=lambda item: (not item.signed_on, item.signed_on or "", item.title, item.id))
    return [item.id for item in items]


def numbers_of_evidence(session: Session, evidence_id: str) -> tuple[NumberHeld, ...]:
    """The numbers a piece of evidence has under the indicators it proves."""
    found: list[NumberHeld] = []
    for indicator in indicators_of(session, evidence_id):
        number = number_of(session, indicator).get(evidence_id)
        if number:
            found.append(NumberHeld(indicator, number))
    return tuple(found)


def indicator_called(store: Store, number: str) -> str:
    """The id of the indicator of this number, of several editions the one in use. Raises UserError."""
    with store.read() as session:
        found = find_indicator(session, number)
    if found is None:
        raise UserError("请填指标序号，如 93。", field="indicator")
    return found.id


_INDICATORS = """
WITH owner (id) AS (
    SELECT coalesce(nullif(h.parent, ''), h.record) FROM reference AS f JOIN head AS h ON h.record = f.parent
    WHERE f.target = ?1 AND f.deleted = 0
    UNION SELECT ?1
)
SELECT r.target FROM reference AS r JOIN owner ON owner.id = r.parent
    WHERE r.field = 'indicators' AND r.deleted = 0
UNION SELECT m.indicator FROM required_material AS m JOIN owner ON owner.id = m.id WHERE m.deleted = 0
UNION SELECT t.indicator FROM reference AS r JOIN owner ON owner.id = r.target
    JOIN paragraph AS p ON p.id = r.parent AND p.deleted = 0
    JOIN section AS s ON s.id = p.parent AND s.deleted = 0
    JOIN statement AS t ON t.id = s.parent AND t.deleted = 0
    WHERE r.field = 'linked' AND r.deleted = 0
UNION SELECT n.id FROM indicator AS n JOIN owner ON owner.id = n.id WHERE n.deleted = 0
"""


def indicators_of(session: Session, evidence_id: str) -> list[str]:
    """The living indicators that a piece of evidence may prove, in the order of their numbers."""
    ids = list(session.connection().exec_driver_sql(_INDICATORS, (evidence_id,)).scalars())
    found = [item for item in (session.get(Indicator, one) for one in ids) if item and not item.deleted]
    return [item.id for item in sorted(found, key=lambda item: (len(item.number), item.number, item.id))]
