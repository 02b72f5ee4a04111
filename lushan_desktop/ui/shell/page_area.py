"""The place where the pages stand: in 特大 a page may be higher than the window, and is scrolled then."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget


class PageArea(QScrollArea):
    """As wide as its widest page needs; scrolls up and down only where a page is too high."""

    def __init__(self, pages: QStackedWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(pages)

    def minimumSizeHint(self) -> QSize:
        page = self.widget().minimumSizeHint()
        bar = self.verticalScrollBar().sizeHint().width() if page.height() > self.height() else 0
        return QSize(page.width() + bar, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A bar that comes or goes changes the least width."""
        super().resizeEvent(event)
        self.updateGeometry()
