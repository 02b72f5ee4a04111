"""The text of Word 97 documents (.doc, .wps): the pieces that the file is put together from."""

import io
import re
import struct
from collections.abc import Iterator

import olefile

from lushan_desktop.base.errors import UserError
from lushan_desktop.intake import word

_MARK, _LONGEST = 0xA5EC, 30_000_000
_ENCRYPTED, _IN_ONE = 0x0100, 0x0200
_CLX, _LENGTHS = 0x01A2, 0x4C
_PIECES, _ASIDE = 0x02, 0x01
_COMPRESSED = 0x40000000
_FIELD = re.compile("\x13[^\x13\x14\x15]*\x14?|\x15")
_BREAKS = str.maketrans({"\r": "\n", "\x0b": "\n", "\x0c": "\n", "\x07": "\t", "\x1e": "-", "\xa0": " "})
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f]")
_BROKEN = (OSError, ValueError, IndexError, struct.error, TypeError, AttributeError)


def read_lines(data: bytes, name: str) -> list[str]:
    """The paragraphs of a document, cells of a row between tabs. Raises UserError."""
    if data.startswith(b"PK"):
        return [line for source in word.read(data, name) for line in _lines(source)]
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as file:
            text = "".join(_pieces(file, name))
    except UserError:
        raise
    except _BROKEN as error:
        raise UserError(f"“{name}”已损坏，或不是Word文档，无法读取文字。请在WPS里另存为 .docx。") from error
    for _ in range(8):
        text = _FIELD.sub("", text)
    plain = _CONTROLS.sub("", text.translate(_BREAKS))
    return [line.strip(" \t") for line in plain.split("\n")]


def _lines(source: object) -> Iterator[str]:
    rows = getattr(source, "rows", None)
    if rows is None:
        yield str(getattr(source, "text", ""))
    else:
        yield from ("\t".join(row) for row in rows)


def _pieces(file: olefile.OleFileIO, name: str) -> Iterator[str]:
    main = file.openstream("WordDocument").read(_LONGEST)
    mark, flags = struct.unpack_from("<H8xH", main)
    if mark != _MARK:
        raise ValueError("no document")
    if flags & _ENCRYPTED:
        raise UserError(f"“{name}”加了密码，无法读取文字。请在WPS里去掉密码后另存为 .docx。")
    table = file.openstream("1Table" if flags & _IN_ONE else "0Table").read(_LONGEST)
    start, length = struct.unpack_from("<II", main, _CLX)
    yield from _texts(main, _piece_table(table[start : start + length]))


def _piece_table(clx: bytes) -> bytes:
    """The list of pieces, behind what is told of properties."""
    at = 0
    while at < len(clx):
        if clx[at] == _PIECES:
            (length,) = struct.unpack_from("<I", clx, at + 1)
            return clx[at + 5 : at + 5 + length]
        if clx[at] != _ASIDE:
            break
        at += 3 + int(struct.unpack_from("<H", clx, at + 1)[0])
    raise ValueError("no pieces")


def _texts(main: bytes, table: bytes) -> Iterator[str]:
    count = (len(table) - 4) // 12
    places = struct.unpack_from(f"<{count + 1}I", table)
    for number in range(count):
        (where,) = struct.unpack_from("<I", table, 4 * (count + 1) + 8 * number + 2)
        length = places[number + 1] - places[number]
        if where & _COMPRESSED:
            start = (where & ~_COMPRESSED) // 2
            yield main[start : start + length].decode("cp1252", "replace")
        else:
            yield main[where : where + 2 * length].decode("utf-16-le", "replace")
