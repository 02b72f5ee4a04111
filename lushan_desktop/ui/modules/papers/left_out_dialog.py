"""没有写入的记录: what a clerk left out of a statement, and what no sentence of it tells of."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from lushan_desktop.services.papers.composing import Composition, SpokenOf
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import Button
from lushan_desktop.ui.widgets.card import ScrollBody
from lushan_desktop.ui.widgets.item_row import ItemRow
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING, clear, column, row


class LeftOutDialog(QDialog):
    """Stays open beside the text; follows the statement while it changes."""

    opened = Signal(object)
    taken_back = Signal(object)
    """A Link that is to be written about again."""

    def __init__(self, parent: QWidget, composition: Composition, *, may_write: bool) -> None:
        super().__init__(parent)
        self.setWindowTitle("没有写入的记录")
        self._may_write = may_write
        self._title = Words("", "section")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        close = Button("关闭")
        close.clicked.connect(self.accept)
        column(
            self,
            self._title,
            Words("这些记录对应这项指标，也在创建周期内，但正文没有写到。", "small", wraps=True),
            (ScrollBody(self._lines, SPRING, gap="none"), 1),
            row(None, SPRING, close),
            margins=("page", "large"),
        )
        self.resize(theme().width("waiting") + theme().width("tree"), theme().width("waiting"))
        self.show_composition(composition)

    def show_composition(self, composition: Composition) -> None:
        left, unused = composition.left_out, composition.unused
        self._title.setText(f"没有写入的记录 {len(left) + len(unused)} 条")
        clear(self._lines)
        self._show(f"不写入（{len(left)} 条）", left, can_take_back=self._may_write)
        self._show(f"正文没有写到（{len(unused)} 条）", unused, can_take_back=False)

    def _show(self, title: str, lines: Sequence[SpokenOf], *, can_take_back: bool) -> None:
        if lines:
            self._lines.addWidget(Words(title, "strong"))
        for line in lines:
            item = ItemRow(line.title, line.detail, icon=line.icon)
            if can_take_back:
                item.with_link("写入")
                item.linked.connect(lambda link=line.link: self.taken_back.emit(link))
            item.opened.connect(lambda link=line.link: self.opened.emit(link))
            self._lines.addWidget(item.with_open(f"打开{line.title}"))
