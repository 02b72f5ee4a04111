"""申报: all applications by title with their stages, what is due and how they stand."""

from typing import Any

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from lushan_desktop.domain.record_type import Values
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import records
from lushan_desktop.services.records.lists import ListQuery
from lushan_desktop.services.titles import applications_list
from lushan_desktop.services.titles.applications_list import ApplicationFilter, Overview, Row
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.titles.overview_empty import NoApplications
from lushan_desktop.ui.modules.titles.overview_table import OverviewTable
from lushan_desktop.ui.modules.titles.papers import LEDGER, SUMMARY
from lushan_desktop.ui.modules.titles.review_acts import ReviewActs
from lushan_desktop.ui.modules.titles.title_cards import TitleCards
from lushan_desktop.ui.plain import set_tip
from lushan_desktop.ui.records.ask_form import AskForm
from lushan_desktop.ui.records.list import READ_ONLY
from lushan_desktop.ui.records.record_acts import REPORTS_PAGE, SETTINGS_PAGE
from lushan_desktop.ui.records.row_menu import Entry, menu_of
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import GivingButton, PrimaryButton
from lushan_desktop.ui.widgets.chips import Choice
from lushan_desktop.ui.widgets.choice_box import ChoiceBox
from lushan_desktop.ui.widgets.layout import SPRING, column, row, show_if
from lushan_desktop.ui.widgets.panes import Panes
from lushan_desktop.ui.widgets.search_box import SearchBox
from lushan_desktop.ui.widgets.table_view import TableCard

TOUCHING = ("application", "review_item", "title", "title_stage", "batch", "honour", "unit", "standard_item")
FOOT = "打开一行，逐项初审"


