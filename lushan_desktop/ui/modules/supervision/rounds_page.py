"""督导轮次: the register, and a whole round planned beside it in one go."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.records.list import RecordList
from lushan_desktop.ui.records.page import RecordPage
from lushan_desktop.ui.widgets.buttons import GivingButton

if TYPE_CHECKING:
    from lushan_desktop.ui.modules.supervision.plan_form import PlanForm


class RoundList(RecordList):
    """With the way to plan a round, its teams and visits together."""

    def beside_buttons(self) -> tuple[QWidget, ...]:
        self.plan_button = GivingButton(
            "安排一轮", "act.add", tip="方案、督导组、单位和检查日程在一页填好，一次登记"
        )
        self.plan_button.setDisabled(self._context.is_read_only)
        return (self.plan_button,)


class RoundsPage(RecordPage):
    """The described page, with the form that plans."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, RECORD_TYPES.get("supervision_round"))
        self.rounds.plan_button.clicked.connect(self.open_plan)

    def make_list(self, add_text: str) -> RecordList:
        self.rounds = RoundList(self._context, self._type, add_text=add_text)
        return self.rounds

    @cached_property
    def plan(self) -> "PlanForm":
        """Where a round is planned, built when that is first asked for."""
        from lushan_desktop.ui.modules.supervision.plan_form import PlanForm

        plan: PlanForm = PlanForm(self._context)
        plan.left.connect(self._close_form)
        plan.planned.connect(self._show_planned)
        self.right.addWidget(plan)
        return plan

    def open_plan(self) -> None:
        """Ask for a whole round; what was typed before is there again."""
        self.keep_draft()
        self.list.make_room(is_form_open=True)
        self.right.setCurrentWidget(self.plan)
        self.plan.open()

    def is_filling_in(self) -> bool:
        return super().is_filling_in() or self.is_open("plan")

    def _show_planned(self, round_id: str) -> None:
        self._close_form()
        self.show_record(round_id)
