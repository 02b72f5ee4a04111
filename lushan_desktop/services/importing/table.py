"""A foreign table and how it is to be read: which row is the head, which column fills which field."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lushan_desktop.domain.kinds import Files, Rows
from lushan_desktop.domain.record_type import FieldSpec, RecordType

Cells = tuple[str, ...]
Place = tuple[int, int]
"""A row and a column, both from 0."""

EXAMPLE = "示例，不导入"
"""Marks the row of a template that only shows how to fill it in."""
_SUMS = re.compile(r"(?:合\s*计|总\s*计|共\s*计|总\s*分)[：:]?.*|.{0,8}(?:小\s*计|合\s*计)[：:]?[\d.]*分?")

_NOTE = re.compile(
    r"(?:附?注|说明|备注|填[表报]说明|填[表报](?:单位|人|时间|日期)|制表(?:单位|人|时间|日期)?|审核人?"
    r"|(?:单位|主要)?负责人(?:（签字）)?|经办人|联系(?:人|电话)|※|[＊*]+)"
    r"(?:[：:\d１-９.、 ]|$)|[（(]?(?:续|续表|接上页|第\S{1,3}页(?:[，,]?\s*共\S{1,3}页)?)[）)]?$"
)


@dataclass(frozen=True)
class Table:
    """One sheet or one paste."""

    source: str
    """The name of the file; empty for what was pasted."""
    sheet: str
    rows: tuple[Cells, ...]
    blocks: tuple[tuple[int, int, int, int], ...] = ()
    """What is merged: first row, first column, last row, last column."""

    @property
    def width(self) -> int:
        return len(self.rows[0]) if self.rows else 0

    def where(self, place: int) -> str:
        """A row as errors name it: 工作表“台账”第5行."""
        return f"工作表“{self.sheet}”第{place + 1}行" if self.sheet else f"第{place + 1}行"


@dataclass(frozen=True)
class Plan:
    """How a table is read; the clerk may change every part of it."""

    head: int
    """The row that holds the heads; -1 where there is none."""
    fields: tuple[str, ...]
    """For each column the field it fills; empty for a column that is left out."""
    fixed: tuple[tuple[str, str], ...] = ()
    """What all rows hold in a field that no column fills, as typed."""
    adds_names: bool = True
    """True if units that nobody knows yet, and persons with them, are entered along with the rows."""
    adds_people: bool | None = None
    """The same for persons alone; None: as for units."""
    edits: Mapping[Place, str] = field(default_factory=dict)
    """Cells as the clerk put them right."""

    def text(self, table: Table, row: int, column: int) -> str:
        """A cell as it stands now."""
        return self.edits.get((row, column), table.rows[row][column])


def head_of(table: Table, plan: Plan, column: int) -> str:
    """Return what stands above a column: its head, else its letter as Excel counts."""
    text = " ".join(table.rows[plan.head][column].split()) if plan.head >= 0 else ""
    return text or f"{letter(column)} 列"


def letter(column: int) -> str:
    """A, B … Z, AA: what Excel calls a column."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def body(table: Table, plan: Plan) -> Iterator[int]:
    """The rows that may become records: no empty ones, no sums, no notes, no second head, no example."""
    head = table.rows[plan.head] if plan.head >= 0 else None
    free = [column for column, name in enumerate(plan.fields) if not name]
    taken = [column for column, name in enumerate(plan.fields) if name] or free
    for place in range(plan.head + 1, len(table.rows)):
        row = table.rows[place]
        if row == head or not any(row[column] for column in taken):
            continue
        if is_sum(row) or is_note(row) or any(row[column] == EXAMPLE for column in free):
            continue
        yield place


def is_sum(row: Cells) -> bool:
    """Return True if a row says what those above it come to."""
    first = next(cell for cell in row if cell)
    return len(first) <= 12 and bool(_SUMS.fullmatch(first))


def is_note(row: Cells) -> bool:
    """Return True if a row explains the table, or says who filled it in, instead of holding anything."""
    cells = [cell for cell in row if cell]
    return bool(cells and _NOTE.match(cells[0])) and (len(cells) <= 2 or all(map(_NOTE.match, cells)))


def fillable(record_type: RecordType) -> list[FieldSpec]:
    """The fields that one cell can fill: all but files and rows of their own."""
    return [spec for spec in record_type.fields if not isinstance(spec.kind, Files | Rows)]
