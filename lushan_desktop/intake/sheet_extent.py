"""How far the cells of a workbook lie apart, told before the reader makes room for all that lies between."""

import io
import lzma
import re
import zipfile
import zlib

from lushan_desktop.base.errors import UserError

MOST_CELLS = 16_000_000
_SHEET = re.compile(r"xl/worksheets/[^/]+\.(xml|bin)|xl/[^/]*sheet[^/]*\.xml", re.IGNORECASE)
_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*?\sr\s*=\s*[\"'](\d+)")
_FAR = re.compile(rb"\sr\s*=\s*[\"']([A-Za-z]{2,})(\d*)")
_NEAR = 26
_HARM = (zipfile.BadZipFile, zlib.error, lzma.LZMAError)
_LONGEST = 9
"""Digits of a row and letters of a column: what is longer is no cell."""


def refuse_vast(data: bytes, name: str) -> None:
    """Raises UserError where a cell lies so far out that the sheet would not fit into memory."""
    if not data.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            sheets = [parts.read(one) for one in parts.namelist() if _SHEET.fullmatch(one)]
    except (*_HARM, OSError, ValueError, RuntimeError, EOFError, KeyError):
        return  # the reader says what is wrong with it
    if any(_cells(sheet) > MOST_CELLS for sheet in sheets):
        raise UserError(f"“{name}”的表格范围太大，没有读入。请删去数据以外的行和列，另存后重试。")


def _cells(sheet: bytes) -> int:
    far = set(_FAR.findall(sheet))
    rows = [int(found[:_LONGEST]) for found in _ROW.findall(sheet)]
    rows += [int(row[:_LONGEST]) for _, row in far if row]
    columns = [_column(letters[:_LONGEST]) for letters, _ in far]
    return max(rows, default=1) * max([_NEAR, *columns])


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
