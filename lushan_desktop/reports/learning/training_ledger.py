"""培训台账: trainings and examinations, with the rates computed from the numbers."""

from sqlalchemy.orm import Session

from lushan_desktop.domain.learning.training import TRAINING
from lushan_desktop.domain.percent import rate
from lushan_desktop.paper.content import Column, Row
from lushan_desktop.reports.cells import (
    Entry,
    Indicators,
    counted_in,
    day_cell,
    files_cell,
    text_cell,
    year_of,
)
from lushan_desktop.reports.ledger import Ledger, LedgerReport, finished, grouped, options_of, read
from lushan_desktop.reports.report import Options

NAME = "培训台账"
COLUMNS = (
    Column("日期", 30),
    Column("类型", 20),
    Column("主题", 60),
    Column("组织单位", 36),
    Column("参加对象", 40),
    Column("授课人", 26),
    Column("参加", 16, "right", group="人数"),
    Column("应考", 16, "right", group="人数"),
    Column("合格", 16, "right", group="人数"),
    Column("合格率", 20, "right"),
    Column("佐证", 20),
    Column("指标", 12),
)


def gather(session: Session, options: Options) -> Ledger:
    entries, said = read(session, TRAINING, options, "unit")
    indicators = Indicators(session, entries)
    rows = grouped((year_of(each), _row(each, indicators)) for each in entries)
    about = said, counted_in(entries, TRAINING.counted_in)
    return finished(session, NAME, COLUMNS, rows, about, of=entries)


def _row(entry: Entry, indicators: Indicators) -> Row:
    return (
        day_cell(entry),
        entry["kind"],
        entry["subject"],
        entry["names"].get(entry["unit"], ""),
        entry["trainees"],
        entry["lecturer"],
        *(text_cell(entry[name]) for name in ("attended", "examined", "passed")),
        rate(entry["passed"], entry["examined"]),
        files_cell(entry),
        indicators.cell(entry),
    )


TRAINING_LEDGER = LedgerReport(
    key="training_ledger",
    title=NAME,
    group="学习宣传",
    options=options_of(TRAINING, "unit"),
    gather=gather,
)
