"""The right panel for a row that is no document: a series with all its gaps, or numbers that are missing."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.numbering import Span
from lushan_desktop.services.documents.document_list import Head, Marker, MissingNumbers
from lushan_desktop.services.documents.number_series import Series, part_of
from lushan_desktop.ui.modules.documents.number_strip import NumberStrip
from lushan_desktop.ui.widgets.buttons import Button
from lushan_desktop.ui.widgets.card import Panel
from lushan_desktop.ui.widgets.facts import Fact, Facts
from lushan_desktop.ui.widgets.item_row import ItemRow
from lushan_desktop.ui.widgets.labeled_field import LabeledField
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING, Item, line, row, show_if
from lushan_desktop.ui.widgets.term_box import TermBox

REASONS = ("作废", "空号", "跳号")


class SeriesPanel(Panel):
    """Takes numbers, registers missing ones, tells that some were never used."""

    number_taken = Signal(str)
    unused_told = Signal(object, object, str)
    """The series, the span and the reason."""
    unused_taken_back = Signal(str)

    def __init__(self, *, is_read_only: bool = False) -> None:
        super().__init__()
        self._is_read_only = is_read_only
        self.buttons: dict[str, Button] = {}

    def show_marker(self, marker: Marker, every: Sequence[Series]) -> None:
        """Show the series of the row, and below it every other one."""
        self.buttons = {}
        items = self._missing(marker) if isinstance(marker, MissingNumbers) else self._head(marker)
        self.show_body(*items, line(), *self._overview(every))

    def _head(self, head: Head) -> Iterator[Item]:
        if head.series is None:
            yield Words(head.title, "title")
            yield Words(f"{head.count} 件还没有编号，选中一件按 F2 补上。", "small", wraps=True)
            return
        yield self._strip(head.series)
        yield self._facts(head.series)

    def _missing(self, missing: MissingNumbers) -> Iterator[Item]:
        series, span = missing.series, missing.span
        yield self._strip(series)
        yield Words(f"{series.name}{span}", "title")
        if not missing.is_gap:
            yield Words(f"已注明未用。{missing.reason or '未写原因。'}", "", wraps=True)
            yield row(None, self._button("撤回未用", lambda: self._take_back(series, span)), SPRING)
            return
        self.serials, self.reason = QLineEdit(), TermBox()
        self.serials.setText(str(span).removesuffix("号"))
        self.reason.offer_terms(REASONS)
        yield Words("此处缺号：请补登漏登的文件，或注明未用。", "", wraps=True)
        first = series.number(span.first)
        yield row(None, self._button(f"补登 {span.first} 号", lambda: self.number_taken.emit(first)), SPRING)
        self.error = Words("", "error", wraps=True)
        show_if(self.error, False)
        if span.count > 1:
            yield LabeledField("未用的号", self.serials)
        yield LabeledField("未用原因", self.reason)
        yield self.error
        yield row(None, self._button("注明未用", lambda: self._tell_unused(series, span)), SPRING)

    def _tell_unused(self, series: Series, span: Span) -> None:
        """One number of the gap, some of them, or all."""
        try:
            part = part_of(span, self.serials.text())
        except UserError as error:
            self.error.setText(error.message)
            show_if(self.error, True)
            return
        self.unused_told.emit(series, part, self.reason.text().strip())

    def _take_back(self, series: Series, span: Span) -> None:
        for serial in range(span.first, span.last + 1):
            self.unused_taken_back.emit(series.number(serial))

    def _strip(self, series: Series) -> NumberStrip:
        strip = NumberStrip(series, can_take=not self._is_read_only)
        strip.take_requested.connect(self.number_taken)
        return strip

    def _facts(self, series: Series) -> Facts:
        doubles = "、".join(f"{serial}号" for serial in series.duplicates)
        return Facts(
            [
                Fact("已登记", f"{len(series.holders)} 个号"),
                Fact("最大号", f"{series.last}号"),
                Fact("下一号", f"{series.next_free}号"),
                Fact("缺号", series.gaps_told or "没有"),
                Fact("重号", doubles or "没有"),
                Fact("注明未用", f"{len(series.voided)} 个号"),
            ]
        )

    def _overview(self, every: Sequence[Series]) -> Iterator[Item]:
        yield Words("全部号段", "section")
        for series in every:
            made = ItemRow(series.name, f"最大 {series.last}号，下一号 {series.next_free}号")
            yield made.with_badge(*series.standing)

    def _button(self, words: str, act: object) -> Button:
        made = Button(words)
        made.setDisabled(self._is_read_only)
        made.clicked.connect(lambda: act())  # type: ignore[operator]  # a callable without arguments
        self.buttons[words.split()[0]] = made
        return made