class OverviewPage(QWidget):
    """Cards, filters, the grouped table; a new application is asked for at the right."""

    opened = Signal(object, str)
    """The row, and the field of its form to land in, or nothing."""
    ranking_requested = Signal(str)
    title_requested = Signal()
    """A title is to be entered first."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        style.set_look(self, "page")
        self._context = context
        self.overview: Overview | None = None
        self._is_stale = True
        self.add_button = PrimaryButton("登记申报", "act.add", keys="Ctrl+N")
        self.summary_button = GivingButton("打印推荐汇总表", "act.print", tip="打印推荐汇总表")
        self.print_button = GivingButton("打印申报台账", "act.print", keys="Ctrl+P", tip="打印申报台账")
        self.ranking_button = GivingButton("排名推荐", "act.sort", tip="一个批次按得分排名，对照名额推荐")
        self.batch = ChoiceBox([Choice("", "全部批次")], says="按批次筛选")
        self.stage = ChoiceBox([Choice("", "全部阶段")], says="按阶段筛选")
        self.search = SearchBox("查找单位", keys="Ctrl+F")
        self.search.setMaximumWidth(theme().width("page_search"))
        self.cards, self.table = TitleCards(), OverviewTable()
        self.card = TableCard(self.table)
        self.nothing = NoApplications(
            is_read_only=context.is_read_only, is_township=context.office.is_township
        )
        self.place = QStackedWidget()
        for each in (self.card, self.nothing):
            self.place.addWidget(each)
        self.ask = AskForm(context)
        self.acts = ReviewActs(context, self.ask, self)
        show_if(self.ask, False)
        self._lay_out()
        self._connect()
        if context.is_read_only:
            self.add_button.setEnabled(False)
            set_tip(self.add_button, READ_ONLY)

    def _lay_out(self) -> None:
        tools = row(
            None,
            self.add_button,
            self.summary_button,
            self.print_button,
            self.ranking_button,
            SPRING,
            self.batch,
            self.stage,
            (self.search, 1),
            gap="medium",
        )
        panes = Panes(self.place, self.ask, widths=(10_000, theme().width("detail_panel")), weights=(1, 0))
        head = column(None, tools, self.cards, gap="medium")
        column(self, head, (panes, 1), margins=("page", "inset"))

    def _connect(self) -> None:
        self.add_button.clicked.connect(lambda: self.begin({}))
        self.summary_button.clicked.connect(self._print_summary)
        self.print_button.clicked.connect(self._print_ledger)
        self.ranking_button.clicked.connect(lambda: self.ranking_requested.emit(self.batch.current_key()))
        for box in (self.batch, self.stage):
            box.chosen.connect(lambda _: self.load())
        self.search.searched.connect(lambda _: self.load())
        self.search.leads_to(self.table.setFocus)
        self.nothing.title_requested.connect(self.title_requested)
        self.cards.chosen.connect(lambda _: self.load())
        self.table.row_opened.connect(lambda one: self.opened.emit(one, ""))
        self.table.row_deleted.connect(self._remove)
        self.table.menu_requested.connect(self._open_menu)
        self.acts.asking.connect(lambda: self._make_room(is_asking=True))
        self.acts.answered.connect(self._close_ask)
        self.acts.started.connect(self._bring_into_sight)
        self.ask.left.connect(self._close_ask)
        self._context.changed.connect(self._hear)

    def begin(self, values: Values) -> None:
        """Ask for a new application; what the filters say is in it already."""
        if self._context.is_read_only:
            return
        narrowed: Values = {"title": self.cards.current(), "batch": self.batch.current_key()}
        names = dict(self.overview.batches) if self.overview is not None else {}
        names |= {title: card.card.name for title, card in self.cards.card_by_title.items() if title}
        self.acts.start({**narrowed, **values}, names)

    def wanted(self) -> ApplicationFilter:
        """Return what the filters say."""
        return ApplicationFilter(
            self.cards.current(), self.batch.current_key(), self.stage.current_key(), self.search.text()
        )

    def load(self) -> None:
        self._is_stale = False
        self._context.query(
            applications_list.overview, self.wanted(), then=self._show, key=f"applications {id(self)}"
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.load()
        if self.ask.isHidden():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, overview: Overview) -> None:
        self.overview = overview
        self.cards.show_cards(overview.cards)
        self.batch.show_choices([Choice("", "全部批次"), *(Choice(*each) for each in overview.batches)])
        pressed = self.stage.current_key()
        stages = dict.fromkeys((*overview.stages, *([pressed] if pressed else [])))
        self.stage.show_choices([Choice("", "全部阶段"), *(Choice(one, one) for one in stages)])
        self.table.show_groups(overview.groups)
        self.card.say(_foot(overview, self.wanted()))
        has_titles = len(overview.cards) > 1
        show_if(self.cards, has_titles)
        is_narrow = self.wanted() != ApplicationFilter()
        held = sum(card.count for card in overview.cards if card.title == self.cards.current())
        self.nothing.tell(has_titles=has_titles, is_narrow=is_narrow and held > 0)
        # A title that nobody applied for yet says so in its own heading.
        is_shown = bool(overview.rows) or (has_titles and not is_narrow)
        self.place.setCurrentWidget(self.card if is_shown else self.nothing)

    def _print_summary(self) -> None:
        given = {"batch": batch} if (batch := self.batch.current_key()) else None
        self._context.open(REPORTS_PAGE, SUMMARY, "print", hand_over=given)

    def _print_ledger(self) -> None:
        """The applications that are on show."""
        rows = self.overview.rows if self.overview is not None else ()
        ids = tuple(one.id for one in rows if one.type == "application")
        is_narrow = self.wanted() != ApplicationFilter()
        asked = ListQuery(only=ids) if is_narrow and ids else ListQuery()
        self._context.open(REPORTS_PAGE, LEDGER, "print", hand_over=asked)

    def _open_menu(self, place: int, spot: QPoint) -> None:
        chosen = self.table.rows.row_at(place)
        if chosen is None:
            return
        is_honour = chosen.type == "honour"
        words, field = ("打开荣誉", "name") if is_honour else ("打开，逐项初审", "applicant")
        entries = (
            Entry(words, lambda: self.opened.emit(chosen, ""), "Enter"),
            Entry("修改登记内容", lambda: self.opened.emit(chosen, field), changes=True),
            Entry("操作记录", lambda: self._context.open(SETTINGS_PAGE, chosen.id, "history")),
            None,
            Entry("移到回收站", lambda: self._remove(chosen), "Delete", changes=True),
        )
        menu_of(self, entries, is_read_only=self._context.is_read_only).popup(spot)

    def _remove(self, chosen: Row) -> None:
        if self._context.is_read_only:
            return

        def tell(_: object) -> None:
            self._context.say(f"“{chosen.applicant}”已移入回收站", can_undo=True)

        self._context.change(records.remove, RECORD_TYPES.get(chosen.type), [chosen.id], then=tell)

    def _make_room(self, *, is_asking: bool) -> None:
        """Make what is asked takes the red button."""
        show_if(self.ask, is_asking)
        style.set_look(self.add_button, "outline" if is_asking else "primary")
        self.add_button.show_icon("act.add", "text2" if is_asking else "onAccent")

    def _close_ask(self) -> None:
        self._make_room(is_asking=False)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _bring_into_sight(self, title: str) -> None:
        """What was just registered is on the page, whatever it was narrowed to before."""
        if self.cards.current() not in ("", title):
            self.cards.choose(title)
        for box in (self.batch, self.stage):
            with QSignalBlocker(box):
                box.choose("")
        self.load()

    def _hear(self, changes: Any) -> None:
        if changes.touches(*TOUCHING):
            self._is_stale = True
            if self.isVisible():
                self.load()


def _foot(overview: Overview, wanted: ApplicationFilter) -> str:
    """Return how many there are and, where nothing but a title narrows them, how far they have come."""
    count = f"{len(overview.rows)} 件"
    return f"{count}　{FOOT}" if wanted.is_narrow else f"{count}　{overview.figures.said}　{FOOT}"
