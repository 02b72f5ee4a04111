"""The items of a review: what is asked, what material there is, what was found; narrowed by chips."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame

from lushan_desktop.services.titles.review import Line, ReviewSheet
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.cells import Index, Role
from lushan_desktop.ui.widgets.chips import ChipRow, Choice
from lushan_desktop.ui.widgets.headed_model import HeadedModel
from lushan_desktop.ui.widgets.layout import column
from lushan_desktop.ui.widgets.table_view import TableView

EVERY, OPEN, RETURNED, WITHOUT = "全部", "未审", "待整改", "缺材料"
CHIPS = (EVERY, OPEN, RETURNED, WITHOUT)
TONES: Mapping[str, str] = {"符合": "ok", "需补充": "warn", "不符合": "bad", "待再审": "info"}
JUDGING = "审查中"
_HEADS = ("", "审查内容", "材料", "意见")
_WIDTHS = (44, None, 92, 92)
_MATERIAL, _ALL = 2, 370
"""The column that gives way where the list is narrower than this, in px of 标准."""

Said = dict[int, Any]


class CheckModel(HeadedModel):
    """One row for each item in sight; the one being judged says so."""

    def __init__(self) -> None:
        super().__init__(_HEADS)
        self.lines: tuple[Line, ...] = ()
        self.judged = ""
        """The item that is open beside the list."""
        self.is_reviewing = False

    def show_lines(self, lines: tuple[Line, ...], *, is_reviewing: bool) -> None:
        self.beginResetModel()
        self.lines, self.is_reviewing = lines, is_reviewing
        self.endResetModel()

    def show_judged(self, item_id: str) -> None:
        self.judged = item_id
        if self.lines:
            self.dataChanged.emit(self.index(0, 3), self.index(len(self.lines) - 1, 3))

    def place_of(self, item_id: str) -> int:
        return next((place for place, line in enumerate(self.lines) if line.id == item_id), -1)

    def count(self) -> int:
        return len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line = self.lines[index.row()]
        if role == Role.KEY:
            return line.id
        return _CELLS[index.column()](self, line).get(role)

    def number(self, line: Line) -> Said:
        return _words(line.number)

    def content(self, line: Line) -> Said:
        whole = f"{line.content}\n{line.project}" if line.project else line.content
        return {
            **_words(" ".join(line.content.split())),
            Role.SECOND: line.project,
            Qt.ItemDataRole.ToolTipRole: whole,
            Qt.ItemDataRole.AccessibleTextRole: whole,
        }

    def material(self, line: Line) -> Said:
        if line.lacks_material:
            return {**_words(WITHOUT), Role.BADGES: [(WITHOUT, "bad")]}
        said = f"{len(line.files)} 份"
        return {**_words(said), Role.CLIP: len(line.files)}

    def opinion(self, line: Line) -> Said:
        state = line.state
        if self.is_reviewing and line.is_open and line.id == self.judged:
            state = JUDGING
        if state == OPEN:
            return {**_words(state), Role.TONE: "mute"}
        return {**_words(state), Role.BADGES: [(state, TONES.get(state, "info"))]}


_CELLS = (CheckModel.number, CheckModel.content, CheckModel.material, CheckModel.opinion)


def _words(text: str) -> Said:
    return {Qt.ItemDataRole.DisplayRole: text, Qt.ItemDataRole.AccessibleTextRole: text}


class Checklist(QFrame):
    """Chips above, the items below; tells which item is to be judged."""

    chosen = Signal(str)
    committed = Signal()
    """Enter on the list: what stands beside it is to be written down."""
    preview_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        style.set_look(self, "card")
        self.chips = ChipRow([Choice(word, word, 0) for word in CHIPS], says="按意见筛选")
        self.rows = CheckModel()
        self.table = TableView(says="审查内容")
        self.table.setModel(self.rows)
        self.table.set_widths(_WIDTHS)
        self.table.chosen.connect(lambda place: self.chosen.emit(self.rows.lines[place].id))
        self.table.opened.connect(lambda _: self.committed.emit())
        self.table.preview_requested.connect(lambda _: self.preview_requested.emit())
        self.chips.chosen.connect(lambda _: self._narrow())
        head = column(None, self.chips, margins=("inset", "medium"))
        column(self, head, (self.table, 1), gap="none")
        self._sheet: ReviewSheet | None = None
        self.current = ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.setColumnHidden(_MATERIAL, self.width() < theme().scaled(_ALL))

    def show_sheet(self, sheet: ReviewSheet) -> None:
        """Show this application; of the same one the chip and the item stay chosen."""
        is_other = self._sheet is None or self._sheet.id != sheet.id or self._sheet.round != sheet.round
        self._sheet = sheet
        self.chips.show_choices([Choice(word, word, sheet.counts[word]) for word in CHIPS])
        if is_other:
            self.chips.choose(OPEN if sheet.round > 1 and sheet.is_reviewing and sheet.open_lines else EVERY)
        self._show()

    def choose(self, item_id: str) -> None:
        """Go to an item without telling anybody; where a chip hides it, all are shown."""
        if self.rows.place_of(item_id) < 0 and self._sheet is not None:
            self.chips.choose(EVERY)
            self._show()
        self.current = item_id
        self.rows.show_judged(item_id)
        if (place := self.rows.place_of(item_id)) >= 0 and place != self.table.current_row():
            self.table.blockSignals(True)
            self.table.choose_row(place)
            self.table.scrollTo(self.rows.index(place, 0))
            self.table.blockSignals(False)

    def _narrow(self) -> None:
        self._show()
        if self.rows.lines and self.rows.place_of(self.current) < 0:
            self.table.choose_row(0)

    def _show(self) -> None:
        if self._sheet is None:
            return
        lines = self._sheet.of_chip(self.chips.current_key())
        self.table.blockSignals(True)
        top = self.table.verticalScrollBar().value()
        self.rows.show_lines(lines, is_reviewing=self._sheet.is_reviewing)
        self.table.verticalScrollBar().setValue(top)
        if (place := self.rows.place_of(self.current)) >= 0:
            self.table.choose_row(place)
        self.table.blockSignals(False)
