"""The page of a module that shows described records: one list, or several behind tabs."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.module import Module
from lushan_desktop.ui.records.page import RecordPage
from lushan_desktop.ui.widgets.chips import Choice
from lushan_desktop.ui.widgets.layout import SPRING, column, row, set_margins, show_if
from lushan_desktop.ui.widgets.segments import Segments


class ModulePage(QWidget):
    """Each record type of the module on its own described page, built when first opened."""

    def __init__(self, context: Context, module: Module) -> None:
        super().__init__()
        self._context, self._module = context, module
        self._page_by_key: dict[str, RecordPage] = {}
        self._pages = QStackedWidget()
        titles = [Choice(key, RECORD_TYPES.get(key).title) for key in module.record_types]
        self._tabs = Segments(titles, says=module.title)
        show_if(self._tabs, len(titles) > 1)
        self._tabs.chosen.connect(self.open)
        head = row(None, self._tabs, SPRING, margins=("page", "none"))
        column(self, head, (self._pages, 1), gap="none")
        if len(titles) > 1:
            set_margins(head, "page", "small", "page", "none")
        self.open(module.record_types[0])

    def open(self, type_key: str) -> RecordPage:
        """Show the list of one record type."""
        if type_key not in self._page_by_key:
            page = RecordPage(
                self._context, RECORD_TYPES.get(type_key), ledger=self._module.ledger_of(type_key)
            )
            self._page_by_key[type_key] = page
            self._pages.addWidget(page)
        self._tabs.choose(type_key)
        self._pages.setCurrentWidget(self._page_by_key[type_key])
        return self._page_by_key[type_key]

    def current(self) -> RecordPage:
        """The list that is open."""
        return self._page_by_key[self._tabs.current_key()]

    def show_record(self, record_id: str, field: str = "", *, type_key: str = "") -> None:
        """Open a record, and its form at the field if one is named."""
        is_here = type_key in self._module.record_types
        self.open(type_key if is_here else self._tabs.current_key()).show_record(record_id, field)

    def load(self) -> None:
        self.current().load()
