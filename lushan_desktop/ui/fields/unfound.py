"""The line below a name that no record bears: it may be added, or picked from what comes near."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lushan_desktop.ui.plain import set_tip
from lushan_desktop.ui.widgets.buttons import InlineLink
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING, row, show_if

NOT_FOUND, NOT_PICKED = "没有找到", "尚未选定"


class UnfoundQuestion(QWidget):
    """Asks what is meant by words that were typed and left."""

    add_asked = Signal(str)
    """Which type of record is to be added by this name."""
    choice_asked = Signal()

    def __init__(self, creates: Mapping[str, str]) -> None:
        """`creates` are the words for each type that may be added: 新增人员."""
        super().__init__()
        self._words = Words("", "error")
        self.choose = InlineLink("选择")
        set_tip(self.choose, "列出相近的，从中选择")
        self.choose.clicked.connect(self.choice_asked)
        self.adds = {target: InlineLink(words) for target, words in creates.items()}
        for target, link in self.adds.items():
            link.clicked.connect(partial(self.add_asked.emit, target))
        row(self, self._words, self.choose, *self.adds.values(), SPRING, gap="tight")
        self.hide()

    def ask(self, *, has_near: bool) -> None:
        """`has_near` tells that there are records to choose from."""
        self._words.setText(NOT_PICKED if has_near else NOT_FOUND)
        show_if(self.choose, has_near)
        self.show()

    @property
    def said(self) -> str:
        return self._words.text()
