"""Editors of what is typed on a line or in a box: words, numbers, scores, addresses."""

from typing import Any

from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.kinds import (
    Kind,
    Link,
    LongText,
    Number,
    Points,
    Text,
    Value,
)
from lushan_desktop.ui.fields.editor import Editor, Place, make_editor
from lushan_desktop.ui.theme.tokens import theme


@make_editor.register(Text)
@make_editor.register(Link)
@make_editor.register(Number)
@make_editor.register(Points)
class LineEditor(Editor):
    """One line, read by its kind; written in the official form when the clerk moves on."""

    def __init__(self, kind: Kind, place: Place) -> None:
        self.edit = QLineEdit()
        super().__init__(self.edit)
        self._kind, self._place = kind, place
        self.edit.textEdited.connect(self.changed)

    def value(self) -> Value:
        return self._kind.parse(self.edit.text(), self._place.desk.context.reading())

    def set_value(self, value: Value) -> None:
        self.edit.setText("" if self._kind.is_empty(value) else self._kind.format(value))
        self.edit.setCursorPosition(0)

    def raw(self) -> str:
        return self.edit.text()

    def set_raw(self, raw: Any) -> None:
        self.edit.setText(str(raw))

    def show_placeholder(self, text: str) -> bool:
        self.edit.setPlaceholderText(text)
        return True

    def leave(self) -> None:
        try:
            self.set_value(self.value())
        except UserError:
            return


@make_editor.register(LongText)
class LongTextEditor(Editor):
    """Several lines; Tab moves on to the next field."""

    is_wide = True

    def __init__(self, kind: LongText, place: Place) -> None:
        self.edit = QPlainTextEdit()
        super().__init__(self.edit)
        self._kind, self._place = kind, place
        self.edit.setTabChangesFocus(True)
        self.edit.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        margins = theme().space("large")
        self.edit.setFixedHeight(kind.lines * self.edit.fontMetrics().lineSpacing() + margins)
        self._told = ""
        self.edit.textChanged.connect(self._tell)

    def value(self) -> Value:
        return self._kind.parse(self.edit.toPlainText(), self._place.desk.context.reading())

    def set_value(self, value: Value) -> None:
        self.set_raw(value or "")

    def raw(self) -> str:
        return self.edit.toPlainText()

    def set_raw(self, raw: Any) -> None:
        self._told = str(raw)
        self.edit.setPlainText(self._told)

    def show_placeholder(self, text: str) -> bool:
        self.edit.setPlaceholderText(text)
        return True

    def _tell(self) -> None:
        """Qt tells of every letter of an input method; only a text that differs is a change."""
        if self.edit.toPlainText() != self._told:
            self._told = self.edit.toPlainText()
            self.changed.emit()
