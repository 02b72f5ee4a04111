"""The place where pages lie on the desk of a preview: plain geometry."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from PySide6.QtCore import QPointF, QRectF


@dataclass(frozen=True)
class Mark:
    """A place on a page to tint, frame or label; `area` in fractions of the page: left, top, width, height.

    `look` is a tone (tinted ground) or `frame` (a blue frame around what is being edited).
    """

    page: int
    area: tuple[float, float, float, float]
    look: str = "warn"
    key: str = ""
    label: str = ""


@dataclass(frozen=True)
class PageLayout:
    """Pages one under another, all as wide as `page_width` allows the widest."""

    sizes: tuple[tuple[float, float], ...]
    page_width: float
    left: float
    gap: float

    @cached_property
    def _tops(self) -> list[float]:
        heights = (self._height(number) + self.gap for number in range(len(self.sizes)))
        return list(accumulate(heights, initial=self.gap))

    @cached_property
    def _widest(self) -> float:
        return max(width for width, _ in self.sizes)

    def page(self, number: int) -> QRectF:
        return QRectF(self.left, self._tops[number], self._width(number), self._height(number))

    def height(self) -> float:
        return self._tops[-1]

    def visible(self, top: float, height: float) -> list[int]:
        """The pages that show between these heights."""
        first = max(0, bisect_right(self._tops, top) - 1)
        last = bisect_left(self._tops, top + height)
        window = QRectF(self.left, top, max(self.page_width, 1), height)
        numbers = range(first, min(last, len(self.sizes)))
        return [number for number in numbers if self.page(number).intersects(window)]

    def page_at(self, spot: QPointF) -> int:
        """The page under a point, or the nearest above it; −1 where there is none."""
        return min(bisect_right(self._tops, spot.y()), len(self.sizes)) - 1 if self.sizes else -1

    def place(self, mark: Mark) -> QRectF:
        """Return where a mark lies on the desk."""
        page, (left, top, width, height) = self.page(mark.page), mark.area
        return QRectF(
            page.x() + left * page.width(),
            page.y() + top * page.height(),
            width * page.width(),
            height * page.height(),
        )

    def _width(self, number: int) -> float:
        return self.page_width * self.sizes[number][0] / self._widest

    def _height(self, number: int) -> float:
        width, height = self.sizes[number]
        return self._width(number) * height / width


def fitted(sizes: Sequence[tuple[float, float]], room: float, *, zoom: float, gap: float) -> PageLayout:
    """As wide as the room (less the gaps), times the zoom; in the middle while it fits."""
    width = max(1.0, room - 2 * gap) * zoom
    return PageLayout(tuple(sizes), width, max(gap, (room - width) / 2), gap)
