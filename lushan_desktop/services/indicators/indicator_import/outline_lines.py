"""A sheet in which all levels stand in one column, told apart by their numbers or by a column 层级."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from lushan_desktop.domain.recognise.indicator_words import NumberedText, split_number
from lushan_desktop.services.importing.table import EXAMPLE, Cells, Table, is_note, is_sum
from lushan_desktop.services.indicators.indicator_import.lines import (
    NAMELESS,
    NO_SUCH_LEVEL,
    POINTS_ALONE,
    UNCLEAR,
    Part,
    Reader,
)
from lushan_desktop.services.indicators.indicator_import.plan import SheetPlan

_LEVEL_WORDS = {"一级": 1, "二级": 2, "三级": 3, "1": 1, "2": 2, "3": 3, "一": 1, "二": 2, "三": 3}
_DETAIL = 4
_STEPS = {1: (3,), 2: (1, 3), 3: (1, 2, 3)}
_NO_NUMBER = NumberedText("", 0, "")


class OutlineReader(Reader):
    """Takes rows by the numbers before their texts."""

    def __init__(self, sheet: int, table: Table, plan: SheetPlan) -> None:
        super().__init__(sheet, table, plan)
        rows = (
            [row for row in table.rows[plan.head + 1 :] if not is_note(row) and EXAMPLE not in row]
            if table.rows
            else []
        )
        rows = [row for row in rows if any(row) and not is_sum(row)]
        self._by_text = self._numbers_in_text(rows)
        ranks = {said.rank for row in rows if (said := self._numbered(self.cells_of(row))[0]).rank >= 0}
        self._level_of = _levels(sorted(ranks), bool(plan.above))

    def _numbers_in_text(self, rows: Sequence[Cells]) -> bool:
        """Return True if the texts bear an outline of their own beside a column that only counts the rows."""
        texts, numbers = set[int](), set[int]()
        for row in rows:
            cells = self.cells_of(row)
            texts.add(split_number(cells.get("text", "")).rank)
            numbers.add(split_number(cells.get("number", "")).rank)
        return len(texts - {-1}) > len(numbers - {-1})

    def _numbered(self, cells: Mapping[str, str]) -> tuple[NumberedText, str]:
        """The number that tells the level, and the title."""
        text, number = cells.get("text", ""), cells.get("number", "")
        in_number = split_number(number) if number else _NO_NUMBER
        said = split_number(text)
        if not text and in_number.text:
            return in_number, in_number.text
        title = said.text if said.rank >= 0 else text or said.text
        leading = said if (self._by_text or in_number.rank < 0) and said.rank >= 0 else in_number
        own = leading.number or number or said.number
        return replace(leading, number=own, text=title), title

    def take(self, place: int, row: Cells) -> None:
        cells, _ = self.own_cells(place, row)
        said, title = self._numbered(cells)
        told = _LEVEL_WORDS.get(cells.get("level", "").removesuffix("指标").strip(), 0)
        trouble = NO_SUCH_LEVEL if cells.get("level") and not told else ""
        level = told or self._level_of.get(said.rank, 0)
        if level == _DETAIL:
            self._take_detail(place, said, cells)
        elif not title:
            self._take_untitled(place, said, level, cells)
        elif not level and self.lines and title == self.lines[-1].title:
            self.join(place, cells, repeats_title=True)
        else:
            trouble = trouble or ("" if level or _says_more(cells) else UNCLEAR)
            self.add(place, NumberedText(said.number, level or 3, _with_rest(title, cells)), cells, trouble)
            self.notice(cells)

    def _take_untitled(self, place: int, said: NumberedText, level: int, cells: Mapping[str, str]) -> None:
        is_same = bool(self.lines) and said.number == self.lines[-1].number
        if said.number and not is_same:
            self.add(place, NumberedText(said.number, level or 3, ""), cells, NAMELESS)
        elif self.brings_points_alone(cells):
            self.add(place, NumberedText("", 3, ""), cells, POINTS_ALONE)
        else:
            self.join(place, cells)
            return
        self.notice(cells)

    def _take_detail(self, place: int, said: NumberedText, cells: Mapping[str, str]) -> None:
        """A line below the third level is one of the points of its indicator."""
        text = f"（{said.number}）{said.text}" if said.number.isdecimal() else f"{said.number}{said.text}"
        points = cells.get("points", "")
        self.join(place, {**cells, "detail": text, "points": ""})
        if self.lines:
            last = self.lines[-1]
            before = last.parts or (Part("", last.cells.get("points", "")),)
            self.lines[-1] = replace(last, parts=(*before, Part(text, points)))


def _levels(ranks: Sequence[int], has_above: bool) -> dict[int, int]:
    """For each depth of numbers that stands in the sheet the level it means."""
    if has_above and len(ranks) < 3:
        steps: tuple[int, ...] = (2, 3)[-len(ranks) :] if ranks else ()
    else:
        steps = _STEPS.get(len(ranks), (1, 2, 3))
    return {rank: steps[place] if place < len(steps) else _DETAIL for place, rank in enumerate(ranks)}


def _with_rest(title: str, cells: Mapping[str, str]) -> str:
    more = cells.get("more", "")
    return f"{title}：{more}" if more else title


def _says_more(cells: Mapping[str, str]) -> bool:
    return any(cells.get(name) for name in ("points", "lead", "units", "support", "materials"))
