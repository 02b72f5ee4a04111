"""A text to read, with stretches of it tinted; the chosen one stands out and is scrolled to."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QMouseEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from lushan_desktop.ui.theme.tokens import theme


class Stretch(NamedTuple):
    """Characters of the text, and the tone that they are tinted with."""

    start: int
    end: int
    tone: str


class MarkedText(QPlainTextEdit):
    """Read only; a click tells which stretch was meant."""

    clicked = Signal(int)

    def __init__(self, *, says: str) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setAccessibleName(says)
        self._stretches: tuple[Stretch, ...] = ()
        self._chosen = -1

    def show_text(self, text: str, stretches: Sequence[Stretch]) -> None:
        """Another text; its places count characters, beyond the first plane, too."""
        self.setPlainText(text)
        self._wide = [n for n, sign in enumerate(text) if ord(sign) > 0xFFFF]
        self.tint(stretches)

    def tint(self, stretches: Sequence[Stretch], chosen: int = -1) -> None:
        """Tint these; `chosen` is the place among them of the one that stands out."""
        self._stretches, self._chosen = tuple(stretches), chosen
        selections = []
        for n, stretch in enumerate(self._stretches):
            selection = QTextEdit.ExtraSelection()
            selection.cursor = self._cursor(stretch)  # type: ignore[attr-defined]  # not in PySide's stubs
            look = _look(stretch.tone, is_chosen=n == chosen)
            selection.format = look  # type: ignore[attr-defined]  # not in PySide's stubs
            selections.append(selection)
        self.setExtraSelections(selections)

    def go_to(self, place: int) -> None:
        """Choose a stretch and scroll to it."""
        self.tint(self._stretches, place)
        cursor = self._cursor(self._stretches[place])
        cursor.setPosition(cursor.selectionStart())
        self.setTextCursor(cursor)
        self.centerCursor()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        spot = self.cursorForPosition(event.position().toPoint()).position()
        for n, stretch in enumerate(self._stretches):
            if self._units(stretch.start) <= spot <= self._units(stretch.end):
                self.clicked.emit(n)
                return

    def _cursor(self, stretch: Stretch) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._units(stretch.start))
        cursor.setPosition(self._units(stretch.end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _units(self, place: int) -> int:
        """Qt counts characters beyond the first plane twice."""
        return place + sum(1 for wide in self._wide if wide < place)


def _look(tone: str, *, is_chosen: bool) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setBackground(theme().color(f"{tone}Bg"))
    look.setForeground(theme().color(f"{tone}Fg"))
    if is_chosen:
        look.setFontUnderline(True)
        look.setUnderlineColor(theme().color("focus"))
    return look
