"""挂接记录: find a record of any register and put it to something as its proof."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from lushan_desktop.services.records import entry
from lushan_desktop.services.records.entry import Offer
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.widgets.buttons import TextButton
from lushan_desktop.ui.widgets.card import Panel
from lushan_desktop.ui.widgets.labels import ElidedWords, Words
from lushan_desktop.ui.widgets.layout import SPRING
from lushan_desktop.ui.widgets.line_list import Line, LineList
from lushan_desktop.ui.widgets.search_box import SearchBox

MOST = 40


class LinkPanel(Panel):
    """A box to find in, and what answers; a click or Enter puts it there."""

    picked = Signal(str, str)
    """What it is put to, and the record."""
    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._key = ""
        self._title = ElidedWords("", "section")
        self.head.show_items((self._title, 1))
        self.search = SearchBox("查找会议、文件、批示等记录")
        self.found = LineList("可以挂接的记录", shows_all=True)
        self.said = Words("", "small", wraps=True)
        self.show_body(self.search, self.said, self.found)
        self.cancel = TextButton("取消 Esc", tip="不挂接（Esc）")
        self.foot.show_items(SPRING, self.cancel)
        self.cancel.clicked.connect(self.left)
        self.search.searched.connect(lambda _: self._ask())

    def open(self, key: str, name: str) -> None:
        """For what has this key and is called so."""
        self._key = key
        self._title.setText(f"挂接到：{name}")
        self.search.clear()
        self._ask()
        self.search.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.found.focus_first()
        else:
            super().keyPressEvent(event)

    def _ask(self) -> None:
        text = self.search.text()
        self._context.query(entry.offers, "", text, limit=MOST, then=self._show, key=f"link {id(self)}")

    def _show(self, offers: Sequence[Offer]) -> None:
        self.said.setText("点选即挂接，可以撤销。" if offers else "没有找到，请更换查找内容。")
        self.found.show_lines(
            [
                Line(
                    one.name,
                    one.detail,
                    "act.link",
                    partial(self.picked.emit, self._key, one.id),
                    carries=one.id,
                )
                for one in offers
            ]
        )
