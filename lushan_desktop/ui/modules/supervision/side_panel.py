"""The right panel in its two places: beside the table, or slid over the right of the board."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.panes import Panes


class SidePanel(QObject):
    """Keeps its place when the page changes size."""

    def __init__(self, page: QWidget, panes: Panes, panel: QWidget) -> None:
        super().__init__(panes)
        self._page, self._panes, self._panel = page, panes, panel
        self.is_over = False
        panes.installEventFilter(self)

    @property
    def is_open(self) -> bool:
        return self._panel.isVisible()

    def stand(self, *, is_over: bool) -> None:
        """Over the board it is shut at first."""
        self.is_over = is_over
        if is_over:
            self._panel.setParent(self._page)
            self._panel.hide()
            return
        self._panes.addWidget(self._panel)
        self._panes.setStretchFactor(1, 0)
        self._panes.setSizes([self._panes.width(), self._width()])
        self._panel.show()

    def bring(self) -> None:
        """Slide it over the board; beside the table it is there already."""
        if self.is_over:
            self._lay()
            if not self.is_open:
                self._let_clicks_through()
            self._panel.show()
            self._panel.raise_()

    def _let_clicks_through(self) -> None:
        """Who opens a card with two clicks must not press a button that has come under the second one."""
        through = Qt.WidgetAttribute.WA_TransparentForMouseEvents
        self._panel.setAttribute(through)
        wait = QApplication.doubleClickInterval()
        QTimer.singleShot(wait, self._panel, lambda: self._panel.setAttribute(through, on=False))

    def shut(self) -> None:
        if self.is_over:
            self._panel.hide()

    def make_way(self, *, is_asking: bool) -> None:
        """Show the columns that a card may be carried to; a form that is being filled in stays."""
        if not is_asking:
            self.shut()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and self.is_over:
            self._lay()
        return super().eventFilter(watched, event)

    def _lay(self) -> None:
        area = self._panes.geometry()
        width = max(self._width(), self._panel.minimumSizeHint().width())
        self._panel.setGeometry(area.right() - width + 1, area.top(), width, area.height())

    def _width(self) -> int:
        return theme().width("detail_panel_large_text" if theme().factor > 1 else "detail_panel")
