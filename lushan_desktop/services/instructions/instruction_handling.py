"""Handing an instruction to units and bringing it to its end; each deed is one undoable step."""

from collections.abc import Sequence
from typing import Any

from lushan_desktop.base import clock
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain import handling
from lushan_desktop.domain.flow import Move
from lushan_desktop.domain.instructions.dispatch import DISPATCH, LEAD, SUPPORT
from lushan_desktop.domain.instructions.instruction import INSTRUCTION
from lushan_desktop.domain.record_type import Values
from lushan_desktop.services.records import date_orders, flows, records
from lushan_desktop.storage.log.step import Changes
from lushan_desktop.storage.store import Store

Rows = tuple[Values, ...]


def move(store: Store, record_id: str, end: str, **given: Any) -> Changes:
    """Move an instruction on; the units it was handed to follow. Raises UserError with the field to open."""
    held = {**records.values(store, INSTRUCTION, record_id), **given}
    rows = _FOLLOW.get(end, _unchanged)(held, given.get("moved_on") or _today())
    if rows != held["dispatches"]:
        given = {**given, "dispatches": rows}
    return flows.move(store, INSTRUCTION, record_id, end, **given)


def hand_to(
    store: Store,
    record_id: str,
    units: Sequence[str],
    due_on: PartialDate | None = None,
    **given: Any,
) -> Changes:
    """Hand an instruction to further units `on` a day (today). Raises UserError where none is named."""
    day, accepts = given.get("on") or _today(), bool(given.get("accepts"))
    held = records.values(store, INSTRUCTION, record_id)
    known = {row["unit"] for row in held["dispatches"]}
    new = [unit for unit in dict.fromkeys(units) if unit and unit not in known]
    if not new:
        raise UserError("请选要转办的单位；已经转办过的不重复转办。", field="unit")
    made = [_row(unit, SUPPORT, due_on or held["due_on"], day) for unit in new]
    for row in made:
        date_orders.check_row(store, DISPATCH, row, accepts=accepts)
    rows = (*held["dispatches"], *made)
    return records.save(store, INSTRUCTION, {"dispatches": rows}, record_id, label="批示指示转办")


def acknowledge(store: Store, record_id: str, dispatch_id: str, by: str = "", **given: Any) -> Changes:
    """A unit signed for it `on` a day (today); once every unit has, the instruction is 已签收."""
    held, day = records.values(store, INSTRUCTION, record_id), given.get("on") or _today()
    signed = {"acknowledged_on": day, "acknowledged_by": by}
    rows = _with(held["dispatches"], dispatch_id, signed)
    written: Values = {"dispatches": rows}
    if held["stage"] == handling.DISPATCHED and all(row["acknowledged_on"] for row in rows):
        written |= _moved(held, handling.ACKNOWLEDGED, "签收", day)
    _check(store, held, written, dispatch_id, accepts=bool(given.get("accepts")))
    return records.save(store, INSTRUCTION, written, record_id, label="批示指示签收")


def report(store: Store, record_id: str, dispatch_id: str, result: str, **given: Any) -> Changes:
    """A unit told `on` a day (today) what came of it. Raises UserError where it told nothing."""
    if not result.strip():
        raise UserError("请先填写办理结果。", field="result")
    held, day = records.values(store, INSTRUCTION, record_id), given.get("on") or _today()
    row: Values = next((row for row in held["dispatches"] if row["id"] == dispatch_id), {})
    told = {"result": result.strip(), "reported_on": day}
    told["acknowledged_on"] = row.get("acknowledged_on") or day
    written: Values = {"dispatches": _with(held["dispatches"], dispatch_id, told)}
    if held["stage"] in (handling.DISPATCHED, handling.ACKNOWLEDGED):
        written |= _moved(held, handling.IN_PROGRESS, "开始办理", day)
    _check(store, held, written, dispatch_id, accepts=bool(given.get("accepts")))
    return records.save(store, INSTRUCTION, written, record_id, label="批示指示反馈")


def _moved(held: Values, end: str, label: str, day: PartialDate) -> Values:
    """Return the stage that follows from what the units did, with its row among the moves."""
    written = {"stage": end}
    made = flows.row_of(Move(held["stage"], end, label), INSTRUCTION, held, written, day)
    return {**written, "moves": (*held["moves"], made)}


def _check(store: Store, held: Values, written: Values, dispatch_id: str, *, accepts: bool) -> None:
    """Raises DatesOutOfOrder for the days of the unit, and for that of the move which follows."""
    row = next(row for row in written["dispatches"] if row["id"] == dispatch_id)
    date_orders.check_row(store, DISPATCH, row, accepts=accepts)
    with store.read() as session:
        date_orders.check(session, INSTRUCTION, held, written, accepts=accepts)


def _today() -> PartialDate:
    return PartialDate.from_date(clock.today())


def _unchanged(held: Values, today: PartialDate) -> Rows:
    del today
    return tuple(held["dispatches"])


def _handed_out(held: Values, today: PartialDate) -> Rows:
    """A row for the lead unit and one for every unit that helps."""
    rows = list(held["dispatches"])
    known = {row["unit"] for row in rows}
    wanted = [(held["lead_unit"], LEAD), *((unit, SUPPORT) for unit in held["support_units"])]
    for unit, part in wanted:
        if unit and unit not in known:
            known.add(unit)
            rows.append(_row(unit, part, held["due_on"], today))
    return tuple(rows)


def _all_signed(held: Values, today: PartialDate) -> Rows:
    return tuple({**row, "acknowledged_on": row["acknowledged_on"] or today} for row in held["dispatches"])


def _lead_reported(held: Values, today: PartialDate) -> Rows:
    """What the office wrote as the outcome is what the lead unit reported, unless it said so itself."""
    rows = []
    for row in held["dispatches"]:
        is_open = row["part"] == LEAD and not row["reported_on"]
        told = {"result": row["result"] or held["feedback"], "reported_on": today} if is_open else {}
        rows.append({**row, **told})
    return tuple(rows)


_FOLLOW = {
    handling.DISPATCHED: _handed_out,
    handling.ACKNOWLEDGED: _all_signed,
    handling.REPORTED: _lead_reported,
}
"""What happens to the rows of the units when an instruction comes to a stage."""


def _row(unit: str, part: str, due_on: PartialDate | None, today: PartialDate) -> Values:
    return {"unit": unit, "part": part, "due_on": due_on, "dispatched_on": today}


def _with(rows: Sequence[Values], row_id: str, values: Values) -> Rows:
    if all(row["id"] != row_id for row in rows):
        raise UserError("这条转办已不存在，请刷新。")
    return tuple({**row, **values} if row["id"] == row_id else row for row in rows)
