"""Cells as operators: the texts of a column, each set once however often it stands in a ledger."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from lushan_desktop.paper.content import Align
from lushan_desktop.paper.content import Face as FaceName
from lushan_desktop.paper.setting.breaking import break_lines
from lushan_desktop.paper.setting.operators import squeezed
from lushan_desktop.paper.setting.paragraph import TOLERATED, Setter, Type, advances_of, readable

_REMEMBERED = 4096
"""Texts of a column that are kept, so that a long ledger needs no more memory than a short one."""


class Block(NamedTuple):
    """The lines of a cell: how many, where the first begins, and what shows them from there."""

    lines: int
    x: float
    shown: str


@dataclass(frozen=True, slots=True)
class Place:
    """The place where the texts of a column stand: from the table's left edge, and how wide they may be."""

    left: float
    width: float
    align: Align
    leading: float
    face: FaceName = "body"


class ColumnOfBlocks(dict[str, Block]):
    """The block of each text of a column."""

    def __init__(self, setter: Setter, type_: Type, place: Place) -> None:
        super().__init__()
        self._setter = setter
        self._type = type_
        self._size = f"{type_.size:g}"
        self._place = place
        self._face = setter.face(place.face)
        self._advances = advances_of(self._face, type_)
        self._before = {"left": 0.0, "center": 0.5, "right": 1.0}[place.align]
        self._down = f"{-place.leading:.3f}"

    def __missing__(self, text: str) -> Block:
        if len(self) >= _REMEMBERED:
            self.clear()
        block = self[text] = self._set(text)
        return block

    def _set(self, text: str) -> Block:
        lines = [line for paragraph in readable(text).split("\n") for line in self._lines(paragraph)]
        if not lines:
            return Block(0, self._place.left, "")
        begun, shown = lines[0]
        first = begun
        for start, line in lines[1:]:
            shown += f" {start - begun:.3f} {self._down} Td {line}"
            begun = start
        return Block(len(lines), self._place.left + first, shown)

    def _lines(self, text: str) -> Iterator[tuple[float, str]]:
        """Each line: how far from the left edge it begins, and what shows it."""
        if not text:
            return
        advances, width = [*map(self._advances.__getitem__, text)], self._place.width
        room = width - sum(advances)
        if room >= 0:
            yield self._before * room, self._shown(text)
            return
        for line in break_lines(text, advances, width, flush=False):
            if line.room < -TOLERATED:
                yield 0.0, squeezed(self._setter.squeezed(text, advances, line, self._type, self._face))
            else:
                part = text[line.start : line.end]
                yield self._before * line.room, self._shown(part if line.is_last else part.rstrip(" "))

    def _shown(self, text: str) -> str:
        """Return what shows a line at natural widths."""
        return self._setter.shown(text, self._size, self._face)
