"""How far the cells of a workbook lie apart, told before the reader makes room for all that lies between."""

import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator

import olefile

from lushan_desktop.base.errors import UserError

MOST_CELLS = 16_000_000
LARGEST_UNPACKED = 400 * 2**20
_FAR = re.compile(rb"\sr\s*=\s*[\"'](?:([A-Za-z]{2,})(\d*)|[A-Za-z]?(\d{6,}))[\"']")
"""Cells beyond column Z or row 99999, and such rows, whatever the part is called and however it is spelt."""
_ROWS = re.compile(rb"\sr\s*=\s*[\"'][A-Za-z]*(\d+)")
_ROW, _CELL = re.compile(rb"[<:]row(?=[\s/>])"), re.compile(rb"[<:]c(?=[\s/>])")
_PLACED_ROW, _PLACED_CELL = re.compile(rb"[<:]row\s[^>]*?\br\s*="), re.compile(rb"[<:]c\s[^>]*?\br\s*=")
"""A row or cell that does not say where it is stands behind the one before."""
_EMPTY_ROW = re.compile(rb"<row\b[^>]*(?:/>|>\s*</row\s*>)\s*")
"""A row without cells, for which no room is made."""
_NEAR_COLUMNS, _NEAR_ROWS = 26, 99_999
_HARM = (zipfile.BadZipFile, zlib.error, lzma.LZMAError)
_LONGEST = 9
"""Digits of a row and letters of a column: what is longer is no cell."""
_OLD_CELLS = frozenset({0x06, 0x04, 0x0203, 0x0204, 0x0205, 0x027E, 0xBD, 0xD6, 0xFD, 0x0003, 0x0002, 0x0005})
"""Records of a workbook of Excel 97 and before that hold a value; each begins with its row and column."""
_SEVERAL = 0xBD
"""Values side by side; the last two bytes are the column of the last."""


def refuse_vast(data: bytes, name: str) -> None:
    """Raises UserError where a cell lies so far out that the sheet would not fit into memory."""
    try:
        is_vast = any(cells > MOST_CELLS for cells in _extents(data, name))
    except (*_HARM, OSError, ValueError, RuntimeError, EOFError, KeyError, IndexError, struct.error):
        return  # the reader says what is wrong with it
    if is_vast:
        raise UserError(f"“{name}”的表格范围太大，没有读入。请删去数据以外的行和列，另存后重试。")


def _extents(data: bytes, name: str) -> Iterator[int]:
    """For each sheet the cells that the reader would make room for. Raises UserError."""
    if data.startswith(olefile.MAGIC):
        yield from _old_extents(data)
    elif data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            refuse_swelling(parts.infolist(), name)
            for part in parts.infolist():
                content = parts.read(part)
                if b"sheetData" in content:
                    cells = _cells(content)
                    yield cells if cells <= MOST_CELLS else _cells(_without_empty_end(content))


def refuse_swelling(parts: list[zipfile.ZipInfo], name: str) -> None:
    """Raises UserError for a package that is small and grows when unpacked, or that hides binary sheets."""
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise UserError(f"“{name}”展开后太大，没有读入。请只留要导入的工作表，另存后重试。")
    if any(part.filename.lower() == "xl/workbook.bin" for part in parts):
        raise UserError(f"“{name}”实为 .xlsb 工作簿，不能读入。请用Excel或WPS另存为 .xlsx 后重试。")


def _cells(sheet: bytes) -> int:
    """The rows and columns up to the last cell, multiplied; rather too many than too few."""
    far = set(_FAR.findall(sheet))
    columns = max([_NEAR_COLUMNS, *(_column(letters[:_LONGEST]) for letters, _, _ in far)])
    if _unplaced(sheet, b"c", _CELL, _PLACED_CELL):
        columns += max(len(_CELL.findall(run)) for run in _ROW.split(sheet))
    told = [row or far_row for _, row, far_row in far]
    if columns * _NEAR_ROWS > MOST_CELLS:
        told += set(_ROWS.findall(sheet))
    rows = max([1, *(int(row[:_LONGEST]) for row in told if row)])
    return columns * (rows + _unplaced(sheet, b"row", _ROW, _PLACED_ROW))


def _without_empty_end(sheet: bytes) -> bytes:
    """The sheet without the empty rows at its foot: where one was deleted, LibreOffice writes the last."""
    foot = end = max(sheet.rfind(b"</sheetData"), 0)
    while (start := sheet.rfind(b"<row", 0, end)) >= 0 and _EMPTY_ROW.fullmatch(sheet, start, end):
        end = start
    return sheet[:end] + sheet[foot:]


def _unplaced(sheet: bytes, name: bytes, all_of: re.Pattern[bytes], placed: re.Pattern[bytes]) -> int:
    """The number of elements that do not say where they are; none is told soon where all are spelt alike."""
    spelt = (b"<%s%s" % (name, end) for end in (b" ", b">", b"/", b"\t", b"\n", b"\r"))
    is_plain = b":%s" % name not in sheet
    if is_plain and sum(map(sheet.count, spelt)) == sheet.count(b'<%s r="' % name):
        return 0
    return max(0, len(all_of.findall(sheet)) - len(placed.findall(sheet)))


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _old_extents(data: bytes) -> Iterator[int]:
    with olefile.OleFileIO(io.BytesIO(data)) as parts:
        for path in parts.listdir():
            if path[-1].lower() in ("workbook", "book"):
                yield _old_cells(parts.openstream(path).read())


def _old_cells(stream: bytes) -> int:
    rows, columns, place = 0, 0, 0
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        place += 4
        if kind in _OLD_CELLS and length >= 4 and place + length <= len(stream):
            row, column = struct.unpack_from("<HH", stream, place)
            if kind == _SEVERAL:
                (column,) = struct.unpack_from("<H", stream, place + length - 2)
            rows, columns = max(rows, row + 1), max(columns, column + 1)
        place += length
    return rows * columns
