"""A sheet in which each level has a column of its own; what is merged or left empty is the same as above."""

from collections.abc import Iterator, Mapping

from lushan_desktop.domain.recognise.indicator_words import THIRD_RANK, NumberedText, split_number
from lushan_desktop.services.importing.table import Cells, Table
from lushan_desktop.services.indicators.indicator_import.lines import (
    JUMPS,
    NAMELESS,
    POINTS_ALONE,
    SHARED,
    Reader,
)
from lushan_desktop.services.indicators.indicator_import.plan import LEVEL_COLUMNS, SheetPlan


class LevelReader(Reader):
    """Takes rows by their columns of levels."""

    def __init__(self, sheet: int, table: Table, plan: SheetPlan) -> None:
        super().__init__(sheet, table, plan)
        self._levels = [(n, name) for n, name in enumerate(LEVEL_COLUMNS, 1) if name in plan.fields]
        self._deepest = self._levels[-1][0]
        self._above: dict[int, str] = {1: plan.above} if plan.above else {}
        self._has_group_rows = self._keeps_groups_apart(table, plan)

    def _keeps_groups_apart(self, table: Table, plan: SheetPlan) -> bool:
        """Return True if a group has a row of its own, without an indicator in it, wherever one begins."""
        if len(self._levels) < 2:
            return False
        last = plan.fields.index(self._levels[-1][1])
        higher = [plan.fields.index(name) for _, name in self._levels[:-1]]
        apart = together = 0
        for place in range(plan.head + 1, len(table.rows)):
            row = table.rows[place]
            begins = any(row[column] and (place, column) not in self._filled for column in higher)
            apart += begins and not row[last]
            together += begins and bool(row[last])
        return apart > together

    def take(self, place: int, row: Cells) -> None:
        cells, is_shared = self.own_cells(place, row)
        if self._take_band(place, row, cells):
            return
        fresh = list(self._fresh(cells))
        if not fresh:
            self._take_rest(place, cells)
            return
        if self._lacks_title(fresh, cells):
            self._take_groups(place, fresh, cells)
            number = cells.get("number", "")
            self.add(place, NumberedText(number, self._deepest, ""), cells, NAMELESS)
        else:
            self._take_all(place, fresh, cells, is_shared)
        self.notice(cells)

    def _lacks_title(self, fresh: list[tuple[int, str]], cells: Mapping[str, str]) -> bool:
        """Return True if a row that opens a group has a number or points, but no text for its indicator."""
        if self._has_group_rows or fresh[-1][0] == self._deepest:
            return False
        number = split_number(cells.get("number", ""))
        return number.level == 3 and bool(cells.get("points") or number.rank == THIRD_RANK)

    def _take_groups(self, place: int, fresh: list[tuple[int, str]], cells: Mapping[str, str]) -> None:
        for level, text in fresh:
            self._take_one(place, level, text, _level_points(level, cells), is_last=False, own={})

    def _take_all(
        self, place: int, fresh: list[tuple[int, str]], cells: Mapping[str, str], is_shared: bool
    ) -> None:
        for level, text in fresh:
            is_last = level == fresh[-1][0]
            own = {**(cells if is_last else {}), **_level_points(level, cells)}
            shares = is_last and is_shared and level == self._deepest
            self._take_one(place, level, text, own, is_last=is_last, own=cells, shares=shares)

    def _take_one(
        self,
        place: int,
        level: int,
        text: str,
        cells: Mapping[str, str],
        *,
        is_last: bool,
        own: Mapping[str, str],
        shares: bool = False,
    ) -> None:
        said = split_number(text)
        number = _own_number(level, is_last, own) or said.number
        title = said.text if said.level or not said.number else text
        trouble = self._trouble(level) or (SHARED if shares else "")
        self.add(place, NumberedText(number, level, title), cells, trouble)

    def _take_band(self, place: int, row: Cells, cells: Mapping[str, str]) -> bool:
        """A heading that goes across the sheet says its level by its number."""
        filled = [
            (column, cell)
            for column, cell in enumerate(row)
            if cell and self._plan.fields[column] not in ("points", "points_first", "points_second")
        ]
        if len(filled) != 1:
            return False
        column, text = filled[0]
        said, name = split_number(text), self._plan.fields[column]
        is_own = said.level and name == LEVEL_COLUMNS[said.level - 1]
        if not said.level or not said.text or is_own or said.level == 3 or said.level >= self._deepest:
            return False
        self._above = {level: each for level, each in self._above.items() if level < said.level}
        self._above[said.level] = text
        points = next(
            (cells[each] for each in ("points", "points_first", "points_second") if cells.get(each)), ""
        )
        self.add(place, said, {"points": points} if points else {})
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
                yield level, _with_rest(text, cells) if level == self._deepest else text

    def _take_rest(self, place: int, cells: Mapping[str, str]) -> None:
        number = cells.get("number", "")
        is_other = bool(number) and number != self._last.get(
            "number", self.lines[-1].number if self.lines else ""
        )
        column = self._plan.fields.index(self._levels[-1][1])
        is_merged = (place, column) in self._filled
        if is_other or (self.brings_points_alone(cells) and not is_merged):
            trouble = NAMELESS if is_other else POINTS_ALONE
            self.add(place, NumberedText(number, self._deepest, ""), cells, trouble)
            self.notice(cells)
        else:
            title = cells.get(self._levels[-1][1], "")
            self.join(place, cells, repeats_title=bool(title) and not is_merged)

    def _trouble(self, level: int) -> str:
        """Return True if the level above is empty in this row, as where two cells are merged into one."""
        higher = [one for one, _ in self._levels if one < level]
        return JUMPS if higher and not self._above.get(higher[-1]) else ""


def _with_rest(text: str, cells: Mapping[str, str]) -> str:
    """A title that goes on in the next column."""
    more = cells.get("more", "")
    if not more or more == text:
        return text
    return f"{text}{'' if text[-1:] in '：:，,；;、。' else '：'}{more}"


def _level_points(level: int, cells: Mapping[str, str]) -> dict[str, str]:
    name = {1: "points_first", 2: "points_second"}.get(level, "")
    return {"points": cells[name]} if cells.get(name) else {}


def _own_number(level: int, is_last: bool, cells: Mapping[str, str]) -> str:
    name = {1: "number_first", 2: "number_second"}.get(level, "")
    if cells.get(name):
        return cells[name]
    return cells.get("number", "") if is_last and level == 3 else ""
