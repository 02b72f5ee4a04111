"""Workbooks of Excel and WPS: sheets as text, within limits; what cannot be read says why."""

import io
import lzma
import zipfile
import zlib
from datetime import date, datetime, time, timedelta
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from lushan_desktop.base.errors import UserError
from lushan_desktop.intake.broken_cells import Place, broken_cells, put_in
from lushan_desktop.intake.sheet_extent import refuse_swelling, refuse_vast
from lushan_desktop.intake.sheet_text import tidy

Rows = tuple[tuple[str, ...], ...]
Block = tuple[int, int, int, int]
"""Cells merged into one: first row, first column, last row, last column."""

_HARM = (
    *(CalamineError, OSError, ValueError, EOFError, RuntimeError),
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError),
)
"""What the readers raise where a file is not what it says."""
_LONGEST_CELL = 100_000
_MOST_PARTS = 5000
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SAVE_AS = "请用Excel或WPS打开，另存为 .xlsx 后重试。"


def read_workbook(data: bytes, name: str, most_rows: int) -> list[tuple[str, Rows, tuple[Block, ...]]]:
    """The visible sheets, each with its rows from the first and what is merged. Raises UserError."""
    _refuse(data, name)
    refuse_vast(data, name)
    try:
        broken = _broken(data)
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            shown = [one.name for one in book.sheets_metadata if one.visible == SheetVisibleEnum.Visible]
            sheets = [book.get_sheet_by_name(title) for title in shown]
            return [
                (one.name, _rows(one, name, most_rows, broken.get(one.name, {})), _blocks(one))
                for one in sheets
            ]
    except UserError:
        raise
    except _HARM as error:
        raise UserError(f"“{name}”已损坏，无法读取。{_SAVE_AS}") from error


def _refuse(data: bytes, name: str) -> None:
    """Raises UserError for what only bears the name of a workbook, is locked, or swells when unpacked."""
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise UserError(f"“{name}”设有打开密码，请先用Excel或WPS取消密码再导入。")
        return
    if not data.startswith(_ZIP):
        if data.lstrip()[:1] == b"<":
            raise UserError(f"“{name}”实为网页，仅扩展名是表格。{_SAVE_AS}")
        raise UserError(f"“{name}”不是Excel表格，仅扩展名相同，或已损坏。{_SAVE_AS}")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            entries = parts.infolist()
    except (zipfile.BadZipFile, ValueError, RuntimeError, EOFError) as error:
        raise UserError(f"“{name}”已损坏，无法读取。{_SAVE_AS}") from error
    if any(entry.flag_bits & 1 for entry in entries):
        raise UserError(f"“{name}”设有密码，请先取消密码再导入。")
    if len(entries) > _MOST_PARTS:
        raise UserError(f"“{name}”展开后太大，没有读入。请只留要导入的工作表，另存后重试。")
    refuse_swelling(entries, name)
    if not any(entry.filename == "xl/workbook.xml" for entry in entries):
        raise UserError(f"“{name}”不是Excel表格，仅扩展名相同。{_SAVE_AS}")


def _broken(data: bytes) -> dict[str, dict[Place, str]]:
    if not data.startswith(_ZIP):
        return {}
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return broken_cells(parts)


def _rows(sheet: CalamineSheet, name: str, most_rows: int, broken: dict[Place, str]) -> Rows:
    if sheet.total_height > most_rows:
        raise UserError(f"“{name}”的工作表“{sheet.name}”超过{most_rows}行，请分成几个文件。")
    values: list[list[Any]] = sheet.to_python(skip_empty_area=False)
    put_in(values, broken)
    _fill_merged(values, sheet)
    rows = tuple(tuple(map(_text, row)) for row in values)
    if any(max(map(len, row), default=0) > _LONGEST_CELL for row in rows):
        raise UserError(f"“{name}”的工作表“{sheet.name}”有一格超过{_LONGEST_CELL}字，请把它缩短后重试。")
    return rows


def _blocks(sheet: CalamineSheet) -> tuple[Block, ...]:
    return tuple(
        (top, left, bottom, right) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    )


def _fill_merged(values: list[list[Any]], sheet: CalamineSheet) -> None:
    """A cell merged downwards stands for each of its rows; one merged sideways for its first column."""
    for top, left, bottom, _ in _blocks(sheet):
        for row in values[top + 1 : bottom + 1]:
            if left < len(row):
                row[left] = values[top][left]


def _text(value: Any) -> str:
    """A value as a clerk would have typed it."""
    if type(value) is str:
        return tidy(value)
    spell = _SPELLINGS.get(type(value))
    return spell(value) if spell else tidy(str(value))


def _of_number(value: float) -> str:
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


def _of_moment(value: datetime) -> str:
    if value.time() == time(0):
        return value.date().isoformat()
    return value.isoformat(" ", "minutes")


_SPELLINGS: dict[type, Any] = {
    float: _of_number,
    bool: lambda value: "是" if value else "否",
    datetime: _of_moment,
    date: date.isoformat,
    time: lambda value: value.isoformat("minutes"),
    timedelta: str,
}
