"""Facts: names in grey, values beside them; what is missing becomes a link that fills it in."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import InlineLink
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import clear

TO_FILL = "待补 · 填写"


@dataclass(frozen=True)
class Fact:
    """A name and a value; without a value, a link that says so if `key` tells where it leads."""

    name: str
    value: str
    key: str = ""
    is_link: bool = False


class Facts(QWidget):
    """A block of facts. Clicking a link tells its key."""

    followed = Signal(str)

    def __init__(self, facts: Sequence[Fact] = ()) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme().space("small"))
        self._grid.setVerticalSpacing(theme().space("snug"))
        self._grid.setColumnMinimumWidth(0, theme().width("fact_name"))
        self._grid.setColumnStretch(1, 1)
        self.show_facts(facts)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        clear(self._grid)
        for place, fact in enumerate(facts):
            self._grid.addWidget(Words(fact.name, "label"), place, 0, Qt.AlignmentFlag.AlignTop)
            value = self._value(fact)
            links = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
            alignment = links if isinstance(value, InlineLink) else Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(value, place, 1, alignment)

    def _value(self, fact: Fact) -> QWidget:
        if fact.value and not fact.is_link:
            words = Words(fact.value, wraps=True)
            words.allow_copying()
            words.setIndent(theme().space("hair"))  # as far in as the words of a link
            words.setAccessibleName(f"{fact.name}：{fact.value}")
            return words
        if not fact.key:
            return Words(fact.value or "—", "label")
        link = InlineLink(fact.value or TO_FILL)
        link.setAccessibleName(f"{fact.name}：{fact.value or '待补，填写'}")
        link.clicked.connect(lambda: self.followed.emit(fact.key))
        return link
