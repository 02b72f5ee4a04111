"""Reading one sheet: rows that hold no indicator are set apart, each with what it is."""

import re
from dataclasses import replace

from lushan_desktop.domain.recognise.indicator_words import split_number
from lushan_desktop.services.importing.table import EXAMPLE, Cells, Table, is_note, is_sum
from lushan_desktop.services.indicators.indicator_import.level_lines import LevelReader
from lushan_desktop.services.indicators.indicator_import.lines import (
    POINTS,
    Reader,
    SheetRead,
    Sum,
    UnusedLine,
    first_words,
)
from lushan_desktop.services.indicators.indicator_import.outline_lines import OutlineReader
from lushan_desktop.services.indicators.indicator_import.plan import SheetPlan

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_BRACKETED = re.compile(r"[（(][^（()）]{4,}[）)]")
_PART = re.compile(r"小\s*计")
HEADING, AGAIN, NOTE, SHOWN = "题头", "重复的表头", "说明", "示例行"


def read_sheet(sheet: int, table: Table, plan: SheetPlan) -> SheetRead:
    """The indicators of a sheet in their order, what its sums say, and the rows that became nothing."""
    reader: Reader = LevelReader(sheet, table, plan) if plan.has_levels else OutlineReader(sheet, table, plan)
    sums: list[Sum] = []
    unused = [*_above_head(sheet, table, plan)]
    if plan.above:
        reader.add(max(plan.above_place, 0), replace(split_number(plan.above), level=1), {})
    for place in range(plan.head + 1, len(table.rows)):
        row = table.rows[place]
        if not any(row):
            continue
        if why := _aside(table, plan, row):
            unused.append(UnusedLine(sheet, place, why, first_words(row)))
        elif is_sum(row):
            sums.append(_sum(reader, sheet, place, row))
        else:
            reader.take(place, row)
    return SheetRead(tuple(reader.lines), tuple(sums), (*unused, *reader.unused))


def _above_head(sheet: int, table: Table, plan: SheetPlan) -> list[UnusedLine]:
    found: dict[str, UnusedLine] = {}
    for place in range(max(plan.head, 0)):
        row = table.rows[place]
        is_upper_head = place == plan.head - 1 and sum(1 for cell in row if cell) > 2
        if any(row) and not is_upper_head and place != plan.above_place:
            words = first_words(row)
            found.setdefault(words, UnusedLine(sheet, place, HEADING, words))
    return list(found.values())


def _aside(table: Table, plan: SheetPlan, row: Cells) -> str:
    if plan.head >= 0 and row in (table.rows[plan.head], table.rows[max(plan.head - 1, 0)]):
        return AGAIN
    if EXAMPLE in row:
        return SHOWN
    alone = {cell for cell in row if cell}
    is_aside = len(alone) == 1 and bool(_BRACKETED.fullmatch(next(iter(alone))))
    return NOTE if is_note(row) or is_aside else ""


def _sum(reader: Reader, sheet: int, place: int, row: Cells) -> Sum:
    cells = reader.cells_of(row)
    label = next(cell for cell in row if cell)
    said = next((cells[name] for name in POINTS if cells.get(name) and cells[name] != label), "")
    points = said or next(iter(_NUMBER.findall(label)), "")
    return Sum(sheet, place, points, label, bool(_PART.search(label)), len(reader.lines))
