"""The numbers of proofs (佐证93-02) behind the sentences they prove, and their list at the end."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from lushan_desktop.domain.evidence.evidence import Evidence
from lushan_desktop.domain.kinds import Files
from lushan_desktop.domain.record import Reference
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.reports.proof_numbers import number_of
from lushan_desktop.reports.statement_value import (
    GAP,
    Link,
    ProofLine,
    Statement,
    StatementParagraph,
    StatementSection,
)

_STOPS = "。！？"
_LOT = 500


def with_proofs(session: Session, statement: Statement) -> Statement:
    """The statement with its proofs named where the options ask for it."""
    number_by_evidence = number_of(session, statement.indicator)
    proofs = proofs_of(session, (link for each in statement.paragraphs for link in each.spoken_of))
    cited = statement
    if statement.manner.cites_proofs:
        numbers = {
            link: tuple(number_by_evidence[one] for one in found if one in number_by_evidence)
            for link, found in proofs.items()
        }
        cited = replace(statement, sections=tuple(_cited(each, numbers) for each in statement.sections))
    if not statement.manner.lists_proofs:
        return cited
    told = {one for found in proofs.values() for one in found}
    used = (told | _of_the_indicator(session, statement.indicator)) & number_by_evidence.keys()
    names = _names(session, used)
    lines = [ProofLine(number_by_evidence[one], names[one], one) for one in used if one in names]
    return replace(cited, proofs=tuple(sorted(lines, key=lambda line: _in_order(line.number))))


_OWN = """
SELECT f.target FROM reference AS f WHERE f.deleted = 0 AND f.field = 'files' AND (f.parent = ?1
    OR f.parent IN (SELECT id FROM required_material WHERE indicator = ?1 AND deleted = 0))
UNION SELECT i.parent FROM reference AS i JOIN evidence AS e ON e.id = i.parent
WHERE i.field = 'indicators' AND i.target = ?1 AND i.deleted = 0 AND NOT EXISTS (
    SELECT 1 FROM reference AS r JOIN head AS h ON h.record = r.parent
    WHERE r.target = i.parent AND r.deleted = 0 AND h.type NOT IN ('indicator', 'required_material')
)
"""
"""Files of the indicator, of its required materials, and those that name it and hang on no record."""


def _of_the_indicator(session: Session, indicator: str) -> set[str]:
    """The evidence that proves the indicator without any record: no sentence tells of it."""
    return set(session.connection().exec_driver_sql(_OWN, (indicator,)).scalars())


def proofs_of(session: Session, links: Iterable[Link]) -> dict[Link, tuple[str, ...]]:
    """The evidence of each record, in the order of its files; evidence itself proves itself."""
    by_id = {link.record: Link(link.record_type, link.record) for link in links if link.record}
    fields = {
        key: {spec.name for spec in RECORD_TYPES.get(key).fields if isinstance(spec.kind, Files)}
        for key in {link.record_type for link in by_id.values()}
    }
    found: dict[Link, list[str]] = defaultdict(list)
    for row in _references(session, sorted(by_id)):
        owner = by_id[row.parent]
        if row.field in fields[owner.record_type]:
            found[owner].append(row.target)
    found.update({link: [link.record] for link in by_id.values() if link.record_type == "evidence"})
    return {link: tuple(dict.fromkeys(targets)) for link, targets in found.items()}


def _references(session: Session, ids: list[str]) -> Iterable[Reference]:
    for place in range(0, len(ids), _LOT):
        yield from session.scalars(
            select(Reference)
            .where(col(Reference.parent).in_(ids[place : place + _LOT]), col(Reference.deleted).is_(False))
            .order_by(col(Reference.position), col(Reference.id))
        )


def _cited(section: StatementSection, numbers: dict[Link, tuple[str, ...]]) -> StatementSection:
    return replace(section, paragraphs=tuple(_paragraph(each, numbers) for each in section.paragraphs))


def _paragraph(paragraph: StatementParagraph, numbers: dict[Link, tuple[str, ...]]) -> StatementParagraph:
    """Each sentence names its proofs before its stop, each proof once in a paragraph."""
    said: set[str] = set()
    citations: list[tuple[int, str]] = []
    for sentence in paragraph.sentences:
        found = [number for link in sentence.links for number in numbers.get(link, ())]
        fresh = [number for number in dict.fromkeys(found) if number not in said]
        if fresh:
            said.update(fresh)
            ordered = "、".join(sorted(fresh, key=_in_order))
            citations.append((_before_stop(paragraph.text, sentence.end), f"（佐证{ordered}）"))
    return replace(paragraph, citations=tuple(citations))


def _before_stop(text: str, end: int) -> int:
    """Before the full stop; before a mark that stands right before it, so that it does not part them."""
    place = end - 1 if text[end - 1 : end] in tuple(_STOPS) else end
    marks = [match for match in GAP.finditer(text, 0, place) if match.end() == place]
    return marks[-1].start() if marks else place


def _names(session: Session, evidence: Iterable[str]) -> dict[str, str]:
    wanted = select(Evidence).where(col(Evidence.id).in_(sorted(evidence)))
    return {item.id: item.title or item.file_name for item in session.scalars(wanted)}


def _in_order(number: str) -> tuple[int, str]:
    return len(number), number
