"""Opening a table of indicators: sheets, the likeliest reading, what is understood by it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lushan_desktop.base import clock
from lushan_desktop.base.computing import CHILD, path_of
from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.importing import known as names
from lushan_desktop.services.importing import reading
from lushan_desktop.services.importing.known import Called
from lushan_desktop.services.importing.table import Plan as Asked
from lushan_desktop.services.importing.table import Table
from lushan_desktop.services.indicators.indicator_import import heads
from lushan_desktop.services.indicators.indicator_import.entry import Entry, Understood
from lushan_desktop.services.indicators.indicator_import.lines import read_sheet
from lushan_desktop.services.indicators.indicator_import.plan import Plan, SheetPlan, Spot
from lushan_desktop.services.indicators.indicator_import.understanding import Known, understand
from lushan_desktop.storage.store import Store

_MOST_AT_ONCE = 3000
"""Cells that are understood where one is; more go to the child, so that the window never waits."""


@dataclass(frozen=True)
class Preset:
    """What is said beforehand, as on the command line."""

    adds_units: bool = False
    accepts_doubts: bool = False


AS_IT_IS = Preset()


def open_table(store: Store, file: Path, preset: Preset = AS_IT_IS) -> Understood:
    """Open a workbook and say what was understood. Raises UserError where it holds no indicators."""
    tables = reading.open_file(file)
    sheets = _without_bare_lists(tables, tuple(map(heads.guess, tables)))
    if not any(sheet.is_taken for sheet in sheets):
        raise UserError(
            f"“{file.name}”里没有认出指标：请看看有没有表头，如 序号、三级指标、分值、牵头单位，"
            "或指标前有没有 一、（一）1. 这样的序号。"
        )
    plan = Plan(sheets, adds_units=preset.adds_units, accepts_doubts=preset.accepts_doubts)
    return read_again(store, tables, plan)


def _without_bare_lists(tables: Sequence[Table], sheets: tuple[SheetPlan, ...]) -> tuple[SheetPlan, ...]:
    """Beside a table with a head, numbered lines of one level are 填表说明 rather than indicators."""
    if not any(sheet.is_taken and sheet.head >= 0 for sheet in sheets):
        return sheets
    return tuple(
        replace(sheet, is_taken=False) if sheet.is_taken and _is_bare_list(number, table, sheet) else sheet
        for number, (table, sheet) in enumerate(zip(tables, sheets, strict=True))
    )


def _is_bare_list(number: int, table: Table, sheet: SheetPlan) -> bool:
    return sheet.head < 0 and len({line.spot.level for line in read_sheet(number, table, sheet)[0]}) < 2


def read_again(store: Store, tables: tuple[Table, ...], plan: Plan) -> Understood:
    """What is understood by this plan, against the units that the office knows now."""
    known = Known(units(store), clock.today())
    if sum(len(table.rows) * table.width for table in tables) <= _MOST_AT_ONCE:
        return understand(tables, plan, known)
    found: Understood = CHILD.call(path_of(understand), tables, plan, known)
    return found


def units(store: Store) -> Mapping[str, Called]:
    """The units of the office by every name they bear."""
    with store.read_long() as session:
        held = names.gather(session, RECORD_TYPES.get("indicator"), Asked(-1, ("lead_unit",)))
    return dict(held.called.get("unit", {}))


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
    fields = ["" if each == name else each for each in old.fields]
    fields[column] = name
    return with_sheet(plan, sheet, replace(old, fields=tuple(fields)))


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
