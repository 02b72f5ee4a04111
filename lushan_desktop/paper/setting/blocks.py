"""Cells as operators: the texts of a column, each set once however often it stands in a ledger."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from lushan_desktop.paper.content import Align
from lushan_desktop.paper.content import Face as FaceName
from lushan_desktop.paper.setting.breaking import break_lines
from lushan_desktop.paper.setting.paragraph import TOLERATED, Setter, Type, readable

_REMEMBERED = 4096
"""Texts of a column that are kept, so that a long ledger needs no more memory than a short one."""


class Block(NamedTuple):
    """Lines at their natural widths: how many, where the first begins, and what shows them from there."""

    lines: int
    x: float
    shown: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where the texts of a column stand: from the table's left edge, and how wide they may be."""

    left: float
    width: float
    align: Align
    leading: float
    face: FaceName = "body"


class ColumnOfBlocks(dict[str, Block | None]):
    """The block of each text of a column; None where a line has to be squeezed."""

    def __init__(self, setter: Setter, type_: Type, place: Place) -> None:
        super().__init__()
        self._setter = setter
        self._size = type_.size
        self._place = place
        self._face = setter.face(place.face)
        self._down = f"{-place.leading:.3f}"

    def __missing__(self, text: str) -> Block | None:
        if len(self) >= _REMEMBERED:
            self.clear()
        block = self[text] = self._set(text)
        return block

    def _set(self, text: str) -> Block | None:
        parts: list[str] = []
        for paragraph in readable(text).split("\n"):
            broken = self._broken(paragraph)
            if broken is None:
                return None
            parts += broken
        return self._block(parts)

    def _broken(self, text: str) -> list[str] | None:
        widths, size, width = self._face.width_of, self._size, self._place.width
        advances = [widths[character] * size for character in text]
        if sum(advances) <= width:
            return [text] if text else []
        lines = break_lines(text, advances, width, flush=False)
        if any(line.room < -TOLERATED for line in lines):
            return None
        parts = [text[line.start : line.end] for line in lines]
        return [*(part.rstrip(" ") for part in parts[:-1]), parts[-1]]

    def _block(self, parts: Sequence[str]) -> Block:
        shown = [self._setter.shown(part, self._size, self._face) for part in parts]
        if self._place.align == "left" or not parts:
            return Block(len(parts), self._place.left, f" 0 {self._down} Td ".join(shown))
        starts = [self._start(part) for part in parts]
        operators = [shown[0]]
        for n in range(1, len(parts)):
            operators.append(f"{starts[n] - starts[n - 1]:.3f} {self._down} Td {shown[n]}")
        return Block(len(parts), self._place.left + starts[0], " ".join(operators))

    def _start(self, part: str) -> float:
        room = self._place.width - sum(map(self._face.width_of.__getitem__, part)) * self._size
        return room / (2 if self._place.align == "center" else 1)
