"""督导整改: problems on the board, rounds, teams, visits, tasks, and how far it all is."""

from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import flows
from lushan_desktop.services.supervision import problem_view
from lushan_desktop.services.supervision.supervision_board import Filter
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.supervision.problems_page import ProblemsPage
from lushan_desktop.ui.modules.supervision.progress_page import ProgressPage
from lushan_desktop.ui.modules.supervision.rounds_page import RoundsPage
from lushan_desktop.ui.modules.supervision.visits_page import VisitsPage
from lushan_desktop.ui.records.flow_page import FlowPage
from lushan_desktop.ui.records.page import RecordPage
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.widgets.chips import Choice
from lushan_desktop.ui.widgets.layout import SPRING, column, row, show_if
from lushan_desktop.ui.widgets.segments import Segments

PROBLEMS, ROUNDS, VISITS, PROGRESS = "problem", "supervision_round", "supervision_visit", "progress"
TABS = (
    (PROBLEMS, "问题"),
    (ROUNDS, "轮次"),
    ("supervision_team", "督导组"),
    (VISITS, "检查"),
    ("task", "任务"),
    (PROGRESS, "进度"),
)


class SupervisionPage(QWidget):
    """Each register on its page, built when first opened; the problems first."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        style.set_look(self, "page")
        self._context = context
        self._page_by_key: dict[str, RecordPage] = {}
        self._progress: ProgressPage | None = None
        self.tabs = Segments([Choice(*tab) for tab in TABS], says="督导整改")
        self.tabs.chosen.connect(self.open)
        self.pages = QStackedWidget()
        self.problems = ProblemsPage(context)
        self._page_by_key[PROBLEMS] = self.problems
        self.pages.addWidget(self.problems)
        self._beside = self.problems.problems.beside_tabs
        head = row(None, self.tabs, SPRING, self._beside, margins=("page", "small", "page", "none"))
        column(self, head, (self.pages, 1), gap="none")
        context.changed.connect(self._hear)
        context.office_changed.connect(self._count)
        self._count()

    def open(self, key: str) -> QWidget:
        """Show one register, or the progress."""
        page = self._page(key)
        self.tabs.choose(key)
        show_if(self._beside, key == PROBLEMS)
        self.pages.setCurrentWidget(page)
        return page

    def _page(self, key: str) -> QWidget:
        if key == PROGRESS:
            if self._progress is None:
                self._progress = ProgressPage(self._context)
                self.pages.addWidget(self._progress)
            return self._progress
        if key not in self._page_by_key:
            record_type = RECORD_TYPES.get(key)
            if key == VISITS:
                visits = VisitsPage(self._context)
                visits.problem_requested.connect(self._add_problem)
                made: RecordPage = visits
            elif key == ROUNDS:
                made = RoundsPage(self._context)
            elif flows.stage_field(record_type):
                made = FlowPage(self._context, record_type)
            else:
                made = RecordPage(self._context, record_type)
            self._page_by_key[key] = made
            self.pages.addWidget(made)
        return self._page_by_key[key]

    def _add_problem(self, values: dict[str, Any], names: dict[str, str]) -> None:
        """A problem that a visit found; Alt+← leads back to the visit."""
        self._context.led_on.emit(lambda: self.show_record(values["visit"], type_key=VISITS))
        self.open(PROBLEMS)
        self.problems.add(names, **values)

    def current(self) -> RecordPage:
        """The register that is open; the problems while the progress is."""
        return self._page_by_key.get(self.tabs.current_key(), self.problems)

    def show_record(self, record_id: str, field: str = "", *, type_key: str = "") -> None:
        """Open a record, and its form at the field if one is named."""
        keys = [key for key, _ in TABS if key != PROGRESS]
        self.open(type_key if type_key in keys else PROBLEMS)
        self.current().show_record(record_id, field)

    def load(self) -> None:
        if self.tabs.current_key() == PROGRESS and self._progress is not None:
            self._progress.load()
        else:
            self.current().load()

    def _hear(self, changes: Any) -> None:
        if changes.touches(PROBLEMS):
            self._count()

    def _count(self) -> None:
        """The red number in the rail: the same that 工作台 counts."""
        start, end = self._context.office.cycle
        within = Filter(start=start, end=end)
        self._context.query(problem_view.count_overdue, within, then=self._tell, key=f"overdue {id(self)}")

    def _tell(self, count: int) -> None:
        self._context.badged.emit("supervision", count, "bad")
