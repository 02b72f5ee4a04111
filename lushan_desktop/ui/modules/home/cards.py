"""The cards of 工作台: each a title, a link at the right, and rows or bars below."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from lushan_desktop.services.lacking import Bar
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import InlineLink
from lushan_desktop.ui.widgets.card import Card
from lushan_desktop.ui.widgets.labels import ElidedWords, Words
from lushan_desktop.ui.widgets.layout import SPRING, clear, column, row, show_if
from lushan_desktop.ui.widgets.line_list import Line, LineList
from lushan_desktop.ui.widgets.meters import Part, StackedBar, Swatch

FULL, PARTLY, NONE = ("ok", "齐全"), ("warn", "部分"), ("bad", "缺失")


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

    def show_lines(self, lines: Sequence[Line], *, link: str = "", note: str = "") -> None:
        self.list.show_lines(lines)
        self._note.setText(note)
        self.link.setText(link)
        show_if(self.link, bool(link))
        show_if(self._nothing, not lines)
        show_if(self.list, bool(lines))


class BarsCard(Card):
    """How the indicators below each first-level one stand with their materials."""

    def __init__(self) -> None:
        self._note = ElidedWords("", "small")
        legend = [
            part for tone, word in (FULL, PARTLY, NONE) for part in (Swatch(tone), Words(word, "small"))
        ]
        self._grid = QGridLayout()
        super().__init__(
            row(None, Words("指标材料完成情况", "section"), (self._note, 1), *legend), self._rows()
        )

    def _rows(self) -> QWidget:
        inside = QWidget()
        column(inside, self._grid, SPRING)
        self._grid.setColumnStretch(1, 1)
        self._grid.setHorizontalSpacing(theme().space("gap"))
        return inside

    def show_bars(self, bars: Sequence[Bar]) -> None:
        clear(self._grid)
        total = sum(bar.full + bar.partly + bar.none for bar in bars)
        self._note.setText(f"{total} 项指标有应备材料，{sum(bar.full for bar in bars)} 项齐全")
        for number, bar in enumerate(bars):
            self._add(number, bar)

    def _add(self, number: int, bar: Bar) -> None:
        parts = [
            Part(count, *kind)
            for count, kind in zip((bar.full, bar.partly, bar.none), (FULL, PARTLY, NONE), strict=True)
        ]
        title = ElidedWords(bar.title)
        title.setFixedWidth(theme().width("choice"))
        all_of = bar.full + bar.partly + bar.none
        lacks = (
            Words(f"缺 {all_of - bar.full}", tone="bad") if bar.full < all_of else Words("齐全", tone="ok")
        )
        for place, widget in enumerate(
            (title, StackedBar(parts), Words(f"{bar.full}/{all_of}", "small"), lacks)
        ):
            self._grid.addWidget(widget, number, place)
        self._grid.setRowMinimumHeight(number, theme().height("chip"))
