"""The table every ledger uses, and the card around it whose rows end where the view ends."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from lushan_desktop.ui.plain import tells
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import LinkButton
from lushan_desktop.ui.widgets.cells import Index, RowDelegate
from lushan_desktop.ui.widgets.labels import ElidedWords
from lushan_desktop.ui.widgets.layout import column, row
from lushan_desktop.ui.widgets.whole_rows import WholeRows

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
    menu_requested = Signal(int, QPoint)
    """The row, and where on the screen its menu is to open."""
    many_chosen = Signal()
    """Other rows are chosen, where many may be."""

    def __init__(self, *, says: str = "列表") -> None:
        super().__init__()
        self.hovered_row = -1
        self.shows_focus = False
        self._ends = WholeRows(self)
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

    _factor = 0.0
    """Of the text size the widths were set for."""
    _widths: Sequence[int | None] = ()
    _height = 0
    """Of a row, where nobody set another."""
    _whole = ""
    """The token of the height of rows that end where the view ends."""

    def changeEvent(self, event: QEvent) -> None:
        """Another text size wants other widths, at once."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._factor not in (0.0, theme().factor):
            self.horizontalHeader().setFixedHeight(theme().height("table_header"))
            self.set_widths(self._widths)
        if event.type() == QEvent.Type.StyleChange and self._has_own_height():
            self._height = theme().row_height
            self.verticalHeader().setDefaultSectionSize(self._height)

    def viewportEvent(self, event: QEvent) -> bool:
        return self._ends.is_covered(event) or tells(self, event) or super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._ends.cover()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: the pictures of its cells are made again in the time of one paint."""
        super().hideEvent(event)
        if isinstance(delegate := self.itemDelegate(), RowDelegate):
            delegate.forget_pictures()

    def _has_own_height(self) -> bool:
        """Return True if no card and no page has set the rows otherwise."""
        return self.verticalHeader().defaultSectionSize() == self._height

    def _set_headers(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._height = theme().row_height
        self.verticalHeader().setDefaultSectionSize(self._height)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setSectionsMovable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setFixedHeight(theme().height("table_header"))
        header.setMinimumSectionSize(theme().width("least_column"))
        header.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        self.selectionModel().currentRowChanged.connect(self._tell_chosen)

    def allow_many(self) -> None:
        """Rows may be chosen many at once: Ctrl and Shift with clicks and arrows, Ctrl+A."""
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def chosen_rows(self) -> list[int]:
        """The rows that are chosen, from the top."""
        rows: set[int] = set()
        for run in self.selectionModel().selection().toList():
            rows.update(range(run.top(), run.bottom() + 1))
        return sorted(rows)

    def choose_rows(self, places: Sequence[int]) -> None:
        """Choose exactly these rows; the current one stays."""
        selection = QItemSelection()
        last = self.model().columnCount() - 1
        for top, bottom in _runs(places):
            selection.select(self.model().index(top, 0), self.model().index(bottom, last))
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if self.selectionMode() == QAbstractItemView.SelectionMode.ExtendedSelection:
            self.many_chosen.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The right button means the row under it, the menu key the current row."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.current_row()
            spot = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
        else:
            place, spot = self.indexAt(event.pos()).row(), event.globalPos()
        if place >= 0:
            self.menu_requested.emit(place, spot)

    def set_widths(self, widths: Sequence[int | None]) -> None:
        """Widths in the design's pixels, scaled here; None takes the room that is left."""
        self._factor, self._widths = theme().factor, widths
        header = self.horizontalHeader()
        for place, width in enumerate(widths):
            if width is None:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
            else:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Interactive)
                header.resizeSection(place, theme().scaled(width))

    def end_on_whole_row(self, rows: str) -> None:
        """Stretch the rows, of the height of this token, so that the view cuts none; where no card does."""
        self._whole = rows
        self._fit_whole_rows()

    def _fit_whole_rows(self) -> None:
        if self._whole:
            height, _ = whole_rows(self.viewport().height(), theme().row(self._whole))
            self.verticalHeader().setDefaultSectionSize(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_whole_rows()

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


def _runs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Neighbouring rows together, as first and last."""
    start = last = -1
    for place in sorted(places):
        if start < 0:
            start = place
        elif place != last + 1:
            yield start, last
            start = place
        last = place
    if start >= 0:
        yield start, last


class TableCard(QFrame):
    """A table in a card with a foot line; row height is chosen so that the view ends on a whole row."""

    link_clicked = Signal()
    _rows, _base = "row_two_line", 0
    """The height that the rows were last fitted to; none before there is anything to fit."""

    def __init__(self, table: TableView, *, rows: str = "row_two_line") -> None:
        """`rows` names the height of a row among the tokens."""
        super().__init__()
        style.set_look(self, "card")
        self.table = table
        self._said, self._link = ElidedWords("", "small"), LinkButton()
        self._foot = QWidget()
        self._foot_row = row(self._foot, (self._said, 1), self._link, margins=("gap", "none"))
        self._actions: QWidget | None = None
        self._rows, self._base = rows, theme().row(rows)
        column(self, (table, 1), self._foot, gap="none")
        self._link.clicked.connect(self.link_clicked)
        self.say("")

    def say(self, text: str, *, link: str = "") -> None:
        """The foot line: how many, and what lies outside."""
        self._said.setText(text)
        self._link.setText(link)
        is_shown = self._actions is None or self._actions.isHidden()
        self._link.setVisible(bool(link) and is_shown)

    def put_actions(self, actions: QWidget) -> None:
        """Put what takes the place of the foot line while many rows are chosen."""
        self._actions = actions
        self._foot_row.addWidget(actions, 1)
        actions.hide()

    def show_actions(self, is_shown: bool) -> None:
        if self._actions is not None:
            self._actions.setVisible(is_shown)
            self._said.setVisible(not is_shown)
            self._link.setVisible(not is_shown and bool(self._link.text()))

    def foot_text(self) -> str:
        return self._said.whole_text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_rows()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._base not in (0, theme().row(self._rows)):
            self.fit_rows()

    def show_rows(self, name: str) -> None:
        """Rows of this height from now on, by the name of a token."""
        self._rows = name
        self.fit_rows()

    def fit_rows(self) -> None:
        """Stretch the rows a little, and give the rest to the foot."""
        self._base = base = theme().row(self._rows)
        foot = theme().height("foot")
        room = self.height() - 2 - theme().height("table_header") - foot
        height, count = whole_rows(room, base)
        self._foot.setFixedHeight(foot + max(0, room - count * height))
        self.table.verticalHeader().setDefaultSectionSize(height)


def whole_rows(room: int, base: int) -> tuple[int, int]:
    """The height of rows of about `base` px that fill this room, and how many they are."""
    count = max(1, round(room / base - _LEAN))
    return (min(room // count, round(base * _MOST_STRETCH)) if room > base else base), count


# Rather one row less than rows pressed together: 7.7 rows of room become 8, 7.5 become 7.
_LEAN, _MOST_STRETCH = 0.15, 1.1
