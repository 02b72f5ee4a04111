"""Sets what is ruled or tabular on any paper: tables, forms, named values, places to sign, small print."""

from collections.abc import Sequence
from functools import singledispatchmethod

from lushan_desktop.paper import content
from lushan_desktop.paper.content import Block, Run
from lushan_desktop.paper.setting.cover import CoverSetter
from lushan_desktop.paper.setting.form_rows import FormRows, first_of_the_last
from lushan_desktop.paper.setting.grid import ASCENT, Strip
from lushan_desktop.paper.setting.paragraph import SetLine, Setter, Type, aligned
from lushan_desktop.paper.setting.table import CellSetter, set_table

_PLACE_TO_SIGN = 26.0
_BELOW_PAIRS = 4.0


class RuledSetter:
    """Sets blocks into strips as wide as the type area, in one size."""

    def __init__(
        self, setter: Setter, type_: Type, width: float, height: float, *, given_up: float = 0.0
    ) -> None:
        self._setter, self._given_up = setter, given_up
        self._type = type_
        self._width = width
        self._height = height
        self._cells = CellSetter(setter, type_)

    @singledispatchmethod
    def set(self, block: Block) -> list[Strip]:
        raise TypeError(f"nothing sets {block!r}")

    @set.register
    def _(self, block: content.Table) -> list[Strip]:
        return set_table(block, self._cells, self._width, self._height)

    @set.register
    def _(self, block: content.Caption) -> list[Strip]:
        lines = self._setter.lines([Run(block.text)], self._type, self._width)
        strips = [self._line_strip([(aligned(line, block.align, self._width), line)]) for line in lines]
        for strip in strips:
            strip.keep_with_next = True
        return strips

    @set.register
    def _(self, block: content.Note) -> list[Strip]:
        lines = self._setter.lines([Run(block.text)], self._type, self._width)
        return [self._line_strip([(0.0, line)]) for line in lines]

    @set.register
    def _(self, block: content.KeyValues) -> list[Strip]:
        """Each name with its value beside it; a value that is too long goes on below itself."""
        strips = []
        width = self._width / block.columns
        for start in range(0, len(block.pairs), block.columns):
            columns = [self._pair(*pair, width) for pair in block.pairs[start : start + block.columns]]
            for n in range(max(map(len, columns))):
                places = [
                    (left * width + column[n][0], column[n][1])
                    for left, column in enumerate(columns)
                    if n < len(column)
                ]
                strips.append(self._line_strip([place for place in places if place[1].pieces]))
                if n == 0:
                    labels = enumerate(block.pairs[start : start + block.columns])
                    strips[-1].texts += [
                        (left * width, self._base, self._label(label)) for left, (label, _) in labels
                    ]
        # What follows, a table above all, does not touch the last line.
        return [*strips, Strip(_BELOW_PAIRS)]

    @set.register
    def _(self, block: content.SignatureRow) -> list[Strip]:
        width = self._width / max(1, len(block.labels))
        places = [(n * width, self._text(label)) for n, label in enumerate(block.labels)]
        strip = Strip(_PLACE_TO_SIGN + self._cells.leading)
        strip.texts = [(x, _PLACE_TO_SIGN + self._base, line) for x, line in places]
        return [strip]

    @set.register
    def _(self, block: content.Form) -> list[Strip]:
        rows = FormRows(self._cells, self._width, self._height, self._given_up)
        set_rows = [rows.set(row) for row in block.rows]
        for strips in set_rows[first_of_the_last(block.rows) : -1]:
            strips[-1].keep_with_next = True
        return [strip for strips in set_rows for strip in strips]

    @set.register
    def _(self, block: content.Cover) -> list[Strip]:
        return [CoverSetter(self._setter, self._width, self._height).set(block)]

    @property
    def _base(self) -> float:
        return (self._cells.leading - self._type.size) / 2 + ASCENT * self._type.size

    def _text(self, text: str) -> SetLine:
        return self._setter.line(text, self._type, self._setter.face("body"))

    def _label(self, label: str) -> SetLine:
        return self._setter.line(f"{label}：", self._type, self._setter.face("heading"))

    def _pair(self, label: str, value: str, width: float) -> list[tuple[float, SetLine]]:
        indent = self._label(label).width
        inner = max(width - indent - self._type.size, 4 * self._type.size)
        return [(indent, line) for line in self._setter.lines([Run(value)], self._type, inner)]

    def _line_strip(self, places: Sequence[tuple[float, SetLine]]) -> Strip:
        return Strip(self._cells.leading + 2, [(x, self._base, line) for x, line in places])
