"""A locked workbook that a unit fills in: what is known stands there, what is asked for is open."""

import io
from dataclasses import dataclass
from datetime import datetime

import xlsxwriter
from xlsxwriter.utility import xl_range_abs
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

GUIDE, LISTS = "填写说明", "清单"
HEAD_ROW = 2
"""The row of the heads in every sheet, from 0: a title and a line of advice stand above."""
_SONG, _HEI = "宋体", "黑体"
_PAST = datetime(2000, 1, 1)
_FREE = {"format_columns": True, "format_rows": True, "select_locked_cells": True, "sort": False}


@dataclass(frozen=True)
class OpenColumn:
    """One column; `is_open` where the unit writes."""

    label: str
    width: int
    is_open: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class FilingSheet:
    """One sheet: the first, hidden column holds the ids of what the rows are about."""

    name: str
    advice: str
    columns: tuple[OpenColumn, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    """The id first, then the text of each column."""
    free_rows: int = 0
    """Empty rows below, to be filled in."""


@dataclass(frozen=True)
class FilingBook:
    """The whole workbook; `mark` says for whom it was made."""

    title: str
    mark: str
    lines: tuple[str, ...]
    sheets: tuple[FilingSheet, ...]


def write_filing_book(book: FilingBook) -> bytes:
    """The bytes of the workbook. The same book gives the same bytes."""
    made = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    workbook = xlsxwriter.Workbook(made, options)
    workbook.set_properties({"title": book.title, "created": _PAST})
    looks = _Looks(workbook)
    _write_guide(workbook.add_worksheet(GUIDE), book, looks)
    sheets = [(workbook.add_worksheet(sheet.name), sheet) for sheet in book.sheets]
    lists = workbook.add_worksheet(LISTS)
    lists.hide()
    lists.protect("", _FREE)
    taken = 0
    for drawn, sheet in sheets:
        taken = _write_sheet(drawn, lists, sheet, looks, taken)
    workbook.close()
    return made.getvalue()


class _Looks:
    def __init__(self, workbook: Workbook) -> None:
        plain = {"font_name": _SONG, "font_size": 11, "text_wrap": True, "valign": "top", "num_format": "@"}
        self.title = workbook.add_format({"font_name": _HEI, "font_size": 15})
        self.advice = workbook.add_format({**plain, "font_color": "#646D7B", "text_wrap": False})
        self.line = workbook.add_format({**plain, "font_size": 12})
        self.head = workbook.add_format(
            {"font_name": _HEI, "font_size": 11, "bg_color": "#EDEFF2", "border": 1, "align": "center"}
        )
        self.known = workbook.add_format({**plain, "border": 1, "bg_color": "#F5F6F8"})
        self.open = workbook.add_format({**plain, "border": 1, "locked": False})


def _write_guide(sheet: Worksheet, book: FilingBook, looks: _Looks) -> None:
    sheet.set_column(0, 0, 4, None, {"hidden": True})
    sheet.set_column(1, 1, 96)
    sheet.write_string(0, 0, book.mark)
    sheet.write_string(0, 1, book.title, looks.title)
    for row, line in enumerate(book.lines, 2):
        sheet.write_string(row, 1, line, looks.line)
    sheet.protect("", _FREE)


def _write_sheet(drawn: Worksheet, lists: Worksheet, sheet: FilingSheet, looks: _Looks, taken: int) -> int:
    """Write one sheet; returns how many columns of the hidden lists are taken by now."""
    drawn.set_column(0, 0, 4, None, {"hidden": True})
    drawn.write_string(0, 1, sheet.name, looks.title)
    drawn.write_string(1, 1, sheet.advice, looks.advice)
    for place, column in enumerate(sheet.columns, 1):
        drawn.set_column(place, place, column.width)
        drawn.write_string(HEAD_ROW, place, column.label, looks.head)
    free = (("", *("" for _ in sheet.columns)),) * sheet.free_rows
    for row, cells in enumerate((*sheet.rows, *free), HEAD_ROW + 1):
        drawn.write_string(row, 0, cells[0])
        for place, (column, text) in enumerate(zip(sheet.columns, cells[1:], strict=True), 1):
            look = looks.open if column.is_open else looks.known
            if text:
                drawn.write_string(row, place, text, look)
            else:
                drawn.write_blank(row, place, None, look)
    last = HEAD_ROW + len(sheet.rows) + sheet.free_rows
    for place, column in enumerate(sheet.columns, 1):
        if column.choices:
            lists.write_column(0, taken, column.choices)
            source = f"={LISTS}!{xl_range_abs(0, taken, len(column.choices) - 1, taken)}"
            rule = {"validate": "list", "source": source, "error_message": "请从清单里选。"}
            drawn.data_validation(HEAD_ROW + 1, place, max(last, HEAD_ROW + 1), place, rule)
            taken += 1
    drawn.freeze_panes(HEAD_ROW + 1, 1)
    drawn.protect("", _FREE)
    return taken
