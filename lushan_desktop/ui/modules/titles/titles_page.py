"""示范创建: the applications, the review of one of them, and what they rest on: titles, batches, honours."""

from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.titles.applications_list import Row
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.titles.overview_page import OverviewPage
from lushan_desktop.ui.records.page import RecordPage
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.widgets.chips import Choice
from lushan_desktop.ui.widgets.layout import SPRING, column, row, set_margins, show_if
from lushan_desktop.ui.widgets.reading_order import take_keyboard
from lushan_desktop.ui.widgets.segments import Segments

if TYPE_CHECKING:
    from lushan_desktop.ui.modules.titles.ranking_page import RankingPage
    from lushan_desktop.ui.modules.titles.review_page import ReviewPage

OVERVIEW, REGISTER = "overview", "application"
TABS = (
    Choice(OVERVIEW, "申报"),
    Choice("title", "创建项目"),
    Choice("batch", "批次"),
    Choice("honour", "荣誉"),
    Choice(REGISTER, "申报台账"),
)
ADD_TEXTS = {"batch": "新建批次", "honour": "登记荣誉"}


class ApplicationsPage(QWidget):
    """Tabs above; a row of the first opens its review in the place of all of them."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        style.set_look(self, "page")
        self._context = context
        self.overview = OverviewPage(context)
        self._page_by_key: dict[str, RecordPage] = {}
        self.pages = QStackedWidget()
        self.pages.addWidget(self.overview)
        self.tabs = Segments(TABS, says="示范创建")
        self.tabs.chosen.connect(self.open)
        self._head = QWidget()
        set_margins(row(self._head, self.tabs, SPRING), "page", "small", "page", "none")
        column(self, self._head, (self.pages, 1), gap="none")
        self.setFocusProxy(self.overview.table)
        self.overview.opened.connect(self._open_row)
        self.overview.ranking_requested.connect(self.open_ranking)
        self.overview.title_requested.connect(lambda: self.list_of("title").add())
        self.overview.table.paste_requested.connect(lambda: self.list_of(REGISTER).import_requested.emit())

    @cached_property
    def review(self) -> "ReviewPage":
        """One application, item by item; built when first opened."""
        from lushan_desktop.ui.modules.titles.review_page import ReviewPage

        review: ReviewPage = ReviewPage(self._context)
        review.left.connect(self._return)
        self.pages.addWidget(review)
        return review

    @cached_property
    def ranking(self) -> "RankingPage":
        """A batch against its quota; built when first opened."""
        from lushan_desktop.ui.modules.titles.ranking_page import RankingPage

        ranking: RankingPage = RankingPage(self._context)
        ranking.left.connect(self._return)
        ranking.review_requested.connect(self._review_ranked)
        ranking.batch_requested.connect(self._change_quota)
        self.pages.addWidget(ranking)
        return ranking

    def open(self, key: str) -> QWidget:
        """Show a tab; the pages behind them are built when first opened."""
        page = self.overview if key == OVERVIEW else self.list_page(key)
        self._show(page, key)
        return page

    def list_page(self, key: str) -> RecordPage:
        """The described page of a record type."""
        if key not in self._page_by_key:
            self._page_by_key[key] = self._made(key)
            self.pages.addWidget(self._page_by_key[key])
        return self._page_by_key[key]

    def list_of(self, type_key: str) -> RecordPage:
        """The list that somebody asks for from elsewhere."""
        page = self.list_page(type_key)
        self._show(page, type_key)
        return page

    def current(self) -> QWidget:
        """The page that is open."""
        return self.pages.currentWidget()

    def open_review(self, application_id: str, field: str = "") -> None:
        """Show one application, item by item."""
        show_if(self._head, False)
        self.setFocusProxy(self.review.checklist.table)
        self.pages.setCurrentWidget(self.review)
        self.review.open(application_id, field)

    def open_ranking(self, batch: str = "") -> None:
        """Show a batch in the order of its scores, against the quota."""
        show_if(self._head, False)
        self.setFocusProxy(self.ranking)
        self.pages.setCurrentWidget(self.ranking)
        take_keyboard(self.ranking)
        overview = self.overview.overview
        self.ranking.open(overview.batches if overview is not None else (), batch)

    def show_record(self, record_id: str, field: str = "", *, type_key: str = "") -> None:
        """An application opens in its review, everything else in its list."""
        if type_key in ("", REGISTER):
            self.open_review(record_id, field)
        else:
            self.list_of(type_key).show_record(record_id, field)

    def load(self) -> None:
        shown: Any = self.pages.currentWidget()
        shown.load()

    def _made(self, key: str) -> RecordPage:
        if key == "title":
            return self._make_titles()
        if key == REGISTER:
            return self._make_register()
        return RecordPage(self._context, RECORD_TYPES.get(key), add_text=ADD_TEXTS[key])

    def _make_titles(self) -> RecordPage:
        from lushan_desktop.ui.modules.titles.title_page import TitlePage

        return TitlePage(self._context)

    def _make_register(self) -> RecordPage:
        from lushan_desktop.ui.modules.titles.register_page import RegisterPage

        register = RegisterPage(self._context)
        register.start_requested.connect(self._start)
        register.review_requested.connect(self.open_review)
        return register

    def _start(self, values: dict[str, object]) -> None:
        self.open(OVERVIEW)
        self.overview.begin(values)

    def _open_row(self, chosen: Row, field: str) -> None:
        if chosen.type == REGISTER:
            self.open_review(chosen.id, field)
        else:
            self.list_of(chosen.type).show_record(chosen.id, field)

    def _show(self, page: QWidget, key: str) -> None:
        show_if(self._head, True)
        self.tabs.choose(key)
        self.setFocusProxy(page.list.table if isinstance(page, RecordPage) else self.overview.table)
        self.pages.setCurrentWidget(page)

    def _return(self) -> None:
        self.open(OVERVIEW)

    def _review_ranked(self, application_id: str) -> None:
        self._lead_on_from_ranking()
        self.open_review(application_id)

    def _change_quota(self, batch: str) -> None:
        self._lead_on_from_ranking()
        self.list_of("batch").show_record(batch, "quota")

    def _lead_on_from_ranking(self) -> None:
        """Alt+← comes back to the batch that was ranked."""
        batch = self.ranking.batch.current_key()
        self._context.led_on.emit(lambda: self.open_ranking(batch))
