"""A statement on its way: signed, published, taken back; how it is written; which records it leaves out."""

from typing import Any

from sqlalchemy import select
from sqlmodel import col

from lushan_desktop.base import clock
from lushan_desktop.domain import flow as flow_rules
from lushan_desktop.domain.papers.statement import STATEMENT
from lushan_desktop.domain.papers.statement import Statement as StatementRecord
from lushan_desktop.domain.papers.statement_terms import DRAFT, FINISHED, MANNERS, SIGNED
from lushan_desktop.domain.record import Reference
from lushan_desktop.reports.papers.report import SITUATION_STATEMENT
from lushan_desktop.reports.statement_value import Link
from lushan_desktop.services.evidence import proofs
from lushan_desktop.services.papers import statements
from lushan_desktop.services.printing import issuing
from lushan_desktop.services.records import flows, issued_papers, records
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.log.step import Changes, Step
from lushan_desktop.storage.store import Store


def move(store: Store, statement_id: str, end: str, **given: Any) -> Changes:
    """Bring a statement to a stage; what is closed is kept word by word first, in the same step.

    The numbers of its proofs are given for good then: such a paper may cite them.

    Raises UserError for a move that does not exist or whose demands are not met.
    """
    with store.read() as session:
        stage = queries.values(session, STATEMENT, statement_id)["stage"] or DRAFT
    wanted = flows.flow_of(STATEMENT).move(str(stage), end)
    with store.change(f"情况说明{wanted.label}") as step:
        if stage == DRAFT:
            owner = statements.keep_within(step, {"statement": statement_id})
            step.session.flush()
            if end in (FINISHED, SIGNED) and owner.indicator:
                proofs.assign_within(step, owner.indicator)
        held = queries.values(step.session, STATEMENT, statement_id)
        written = {**flow_rules.proposed(wanted, {**held, **given}, clock.today()), **given}
        flow_rules.check(wanted, STATEMENT, {**held, **written})
        cleared = {name: STATEMENT.field(name).kind.empty for name in wanted.clears}
        record = step.get(StatementRecord, statement_id)
        records.write(step, STATEMENT, record, {**cleared, **written, "stage": end})
        if stage in (DRAFT, FINISHED) and end == SIGNED:
            step.session.flush()
            _issue(step, store, statement_id)
    return step.changes


def _issue(step: Step, store: Store, statement_id: str) -> None:
    """Keep the very pages that were signed; those of an earlier signature are named by the new ones."""
    report = SITUATION_STATEMENT
    value = report.gather(step.session, {"statement": statement_id})
    before = issuing.standing(step.session, report.key, value.issuance)
    pdf = issuing.rendered(report.key, value)
    made, file = issuing.stored(store, report.key, value.issuance, pdf)
    if before is not None and before.sha256 == file.sha256:
        return
    paper = issued_papers.keep_within(step, file, made)
    if before is not None:
        paper.replaces, paper.correction = before.id, "退回修改后重新签发"
        step.add(paper)


def set_manner(store: Store, statement_id: str, name: str, *, holds: bool) -> Changes:
    """Decide one thing for the whole paper: 同志, the numbers of proofs …"""
    with store.change(f"情况说明：{MANNERS[name]}") as step:
        record = step.get(StatementRecord, statement_id)
        statements.ensure_draft(record)
        setattr(record, name, holds)
        step.add(record)
    return step.changes


def leave_out(store: Store, statement_id: str, link: Link) -> Changes:
    """Keep one record out of this statement; the record itself stays as it is."""
    with store.change("情况说明不写入一条记录") as step:
        statements.ensure_draft(step.get(StatementRecord, statement_id))
        held = _held(step, statement_id)
        if link.record not in {row.target for row in held}:
            row = Reference(parent=statement_id, field="left_out", target=link.record)
            row.role, row.position = link.record_type, len(held)
            step.add(row)
    return step.changes


def take_back(store: Store, statement_id: str, link: Link) -> Changes:
    """Write about a record again that was left out."""
    with store.change("情况说明写入一条记录") as step:
        statements.ensure_draft(step.get(StatementRecord, statement_id))
        for row in _held(step, statement_id):
            if row.target == link.record:
                row.deleted = True
                step.add(row)
    return step.changes


def _held(step: Step, statement_id: str) -> list[Reference]:
    wanted = select(Reference).where(
        col(Reference.parent) == statement_id,
        col(Reference.field) == "left_out",
        col(Reference.deleted).is_(False),
    )
    return list(step.session.scalars(wanted).all())
