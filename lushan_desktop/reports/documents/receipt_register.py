"""收文登记簿: what came in, by 收文号, with its way through the office."""

from sqlalchemy.orm import Session

from lushan_desktop.domain.documents.document import DOCUMENT
from lushan_desktop.domain.numbering import read_numbers
from lushan_desktop.paper.content import Column, Row
from lushan_desktop.reports.cells import Entry
from lushan_desktop.reports.document_forms import origin
from lushan_desktop.reports.ledger import Ledger, LedgerReport, finished, grouped, options_of, read
from lushan_desktop.reports.report import Options

NAME = "收文登记簿"
COLUMNS = (
    Column("收文号", 32),
    Column("收文日期", 30),
    Column("来文单位", 36),
    Column("文号", 34),
    Column("标题", 66),
    Column("拟办", 40),
    Column("阅批", 40),
    Column("承办", 30),
    Column("办结", 36),
)
UNNUMBERED = "没有收文号"
NOT_ISSUED_HERE = ("收文", "")


def gather(session: Session, options: Options) -> Ledger:
    entries, said = read(session, DOCUMENT, options, only={"direction": NOT_ISSUED_HERE})
    ordered = sorted(entries, key=_place)
    rows = grouped((_series(each), _row(each)) for each in ordered)
    about = said, DOCUMENT.counted_in
    return finished(session, NAME, COLUMNS, rows, about, of=entries)


def _series(entry: Entry) -> str:
    numbers = read_numbers(entry["receipt_number"])
    return f"{numbers[0].code}〔{numbers[0].year}〕" if numbers else UNNUMBERED


def _place(entry: Entry) -> tuple[bool, int, int]:
    """By year and serial; what has no 收文号 stands last in the order of the list."""
    numbers = read_numbers(entry["receipt_number"])
    return (False, numbers[0].year, numbers[0].serial) if numbers else (True, 0, 0)


def _row(entry: Entry) -> Row:
    closed = str(entry["closed_on"] or "")
    return (
        entry["receipt_number"],
        str(entry["received_on"] or ""),
        origin(entry),
        entry["number"],
        entry["title"] or entry["matter"],
        entry["proposed_action"],
        entry["leader_comment"],
        str(entry["names"].get(entry["assignee_unit"], "")),
        "\n".join(filter(None, (entry["result"], closed))),
    )


RECEIPT_REGISTER = LedgerReport(
    key="receipt_register",
    title=NAME,
    group="会议批示文件",
    options=options_of(DOCUMENT),
    gather=gather,
)
