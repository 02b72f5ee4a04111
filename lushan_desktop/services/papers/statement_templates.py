"""The office's own plan of a statement: begun from what is shipped, changed as a record, given back."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.papers.statement_template import STATEMENT_TEMPLATE, StatementTemplate
from lushan_desktop.domain.papers.template_phrase import SPEAKING, STAGE, TEMPLATE_PHRASE
from lushan_desktop.domain.papers.template_section import HEADING, TEMPLATE_SECTION
from lushan_desktop.domain.record_type import Values
from lushan_desktop.reports.papers.own_template import MATTER_BY_SOURCE
from lushan_desktop.reports.papers.template import SectionPlan, numbers_shipped, shipped
from lushan_desktop.reports.wording import wording
from lushan_desktop.services.records import records
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.log.step import Changes
from lushan_desktop.storage.store import Store

GENERAL = "其余指标"


@dataclass(frozen=True)
class PlanLine:
    """One plan: of which indicator, and whether the office changed it."""

    number: str
    title: str
    is_own: bool


@dataclass(frozen=True)
class OpenPlan:
    """A plan in the shape of a form; `record` is empty for a shipped one."""

    number: str
    record: str
    values: Values


def plans(store: Store) -> tuple[PlanLine, ...]:
    """Every plan that is shipped or that the office made, the general one last."""
    own = _own(store)
    numbers = sorted({*numbers_shipped(), *own} - {""}, key=lambda number: (len(number), number))
    return tuple(
        PlanLine(number, f"指标 {number}" if number else GENERAL, number in own) for number in (*numbers, "")
    )


def open_plan(store: Store, number: str) -> OpenPlan:
    """The office's own plan for an indicator, else the shipped one."""
    own = _own(store).get(number, "")
    if not own:
        return OpenPlan(number, "", shipped_values(number))
    with store.read() as session:
        return OpenPlan(number, own, queries.values(session, STATEMENT_TEMPLATE, own))


def save(store: Store, values: Values) -> Changes:
    """Keep a plan as the office's own, over the one it has for this indicator.

    Raises UserError where it would have no section at all.
    """
    if not values.get("plans"):
        raise UserError("至少要有一节，请先添加一节。", field="plans")
    number = str(values.get("number") or "").strip().removeprefix("第").removesuffix("项")
    held = _own(store).get(number) or None
    rows = values
    if held is None:
        # Rows of another plan stay with it: a new plan gets rows of its own.
        rows = {**values, **{name: _without_ids(values.get(name, ())) for name in ("plans", "phrases")}}
    named = {**rows, "number": number}
    return records.save(store, STATEMENT_TEMPLATE, named, held, label="修改情况说明章节")


def reset(store: Store, number: str) -> Changes | None:
    """Give up the office's own plan; what is shipped counts again. None where there is none."""
    held = _own(store).get(number)
    if not held:
        return None
    with store.change("恢复情况说明章节") as step:
        record = step.get(StatementTemplate, held)
        record.deleted = True
        step.add(record)
    return step.changes


def shipped_values(number: str) -> Values:
    """The shipped plan as the values of a record, so that changing begins from it."""
    template, words = shipped(number), wording()
    lead_in = template.lead_in
    phrases = [_phrase(SPEAKING, kind, "、".join(verbs)) for kind, verbs in words.speaking.items()]
    phrases += [_phrase(STAGE, stage, text) for stage, text in words.stages.items() if text]
    return {
        **STATEMENT_TEMPLATE.blank(),
        "number": number,
        "background_kinds": "、".join(lead_in.background_kinds),
        "opening": lead_in.opening,
        "deliberation": lead_in.deliberation,
        "attended": lead_in.attended,
        "closing": lead_in.closing,
        "campaign_kinds": "、".join(template.campaign_kinds),
        "plans": tuple(map(_section, template.sections)),
        "phrases": tuple(phrases),
    }


def _section(plan: SectionPlan) -> Values:
    return {
        **TEMPLATE_SECTION.blank(),
        "heading": plan.heading,
        "level": plan.level,
        "matter": MATTER_BY_SOURCE.get(plan.source, HEADING),
        "told_kinds": "、".join(plan.kinds),
        "numbered": plan.numbered,
        "title_kind": plan.title_kind,
        "measure_kinds": "、".join(plan.measure_kinds),
        "notice_kinds": "、".join(plan.notice_kinds),
        "headquarters_purpose": plan.headquarters_purpose,
        "empty": plan.empty,
        "empty_gap": plan.empty_gap,
    }


def _phrase(topic: str, kind: str, words: str) -> Values:
    return {**TEMPLATE_PHRASE.blank(), "topic": topic, "kind": kind, "words": words}


def _without_ids(rows: Any) -> tuple[Values, ...]:
    return tuple({name: value for name, value in row.items() if name != "id"} for row in rows)


def _own(store: Store) -> dict[str, str]:
    """The living own plans by the number of their indicator; of two for one the older counts."""
    wanted = (
        select(StatementTemplate)
        .where(col(StatementTemplate.deleted).is_(False))
        .order_by(col(StatementTemplate.id).desc())
    )
    with store.read() as session:
        return {row.number: row.id for row in session.scalars(wanted)}
