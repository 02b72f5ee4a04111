"""七个纳入: the matrix, and the register behind it."""

from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from lushan_desktop.domain.inclusions.inclusion import INCLUSION
from lushan_desktop.services.records.asking import Narrowing
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.inclusions.matrix_view import BY_ITEM, LEDGER, REPORT, VIEWS, MatrixView
from lushan_desktop.ui.records.page import RecordPage
from lushan_desktop.ui.widgets.layout import SPRING, column, row
from lushan_desktop.ui.widgets.segments import Segments


class InclusionsPage(QWidget):
    """By item, by unit, or entry by entry."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._ledger: LedgerView | None = None
        self.matrix = MatrixView(context)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.matrix)
        column(self, (self.pages, 1), gap="none")
        self.matrix.view_asked.connect(self.show_view)
        self.matrix.entry_asked.connect(lambda values: self.current().add(**values))
        self.matrix.entries_asked.connect(self._narrow)

    def show_view(self, key: str) -> None:
        """Open one of the views."""
        if key == LEDGER:
            self.current()
            return
        self.matrix.show_view(key)
        self.pages.setCurrentWidget(self.matrix)

    def current(self) -> RecordPage:
        """The register, entry by entry; built when first opened."""
        if self._ledger is None:
            self._ledger = LedgerView(self._context)
            self._ledger.views.chosen.connect(self.show_view)
            self.pages.addWidget(self._ledger)
        self._ledger.views.choose(LEDGER)
        self.pages.setCurrentWidget(self._ledger)
        return self._ledger.page

    def list_of(self, _type_key: str) -> RecordPage:
        """The register, whoever asks for it."""
        return self.current()

    def show_record(self, record_id: str, field: str = "", *, type_key: str = "") -> None:
        """Open an entry, and its form at the field if one is named."""
        if type_key == INCLUSION.key:
            self.current().show_record(record_id, field)
        else:
            self.show_view(BY_ITEM)

    def load(self) -> None:
        shown: Any = self.pages.currentWidget()
        (self.matrix if shown is self.matrix else self.current()).load()

    def _narrow(self, narrowing: Narrowing) -> None:
        self.current().list.narrow(narrowing)


class LedgerView(QWidget):
    """The described page under the views to go back to."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.views = Segments(VIEWS, says="七个纳入")
        self.page = RecordPage(context, INCLUSION, ledger=REPORT, add_text="登记落实情况")
        head = row(None, SPRING, self.views, margins=("page", "small", "page", "none"))
        column(self, head, (self.page, 1), gap="none")
