"""Tree, table and panel of the indicators of the system in use."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from lushan_desktop.domain.indicators.completeness import FULL
from lushan_desktop.domain.papers.statement_terms import REPORT as STATEMENT
from lushan_desktop.services.indicators import gaps, gaps_view
from lushan_desktop.services.indicators.gaps import Gaps, Indicator, Material
from lushan_desktop.services.indicators.gaps_view import IndicatorView
from lushan_desktop.services.records.asking import LACKING
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.indicators.acts import REPORTS_PAGE, IndicatorActs
from lushan_desktop.ui.modules.indicators.head import Head
from lushan_desktop.ui.modules.indicators.indicator_detail import IndicatorDetail
from lushan_desktop.ui.modules.indicators.model import WIDTHS, IndicatorsModel
from lushan_desktop.ui.modules.indicators.progress_chart import ProgressChart
from lushan_desktop.ui.modules.indicators.tree import ALL, IndicatorTree
from lushan_desktop.ui.records.ask_form import AskForm
from lushan_desktop.ui.records.link_panel import LinkPanel
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import LinkButton, PrimaryButton
from lushan_desktop.ui.widgets.drop_zone import FileTarget, sheet_in
from lushan_desktop.ui.widgets.empty_state import EmptyState
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING, column, container, show_if
from lushan_desktop.ui.widgets.panes import Panes
from lushan_desktop.ui.widgets.table_view import TableCard, TableView

WAITS_FOR_COUNTY = "从 U 盘接收县里下发的报送包后，本单位的指标、要提供的材料和还缺的列在这里。"
BREAKDOWN, SUBMISSION = "indicator_tasks", "submission"


class Overview(QWidget):
    """Asks how everything stands, then filters what it knows without asking again."""

    import_requested = Signal()
    sheet_dropped = Signal(object)
    """A workbook to read the official table from."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        style.set_look(self, "page")
        self._context = context
        self.gaps: Gaps | None = None
        self._wanted = ""
        self._is_stale = True
        is_township = context.office.is_township
        self.head = Head(is_read_only=context.is_read_only, is_township=is_township)
        self.tree, self.table, self.rows = IndicatorTree(), TableView(says="指标"), IndicatorsModel()
        self.table.setModel(self.rows)
        self.table.set_widths(WIDTHS)
        self.table.allow_many()
        self.card = TableCard(self.table)
        self.detail = IndicatorDetail(is_read_only=context.is_read_only, is_township=is_township)
        self.link, self.form = LinkPanel(context), AskForm(context)
        self.acts = IndicatorActs(context, self.form, self)
        self._lay_out()
        self._connect()
        context.changed.connect(self._hear)

    def _tree_card(self) -> QFrame:
        """The tree, and below it how the materials came together."""
        card = QFrame()
        style.set_look(card, "card")
        self.progress = ProgressChart(self._context)
        self.progress.pressed.connect(lambda: self.narrow(state=LACKING))
        column(card, (self.tree, 1), self.progress, margins=("tight", "small"))
        return card

    def _lay_out(self) -> None:
        tree = self._tree_card()
        self.assigned = Words("", "strong")
        self.assign = LinkButton("分配单位…", "obj.org", tip="为选中的指标确定牵头单位和责任单位")
        self.assign.setDisabled(self._context.is_read_only)
        show_if(self.assign, not self._context.office.is_township)
        self.card.put_actions(container(self.assigned, self.assign, SPRING, upright=False))
        self.nothing = EmptyState("nav.indicators", "选一项指标，这里就显示它需要的材料")
        self.right = QStackedWidget()
        for panel in (self.nothing, self.detail, self.form):
            self.right.addWidget(panel)
        # The chooser takes the place of the table: its rows are dragged onto the materials at the right.
        self.middle = QStackedWidget()
        for part in (self.card, self.link):
            self.middle.addWidget(part)
        detail = theme().width("detail_panel_big")
        self.panes = Panes(
            tree,
            self.middle,
            self.right,
            widths=(theme().width("tree_wide"), 10_000, detail),
            weights=(0, 1, 0),
        )
        self.panes.fold(tree, below=1000)
        work = QWidget()
        column(work, self.head, (self.panes, 1))
        self.begin = PrimaryButton("导入指标体系", "act.import")
        self.begin.setDisabled(self._context.is_read_only)
        self.empty = self._empty()
        self.stack = QStackedWidget()
        self.stack.addWidget(work)
        self.stack.addWidget(self.empty)
        column(self, (self.stack, 1), margins=("page", "inset"))

    def _empty(self) -> EmptyState:
        if self._context.office.is_township:
            return EmptyState("nav.indicators", "县里尚未给本单位分配指标", WAITS_FOR_COUNTY)
        return EmptyState(
            "nav.indicators",
            "还没有指标体系",
            "从 Excel 表导入，也可以把表拖到这里。导入以后，这里逐项显示需要哪些材料、已有哪些、还缺哪些。",
            self.begin,
        )

    def _connect(self) -> None:
        FileTarget(self.empty).dropped.connect(self._take_sheet)
        for button in (self.begin, self.head.import_button):
            button.clicked.connect(self.import_requested)
        self.head.print_button.clicked.connect(self._print_breakdown)
        self.head.asked.connect(self._sift)
        self.head.search.leads_to(self.table.setFocus)
        self.tree.chosen.connect(lambda _: self._sift())
        self.table.chosen.connect(lambda place: self._ask_for(self.rows.rows[place].id))
        self.table.many_chosen.connect(self._count_chosen)
        self.assign.clicked.connect(lambda: self.acts.assign(self.chosen_ids()))
        self.acts.asking.connect(lambda: self.right.setCurrentWidget(self.form))
        self.acts.done.connect(self._show_detail)
        for panel in (self.form, self.link):
            panel.left.connect(self._show_detail)
        self.link.picked.connect(self.acts.link)
        self.head.paper_wanted.connect(lambda key: self._context.open(REPORTS_PAGE, key, "print"))
        shown = self.detail
        shown.statement_requested.connect(self._print_statement)
        shown.files_given.connect(self.acts.attaching.attach)
        shown.record_given.connect(self.acts.give)
        shown.link_requested.connect(self._choose_record)
        shown.open_requested.connect(self.acts.open_proofs)
        shown.edit_requested.connect(lambda one: self.acts.assign([one]))
        shown.material_edit_requested.connect(self.acts.edit_material)
        shown.add_requested.connect(self.acts.add_material)
        shown.score_requested.connect(lambda: self.acts.score(self._view()))
        shown.applying_requested.connect(lambda: self.acts.change_applying(self._view()))

    def load(self) -> None:
        """Ask how everything stands."""
        self._is_stale = False
        self._context.query(gaps.gaps, then=self._show, key=f"gaps {id(self)}")
        self.progress.ask()

    def show_indicator(self, record: str) -> None:
        """Choose an indicator, even one that the filters hide; one that has others below it shows those."""
        self._wanted = record
        self.load()

    def narrow(self, *, node: str = "", state: str = "") -> None:
        """Show what somebody counted elsewhere: below a node, or in a state."""
        self.head.put_back(state=state)
        self._wanted = node
        if not node and self.gaps is not None:
            self.tree.choose(ALL)
        self.load()

    def chosen_ids(self) -> list[str]:
        """The indicators that are chosen."""
        return [self.rows.rows[place].id for place in self.table.chosen_rows()]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.load()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hear(self, changes: Any) -> None:
        """Nearly every register can prove an indicator."""
        del changes
        if self.isVisible():
            self.load()
        else:
            self._is_stale = True

    def _show(self, found: Gaps) -> None:
        self.gaps = found
        is_empty = not found.indicators and not found.nodes
        self.stack.setCurrentWidget(self.empty if is_empty else self.stack.widget(0))
        self.tree.show_gaps(found)
        self.progress.follow(found)
        wanted, self._wanted = self._wanted, ""
        if wanted in {node.id for node in found.nodes}:
            self.tree.unfold([wanted])
            self.tree.choose(wanted)
        self._sift()
        if wanted in found.by_id:
            self._choose(wanted)

    def _sift(self) -> None:
        """Show what is asked for; the indicator on show stays chosen where it is among it."""
        if self.gaps is None:
            return
        kept = self.detail.shown.indicator.id if self.detail.shown else ""
        sieve = self.head.sieve(self.tree.chosen_node())
        shown = sieve.passed(self.gaps)
        self.head.show_gaps(self.gaps, sieve)
        self.rows.show(shown)
        self.card.say(self._told(shown))
        place = max(self.rows.place_of(kept), 0)
        if shown:
            self.table.choose_row(place)
        else:
            self.detail.shown = None
            self.right.setCurrentWidget(self.nothing)

    def _choose(self, record: str) -> None:
        if self.rows.place_of(record) < 0:
            self.head.put_back()
            self.tree.choose(ALL)
            self._sift()
        self.table.choose_row(self.rows.place_of(record))
        self.table.scrollTo(self.table.currentIndex())

    def _told(self, shown: tuple[Indicator, ...]) -> str:
        full = sum(one.state == FULL for one in shown)
        name = f"{self.gaps.system_name} · " if self.gaps and self.gaps.system_name else ""
        return f"{name}{len(shown)} 项，材料齐全 {full} 项" if shown else "没有符合条件的指标"

    def _count_chosen(self) -> None:
        count = len(self.table.chosen_rows())
        self.card.show_actions(count > 1)
        self.assigned.setText(f"已选 {count} 项")

    def _ask_for(self, record: str) -> None:
        shown = self.detail.shown
        if shown is not None and shown.indicator.id != record:
            self._leave_form()
        self._context.query(gaps_view.view, record, then=self._show_view, key=f"indicator {id(self)}")

    def _show_view(self, view: IndicatorView | None) -> None:
        if view is None:
            return
        self.detail.show_view(view)
        if self.right.currentWidget() is self.nothing:
            self.right.setCurrentWidget(self.detail)

    def _leave_form(self) -> None:
        """Another indicator is looked at; what was typed is there again when the same is asked."""
        if self.right.currentWidget() is self.form:
            self.form.leave()
        elif self.middle.currentWidget() is self.link:
            self._show_detail()

    def _view(self) -> IndicatorView:
        assert self.detail.shown is not None
        return self.detail.shown

    def _show_detail(self) -> None:
        self.right.setCurrentWidget(self.detail if self.detail.shown else self.nothing)
        self.middle.setCurrentWidget(self.card)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_record(self, material: Material) -> None:
        self.link.open(material.id, material.description)
        self.middle.setCurrentWidget(self.link)
        self.link.search.take_focus()

    def _take_sheet(self, files: list[Path]) -> None:
        file = sheet_in(files)
        if file is not None and not self._context.is_read_only:
            self.sheet_dropped.emit(file)

    def _print_breakdown(self) -> None:
        """Of the unit that is chosen, or of all."""
        unit = self.head.units.current_key()
        self._context.open(REPORTS_PAGE, BREAKDOWN, "print", hand_over={"unit": unit} if unit else {})

    def submit(self) -> None:
        """Hand in those that are chosen together; of one alone, all that are on show."""
        chosen = self.chosen_ids()
        ids = chosen if len(chosen) > 1 else [one.id for one in self.rows.rows]
        self._context.open(REPORTS_PAGE, SUBMISSION, hand_over={"indicators": ids})

    def _print_statement(self, record: str) -> None:
        shape = {"shape": gaps.NOT_APPLICABLE} if self._view().indicator.not_applicable else {}
        self._context.open(REPORTS_PAGE, STATEMENT, "print", hand_over={"indicator": record, **shape})
