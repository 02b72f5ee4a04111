"""Tables that come as text: a .csv, and what was copied out of Excel or WPS."""

import csv
import io
import re

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.sayable import sayable

_PASTED = re.compile(r'"([^"]*(?:""[^"]*)*)"(?=[\t\r\n]|\Z)|([^\t\r\n]*)')
"""A cell in quotes, which may hold line ends and tabs, or a cell without."""
_NEEDS_QUOTES = re.compile(r'[\t\r\n]|""')
_LONGEST_CELL = 100_000
_SNIFFED = 10


def split_csv(text: str) -> tuple[tuple[str, ...], ...]:
    """The cells of a .csv, divided by whichever mark its first lines hold most of."""
    first = "\n".join(text.splitlines()[:_SNIFFED])
    mark = max(",\t;", key=first.count)
    if mark == "\t":
        return split_pasted(text)
    csv.field_size_limit(_LONGEST_CELL)
    try:
        rows = [tuple(map(tidy, row)) for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark)]
    except csv.Error:
        raise UserError("有一格文字太长或引号不成对，请用Excel或WPS另存为 .xlsx 后重试。") from None
    return tuple(rows)


def split_pasted(text: str) -> tuple[tuple[str, ...], ...]:
    """The cells of what was copied; quotes that Excel did not set belong to the text."""
    rows: list[tuple[str, ...]] = []
    cells: list[str] = []
    at, end = 0, len(text)
    while at < end:
        found = _PASTED.match(text, at)
        assert found is not None  # the second way matches anything
        cells.append(tidy(_unquoted(found)))
        at = found.end()
        if text[at : at + 1] == "\t":
            at += 1
            if at == end:
                cells.append("")
            continue
        at += 2 if text[at : at + 2] == "\r\n" else 1
        rows.append(tuple(cells))
        cells = []
    if cells:
        rows.append(tuple(cells))
    return tuple(rows)


def _unquoted(found: re.Match[str]) -> str:
    inside = found[1]
    if inside is None:
        return str(found[2])
    return inside.replace('""', '"') if _NEEDS_QUOTES.search(inside) else found[0]


def tidy(text: str) -> str:
    """A cell without blanks around it and with one kind of line end."""
    if text.isprintable():  # as nearly all are: nothing to mend, and of all blanks only the plain one
        return text.strip(" ")
    return sayable(text).replace("\r\n", "\n").replace("\r", "\n").strip(" \t\n\u3000\xa0\ufeff")
