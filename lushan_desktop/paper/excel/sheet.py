"""The Excel side: a ledger as a workbook that prints as it should and holds text as text."""

import io
from datetime import datetime
from math import ceil
from typing import Any

import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from lushan_desktop.base.text.sayable import sayable
from lushan_desktop.paper.content import (
    Band,
    Block,
    Caption,
    Column,
    Content,
    KeyValues,
    Note,
    Paragraph,
    SignatureRow,
    Table,
    Title,
)
from lushan_desktop.paper.setting.grid import A4, MM
from lushan_desktop.paper.setting.ledger import ledger_frame

SONG, HEI = "宋体", "黑体"
MM_PER_CHARACTER = 2.0
"""A column of width 1 holds a digit of the standard font, about 2 mm."""
_WIDTHS = (6.0, 60.0)
"""The narrowest and the widest column, in characters."""
_A3, _A4 = 8, 9
_LINE, _LINE_APART = 15, 18
"""Height of a line of 10 pt, in pt; of one that stands outside the table."""
_PLACE_TO_SIGN = "　" * 12
_HIGHEST = 409.0
"""In pt: Excel calls a file with a higher row damaged."""
_LONGEST, _CUT = 32_767, "……（文字太长，后面的没有放进这一格）"
"""What a cell holds, and what is told of the rest."""
_PAST = datetime(2000, 1, 1)


def write_workbook(content: Content) -> bytes:
    """The tables of a content, one sheet each, with frozen and repeated heads, filters and page set-up."""
    made = io.BytesIO()
    workbook = xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False})
    workbook.set_properties({"title": content.name, "created": _PAST})
    looks = _Looks(workbook)
    tables = [block for block in content.blocks if isinstance(block, Table)]
    for number, table in enumerate(tables, 1):
        name = "台账" if len(tables) == 1 else f"台账{number}"
        _Sheet(workbook.add_worksheet(name), content, table, looks).write()
    workbook.close()
    return made.getvalue()


class _Looks:
    """The formats of a workbook."""

    def __init__(self, workbook: Workbook) -> None:
        text = {"font_name": SONG, "font_size": 10, "text_wrap": True, "valign": "vcenter", "border": 1}
        # '@' keeps a number such as 007 as the text that it is.
        self.cell_by_align = {
            align: workbook.add_format({**text, "num_format": "@", "align": align})
            for align in ("left", "center", "right")
        }
        self.head = workbook.add_format({**text, "font_name": HEI, "align": "center", "bg_color": "#EDEFF2"})
        self.band = workbook.add_format({**text, "bold": True, "align": "left"})
        self.title = workbook.add_format(
            {"font_name": HEI, "font_size": 16, "align": "center", "valign": "vcenter"}
        )
        self.total_by_align = {
            align: workbook.add_format({**text, "num_format": "@", "bold": True, "align": align})
            for align in ("left", "center", "right")
        }
        small = {"font_name": SONG, "font_size": 10, "text_wrap": True, "valign": "vcenter"}
        self.small = workbook.add_format(small)
        self.caption = workbook.add_format({**small, "align": "center"})


