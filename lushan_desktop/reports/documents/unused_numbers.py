"""未用文号清单: the numbers of each 机关代字 and year that no document holds, with what is said of them."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.documents.void_number import VoidNumber
from lushan_desktop.domain.kinds import Choice
from lushan_desktop.domain.numbering import NumberParts, read_numbers
from lushan_desktop.paper.content import Column, Row
from lushan_desktop.reports.ledger import Ledger, LedgerReport, finished, grouped
from lushan_desktop.reports.number_facts import (
    INCOMING,
    NUMBER,
    OUTGOING,
    RECEIPT,
    Series,
    series_in,
)
from lushan_desktop.reports.report import Option, Options

NAME = "未用文号清单"
COLUMNS = (
    Column("文号", 52),
    Column("个数", 16, "center"),
    Column("情况", 30),
    Column("未用原因", 70),
    Column("注明日期", 32),
)
OPEN, TOLD = "没有登记", "已注明未用"


def gather(session: Session, options: Options) -> Ledger:
    """Every gap and every number that was told to be unused, series by series."""
    side = options.get("side") or OUTGOING
    dates = _dates(session)
    series = series_in(session, RECEIPT if side == INCOMING else NUMBER)
    rows = [(one.name, row) for one in series for row in _rows(one, dates)]
    missing = sum(one.count_missing for one in series)
    about = f"{side}，没有登记的{missing}个号", "行"
    return finished(session, NAME, COLUMNS, grouped(rows), about)


def _rows(series: Series, dates: dict[NumberParts, str]) -> Iterator[Row]:
    """In the order of the serials."""
    told: dict[int, Row] = {
        span.first: (f"{series.name}{span}", str(span.count), OPEN, "", "") for span in series.gaps
    }
    for serial, reason in series.voided.items():
        on = dates.get(NumberParts(series.code, series.year, serial), "")
        told[serial] = (series.number(serial), "1", TOLD, reason, on)
    yield from (told[serial] for serial in sorted(told))


def _dates(session: Session) -> dict[NumberParts, str]:
    """When each number was told to be unused."""
    living = select(VoidNumber).where(col(VoidNumber.deleted).is_(False))
    return {
        number: str(PartialDate.from_iso(row.voided_on))
        for row in session.scalars(living)
        for number in read_numbers(row.number)
        if row.voided_on
    }


UNUSED_NUMBERS = LedgerReport(
    key="unused_numbers",
    title=NAME,
    group="会议批示文件",
    options=(Option("side", "收发", Choice((OUTGOING, INCOMING)), propose=lambda *_: OUTGOING),),
    gather=gather,
)
