"""Cells that are one over several rows: how the rows share the height of their text."""

from collections.abc import Callable, Sequence, Sized
from itertools import pairwise

from lushan_desktop.paper.content import Band, Table


class Shares:
    """Of the cells that are one over several rows: how many rows hold the text together.

    At either end of such a cell so many rows stay on one page that they are as high as the text.
    """

    def __init__(
        self, table: Table, edges: Sequence[float], lines: Callable[[str, float], Sized], most: int
    ) -> None:
        """`lines` sets a text as wide as told; a text of more lines than `most` stands in one row alone."""
        self._table, self._lines, self._most = table, lines, most
        places = enumerate(zip(table.columns, pairwise(edges), strict=True))
        self._widths: dict[int, float] = {}
        """The merged columns, and below, those that a row has of its own."""
        self._own: dict[int, float] = {}
        for n, (column, (left, right)) in places:
            (self._widths if column.merged else self._own)[n] = right - left
        self._runs: dict[int, tuple[int, int, int]] = {}
        """By place: the first row, the row after the last, the lines of the text."""

    def of(self, n: int) -> dict[int, int]:
        """By place: over how many rows a cell of row `n` goes; nothing for what one row has to hold."""
        for place, width in self._widths.items():
            if n >= self._runs.get(place, (0, 0, 0))[1]:
                self._runs[place] = self._run(n, place, width)
        runs = self._runs.items()
        return {place: end - start for place, (start, end, lines) in runs if lines <= self._most}

    def _run(self, n: int, place: int, width: float) -> tuple[int, int, int]:
        end = n + 1
        while end < len(self._table.rows) and self._table.goes_on(end, place):
            end += 1
        row = self._table.rows[n]
        text = "" if isinstance(row, Band) else row[place]
        return n, end, len(self._lines(text, width))

    def stays_with_next(self, n: int) -> bool:
        return any(
            n + 1 < end
            and not (self._hold(range(start, n + 1), lines) and self._hold(range(end - 1, n, -1), lines))
            for start, end, lines in self._runs.values()
            if 1 < lines <= self._most
        )

    def _hold(self, rows: range, lines: int) -> bool:
        """Return True if these rows are at least as high as so many lines."""
        held = 0
        for n in rows:
            held += self._height(n)
            if held >= lines:
                return True
        return False

    def _height(self, n: int) -> int:
        """How many lines a row is high for the cells of its own."""
        row = self._table.rows[n]
        if isinstance(row, Band):
            return 1
        return max((len(self._lines(row[place], width)) for place, width in self._own.items()), default=1)
