"""A field with its name above and a sentence below: help, what was understood, or what is wrong."""

from PySide6.QtWidgets import QSizePolicy, QWidget

from lushan_desktop.ui.theme import style
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING, column, row, show_if


class LabeledField(QWidget):
    """Name (red star when required), the editor, and a line below when there is something to say."""

    def __init__(self, name: str, editor: QWidget, *, is_required: bool = False, hint: str = "") -> None:
        super().__init__()
        self.editor = editor
        self._hint = hint
        self.label = Words(name, "label")
        self.label.setBuddy(editor)
        star = Words("*", tone="bad")
        star.setAccessibleName("必填")
        show_if(star, is_required)
        self._message = Words("", "hint", wraps=True)
        if not editor.accessibleName():
            editor.setAccessibleName(f"{name}（必填）" if is_required else name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        head = row(None, self.label, star, SPRING, gap="tight")
        self._message.hide()
        column(self, head, editor, self._message, SPRING, gap="tight")
        self.show_hint(hint)

    def show_hint(self, text: str) -> None:
        self._say("hint", text)

    def show_good(self, text: str) -> None:
        self._say("good", text)

    def show_error(self, text: str) -> None:
        """Tell what to type; an empty text takes the error away."""
        self._say("error" if text else "hint", text or self._hint)
        style.set_state(self.editor, "wrong", bool(text))

    def message(self) -> str:
        return self._message.text()

    def _say(self, look: str, text: str) -> None:
        style.set_look(self._message, look)
        self._message.setText(text)
        show_if(self._message, bool(text))
        self.editor.setAccessibleDescription(text)
