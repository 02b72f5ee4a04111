"""From the rows of a sheet to the indicators that stand there, as texts; nothing is judged yet."""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from lushan_desktop.domain.recognise.indicator_words import Numbered, split_number
from lushan_desktop.services.importing.table import EXAMPLE, Cells, Table, is_note
from lushan_desktop.services.indicators.indicator_import.plan import LEVEL_COLUMNS, SheetPlan, Spot

_SUM = re.compile(r"(?:合\s*计|总\s*计|总\s*分)[：:]?.*")
_SUBTOTAL = re.compile(r"小\s*计[：:]?.*")
_LEVEL_WORDS = {"一级": 1, "二级": 2, "三级": 3, "1": 1, "2": 2, "3": 3, "一": 1, "二": 2, "三": 3}
_MOST_IN_SUM = 12
_JOINED = ("materials", "lead", "support", "units", "note")
"""What a further row of the same indicator adds to."""
JUMPS, NAMELESS, POINTS_ALONE, UNCLEAR = "jumps", "nameless", "points alone", "unclear"
NO_SUCH_LEVEL = "no such level"


@dataclass(frozen=True)
class Line:
    """One indicator as it stands in the sheet."""

    spot: Spot
    number: str
    title: str
    cells: Mapping[str, str] = field(default_factory=dict)
    trouble: str = ""
    """What is wrong with how it stands there: one of the words above."""


@dataclass(frozen=True)
class Sum:
    """The row that says what all points come to."""

    sheet: int
    place: int
    points: str


def read_sheet(sheet: int, table: Table, plan: SheetPlan) -> tuple[list[Line], list[Sum]]:
    """The indicators of a sheet in their order, and what its 合计 says."""
    reader = _Levels(sheet, plan) if plan.has_levels else _OneColumn(sheet, plan, _is_dotted(table, plan))
    sums = []
    heads = table.rows[plan.head] if plan.head >= 0 else None
    for place in range(plan.head + 1, len(table.rows)):
        row = table.rows[place]
        first = next((cell for cell in row if cell), "")
        if not first or row == heads or EXAMPLE in row or is_note(row):
            continue
        if len(first) <= _MOST_IN_SUM and (_SUM.fullmatch(first) or _SUBTOTAL.fullmatch(first)):
            if _SUM.fullmatch(first) and (points := _cells(plan, row).get("points")):
                sums.append(Sum(sheet, place, points))
            continue
        reader.take(place, row)
    return reader.lines, sums


def _is_dotted(table: Table, plan: SheetPlan) -> bool:
    """Whether levels are told by 1, 1.1 and 1.1.1 instead of 一、 （一） and 1."""
    columns = [column for column, name in enumerate(plan.fields) if name in ("text", "number")]
    rows = table.rows[plan.head + 1 :]
    marks = [split_number(row[column]) for row in rows for column in columns]
    return any("." in mark.number for mark in marks) and not any(mark.level == 1 for mark in marks)


def _cells(plan: SheetPlan, row: Cells) -> dict[str, str]:
    return {name: row[column] for column, name in enumerate(plan.fields) if name}


class _Reader(ABC):
    """Goes down a sheet; a row is a new indicator or says more about the last."""

    def __init__(self, sheet: int, plan: SheetPlan) -> None:
        self.lines: list[Line] = []
        self._sheet, self._plan = sheet, plan
        self._last: dict[str, str] = {}

    def _brings_points(self, cells: Mapping[str, str]) -> bool:
        """Whether a row without a title has points of its own: nobody may lose them silently."""
        points = cells.get("points", "")
        return bool(points) and (not self.lines or points != self._last.get("points"))

    @abstractmethod
    def take(self, place: int, row: Cells) -> None:
        """The next row that is no note, no sum and no second head."""

    def _add(
        self, place: int, level: int, said: Numbered, cells: Mapping[str, str], trouble: str = ""
    ) -> None:
        spot = Spot(self._sheet, place, level)
        self.lines.append(Line(spot, said.number, said.text, dict(cells), trouble))

    def _join(self, cells: Mapping[str, str]) -> None:
        """A further row of the last indicator brings materials and units only."""
        if not self.lines:
            return
        last = self.lines[-1]
        joined = dict(last.cells)
        for name in _JOINED:
            text = cells.get(name, "")
            if text and text != self._last.get(name):
                joined[name] = "\n".join(filter(None, (joined.get(name, ""), text)))
        self.lines[-1] = replace(last, cells=joined)
        self._last = {**self._last, **{name: text for name, text in cells.items() if text}}


