"""未用文号: every number that no document holds; each is registered, or told to be unused."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from lushan_desktop.domain.numbering import Span
from lushan_desktop.services.documents.document_list import MissingNumbers
from lushan_desktop.services.documents.number_series import Series, lacking
from lushan_desktop.ui.widgets.badge import Badge
from lushan_desktop.ui.widgets.buttons import Button, LinkButton, TextButton
from lushan_desktop.ui.widgets.card import Panel
from lushan_desktop.ui.widgets.item_row import ItemRow
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING, Item, row

NOTHING = "没有缺号，也没有注明未用的号。"


class UnusedPanel(Panel):
    """Tells what is to be done with a number, and that the list is to be printed."""

    number_taken = Signal(str)
    marking_asked = Signal(object)
    """The Missing that is to be told unused."""
    taken_back = Signal(str)
    print_requested = Signal()
    left = Signal()

    def __init__(self, *, is_read_only: bool = False) -> None:
        super().__init__(title="未用文号")
        self._is_read_only = is_read_only
        self.print_button = Button("打印清单", "act.print", tip="打印未用文号清单")
        self.print_button.clicked.connect(self.print_requested)
        back = TextButton("返回 Esc", tip="回到选中的文件（Esc）")
        back.clicked.connect(self.left)
        self.foot.show_items(self.print_button, SPRING, back)

    def show_series(self, every: Sequence[Series]) -> None:
        """The series in which anything is missing or was never used."""
        items = [item for series in every for item in self._series(series)]
        self.show_body(*(items or [Words(NOTHING, "label", wraps=True)]))

    def _series(self, series: Series) -> Iterator[Item]:
        if not series.gaps and not series.voided:
            return
        word, tone = (lacking(series.count_missing), "bad") if series.gaps else ("没有缺号", "ok")
        yield row(None, Words(series.name, "section"), Badge(word, tone), SPRING)
        places: list[tuple[int, ItemRow]] = [(span.first, self._gap(series, span)) for span in series.gaps]
        places += [(serial, self._told(series, serial)) for serial in series.voided]
        yield from (made for _, made in sorted(places, key=lambda pair: pair[0]))

    def _gap(self, series: Series, span: Span) -> ItemRow:
        made = ItemRow(
            str(span), f"没有登记 · {span.count} 个号" if span.count > 1 else "没有登记", tone="bad"
        )
        first = series.number(span.first)
        self._link(made, "补登", first, lambda: self.number_taken.emit(first))
        asked = MissingNumbers(series, span)
        self._link(made, "注明未用", f"{series.name}{span}", lambda: self.marking_asked.emit(asked))
        return made

    def _told(self, series: Series, serial: int) -> ItemRow:
        made = ItemRow(f"{serial}号", series.voided[serial] or "未写原因", tone="mute")
        number = series.number(serial)
        self._link(made, "撤回", number, lambda: self.taken_back.emit(number))
        return made.with_badge("已注明未用", "mute")

    def _link(self, made: ItemRow, words: str, of: str, act: object) -> None:
        link = LinkButton(words, tip=f"{words}{of}")
        link.setAccessibleName(f"{words}{of}")
        link.setDisabled(self._is_read_only)
        link.clicked.connect(lambda: act())  # type: ignore[operator]  # a callable without arguments
        made.with_widget(link)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
