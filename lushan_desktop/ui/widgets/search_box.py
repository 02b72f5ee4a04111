"""A box to find in: an icon, a pause after the last key, Esc empties it, ↓ leads to what was found."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QToolButton

from lushan_desktop.ui.plain import set_tip
from lushan_desktop.ui.theme import icons
from lushan_desktop.ui.theme.tokens import theme


class SearchBox(QLineEdit):
    """Tells what to search for once the typing pauses; silent while an input method composes."""

    searched = Signal(str)

    def __init__(self, placeholder: str, *, keys: str = "") -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        told = f"{placeholder}（{keys}）" if keys else placeholder
        self._hints = tuple(dict.fromkeys((told, placeholder, "查找")))
        self.setPlaceholderText(told)
        self.setAccessibleName(placeholder)
        set_tip(self, told)
        self._lens = QAction(icons.icon("act.search"), "", self)
        self.addAction(self._lens, QLineEdit.ActionPosition.LeadingPosition)
        # Qt's own clear button takes its room from the hint even while there is nothing to clear.
        self._emptying = QAction(icons.icon("act.clear"), "清空（Esc）", self)
        self._emptying.setVisible(False)
        self._emptying.triggered.connect(self.clear)
        self.addAction(self._emptying, QLineEdit.ActionPosition.TrailingPosition)
        self._lens.setText("查找")
        for inner, words in zip(self.findChildren(QToolButton), ("查找", "清空"), strict=True):
            inner.setAccessibleName(words)
        self._pause = QTimer(self, singleShot=True, interval=theme().milliseconds("search_pause"))
        self._pause.timeout.connect(self._tell)
        self._told = ""
        self._go_down: Callable[[], object] | None = None
        self.textChanged.connect(self._take_text)
        if keys:
            QShortcut(QKeySequence(keys), self, self.take_focus, context=Qt.ShortcutContext.WindowShortcut)

    def _take_text(self, text: str) -> None:
        self._emptying.setVisible(bool(text))
        self._pause.start()

    def leads_to(self, go: Callable[[], object]) -> None:
        """↓ and Enter go on to what was found."""
        self._go_down = go

    def take_focus(self) -> None:
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def sizeHint(self) -> QSize:
        return QSize(theme().width("page_search"), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().width("page_search") // 2, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The longest hint that stands there whole, rather than one that is cut."""
        super().resizeEvent(event)
        lens = self.findChildren(QToolButton)[0].geometry().right()
        room, width = self.width() - lens - 2 * theme().space("gap"), self.fontMetrics().horizontalAdvance
        fitting = (hint for hint in self._hints if width(hint) <= room)
        self.setPlaceholderText(next(fitting, self._hints[-1]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell()
            self._lead()
        elif event.key() == Qt.Key.Key_Down and self._go_down is not None:
            self._lead()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._lens.setIcon(icons.icon("act.search"))
            self._emptying.setIcon(icons.icon("act.clear"))

    def _lead(self) -> None:
        if self._go_down is not None:
            self._go_down()

    def _tell(self) -> None:
        self._pause.stop()
        if self.text() != self._told:
            self._told = self.text()
            self.searched.emit(self._told)
