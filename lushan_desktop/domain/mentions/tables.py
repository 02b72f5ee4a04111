"""Honours that a table lists: which column is what is read from the row above them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lushan_desktop.domain.mentions.honour_names import LEVELS, OF_PERSON, HonourMention, level_of
from lushan_desktop.domain.recognise.aligned import Piece
from lushan_desktop.domain.recognise.taking import read_day

_GRANT = "(?:授予|颁发|颁奖|命名|表彰|评选|评定|发证|授奖|认定)"
_HEADS = {
    "by": re.compile(rf"{_GRANT}(?:单位|机关|部门|机构)"),
    "day": re.compile(rf"(?:{_GRANT}|获奖|获得|获评|取得|荣誉)?(?:时间|日期|年份|年度)"),
    "level": re.compile("(?:荣誉|奖项|称号)?(?:级别|等级|层级)"),
    "name": re.compile(
        "(?:荣誉|奖项|称号|荣誉称号|获奖|表彰|奖励|所获荣誉|获得荣誉)(?:称号|名称|项目|情况|内容|奖项)?"
    ),
    "unit": re.compile(
        "(?:获奖|受表彰|被表彰|获得|获评|荣誉|受奖|先进|获得荣誉|所在)?(?:单位|集体|对象|部门|乡镇)(?:名称|[（(]集体[）)])?"
    ),
}
"""What the head of a column says that stands below it; the first that fits."""
_CELL = re.compile(r"[^\t|｜]+")
_PERSONS = re.compile("[\u4e00-\u9fff]{2,3}(?:、[\u4e00-\u9fff]{2,3})*")
_PLACE = re.compile("[省市县区镇乡村局委办]$")


@dataclass(frozen=True)
class _Cell:
    piece: int
    start: int
    text: str


_Row = Mapping[int, _Cell]


def tabled(pieces: Sequence[Piece]) -> tuple[list[tuple[int, HonourMention]], set[int]]:
    """The honours of the tables among the paragraphs, each with the number of that which names it.

    Returns besides which paragraphs stand in such a table.
    """
    heads: dict[str, int] = {}
    found: list[tuple[int, HonourMention]] = []
    within: set[int] = set()
    for row in _rows(pieces):
        told = {_head(cell.text): column for column, cell in row.items()} if len(row) > 1 else {}
        if {"name", "unit"} <= told.keys():
            heads = told
        elif len(row) < 2:
            heads = {}
        elif heads:
            found += _won({name: row[column] for name, column in heads.items() if column in row})
        within |= {cell.piece for cell in row.values()} if heads else set()
    return found, within


def _head(text: str) -> str:
    plain = "".join(text.split())
    return next((name for name, shape in _HEADS.items() if shape.fullmatch(plain)), "")


def _won(row: Mapping[str, _Cell]) -> Iterator[tuple[int, HonourMention]]:
    """What one row tells, where it says both who and what, and speaks of no person."""
    if not {"name", "unit"} <= row.keys():
        return
    name, unit = row["name"], row["unit"].text
    is_person = OF_PERSON.search(name.text) or (_PERSONS.fullmatch(unit) and not _PLACE.search(unit))
    if is_person or _head(name.text):
        return
    level = row["level"].text if "level" in row else ""
    level = level_of(name.text) or (level if level in LEVELS.values() else LEVELS.get(level, ""))
    day = read_day(row["day"].text) if "day" in row else None
    end = name.start + len(name.text)
    yield name.piece, HonourMention(name.start, end, unit, name.text.strip("“”"), level, day)


def _rows(pieces: Sequence[Piece]) -> Iterator[_Row]:
    """The paragraphs as rows of cells by their column; what is no row has one cell."""
    row: dict[int, _Cell] = {}
    at = -1
    for n, piece in enumerate(pieces):
        if piece.cell is None:
            if row:
                yield row
            row = {}
            cells = [_Cell(n, found.start(), found[0]) for found in _CELL.finditer(piece.text)]
            yield {column: _stripped(cell) for column, cell in enumerate(cells) if cell.text.strip()}
            continue
        if row and (piece.cell[0] != at or piece.cell[1] in row):
            yield row
            row = {}
        at = piece.cell[0]
        row[piece.cell[1]] = _Cell(n, 0, piece.text)
    if row:
        yield row


def _stripped(cell: _Cell) -> _Cell:
    text = cell.text.strip()
    return _Cell(cell.piece, cell.start + cell.text.index(text), text)
