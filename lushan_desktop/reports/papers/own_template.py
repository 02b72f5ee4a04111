"""The office's own plan of a statement, kept as its records; the shipped one where it has none."""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from lushan_desktop.base.text.listed import listed
from lushan_desktop.domain.papers.statement_template import StatementTemplate
from lushan_desktop.domain.papers.template_phrase import SPEAKING, TemplatePhrase
from lushan_desktop.domain.papers.template_section import CAMPAIGN, ORGANISATION, TITLES, TemplateSection
from lushan_desktop.reports.papers.template import (
    LeadInPlan,
    Plan,
    SectionPlan,
    Template,
    shipped,
)
from lushan_desktop.reports.wording import Wording, wording

SOURCE_BY_MATTER = {ORGANISATION: "organisation", CAMPAIGN: "campaign", TITLES: "title"}
MATTER_BY_SOURCE = {source: matter for matter, source in SOURCE_BY_MATTER.items()}


def own_plan(session: Session, number: str) -> Plan:
    """The plan for an indicator: the office's own for it, the office's general one, or the shipped one."""
    record = own_record(session, number)
    if record is None:
        return Plan(shipped(number), wording())
    return Plan(_template(session, record), _wording(session, record), is_own=True)


def own_record(session: Session, number: str) -> StatementTemplate | None:
    """The living record of the office's own plan; where two offices made one each, the older counts."""
    rows = session.scalars(
        select(StatementTemplate)
        .where(col(StatementTemplate.number).in_(("", number)), col(StatementTemplate.deleted).is_(False))
        .order_by(col(StatementTemplate.number).desc(), col(StatementTemplate.id))
    ).all()
    own = [row for row in rows if row.number == number]
    # A plan that is shipped for this very indicator is closer to it than the office's general one.
    general = [row for row in rows if not row.number] if shipped(number) is shipped("") else []
    return next(iter(own + general), None)


def _template(session: Session, record: StatementTemplate) -> Template:
    rows = session.scalars(
        select(TemplateSection)
        .where(col(TemplateSection.parent) == record.id, col(TemplateSection.deleted).is_(False))
        .order_by(col(TemplateSection.position), col(TemplateSection.id))
    )
    lead_in = LeadInPlan(
        background_kinds=listed(record.background_kinds),
        opening=record.opening,
        deliberation=record.deliberation,
        attended=record.attended,
        closing=record.closing,
    )
    keys = _keys_of(shipped(record.number))
    return Template(lead_in, listed(record.campaign_kinds), tuple(_section(row, keys) for row in rows))


def _keys_of(template: Template) -> dict[tuple[str, str], str]:
    """Return what a section is called whose paragraphs may be kept already: by what it tells of."""
    return {(plan.source, plan.title_kind): plan.key for plan in template.sections if plan.source}


def _section(row: TemplateSection, keys: dict[tuple[str, str], str]) -> SectionPlan:
    source = SOURCE_BY_MATTER.get(row.matter, "")
    known = "" if row.told_kinds else keys.get((source, row.title_kind), "")
    return SectionPlan(
        key=row.source or known or row.id,
        level=row.level or 1,
        heading=row.heading,
        source=source,
        kinds=listed(row.told_kinds),
        numbered=row.numbered,
        title_kind=row.title_kind,
        measure_kinds=listed(row.measure_kinds),
        notice_kinds=listed(row.notice_kinds),
        headquarters_purpose=row.headquarters_purpose,
        empty=row.empty,
        empty_gap=row.empty_gap,
    )


def _wording(session: Session, record: StatementTemplate) -> Wording:
    rows = session.scalars(
        select(TemplatePhrase)
        .where(col(TemplatePhrase.parent) == record.id, col(TemplatePhrase.deleted).is_(False))
        .order_by(col(TemplatePhrase.position), col(TemplatePhrase.id))
    ).all()
    base = wording()
    speaking = {row.kind: listed(row.words) for row in rows if row.topic == SPEAKING and listed(row.words)}
    stages = {row.kind: row.words for row in rows if row.topic != SPEAKING}
    return replace(base, speaking={**base.speaking, **speaking}, stages={**base.stages, **stages})
