"""What a page says while it has nothing to show, and what to do about it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.labels import Glyph, Words
from lushan_desktop.ui.widgets.layout import SPRING, Item, column, row, show_if


class EmptyState(QWidget):
    """An icon, a sentence, a helping line and the buttons that begin."""

    def __init__(self, icon: str, title: str, text: str = "", *actions: Item) -> None:
        super().__init__()
        self.setAccessibleName(f"{title}{text}")
        self._title = Words(title, "section", wraps=True)
        self._text = Words(text, "label", wraps=True)
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        show_if(self._text, bool(text))
        inside = QWidget()
        inside.setMaximumWidth(theme().width("empty_text"))
        column(
            inside,
            row(None, SPRING, Glyph(icon, "text3", size="hero"), SPRING),
            self._title,
            self._text,
            row(None, SPRING, *actions, SPRING),
        )
        column(self, SPRING, row(None, SPRING, (inside, 12), SPRING), SPRING, margins=("page",))

    def say(self, title: str, text: str) -> None:
        """Say something else."""
        self.setAccessibleName(f"{title}{text}")
        self._title.setText(title)
        self._text.setText(text)
        show_if(self._text, bool(text))
