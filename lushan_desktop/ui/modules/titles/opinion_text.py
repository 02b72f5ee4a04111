"""The text of an opinion: Enter writes it down, Shift+Enter begins a new line."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextOption
from PySide6.QtWidgets import QPlainTextEdit

from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import theme

LINES = 3


class OpinionText(QPlainTextEdit):
    """Tells of changes and of Enter."""

    committed = Signal()
    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("初审意见的文字")
        self.setPlaceholderText("写明原因（Shift+Enter 换行）")
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self.setFixedHeight(LINES * self.fontMetrics().lineSpacing() + theme().space("large"))
        self._told = ""
        self.textChanged.connect(self._tell)

    def show_text(self, text: str) -> None:
        """Put a text in without telling anybody."""
        self._told = text
        self.setPlainText(text)
        self.show_wrong(False)

    def append_phrase(self, phrase: str) -> None:
        """Write a phrase behind what stands there; one that is there already is not doubled."""
        text = self.toPlainText().rstrip()
        if phrase not in text:
            joint = "" if not text or text.endswith(("。", "；", "，", "：", "\n")) else "；"
            self.setPlainText(f"{text}{joint}{phrase}")
        self.moveCursor(self.textCursor().MoveOperation.End)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_wrong(self, is_wrong: bool) -> None:
        style.set_state(self, "wrong", is_wrong)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.committed.emit()
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        """Qt tells of every letter of an input method; only a text that differs is a change."""
        if self.toPlainText() != self._told:
            self._told = self.toPlainText()
            self.edited.emit()
