"""学习交流台账: visits to other places, and guests who came to exchange experience."""

from datetime import date

from sqlalchemy.orm import Session

from lushan_desktop.domain.learning.study_visit import STUDY_VISIT
from lushan_desktop.domain.learning.symposium import SYMPOSIUM
from lushan_desktop.paper.content import Column, Row
from lushan_desktop.reports.cells import Entry, Indicators, People, counted_in, day_cell, files_cell
from lushan_desktop.reports.ledger import Ledger, LedgerReport, finished, grouped, options_of, read
from lushan_desktop.reports.report import Options

NAME = "学习交流台账"
COLUMNS = (
    Column("日期", 30),
    Column("形式", 18),
    Column("地点", 36),
    Column("带队领导或邀请人员", 36),
    Column("参加人员", 34),
    Column("主要内容", 64),
    Column("主要收获", 44),
    Column("佐证", 20),
    Column("指标", 12),
)
OUT, IN = "外出学习考察", "邀请座谈交流"


def gather(session: Session, options: Options) -> Ledger:
    """Visits first, then symposia; both follow the filter of the page."""
    visits, said = read(session, STUDY_VISIT, options)
    guests, _ = read(session, SYMPOSIUM, options)
    people = People(session, [*(each["leader"] for each in visits), *(each["host"] for each in guests)])
    indicators = Indicators(session, [*visits, *guests])
    rows = [(OUT, _visit(each, people, indicators)) for each in sorted(visits, key=_day)]
    rows += [(IN, _guests(each, indicators)) for each in sorted(guests, key=_day)]
    told = said.replace("学习考察", "学习交流")
    about = told, counted_in([*visits, *guests], STUDY_VISIT.counted_in)
    return finished(session, NAME, COLUMNS, grouped(rows), about, of=[*visits, *guests])


def _day(entry: Entry) -> date:
    held_on = entry["held_on"]
    return held_on.first_day if held_on else date.max


def _visit(entry: Entry, people: People, indicators: Indicators) -> Row:
    contents = [entry["topics"], f"重点：{entry['focus']}" if entry["focus"] else ""]
    return (
        day_cell(entry),
        entry["kind"],
        entry["place"],
        people.named(entry["leader"], entry["held_on"], entry["leader_post"]),
        entry["participants"],
        "\n".join(filter(None, contents)),
        entry["gains"],
        files_cell(entry),
        indicators.cell(entry),
    )


def _guests(entry: Entry, indicators: Indicators) -> Row:
    return (
        day_cell(entry),
        entry["kind"],
        entry["place"],
        entry["guests"],
        entry["participants"],
        entry["topics"] or entry["title"],
        entry["gains"],
        files_cell(entry),
        indicators.cell(entry),
    )


STUDY_VISIT_LEDGER = LedgerReport(
    key="study_visit_ledger",
    title=NAME,
    group="学习宣传",
    options=options_of(STUDY_VISIT),
    gather=gather,
)
