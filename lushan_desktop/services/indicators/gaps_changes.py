"""What a clerk does about what is missing: put records to a material, give indicators to units."""

from collections.abc import Sequence

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.indicators.indicator import INDICATOR
from lushan_desktop.domain.indicators.required_material import REQUIRED_MATERIAL
from lushan_desktop.domain.record_type import Values
from lushan_desktop.services.records import records
from lushan_desktop.services.records.records import write
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.log.step import Changes
from lushan_desktop.storage.store import Store


def link(store: Store, material: str, record_ids: Sequence[str]) -> Changes:
    """Put records of any register to a material as its proof; what is there already stays."""
    held = records.values(store, REQUIRED_MATERIAL, material)["records"] or ()
    values: Values = {"records": tuple(dict.fromkeys([*held, *record_ids]))}
    return records.save(store, REQUIRED_MATERIAL, values, material, label=f"挂接记录{len(record_ids)}条")


def assign(store: Store, indicators: Sequence[str], values: Values) -> Changes:
    """Give all these indicators their lead unit and their responsible units, in one step.

    What is left empty stays as it was.
    """
    given = {name: value for name, value in values.items() if value}
    if not given:
        raise UserError("请选牵头单位或责任单位。", field="lead_unit")
    with store.read() as session:
        held = [row["id"] for row in queries.rows(session, INDICATOR, list(indicators))]
    with store.change(f"为{len(held)}项指标分配单位") as step:
        for record_id in held:
            write(step, INDICATOR, step.get(INDICATOR.model, record_id), given)
    return step.changes


def set_not_applicable(store: Store, indicator: str, reason: str) -> Changes:
    """Say that the indicator does not concern the office, and why; with an empty reason it does again."""
    values: Values = {"not_applicable": bool(reason), "not_applicable_reason": reason}
    label = "指标标为不适用" if reason else "指标恢复适用"
    return records.save(store, INDICATOR, values, indicator, label=label)


def mark_not_applicable(store: Store, indicator: str, reason: str) -> Changes:
    """Say why the indicator does not concern the office. Raises UserError without a reason."""
    if not reason.strip():
        raise UserError("请说明不适用的理由。", field="not_applicable_reason")
    return set_not_applicable(store, indicator, reason.strip())
