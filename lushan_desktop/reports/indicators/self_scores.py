"""自评打分表: the points of each indicator, what the office gives itself, and why not all."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from lushan_desktop.paper.content import Caption, Column, Content, Note, Row, Table, Title
from lushan_desktop.reports.indicators.indicator_facts import (
    GROUP,
    SYSTEM_OPTION,
    UNIT_OPTION,
    Fact,
    added,
    counting,
    facts,
    name_of,
    points_cell,
    total,
)
from lushan_desktop.reports.indicators.indicator_tasks import LEVELS, levels
from lushan_desktop.reports.ledger import ENDINGS, NOTHING, Ledger, finished
from lushan_desktop.reports.report import Options, Report
from lushan_desktop.reports.sheets import on_any_sheet

COLUMNS = (
    *LEVELS,
    Column("分值", 15, "center"),
    Column("自评分", 17, "center"),
    Column("扣分原因", 60),
    Column("审核人", 20),
    Column("审核日期", 28),
)


@dataclass(frozen=True)
class Scores:
    """A ledger with its last row."""

    ledger: Ledger
    total: tuple[str, ...]


def gather(session: Session, options: Options) -> Scores:
    found = facts(session, options)
    scored = sum(fact.score is not None for fact in found)
    about = f"{name_of(session, options)} · 已自评{scored}项", "项"
    rows, entries = [_row(fact) for fact in found], [fact.entry for fact in found]
    ledger = finished(session, "自评打分表", COLUMNS, rows, about, of=entries)
    counted, more = counting(found), added(found)
    sums = total(fact.points for fact in counted), total(fact.score for fact in counted)
    return Scores(ledger, ("", "合计", "", "", *sums, f"另加分{more}分" if more else "", "", ""))


def _row(fact: Fact) -> Row:
    reason = fact.entry["deduction"]
    if fact.entry["not_applicable"]:
        reason = "\n".join(filter(None, ("不适用", fact.entry["not_applicable_reason"])))
    return (
        *levels(fact),
        points_cell(fact.points),
        points_cell(fact.score),
        reason,
        fact.named("reviewer"),
        str(fact.entry["reviewed_on"] or ""),
    )


def compose(scores: Scores) -> Content:
    """Title, what it covers, the table with its sum."""
    ledger = scores.ledger
    return Content(
        Title(ledger.title),
        Caption(f"{ledger.filter_line}，共{ledger.counted}"),
        Table(ledger.columns, ledger.rows, empty=NOTHING, total=scores.total if ledger.rows else ()),
        *map(Note, ledger.notes),
        style="ledger",
        paper="auto",
        made_on=ledger.made_on,
        log_head=ledger.log_head,
    )


SELF_SCORES = on_any_sheet(
    Report(
        key="self_scores",
        title="自评打分表",
        group=GROUP,
        options=(SYSTEM_OPTION, UNIT_OPTION),
        gather=gather,
        compose=compose,
        endings=ENDINGS,
    )
)
