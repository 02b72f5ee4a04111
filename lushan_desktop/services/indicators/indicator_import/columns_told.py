"""Columns as the clerk tells them: 工作要求=三级指标, by the head or the letter, the field by its title."""

import re
from collections.abc import Sequence
from dataclasses import replace

from lushan_desktop.base.errors import UserError
from lushan_desktop.services.importing.table import Table, letter
from lushan_desktop.services.indicators.indicator_import.head_words import bare_head
from lushan_desktop.services.indicators.indicator_import.plan import FIELDS, OF_SEVERAL, SheetPlan, heads_of

Told = tuple[tuple[str, str], ...]
LEFT_OUT = ("", "不导入", "不用")
_LETTER = re.compile(r"[A-Za-z]{1,2}列?")


def field_titled(title: str) -> str:
    """The field that bears a title in the template; empty for a column that is left out. Raises UserError."""
    plain = title.strip()
    if plain in LEFT_OUT:
        return ""
    found = [name for name, said in FIELDS.items() if plain in (said, bare_head(said))]
    if not found:
        raise UserError(f"没有“{title}”这个字段，可写：{'、'.join(FIELDS.values())}；不要这一列写“不导入”。")
    return found[0]


def by_heads(told: Told) -> dict[str, str]:
    """Return what is told of columns by their heads, by bare head."""
    return {bare_head(column): field_titled(title) for column, title in told if not _is_letter(column)}


def with_letters(tables: Sequence[Table], sheets: Sequence[SheetPlan], told: Told) -> tuple[SheetPlan, ...]:
    """The plans after what is told of columns. Raises UserError where no sheet has such a column."""
    plans = list(sheets)
    for column, title in told:
        held = [place for place, table in enumerate(tables) if _places(table, plans[place], column)]
        if not held:
            heads = dict.fromkeys(
                head for table, plan in zip(tables, plans, strict=True) for head in heads_of(table, plan)
            )
            raise UserError(f"表里没有“{column}”这一列，有：{'、'.join(heads)}。")
        for place in held:
            for number in _places(tables[place], plans[place], column):
                plans[place] = _with(plans[place], number, field_titled(title))
    return tuple(plans)


def _is_letter(column: str) -> bool:
    return _LETTER.fullmatch(column) is not None


def _places(table: Table, plan: SheetPlan, column: str) -> list[int]:
    if _is_letter(column):
        wanted = column.removesuffix("列").upper()
        return [number for number in range(table.width) if letter(number) == wanted]
    return [
        number for number, head in enumerate(heads_of(table, plan)) if bare_head(head) == bare_head(column)
    ]


def _with(plan: SheetPlan, column: int, name: str) -> SheetPlan:
    fields = ["" if each == name and name not in OF_SEVERAL else each for each in plan.fields]
    fields[column] = name
    changed = replace(plan, fields=tuple(fields))
    return replace(changed, is_taken=plan.is_taken or changed.has_titles)
