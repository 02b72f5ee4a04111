"""批示指示: record what a leader wrote, hand it to units, follow it to its end."""

from collections.abc import Callable
from typing import Any

from lushan_desktop.base import clock
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.record_type import RecordType, Values
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.instructions import instruction_handling, instruction_view
from lushan_desktop.services.records import flows
from lushan_desktop.services.records.flows import Way
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.instructions.instruction_detail import InstructionDetail
from lushan_desktop.ui.modules.instructions.instruction_list import InstructionList
from lushan_desktop.ui.records.asking_page import AskingPage
from lushan_desktop.ui.records.detail import RecordDetail
from lushan_desktop.ui.records.given_tasks import give_out
from lushan_desktop.ui.records.list import RecordList
from lushan_desktop.ui.records.page import REPORTS_PAGE, RecordPage
from lushan_desktop.ui.records.question import Question

INSTRUCTION = RECORD_TYPES.get("instruction")
DISPATCH = RECORD_TYPES.get("dispatch")
BY_BUTTONS = ("stage", "dispatches", "return_reason")
"""What the handling writes; nobody types it into the form."""


class InstructionsPage(AskingPage):
    """The described page, with the handling beside every instruction."""

    read_view = staticmethod(instruction_view.view)
    also_shows = ("task",)

    def __init__(self, context: Context) -> None:
        super().__init__(context, INSTRUCTION, ledger="instruction_ledger", add_text="登记批示")
        self.handling.move_requested.connect(self.take)
        self.handling.paper_requested.connect(self._print_slip)
        self.handling.carrier_opened.connect(self._context.open)
        self.handling.hand_out_requested.connect(self._ask_for_unit)
        self.handling.unit_acted.connect(self._act_for_unit)
        self.handling.task_requested.connect(
            lambda: give_out(self._context, self.handling.shown, INSTRUCTION.key)
        )
        self.handling.task_opened.connect(lambda task: self._context.open("task", task))

    def make_list(self, add_text: str) -> RecordList:
        return InstructionList(self._context, self._type, add_text=add_text)

    def make_detail(self) -> RecordDetail:
        self.handling = InstructionDetail(
            self._type, flows.flow_of(self._type), is_read_only=self._context.is_read_only
        )
        return self.handling

    @property
    def entered(self) -> RecordType:
        return self._type.without(*BY_BUTTONS)

    def show_record(self, record_id: str, field: str = "", *, type_key: str = "") -> None:
        del type_key
        super().show_record(record_id, field)

    def current(self) -> RecordPage:
        """The list that is open: here there is but one."""
        return self

    def take(self, way: Way) -> None:
        """Make a move; what it demands and is not there is asked for first."""
        view = self.handling.shown
        if view is not None:
            said, end = f"{way.move.label}已登记", way.move.end
            self.make_move(view, way, instruction_handling.move, view.id, end, said=said)

    def _ask_for_unit(self) -> None:
        view = self.handling.shown
        if view is None:
            return
        values = {**DISPATCH.blank(), "due_on": view.values["due_on"], "dispatched_on": _today()}
        question = Question(
            f"转办其他单位：{view.title}",
            "转办",
            DISPATCH,
            ("unit", "dispatched_on", "due_on"),
            values,
            view.name_by_id,
            key=f"{view.id} +",
        )

        def answer(given: Values) -> None:
            told = view.id, [given["unit"]], given["due_on"]
            service, stated = instruction_handling.hand_to, _stated(given, "dispatched_on")
            self.carry_out(view, service, *told, said="转办已登记", given=stated)

        self.open_ask(question, answer)

    def _act_for_unit(self, row: str, act: str) -> None:
        view = self.handling.shown
        if view is None:
            return
        held = next(each for each in view.values["dispatches"] if each["id"] == row)
        word, field, day, service = _ACTS[act]
        values = {**held, day: held[day] or _today()}
        unit = view.name_by_id.get(held["unit"], "")
        question = Question(
            f"{unit}：{word}", word, DISPATCH, (field, day), values, view.name_by_id, key=f"{row} {act}"
        )

        def answer(given: Values) -> None:
            told, stated = (view.id, row, given[field] or ""), _stated(given, day)
            self.carry_out(view, service, *told, said=f"{word}已登记", given=stated)

        self.open_ask(question, answer)

    def _print_slip(self, key: str) -> None:
        if self.handling.shown is not None:
            options = {"instruction": self.handling.shown.id}
            self._context.open(REPORTS_PAGE, key, "print", hand_over=options)


def _today() -> PartialDate:
    return PartialDate.from_date(clock.today())


def _stated(given: Values, day: str) -> Values:
    """Return the day of a deed, and the word that days which contradict each other are meant so."""
    return {"on": given[day], **({"accepts": True} if given.get("accepts") else {})}


_ACTS: dict[str, tuple[str, str, str, Callable[..., Any]]] = {
    "sign": ("签收", "acknowledged_by", "acknowledged_on", instruction_handling.acknowledge),
    "report": ("反馈", "result", "reported_on", instruction_handling.report),
}
