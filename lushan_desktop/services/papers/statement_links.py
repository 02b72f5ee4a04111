"""Records that a clerk puts to a paragraph of a 情况说明, or to one of its sentences."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.papers.statement import Statement as StatementRecord
from lushan_desktop.domain.record import Reference
from lushan_desktop.reports.papers.stored import stored_paragraphs
from lushan_desktop.services.papers import statements
from lushan_desktop.storage.log.step import Changes, Step
from lushan_desktop.storage.store import Store

_TYPE = "SELECT type FROM head WHERE record = ?"


def attach(
    store: Store, statement_id: str, key: str, records: Sequence[str], *, sentence: str = ""
) -> Changes:
    """Put records to a paragraph, to one sentence of it where its words are given.

    They stay when the paragraph is written anew, and their proofs are cited with it. A paragraph that came
    up after the statement was kept is kept in the same step. Raises UserError for what is signed.
    """
    with store.change(f"情况说明挂接记录{len(records)}条") as step:
        statements.ensure_draft(step.get(StatementRecord, statement_id))
        paragraph = _kept(step, statement_id, key)
        held = {row.target: row for row in _held(step.session, paragraph)}
        for record in records:
            row = held.get(record) or Reference(parent=paragraph, field="linked", target=record)
            row.role, row.note = _type_of(step.session, record), sentence
            row.position = row.position or len(held)
            held[record] = row
            step.add(row)
    return step.changes


def detach(store: Store, statement_id: str, paragraph: str, record: str) -> Changes:
    """Take back what was put to a kept paragraph; the record itself stays as it is."""
    with store.change("情况说明取消挂接一条记录") as step:
        statements.ensure_draft(step.get(StatementRecord, statement_id))
        for row in _held(step.session, paragraph):
            if row.target == record:
                row.deleted = True
                step.add(row)
    return step.changes


def _kept(step: Step, statement_id: str, key: str) -> str:
    """The id of the paragraph with this key."""
    kept = stored_paragraphs(step.session, statement_id)
    if key not in kept:
        statements.keep_within(step, {"statement": statement_id})
        step.session.flush()
        kept = stored_paragraphs(step.session, statement_id)
    if key not in kept:
        raise UserError("这一段已经不在文稿里了，请刷新后再挂接。")
    return kept[key][1].id


def _type_of(session: Session, record: str) -> str:
    found = session.connection().exec_driver_sql(_TYPE, (record,)).scalar_one_or_none()
    if found is None:
        raise UserError("要挂接的记录已不存在，请重新查找。")
    return str(found)


def _held(session: Session, paragraph: str) -> list[Reference]:
    wanted = select(Reference).where(
        col(Reference.parent) == paragraph,
        col(Reference.field) == "linked",
        col(Reference.deleted).is_(False),
    )
    return list(session.scalars(wanted).all())
