"""The grid of indicators: walked through, put right in place, ticked."""

from PySide6.QtCore import QAbstractItemModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView

from lushan_desktop.services.importing.checking import Verdict
from lushan_desktop.services.indicators.indicator_import.entry import Understood
from lushan_desktop.ui.importing.grid_cells import GridDelegate
from lushan_desktop.ui.modules.indicators.importing.rows_model import NUMBER, TITLE, IndicatorRows
from lushan_desktop.ui.widgets.table_view import TableView

_WIDTHS = (66, 66, 76, None, 76, 150, 160, 180, 84)


class IndicatorGrid(TableView):
    """↑↓←→ walk, F2 or Enter changes a cell, Space leaves an indicator out."""

    pointed = Signal(str, bool)
    """What is to be said of the current row, and whether it has to be mended."""

    def __init__(self) -> None:
        super().__init__(says="读到的指标")
        self.rows = IndicatorRows()
        self.setItemDelegate(GridDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setModel(self.rows)
        self.end_on_whole_row("row_two_line")
        self.set_widths(_WIDTHS)
        self.opened.connect(lambda _: self.edit(self.currentIndex()))
        self.preview_requested.connect(self.rows.toggle)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        self.selectionModel().currentChanged.connect(lambda *_: self._tell())

    def show_understood(self, understood: Understood) -> None:
        """Another reading; the current row stays where it was."""
        place = self.current_row()
        self.rows.show_understood(understood)
        self._go(place if place >= 0 else max(self.rows.first_to_mend(), 0))

    def show_only(self, verdict: Verdict | None) -> None:
        self.rows.show_only(verdict)
        self._go(max(self.rows.first_to_mend(), 0))

    def _go(self, place: int) -> None:
        column = self.currentIndex().column()
        last = min(place, self.rows.rowCount() - 1)
        self.setCurrentIndex(self.rows.index(last, column if column > NUMBER else TITLE))
        self._tell()

    def _tell(self) -> None:
        entry, held = self.rows.entry(self.current_row()), self.rows.understood
        is_bad = bool(entry and held and held.verdict(entry) is Verdict.MEND)
        self.pointed.emit(self.rows.said_of(self.current_row()), is_bad)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == self.State.EditingState:
            return
        if event.key() == Qt.Key.Key_F2 and self.currentIndex().isValid():
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == NUMBER:
            self.rows.toggle(index.row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.set_widths(_WIDTHS)
