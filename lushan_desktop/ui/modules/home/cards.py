"""The cards of 工作台: each a title, a link at the right, and rows below."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from lushan_desktop.ui.widgets.buttons import InlineLink
from lushan_desktop.ui.widgets.card import Card
from lushan_desktop.ui.widgets.labels import ElidedWords, Words
from lushan_desktop.ui.widgets.layout import row, show_if
from lushan_desktop.ui.widgets.line_list import Line, LineList


class LinesCard(Card):
    """Rows under a title; a sentence where there are none."""

    linked = Signal()

    def __init__(self, title: str, nothing: str) -> None:
        self.link = InlineLink("")
        self.list = LineList(title)
        self._note = ElidedWords("", "small")
        self._nothing = Words(nothing, "label", wraps=True)
        head = row(None, Words(title, "section"), (self._note, 1), self.link)
        super().__init__(head, self._nothing, (self.list, 1))
        self.link.clicked.connect(self.linked)
        self.show_lines((), link="")

    def say_nothing(self, words: str) -> None:
        """Put this sentence where there are no rows."""
        self._nothing.setText(words)

    def show_lines(self, lines: Sequence[Line], *, link: str = "", note: str = "") -> None:
        self.list.show_lines(lines)
        self._note.setText(note)
        self.link.setText(link)
        show_if(self.link, bool(link))
        show_if(self._nothing, not lines)
        show_if(self.list, bool(lines))
