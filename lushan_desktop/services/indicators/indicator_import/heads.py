"""Guessing: which rows of a sheet are its head, and what each column holds."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from lushan_desktop.domain.recognise.indicator_words import read_points, split_number
from lushan_desktop.domain.recognise.unit_words import split_units
from lushan_desktop.services.importing.table import Cells, Table
from lushan_desktop.services.indicators.indicator_import.column_words import settled
from lushan_desktop.services.indicators.indicator_import.head_words import bare_head, field_of, is_exact
from lushan_desktop.services.indicators.indicator_import.plan import LEVEL_COLUMNS, SheetPlan

Remembered = Mapping[str, str]
"""What the clerk said of a column, by its bare head."""
NONE: Remembered = {}
_FILLED_IN = re.compile(r"[：:]\s*\S")
"""填报单位：示例单位 is filled in already: no head."""
_FARTHEST, _LONGEST, _LONGEST_BARE = 15, 120, 24
_NEEDED = 2
_PARTLY = 0.7
_KEPT, _ANSWERED = {"points", "lead", "support", "units", "number"}, 2
"""A head that names two of these is one, whatever its levels are called."""
_COUNTED = (*LEVEL_COLUMNS, "text", "detail")


def guess(table: Table, remembered: Remembered = NONE) -> SheetPlan:
    """The likeliest reading of a sheet; one that seems to hold no indicators is left aside."""
    found = _find_head(table, remembered)
    if found < 0:
        return _without_head(table)
    return with_head(table, found, remembered)


def with_head(table: Table, head: int, remembered: Remembered = NONE) -> SheetPlan:
    """The reading by this row as the head; -1: by none."""
    if head < 0:
        return _without_head(table)
    heads = _joined(table, head)
    names = settled(table, head, heads, [remembered.get(bare_head(one), field_of(one)) for one in heads])
    plan = SheetPlan(head, tuple(names))
    return replace(plan, is_taken=plan.has_titles and any(any(row) for row in table.rows[head + 1 :]))


def _find_head(table: Table, remembered: Remembered) -> int:
    """The row near the top that says most; a second row below it may say it more exactly."""
    best, found = 0.0, -1
    for place, row in enumerate(table.rows[:_FARTHEST]):
        if not any(row) or not all(map(_may_be_head, row)):
            continue
        heads = _joined(table, place)
        names = {
            name: 1.0 if is_exact(head) or bare_head(head) in remembered else _PARTLY
            for head in heads
            if (name := remembered.get(bare_head(head), field_of(head)))
        }
        worth = sum(names.values())
        is_enough = len(names) >= min(_NEEDED, table.width)
        says_levels = any(name in _COUNTED for name in names) or len(_KEPT & set(names)) >= _ANSWERED
        if is_enough and worth > best and says_levels:
            best, found = worth, place
    return found


def _may_be_head(cell: str) -> bool:
    """Return True if a cell is short enough, and no title behind a number."""
    said = split_number(cell)
    is_title = said.rank >= 0 and bool(said.text) and not is_exact(cell)
    return len(cell) <= _LONGEST and len(bare_head(cell)) <= _LONGEST_BARE and not is_title


def _joined(table: Table, place: int) -> Cells:
    """The heads of a row; under a double head with what stands above it, where that says more."""
    row = table.rows[place]
    above = _above(table, place)
    return tuple(_together(one, above[column]) if above else one for column, one in enumerate(row))


def _together(own: str, above: str) -> str:
    """名称 under 一级指标 is 一级指标名称; a head that goes down over both rows stands once."""
    if not own or own == above or not above:
        return own or above
    level = next((word for word in ("一级", "二级", "三级") if word in above), "")
    return f"{level}指标{own}" if level and not any(f"{one}级" in own for one in "一二三") else own


def _above(table: Table, place: int) -> Cells:
    """For each column what the row above says of it, where that row is the upper half of the head."""
    if place == 0:
        return ()
    row, upper = table.rows[place], list(table.rows[place - 1])
    reach = {
        column: block[1]
        for block in table.blocks
        if block[0] <= place - 1 <= block[2] and block[3] > block[1]
        for column in range(block[1] + 1, block[3] + 1)
    }
    spread = [upper[reach.get(column, column)] for column in range(len(upper))]
    goes_down = any(one and one == two for one, two in zip(row, upper, strict=True))
    fills_gaps = any(two and not one for one, two in zip(row, upper, strict=True))
    is_head = len({cell for cell in upper if cell}) >= _NEEDED and all(
        len(bare_head(cell)) <= _LONGEST_BARE and not _FILLED_IN.search(cell) for cell in upper
    )
    named = sum(1 for cell in upper if cell and field_of(cell))
    return tuple(spread) if is_head and (goes_down or (fills_gaps and named >= _NEEDED)) else ()


def _without_head(table: Table) -> SheetPlan:
    """A sheet without a head is taken where one column holds numbered titles."""
    counts = [
        sum(1 for row in table.rows if (said := split_number(row[column])).level and said.text)
        for column in range(table.width)
    ]
    most = max(counts, default=0)
    if most < _NEEDED + 1:
        return SheetPlan(-1, ("",) * table.width, is_taken=False)
    fields = [""] * table.width
    fields[counts.index(most)] = "text"
    for column in range(table.width):
        cells = [row[column] for row in table.rows if row[column]]
        name = _by_content(cells) if not fields[column] and len(cells) * 3 > most else ""
        if name and name not in fields:
            fields[column] = name
    return SheetPlan(-1, tuple(fields))


def _by_content(cells: Sequence[str]) -> str:
    points = sum(1 for cell in cells if _is_points(cell))
    units = sum(
        1
        for cell in cells
        if any(name[-1:] in "局委办部院会" for name in split_units(cell, is_lead_first=False).support)
    )
    if points * 4 > len(cells) * 3:
        return "points"
    return "units" if units * 4 > len(cells) * 3 else ""


def _is_points(cell: str) -> bool:
    try:
        return read_points(cell) is not None
    except ValueError:
        return False
