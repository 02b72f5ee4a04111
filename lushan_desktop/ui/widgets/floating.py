"""Things that float over a page and keep their place, and popups that stay on the screen."""

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtWidgets import QWidget

from lushan_desktop.ui.theme.tokens import theme


class _Keeper(QObject):
    """Moves a floating child whenever what it floats over, or it itself, changes size."""

    def __init__(
        self, child: QWidget, over: QWidget, lift: int, is_beside: bool, clears: QWidget | None
    ) -> None:
        super().__init__(child)
        self._child, self._over, self._lift, self._is_beside = child, over, lift, is_beside
        self._clears = clears
        over.installEventFilter(self)
        child.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.LayoutRequest):
            self.place()
        elif event.type() == QEvent.Type.Hide and watched is self._child:
            self._keep_free(0)
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
        if (cleared := self._clears) is not None and not child.isHidden():
            end = cleared.mapTo(over, QPoint(0, cleared.height())).y()
            self._keep_free(end - child.y() + theme().space("small"))

    def _keep_free(self, height: int) -> None:
        """End a list above the child, as far as the list can do with less."""
        if self._clears is None or (layout := self._clears.layout()) is None:
            return
        margins = layout.contentsMargins()
        spare = self._clears.height() - (layout.minimumSize().height() - margins.bottom())
        margins.setBottom(max(0, min(height, spare)))
        layout.setContentsMargins(margins)


def keep_at_bottom(
    child: QWidget, over: QWidget, *, lift: int = 0, is_beside: bool = False, clears: QWidget | None = None
) -> None:
    """Keep a floating child at the bottom, in the middle; lifted above what else may float there.

    `is_beside` keeps it at the left, where it covers no button of a panel at the right; a list that it
    `clears` ends above it while it is there.
    """
    _Keeper(child, over, lift, is_beside, clears)


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
