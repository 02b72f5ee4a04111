"""Things that float over a page: they keep their place when it changes size."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from lushan_desktop.ui.theme.tokens import theme


class _Keeper(QObject):
    """Moves a floating child whenever what it floats over, or it itself, changes size."""

    def __init__(self, child: QWidget, over: QWidget, lift: int) -> None:
        super().__init__(child)
        self._child, self._over, self._lift = child, over, lift
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
        child.resize(min(wanted.width(), over.width() - 2 * margin), wanted.height())
        left = (over.width() - child.width()) // 2
        child.move(max(0, left), over.height() - child.height() - margin - self._lift)


def keep_at_bottom(child: QWidget, over: QWidget, *, lift: int = 0) -> None:
    """Keep a floating child at the bottom, in the middle; lifted above what else may float there."""
    _Keeper(child, over, lift)
