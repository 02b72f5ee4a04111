"""A page whose records move from stage to stage: what a move demands is asked for in the right panel."""

from collections.abc import Callable
from typing import Any

from lushan_desktop.base import clock
from lushan_desktop.domain import flow as flow_rules
from lushan_desktop.domain.record_type import RecordType, Values
from lushan_desktop.services.records.flows import Way
from lushan_desktop.services.records.record_view import RecordView
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.records.ask_form import AskForm, Question
from lushan_desktop.ui.records.page import RecordPage


class AskingPage(RecordPage):
    """As every page, with a form that asks for a few fields before something is done."""

    def __init__(
        self, context: Context, record_type: RecordType, *, ledger: str = "", add_text: str = ""
    ) -> None:
        super().__init__(context, record_type, ledger=ledger, add_text=add_text)
        self.ask = AskForm(context)
        self.right.addWidget(self.ask)
        self.ask.left.connect(self._close_ask)

    @property
    def is_asking(self) -> bool:
        return self.right.currentWidget() is self.ask and self.ask.group is not None

    def question_of(self, way: Way, view: RecordView) -> Question:
        """What a move asks for, with today where a day is demanded."""
        proposed = flow_rules.proposed(way.move, view.values, clock.today())
        return Question(
            f"{way.move.label}：{view.title}",
            way.move.label,
            self._type,
            way.move.fields,
            {**view.values, **proposed},
            view.name_by_id,
            says=[demand.say for demand in way.lacking if demand.field not in proposed],
            key=f"{view.id} {way.move.end}",
        )

    def open_ask(self, question: Question, answer: Callable[[Values], None]) -> None:
        """Ask; `answer` gets what was entered."""
        self.list.make_room(is_form_open=True)
        self.right.setCurrentWidget(self.ask)
        self.ask.open(question, answer)

    def carry_out(
        self,
        view: RecordView,
        service: Callable[..., Any],
        *args: Any,
        said: str,
        given: Values | None = None,
    ) -> None:
        """One step; what is refused stands under its field."""

        def tell(_: object) -> None:
            if self.ask.forget():
                self._close_ask()
            self._context.say(f"“{view.title}”{said}", can_undo=True)

        self._context.change(service, *args, then=tell, failed=self.ask.refuse, **(given or {}))

    def _close_ask(self) -> None:
        self._close_form()

    def is_filling_in(self) -> bool:
        return super().is_filling_in() or self.is_asking

    def _choose(self, record_id: str) -> None:
        if self.right.currentWidget() is self.ask:
            self.ask.leave()
        super()._choose(record_id)