class _Levels(_Reader):
    """Each level in a column of its own; what is merged or left empty is the same as above."""

    def __init__(self, sheet: int, plan: SheetPlan) -> None:
        super().__init__(sheet, plan)
        self._levels = [(n, name) for n, name in enumerate(LEVEL_COLUMNS, 1) if name in plan.fields]
        self._deepest = self._levels[-1][0]
        self._above: dict[int, str] = {}

    def take(self, place: int, row: Cells) -> None:
        cells = _cells(self._plan, row)
        if self._take_band(place, row):
            return
        fresh = list(self._fresh(cells))
        if not fresh:
            self._take_rest(place, cells)
            return
        for level, text in fresh:
            is_last = level == fresh[-1][0]
            own = cells if is_last else {}
            own = {**own, **_level_points(level, cells)}
            said = split_number(text)
            number = _own_number(level, is_last, cells) or said.number
            title = said.text if said.level or not said.number else text
            self._add(place, level, Numbered(number, level, title), own, self._trouble(level))
        self._last = {name: text for name, text in cells.items() if text}

    def _take_band(self, place: int, row: Cells) -> bool:
        """A heading that goes across the sheet says its level by its number."""
        filled = [(column, cell) for column, cell in enumerate(row) if cell]
        if len(filled) != 1:
            return False
        column, text = filled[0]
        said, name = split_number(text), self._plan.fields[column]
        if not said.level or not said.text or name == LEVEL_COLUMNS[said.level - 1] or said.level == 3:
            return False
        self._above = {level: each for level, each in self._above.items() if level < said.level}
        self._above[said.level] = text
        self._add(place, said.level, said, {})
        return True

    def _fresh(self, cells: Mapping[str, str]) -> Iterator[tuple[int, str]]:
        """The levels at which something new begins in this row."""
        is_other = False
        number = cells.get("number", "")
        for level, name in self._levels:
            text = cells[name]
            is_same = text in ("", self._above.get(level, "")) and not is_other
            is_next = level == self._deepest and bool(text and number) and number != self._last.get("number")
            if is_same and not is_next:
                continue
            is_other = True
            self._above[level] = text
            if text:
                yield level, text

    def _take_rest(self, place: int, cells: Mapping[str, str]) -> None:
        number = cells.get("number", "")
        is_other = bool(number) and number != self._last.get("number")
        if is_other or self._brings_points(cells):
            trouble = NAMELESS if is_other else POINTS_ALONE
            self._add(place, self._deepest, Numbered(number, self._deepest, ""), cells, trouble)
            self._last = {name: text for name, text in cells.items() if text}
        else:
            self._join(cells)

    def _trouble(self, level: int) -> str:
        """Whether the level above is empty in this row, as where two cells are merged into one."""
        higher = [one for one, _ in self._levels if one < level]
        return JUMPS if higher and not self._above.get(higher[-1]) else ""


def _level_points(level: int, cells: Mapping[str, str]) -> dict[str, str]:
    name = {1: "points_first", 2: "points_second"}.get(level, "")
    return {"points": cells[name]} if cells.get(name) else {}


def _own_number(level: int, is_last: bool, cells: Mapping[str, str]) -> str:
    name = {1: "number_first", 2: "number_second"}.get(level, "")
    if cells.get(name):
        return cells[name]
    return cells.get("number", "") if is_last and level == 3 else ""


class _OneColumn(_Reader):
    """All levels in one column, told apart by their numbers or by a column 层级."""

    def __init__(self, sheet: int, plan: SheetPlan, is_dotted: bool) -> None:
        super().__init__(sheet, plan)
        self._is_dotted = is_dotted

    def take(self, place: int, row: Cells) -> None:
        cells = _cells(self._plan, row)
        text, number = cells.get("text", ""), cells.get("number", "")
        in_number = split_number(number) if number else Numbered("", 0, "")
        said = split_number(text)
        if not text and in_number.text:
            said, in_number = in_number, Numbered("", 0, "")
        level = _LEVEL_WORDS.get(cells.get("level", "").removesuffix("指标").strip(), 0)
        trouble = NO_SUCH_LEVEL if cells.get("level") and not level else ""
        level = level or self._level(in_number) or self._level(said)
        title = said.text if said.number else text or said.text
        own = in_number.number or number or said.number
        if not title and own:
            self._add(place, level or 3, Numbered(own, level, ""), cells, NAMELESS)
        elif not title and self._brings_points(cells):
            self._add(place, 3, Numbered("", 3, ""), cells, POINTS_ALONE)
        elif not title or (not level and self.lines and title == self.lines[-1].title):
            self._join(cells)
            return
        else:
            trouble = trouble or ("" if level or _says_more(cells) else UNCLEAR)
            self._add(place, level or 3, Numbered(own, level, title), cells, trouble)
        self._last = {name: each for name, each in cells.items() if each}

    def _level(self, said: Numbered) -> int:
        is_first = self._is_dotted and said.level == 3 and "." not in said.number
        return 1 if is_first else said.level


def _says_more(cells: Mapping[str, str]) -> bool:
    return any(cells.get(name) for name in ("points", "lead", "units", "support", "materials"))
