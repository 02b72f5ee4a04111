"""A page whose records move from stage to stage: what a move demands is asked for in the right panel."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from lushan_desktop.base.lazy import made
from lushan_desktop.base.text.quoting import in_quotes
from lushan_desktop.domain.record_type import Values
from lushan_desktop.services.records.flows import Way
from lushan_desktop.services.records.record_view import RecordView
from lushan_desktop.ui.records.moving import question_of, states_its_day
from lushan_desktop.ui.records.page import RecordPage
from lushan_desktop.ui.records.question import Question

if TYPE_CHECKING:
    from lushan_desktop.ui.records.ask_form import AskForm


_LONGEST = 12
"""Characters of a title in the message that a step was done."""


class AskingPage(RecordPage):
    """As every page, with a form that asks for a few fields before something is done."""

    @cached_property
    def ask(self) -> "AskForm":
        """Where a few fields are asked for, built when that is first done."""
        from lushan_desktop.ui.records.ask_form import AskForm

        ask: AskForm = AskForm(self._context)
        ask.left.connect(self._close_ask)
        ask.paper_requested.connect(self.print_form)
        self.right.addWidget(ask)
        return ask

    @property
    def is_asking(self) -> bool:
        return self.is_open("ask") and self.ask.group is not None

    def make_move(
        self, view: RecordView, way: Way, service: Callable[..., Any], *args: Any, said: str
    ) -> None:
        """Make a move by a service, once what it lacks and the day it was made on are stated."""

        def ask() -> None:
            self.open_ask(self.question_of(way, view), lambda given: move(given))

        def move(given: Values, doubted: Callable[[], None] | None = None) -> None:
            shown = self.ask.seen if self.is_asking else view.values
            stated = {**given, "shown": shown}
            self.carry_out(view, service, *args, said=said, given=stated, doubted=doubted)

        if states_its_day(way):
            move({}, ask)
        else:
            ask()

    def question_of(self, way: Way, view: RecordView) -> Question:
        """Return what a move asks for."""
        return question_of(self._type, way, view)

    def print_form(self) -> None:
        """Print the form on paper that a question tells of; pages whose questions tell of one do."""

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
        doubted: Callable[[], None] | None = None,
    ) -> None:
        """One step; what is refused stands under its field.

        `doubted` asks for what was not asked for yet, where days contradict each other.
        """

        def tell(_: object) -> None:
            if made(self, "ask") and self.ask.forget():
                self._close_ask()
            self._context.say(f"{in_quotes(_in_short(view.title))}{said}", can_undo=True)

        def refuse(why: str) -> None:
            if doubted is not None and getattr(why, "may_accept", False) and not self.is_asking:
                doubted()
            self.ask.refuse(why)

        self._context.change(service, *args, then=tell, failed=refuse, **(given or {}))

    def _show(self, view: RecordView) -> None:
        super()._show(view)
        if self.is_asking:
            self.ask.catch_up(view)

    def _close_ask(self) -> None:
        self._close_form()

    def is_filling_in(self) -> bool:
        return super().is_filling_in() or self.is_asking

    def _choose(self, record_id: str) -> None:
        if self.is_open("ask"):
            self.ask.leave()
        super()._choose(record_id)


def _in_short(title: str) -> str:
    """As much of a title as leaves room for what came of it."""
    return title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1]}…"
