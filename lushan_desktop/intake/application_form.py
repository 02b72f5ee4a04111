"""Reads a 申报表 that came back: the cells beside known labels, and the self-assessment row by row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.recognise import Grid
from lushan_desktop.intake.text import read_file

LABELS = ("申报单位", "联系人", "电话", "主要做法和亮点")
"""The cells of the form that are read; what stands right of them is their value."""
NUMBER, CONTENT, SELF_SCORE, WORDS = "序号", "考核内容", "自评分", "自评说明"
"""What the heads of the self-assessment begin with."""
_SUM = "合计"


@dataclass(frozen=True)
class FilledRow:
    """One row of the self-assessment as it was written."""

    place: int
    """Its place in the table, the row below the head being 1."""
    number: str
    content: str
    self_score: str
    words: str


@dataclass(frozen=True)
class FilledForm:
    """What an applicant wrote."""

    values: tuple[tuple[str, str], ...]
    """Label and text of every cell that was found, filled or not."""
    rows: tuple[FilledRow, ...]


def read(file: Path) -> FilledForm:
    """The form in a Word file. Raises UserError where the file cannot be read or is no such form."""
    if file.suffix.lower() != ".docx":
        raise UserError(f"“{file.name}”不是Word申报表，请在WPS或Word里另存为 .docx 后再选。")
    grids = [source for source in read_file(file) if isinstance(source, Grid)]
    rows = tuple(row for grid in grids for row in _assessment(grid))
    if not rows:
        raise UserError(
            f"“{file.name}”里没有逐项自评的表。请用本软件打印的Word申报表填写，不要改动表头和序号。"
        )
    values: dict[str, str] = {}
    for grid in grids:
        for label, text in _beside_labels(grid):
            values.setdefault(label, text)
    return FilledForm(tuple(values.items()), rows)


def _beside_labels(grid: Grid) -> Iterator[tuple[str, str]]:
    for row in grid.rows:
        for label, text in pairwise(row):
            if label.strip() in LABELS:
                yield label.strip(), text.strip()


def _assessment(grid: Grid) -> Iterator[FilledRow]:
    """The rows below a head that has the number and the applicant's own score."""
    for place, head in enumerate(grid.rows):
        columns = {name: _column(head, name) for name in (NUMBER, CONTENT, SELF_SCORE, WORDS)}
        if columns[NUMBER] is None or columns[SELF_SCORE] is None:
            continue
        for below, row in enumerate(grid.rows[place + 1 :], 1):
            if _SUM not in row and tuple(row) != tuple(head) and any(row):
                yield FilledRow(below, *(_cell(row, columns[name]) for name in columns))
        return


def _column(head: Sequence[str], name: str) -> int | None:
    found = [column for column, text in enumerate(head) if "".join(text.split()).startswith(name)]
    return found[0] if found else None


def _cell(row: Sequence[str], column: int | None) -> str:
    return row[column].strip() if column is not None and column < len(row) else ""
