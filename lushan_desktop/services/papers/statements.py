"""Keeping a 情况说明: composed, edited paragraph by paragraph, held against the records it came from."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.kinds import Day
from lushan_desktop.domain.papers.paragraph import Paragraph
from lushan_desktop.domain.papers.section import Section
from lushan_desktop.domain.papers.statement import Statement as StatementRecord
from lushan_desktop.domain.papers.statement_terms import CLOSED, DRAFT, MANNERS, REOPENED_BY
from lushan_desktop.domain.record import ChildRecord, Record, Reference
from lushan_desktop.reports.papers.report import SITUATION_STATEMENT
from lushan_desktop.reports.papers.stored import stored_paragraphs
from lushan_desktop.reports.report import Options
from lushan_desktop.reports.statement_value import Link, Statement, StatementParagraph, StatementSection
from lushan_desktop.storage.log.step import Changes, Step
from lushan_desktop.storage.store import Store

C = TypeVar("C", bound=ChildRecord)

_BODY, _ITEM = 0, 3
"""The levels of a plain paragraph and of one that is numbered 1. 2. 3."""


@dataclass(frozen=True)
class ChangedParagraph:
    """A paragraph whose records would now be written otherwise than when it was kept."""

    paragraph: str
    """The id of the kept paragraph; empty for one that the kept statement does not have yet."""
    key: str
    label: str
    kept: str
    """What the records said when it was kept; empty where it is new."""
    now: str
    """What they say now; empty where its records are gone."""
    is_edited: bool = False
    text: str = ""
    """What stands on the paper, a clerk's words included."""


def preview(store: Store, options: Options) -> Statement:
    """The statement as it would print now; open options are proposed, or taken from the kept one."""
    with store.read_long() as session:
        return _gather(session, options)


def _gather(session: Session, options: Options) -> Statement:
    report = SITUATION_STATEMENT
    if set(options) == {"statement"}:
        return _as_kept(session, str(options["statement"]))
    statement: Statement = report.gather(session, report.completed(session, options))
    return statement


def _as_kept(session: Session, statement_id: str) -> Statement:
    """The statement composed anew under the very options it was kept with."""
    statement: Statement = SITUATION_STATEMENT.gather(session, {"statement": statement_id})
    return statement


def keep(store: Store, options: Options) -> Changes:
    """Store the statement with its paragraphs, over the one named by `statement` or as a new one.

    Paragraphs that a clerk edited keep their words.
    """
    with store.change("保存情况说明") as step:
        keep_within(step, options)
    return step.changes


def keep_within(step: Step, options: Options) -> StatementRecord:
    """The same inside a step that is open. Raises UserError where the kept one is closed."""
    statement = _gather(step.session, options)
    record = step.get(StatementRecord, statement.stored) if statement.stored else StatementRecord()
    ensure_draft(record)
    _write_head(step, record, statement)
    kept = stored_paragraphs(step.session, record.id)
    held = {section.source: section for section in _children(step.session, Section, record.id)}
    written = _write_sections(step, record, statement, held, kept)
    _discard(step, [row for key, (_, row) in kept.items() if key not in written])
    sources = {section.key for section in statement.sections}
    _discard(step, [section for source, section in held.items() if source not in sources])
    return record


def ensure_draft(record: StatementRecord) -> None:
    """Raises UserError for a statement that is closed: its words stand."""
    if record.stage in CLOSED:
        way = REOPENED_BY[record.stage]
        raise UserError(f"这份情况说明{record.stage}，文字不再改动。修改请先点“{way}”。")


def _write_head(step: Step, record: StatementRecord, statement: Statement) -> None:
    record.indicator = statement.indicator
    record.title = statement.title
    record.shape, record.topic = statement.shape, statement.topic
    record.stage = record.stage or DRAFT
    record.period_start = Day().store(statement.start)
    record.period_end = Day().store(statement.end)
    record.issuer = statement.issuer_id
    record.signed_on = Day().store(statement.signed)
    for name in MANNERS:
        setattr(record, name, getattr(statement.manner, name))
    step.add(record)


def _write_sections(
    step: Step,
    record: StatementRecord,
    statement: Statement,
    held: dict[str, Section],
    kept: dict[str, tuple[Section, Paragraph]],
) -> set[str]:
    written: set[str] = set()
    for place, section in enumerate(statement.sections):
        owner = _write_section(step, held.get(section.key) or Section(), record.id, place, section)
        for position, paragraph in enumerate(section.paragraphs):
            written.add(paragraph.key)
            row = kept[paragraph.key][1] if paragraph.key in kept else Paragraph()
            row.parent, row.position = owner.id, position
            _write_paragraph(step, row, paragraph)
    return written


def _write_section(step: Step, row: Section, parent: str, place: int, section: StatementSection) -> Section:
    row.parent, row.position = parent, place
    row.source, row.heading, row.level = section.key, section.heading, section.level
    step.add(row)
    return row


