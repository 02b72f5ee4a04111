"""The table of a list: columns that give way, heads that sort, blocks that come when they are seen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCursor, QResizeEvent

from lushan_desktop.domain.record_type import RecordType
from lushan_desktop.services import lists
from lushan_desktop.services.lists import BLOCK, Block, Listing, block_of
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.records.columns import hidden
from lushan_desktop.ui.records.table_model import RecordTableModel
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.drop_zone import FileTarget
from lushan_desktop.ui.widgets.table_view import TableView


class RecordTable(TableView):
    """Shows a listing; keeps the chosen record and the place when the list is read anew."""

    sorted_by = Signal(str, bool)
    files_dropped = Signal(str, list)

    def __init__(self, context: Context, record_type: RecordType) -> None:
        super().__init__(says=f"{record_type.title}列表")
        self._context, self._type = context, record_type
        self.rows = self.make_rows()
        self.setModel(self.rows)
        self.rows.wanted.connect(self._fetch)
        self.set_widths([column.width for column in self.rows.columns])
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.sectionClicked.connect(self._sort)
        self._sorted: tuple[int, bool] = (-1, False)
        target = FileTarget(self.viewport())
        target.dropped.connect(self._drop)

    read_block = staticmethod(lists.block)
    """The question that rows coming into sight are asked with."""

    def make_rows(self) -> RecordTableModel:
        """The model of the rows; a table with columns of its own makes another."""
        return RecordTableModel(self._type)

    def current_id(self) -> str:
        return self.rows.id_at(self.current_row())

    def blocks_in_sight(self) -> tuple[int, ...]:
        """The blocks that the view shows now, to be read along with a list."""
        top = max(0, self.rowAt(0))
        bottom = top + self.viewport().height() // max(1, self.verticalHeader().defaultSectionSize())
        return tuple(range(top // BLOCK, bottom // BLOCK + 1))

    def show_listing(self, listing: Listing, *, choose: str = "") -> None:
        """Show these; `choose` or else the record chosen before stays chosen where it is in the list."""
        kept, top = choose or self.current_id(), self.verticalScrollBar().value()
        self.blockSignals(True)
        self.rows.show_ids(listing.ids, listing.blocks)
        self.verticalScrollBar().setValue(top)
        self.blockSignals(False)
        self.choose_id(kept)

    def choose_id(self, record_id: str) -> bool:
        """Choose a record without telling anybody; whether it is in the list."""
        place = self.rows.place_of(record_id) if record_id else -1
        if place < 0:
            return False
        self.blockSignals(True)
        self.choose_row(place)
        self.scrollTo(self.rows.index(place, 0))
        self.blockSignals(False)
        return True

    def fit_columns(self) -> None:
        """Let columns give way where the room is short."""
        gone = hidden(self.rows.columns, self.viewport().width() / theme().factor)
        for place in range(len(self.rows.columns)):
            self.setColumnHidden(place, place in gone)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    def _fetch(self, number: int) -> None:
        ids = self.rows.ids

        def show(rows: Block) -> None:
            self.rows.show_block(ids, number, rows)

        self._context.query(self.read_block, self._type, ids[block_of(number)], then=show)

    def _sort(self, place: int) -> None:
        column = self.rows.columns[place]
        was, downwards = self._sorted
        if not column.sort:
            self.horizontalHeader().setSortIndicator(*self._indicator())
            return
        self._sorted = (place, not downwards if was == place else False)
        self.horizontalHeader().setSortIndicator(*self._indicator())
        self.sorted_by.emit(column.sort, self._sorted[1])

    def _indicator(self) -> tuple[int, Qt.SortOrder]:
        place, downwards = self._sorted
        return place, Qt.SortOrder.DescendingOrder if downwards else Qt.SortOrder.AscendingOrder

    def _drop(self, files: list[object]) -> None:
        place = self.rowAt(self.viewport().mapFromGlobal(QCursor.pos()).y())
        if record_id := self.rows.id_at(place):
            self.files_dropped.emit(record_id, files)