class _Sheet:
    """One table on its sheet: title, filter line, head, rows, notes."""

    def __init__(self, sheet: Worksheet, content: Content, table: Table, looks: _Looks) -> None:
        self._sheet, self._content, self._table, self._looks = sheet, content, table, looks
        self._last = len(table.columns) - 1
        self._row = 0
        self._widths = [self._column_width(place, column) for place, column in enumerate(table.columns)]

    def write(self) -> None:
        self._write_lines(Title, self._looks.title, 30)
        self._write_lines(Caption, self._looks.caption, 18)
        above, below = self._around()
        for text in above:
            self._write_line(text)
        first = self._row
        self._write_head()
        head = self._row - 1
        self._write_rows()
        for text in below:
            self._write_line(text)
        for place, width in enumerate(self._widths):
            self._sheet.set_column(place, place, width)
        self._set_up_page(first, head)

    def _write_lines(self, kind: type[Any], look: Any, height: float) -> None:
        for block in self._content.blocks:
            if isinstance(block, kind):
                text = getattr(block, "plain", None) or block.text
                self._merge((self._row, 0, self._row, self._last), text, look)
                self._sheet.set_row(self._row, height)
                self._row += 1

    def _around(self) -> tuple[list[str], list[str]]:
        """Return what stands above the table and below it, up to the next tables."""
        above: list[str] = []
        below: list[str] = []
        is_past = False
        for block in self._content.blocks:
            if isinstance(block, Table):
                if is_past:
                    break
                is_past = block is self._table
                above = above if is_past else []
            else:
                (below if is_past else above).extend(_lines_of(block))
        return above, below

    def _write_line(self, text: str) -> None:
        """One text over the whole width, as high as it needs, over several rows if one is too high."""
        text, room = _fitting(text), max(1, int(sum(self._widths)))
        height = _LINE_APART * sum(max(1, ceil(_width(line) / room)) for line in text.split("\n"))
        count = ceil(height / _HIGHEST)
        self._merge((self._row, 0, self._row + count - 1, self._last), text, self._looks.small)
        for _ in range(count):
            self._sheet.set_row(self._row, height / count)
            self._row += 1

    def _merge(self, area: tuple[int, int, int, int], text: str, look: Any) -> None:
        """Write one text over top, left, bottom, right."""
        top, left, bottom, right = area
        if (top, left) != (bottom, right):
            self._sheet.merge_range(*area, "", look)
        self._sheet.write_string(top, left, sayable(text), look)

    def _write_head(self) -> None:
        """One line, or two where columns share a heading."""
        columns = self._table.columns
        if any(column.group for column in columns):
            self._write_groups(columns)
            self._row += 1
        for place, column in enumerate(columns):
            if not column.group:
                self._write_single_head(place, column)
            else:
                self._sheet.write_string(self._row, place, sayable(column.label), self._looks.head)
        self._row += 1

    def _write_single_head(self, place: int, column: Column) -> None:
        is_double = any(other.group for other in self._table.columns)
        top = self._row - 1 if is_double else self._row
        self._merge((top, place, self._row, place), column.label, self._looks.head)

    def _write_groups(self, columns: tuple[Column, ...]) -> None:
        place = 0
        while place < len(columns):
            end = place
            while end + 1 < len(columns) and columns[end + 1].group == columns[place].group:
                end += 1
            if columns[place].group:
                self._merge((self._row, place, self._row, end), columns[place].group, self._looks.head)
            place = end + 1

    def _write_rows(self) -> None:
        if not self._table.rows:
            self._merge(
                (self._row, 0, self._row, self._last), self._table.empty, self._looks.cell_by_align["center"]
            )
            self._row += 1
        for row in self._table.rows:
            if isinstance(row, Band):
                self._merge((self._row, 0, self._row, self._last), row.text, self._looks.band)
            else:
                for place, (column, text) in enumerate(zip(self._table.columns, row, strict=True)):
                    look = self._looks.cell_by_align[column.align]
                    self._sheet.write_string(self._row, place, _fitting(sayable(text)), look)
                height = max(_LINE * self._lines(row), self._table.by_hand_mm * MM)
                self._sheet.set_row(self._row, min(height, _HIGHEST))
            self._row += 1
        if self._table.sum_row:
            for place, (column, text) in enumerate(
                zip(self._table.columns, self._table.sum_row, strict=True)
            ):
                look = self._looks.total_by_align[column.align]
                self._sheet.write_string(self._row, place, sayable(text), look)
            self._row += 1

    def _lines(self, row: tuple[str, ...]) -> int:
        """Lines of the highest cell: not every program fits the height by itself."""
        return max(
            sum(-(-max(1, _width(line)) // max(1, int(width))) for line in text.split("\n"))
            for text, width in zip(row, self._widths, strict=True)
        )

    def _column_width(self, place: int, column: Column) -> float:
        """In characters: as the report hints, else as wide as what stands in it."""
        if column.width_mm:
            width = column.width_mm / MM_PER_CHARACTER
        else:
            texts = [row[place] for row in self._table.rows[:200] if not isinstance(row, Band)]
            width = max([_width(column.label) + 2, *(min(_width(text), 40) for text in texts)])
        return min(max(width, _WIDTHS[0]), _WIDTHS[1])

    def _set_up_page(self, first: int, head: int) -> None:
        sheet = self._sheet
        sheet.freeze_panes(head + 1, 0)
        if self._table.rows:
            sheet.autofilter(head, 0, head + len(self._table.rows), self._last)
        sheet.repeat_rows(first, head)
        width, height = ledger_frame(self._content).sheet
        sheet.set_paper(_A3 if max(width, height) > max(A4) else _A4)
        if width > height:
            sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.6, right=0.6, top=0.7, bottom=0.7)
        foot = "　".join(part for part in (self._content.whole_foot, self._content.log_head) if part)
        sheet.set_footer(f"&L&9{foot.replace('&', '&&')}&R&9第&P页 共&N页")


def _lines_of(block: Block) -> list[str]:
    """A block beside a table as lines of text; what has no words in a workbook gives none."""
    match block:
        case KeyValues():
            return [f"{name}：{value}" for name, value in block.pairs]
        case Paragraph():
            return [block.plain]
        case Note():
            return [block.text]
        case SignatureRow():
            return [_PLACE_TO_SIGN.join(block.labels)]
    return []


def _width(text: str) -> int:
    """Half-width characters that the longest line of a text takes."""
    return max(sum(1 if ord(mark) < 0x2E80 else 2 for mark in line) for line in text.split("\n"))


def _fitting(text: str) -> str:
    """The text as far as a cell holds it, counted as Excel counts; what is cut off is told."""
    if len(text) * 2 <= _LONGEST or len(text.encode("utf-16-le")) // 2 <= _LONGEST:
        return text
    room = (_LONGEST - len(_CUT)) * 2
    return text.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + _CUT
