"""What is done with a problem besides moving it: more time, answers, 回头看, sharper letters, papers."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject

from lushan_desktop.base import clock
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.passing import MOVED_ON
from lushan_desktop.domain.record_type import RecordType, Values
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.domain.supervision.problem import PROBLEM
from lushan_desktop.services.supervision import escalation, feedback_issuing, supervision
from lushan_desktop.services.supervision.problem_view import ProblemView
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.supervision.problem_detail import ProblemDetail
from lushan_desktop.ui.records.asking_page import AskingPage
from lushan_desktop.ui.records.moving import with_day
from lushan_desktop.ui.records.page import REPORTS_PAGE
from lushan_desktop.ui.records.question import Question
from lushan_desktop.ui.records.row_menu import Entry

EXTENSION, ESCALATION = RECORD_TYPES.get("extension"), RECORD_TYPES.get("escalation")
VISIT = RECORD_TYPES.get("supervision_visit")
_MOVING = with_day(PROBLEM)
CLOSING_PAPER = "closing_approval"


class ProblemDeeds(QObject):
    """Each deed asks for what it needs in the right panel, then is one step."""

    def __init__(self, context: Context, page: AskingPage, shown: ProblemDetail) -> None:
        super().__init__(page)
        self._context, self._page = context, page
        self._shown = shown
        shown.receipt_requested.connect(self.sign_for)
        shown.extension_requested.connect(self.ask_extension)
        shown.extension_answered.connect(self.answer_extension)
        shown.term_requested.connect(self.set_term)
        shown.answer_requested.connect(self.record_answer)
        shown.look_back_requested.connect(self.look_back)
        shown.escalation_requested.connect(self.escalate)
        shown.escalation_printed.connect(self._print_letter)
        shown.paper_requested.connect(lambda: self._print(CLOSING_PAPER))

    def ask_extension(self) -> None:
        """A unit asks for a later day."""
        if (view := self._view()) is None:
            return
        blank = {**EXTENSION.blank(), "asked_on": _today()}
        asked = _question(view, "申请延期", ("asked_on", "wanted_on", "reason"), blank, of=EXTENSION)

        def answer(given: Values) -> None:
            told = view.id, given["wanted_on"], given["reason"]
            on = {"on": given["asked_on"]} | _accepted(given)
            self._page.carry_out(view, supervision.ask_extension, *told, said="已申请延期", given=on)

        self._page.open_ask(asked, answer)

    def answer_extension(self, agrees: bool) -> None:
        """Agreeing moves the deadline; who does not agree says why."""
        view = self._view()
        if view is None or view.extension is None:
            return
        fields = ("answered_on",) if agrees else ("note", "answered_on")
        until = f"整改时限改为{view.extension['wanted_on']}，原来的时限留在记录里。"
        asked = _question(
            view,
            "同意延期" if agrees else "不同意延期",
            fields,
            {**EXTENSION.blank(), **view.extension, "note": "", "answered_on": _today()},
            says=until if agrees else "写明不同意的理由，单位可见。",
            of=EXTENSION,
        )

        def answer(given: Values) -> None:
            told = {"agrees": agrees, "why": given.get("note") or "", "on": given["answered_on"]}
            said = "的延期已同意" if agrees else "的延期未同意"
            service = supervision.answer_extension
            self._page.carry_out(view, service, view.id, said=said, given=told | _accepted(given))

        self._page.open_ask(asked, answer)

    def set_term(self) -> None:
        """Another term, counted anew from the day the problem was sent out."""
        if (view := self._view()) is None:
            return
        says = "从下发次日起重新推算整改时限，原来的时限留在记录里。"
        values = {**view.values, MOVED_ON: _today()}
        asked = _question(view, "调整时限", ("term", "term_in", MOVED_ON), values, says=says)

        def answer(given: Values) -> None:
            told = (view.id, given["term"], given["term_in"] or "")
            stated = {"on": given[MOVED_ON]} | _accepted(given)
            self._page.carry_out(view, supervision.set_term, *told, said="的时限已调整", given=stated)

        self._page.open_ask(asked, answer)

    def record_answer(self) -> None:
        """What the unit wrote back."""
        if (view := self._view()) is None:
            return
        values = {**view.values, "answered_on": view.values["answered_on"] or _today()}
        asked = _question(view, "录入单位回复", ("answered_on", "answer"), values)

        def answer(given: Values) -> None:
            service = supervision.record_answers
            told = {view.id: str(given["answer"] or "")}, given["answered_on"]
            self._page.carry_out(view, service, *told, said="的回复已登记", given=_accepted(given))

        self._page.open_ask(asked, answer)

    def look_back(self) -> None:
        """A later look at what was closed; what does not hold goes back."""
        if (view := self._view()) is None:
            return
        says = "整改成效保持的在此登记；不合格的，请用“上一步：回头看退回”。"
        values = {**view.values, "looked_back_on": view.values["looked_back_on"] or _today()}
        asked = _question(view, "登记回头看", ("look_back", "looked_back_on"), values, says=says)

        def answer(given: Values) -> None:
            told = {"holds": True, "on": given["looked_back_on"]} | _accepted(given)
            service = supervision.look_back
            self._page.carry_out(
                view, service, view.id, given["look_back"] or "", said="的回头看已登记", given=told
            )

        self._page.open_ask(asked, answer)

    def sign_for(self) -> None:
        """Who signed for the list that the problem went out with, and when."""
        view = self._view()
        if view is None or view.list_out is None:
            return
        sent = view.list_out
        values = {**VISIT.blank(), "receipt": sent.receipt, "receipt_on": sent.receipt_on or _today()}
        says = f"{sent.number or '反馈清单'}，{sent.feedback_on}下发。"
        asked = _question(view, "登记签收", ("receipt", "receipt_on"), values, says=says, of=VISIT)

        def answer(given: Values) -> None:
            told = sent.visit, given["receipt"] or "", given["receipt_on"]
            service = feedback_issuing.record_receipt
            self._page.carry_out(view, service, *told, said="的清单已签收", given=_accepted(given))

        self._page.open_ask(asked, answer)

    def entries(self) -> Sequence[Entry | None]:
        """Yield what the menu of a card offers: the moves and the deeds of its stage."""
        if (view := self._view()) is None:
            return ()
        moves = [
            Entry(way.move.label, partial(self._shown.move_requested.emit, way), changes=True)
            for way in self._shown.ways(view)
        ]
        deeds = [Entry(words, act, changes=True) for words, act in self._shown.deeds(view)]
        return (*moves, *deeds, None)

    def escalate(self, level: str) -> None:
        """Note the next sharper letter; it is printed from its row."""
        if (view := self._view()) is None:
            return

        def ask(number: str) -> None:
            values = {**ESCALATION.blank(), "number": number, "issued_on": _today()}
            fields = ("number", "issued_on", "reply_by", "content")
            asked = _question(view, f"发{level}", fields, values, of=ESCALATION)
            self._page.open_ask(asked, send)

        def send(given: Values) -> None:
            self._page.carry_out(
                view, escalation.escalate, [view.id], level, said=f"的{level}已登记", given=given
            )

        self._context.query(escalation.next_number, level, then=ask, key=f"number {id(self)}")

    def _view(self) -> ProblemView | None:
        shown = self._page.detail.shown
        return shown if isinstance(shown, ProblemView) else None

    def _print_letter(self, level: str, number: str) -> None:
        """As it went out under its number; a 通报 is about the whole round."""
        if (view := self._view()) is None:
            return
        about = "problem" if level in escalation.PERSONAL else "supervision_round"
        subject = view.id if level in escalation.PERSONAL else view.values[about]
        options = {about: subject, **({"number": number} if number else {})}
        self._context.open(REPORTS_PAGE, escalation.REPORT_BY_LEVEL[level], "print", hand_over=options)

    def _print(self, report: str) -> None:
        if (view := self._view()) is not None:
            self._context.open(REPORTS_PAGE, report, "print", hand_over={"problem": view.id})


def _today() -> PartialDate:
    return PartialDate.from_date(clock.today())


def _accepted(given: Values) -> Values:
    """Return the word that days which contradict each other are meant so."""
    return {"accepts": True} if given.get("accepts") else {}


def _question(
    view: ProblemView,
    act: str,
    fields: tuple[str, ...],
    values: Values,
    *,
    says: str = "",
    of: RecordType = _MOVING,
) -> Question:
    """Return a question about a problem, or about a row `of` another type that belongs to it."""
    told = [says] if says else ()
    title, key = f"{act}：{view.title}", f"{view.id} {act}"
    return Question(title, act, of, fields, values, view.name_by_id, says=told, key=key)
