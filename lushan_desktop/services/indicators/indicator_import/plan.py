"""How a table of indicators is to be read; the clerk may change every part of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from lushan_desktop.services.importing.table import Table, letter

LEVEL_COLUMNS = ("first", "second", "third")
TITLE_COLUMNS = (*LEVEL_COLUMNS, "text")
OF_SEVERAL = ("more", "detail", "materials", "support", "criterion", "note")
"""What several columns may hold together."""

FIELDS: Mapping[str, str] = {
    "first": "一级指标",
    "second": "二级指标",
    "third": "三级指标",
    "text": "指标内容（各级在一列）",
    "more": "三级指标（续）",
    "detail": "要点",
    "number": "序号",
    "number_first": "一级序号",
    "number_second": "二级序号",
    "level": "层级",
    "points": "分值",
    "points_first": "一级分值",
    "points_second": "二级分值",
    "lead": "牵头单位",
    "support": "责任单位",
    "units": "牵头和责任单位",
    "materials": "应提供材料",
    "ways": "测评方式",
    "filer": "填报主体",
    "due": "完成时限",
    "flags": "否决或加分",
    "criterion": "评分标准",
    "note": "备注",
}
"""What a column may hold, by the name of the field, with what the clerk reads."""


@dataclass(frozen=True)
class SheetPlan:
    """How one sheet is read."""

    head: int
    """The last row of the head; -1 where there is none."""
    fields: tuple[str, ...]
    """For each column what it holds; empty for one that is left out."""
    is_taken: bool = True
    above: str = ""
    """The first level over all rows, where only the sheet's title or name says it."""
    above_place: int = -1
    """The row that says it; -1: the name of the sheet does."""

    @property
    def has_titles(self) -> bool:
        return any(name in TITLE_COLUMNS for name in self.fields)

    @property
    def has_levels(self) -> bool:
        """True if each level has a column of its own."""
        return any(name in LEVEL_COLUMNS for name in self.fields)


class Spot(NamedTuple):
    """The place where an indicator stands: a sheet, a row of it, the level it was read as."""

    sheet: int
    place: int
    level: int


@dataclass(frozen=True)
class Plan:
    """How a workbook is read."""

    sheets: tuple[SheetPlan, ...]
    adds_units: bool = False
    """True if units that nobody knows yet are entered along."""
    accepts_doubts: bool = False
    """True if sums and the order of numbers are taken as the official table has them."""
    edits: Mapping[tuple[Spot, str], str] = field(default_factory=dict)
    """What the clerk typed in place of what was read."""
    left_out: frozenset[Spot] = frozenset()


def heads_of(table: Table, plan: SheetPlan) -> tuple[str, ...]:
    """Return what stands above each column; its letter where nothing does."""
    texts = [" ".join(cell.split()) for cell in table.rows[plan.head]] if plan.head >= 0 else []
    above = table.rows[plan.head - 1] if plan.head > 0 else ()
    names = []
    for column in range(table.width):
        text = texts[column] if texts else ""
        text = text or (" ".join(above[column].split()) if above else "")
        names.append(text or f"{letter(column)} 列")
    return tuple(names)
