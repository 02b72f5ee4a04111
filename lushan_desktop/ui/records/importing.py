"""The ways from a list to the panel in which a table is checked before it is imported."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from lushan_desktop.ui.context import Context
from lushan_desktop.ui.records.list import RecordList
from lushan_desktop.ui.widgets.drop_zone import FileTarget, sheet_in


class Importing(QObject):
    """Opens the panel over a page: by the button, by Ctrl+V, by a workbook that is dropped."""

    def __init__(self, context: Context, listing: RecordList, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._list, self._page = context, listing, page
        self.panel: QWidget | None = None
        listing.import_button.clicked.connect(lambda: self.open())
        listing.empty_import.clicked.connect(lambda: self.open())
        listing.table.sheet_dropped.connect(lambda file: self.open(files=[file]))
        target = FileTarget(listing.empty)
        target.dropped.connect(self._drop)

    def paste(self) -> None:
        """Rows of cells go into the panel; a word or two are no table."""
        text = QGuiApplication.clipboard().text()
        if "\t" in text or "\n" in text.strip():
            self.open(text=text)

    def open(self, *, text: str = "", files: Sequence[Path] = ()) -> None:
        """Cover the page with the panel."""
        from lushan_desktop.ui.importing.panel import open_import

        may = not self._context.is_read_only and self._list.record_type.is_typed
        if may and self.panel is None:
            panel = open_import(self._context, self._list.record_type, self._page, text=text, files=files)
            panel.left.connect(self._forget)
            self.panel = panel

    def _forget(self) -> None:
        self.panel = None
        self._list.table.setFocus()

    def _drop(self, files: list[Path]) -> None:
        if file := sheet_in(files):
            self.open(files=[file])
