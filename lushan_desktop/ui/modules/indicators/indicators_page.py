"""指标体系: how every indicator stands, and the registers behind it."""

from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QWidget

from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records.asking import LACKING
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.indicators.indicator_overview import Overview
from lushan_desktop.ui.modules.indicators.sieve import Sieve
from lushan_desktop.ui.records.page import RecordPage
from lushan_desktop.ui.widgets.buttons import GivingButton
from lushan_desktop.ui.widgets.chips import Choice
from lushan_desktop.ui.widgets.layout import SPRING, column, row, show_if
from lushan_desktop.ui.widgets.segments import Segments

OVERVIEW, INDICATOR, PUBLICATIONS = "overview", "indicator", "web_publication"
EDITIONS, COMPARE = "indicator_system", "compare"
RECORDLESS = (LACKING, "indicators")
"""What the page is asked for without an indicator: what lacks something, everything."""
TABS = (
    Choice(OVERVIEW, "完成情况"),
    Choice("required_material", "应备材料"),
    Choice(PUBLICATIONS, "公开记录"),
    Choice("figure", "数据指标"),
    Choice(INDICATOR, "指标表"),
    Choice(EDITIONS, "各版指标体系"),
)


class IndicatorsPage(QWidget):
    """Tabs: how it stands, and the described page of each record type behind it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._page_by_key: dict[str, QWidget] = {}
        self._narrowed: Sieve | None = None
        """What a figure of another page has narrowed the overview to."""
        self.tabs = Segments(TABS, says="指标体系")
        self.submit_button = GivingButton(
            "报送材料", "act.export", tip="生成报送材料：选中几项的为这几项，没有多选时为列出的全部"
        )
        self.submit_button.clicked.connect(lambda: self.overview.submit())
        # The registers behind the county's table are the county's.
        show_if(self.tabs, not context.office.is_township)
        self.pages = QStackedWidget()
        column(
            self,
            row(None, self.tabs, SPRING, self.submit_button, margins=("page", "small", "page", "none")),
            (self.pages, 1),
            gap="none",
        )
        self.tabs.chosen.connect(self.open)
        self.open(OVERVIEW)

    @property
    def overview(self) -> Overview:
        """How every indicator stands."""
        page = self._page_by_key[OVERVIEW]
        assert isinstance(page, Overview)
        return page

    def open(self, key: str) -> QWidget:
        """Show one tab, built when first opened."""
        if key not in self._page_by_key:
            self._page_by_key[key] = self._build(key)
            self.pages.addWidget(self._page_by_key[key])
        self.tabs.choose(key)
        self.pages.setCurrentWidget(self._page_by_key[key])
        return self._page_by_key[key]

    def show_record(self, record_id: str, field: str = "", *, type_key: str = "") -> None:
        """Open an indicator among the others, or its form at the field; any other record on its tab.

        For the page itself: what lacks something, or what lies below an indicator.
        """
        if type_key not in RECORD_TYPES.keys:
            self.open(OVERVIEW)
            is_state = record_id in RECORDLESS
            self._narrowed = Sieve(
                "" if is_state else record_id, LACKING if LACKING in (record_id, field) else ""
            )
            self.overview.narrow(node=self._narrowed.node, state=self._narrowed.state)
        elif type_key == INDICATOR and not field:
            self.open(OVERVIEW)
            self.overview.show_indicator(record_id)
        else:
            page = self.open(type_key)
            if isinstance(page, RecordPage):
                page.show_record(record_id, field)

    def widen(self) -> None:
        """Show all indicators again, unless the clerk has chosen something else since."""
        narrowed, self._narrowed = self._narrowed, None
        shown = self.overview
        if narrowed is not None and shown.head.sieve(shown.tree.chosen_node()) == narrowed:
            shown.narrow()

    def load(self) -> None:
        page = self.pages.currentWidget()
        if isinstance(page, RecordPage | Overview):
            page.load()

    def _build(self, key: str) -> QWidget:
        if key == PUBLICATIONS:
            return self._build_publications()
        if key == EDITIONS:
            return self._build_editions()
        if key != OVERVIEW:
            return RecordPage(self._context, RECORD_TYPES.get(key))
        overview = Overview(self._context)
        overview.import_requested.connect(lambda: self.import_table())
        overview.sheet_dropped.connect(self.import_table)
        return overview

    def _build_publications(self) -> QWidget:
        from lushan_desktop.ui.modules.indicators.publications import PublicationsPage

        return PublicationsPage(self._context)

    def _build_editions(self) -> QWidget:
        from lushan_desktop.ui.modules.indicators.editions import EditionsPage

        editions = EditionsPage(self._context)
        editions.compare_requested.connect(self.compare_editions)
        return editions

    def import_table(self, file: Path | None = None) -> None:
        """Read the official table in a window over this one."""
        from lushan_desktop.ui.modules.indicators.importing.window import open_indicator_import

        open_indicator_import(self._context, self, file=file)

    def compare_editions(self) -> None:
        """Hold two editions against each other, or carry one over to the next year."""
        from lushan_desktop.ui.modules.indicators.importing.window import open_indicator_import

        open_indicator_import(self._context, self, view=COMPARE)
