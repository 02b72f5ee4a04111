"""One of two values to choose between: a button to take it, and the text with what differs marked."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QRadioButton, QSizePolicy

from lushan_desktop.ui.plain import set_tip
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import column, row

EMPTY = "（空）"


class SideCard(QFrame):
    """A value of one side; a click anywhere on it takes it."""

    taken = Signal()

    def __init__(self, says: str, text: str, other: str, source: str, more: Sequence[str] = ()) -> None:
        super().__init__()
        style.set_look(self, "card")
        self.button = QRadioButton()
        self.button.setAutoExclusive(False)
        self.button.setAccessibleName(f"{says}：{text or EMPTY}")
        set_tip(self.button, f"采用{says}")
        words = Words("", wraps=True)
        words.setTextFormat(Qt.TextFormat.RichText)
        words.setText(marked(text, other))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        below = [Words(line, wraps=True) for line in more]
        said = column(None, words, *below, Words(f"{says}：{source}", "small", wraps=True), gap="hair")
        row(self, self.button, (said, 1), gap="small", margins=("inset", "small"))
        self.button.clicked.connect(self.taken)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.taken.emit()

    def show_taken(self, is_taken: bool) -> None:
        self.button.setChecked(is_taken)
        style.set_state(self, "taken", is_taken)


def marked(text: str, other: str) -> str:
    """The text as rich text, the characters that the other has not on a ground of their own."""
    if not text:
        return escape(EMPTY)
    ground = theme().color("warnBg").name()
    color = theme().color("warnFg").name()
    said = []
    for tag, start, end, _, _ in SequenceMatcher(None, text, other, autojunk=False).get_opcodes():
        piece = escape(text[start:end]).replace("\n", "<br>")
        said.append(
            piece if tag == "equal" else f'<span style="background:{ground};color:{color}">{piece}</span>'
        )
    return "".join(said)
