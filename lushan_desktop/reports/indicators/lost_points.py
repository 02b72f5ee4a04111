"""失分清单: the indicators that did not get all their points, with the reason and what is missing."""

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
    total,
)
from lushan_desktop.reports.indicators.indicator_tasks import LEVELS, levels
from lushan_desktop.reports.indicators.self_scores import Scores, compose
from lushan_desktop.reports.ledger import ENDINGS, finished
from lushan_desktop.reports.report import Options, Report
from lushan_desktop.reports.sheets import on_any_sheet

COLUMNS = (
    *LEVELS,
    Column("分值", 13, "center"),
    Column("自评分", 15, "center"),
    Column("失分", 13, "center"),
    Column("扣分原因", 46),
    Column("缺少材料", 46),
    Column("牵头单位", 30),
    Column("审核人", 18),
)


def gather(session: Session, options: Options) -> Scores:
    """In the order of the table; the sum says what may still be won."""
    found = [fact for fact in facts(session, options) if fact.lost and not fact.entry["not_applicable"]]
    about = name_of(session, options), "项"
    rows, entries = [_row(fact) for fact in found], [fact.entry for fact in found]
    ledger = finished(session, "失分清单", COLUMNS, rows, about, of=entries)
    sums = (
        total(fact.points for fact in found),
        total(fact.score for fact in found),
        total(fact.lost for fact in found),
    )
    return Scores(ledger, ("", "合计", "", "", *sums, "", "", "", ""))


def _row(fact: Fact) -> Row:
    return (
        *levels(fact),
        points_cell(fact.points),
        points_cell(fact.score),
        points_cell(fact.lost),
        fact.entry["deduction"],
        "\n".join(one.description for one in fact.missing),
        fact.named("lead_unit"),
        fact.named("reviewer"),
    )


LOST_POINTS = on_any_sheet(
    Report(
        key="lost_points",
        title="失分清单",
        group=GROUP,
        options=(SYSTEM_OPTION, UNIT_OPTION),
        gather=gather,
        compose=compose,
        endings=ENDINGS,
    )
)
