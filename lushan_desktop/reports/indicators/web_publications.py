"""网上公开清单: what stands on the web, where, since when, and when somebody last looked whether it does."""

from datetime import date, timedelta

from sqlalchemy.orm import Session

from lushan_desktop.base import clock
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.indicators.web_publication import WEB_PUBLICATION
from lushan_desktop.domain.kinds import Day
from lushan_desktop.paper.content import Column, Row
from lushan_desktop.reports.cells import Entry, Indicators, files_cell
from lushan_desktop.reports.indicators.indicator_facts import GROUP
from lushan_desktop.reports.ledger import Ledger, LedgerReport, asked_for, finished, options_of, said_filter
from lushan_desktop.reports.report import Option, Options
from lushan_desktop.storage.lists import queries

LONGEST = timedelta(days=30)
"""How long before an inspection a look at the page may lie back."""
NAME = "网上公开清单"
COLUMNS = (
    Column("标题", 60),
    Column("网站", 32),
    Column("栏目", 30),
    Column("网址", 62),
    Column("发布日期", 27),
    Column("核验日期", 27),
    Column("指标", 16, "center"),
    Column("截图", 14, "center"),
    Column("提醒", 34),
)


def gather(session: Session, options: Options) -> Ledger:
    query = asked_for(options, WEB_PUBLICATION)
    entries = queries.rows(session, WEB_PUBLICATION, queries.ids(session, WEB_PUBLICATION, query))
    inspected = options.get("inspected") or PartialDate.from_date(clock.today())
    indicators = Indicators(session, entries)
    rows = [_row(entry, indicators, inspected.first_day) for entry in entries]
    late = sum(1 for entry in entries if warning(entry, inspected.first_day))
    said = f"{said_filter(session, WEB_PUBLICATION, query)} · 按{inspected}检查"
    if late:
        said += f" · {late}条30天内没有核验"
    return finished(session, NAME, COLUMNS, rows, (said, WEB_PUBLICATION.counted_in), of=entries)


def _row(entry: Entry, indicators: Indicators, inspected: date) -> Row:
    return (
        entry["title"],
        entry["site"],
        entry["channel"],
        entry["address"],
        str(entry["published_on"] or ""),
        str(entry["verified_on"] or ""),
        indicators.cell(entry),
        files_cell(entry),
        warning(entry, inspected),
    )


def warning(entry: Entry, inspected: date) -> str:
    """Return what is to be said where nobody looked at the page in the 30 days before the inspection."""
    verified = entry["verified_on"]
    if verified is None:
        return "没有核验过，请打开网址核对"
    days = (inspected - verified.last_day).days
    return f"已{days}天没有核验，请重新核对" if days > LONGEST.days else ""


WEB_PUBLICATIONS = LedgerReport(
    key="web_publications",
    title=NAME,
    group=GROUP,
    options=(
        *options_of(WEB_PUBLICATION),
        Option("inspected", "检查日期", Day(), hint="检查前30天内没有核验的会提醒；不填按今天"),
    ),
    gather=gather,
)
