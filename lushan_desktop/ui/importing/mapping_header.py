"""The head of the import grid: above each column what the clerk calls it, and the field that it fills."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.chips import Choice
from lushan_desktop.ui.widgets.choice_box import ChoiceBox
from lushan_desktop.ui.widgets.labels import ElidedWords
from lushan_desktop.ui.widgets.layout import column, discard

LEAVE_OUT = "不导入"


class ColumnHead(QWidget):
    """One column: its own name, and a box to choose the field."""

    def __init__(self, parent: QWidget, name: str, choices: Sequence[Choice], field: str) -> None:
        super().__init__(parent)
        self.name = ElidedWords(f"您的列：{name}", "caption")
        self.box = ChoiceBox(choices, says=f"“{name}”这一列填到哪里")
        self.box.choose(field)
        column(self, self.name, self.box, gap="tight", margins=("tight", "snug"))


class MappingHeader(QHeaderView):
    """Two lines high; its boxes move along with the columns."""

    mapped = Signal(int, str)
    """A column of the table and the field chosen for it; empty: left out."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.heads: list[ColumnHead] = []
        self._plain: dict[int, ElidedWords] = {}
        self.sectionResized.connect(lambda *_: self._place())
        self.geometriesChanged.connect(self._place)

    def show_columns(self, names: Sequence[str], fields: Sequence[str], choices: Sequence[Choice]) -> None:
        """One head for each column of the table, between 行 and 结论."""
        for old in (*self.heads, *self._plain.values()):
            discard(old)
        offered = [Choice("", LEAVE_OUT), *choices]
        self.heads = [
            ColumnHead(self.viewport(), name, offered, field)
            for name, field in zip(names, fields, strict=True)
        ]
        for number, head in enumerate(self.heads):
            head.box.chosen.connect(lambda field, number=number: self.mapped.emit(number, field))
            style.set_state(head.box, "mapped", bool(fields[number]))
        self._plain = {}
        for section, words in ((0, "行"), (len(names) + 1, "结论")):
            label = ElidedWords(words, "caption")
            label.setParent(self.viewport())
            self._plain[section] = label
        for shown in (*self.heads, *self._plain.values()):
            shown.show()
        self._place()

    def place(self) -> None:
        """Put the boxes where the columns are now."""
        self._place()

    def sizeHint(self) -> QSize:
        lines = theme().height("input") + theme().height("line") + 2 * theme().space("small")
        return QSize(super().sizeHint().width(), lines)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        del section
        painter.fillRect(rect, theme().color("surface2"))

    def _place(self) -> None:
        widgets: dict[int, QWidget] = {number + 1: head for number, head in enumerate(self.heads)}
        for section, widget in {**widgets, **self._plain}.items():
            left, width = self.sectionViewportPosition(section), self.sectionSize(section)
            edge = theme().space("small") if section in self._plain else 0
            widget.setGeometry(left + edge, 0, max(0, width - edge), self.height())
