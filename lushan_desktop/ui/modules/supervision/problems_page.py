"""The problems: board or table, the detail beside or over it, and what is done with a problem."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from lushan_desktop.base import clock
from lushan_desktop.base.lazy import made
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.record_type import COUNTY
from lushan_desktop.domain.supervision.problem import CLOSING_FORM, PROBLEM
from lushan_desktop.services.office.office import Office
from lushan_desktop.services.records import flows
from lushan_desktop.services.records.flows import Way
from lushan_desktop.services.records.record_view import RecordView
from lushan_desktop.services.supervision import problem_view, supervision, supervision_board
from lushan_desktop.services.supervision.problem_view import ProblemView
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.supervision.deeds import ProblemDeeds
from lushan_desktop.ui.modules.supervision.problem_detail import PRINT_CLOSING_FORM, ProblemDetail
from lushan_desktop.ui.modules.supervision.problem_list import BOARD, ProblemList
from lushan_desktop.ui.modules.supervision.side_panel import SidePanel
from lushan_desktop.ui.records import moving
from lushan_desktop.ui.records.asking_page import AskingPage
from lushan_desktop.ui.records.detail import RecordDetail
from lushan_desktop.ui.records.list import RecordList
from lushan_desktop.ui.records.question import Question
from lushan_desktop.ui.widgets.layout import show_if

if TYPE_CHECKING:
    from lushan_desktop.ui.modules.supervision.feedback_desk import FeedbackDesk
    from lushan_desktop.ui.records.form import RecordForm
    from lushan_desktop.ui.widgets.board import Board


class ProblemsPage(AskingPage):
    """On the board the panel slides over the right; beside the table it stands as everywhere."""

    read_view = staticmethod(problem_view.view)

    def __init__(self, context: Context) -> None:
        self.side = supervision.side_of(context.office)
        super().__init__(context, PROBLEM, ledger="rectification_ledger", add_text="登记问题")
        self.deeds = ProblemDeeds(context, self, self.problem)
        self.acts.also = self.deeds.entries
        self._connect_problems()
        self.side_panel = SidePanel(self, self.panes, self.right)
        self._stand()
        # A township answers; finding problems and sending lists is the county's.
        for button in (self.list.add_button, self.list.empty_button, self.problems.feedback_button):
            show_if(button, self.side == COUNTY)

    def make_list(self, add_text: str) -> RecordList:
        del add_text
        self.problems = ProblemList(self._context)
        return self.problems

    def make_detail(self) -> RecordDetail:
        read_only = self._context.is_read_only
        self.problem = ProblemDetail(PROBLEM, flows.flow_of(PROBLEM), self.side, is_read_only=read_only)
        return self.problem

    def make_form(self) -> "RecordForm":
        from lushan_desktop.ui.modules.supervision.problem_form import ProblemForm

        form: RecordForm = ProblemForm(self._context)
        return form

    @property
    def is_board(self) -> bool:
        return self.problems.view == BOARD

    @property
    def board(self) -> "Board":
        return self.problems.board.widget

    def add(self, known: Mapping[str, str] | None = None, **values: Any) -> None:
        """A new problem belongs to the round on show and was found today, if today lies in the 创建周期.

        `known` are the names of the records that the values point to.
        """
        if self._context.is_read_only or self.side != COUNTY:
            return
        box = self.problems.round
        proposed = {
            "supervision_round": box.current_key(),
            "found_on": _proposed_day(self._context.office),
        }
        # 全部轮次 is no round: by an empty id every field that is empty would be called so.
        names = {key: box.currentText() for key in (box.current_key(),) if key} | dict(known or {})
        self._open_form({**self._type.blank(), **proposed, **values}, names)

    def visible_text(self) -> str:
        return "\n".join([*(self.board.texts() if self.is_board else []), super().visible_text()])

    def take(self, way: Way) -> None:
        """Make a move with the problem on show."""
        if isinstance(self.detail.shown, ProblemView):
            self._go(self.detail.shown, way.move.end)

    def carry(self, problem_id: str, stage: str) -> None:
        """Bring a problem to a stage; what the move demands and is not there is asked for first."""
        shown = self.detail.shown
        if self._context.is_read_only:
            return
        if isinstance(shown, ProblemView) and shown.id == problem_id and self._is_ready(shown, stage):
            self._go(shown, stage)
        else:
            self._ask_view(problem_id, lambda view: self._go(view, stage))

    def _is_ready(self, view: ProblemView, stage: str) -> bool:
        """Return True if what is on show lacks nothing for a move: it need not be asked for once more."""
        way = view.way_to(stage, self.side)
        return way is not None and moving.states_its_day(way)

    def step(self, problem_id: str, by: int) -> None:
        """One stage on or back."""

        def go(view: ProblemView) -> None:
            way = supervision_board.columns()
            place = way.index(view.stage) + by if view.stage in way else by
            if 0 <= place < len(way):
                self._go(view, way[place])

        if not self._context.is_read_only:
            self._ask_view(problem_id, go)

    def _ask_view(self, problem_id: str, then: Callable[[ProblemView], None]) -> None:
        self._context.query(problem_view.view, PROBLEM, problem_id, then=then, key=f"moving {id(self)}")

    def _go(self, view: ProblemView, stage: str) -> None:
        way = view.way_to(stage, self.side)
        service = partial(supervision.move, side=self.side)
        said = f"已转为“{stage}”" + (f"。{view.notice}" if view.notice else "")
        if way is None:  # the service refuses it in its own words
            self.carry_out(view, service, view.id, stage, said=said)
            return
        if self.detail.shown is None or self.detail.shown.id != view.id:
            self.problem.show_record(view)
        self.make_move(view, way, service, view.id, stage, said=said)

    def question_of(self, way: Way, view: RecordView) -> Question:
        return _question_of(way, view)

    def print_form(self) -> None:
        self.problem.paper_requested.emit()

    def open_feedback(self) -> None:
        """The lists of the round on show, in the right panel."""
        self.feedback.open(self.problems.round.current_key())

    @cached_property
    def feedback(self) -> "FeedbackDesk":
        """What deals with the feedback lists, built when it is first asked for."""
        from lushan_desktop.ui.modules.supervision.feedback_desk import FeedbackDesk

        desk: FeedbackDesk = FeedbackDesk(self._context, self, self)
        for panel in desk.panels():
            self.right.addWidget(panel)
        return desk

    def show_in_panel(self, panel: QWidget) -> None:
        """Show a panel of one's own where the detail stands."""
        self.keep_draft()
        self.list.make_room(is_form_open=True)
        self.right.setCurrentWidget(panel)
        self.side_panel.bring()

    def is_filling_in(self) -> bool:
        is_feedback = made(self, "feedback") and self.right.currentWidget() in self.feedback.panels()
        return super().is_filling_in() or is_feedback

    def leave_panel(self) -> None:
        self._close_form()

    def open_panel(self) -> None:
        """Over the board: the problem that is chosen, with all that can be done."""
        if self.detail.shown is not None:
            self.side_panel.bring()

    def close_panel(self) -> None:
        """Give the board back."""
        if self.is_board:
            self.side_panel.shut()
            self.board.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.is_board and (self._is_detail or not self.side_panel.is_open):
            self.board.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _is_detail(self) -> bool:
        """True if the panel asks nothing: the keyboard is left to the board."""
        return self.right.currentWidget() in (self.detail, self._nothing)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_left = event.key() == Qt.Key.Key_Escape and self._is_detail
        if is_left and self.is_board and self.side_panel.is_open:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def _connect_problems(self) -> None:
        shown, board, once_shown = self.problem, self.problems.board.widget, self.on_show.when_shown
        self.problems.view_changed.connect(self._change_view)
        self.problems.board_shown.connect(self._follow_board)
        self.problems.feedback_button.clicked.connect(self.open_feedback)
        shown.move_requested.connect(self.take)
        shown.left.connect(self.close_panel)
        board.carried.connect(self.carry)
        board.lifted.connect(lambda: self.side_panel.make_way(is_asking=not self._is_detail))
        board.step_requested.connect(self.step)
        board.opened.connect(lambda _: once_shown(self.open_panel))
        board.preview_requested.connect(lambda _: once_shown(self.acts.see_evidence))
        board.delete_requested.connect(lambda _: once_shown(self.acts.remove))
        board.paste_requested.connect(lambda: once_shown(self.acts.paste))
        board.menu_requested.connect(lambda _, spot: once_shown(partial(self.acts.open_menu, spot)))
        board.files_dropped.connect(lambda one, files: self.acts.attaching.attach(one, files))

    def _stand(self) -> None:
        self.problem.stand(is_over=self.is_board)
        self.side_panel.stand(is_over=self.is_board)

    def _change_view(self, view: str) -> None:
        self._stand()
        shown = self.detail.shown
        if shown is not None:
            self.problems.choose(shown.id)
        if view == BOARD:
            self.board.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self) -> None:
        """On the board something is chosen once its cards are there."""
        if not self.is_board:
            super()._follow()

    def _follow_board(self) -> None:
        shown = self.detail.shown
        if not self.is_board or self._wanted[0]:
            return
        if shown is not None and self.problems.board.reach(shown.id):
            self.problems.choose(shown.id)
        elif first := self.problems.first_card():
            self.problems.choose(first)
            self._ask_for(first)
        elif self._is_detail:
            self.detail.shown = None
            self.right.setCurrentWidget(self._nothing)
            self.close_panel()

    def show_record(self, record_id: str, field: str = "") -> None:
        """A problem that somebody asks for comes with its panel; one just saved only lies on the board."""
        self._is_sought = True
        if made(self, "feedback") and self.right.currentWidget() in self.feedback.panels():
            self._end_form()
        super().show_record(record_id, field)

    _is_sought = False

    def _show(self, view: RecordView) -> None:
        wanted = self._wanted[0]
        super()._show(view)
        if wanted and wanted == view.id:
            self.problems.choose(view.id)
            if self._is_sought:
                self.open_panel()
            self._is_sought = False

    def _open_form(self, *args: Any, **keywords: Any) -> None:
        super()._open_form(*args, **keywords)
        self.side_panel.bring()

    def open_ask(self, *args: Any) -> None:
        super().open_ask(*args)
        self.side_panel.bring()

    def _close_form(self) -> None:
        super()._close_form()
        if self.is_board:
            self.close_panel()

    def _show_next(self, record_id: str) -> None:
        if not self.is_board:
            super()._show_next(record_id)


def _proposed_day(office: Office) -> PartialDate | None:
    """Today; nothing where that lies outside the 创建周期, for the problem would not be in sight."""
    today = PartialDate.from_date(clock.today())
    start, end = office.cycle
    is_before = start is not None and today.last_day < start.first_day
    is_after = end is not None and today.first_day > end.last_day
    return None if is_before or is_after else today


def _question_of(way: Way, view: RecordView) -> Question:
    """A deadline that is counted from a term is not asked for: it follows from the day."""
    held = view.values
    is_counted = way.move.dated_by == "issued_on" and held["term"] and not held["due_on"]
    question = moving.question_of(PROBLEM, way, view, ("due_on",) if is_counted else ())
    is_signed = any(demand.material == CLOSING_FORM for demand in way.move.demands)
    return replace(question, paper=PRINT_CLOSING_FORM) if is_signed else question
