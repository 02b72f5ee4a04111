"""A text from a file or pasted, beside the table of what was seen in it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QStackedWidget, QWidget

from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.checks.marked_text import MarkedText, Stretch
from lushan_desktop.ui.modules.checks.text_source import TextSource
from lushan_desktop.ui.tasks.waiting import WaitingPanel
from lushan_desktop.ui.widgets.buttons import Button, TextButton
from lushan_desktop.ui.widgets.labels import ElidedWords, Words
from lushan_desktop.ui.widgets.layout import column, row
from lushan_desktop.ui.widgets.panes import Panes
from lushan_desktop.ui.widgets.table_view import TableCard, TableView

_CHOOSE, _OTHER = "选择文稿", "换一份"


@dataclass(frozen=True)
class Wording:
    """What stands on such a page."""

    title: str
    icon: str
    asks: str
    """The line over the place where a text is put."""
    explains: str
    text: str
    rows: str
    waiting: str
    of_file: Callable[..., Any]
    """The question about a file, and the one about a pasted text."""
    of_text: Callable[..., Any]


class TextBeside(QWidget):
    """Asks for a text, then shows it with its marks; what is seen in it and done with it, a subclass says."""

    left = Signal()

    def __init__(self, context: Context, wording: Wording) -> None:
        super().__init__()
        self._context, self._wording, self._has_failed = context, wording, False
        self._given: Path | str = ""
        """The file, or the text that was pasted, which is on show."""
        self.text = MarkedText(says=wording.text)
        self.table = TableView(says=wording.rows)
        self.card = TableCard(self.table)
        self.whole = Words("", "small", wraps=True)
        self.waiting = WaitingPanel(self, wording.waiting, can_stop=False)
        self.back_button = TextButton("返回校核", "act.prev", keys="Esc")
        self.other_button = Button(_CHOOSE, "act.upload", keys="Ctrl+O")
        self._name = ElidedWords("", "small")
        self.source = TextSource(self, wording.icon, wording.asks, wording.explains)
        self._seen = QWidget()
        self.panes = Panes(self.text, self._seen, widths=(10_000, 10_000), weights=(1, 1))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.source)
        self.stack.addWidget(self.panes)
        head = row(
            None, self.back_button, Words(wording.title, "section"), (self._name, 1), self.other_button
        )
        column(self, head, (self.stack, 1), gap="gap")
        self.back_button.clicked.connect(self.left)
        self.other_button.clicked.connect(self.source.ask_for_file)
        self.source.file_given.connect(self.open_file)
        self.source.text_given.connect(self.open_text)

    def stand_on(self, foot: QLayout, *, under: QWidget | None = None, beside: QWidget | None = None) -> None:
        """Put the table over its buttons; between them what a row has no room for, and `beside` that."""
        above = () if under is None else (under,)
        said = row(None, (self.whole, 1), *(() if beside is None else (beside,)))
        column(self._seen, *above, (self.card, 1), said, foot)

    def open_file(self, file: Path) -> None:
        """Read a file."""
        self._ask(self._wording.of_file, file)

    def open_text(self, text: str) -> None:
        """Read a pasted text."""
        self._ask(self._wording.of_text, text)

    def _ask(self, service: Callable[..., Any], given: Path | str) -> None:
        """Put a question about a text; a newer one takes its place."""
        self._context.query(
            service,
            given,
            key=f"{type(self).__name__} {id(self)}",
            is_long=True,
            progress=self.waiting.watch(),
            then=partial(self._take, given),
            failed=self._fail,
        )

    def _take(self, given: Path | str, seen: Any) -> None:
        """The answer is there: only now is its text the one on show."""
        self._given = given
        self.show_seen(seen)

    def show_seen(self, seen: Any) -> None:
        """Show what was seen in a text: each page in its own way."""

    def _fail(self, sentence: str) -> None:
        self._has_failed = True
        self._context.failed.emit(sentence)

    def show_beside(self, name: str, text: str, marks: Sequence[Stretch]) -> None:
        """Show a text with its marks, and the first of the rows chosen."""
        if self._has_failed:
            self._has_failed = False
            self._context.overcome.emit()
        self._name.setText(name)
        self.other_button.setText(_OTHER)
        self.text.show_text(text, marks)
        self.stack.setCurrentWidget(self.panes)
        self.whole.setText("")
        if marks:
            self.table.selectRow(0)
        self.table.setFocus()
