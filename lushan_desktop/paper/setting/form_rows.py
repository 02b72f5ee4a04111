"""Sets the rows of a ruled form: labelled cells side by side, each with room to sign at its foot."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from lushan_desktop.paper.content import Band, Field, FormRow
from lushan_desktop.paper.setting.grid import MM, Strip
from lushan_desktop.paper.setting.table import PADDING_Y, Cell, CellSetter

_LABEL_WIDTH = 7.0
"""The width of a form's label cells, in characters."""
INSET = 3.0
"""What the values of a form keep from the rules beside the padding of a table, in pt."""

_SIGNED_TOGETHER_MM = 112.0
"""The height up to which rows to be signed at the end of a form stay on one page."""


@dataclass(frozen=True)
class _Laid:
    """The cells of a row and the upright rules between them."""

    cells: Sequence[Cell]
    signed: Sequence[Cell]
    edges: tuple[float, ...]


def first_of_the_last(rows: Sequence[FormRow | Band]) -> int:
    """The row from which a form stays on one page: its signatures together, and never the last row alone."""
    start, height = len(rows) - 1, _height(rows[-1]) if rows else 0.0
    while start > 0 and _is_signed(rows[start - 1]):
        height += _height(rows[start - 1])
        if height > _SIGNED_TOGETHER_MM:
            break
        start -= 1
    return max(0, min(start, len(rows) - 2))


def _is_signed(row: FormRow | Band) -> bool:
    return isinstance(row, FormRow) and any(entry.sign for entry in row.fields)


def _height(row: FormRow | Band) -> float:
    return row.height_mm if isinstance(row, FormRow) else 0.0


class FormRows:
    """Turns rows into strips as wide as the type area; a row higher than a page goes on on the next."""

    def __init__(self, cells: CellSetter, width: float, height: float, given_up: float = 0.0) -> None:
        """`given_up` is the part of the room to write in that rows do without."""
        self._cells, self._width, self._height, self._given_up = cells, width, height, given_up

    def set(self, row: FormRow | Band) -> list[Strip]:
        if isinstance(row, Band):
            lines = self._cells.lines(row.text, self._width, "heading")
            strip = self._cells.strip([Cell(lines, 0.0, self._width, "left")])
            strip.keep_with_next = True
            return [self._ruled(strip, (0.0, self._width))]
        laid = self._lay(row)
        return [self._ruled(strip, laid.edges) for strip in self._parts(row, laid)]

    def _lay(self, row: FormRow) -> _Laid:
        whole = sum(entry.share for entry in row.fields) or 1.0
        ends = [0.0, *accumulate(self._width * entry.share / whole for entry in row.fields)]
        cells: list[Cell] = []
        signed: list[Cell] = []
        edges = [0.0]
        for entry, (left, right) in zip(row.fields, pairwise(ends), strict=True):
            middle = left
            if entry.label:
                middle = left + min(_LABEL_WIDTH * self._cells.type.size, (right - left) / 2)
                labels = self._cells.label(entry.label, middle - left)
                cells.append(Cell(labels, left, middle - left, "center"))
                edges.append(middle)
            edges.append(right)
            cells.append(self._value(entry, middle, right))
            if entry.sign:
                room = right - middle - 2 * INSET
                lines = self._cells.lines(entry.sign, room)
                signed.append(Cell(lines, middle + INSET, room, "right"))
        return _Laid(cells, signed, tuple(edges))

    def _value(self, entry: Field, left: float, right: float) -> Cell:
        is_alone = not (entry.label or entry.sign)
        room = right - left - 2 * INSET
        lines = self._cells.lines(entry.value, room)
        return Cell(lines, left + INSET, room, "center" if is_alone and len(lines) == 1 else "left")

    def _parts(self, row: FormRow, laid: _Laid) -> Iterator[Strip]:
        leading = self._cells.leading
        signing = max((len(cell.lines) for cell in laid.signed), default=0)
        longest = max((len(cell.lines) for cell in laid.cells), default=1)
        most = max(1, int((self._height - 2 * PADDING_Y) / leading) - 2 * signing)
        for start in range(0, max(longest, 1), most):
            part = laid.cells
            if longest > most:
                part = [replace(cell, lines=cell.lines[start : start + most]) for cell in part]
            is_last = start + most >= longest
            lines = max((len(cell.lines) for cell in part), default=1) + (2 * signing if is_last else 0)
            least = row.height_mm * MM if is_last else 0.0
            wanted = max(least, lines * leading + 2 * PADDING_Y)
            needed = (lines - (signing if is_last else 0)) * leading + 2 * PADDING_Y
            height = wanted - max(0.0, wanted - needed) * self._given_up
            strip = self._cells.strip(part, min(height, self._height))
            for cell in laid.signed if is_last else ():
                self._cells.stand(strip, cell, strip.height - PADDING_Y - len(cell.lines) * leading)
            yield strip

    def _ruled(self, strip: Strip, edges: tuple[float, ...]) -> Strip:
        strip.edges = edges
        strip.rules = [(0.0, y, self._width, y) for y in (0.0, strip.height)]
        return strip
