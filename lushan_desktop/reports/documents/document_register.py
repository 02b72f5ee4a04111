"""发文登记: what the office issued, by 机关代字 and year."""

from sqlalchemy.orm import Session

from lushan_desktop.domain.documents.document import DOCUMENT
from lushan_desktop.domain.numbering import read_number
from lushan_desktop.paper.content import Column, Row
from lushan_desktop.reports.cells import Entry, Indicators, text_cell
from lushan_desktop.reports.ledger import Ledger, LedgerReport, finished, grouped, options_of, read
from lushan_desktop.reports.report import Options

NAME = "发文登记簿"
COLUMNS = (
    Column("文号", 34),
    Column("标题", 80),
    Column("日期", 30),
    Column("签发人", 22),
    Column("主送", 40),
    Column("份数", 14, "center"),
    Column("指标", 14),
)
UNNUMBERED = "未编文号"


def gather(session: Session, options: Options) -> Ledger:
    entries, said = read(session, DOCUMENT, options, only={"direction": "发文"})
    indicators = Indicators(session, entries)
    ordered = sorted(entries, key=_place)
    rows = grouped((_series(each), _row(each, indicators)) for each in ordered)
    about = said, DOCUMENT.counted_in
    return finished(session, NAME, COLUMNS, rows, about, of=entries)


def _series(entry: Entry) -> str:
    number = read_number(entry["number"])
    return f"{number.code}〔{number.year}〕" if number else UNNUMBERED


def _place(entry: Entry) -> tuple[bool, str, int, int]:
    """By 机关代字, year and serial; what has no number stands last in the order of the list."""
    number = read_number(entry["number"])
    return (False, number.code, number.year, number.serial) if number else (True, "", 0, 0)


def _row(entry: Entry, indicators: Indicators) -> Row:
    return (
        entry["number"],
        entry["title"] or entry["matter"],
        str(entry["signed_on"] or ""),
        entry["names"].get(entry["signatory"], ""),
        entry["addressees"],
        text_cell(entry["copies"]),
        indicators.cell(entry),
    )


DOCUMENT_REGISTER = LedgerReport(
    key="document_register",
    title=NAME,
    group="会议批示文件",
    options=options_of(DOCUMENT),
    gather=gather,
)
