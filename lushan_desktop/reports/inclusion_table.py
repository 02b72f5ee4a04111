"""七个纳入落实表: each of the seven with the units that carry it out, the papers and the proof."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from sqlmodel import Session

from lushan_desktop.base import paths
from lushan_desktop.domain.records.inclusion import INCLUSION
from lushan_desktop.paper.content import Column, Row
from lushan_desktop.reports.cells import Entry, files_cell
from lushan_desktop.reports.ledger import (
    ENDINGS,
    Ledger,
    asked_for,
    compose,
    finished,
    options_of,
    said_filter,
)
from lushan_desktop.reports.report import Options, Report
from lushan_desktop.storage import queries

COLUMNS = (
    Column("纳入事项", 48),
    Column("责任单位", 34),
    Column("年度", 16, "center"),
    Column("载体文件", 44),
    Column("有关会议", 40),
    Column("落实情况", 56),
    Column("落实日期", 30),
    Column("佐证", 20),
)


def gather(session: Session, options: Options) -> Ledger:
    query = asked_for(options, INCLUSION, "unit")
    entries = queries.rows(session, INCLUSION, queries.ids(session, INCLUSION, query))
    rows = list(_rows(entries, is_filtered=bool(query.text or query.chip)))
    about = said_filter(session, INCLUSION, query), INCLUSION.counted_in
    ledger = finished(session, "“七个纳入”落实情况表", COLUMNS, rows, about)
    return replace(ledger, counted=f"{len(entries)}{INCLUSION.counted_in}")


@lru_cache(maxsize=1)
def items() -> tuple[str, ...]:
    """The seven, in their official order."""
    catalogue = json.loads(paths.resources("catalogues", "seven_inclusions.json").read_text("utf-8"))
    return tuple(entry["term"] for entry in catalogue["terms"])


def _rows(entries: Sequence[Entry], *, is_filtered: bool) -> Iterator[Row]:
    """All seven in their order, one that nobody has carried out yet with empty cells; others after them."""
    known = dict.fromkeys([*items(), *(entry["item"] for entry in entries)])
    for item in known:
        found = [entry for entry in entries if entry["item"] == item]
        if not found and not is_filtered and entries:
            yield (item, *[""] * (len(COLUMNS) - 1))
        for place, entry in enumerate(found):
            yield _row(entry, item if place == 0 else "")


def _row(entry: Entry, item: str) -> Row:
    """The item is written once for all its units."""
    names = entry["names"]
    return (
        item,
        names.get(entry["unit"], ""),
        "" if entry["year"] is None else f"{entry['year']}年",
        names.get(entry["basis"], ""),
        names.get(entry["meeting"], ""),
        entry["content"],
        str(entry["held_on"] or ""),
        files_cell(entry),
    )


INCLUSION_TABLE = Report(
    key="inclusion_table",
    title="七个纳入落实表",
    group="七个纳入",
    options=options_of(INCLUSION, "unit"),
    gather=gather,
    compose=compose,
    endings=ENDINGS,
    is_ledger=True,
)
