"""A statement that was kept: its edited paragraphs take the place of the composed ones."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from lushan_desktop.domain.papers.paragraph import Paragraph
from lushan_desktop.domain.papers.section import Section
from lushan_desktop.domain.papers.statement import Statement as StatementRecord
from lushan_desktop.domain.papers.statement_terms import CLOSED, DRAFT
from lushan_desktop.domain.people.issuer import Issuer
from lushan_desktop.domain.record import Reference
from lushan_desktop.reports.papers.passage import pieces_of
from lushan_desktop.reports.papers.printing import numbered
from lushan_desktop.reports.papers.review import DECIDED
from lushan_desktop.reports.papers.typed import typed_pieces
from lushan_desktop.reports.statement_value import (
    AttachedRecord,
    Link,
    ReviewNote,
    Statement,
    StatementParagraph,
    StatementSection,
)


def stored_paragraphs(session: Session, statement_id: str) -> dict[str, tuple[Section, Paragraph]]:
    """The paragraphs of a kept statement by their source key, in their order."""
    sections = session.scalars(
        select(Section)
        .where(col(Section.parent) == statement_id, col(Section.deleted).is_(False))
        .order_by(col(Section.position), col(Section.id))
    ).all()
    found: dict[str, tuple[Section, Paragraph]] = {}
    for section in sections:
        rows = session.scalars(
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
    return _with_typed_told(_with_attached(session, _with_words(session, statement, record, kept)))


def _with_typed_told(statement: Statement) -> Statement:
    """Return what a clerk typed is told of in the 待核单: no record proves it."""
    notes = []
    for paragraph in statement.paragraphs:
        typed = [each for each in paragraph.sentences if each.is_typed and not each.links]
        if typed:
            words = "”“".join(paragraph.text[each.start : each.end][:20] for each in typed)
            owner = (Link("paragraph", paragraph.stored),) if paragraph.stored else ()
            notes.append(ReviewNote(f"{len(typed)}句由人工写入，没有台账佐证：“{words}”。", owner, DECIDED))
    return replace(statement, notes=(*statement.notes, *notes)) if notes else statement


def _with_attached(session: Session, statement: Statement) -> Statement:
    """Return what a clerk put to its paragraphs stands behind them, and is told of."""
    held = _attached(session, [each.stored for each in statement.paragraphs if each.stored])
    if not held:
        return statement
    sections = tuple(
        replace(
            section,
            paragraphs=tuple(
                replace(each, attached=tuple(held.get(each.stored, ()))) for each in section.paragraphs
            ),
        )
        for section in statement.sections
    )
    told = {each.link.record for found in held.values() for each in found}
    unused = tuple(link for link in statement.unused if link.record not in told)
    return replace(statement, sections=sections, unused=unused)


def _with_words(
    session: Session,
    statement: Statement,
    record: StatementRecord,
    kept: dict[str, tuple[Section, Paragraph]],
) -> Statement:
    if record.stage in CLOSED:
        return _as_closed(session, statement, record, kept)
    sections = [_merged(section, kept) for section in statement.sections]
    known = {paragraph.key for paragraph in statement.paragraphs}
    notes = list(statement.notes)
    for key, (owner, paragraph) in kept.items():
        if key in known or not paragraph.edited:
            continue
        links = _links(session, paragraph)
        sections = [_with_orphan(section, owner, key, paragraph, links) for section in sections]
        notes.append(
            ReviewNote(
                f"“{paragraph.text[:20]}……”一段由人工改写，所依据的台账已不在，请核对去留。", links, DECIDED
            )
        )
    merged = replace(
        statement, sections=tuple(sections), notes=tuple(notes), stored=record.id, stage=record.stage or DRAFT
    )
    if not record.title or record.title in (statement.title, _under(session, record.issuer, statement)):
        return merged
    told = f"标题用已存文稿的写法；按台账应为“{statement.title}”。"
    note = ReviewNote(told, (Link("statement", record.id, "title"),), DECIDED)
    return replace(merged, title=record.title, title_lines=(), notes=(*merged.notes, note))


def _under(session: Session, issuer_id: str, statement: Statement) -> str:
    """The title as it is composed under another name of the office: nobody worded it."""
    issuer = session.get(Issuer, issuer_id) if issuer_id else None
    return statement.title.replace(statement.issuer, issuer.name, 1) if issuer and statement.issuer else ""


def _as_closed(
    session: Session,
    statement: Statement,
    record: StatementRecord,
    kept: dict[str, tuple[Section, Paragraph]],
) -> Statement:
    """A paper that is closed says what it said then, whatever the records say by now."""
    composed = {paragraph.key: paragraph for paragraph in statement.paragraphs}
    sections: list[StatementSection] = []
    for owner in dict.fromkeys(section.id for section, _ in kept.values()):
        rows = [(key, row) for key, (section, row) in kept.items() if section.id == owner]
        section = next(section for section, _ in kept.values() if section.id == owner)
        told = in_items(
            [_as_it_was(session, composed.get(key), key, row) for key, row in rows],
            [bool(row.level) for _, row in rows],
        )
        sections.append(StatementSection(section.source, section.level or 0, section.heading, told))
    headings = _stored_headings(session, record.id, sections)
    title = record.title or statement.title
    lines = statement.title_lines if title == statement.title else ()
    return replace(
        statement,
        sections=numbered(headings),
        title=title,
        title_lines=lines,
        stored=record.id,
        stage=record.stage,
        remedies=(),
    )


def _stored_headings(
    session: Session, statement_id: str, told: list[StatementSection]
) -> list[StatementSection]:
    """The sections with paragraphs, and between them those that are headings alone."""
    by_key = {section.key: section for section in told}
    rows = session.scalars(
        select(Section)
        .where(col(Section.parent) == statement_id, col(Section.deleted).is_(False))
        .order_by(col(Section.position), col(Section.id))
    )
    return [
        by_key.get(row.source) or StatementSection(row.source, row.level or 0, row.heading) for row in rows
    ]


def _as_it_was(
    session: Session, composed: StatementParagraph | None, key: str, row: Paragraph
) -> StatementParagraph:
    links = tuple(_links(session, row))
    if composed is None:
        told = pieces_of(row.text, () if row.edited else links, ())
        told = tuple(replace(each, is_typed=row.edited) for each in told)
        return StatementParagraph(key, row.text[:12], told, stored=row.id, edited=row.edited, basis=links)
    pieces = composed.pieces
    if row.edited:
        pieces = typed_pieces(row.text, composed)
    elif composed.text != row.text:
        pieces = pieces_of(row.text, links or composed.links, composed.gaps)
    kept = replace(composed, stored=row.id, edited=row.edited, composed=composed.text, pieces=pieces)
    return replace(kept, number="", basis=links if row.edited else ())


def in_items(paragraphs: list[StatementParagraph], are_items: list[bool]) -> tuple[StatementParagraph, ...]:
    """1. 2. 3. before those that are items."""
    place = 0
    told = []
    for paragraph, is_item in zip(paragraphs, are_items, strict=True):
        place += is_item
        told.append(paragraph.with_number(f"{place}.") if is_item else paragraph)
    return tuple(told)


def _merged(section: StatementSection, kept: dict[str, tuple[Section, Paragraph]]) -> StatementSection:
    return replace(section, paragraphs=tuple(_own_words(each, kept) for each in section.paragraphs))


def _own_words(
    composed: StatementParagraph, held: dict[str, tuple[Section, Paragraph]]
) -> StatementParagraph:
    if composed.key not in held:
        return composed
    stored = held[composed.key][1]
    if not stored.edited:
        return replace(composed, stored=stored.id, composed=composed.text)
    pieces = typed_pieces(stored.text, composed)
    kept = replace(composed, stored=stored.id, edited=True, composed=composed.text, pieces=pieces)
    return replace(kept, basis=composed.told)


def _with_orphan(
    section: StatementSection, owner: Section, key: str, paragraph: Paragraph, links: Iterable[Link]
) -> StatementSection:
    if section.key != owner.source:
        return section
    pieces = tuple(replace(each, is_typed=True) for each in pieces_of(paragraph.text, (), ()))
    orphan = StatementParagraph(key, "人工改写", pieces, stored=paragraph.id, edited=True, basis=tuple(links))
    return replace(section, paragraphs=(*section.paragraphs, orphan))


def _links(session: Session, paragraph: Paragraph) -> tuple[Link, ...]:
    rows = session.scalars(
        select(Reference).where(
            col(Reference.parent) == paragraph.id,
            col(Reference.field) == "records",
            col(Reference.deleted).is_(False),
        )
    )
    return tuple(Link(row.role, row.target) for row in rows)


def _attached(session: Session, paragraphs: list[str]) -> dict[str, list[AttachedRecord]]:
    """Return what clerks put to these paragraphs, in the order in which they did."""
    rows = session.scalars(
        select(Reference)
        .where(
            col(Reference.parent).in_(paragraphs),
            col(Reference.field) == "linked",
            col(Reference.deleted).is_(False),
        )
        .order_by(col(Reference.position), col(Reference.id))
    )
    found: dict[str, list[AttachedRecord]] = defaultdict(list)
    for row in rows:
        found[row.parent].append(AttachedRecord(Link(row.role, row.target), row.note))
    return found
