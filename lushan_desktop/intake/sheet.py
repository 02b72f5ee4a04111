"""The rows of a foreign table: a workbook, a .csv, or what was copied out of Excel or WPS."""

from dataclasses import dataclass
from pathlib import Path

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.recognise import Grid
from lushan_desktop.intake.secrets import refuse_secrets
from lushan_desktop.intake.sheet_text import split_csv, split_pasted
from lushan_desktop.intake.text import bytes_of, decoded
from lushan_desktop.intake.workbook import Block, read_workbook

Cells = tuple[str, ...]

MOST_ROWS, MOST_COLUMNS = 100_000, 200
_LARGEST = 30 * 2**20
_HEAD_ROWS = 20
"""Rows in which a mark of a state secret is looked for."""
_TEXTS = (".csv", ".txt", ".tsv")
_WORKBOOKS = (".xlsx", ".xls", ".xlsm", ".et")


@dataclass(frozen=True)
class Sheet:
    """One table as it came; the first of the rows is row 1 of the sheet."""

    name: str
    """What the sheet is called; empty for a text."""
    rows: tuple[Cells, ...]
    blocks: tuple[Block, ...] = ()
    """What is merged; the text of a block stands in each row of its first column."""


def read_file(file: Path) -> tuple[Sheet, ...]:
    """The sheets of a file that hold anything. Raises UserError with what to do instead."""
    ending = file.suffix.lower()
    if ending not in (*_WORKBOOKS, *_TEXTS):
        raise UserError(f"“{file.name}”不是表格文件，请选 .xlsx 或 .csv 文件。")
    data = bytes_of(file, _LARGEST)
    if ending in _TEXTS and not data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return _allowed([Sheet("", split_csv(decoded(data, file.name)))], file.name)
    found = read_workbook(data, file.name, MOST_ROWS)
    return _allowed([Sheet(name, rows, blocks) for name, rows, blocks in found], file.name)


def read_data(data: bytes, suffix: str, name: str) -> list[tuple[str, tuple[Cells, ...]]]:
    """The rows of each sheet, squared, of bytes that lie under another name. Raises UserError."""
    if suffix in _TEXTS and not data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        sheets = [Sheet("", split_csv(decoded(data, name)))]
    else:
        sheets = [Sheet(title, rows, blocks) for title, rows, blocks in read_workbook(data, name, MOST_ROWS)]
    return [(one.name, one.rows) for one in _allowed(sheets, name)]


def read_pasted(text: str) -> tuple[Sheet, ...]:
    """The one table that was copied. Raises UserError where nothing was."""
    return _allowed([Sheet("", split_pasted(text))], "粘贴的内容")


def _allowed(sheets: list[Sheet], name: str) -> tuple[Sheet, ...]:
    """The sheets with anything in them, each row as wide as the widest. Raises UserError."""
    filled = [sheet for sheet in map(_squared, sheets) if sheet.rows]
    if not filled:
        raise UserError(f"{_quoted(name)}里没有内容，请核对是不是选错了表。")
    for sheet in filled:
        place = f"{_quoted(name)}的工作表“{sheet.name}”" if sheet.name else _quoted(name)
        if len(sheet.rows) > MOST_ROWS:
            raise UserError(f"{place}超过{MOST_ROWS}行，请分成几个文件。")
        if len(sheet.rows[0]) > MOST_COLUMNS:
            raise UserError(f"{place}有{len(sheet.rows[0])}列，超过{MOST_COLUMNS}列，请删去不用的列。")
    refuse_secrets([Grid(sheet.rows[:_HEAD_ROWS]) for sheet in filled])
    return tuple(filled)


def _quoted(name: str) -> str:
    return name if name == "粘贴的内容" else f"“{name}”"


def _squared(sheet: Sheet) -> Sheet:
    """Without empty rows at the end and empty columns at the right, all rows of one length."""
    rows = list(sheet.rows)
    while rows and not any(rows[-1]):
        rows.pop()
    width = max((_width(row) for row in rows), default=0)
    squared = tuple(row[:width] + ("",) * (width - len(row)) for row in rows) if width else ()
    return Sheet(sheet.name, squared, sheet.blocks)


def _width(row: Cells) -> int:
    width = len(row)
    while width and not row[width - 1]:
        width -= 1
    return width
