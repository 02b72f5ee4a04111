"""佐证材料目录: what proves which indicator, under its number, with pages and boxes."""

from sqlalchemy.orm import Session

from lushan_desktop.domain.evidence.evidence import EVIDENCE
from lushan_desktop.paper.content import Column, Row
from lushan_desktop.reports.cells import text_cell
from lushan_desktop.reports.evidence_rows import NumberedEvidence, document_numbers, each_with_pages, in_order
from lushan_desktop.reports.ledger import (
    Ledger,
    LedgerReport,
    asked_for,
    finished,
    grouped,
    options_of,
    said_filter,
)
from lushan_desktop.reports.report import Options

NAME = "佐证材料目录"
COLUMNS = (
    Column("材料编号", 22),
    Column("名称", 72),
    Column("类型", 18),
    Column("文号", 34),
    Column("形成日期", 28),
    Column("形成单位", 36),
    Column("页数", 13, "center"),
    Column("起止页", 18, "center"),
    Column("原/复印件", 18),
    Column("盒号", 14),
)


def gather(session: Session, options: Options) -> Ledger:
    found = in_order(session, options)
    numbers = document_numbers(session, found)
    rows = grouped(
        (each.group, _row(each, span, numbers.get(each.entry["id"], "")))
        for each, span in each_with_pages(found)
    )
    about = said_filter(session, EVIDENCE, asked_for(options, EVIDENCE)), EVIDENCE.counted_in
    return finished(session, NAME, COLUMNS, rows, about, of=[each.entry for each in found])


def _row(each: NumberedEvidence, span: str, document_number: str) -> Row:
    entry = each.entry
    return (
        each.number,
        entry["title"],
        entry["kind"],
        document_number,
        str(entry["signed_on"] or ""),
        entry["names"].get(entry["source_unit"], ""),
        text_cell(entry["pages"]),
        span,
        entry["original"],
        entry["box"],
    )


EVIDENCE_CATALOGUE = LedgerReport(
    key="evidence_catalogue",
    title=NAME,
    group="指标与佐证",
    options=options_of(EVIDENCE),
    gather=gather,
)
