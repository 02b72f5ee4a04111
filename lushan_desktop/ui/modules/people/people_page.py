"""人员机构: the posts of a day beside the unit tree and the headquarters, and the lists behind them."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.people.people_overview import Overview
from lushan_desktop.ui.records.page import RecordPage
from lushan_desktop.ui.widgets.chips import Choice
from lushan_desktop.ui.widgets.layout import SPRING, column, row
from lushan_desktop.ui.widgets.segments import Segments

OVERVIEW = "overview"
TABS = (
    Choice(OVERVIEW, "在任一览"),
    Choice("person", "人员"),
    Choice("tenure", "任职"),
    Choice("unit", "机构"),
    Choice("headquarters_member", "指挥部"),
    Choice("issuer", "发文名义"),
)


class PeoplePage(QWidget):
    """Tabs: the overview of a day, and the described page of each record type behind it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._page_by_key: dict[str, QWidget] = {}
        self.tabs = Segments(TABS, says="人员机构")
        self.pages = QStackedWidget()
        column(
            self,
            row(None, self.tabs, SPRING, margins=("page", "small", "page", "none")),
            (self.pages, 1),
            gap="none",
        )
        self.tabs.chosen.connect(self.open)
        self.open(OVERVIEW)

    def open(self, key: str) -> QWidget:
        """Show one tab, built when first opened."""
        if key not in self._page_by_key:
            self._page_by_key[key] = self._build(key)
            self.pages.addWidget(self._page_by_key[key])
        self.tabs.choose(key)
        self.pages.setCurrentWidget(self._page_by_key[key])
        return self._page_by_key[key]

    def _build(self, key: str) -> QWidget:
        if key == OVERVIEW:
            overview = Overview(self._context)
            overview.add_requested.connect(self.add)
            return overview
        ledger = "headquarters_roster" if key == "headquarters_member" else ""
        return RecordPage(self._context, RECORD_TYPES.get(key), ledger=ledger)

    def add(self, type_key: str) -> None:
        """Open an empty form for a record of this type."""
        page = self.open(type_key)
        if isinstance(page, RecordPage):
            page.add()

    def show_record(self, record_id: str, field: str = "", *, type_key: str = "") -> None:
        """Open a record on the tab of its type."""
        page = self.open(type_key if type_key in RECORD_TYPES.keys else OVERVIEW)
        if isinstance(page, RecordPage):
            page.show_record(record_id, field)

    def load(self) -> None:
        page = self.pages.currentWidget()
        if isinstance(page, RecordPage | Overview):
            page.load()
