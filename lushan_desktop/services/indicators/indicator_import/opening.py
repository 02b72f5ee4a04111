"""Opening a table of indicators: sheets, the likeliest reading, what is understood by it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import select
from sqlmodel import col

from lushan_desktop.base import clock
from lushan_desktop.base.computing import CHILD
from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.people.unit import Unit, by_protocol
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.importing import heads_remembered, reading
from lushan_desktop.services.importing import known as names
from lushan_desktop.services.importing.known import Called
from lushan_desktop.services.importing.table import Plan as Asked
from lushan_desktop.services.importing.table import Table
from lushan_desktop.services.indicators.indicator_import import heads
from lushan_desktop.services.indicators.indicator_import.columns_told import by_heads, with_letters
from lushan_desktop.services.indicators.indicator_import.entry import Entry, Understood
from lushan_desktop.services.indicators.indicator_import.head_words import bare_head
from lushan_desktop.services.indicators.indicator_import.plan import OF_SEVERAL, Plan, SheetPlan, Spot
from lushan_desktop.services.indicators.indicator_import.sheet_lines import read_sheet
from lushan_desktop.services.indicators.indicator_import.sheet_titles import with_titles
from lushan_desktop.services.indicators.indicator_import.understanding import Known, understand
from lushan_desktop.storage.store import Store

KEY = "indicators"
"""Under which the heads of such tables are remembered."""
_EXPLAINS = re.compile(r"^\s*(?:填[报表写]?说明|填[报写]须知|说明|使用说明|封面|目录)\s*[：:]?\s*$")
_TOWNSHIPS = ("乡镇", "街道", "乡", "镇")
_LEAST_ROWS, _FARTHEST_HEAD = 3, 12
_TOGETHER = tuple(name for name in OF_SEVERAL if name != "support")
"""What the clerk may say of several columns; units that were said of another one move here."""
_MOST_AT_ONCE = 3000
"""Cells that are understood where one is; more go to the child, so that the window never waits."""


@dataclass(frozen=True)
class Preset:
    """What is said beforehand, as on the command line."""

    adds_units: bool = False
    accepts_doubts: bool = False
    columns: tuple[tuple[str, str], ...] = ()
    """A column, by its head or its letter, and the field that it holds, by its title in the template."""
    may_be_told: bool = False
    """True if somebody can say what columns are where nothing was recognised."""


AS_IT_IS = Preset()


def open_table(store: Store, file: Path, preset: Preset = AS_IT_IS) -> Understood:
    """Open a workbook and say what was understood. Raises UserError where it holds no indicators."""
    tables = reading.open_file(file)
    remembered = {**heads_remembered.of(store, KEY), **by_heads(preset.columns)}
    sheets = planned(tables, remembered)
    sheets = with_letters(tables, sheets, preset.columns)
    if preset.may_be_told and not any(sheet.is_taken for sheet in sheets):
        sheets = _to_be_told(tables, sheets)
    if not any(sheet.is_taken for sheet in sheets):
        raise UserError(
            f"“{file.name}”里未识别出指标：请核对有无表头（如 序号、三级指标、分值、牵头单位），"
            "或指标前有无 一、（一）1. 这样的序号；命令可加 --map 列=字段 说明各列。"
        )
    plan = Plan(sheets, adds_units=preset.adds_units, accepts_doubts=preset.accepts_doubts)
    return read_again(store, tables, plan)


def _to_be_told(tables: Sequence[Table], sheets: Sequence[SheetPlan]) -> tuple[SheetPlan, ...]:
    """The longest sheet with its likeliest head, for the clerk to say what its columns are."""
    longest = max(range(len(tables)), key=lambda place: len(tables[place].rows))
    table = tables[longest]
    if len(table.rows) < _LEAST_ROWS or table.width < 2:
        return tuple(sheets)
    filled = [sum(1 for cell in row if cell) for row in table.rows[:_FARTHEST_HEAD]]
    plan = SheetPlan(filled.index(max(filled)), ("",) * table.width)
    return tuple(plan if place == longest else sheet for place, sheet in enumerate(sheets))


def planned(tables: Sequence[Table], remembered: heads.Remembered = heads.NONE) -> tuple[SheetPlan, ...]:
    """The likeliest reading of all sheets together."""
    guessed = _alike(tables, tuple(heads.guess(table, remembered) for table in tables))
    sheets = _without_bare_lists(tables, guessed)
    return with_titles(tables, sheets)


def _alike(tables: Sequence[Table], sheets: tuple[SheetPlan, ...]) -> tuple[SheetPlan, ...]:
    """The plans with the same head read alike: as on the sheet that has most rows."""
    longest: dict[tuple[str, ...], int] = {}
    for number, (table, sheet) in enumerate(zip(tables, sheets, strict=True)):
        head = table.rows[sheet.head] if sheet.head >= 0 else ()
        if head and len(table.rows) > len(tables[longest.setdefault(head, number)].rows):
            longest[head] = number
    return tuple(
        replace(sheet, fields=sheets[longest[head]].fields, is_taken=sheets[longest[head]].is_taken)
        if sheet.head >= 0 and (head := table.rows[sheet.head]) in longest
        else sheet
        for table, sheet in zip(tables, sheets, strict=True)
    )


def _without_bare_lists(tables: Sequence[Table], sheets: tuple[SheetPlan, ...]) -> tuple[SheetPlan, ...]:
    """Beside a table of indicators, a page that explains how to fill it in is none."""
    is_table = [sheet.is_taken and not _explains(table) for table, sheet in zip(tables, sheets, strict=True)]
    has_head = any(taken and sheet.head >= 0 for taken, sheet in zip(is_table, sheets, strict=True))
    if not any(is_table):
        return sheets
    return tuple(
        sheet
        if taken and not (has_head and _is_bare_list(number, table, sheet))
        else replace(sheet, is_taken=False)
        for number, (table, sheet, taken) in enumerate(zip(tables, sheets, is_table, strict=True))
    )


def _explains(table: Table) -> bool:
    """Return True if a sheet is called 填报说明, or begins so."""
    return any(
        _EXPLAINS.search(text)
        for text in (table.sheet, next((c for row in table.rows for c in row if c), ""))
    )


def _is_bare_list(number: int, table: Table, sheet: SheetPlan) -> bool:
    return sheet.head < 0 and len({line.spot.level for line in read_sheet(number, table, sheet).lines}) < 2


def read_again(store: Store, tables: tuple[Table, ...], plan: Plan) -> Understood:
    """Return what is understood by this plan, against the units that the office knows now."""
    known = Known(units(store), clock.today(), townships(store))
    if sum(len(table.rows) * table.width for table in tables) <= _MOST_AT_ONCE:
        return understand(tables, plan, known)
    found: Understood = CHILD.call(understand, tables, plan, known)
    return found


def units(store: Store) -> Mapping[str, Called]:
    """The units of the office by every name they bear."""
    with store.read_long() as session:
        held = names.gather(session, RECORD_TYPES.get("indicator"), Asked(-1, ("lead_unit",)))
    return dict(held.called.get("unit", {}))


def townships(store: Store) -> tuple[str, ...]:
    """The registered townships and subdistricts, in their order."""
    with store.read_long() as session:
        found = session.scalars(
            select(Unit).where(col(Unit.deleted).is_(False), col(Unit.kind).in_(_TOWNSHIPS))
        ).all()
        return tuple(unit.name for unit in sorted(found, key=by_protocol))


def edited(plan: Plan, entry: Entry, name: str, text: str) -> Plan:
    """The plan after the clerk typed something in place of what was read."""
    return replace(plan, edits={**plan.edits, (entry.spot, name): text})


def left_out(plan: Plan, spot: Spot, *, is_out: bool) -> Plan:
    """The plan with an indicator left out, or taken in again."""
    changed = plan.left_out | {spot} if is_out else plan.left_out - {spot}
    return replace(plan, left_out=changed)


def with_column(plan: Plan, sheet: int, column: int, name: str) -> Plan:
    """The plan with another meaning of a column; what bore it before bears it no more."""
    old = plan.sheets[sheet]
    fields = ["" if each == name and name not in _TOGETHER else each for each in old.fields]
    fields[column] = name
    return with_sheet(plan, sheet, replace(old, fields=tuple(fields)))


def remember_heads(store: Store, told: Mapping[str, str]) -> None:
    """The next table that bears these heads is read so from the first."""
    heads_remembered.remember(store, KEY, {bare_head(head): name for head, name in told.items()})


def with_sheet(plan: Plan, sheet: int, changed: SheetPlan) -> Plan:
    """The plan with another reading of one sheet."""
    sheets = tuple(changed if number == sheet else one for number, one in enumerate(plan.sheets))
    return replace(plan, sheets=sheets)


def accepting(plan: Plan, *, units: bool | None = None, doubts: bool | None = None) -> Plan:
    """The plan with what the clerk agrees to."""
    return replace(
        plan,
        adds_units=plan.adds_units if units is None else units,
        accepts_doubts=plan.accepts_doubts if doubts is None else doubts,
    )


def taking(plan: Plan, sheet: int, *, is_taken: bool) -> Plan:
    """The plan with a sheet imported, or left aside."""
    return with_sheet(plan, sheet, replace(plan.sheets[sheet], is_taken=is_taken))
