"""Editors of what is typed on a line or in a box: words, numbers, scores, addresses, document numbers."""

from typing import Any

from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.kinds import (
    DocumentNumber,
    Kind,
    Link,
    LongText,
    Number,
    Points,
    Text,
    Value,
)
from lushan_desktop.domain.numbering import normalise_number
from lushan_desktop.services import entry
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


@make_editor.register(DocumentNumber)
class DocumentNumberEditor(LineEditor):
    """A document number: shows the standard form while it is typed, warns of one that is taken."""

    def __init__(self, kind: DocumentNumber, place: Place) -> None:
        super().__init__(kind, place)
        self.edit.setPlaceholderText("如 鲁法办2023 3")
        self.edit.textEdited.connect(self._preview)
        self.edit.returnPressed.connect(self.leave)

    def leave(self) -> None:
        super().leave()
        self.say("")
        if number := self.edit.text():
            desk = self._place.desk
            desk.context.query(
                entry.holders,
                self._place.owner,
                self._place.spec.name,
                number,
                but=desk.record_id,
                then=self.warn,
                key=f"holders {id(self)}",
            )

    def warn(self, holders: tuple[str, ...]) -> None:
        if holders:
            self.say(f"这个文号已登记：{'；'.join(holders)}。确需重复可以照存。", tone="warn")

    def _preview(self, text: str) -> None:
        standard = normalise_number(text)
        self.say(f"回车补全为 {standard}" if standard != text.strip() else "")


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
        self._is_setting = False
        self.edit.textChanged.connect(self._tell)

    def value(self) -> Value:
        return self._kind.parse(self.edit.toPlainText(), self._place.desk.context.reading())

    def set_value(self, value: Value) -> None:
        self.set_raw(value or "")

    def raw(self) -> str:
        return self.edit.toPlainText()

    def set_raw(self, raw: Any) -> None:
        self._is_setting = True
        self.edit.setPlainText(str(raw))
        self._is_setting = False

    def show_placeholder(self, text: str) -> bool:
        self.edit.setPlaceholderText(text)
        return True

    def _tell(self) -> None:
        if not self._is_setting:
            self.changed.emit()