def _write_paragraph(step: Step, row: Paragraph, paragraph: StatementParagraph) -> None:
    row.source, row.text, row.edited = paragraph.key, paragraph.text, paragraph.edited
    row.level = _ITEM if paragraph.number else _BODY
    if not paragraph.edited:
        row.generated = paragraph.text
    step.add(row)
    _write_links(step, row, paragraph.behind)


def _write_links(step: Step, row: Paragraph, links: Iterable[Link]) -> None:
    held = {
        each.target: each for each in _children(step.session, Reference, row.id) if each.field == "records"
    }
    for position, link in enumerate(links):
        reference = held.pop(link.record, None)
        reference = reference or Reference(parent=row.id, field="records", target=link.record)
        reference.position, reference.role = position, link.record_type
        step.add(reference)
    _discard(step, held.values())


def _children(session: Session, model: type[C], parent_id: str) -> list[C]:
    living = select(model).where(col(model.parent) == parent_id, col(model.deleted).is_(False))
    return list(session.scalars(living).all())


def _discard(step: Step, records: Iterable[Record]) -> None:
    for record in records:
        record.deleted = True
        step.add(record)


def edit_paragraph(store: Store, paragraph_id: str, text: str) -> Changes:
    """Put a clerk's words in place of the composed ones; the paragraph keeps its records.

    Raises UserError for an empty text.
    """
    words = text.strip()
    if not words:
        raise UserError("这一段没有文字。不要这一段的，请删去它所依据的台账，或改写成别的文字。")
    with store.change("改写情况说明一段") as step:
        row = step.get(Paragraph, paragraph_id)
        composed = _draft_of(step, row).paragraph(row.source)
        now = _said_by_records(composed) if composed else row.generated
        row.text, row.generated, row.edited = words, now, words != now
        step.add(row)
    return step.changes


def _said_by_records(composed: StatementParagraph) -> str:
    """What the records say of a paragraph; nothing where they are gone and only a clerk's words are left."""
    return composed.composed or ("" if composed.edited else composed.text)


def regenerate(store: Store, paragraph_id: str) -> Changes:
    """Write one paragraph anew from its records; all others stay as they are.

    A paragraph whose records are gone is written no more.
    """
    with store.change("按台账重写情况说明一段") as step:
        row = step.get(Paragraph, paragraph_id)
        composed = _draft_of(step, row).paragraph(row.source)
        if composed is None or not composed.composed:
            _discard(step, [row])
        else:
            _write_anew(step, row, composed)
    return step.changes


def regenerate_all(store: Store, statement_id: str) -> Changes:
    """Write every paragraph anew from its records, edited ones too; those without records stay."""
    with store.change("按台账重写整篇情况说明") as step:
        ensure_draft(step.get(StatementRecord, statement_id))
        statement = _as_kept(step.session, statement_id)
        for key, (_, row) in stored_paragraphs(step.session, statement_id).items():
            composed = statement.paragraph(key)
            if composed is not None and composed.composed:
                _write_anew(step, row, composed)
        step.session.flush()
        keep_within(step, {"statement": statement_id})
    return step.changes


def _write_anew(step: Step, row: Paragraph, composed: StatementParagraph) -> None:
    row.text = row.generated = composed.composed
    row.edited = False
    step.add(row)
    _write_links(step, row, composed.behind)


def _draft_of(step: Step, row: Paragraph) -> Statement:
    """The statement of a paragraph, composed anew. Raises UserError where it is closed."""
    statement_id = _statement_of(step.session, row)
    ensure_draft(step.get(StatementRecord, statement_id))
    return _as_kept(step.session, statement_id)


def _statement_of(session: Session, row: Paragraph) -> str:
    section = session.get(Section, row.parent)
    return section.parent if section else ""


def changed_since(store: Store, statement_id: str) -> tuple[ChangedParagraph, ...]:
    """The paragraphs that the records would now word otherwise, new ones and orphaned ones included."""
    with store.read_long() as session:
        statement = _as_kept(session, statement_id)
        kept = {key: row for key, (_, row) in stored_paragraphs(session, statement_id).items()}
        if not kept:
            return ()
        changed: list[ChangedParagraph] = []
        for paragraph in statement.paragraphs:
            row = kept.get(paragraph.key)
            now = paragraph.composed or ("" if paragraph.edited else paragraph.text)
            before = row.generated if row else ""
            if now != before:
                changed.append(_changed(row, paragraph.key, paragraph.label, now))
        present = {paragraph.key for paragraph in statement.paragraphs}
        changed += [_changed(row, key, "", "") for key, row in kept.items() if key not in present]
        return tuple(changed)


def _changed(row: Paragraph | None, key: str, label: str, now: str) -> ChangedParagraph:
    if row is None:
        return ChangedParagraph("", key, label, "", now)
    return ChangedParagraph(row.id, key, label or row.text[:12], row.generated, now, row.edited, row.text)
