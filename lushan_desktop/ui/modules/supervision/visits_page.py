"""督导检查: each visit with its record to print."""

from collections.abc import Iterator

from PySide6.QtCore import Signal

from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records.record_view import RecordView
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.records.detail import RecordDetail
from lushan_desktop.ui.records.page import REPORTS_PAGE, RecordPage
from lushan_desktop.ui.widgets.buttons import LinkButton
from lushan_desktop.ui.widgets.layout import SPRING, Item, row

VISIT_PAPER = "visit_record"


class VisitDetail(RecordDetail):
    """As every detail, with the record that is filled in on the spot."""

    paper_requested = Signal()
    problem_requested = Signal()

    def below_title(self, view: RecordView) -> Iterator[Item]:
        del view
        link = LinkButton("打印督导检查记录表", "act.print", tip="打印这次督导检查的记录表")
        link.clicked.connect(self.paper_requested)
        add = LinkButton("登记问题", "act.add", tip="登记这次督导检查发现的问题")
        add.setDisabled(self._is_read_only)
        add.clicked.connect(self.problem_requested)
        yield row(None, link, add, SPRING)


class VisitsPage(RecordPage):
    """The described page, with its paper and what it found."""

    problem_requested = Signal(dict, dict)
    """The values that a problem of the visit on show begins with, and the names of what they point to."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, RECORD_TYPES.get("supervision_visit"))

    def make_detail(self) -> RecordDetail:
        made = VisitDetail(self._type, is_read_only=self._context.is_read_only)
        made.paper_requested.connect(self._print_record)
        made.problem_requested.connect(self._ask_for_problem)
        return made

    def _print_record(self) -> None:
        if self.detail.shown is not None:
            options = {"visit": self.detail.shown.id}
            self._context.open(REPORTS_PAGE, VISIT_PAPER, "print", hand_over=options)

    def _ask_for_problem(self) -> None:
        view = self.detail.shown
        if view is not None:
            held = view.values
            values = {name: held[name] for name in ("unit", "supervision_round", "team")}
            values |= {"visit": view.id, "found_on": held["held_on"]}
            self.problem_requested.emit(values, {**view.name_by_id, view.id: view.title})
