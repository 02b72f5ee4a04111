"""The feedback lists and the answers to them, in the right panel of the problems."""

from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from lushan_desktop.base import clock
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.record_type import Values
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.supervision import feedback_issuing
from lushan_desktop.services.supervision.feedback import UnitFeedback
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.supervision.answers_form import AnswersForm
from lushan_desktop.ui.modules.supervision.feedback_panel import FeedbackPanel
from lushan_desktop.ui.records.ask_form import AskForm
from lushan_desktop.ui.records.question import Question

VISIT = RECORD_TYPES.get("supervision_visit")


class Place(Protocol):
    """The place where panels are shown."""

    def show_in_panel(self, panel: QWidget) -> None:
        """Show it, over the board or beside the table."""

    def leave_panel(self) -> None:
        """Show the problem again."""


class FeedbackDesk(QObject):
    """Builds the panels when they are first asked for."""

    def __init__(self, context: Context, place: Place, over: QWidget) -> None:
        super().__init__(over)
        self._context, self._place = context, place
        self.panel = FeedbackPanel(context)
        self.answers = AnswersForm(context)
        self.ask = AskForm(context)
        self.panel.left.connect(place.leave_panel)
        self.panel.receipt_requested.connect(self.record_receipt)
        self.panel.answers_requested.connect(self.record_answers)
        for form in (self.answers.left, self.answers.saved, self.ask.left):
            form.connect(self.back)

    def panels(self) -> tuple[QWidget, ...]:
        return self.panel, self.answers, self.ask

    def open(self, round_id: str) -> None:
        """The lists of a round."""
        self._place.show_in_panel(self.panel)
        self.panel.open(round_id)

    def back(self) -> None:
        """From an answer or a receipt to the lists."""
        self._place.show_in_panel(self.panel)
        self.panel.load()

    def record_answers(self, round_id: str, unit: UnitFeedback) -> None:
        self.panel.acted_on = unit.unit
        self._place.show_in_panel(self.answers)
        self.answers.open(round_id, unit)

    def record_receipt(self, unit: UnitFeedback) -> None:
        """Who signed for the list, and when."""
        self.panel.acted_on = unit.unit
        today = PartialDate.from_date(clock.today())
        question = Question(
            f"登记签收：{unit.name}",
            "登记签收",
            VISIT,
            ("receipt", "receipt_on"),
            {**VISIT.blank(), "receipt": unit.receipt, "receipt_on": unit.receipt_on or today},
            {},
            says=[f"{unit.number}反馈清单" if unit.number else "反馈清单"],
            key=f"{unit.visit} receipt",
        )

        def answer(given: Values) -> None:
            self._context.change(
                feedback_issuing.record_receipt,
                unit.visit,
                given["receipt"] or "",
                given["receipt_on"],
                accepts=bool(given.get("accepts")),
                then=lambda _: self._signed(unit),
                failed=self.ask.refuse,
            )

        self._place.show_in_panel(self.ask)
        self.ask.open(question, answer)

    def _signed(self, unit: UnitFeedback) -> None:
        self.ask.forget()
        self._context.say(f"{unit.name}已签收反馈清单", can_undo=True)
        self.back()
