"""Columns of a ledger as the clerk tells them: 单位名称=申报单位, by the head or the letter."""

from collections.abc import Sequence
from dataclasses import replace

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.record_type import RecordType
from lushan_desktop.services.importing.heads import bare, with_head
from lushan_desktop.services.importing.table import Plan, Table, fillable, head_of, letter

Told = Sequence[tuple[str, str]]
_LEFT_OUT = ("", "不导入", "不用")
_FARTHEST = 12


def told_plan(record_type: RecordType, table: Table, plan: Plan, told: Told) -> Plan:
    """The plan after what is told of columns. Raises UserError for a column or field that is not there."""
    names = [field_titled(record_type, title) for _, title in told]
    wanted = [bare(column) for column, _ in told]
    if not any(_place(table, plan, column) >= 0 for column, _ in told):
        head = next((n for n, row in enumerate(table.rows[:_FARTHEST]) if {*map(bare, row)} & {*wanted}), -1)
        plan = with_head(record_type, table, plan, head) if head >= 0 else plan
    for (column, _), name in zip(told, names, strict=True):
        place = _place(table, plan, column)
        if place < 0:
            heads = "、".join(head_of(table, plan, one) for one in range(table.width))
            raise UserError(f"表里没有“{column}”这一列，有：{heads}。")
        fields = ["" if each == name else each for each in plan.fields]
        fields[place] = name
        plan = replace(plan, fields=tuple(fields))
    return plan


def field_titled(record_type: RecordType, title: str) -> str:
    """The field that bears a title in the template. Raises UserError."""
    if title.strip() in _LEFT_OUT:
        return ""
    specs = fillable(record_type)
    found = next((spec.name for spec in specs if bare(spec.label) == bare(title)), "")
    if not found:
        raise UserError(
            f"{record_type.title}没有“{title}”这一项，可写：{'、'.join(spec.label for spec in specs)}。"
        )
    return found


def _place(table: Table, plan: Plan, column: str) -> int:
    for place in range(table.width):
        if column.upper() == letter(place) or bare(column) == bare(head_of(table, plan, place)):
            return place
    return -1
