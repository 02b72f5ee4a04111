"""议定事项落实台账: what meetings decided, who does it by when, and how far it is."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from lushan_desktop.domain.kinds import Flag
from lushan_desktop.domain.meetings.meeting import MEETING
from lushan_desktop.domain.supervision.task import TASK, Task
from lushan_desktop.paper.content import Column, Row
from lushan_desktop.reports.cells import Entry, text_cell, year_of
from lushan_desktop.reports.ledger import Ledger, LedgerReport, finished, grouped, options_of, read
from lushan_desktop.reports.report import Option, Options
from lushan_desktop.storage.lists import queries

NAME = "议定事项落实台账"
COLUMNS = (
    Column("会议", 50, merged=True),
    Column("事项", 80),
    Column("牵头", 30),
    Column("配合", 36),
    Column("时限", 28),
    Column("进展", 50),
    Column("办结日期", 28),
)


def gather(session: Session, options: Options) -> Ledger:
    entries, said = read(session, MEETING, options, "organiser")
    tasks = _tasks(session, entries)
    pairs = [(entry, row) for entry in entries for row in entry["resolutions"]]
    if options.get("only_open"):
        pairs = [(entry, row) for entry, row in pairs if not _closed_on(row, tasks)]
    rows = grouped((year_of(entry), _row(entry, row, tasks)) for entry, row in pairs)
    about = said, "项"
    return finished(session, NAME, COLUMNS, rows, about, of=entries)


def _tasks(session: Session, entries: Sequence[Entry]) -> dict[str, Entry]:
    """The tasks that the resolutions became, by id."""
    ids = {row["task"] for entry in entries for row in entry["resolutions"]} - {""}
    living = select(col(Task.id)).where(col(Task.id).in_(ids), col(Task.deleted).is_(False))
    return {task["id"]: task for task in queries.rows(session, TASK, session.scalars(living).all())}


def _row(entry: Entry, row: Entry, tasks: dict[str, Entry]) -> Row:
    """Return what the task tells is later than what stands beside the resolution."""
    names = entry["names"]
    task = tasks.get(row["task"], {})
    support = "、".join(names[one] for one in row["support_units"] if one in names)
    held = str(entry["held_on"]) if entry["held_on"] else "日期不详"
    number = f"（{entry['series_number']}）" if entry["series_number"] else ""
    closed = _closed_on(row, tasks)
    return (
        f"{entry['title']}{number}\n{held}",
        row["content"],
        names.get(row["lead_unit"], ""),
        support,
        text_cell(row["due_on"]),
        task.get("result") or task.get("progress") or row["progress"],
        text_cell(closed),
    )


def _closed_on(row: Entry, tasks: dict[str, Entry]) -> object:
    return row["closed_on"] or tasks.get(row["task"], {}).get("closed_on")


RESOLUTION_LEDGER = LedgerReport(
    key="resolution_ledger",
    title=NAME,
    group="会议批示文件",
    options=(*options_of(MEETING, "organiser"), Option("only_open", "只列未办结的", Flag())),
    gather=gather,
)
