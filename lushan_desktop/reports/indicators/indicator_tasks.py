"""指标任务分解表: each indicator with what has to be provided, by whom and until when."""

from sqlalchemy.orm import Session

from lushan_desktop.paper.content import Column, Row
from lushan_desktop.reports.indicators.indicator_facts import (
    GROUP,
    SYSTEM_OPTION,
    UNIT_OPTION,
    Fact,
    facts,
    name_of,
    points_cell,
)
from lushan_desktop.reports.ledger import ENDINGS, Ledger, compose, finished
from lushan_desktop.reports.report import Options, Report
from lushan_desktop.reports.sheets import on_any_sheet
from lushan_desktop.storage.lists import queries

LEVELS = (Column("一级指标", 24, merged=True), Column("二级指标", 28, merged=True), Column("三级指标", 44))
COLUMNS = (
    *LEVELS,
    Column("分值", 13, "center"),
    Column("应提供材料", 56),
    Column("牵头单位", 30),
    Column("责任单位", 34),
    Column("分管领导", 20),
    Column("责任人及电话", 28),
    Column("完成时限", 28),
    Column("完成情况", 22, "center"),
    Column("备注", 24),
)


def gather(session: Session, options: Options) -> Ledger:
    found = facts(session, options)
    said = name_of(session, options)
    if options.get("unit"):
        said += " · " + queries.names(session, [str(options["unit"])]).get(str(options["unit"]), "")
    rows, entries = [_row(fact) for fact in found], [fact.entry for fact in found]
    return finished(session, "指标任务分解表", COLUMNS, rows, (said, "项"), of=entries)


def _row(fact: Fact) -> Row:
    person = "\n".join(filter(None, (fact.named("responsible_person"), fact.phone)))
    materials = [one.description for one in fact.materials]
    listed = materials if len(materials) < 2 else [f"{n}.{text}" for n, text in enumerate(materials, 1)]
    return (
        *levels(fact),
        points_cell(fact.points),
        "\n".join(listed),
        fact.named("lead_unit"),
        fact.support,
        fact.named("leader"),
        person,
        str(fact.entry["due_on"] or ""),
        fact.state,
        fact.entry["note"],
    )


def levels(fact: Fact) -> tuple[str, str, str]:
    """The indicator under those above it, as they stand in the table; what is vetoed or added says so."""
    flag = "（否决项）" if fact.entry["veto"] else "（加分项）" if fact.entry["bonus"] else ""
    return fact.first, fact.second, fact.title + flag


INDICATOR_TASKS = on_any_sheet(
    Report(
        key="indicator_tasks",
        title="指标任务分解表",
        group=GROUP,
        options=(SYSTEM_OPTION, UNIT_OPTION),
        gather=gather,
        compose=compose,
        endings=ENDINGS,
    )
)
