"""A statement that was kept: its edited paragraphs take the place of the composed ones."""

from collections.abc import Iterable
from dataclasses import replace

from sqlmodel import Session, col, select

from lushan_desktop.domain.record import Reference
from lushan_desktop.domain.records.paragraph import Paragraph
from lushan_desktop.domain.records.section import Section
from lushan_desktop.domain.records.statement import Statement as StatementRecord
from lushan_desktop.reports.statement.passage import pieces_of
from lushan_desktop.reports.statement.value import (
    Link,
    ReviewNote,
    Statement,
    StatementParagraph,
    StatementSection,
)


def stored_paragraphs(session: Session, statement_id: str) -> dict[str, tuple[Section, Paragraph]]:
    """The paragraphs of a kept statement by their source key, in their order."""
    sections = session.exec(
        select(Section)
        .where(col(Section.parent) == statement_id, col(Section.deleted).is_(False))
        .order_by(col(Section.position), col(Section.id))
    ).all()
    found: dict[str, tuple[Section, Paragraph]] = {}
    for section in sections:
        rows = session.exec(
            select(Paragraph)
            .where(col(Paragraph.parent) == section.id, col(Paragraph.deleted).is_(False))
            .order_by(col(Paragraph.position), col(Paragraph.id))
        )
        found.update((row.source or row.id, (section, row)) for row in rows)
    return found


def with_stored(session: Session, statement: Statement, record: StatementRecord | None) -> Statement:
    """Put the clerk's own words where they belong; what was written about records that are gone stays."""
    if record is None:
        return statement
    kept = stored_paragraphs(session, record.id)
    sections = [_merged(section, kept) for section in statement.sections]
    known = {paragraph.key for paragraph in statement.paragraphs}
    notes = list(statement.notes)
    for key, (owner, paragraph) in kept.items():
        if key in known or not paragraph.edited:
            continue
        links = _links(session, paragraph)
        sections = [_with_orphan(section, owner, key, paragraph, links) for section in sections]
        notes.append(
            ReviewNote(f"“{paragraph.text[:20]}……”一段由人工改写，所依据的台账已不在，请核对去留。", links)
        )
    merged = replace(statement, sections=tuple(sections), notes=tuple(notes), stored=record.id)
    if not record.title or record.title == statement.title:
        return merged
    told = f"标题用已存文稿的写法；按台账应为“{statement.title}”。"
    note = ReviewNote(told, (Link("statement", record.id, "title"),))
    return replace(merged, title=record.title, title_lines=(), notes=(*merged.notes, note))


def _merged(section: StatementSection, kept: dict[str, tuple[Section, Paragraph]]) -> StatementSection:
    return replace(section, paragraphs=tuple(_own_words(each, kept) for each in section.paragraphs))


def _own_words(
    composed: StatementParagraph, kept: dict[str, tuple[Section, Paragraph]]
) -> StatementParagraph:
    if composed.key not in kept:
        return composed
    stored = kept[composed.key][1]
    if not stored.edited:
        return replace(composed, stored=stored.id, composed=composed.text)
    pieces = pieces_of(stored.text, composed.links, composed.gaps)
    return replace(composed, stored=stored.id, edited=True, composed=composed.text, pieces=pieces)


def _with_orphan(
    section: StatementSection, owner: Section, key: str, paragraph: Paragraph, links: Iterable[Link]
) -> StatementSection:
    if section.key != owner.source:
        return section
    pieces = pieces_of(paragraph.text, tuple(links), ())
    orphan = StatementParagraph(key, "人工改写", pieces, stored=paragraph.id, edited=True)
    return replace(section, paragraphs=(*section.paragraphs, orphan))


def _links(session: Session, paragraph: Paragraph) -> tuple[Link, ...]:
    rows = session.exec(
        select(Reference).where(
            col(Reference.parent) == paragraph.id,
            col(Reference.field) == "records",
            col(Reference.deleted).is_(False),
        )
    )
    return tuple(Link(row.role, row.target) for row in rows)
