"""The text of one paragraph under the clerk's hands: nothing typed is ever lost."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QMouseEvent, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from lushan_desktop.ui.theme.tokens import theme

PAUSE = 2000
"""Milliseconds after the last key until the words are kept."""
LINES, FEWER_LINES = 9, 7
"""Lines on show; fewer in large type, so that the records stay in view."""


class ParagraphEditor(QPlainTextEdit):
    """Hands over what was typed two seconds after the last key, and whenever the keyboard moves on."""

    written = Signal(str)
    place_changed = Signal(int)
    """The place where in the text the cursor stands now."""
    place_wanted = Signal(int)
    """What this place in the text speaks of is to be opened: Ctrl and a click."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("这一段的文字")
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.ensurePolished()
        around = 2 * (self.document().documentMargin() + theme().space("tight"))
        lines = LINES if theme().factor == 1 else FEWER_LINES
        self.setFixedHeight(int(lines * self.fontMetrics().lineSpacing() + around))
        self._kept = ""
        self._is_handed_over = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.hand_over)
        self.textChanged.connect(self._wait)
        self.cursorPositionChanged.connect(lambda: self.place_changed.emit(self.textCursor().position()))

    @property
    def is_dirty(self) -> bool:
        """True if something was typed that nobody keeps yet."""
        return self.toPlainText() != self._kept

    @property
    def is_ahead(self) -> bool:
        """True if the words here are newer than those that are kept: typed, or not saved yet."""
        return self.is_dirty or self._is_handed_over

    def show_text(self, text: str) -> None:
        """Put this text in; the cursor stays where it is when it stands there already."""
        self._kept, self._is_handed_over = text, False
        if self.toPlainText() != text:
            self.setPlainText(text)
        self._pause.stop()

    def hand_over(self) -> None:
        """Tell what was typed, if anything was."""
        self._pause.stop()
        if self.is_dirty and not self.isReadOnly():
            self._kept = self.toPlainText()
            self._is_handed_over = True
            self.written.emit(self._kept)

    def land(self) -> None:
        """What was handed over is saved, or was refused: from now on an answer may replace it."""
        self._is_handed_over = False

    def highlight(self, start: int, end: int) -> None:
        """Put one stretch on quiet ground; nothing where it is empty."""
        mark = QTextEdit.ExtraSelection()
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(min(end, len(self.toPlainText())), QTextCursor.MoveMode.KeepAnchor)
        format_ = QTextCharFormat()
        format_.setBackground(theme().color("infoBg"))
        mark.cursor, mark.format = cursor, format_  # type: ignore[attr-defined]  # the stubs leave them out
        self.setExtraSelections([mark] if end > start else [])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.place_wanted.emit(self.cursorForPosition(event.position().toPoint()).position())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.hand_over()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.hand_over()

    def _wait(self) -> None:
        if self.is_dirty:
            self._pause.start()
