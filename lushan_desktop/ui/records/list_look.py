"""How one list looks on this machine: which columns it has, which filters are kept for it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from lushan_desktop.domain.record_type import RecordType
from lushan_desktop.services.records import list_looks
from lushan_desktop.services.records.list_looks import ListLook, SavedFilter
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.records.columns import NAME
from lushan_desktop.ui.records.saved_filters import SavedFilters
from lushan_desktop.ui.records.table import RecordTable

RESET = "恢复默认列"


class KeptLook(QObject):
    """Reads and keeps the look of a list; holds the menu of columns and the popup of filters."""

    applied = Signal(object)
    """A kept filter is to take effect."""

    def __init__(
        self,
        context: Context,
        record_type: RecordType,
        table: RecordTable,
        present: Callable[[], SavedFilter],
    ) -> None:
        """`present` answers what the list is filtered by now."""
        super().__init__(table)
        self._context, self._type, self._table, self._present = context, record_type, table, present
        self.filters: tuple[SavedFilter, ...] = ()
        self.popup = SavedFilters(table)
        self.popup.applied.connect(self.applied)
        self.popup.kept.connect(self._keep)
        self.popup.renamed.connect(lambda old, new: self._ask(list_looks.rename_filter, old, new))
        self.popup.dropped.connect(lambda name: self._ask(list_looks.drop_filter, name))
        table.look_changed.connect(self._keep_columns)
        table.horizontalHeader().customContextMenuRequested.connect(
            lambda spot: self.column_menu().popup(table.horizontalHeader().mapToGlobal(spot))
        )
        context.query(list_looks.look, record_type.key, then=self._show)

    def column_menu(self) -> QMenu:
        """The columns there are, those on show ticked; and the way back."""
        menu = QMenu(self._table)
        shown = self._table.shown_keys()
        for one in self._table.offered:
            action = menu.addAction(one.title)
            action.setCheckable(True)
            action.setChecked(one.key in shown)
            action.setEnabled(one.key != NAME)
            action.triggered.connect(lambda _=False, key=one.key: self._table.toggle_column(key))
        menu.addSeparator()
        back = menu.addAction(RESET)
        back.triggered.connect(lambda: self._table.reset_columns())
        return menu

    def open_columns(self, under: QWidget) -> None:
        self.column_menu().popup(under.mapToGlobal(under.rect().bottomLeft()))

    def open_filters(self, under: QWidget) -> None:
        """The popup, its right edge under that of the button, so that it stays inside the window."""
        self.popup.show_filters(self.filters, proposal=self._proposal())
        corner = under.mapToGlobal(under.rect().bottomRight())
        self.popup.move(corner - QPoint(self.popup.width(), 0))
        self.popup.show()

    def _proposal(self) -> str:
        now = self._present()
        parts = [now.chip, "缺材料" if now.only_missing else "", now.text.strip()]
        return " ".join(filter(None, parts))[: list_looks.LONGEST_NAME]

    def _show(self, look: ListLook) -> None:
        self.filters = look.filters
        if (look.columns, look.widths) != (self._table.look.columns, self._table.look.widths):
            self._table.show_look(look)

    def _keep_columns(self, look: ListLook) -> None:
        self._ask(list_looks.keep_columns, look.columns, dict(look.widths))

    def _keep(self, name: str) -> None:
        now = self._present()
        saved = SavedFilter(
            name, now.text, now.chip, now.period, now.start, now.end, only_missing=now.only_missing
        )
        self._ask(list_looks.keep_filter, saved)

    def _ask(self, service: Callable[..., ListLook], *given: Any) -> None:
        """One after the other, on the thread of papers: they write a file beside the data."""

        def show(look: ListLook) -> None:
            self.filters = look.filters
            if self.popup.isVisible():
                self.popup.show_filters(look.filters)

        self._context.query(service, self._type.key, *given, then=show, is_long=True)
