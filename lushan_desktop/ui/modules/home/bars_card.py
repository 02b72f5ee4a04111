"""How the indicators stand with their materials, one bar for each first-level one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from lushan_desktop.domain.indicators import completeness
from lushan_desktop.services.home.indicator_figures import Bar
from lushan_desktop.services.records.asking import LACKING
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import InlineLink
from lushan_desktop.ui.widgets.card import Card, ScrollBody
from lushan_desktop.ui.widgets.labels import ElidedWords, Words
from lushan_desktop.ui.widgets.layout import SPRING, clear, row, set_margins
from lushan_desktop.ui.widgets.meters import Part, PressedBar, legend

FULL, PARTLY = ("ok", completeness.FULL), ("warn", completeness.AWAITING)
REGISTERED, NONE = ("info", completeness.REGISTERED), ("bad", completeness.NONE)
UNDECIDED = ("mute", "未定材料")


class BarsCard(Card):
    """How the indicators below each first-level one stand with their materials."""

    pressed = Signal(str, str)

    def __init__(self) -> None:
        self._note = ElidedWords("", "small")
        self._grid = QGridLayout()
        head = row(None, Words("指标材料完成情况", "section"), (self._note, 1))
        super().__init__(head, row(None, legend(FULL, PARTLY, REGISTERED, NONE), SPRING), self._rows())

    def _rows(self) -> QWidget:
        inside = QWidget()
        inside.setLayout(self._grid)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 2)
        self._grid.setVerticalSpacing(0)
        self._grid.setHorizontalSpacing(theme().space("gap"))
        body = ScrollBody()
        body.column.addWidget(inside, 1)
        set_margins(body.column, "none")
        return body

    def show_bars(self, bars: Sequence[Bar]) -> None:
        clear(self._grid)
        undecided = sum(bar.undecided for bar in bars)
        told = f"{sum(bar.total for bar in bars)} 项指标，{sum(bar.full for bar in bars)} 项齐全"
        self._note.setText(told + (f"，{undecided} 项未定材料" if undecided else ""))
        for number, bar in enumerate(bars):
            self._add(number, bar)

    def _add(self, number: int, bar: Bar) -> None:
        counts = {FULL: bar.full, PARTLY: bar.partly, REGISTERED: bar.registered, NONE: bar.none}
        counts |= {UNDECIDED: bar.undecided} if bar.undecided else {}
        painted = PressedBar([Part(count, *kind) for kind, count in counts.items()])
        painted.pressed.connect(lambda: self.pressed.emit(bar.record, ""))
        whole = self._link(f"{bar.full}/{bar.total}", bar, "")
        lacks = (
            self._link(f"缺 {bar.lacking}", bar, LACKING)
            if bar.lacking
            else Words("齐全", tone="ok")
            if bar.full == bar.total
            else Words("未定材料", tone="mute")
        )
        for place, widget in enumerate((ElidedWords(bar.title), painted, whole, lacks)):
            # Upright in the middle: a bar as high as it is would hold its row together.
            self._grid.addWidget(widget, number, place, Qt.AlignmentFlag.AlignVCenter)
        self._grid.setRowMinimumHeight(number, theme().height("line"))
        self._grid.setRowStretch(number, 1)

    def _link(self, words: str, bar: Bar, only: str) -> InlineLink:
        link = InlineLink(words, tip=f"打开“{bar.title}”{'中缺材料的' if only else '的'}指标")
        link.clicked.connect(lambda: self.pressed.emit(bar.record, only))
        return link
