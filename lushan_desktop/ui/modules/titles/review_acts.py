"""What is done with an application on show: its moves with what they demand, the end of a round, 命名."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal, SignalInstance

from lushan_desktop.base import clock
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.record_type import RecordType, Values
from lushan_desktop.domain.titles import applying, reviewing
from lushan_desktop.domain.titles.application import APPLICATION
from lushan_desktop.domain.titles.honour import HONOUR
from lushan_desktop.services.importing import applications_form
from lushan_desktop.services.importing.applications_form import CheckedForm
from lushan_desktop.services.records import records
from lushan_desktop.services.records.flows import Way
from lushan_desktop.services.records.record_view import RecordView
from lushan_desktop.services.titles import applications, recommendation, review
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.titles.review_form import COMPUTED
from lushan_desktop.ui.records import moving
from lushan_desktop.ui.records.ask_form import AskForm
from lushan_desktop.ui.records.question import Question

_NAMING = ("designation", "designated_on")
_REVOKING = ("revoked_on", "revocation", "revoked_by")
_CHECKING = ("revalidated_on", "revalidation", "revalidated_by", "valid_until")
_OF_HONOUR = ("name", "awarding_body", "valid_until")


def _naming_type() -> RecordType:
    """Return what 命名 asks for: the paper and the day of the application, the words of the honour."""
    of_application = (APPLICATION.field(name) for name in _NAMING)
    of_honour = (replace(HONOUR.field(name), required=False, hint="") for name in _OF_HONOUR)
    return replace(HONOUR, fields=(*of_application, *of_honour))


class ReviewActs(QObject):
    """Asks in the right panel for what a move lacks, then makes it as one step."""

    asking = Signal()
    answered = Signal()
    started = Signal(str)
    """The title of an application that was just registered."""
    refused_for_open = Signal()
    """The round cannot be ended: items are still open."""

    def __init__(self, context: Context, ask: AskForm, over: QObject) -> None:
        super().__init__(over)
        self._context, self.ask = context, ask
        self.view: RecordView | None = None

    def take(self, way: Way) -> None:
        """Make a move; what it demands and is not there is asked for first."""
        view, end = self.view, way.move.end
        if view is None:
            return
        computed = [demand for demand in way.lacking if demand.field in COMPUTED]
        if end == applying.DESIGNATED and not view.values["honour"]:
            self._ask_for_naming(view, way)
        elif end == applying.DESIGNATED:
            self._ask_for_revalidation(view)
        elif end == applying.REFUSED and view.values["honour"]:
            self._ask_for_revocation(view)
        elif computed:
            self._context.failed.emit(computed[0].say)
        elif not way.lacking and not way.move.asks and way.move.dated_by:
            self._move(view, way, {})
        else:
            self._ask_for_move(view, way)

    def complete(self, reviewer: str, day: PartialDate | None = None) -> None:
        """Ask for the day the round ended on; what is still open is told."""
        view = self.view
        if view is None:
            return

        def end(given: Values) -> None:
            told = {"on": given["reviewed_on"], "accepts": bool(given.get("accepts"))}
            asked = review.complete, view.id, reviewer
            self._do(*asked, said="初审已完成", given=told, at=view, refused=self.refused_for_open)

        proposed = {"reviewed_on": day or PartialDate.from_date(clock.today())}
        items, number = view.values["review_items"], view.values["round"] or 1
        if not items or any(reviewing.is_open(item, number) for item in items):
            end(proposed)
            return
        title, values = f"完成初审：{view.title}", {**view.values, **proposed}
        key = f"{view.id} 完成初审"
        self._open(Question(title, "完成初审", APPLICATION, ("reviewed_on",), values, {}, key=key), end)

    def start(self, values: Values, names: dict[str, str]) -> None:
        """Register an application."""
        fields = ("applicant", "title", "batch", "channel", "contact", "phone")
        given = {**APPLICATION.blank(), **values}
        question = Question("登记申报", "登记", APPLICATION, fields, given, names, key=f"+ {values}")

        def answer(entered: Values) -> None:
            own = dict(entered)
            title, batch, unit = (own.pop(name) for name in ("title", "batch", "applicant"))

            def tell(_: object) -> None:
                self.ask.forget()
                self.answered.emit()
                self.started.emit(title)
                self._context.say("申报已登记", can_undo=True)

            told = (title, batch or "", unit or "")
            self._context.change(applications.start, *told, then=tell, failed=self.ask.refuse, **own)

        self._open(question, answer)

    def _ask_for_move(self, view: RecordView, way: Way) -> None:
        ranked = ("rank",) if _is_by_quota(view, way.move.end) else ()
        question = moving.question_of(APPLICATION, way, view, (*COMPUTED, *ranked))

        def answer(entered: Values) -> None:
            self._move(view, way, dict(entered))

        self._open(question, answer)

    def _move(self, view: RecordView, way: Way, given: Values) -> None:
        """To recommend is held against the quota of the batch."""
        said, end = f"已办理“{way.move.label}”", way.move.end
        if _is_by_quota(view, end):
            reasons = {view.id: str(given.get("reason") or view.values["reason"] or "")}
            batch = view.values["batch"]
            self._do(recommendation.recommend, batch, [view.id], given, reasons, said=said, at=view)
        else:
            doubted = partial(self._ask_for_move, view, way)
            told = {**given, "shown": self.ask.seen if self.ask.group else view.values}
            self._do(applications.move, view.id, end, said=said, given=told, at=view, doubted=doubted)

    def _ask_for_naming(self, view: RecordView, way: Way) -> None:
        name = view.name_by_id.get(view.values["title"], "")
        values = {**HONOUR.blank(), **{one: view.values[one] for one in _NAMING}, "name": name}
        question = Question(
            f"登记命名：{view.title}",
            "登记命名",
            _naming_type(),
            (*_NAMING, *_OF_HONOUR),
            values,
            view.name_by_id,
            says=["照命名文件填写，荣誉同时登记；命名机关、有效期不填的按创建项目。"],
            key=f"{view.id} {way.move.end}",
        )

        def answer(entered: Values) -> None:
            given = {key: value for key, value in entered.items() if key in _NAMING or value}
            self._do(recommendation.designate, view.id, said="命名已登记", given=given, at=view)

        self._open(question, answer)

    def _ask_for_revalidation(self, view: RecordView) -> None:
        values = {**HONOUR.blank(), "revalidated_on": PartialDate.from_date(clock.today())}
        question = Question(
            f"复核通过：{view.title}",
            "复核通过",
            HONOUR,
            _CHECKING,
            values,
            view.name_by_id,
            says=["有效期不填的，按创建项目的有效期推算。"],
            key=f"{view.id} 复核",
        )

        def answer(given: Values) -> None:
            day = given["revalidated_on"] or values["revalidated_on"]
            told = {"told": given["revalidation"] or "", "paper": given["revalidated_by"] or ""}
            told |= {"accepts": True} if given.get("accepts") else {}
            service, until = recommendation.revalidate, given["valid_until"]
            self._do(service, view.id, day, until, said="复核已通过", given=told, at=view)

        self._open(question, answer)

    def _ask_for_revocation(self, view: RecordView) -> None:
        """When, why and by which paper; it stands with the honour."""
        values = {**HONOUR.blank(), "revoked_on": PartialDate.from_date(clock.today())}
        question = Question(
            f"撤销命名：{view.title}", "撤销命名", HONOUR, _REVOKING, values, {}, key=f"{view.id} 撤销"
        )

        def answer(given: Values) -> None:
            told = {name: value for name, value in given.items() if value}
            self._do(recommendation.revoke, view.id, said="命名已撤销", given=told, at=view)

        self._open(question, answer)

    def assess(self, scores: dict[str, Any]) -> None:
        if (view := self.view) is not None:
            self._do(applications.assess, view.id, scores, said="自评分已登记", at=view)

    def take_form(self, form: CheckedForm) -> None:
        if (view := self.view) is not None:
            self._do(applications_form.take_form, form, said="申报表已导入", at=view)

    def add_items(self) -> None:
        """Take over the items of the standard; how many they were is told."""
        view = self.view
        if view is None:
            return

        def tell(changes: Any) -> None:
            self.answered.emit()
            self._context.say(f"已导入{len(changes.ids('review_item'))}项标准", can_undo=True)

        self._context.change(applications.add_items, view.id, then=tell, failed=self.ask.refuse)

    def remove(self) -> None:
        """To the 回收站."""
        if (view := self.view) is not None:

            def tell(_: object) -> None:
                self._context.say(f"“{view.title}”已移入回收站", can_undo=True)

            self._context.change(records.remove, APPLICATION, [view.id], then=tell)

    def _open(self, question: Question, answer: Callable[[Values], None]) -> None:
        self.asking.emit()
        self.ask.open(question, answer)

    def _do(
        self,
        service: Callable[..., Any],
        *args: Any,
        said: str,
        given: Values | None = None,
        at: RecordView | None = None,
        refused: SignalInstance | None = None,
        doubted: Callable[[], None] | None = None,
    ) -> None:
        """One step; what is refused stands under its field, what is doubted is asked for."""

        def tell(_: object) -> None:
            self.ask.forget()
            self.answered.emit()
            self._context.say(f"{at.title}：{said}" if at else said, can_undo=True)

        def refuse(sentence: str) -> None:
            if doubted is not None and getattr(sentence, "may_accept", False) and self.ask.group is None:
                doubted()
            self.ask.refuse(sentence)
            if refused is not None:
                refused.emit()

        self._context.change(service, *args, then=tell, failed=refuse, **(given or {}))


def _is_by_quota(view: RecordView, end: str) -> bool:
    return end == applying.RECOMMENDED and bool(view.values["batch"])
