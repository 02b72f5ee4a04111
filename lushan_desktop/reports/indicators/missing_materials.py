"""缺项清单: every required material that is not there in full, indicator by indicator."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from lushan_desktop.paper.content import Column, Row
from lushan_desktop.reports.indicators.indicator_facts import (
    GROUP,
    SYSTEM_OPTION,
    UNIT_OPTION,
    Fact,
    MaterialNeed,
    facts,
    name_of,
)
from lushan_desktop.reports.ledger import ENDINGS, Ledger, compose, finished, grouped
from lushan_desktop.reports.report import Options, Report
from lushan_desktop.reports.sheets import on_any_sheet
from lushan_desktop.storage.lists import queries

COLUMNS = (
    Column("指标", 58, merged=True),
    Column("应提供材料", 58),
    Column("责任单位", 34),
    Column("状态", 18, "center"),
    Column("应有", 13, "center"),
    Column("已有", 13, "center"),
    Column("缺", 13, "center"),
    Column("报送时限", 28),
)


def gather(session: Session, options: Options) -> Ledger:
    """In the order of the table; what does not apply lacks nothing."""
    pairs = [(fact, asked) for fact in facts(session, options) for asked in fact.missing]
    names = queries.names(session, sorted({asked.unit for _, asked in pairs if asked.unit}))
    rows = grouped(_rows(pairs, names))
    return finished(session, "缺项清单", COLUMNS, rows, (name_of(session, options), "种材料"))


def _rows(pairs: list[tuple[Fact, MaterialNeed]], names: dict[str, str]) -> Iterator[tuple[str, Row]]:
    for fact, asked in pairs:
        held = asked.held or 0
        counts = str(asked.wanted), str(held), str(asked.wanted - held)
        yield (
            fact.first,
            (fact.title, asked.description, names.get(asked.unit, ""), asked.state, *counts, asked.due),
        )


MISSING_MATERIALS = on_any_sheet(
    Report(
        key="missing_materials",
        title="缺项清单",
        group=GROUP,
        options=(SYSTEM_OPTION, UNIT_OPTION),
        gather=gather,
        compose=compose,
        endings=ENDINGS,
    )
)
