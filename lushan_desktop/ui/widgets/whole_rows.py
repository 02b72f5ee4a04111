"""Lists that end on a whole row, whatever their rows are like: what the lower edge would cut is not shown."""

from PySide6.QtCore import QEvent, QModelIndex, QPoint
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView

from lushan_desktop.ui.theme.tokens import theme

_CLICKS = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)


class WholeRows:
    """What a view that scrolls row by row does in its overrides; its rows stand on the surface of a card."""

    def __init__(self, view: QAbstractItemView) -> None:
        self._view = view

    def end(self) -> int:
        """Return where the last row that stands whole in the view ends."""
        area = self._view.visualRect(self._cut())
        return area.top() if area.isValid() else self._view.viewport().height()

    def _cut(self) -> QModelIndex:
        """Return the row that the lower edge cuts; none where nothing stands above it."""
        height = self._view.viewport().height()
        index = self._view.indexAt(QPoint(1, height - 1))
        area = self._view.visualRect(index)
        return index if area.bottom() >= height and area.top() > 0 else QModelIndex()

    def cover(self) -> None:
        """Cover what is cut, after the rows were painted; a view that scrolls is painted anew as a whole."""
        port, end = self._view.viewport(), self.end()
        if end < port.height():
            painter = QPainter(port)
            painter.fillRect(0, end, port.width(), port.height() - end, theme().color("surface"))
            painter.end()

    def is_covered(self, event: QEvent) -> bool:
        """Return True for a click where nothing is to be seen."""
        if event.type() not in _CLICKS or not isinstance(event, QMouseEvent):
            return False
        return event.position().y() >= self.end()
