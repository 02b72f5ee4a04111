"""The place where the pages stand: in 特大 a page may be higher than the window, and is scrolled then."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget


class PageStack(QStackedWidget):
    """As wide as its widest page needs, as high as the page on show: no bar for a page that is not seen."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(lambda _: self.updateGeometry())

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        widest = super().minimumSizeHint()
        return QSize(widest.width(), page.minimumSizeHint().height()) if page is not None else widest

    def heightForWidth(self, width: int) -> int:
        """The least height of the page on show at this width: what scrolls inside it needs no more."""
        page = self.currentWidget()
        layout = page.layout() if page is not None else None
        if layout is None or not layout.hasHeightForWidth():
            return self.minimumSizeHint().height()
        return layout.totalMinimumHeightForWidth(width)


class PageArea(QScrollArea):
    """As wide as its widest page needs; scrolls up and down only where a page is too high."""

    def __init__(self, pages: PageStack) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(pages)
        pages.currentChanged.connect(lambda _: self.updateGeometry())

    def minimumSizeHint(self) -> QSize:
        page = self.widget().minimumSizeHint()
        bar = self.verticalScrollBar().sizeHint().width() if page.height() > self.height() else 0
        return QSize(page.width() + bar, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A bar that comes or goes changes the least width."""
        super().resizeEvent(event)
        self.updateGeometry()
