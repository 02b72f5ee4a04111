"""The table every ledger uses, and the card around it whose rows end where the view ends."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, Qt, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import LinkButton
from lushan_desktop.ui.widgets.cells import Index, RowDelegate
from lushan_desktop.ui.widgets.labels import ElidedWords
from lushan_desktop.ui.widgets.layout import column, row

_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class TableView(QTableView):
    """Rows to walk with ↑↓, open with Enter or a double click, preview with Space."""

    chosen = Signal(int)
    opened = Signal(int)
    preview_requested = Signal(int)
    delete_requested = Signal(int)
    paste_requested = Signal()

    def __init__(self, *, says: str = "列表") -> None:
        super().__init__()
        self.hovered_row = -1
        self.shows_focus = False
        self.setAccessibleName(says)
        self.setItemDelegate(RowDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self._set_headers()
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))

    def _set_headers(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme().row_height)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setFixedHeight(theme().height("table_header"))
        header.setMinimumSectionSize(theme().width("least_column"))
        header.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        self.selectionModel().currentRowChanged.connect(self._tell_chosen)

    def set_widths(self, widths: Sequence[int | None]) -> None:
        """Widths in the design's pixels, scaled here; None takes the room that is left."""
        header = self.horizontalHeader()
        for place, width in enumerate(widths):
            if width is None:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
            else:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Interactive)
                header.resizeSection(place, theme().scaled(width))

    def mark_groups(self, rows: Sequence[int]) -> None:
        """These rows are headings across all columns, and lower than the others."""
        self.clearSpans()
        for place in rows:
            self.setSpan(place, 0, 1, self.model().columnCount())
            self.setRowHeight(place, theme().height("group_row"))

    def choose_row(self, place: int) -> None:
        self.selectRow(place)

    def current_row(self) -> int:
        return self.currentIndex().row()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._show_focus(True)
        place = self.current_row()
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_requested.emit()
        elif place >= 0 and (signal := self._signal_of(event.key())) is not None:
            signal.emit(place)
        else:
            super().keyPressEvent(event)

    def _signal_of(self, key: int) -> SignalInstance | None:
        return {
            Qt.Key.Key_Return: self.opened,
            Qt.Key.Key_Enter: self.opened,
            Qt.Key.Key_Space: self.preview_requested,
            Qt.Key.Key_Delete: self.delete_requested,
        }.get(Qt.Key(key))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in _KEYBOARD:
            self._show_focus(True)
            if self.current_row() < 0 and self.model() is not None and self.model().rowCount():
                self.choose_row(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self._show_focus(False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._show_focus(False)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, place: int) -> None:
        if place != self.hovered_row:
            self.hovered_row = place
            self.viewport().update()

    def _show_focus(self, shown: bool) -> None:
        if shown != self.shows_focus:
            self.shows_focus = shown
            self.viewport().update()

    def _tell_chosen(self, current: Index, _previous: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(current.row())


class TableCard(QFrame):
    """A table in a card with a foot line; row height is chosen so that the view ends on a whole row."""

    link_clicked = Signal()

    def __init__(self, table: TableView) -> None:
        super().__init__()
        style.set_look(self, "card")
        self.table = table
        self._said, self._link = ElidedWords("", "small"), LinkButton()
        self._foot = QWidget()
        row(self._foot, (self._said, 1), self._link, margins=("gap", "none"))
        column(self, (table, 1), self._foot, gap="none")
        self._link.clicked.connect(self.link_clicked)
        self.say("")

    def say(self, text: str, *, link: str = "") -> None:
        """The foot line: how many, and what lies outside."""
        self._said.setText(text)
        self._link.setText(link)
        self._link.setVisible(bool(link))

    def foot_text(self) -> str:
        return self._said.whole_text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_rows()

    def fit_rows(self) -> None:
        """Stretch the rows a little, and give the rest to the foot."""
        base, foot = theme().row_height, theme().height("foot")
        room = self.height() - 2 - theme().height("table_header") - foot
        count = max(1, round(room / base - _LEAN))
        height = min(room // count, round(base * _MOST_STRETCH)) if room > base else base
        self._foot.setFixedHeight(foot + max(0, room - count * height))
        self.table.verticalHeader().setDefaultSectionSize(height)


# Rather one row less than rows pressed together: 7.7 rows of room become 8, 7.5 become 7.
_LEAN, _MOST_STRETCH = 0.15, 1.1
