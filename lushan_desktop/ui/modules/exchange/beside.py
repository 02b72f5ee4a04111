"""What else a record holds, under the fields that differ, and the extension that its unit asks for."""

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QWidget

from lushan_desktop.services.exchange.decisions import Beside
from lushan_desktop.ui.widgets.item_row import ItemRow
from lushan_desktop.ui.widgets.labels import ElidedWords, Words
from lushan_desktop.ui.widgets.layout import clear, column, row, show_now


class BesideRows(QWidget):
    """Rows to be read; a link leads to the record where the extension is granted."""

    def __init__(self, open_record: Callable[[], object]) -> None:
        super().__init__()
        self._open_record = open_record
        self._rows = column(self, gap="tight")

    def show_beside(self, found: Beside) -> None:
        clear(self._rows)
        for widget in self._made(found):
            self._rows.addWidget(widget)
        show_now(self._rows)

    def _made(self, found: Beside) -> Iterator[QWidget]:
        if found.asked:
            due = f"整改时限 {found.deadline}（由县创建办确定和修改）"
            asked = ItemRow(due, found.asked, icon="st.doing").with_link("去办理延期")
            asked.linked.connect(self._open_record)
            yield asked
        for label, value in found.alike:
            line = QWidget()
            row(line, Words(label, "label"), (ElidedWords(value, "small"), 1), Words("两边相同", "small"))
            yield line
