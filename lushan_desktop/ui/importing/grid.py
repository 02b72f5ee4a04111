"""The grid itself: cells to walk through and put right, boxes above the columns, ticks before the rows."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView

from lushan_desktop.domain.record_type import RecordType
from lushan_desktop.services.importing.checking import CheckedTable, Verdict
from lushan_desktop.services.importing.table import fillable, head_of
from lushan_desktop.ui.importing.grid_cells import GridDelegate
from lushan_desktop.ui.importing.grid_model import FIRST, NUMBER, GridModel
from lushan_desktop.ui.importing.mapping_header import MappingHeader
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.chips import Choice
from lushan_desktop.ui.widgets.table_view import TableView

_NUMBER_WIDTH, _VERDICT_WIDTH, _LEAST, _MOST = 66, 84, 132, 320
_SAMPLE = 60
_CHARACTER = 15
"""Width of a Chinese character of the body text with some room."""


class ImportGrid(TableView):
    """↑↓←→ walk, F2 or Enter changes a cell, Space ticks a row."""

    pointed = Signal(str, bool)
    """What is to be said of the current cell, and whether its row has to be mended."""
    mapped = Signal(int, str)

    def __init__(self, record_type: RecordType) -> None:
        super().__init__(says="要导入的行")
        self._type = record_type
        self.rows = GridModel(record_type.key)
        self.head = MappingHeader(self)
        self.setHorizontalHeader(self.head)
        self.setItemDelegate(GridDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollMode(self.ScrollMode.ScrollPerPixel)
        self.setModel(self.rows)
        self.verticalHeader().setDefaultSectionSize(theme().height("row_two_line") + theme().space("hair"))
        self.head.setFixedHeight(self.head.sizeHint().height())
        self.head.mapped.connect(self.mapped)
        self.horizontalScrollBar().valueChanged.connect(lambda _: self.head.place())
        self.rows.amended.connect(self._tell)
        self.opened.connect(lambda _: self.edit(self.currentIndex()))
        self.preview_requested.connect(self.rows.toggle)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        self.selectionModel().currentChanged.connect(lambda *_: self._tell())

    def show_checked(self, checked: CheckedTable) -> None:
        """Other verdicts, perhaps of another table."""
        self.rows.show_checked(checked)
        names = [head_of(checked.table, checked.plan, column) for column in range(checked.table.width)]
        choices = [Choice(spec.name, f"→ {spec.label}") for spec in fillable(self._type)]
        self.head.show_columns(names, checked.plan.fields, choices)
        self._fit(checked)
        self.point_to_first()

    def point_to_first(self) -> None:
        """Begin at the first red cell, else at the first row."""
        row, column = self.rows.first_to_mend()
        index = self.rows.index(max(row, 0), max(column, FIRST))
        self.setCurrentIndex(index)
        self._tell()

    def _fit(self, checked: CheckedTable) -> None:
        """Widths by what stands in the columns; what room is left goes to the widest, or else to the name."""
        table = checked.table
        widths = [_NUMBER_WIDTH]
        for column, field in enumerate(checked.plan.fields):
            sample = table.rows[checked.plan.head + 1 :][:_SAMPLE]
            longest = max((_width_of(row[column]) for row in sample), default=0)
            widths.append(min(max(_LEAST, longest), _MOST) if field else _LEAST)
        widths.append(_VERDICT_WIDTH)
        scaled = [theme().scaled(width) for width in widths]
        rest = self.viewport().width() - sum(scaled)
        if rest > 0:
            names = [field in self._type.named_by for field in checked.plan.fields]
            scaled[max(range(1, len(scaled) - 1), key=lambda place: (scaled[place], names[place - 1]))] += (
                rest
            )
        self.head.setStretchLastSection(False)
        for section, width in enumerate(scaled):
            self.head.setSectionResizeMode(section, QHeaderView.ResizeMode.Interactive)
            self.head.resizeSection(section, width)
        self.head.place()

    def _tell(self) -> None:
        index = self.currentIndex()
        row = self.rows.row_at(index.row())
        is_bad = row is not None and row.verdict is Verdict.MEND
        self.pointed.emit(self.rows.said_of(index.row(), index.column()), is_bad)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == self.State.EditingState:
            return
        index: QModelIndex = self.currentIndex()
        if event.key() == Qt.Key.Key_F2 and index.isValid():
            self.edit(index)
        elif event.matches(QKeySequence.StandardKey.Paste):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == NUMBER:
            self.rows.toggle(index.row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.rows.checked is not None:
            self._fit(self.rows.checked)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.head.place()
        return super().viewportEvent(event)


def _width_of(text: str) -> int:
    """The width of a text in the design's pixels: a Latin letter or a figure is half a character."""
    return sum(_CHARACTER // 2 if character.isascii() else _CHARACTER for character in text)
