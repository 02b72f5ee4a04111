"""Text selected on pages: from one character to another, over lines and pages; plain logic."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from lushan_desktop.ui.widgets.page_layout import Mark

Place = tuple[int, int]
"""A page and a character on it."""
Area = tuple[float, float, float, float]

_FULL_LINE = 0.04
"""A line that ends this near to the longest one, as a share of the page's width, goes on on the next."""


class PageSelection:
    """Knows the text of the pages that were looked at, and what is selected in it."""

    def __init__(self) -> None:
        self._texts: dict[int, Any] = {}
        self._ends: tuple[Place, Place] | None = None

    def forget(self) -> None:
        """Another paper: neither text nor selection of this one may stay."""
        self._texts.clear()
        self._ends = None

    def take(self, page: int, text: Any) -> None:
        self._texts[page] = text

    def text_of(self, page: int) -> Any:
        """Return what stands on a page; None until it is known."""
        return self._texts.get(page)

    def knows(self, page: int) -> bool:
        return page in self._texts

    def clear(self) -> None:
        self._ends = None

    def begin(self, page: int, x: float, y: float) -> None:
        """Start at the character nearest to this point, in fractions of the page."""
        place = self._nearest(page, x, y)
        self._ends = (place, place) if place else None

    def extend(self, page: int, x: float, y: float) -> None:
        place = self._nearest(page, x, y)
        if place and self._ends:
            self._ends = (self._ends[0], place)

    def take_all(self, page: int) -> None:
        """The whole of one page."""
        if self.knows(page) and self._texts[page].text:
            self._ends = ((page, 0), (page, len(self._texts[page].text) - 1))

    def marks(self) -> list[Mark]:
        """A tint over each selected line."""
        return [
            Mark(page, area, "info") for page, places in self._spans() for area in self._areas(page, places)
        ]

    def text(self) -> str:
        """Return what is selected; lines that only end because the page does are joined."""
        return "\n".join(self._written(page, places) for page, places in self._spans())

    def _spans(self) -> Iterator[tuple[int, range]]:
        if self._ends is None:
            return
        (first, start), (last, end) = sorted(self._ends)
        for page in range(first, last + 1):
            if self.knows(page):
                begin = start if page == first else 0
                stop = end + 1 if page == last else len(self._texts[page].text)
                yield page, range(begin, stop)

    def _lines(self, page: int, places: range) -> Iterator[list[int]]:
        lines = self._texts[page].lines
        for _, group in groupby(places, key=lambda place: lines[place]):
            yield list(group)

    def _areas(self, page: int, places: range) -> Iterator[Area]:
        areas = self._texts[page].areas
        for line in self._lines(page, places):
            left, top = min(areas[n][0] for n in line), min(areas[n][1] for n in line)
            right = max(areas[n][0] + areas[n][2] for n in line)
            bottom = max(areas[n][1] + areas[n][3] for n in line)
            yield left, top, right - left, bottom - top

    def _written(self, page: int, places: range) -> str:
        text, areas = self._texts[page].text, self._texts[page].areas
        edge = max((area[0] + area[2] for area in areas), default=1.0)
        made = ""
        for line in self._lines(page, places):
            made += "".join(text[place] for place in line)
            is_full = areas[line[-1]][0] + areas[line[-1]][2] > edge - _FULL_LINE
            made += "" if is_full else "\n"
        return made.rstrip("\n")

    def _nearest(self, page: int, x: float, y: float) -> Place | None:
        """The character under the point, else in its line, else in the nearest line."""
        if not self.knows(page) or not self._texts[page].text:
            return None

        def distance(place: int) -> tuple[float, float]:
            left, top, width, height = self._texts[page].areas[place]
            return max(top - y, y - top - height, 0.0), abs(left + width / 2 - x)

        return page, min(range(len(self._texts[page].text)), key=distance)
