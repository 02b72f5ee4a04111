"""Cells as pictures: what was painted once is laid down again as long as it says the same."""

from collections import OrderedDict
from collections.abc import Callable, Hashable

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPixmap

from lushan_desktop.ui.theme.tokens import Theme, theme

_ROOM = 1.25
"""Views whose pixels are kept: what is in sight, and some that just were."""


class KeptCells:
    """The pictures of one view, the longest unused dropped first; other looks drop all."""

    def __init__(self) -> None:
        self._pictures: OrderedDict[Hashable, QPixmap] = OrderedDict()
        self._pixels = 0
        self._theme: Theme | None = None

    def __len__(self) -> int:
        return len(self._pictures)

    def clear(self) -> None:
        """Keep none: other looks are in force, or the view is out of sight."""
        self._pictures.clear()
        self._pixels = 0

    def lay(
        self,
        painter: QPainter,
        area: QRect,
        key: Hashable,
        view_pixels: int,
        paint: Callable[[QPainter], None],
    ) -> None:
        """Paint the cell in `area`; `paint` is asked for it, in the view's places, unless it is kept."""
        if self._theme is not theme():
            self.clear()
            self._theme = theme()
        sized = (key, area.width(), area.height())
        picture = self._pictures.get(sized)
        if picture is None:
            picture = _painted(area, paint)
            self._pictures[sized] = picture
            self._pixels += picture.width() * picture.height()
            self._drop(view_pixels)
        else:
            self._pictures.move_to_end(sized)
        painter.drawPixmap(area.topLeft(), picture)

    def _drop(self, view_pixels: int) -> None:
        while self._pixels > _ROOM * view_pixels and len(self._pictures) > 1:
            _, picture = self._pictures.popitem(last=False)
            self._pixels -= picture.width() * picture.height()


def _painted(area: QRect, paint: Callable[[QPainter], None]) -> QPixmap:
    picture = QPixmap(area.size())
    # On the ground it will stand on, so that the edges of letters are as if painted there.
    picture.fill(theme().color("surface"))
    painter = QPainter(picture)
    painter.translate(-area.topLeft())
    paint(painter)
    painter.end()
    return picture
