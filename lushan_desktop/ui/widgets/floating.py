"""Things that float over a page and keep their place, and popups that stay on the screen."""

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtWidgets import QWidget

from lushan_desktop.ui.theme.tokens import theme


class _Keeper(QObject):
    """Moves a floating child whenever what it floats over, or it itself, changes size."""

    def __init__(self, child: QWidget, over: QWidget, lift: int, is_beside: bool) -> None:
        super().__init__(child)
        self._child, self._over, self._lift, self._is_beside = child, over, lift, is_beside
        over.installEventFilter(self)
        child.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.LayoutRequest):
            self.place()
        return super().eventFilter(watched, event)

    def place(self) -> None:
        child, over = self._child, self._over
        margin = theme().space("page")
        wanted = child.sizeHint()
        most = over.width() * _MOST // 100 if self._is_beside else over.width() - 2 * margin
        child.resize(min(wanted.width(), most), wanted.height())
        left = margin if self._is_beside else max(0, (over.width() - child.width()) // 2)
        child.move(left, over.height() - child.height() - margin - self._lift)
        # What is resized while it is shown for the first time keeps the places of its parts otherwise.
        if (layout := child.layout()) is not None and layout.geometry() != child.contentsRect():
            layout.setGeometry(child.contentsRect())


def keep_at_bottom(child: QWidget, over: QWidget, *, lift: int = 0, is_beside: bool = False) -> None:
    """Keep a floating child at the bottom, in the middle; lifted above what else may float there.

    `is_beside` keeps it at the left, where it covers no button of a panel at the right.
    """
    _Keeper(child, over, lift, is_beside)


_MOST = 48
"""What of the width a child at the left may take, in percent: the list that stands there."""


def open_below(popup: QWidget, field: QWidget) -> None:
    """Open a popup under a field: moved to the left or above it where the screen ends, never cut off."""
    popup.adjustSize()
    gap, room = theme().space("hair"), field.screen().availableGeometry()
    corner = field.mapToGlobal(QPoint(0, field.height() + gap))
    if corner.y() + popup.height() > room.bottom():
        corner.setY(max(room.top(), field.mapToGlobal(QPoint(0, -gap)).y() - popup.height()))
    corner.setX(max(room.left(), min(corner.x(), room.right() - popup.width() - gap)))
    popup.move(corner)
    popup.show()
