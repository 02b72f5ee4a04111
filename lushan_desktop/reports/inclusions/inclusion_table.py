"""七个纳入落实表: each of the seven with the units that carry it out, the papers and the proof."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from lushan_desktop.base.catalogue import read_shipped
from lushan_desktop.domain.inclusions.including import DONE, NONE, state
from lushan_desktop.domain.inclusions.inclusion import INCLUSION
from lushan_desktop.domain.kinds import Flag
from lushan_desktop.domain.meetings.meeting import Meeting
from lushan_desktop.domain.record import Reference
from lushan_desktop.paper.content import Column, Row
from lushan_desktop.reports.cells import Entry, files_cell
from lushan_desktop.reports.ledger import Ledger, LedgerReport, asked_for, finished, options_of, said_filter
from lushan_desktop.reports.report import Option, Options
from lushan_desktop.storage.lists import queries

COLUMNS = (
    Column("纳入事项", 48),
    Column("责任单位", 34),
    Column("年度", 16, "center"),
    Column("载体文件", 40),
    Column("有关会议", 40),
    Column("落实情况", 48),
    Column("落实日期", 30),
    Column("佐证", 20),
    Column("完成", 16, "center"),
)
NAME, REMINDER = "“七个纳入”落实情况表", "“七个纳入”落实催报单"
WAITING = Option("waiting", "只印未完成的", Flag(), hint="作催报单用")


def gather(session: Session, options: Options) -> Ledger:
    query = asked_for(options, INCLUSION, "unit")
    found = queries.rows(session, INCLUSION, queries.ids(session, INCLUSION, query))
    met = _met(session)
    entries = [_counted(entry, met.get(entry["id"], [])) for entry in found]
    waiting = bool(options.get("waiting"))
    is_filtered = bool(query.text or query.chip or query.only)
    rows = list(_rows(entries, is_filtered=is_filtered, only_waiting=waiting))
    about = said_filter(session, INCLUSION, query), INCLUSION.counted_in
    ledger = finished(session, REMINDER if waiting else NAME, COLUMNS, rows, about, of=entries)
    count = sum(entry["state"] != DONE for entry in entries) if waiting else len(entries)
    return replace(ledger, counted=f"{count}{INCLUSION.counted_in}")


def _met(session: Session) -> dict[str, list[str]]:
    """The names of the meetings that say they are about an inclusion, by its id."""
    wanted = (
        col(Reference.field) == "inclusions",
        col(Reference.deleted).is_(False),
        col(Meeting.deleted).is_(False),
    )
    pairs = select(col(Reference.target), col(Meeting.title)).join(
        Meeting, col(Meeting.id) == col(Reference.parent)
    )
    found: dict[str, list[str]] = {}
    for target, title in session.execute(
        pairs.where(*wanted).order_by(col(Meeting.held_on), col(Meeting.id))
    ):
        found.setdefault(target, []).append(title)
    return found


def _counted(entry: Entry, met: Sequence[str]) -> Entry:
    """The entry with its meetings and how far it is."""
    names = entry["names"]
    meetings = dict.fromkeys(name for name in (names.get(entry["meeting"], ""), *met) if name)
    how_far = state(
        has_paper=bool(names.get(entry["basis"])), has_meeting=bool(meetings), has_proof=bool(entry["files"])
    )
    return {**entry, "met": "、".join(meetings), "state": how_far}


@lru_cache(maxsize=1)
def items() -> tuple[str, ...]:
    """The seven, in their official order."""
    catalogue = read_shipped("seven_inclusions")
    return tuple(entry["term"] for entry in catalogue["terms"])


def _rows(entries: Sequence[Entry], *, is_filtered: bool, only_waiting: bool) -> Iterator[Row]:
    """All seven in their order, one that nobody has carried out yet with empty cells; others after them."""
    known = dict.fromkeys([*items(), *(entry["item"] for entry in entries)])
    for item in known:
        found = [entry for entry in entries if entry["item"] == item]
        if not found and not is_filtered and (entries or only_waiting):
            yield (item, *[""] * (len(COLUMNS) - 2), NONE)
        shown = [entry for entry in found if not only_waiting or entry["state"] != DONE]
        for place, entry in enumerate(shown):
            yield _row(entry, item if place == 0 else "")


def _row(entry: Entry, item: str) -> Row:
    """The item is written once for all its units."""
    names = entry["names"]
    return (
        item,
        names.get(entry["unit"], ""),
        "" if entry["year"] is None else f"{entry['year']}年",
        names.get(entry["basis"], ""),
        entry["met"],
        entry["content"],
        str(entry["held_on"] or ""),
        files_cell(entry),
        entry["state"],
    )


INCLUSION_TABLE = LedgerReport(
    key="inclusion_table",
    title="七个纳入落实表",
    group="七个纳入",
    options=(*options_of(INCLUSION, "unit"), WAITING),
    gather=gather,
)
