"""Levels that no head names: columns left of the indicators whose cells stand over several rows of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from lushan_desktop.services.importing.table import Cells, Table, is_note, is_sum
from lushan_desktop.services.indicators.indicator_import.head_words import is_ours
from lushan_desktop.services.indicators.indicator_import.plan import LEVEL_COLUMNS

_SAMPLE = 400
_MOSTLY = 0.8
_COARSE = 0.7
_FEWEST_WORDS = 2
_WORD = re.compile("[\u4e00-\u9fff]")
_ELSEWHERE = re.compile(
    r"依据|来源|文号|出处|时间|日期|人员|姓名|网址|链接|地址|地点|状态|结果|意见|单位|部门"
)
"""Heads of columns that hold words, too, and are no level."""


@dataclass(frozen=True)
class _Column:
    """A column that may be a level: how many groups its cells make, and the rows in which they begin."""

    place: int
    begins: tuple[int, ...]


def adopted(table: Table, head: int, heads: Sequence[str], names: Sequence[str]) -> list[str]:
    """The fields with columns of unknown heads taken as levels where their cells nest."""
    told = list(names)
    rows = _rows(table, head)
    if set(LEVEL_COLUMNS) <= set(told) or len(rows) < 2:
        return told
    found = [
        column
        for place, name in enumerate(told)
        if _may_be_level(heads[place], name) and (column := _column(rows, place)) is not None
    ]
    if "first" in told or "second" in told or "third" in told:
        return _between(told, rows, found)
    if all(told[column.place] for column in found):
        return told
    item = _item(told, rows, found)
    if item is None:
        return told
    above = [column for column in found if column.place < item.place]
    while above and not all(
        _nests(rows, one, two) for one, two in zip(above, [*above[1:], item], strict=True)
    ):
        above.pop(0)
    for column in (*above[-2:], item):
        told[column.place] = "text"
    return ["detail" if name == "text" and place > item.place else name for place, name in enumerate(told)]


def spread(table: Table, head: int, heads: Sequence[str], names: Sequence[str]) -> list[str]:
    """The fields with one head over several columns of levels told apart, where their cells nest."""
    told = list(names)
    rows = _rows(table, head)
    for place, name in enumerate(told):
        if name != "text" or any(one in LEVEL_COLUMNS for one in told) or len(rows) < 2:
            continue
        end = place + 1
        while end < len(told) and end - place < 3 and not told[end] and heads[end] in ("", heads[place]):
            end += 1
        found = [_column(rows, column) for column in range(place, end)]
        columns = [column for column in found if column is not None]
        if len(columns) < 2 or len(columns) < len(found):
            continue
        is_coarse = len(columns) == 3 or len(columns[0].begins) <= _COARSE * len(columns[-1].begins)
        if is_coarse and all(_nests(rows, *pair) for pair in pairwise(columns)):
            steps = LEVEL_COLUMNS if len(columns) == 3 else ("first", "third")
            for column, step in zip(columns, steps, strict=True):
                told[column.place] = step
    return told


def _rows(table: Table, head: int) -> list[Cells]:
    rows = table.rows[head + 1 : head + 1 + _SAMPLE]
    heads = table.rows[head] if head >= 0 else ()
    return [
        row
        for row in rows
        if sum(1 for cell in row if cell) > 1
        and len(set(filter(None, row))) > 1
        and row != heads
        and not is_sum(row)
        and not is_note(row)
    ]


def _may_be_level(head: str, name: str) -> bool:
    if name in ("text", "detail"):
        return True
    return bool(head) and not name and not is_ours(head) and not _ELSEWHERE.search(head)


def _column(rows: Sequence[Cells], place: int) -> _Column | None:
    """Return where the groups of a column begin; None where it holds no words."""
    cells = [row[place] for row in rows if row[place]]
    if not cells or sum(1 for cell in cells if len(_WORD.findall(cell)) >= _FEWEST_WORDS) < _MOSTLY * len(
        cells
    ):
        return None
    return _Column(place, _begins(rows, place))


def _begins(rows: Sequence[Cells], place: int) -> tuple[int, ...]:
    last, found = "", []
    for number, row in enumerate(rows):
        if row[place] and row[place] != last:
            found.append(number)
            last = row[place]
    return tuple(found)


def _item(names: Sequence[str], rows: Sequence[Cells], found: Sequence[_Column]) -> _Column | None:
    """The first column that has a text for each indicator: for each number, where they are numbered."""
    if not found:
        return None
    most = max(len(column.begins) for column in found)
    numbers = len(_begins(rows, names.index("number"))) if "number" in names else 0
    wanted = min(most, numbers) if numbers > 1 else most
    return next(column for column in found if len(column.begins) >= wanted)


def _nests(rows: Sequence[Cells], coarse: _Column, fine: _Column) -> bool:
    """Return True if each group of the one begins with a group of the other."""
    is_coarser = len(coarse.begins) <= len(fine.begins)
    return is_coarser and all(rows[number][fine.place] for number in coarse.begins)


def _between(told: list[str], rows: Sequence[Cells], found: Sequence[_Column]) -> list[str]:
    """The level that is missing beside those that are named: the second between them, the third behind."""
    free = [column for column in found if not told[column.place]]
    last = max(place for place, name in enumerate(told) if name in LEVEL_COLUMNS)
    if "third" in told and "second" not in told and "first" in told:
        inside = [column for column in free if told.index("first") < column.place < told.index("third")]
        if inside:
            told[inside[0].place] = "second"
    elif "third" not in told and not {"text", "detail"} & set(told):
        upper = len(_begins(rows, last))
        behind = [column for column in free if column.place > last and len(column.begins) >= upper]
        if behind:
            told[behind[0].place] = "text"
    return told
