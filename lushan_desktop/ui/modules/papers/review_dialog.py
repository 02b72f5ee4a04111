"""待核单: what was decided while writing, or is doubtful, and about which records; never printed."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFrame, QMenu, QWidget

from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.reports.statement_value import Link, ReviewNote
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import Button, SmallIconButton
from lushan_desktop.ui.widgets.card import ScrollBody
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING, column, row


class ReviewDialog(QDialog):
    """Stays open beside the text while the clerk works through it."""

    opened = Signal(object)

    def __init__(
        self, parent: QWidget, notes: Sequence[ReviewNote], title_by_link: Mapping[Link, str]
    ) -> None:
        super().__init__(parent)
        self._title_by_link = title_by_link
        self.setWindowTitle("待核单")
        lines: list[QWidget] = []
        group = ""
        for number, note in enumerate(notes, 1):
            if note.group != group:
                group = note.group
                count = sum(each.group == group for each in notes)
                lines.append(Words(f"{group}（{count} 条）", "strong"))
            lines.append(self._line(number, note))
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
            several = f"打开这 {len(note.links)} 条记录"
            button = SmallIconButton("act.open", several if len(note.links) > 1 else "打开这条记录")
            button.clicked.connect(lambda: self._lead(button, note))
            line.addWidget(button)
        return frame

    def _lead(self, button: QWidget, note: ReviewNote) -> None:
        """To the record, or where several are meant to the one that is chosen from a menu."""
        if len(note.links) == 1:
            self.opened.emit(note.links[0])
            return
        menu = QMenu(self)
        menu.setAccessibleName("这一条说的记录")
        for link in note.links:
            words = self._title_by_link.get(link, RECORD_TYPES.get(link.record_type).title)
            menu.addAction(words).triggered.connect(lambda _=False, one=link: self.opened.emit(one))
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
