"""What stands above the tree and the table: import, print, filters, the box to find in."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from lushan_desktop.services.indicators.gaps import Gaps
from lushan_desktop.services.records.asking import LACKING
from lushan_desktop.ui.modules.indicators.sieve import LACKING_STATE, STATES, Sieve, units_of
from lushan_desktop.ui.records.row_menu import Entry, menu_of
from lushan_desktop.ui.widgets.buttons import GivingButton, SmallIconButton
from lushan_desktop.ui.widgets.chips import Choice
from lushan_desktop.ui.widgets.choice_box import ChoiceBox
from lushan_desktop.ui.widgets.folding_chips import FoldingChips
from lushan_desktop.ui.widgets.layout import row, show_if
from lushan_desktop.ui.widgets.search_box import SearchBox

_ANY = Choice("", "全部单位")
PAPERS = (
    ("self_scores", "自评打分表"),
    ("lost_points", "失分清单"),
    ("self_report", "自评报告"),
    ("missing_materials", "缺项清单"),
    ("material_reminder", "催报单"),
    ("web_publications", "网上公开清单"),
)


class Head(QWidget):
    """Tells when something else is asked for."""

    asked = Signal()
    paper_wanted = Signal(str)
    """The key of another paper about the indicators."""

    def __init__(self, *, is_read_only: bool, is_township: bool = False) -> None:
        super().__init__()
        self.import_button = GivingButton("导入指标体系", "act.import", tip="从 Excel 表导入指标体系")
        self.print_button = GivingButton("打印任务分解表", "act.print", tip="打印指标任务分解表")
        self.papers_button = SmallIconButton("act.more", "自评、失分、缺项、催报等其他报表")
        self.papers_button.clicked.connect(self._open_papers)
        self.import_button.setDisabled(is_read_only)
        self.states = FoldingChips([Choice(*state) for state in STATES], says="按完成情况筛选")
        self.units = ChoiceBox([_ANY], says="按责任单位筛选")
        self.search = SearchBox("查找指标（序号、名称、单位）", keys="Ctrl+F")
        self.states.chosen.connect(lambda _: self.asked.emit())
        self.units.chosen.connect(lambda _: self.asked.emit())
        self.search.searched.connect(lambda _: self.asked.emit())
        # The county hands its indicators down; those of others are not shown.
        for part in (self.import_button, self.units):
            show_if(part, not is_township)
        row(
            self,
            self.import_button,
            self.print_button,
            self.papers_button,
            (self.states, 1),
            self.units,
            self.search,
        )

    def papers(self) -> QMenu:
        """The other papers about the indicators, each one click away."""
        entries = [Entry(f"打印{name}", partial(self.paper_wanted.emit, key)) for key, name in PAPERS]
        return menu_of(self.papers_button, entries, is_read_only=False)

    def _open_papers(self) -> None:
        button = self.papers_button
        self.papers().popup(button.mapToGlobal(button.rect().bottomLeft()))

    def sieve(self, node: str) -> Sieve:
        """Return what is asked for, below this node."""
        return Sieve(node, self.states.current_key(), self.units.current_key(), self.search.text())

    def show_gaps(self, gaps: Gaps, sieve: Sieve) -> None:
        """The units there are, and how many each state would show."""
        units = sorted(units_of(gaps).items(), key=lambda one: one[1])
        if [_ANY.key, *(unit for unit, _ in units)] != self._units():
            self.units.show_choices([_ANY, *(Choice(*unit) for unit in units)])
        self.show_counts(sieve.counts(gaps))

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many each state would show."""
        self._offer(counts, state=self.states.current_key())

    def put_back(self, *, state: str = "") -> None:
        """All filters as at first, and this state."""
        self._offer({}, state=state)
        self.search.clear()
        self.units.choose("")
        self.states.choose(state)

    def _units(self) -> list[str]:
        return [str(self.units.itemData(place) or "") for place in range(self.units.count())]

    def _offer(self, counts: Mapping[str, int], *, state: str) -> None:
        shown = (*STATES, LACKING_STATE) if state == LACKING else STATES
        self.states.show_choices([Choice(key, word, counts.get(key)) for key, word in shown])
