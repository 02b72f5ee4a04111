"""归档文件目录: the material as an archive lists it (DA/T 22), piece by piece within each box."""

from collections import Counter

from sqlalchemy.orm import Session

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.evidence.evidence import EVIDENCE
from lushan_desktop.paper.content import Column, Row
from lushan_desktop.reports.cells import text_cell
from lushan_desktop.reports.evidence_rows import NumberedEvidence, document_numbers, in_order
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

NAME = "归档文件目录"
COLUMNS = (
    Column("档号", 34),
    Column("文号", 36),
    Column("责任者", 40),
    Column("题名", 84),
    Column("日期", 22, "center"),
    Column("密级", 12, "center"),
    Column("页数", 12, "center"),
    Column("备注", 26),
)
UNBOXED = "未装盒"


def gather(session: Session, options: Options) -> Ledger:
    found = sorted(_once(in_order(session, options)), key=_box)
    numbers = document_numbers(session, found)
    in_box: Counter[str] = Counter()
    rows: list[tuple[str, Row]] = []
    for each in found:
        box = each.entry["box"]
        in_box[box] += 1
        group = f"盒号 {box}" if box else UNBOXED
        rows.append((group, _row(each, in_box[box], numbers.get(each.entry["id"], ""))))
    about = said_filter(session, EVIDENCE, asked_for(options, EVIDENCE)), "件"
    return finished(session, NAME, COLUMNS, grouped(rows), about, of=[each.entry for each in found])


def _once(rows: list[NumberedEvidence]) -> list[NumberedEvidence]:
    """A piece that proves several indicators lies in the archive once."""
    first: dict[str, NumberedEvidence] = {}
    for each in rows:
        first.setdefault(each.entry["id"], each)
    return list(first.values())


def _box(each: NumberedEvidence) -> tuple[bool, int, str]:
    box = each.entry["box"]
    return (not box, len(box), box)


def _row(each: NumberedEvidence, place: int, document_number: str) -> Row:
    entry = each.entry
    day: PartialDate | None = entry["signed_on"]
    reference = f"{day.year}-{entry['box']}-{place:04}" if day and entry["box"] else ""
    return (
        reference,
        document_number,
        entry["names"].get(entry["source_unit"], ""),
        entry["title"],
        _eight_digits(day),
        "",
        text_cell(entry["pages"]),
        each.number,
    )


def _eight_digits(day: PartialDate | None) -> str:
    """20230602 as DA/T 22 writes it; what is not known is 00."""
    return f"{day.year}{day.month or 0:02}{day.day or 0:02}" if day else ""


ARCHIVE_CATALOGUE = LedgerReport(
    key="archive_catalogue",
    title=NAME,
    group="指标与佐证",
    options=options_of(EVIDENCE),
    gather=gather,
)
