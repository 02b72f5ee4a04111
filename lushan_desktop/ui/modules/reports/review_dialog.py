"""待核单: what was decided while writing, or is doubtful, and about which records; never printed."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFrame, QWidget

from lushan_desktop.reports.statement.value import ReviewNote
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import Button, SmallIconButton
from lushan_desktop.ui.widgets.card import ScrollBody
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING, column, row


class ReviewDialog(QDialog):
    """Stays open beside the text while the clerk works through it."""

    opened = Signal(object)

    def __init__(self, parent: QWidget, notes: Sequence[ReviewNote]) -> None:
        super().__init__(parent)
        self.setWindowTitle("待核单")
        lines = [self._line(number, note) for number, note in enumerate(notes, 1)]
        close = Button("关闭")
        close.clicked.connect(self.accept)
        column(
            self,
            Words(f"待核单 {len(notes)} 条", "section"),
            Words("供核对用，不随正文印出。", "small"),
            (ScrollBody(*lines, SPRING, gap="none"), 1),
            row(None, SPRING, close),
            margins=("page", "large"),
        )
        self.resize(theme().width("waiting") + theme().width("tree"), theme().width("waiting"))

    def _line(self, number: int, note: ReviewNote) -> QFrame:
        frame = QFrame()
        style.set_look(frame, "row")
        line = row(frame, (Words(f"{number}　{note.text}", wraps=True), 1), margins=("none", "small"))
        if note.links:
            button = SmallIconButton("act.open", "打开这条记录")
            button.clicked.connect(lambda: self.opened.emit(note.links[0]))
            line.addWidget(button)
        return frame
