"""The table of a list: columns that give way, heads that sort, blocks that come when they are seen."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QCursor, QResizeEvent
from PySide6.QtWidgets import QHeaderView

from lushan_desktop.domain.record_type import RecordType
from lushan_desktop.services.records import lists
from lushan_desktop.services.records.list_looks import ListLook
from lushan_desktop.services.records.lists import BLOCK, Block, Listing, block_of
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.records.columns import Column, arranged, hidden, more_columns, wide_columns
from lushan_desktop.ui.records.table_model import RecordTableModel
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.drop_zone import FileTarget, sheet_in
from lushan_desktop.ui.widgets.table_view import TableView

_MANY = 4 * BLOCK
"""Ids for which it is worth while to save room, and to ask for all at once."""


class RecordTable(TableView):
    """Shows a listing; keeps the chosen records and the place when the list is read anew."""

    sorted_by = Signal(str, bool)
    files_dropped = Signal(str, list)
    sheet_dropped = Signal(object)
    """A workbook or .csv whose rows are to be read into the list."""
    look_changed = Signal(object)
    """Columns were moved, chosen or sized; carries the new look."""
    arranged = Signal()
    """Other columns are on show."""

    def __init__(self, context: Context, record_type: RecordType) -> None:
        super().__init__(says=f"{record_type.title}列表")
        self._context, self._type = context, record_type
        self.rows = self.make_rows()
        self.proposed = self.rows.columns
        self.offered = (*self.proposed, *more_columns(record_type, self.proposed))
        self.look = ListLook()
        self._is_wide = self._is_arranging = False
        self.setModel(self.rows)
        self.rows.wanted.connect(self._fetch)
        self.allow_many()
        self._sorted: tuple[str, bool] = ("", False)
        self._set_head()
        target = FileTarget(self.viewport(), part_at=self._part_at)
        target.dropped.connect(self._drop)

    read_block = staticmethod(lists.block)
    """The question that rows coming into sight are asked with."""

    def make_rows(self) -> RecordTableModel:
        """The model of the rows; a table with columns of its own makes another."""
        return RecordTableModel(self._type)

    def _set_head(self) -> None:
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSectionsMovable(True)
        header.setSortIndicatorShown(True)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.sectionClicked.connect(self._sort)
        header.sectionResized.connect(self._note_width)
        header.sectionMoved.connect(lambda *_: self._note_order())
        self._pause = QTimer(self, singleShot=True, interval=theme().milliseconds("search_pause"))
        self._pause.timeout.connect(lambda: self.look_changed.emit(self.look))
        self._show_widths()

    def current_id(self) -> str:
        return self.rows.id_at(self.current_row())

    def chosen_ids(self) -> tuple[str, ...]:
        """The records that are chosen, in the order of the list."""
        places = self.chosen_rows()
        if len(places) <= _MANY:
            return tuple(self.rows.id_at(place) for place in places)
        ids = tuple(self.rows.ids)  # all at once: one by one, 100,000 of them would take three times as long
        return tuple(ids[place] for place in places)

    def blocks_in_sight(self) -> tuple[int, ...]:
        """The blocks that the view shows now, to be read along with a list."""
        top = max(0, self.rowAt(0))
        bottom = top + self.viewport().height() // max(1, self.verticalHeader().defaultSectionSize())
        return tuple(range(top // BLOCK, bottom // BLOCK + 1))

    def show_listing(self, listing: Listing, *, choose: str = "") -> None:
        """Show these; `choose` or else the records chosen before stay chosen where they are in the list."""
        kept, top = choose or self.current_id(), self.verticalScrollBar().value()
        many = () if choose else self.chosen_ids()
        self.blockSignals(True)
        self.rows.show_ids(listing.ids, listing.blocks)
        self.verticalScrollBar().setValue(top)
        self.blockSignals(False)
        self.choose_id(kept)
        if len(many) > 1:
            self._choose_again(many)
        self.many_chosen.emit()

    def _choose_again(self, record_ids: Sequence[str]) -> None:
        wanted = set(record_ids)
        self.choose_rows([place for place, one in enumerate(self.rows.ids) if one in wanted])

    def choose_id(self, record_id: str) -> bool:
        """Choose a record without telling anybody; whether it is in the list."""
        place = self.rows.place_of(record_id) if record_id else -1
        if place < 0:
            return False
        if place == self.current_row() and len(self.chosen_rows()) > 1:
            return True
        self.blockSignals(True)
        self.choose_row(place)
        self.scrollTo(self.rows.index(place, 0))
        self.blockSignals(False)
        return True

    def show_look(self, look: ListLook) -> None:
        """Show the columns that were kept for this list."""
        self.look = look
        self._arrange()

    def shown_keys(self) -> tuple[str, ...]:
        return tuple(column.key for column in self.rows.columns)

    def toggle_column(self, key: str) -> None:
        """Show a column that is not there, or take it away."""
        keys = [one for one in self.shown_keys() if one != key]
        if key not in self.shown_keys():
            keys.insert(self._place_for(key, keys), key)
        self._take_look(tuple(keys))

    def reset_columns(self) -> None:
        """As the program proposes."""
        self._pause.stop()
        self.look = ListLook(filters=self.look.filters)
        self._arrange()
        self.look_changed.emit(self.look)

    def fit_columns(self) -> None:
        """Let columns give way where the room is short."""
        gone = hidden(self.rows.columns, self.viewport().width() / theme().factor)
        self._is_arranging = True
        for place in range(len(self.rows.columns)):
            self.setColumnHidden(place, place in gone)
        self._is_arranging = False

    def fit_window(self, window_width: int) -> None:
        """On a wide screen more fields become columns of their own."""
        is_wide = window_width >= theme().threshold("wide_from")
        if is_wide != self._is_wide:
            self._is_wide = is_wide
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_window(self.window().width())
        self.fit_columns()

    def _columns(self) -> tuple[Column, ...]:
        if self.look.columns:
            return arranged(self.offered, self.look.columns, self.look.widths)
        proposed = wide_columns(self._type, self.proposed) if self._is_wide else self.proposed
        return arranged(proposed, [column.key for column in proposed], self.look.widths)

    def _arrange(self) -> None:
        columns = self._columns()
        if columns != self.rows.columns:
            kept, many = self.current_id(), self.chosen_ids()
            self._is_arranging = True
            self._straighten()
            self.blockSignals(True)
            self.rows.show_columns(columns)
            self._show_widths()
            self.blockSignals(False)
            self._is_arranging = False
            self.choose_id(kept)
            if len(many) > 1:
                self._choose_again(many)
            self.fit_columns()
        self.horizontalHeader().setSortIndicator(*self._indicator())
        self.arranged.emit()

    def _straighten(self) -> None:
        """Put the heads where the model has them: what was dragged becomes the model's own order."""
        header = self.horizontalHeader()
        for place in range(header.count()):
            header.moveSection(header.visualIndex(place), place)

    def set_widths(self, widths: Sequence[int | None]) -> None:
        """As every table; nobody has dragged them."""
        was, self._is_arranging = self._is_arranging, True
        super().set_widths(widths)
        self._is_arranging = was

    def _show_widths(self) -> None:
        self.set_widths([column.width for column in self.rows.columns])
        self.horizontalHeader().setSortIndicator(*self._indicator())

    def _place_for(self, key: str, keys: Sequence[str]) -> int:
        """Return where a column belongs: after those that come before it in the description."""
        order = [column.key for column in self.offered]
        if key in [column.key for column in self.proposed]:
            before = set(order[: order.index(key)])
            return max((place for place, one in enumerate(keys) if one in before), default=-1) + 1
        return len(keys) - (keys[-1:] == [self.proposed[-1].key])

    def _note_width(self, place: int, _before: int, width: int) -> None:
        """A head that was dragged wider or narrower stays so."""
        column = self.rows.columns[place] if place < len(self.rows.columns) else None
        if self._is_arranging or column is None or column.width is None or not width:
            return
        if self.horizontalHeader().sectionResizeMode(place) == QHeaderView.ResizeMode.Stretch:
            return
        widths = {**self.look.widths, column.key: round(width / theme().factor)}
        self.look = ListLook(self.look.columns, widths, self.look.filters)
        self.rows.columns = arranged(self.rows.columns, self.shown_keys(), widths)
        self._pause.start()

    def _note_order(self) -> None:
        if not self._is_arranging:
            header = self.horizontalHeader()
            places = [header.logicalIndex(place) for place in range(header.count())]
            keys = tuple(self.rows.columns[place].key for place in places)
            # The header is still in the middle of its own move.
            QTimer.singleShot(0, self, lambda: self._take_look(keys))

    def _take_look(self, keys: tuple[str, ...]) -> None:
        self.look = ListLook(keys, self.look.widths, self.look.filters)
        self._arrange()
        self._pause.start()

    def _fetch(self, number: int) -> None:
        ids = self.rows.ids

        def show(rows: Block) -> None:
            self.rows.show_block(ids, number, rows)

        self._context.query(self.read_block, self._type, ids[block_of(number)], then=show)

    def _sort(self, place: int) -> None:
        column = self.rows.columns[place]
        was, downwards = self._sorted
        if column.sort:
            self._sorted = (column.key, not downwards if was == column.key else False)
            self.sorted_by.emit(column.sort, self._sorted[1])
        self.horizontalHeader().setSortIndicator(*self._indicator())

    def _indicator(self) -> tuple[int, Qt.SortOrder]:
        key, downwards = self._sorted
        place = next((n for n, column in enumerate(self.rows.columns) if column.key == key), -1)
        return place, Qt.SortOrder.DescendingOrder if downwards else Qt.SortOrder.AscendingOrder

    def _part_at(self, files: list[Path], spot: QPoint) -> QRect:
        """Files belong to the row under the hand, a sheet to the whole list."""
        whole = self.viewport().rect()
        if sheet_in(files):
            return whole
        place = self.rowAt(spot.y())
        return QRect(0, self.rowViewportPosition(place), whole.width(), self.rowHeight(place))

    def _drop(self, files: list[object]) -> None:
        if sheet := sheet_in([file for file in files if isinstance(file, Path)]):
            self.sheet_dropped.emit(sheet)
            return
        place = self.rowAt(self.viewport().mapFromGlobal(QCursor.pos()).y())
        if record_id := self.rows.id_at(place):
            self.files_dropped.emit(record_id, files)
