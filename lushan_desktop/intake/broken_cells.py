"""Cells of a workbook whose formula came to an error; the reader of values shows them as empty."""

import re
import zipfile
from collections.abc import Iterator
from typing import Any

Place = tuple[int, int]

_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^>]*?>")
_NAME, _LINK = re.compile(rb'\bname="([^"]*)"'), re.compile(rb'\br:id="([^"]*)"|\bid="([^"]*)"')
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*?>")
_ID, _TARGET = re.compile(rb'\bId="([^"]*)"'), re.compile(rb'\bTarget="([^"]*)"')
_CELL = re.compile(
    rb'<(?:\w+:)?c\s(?=[^>]*\bt="e")[^>]*?\br="([A-Z]+)(\d+)"[^>]*(?<!/)>(.*?)</(?:\w+:)?c>', re.DOTALL
)
_VALUE = re.compile(rb"<(?:\w+:)?v>([^<]*)</")
_ERROR = b't="e"'
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'"}


def broken_cells(book: zipfile.ZipFile) -> dict[str, dict[Place, str]]:
    """For each sheet by name the cells that hold an error, with what Excel shows there."""
    found: dict[str, dict[Place, str]] = {}
    for name, part in _parts(book):
        content = _content(book, part)
        if _ERROR in content:
            found[name] = dict(_errors(content))
    return found


def put_in(values: list[list[Any]], broken: dict[Place, str]) -> None:
    """Show in the rows what Excel shows."""
    for (row, column), shown in broken.items():
        if row < len(values) and column < len(values[row]):
            values[row][column] = shown


def _parts(book: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    target_by_id: dict[bytes, str] = {}
    for element in _RELATION.findall(_content(book, "xl/_rels/workbook.xml.rels")):
        link, target = _ID.search(element), _TARGET.search(element)
        if link and target:
            path = target[1].decode("utf-8", "replace")
            target_by_id[link[1]] = path.lstrip("/") if path.startswith("/") else f"xl/{path}"
    for element in _SHEET.findall(_content(book, "xl/workbook.xml")):
        name, link = _NAME.search(element), _LINK.search(element)
        part = target_by_id.get(link[1] or link[2]) if link else None
        if name and part:
            yield _plain(name[1].decode("utf-8", "replace")), part


def _plain(text: str) -> str:
    return re.sub("|".join(_ENTITIES), lambda found: _ENTITIES[found[0]], text)


def _content(book: zipfile.ZipFile, part: str) -> bytes:
    try:
        return book.read(part)
    except KeyError:
        return b""


def _errors(content: bytes) -> Iterator[tuple[Place, str]]:
    for letters, row, inside in _CELL.findall(content):
        column = 0
        for letter in letters:
            column = column * 26 + letter - ord("A") + 1
        shown = _VALUE.search(inside)
        yield (int(row) - 1, column - 1), shown[1].decode("ascii", "replace") if shown else "#VALUE!"
