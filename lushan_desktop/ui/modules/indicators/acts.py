"""What the panel of an indicator asks for, carried out: files, links, units, scores, not applicable."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from lushan_desktop.domain.indicators.indicator import INDICATOR
from lushan_desktop.domain.indicators.required_material import REQUIRED_MATERIAL
from lushan_desktop.domain.record_type import Values
from lushan_desktop.services.indicators import gaps_changes
from lushan_desktop.services.indicators.gaps_view import IndicatorView, MaterialView, ids_of
from lushan_desktop.services.records import records
from lushan_desktop.services.records.asking import Narrowing
from lushan_desktop.services.records.records import Detail
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.records.ask_form import AskForm
from lushan_desktop.ui.records.attaching import Attaching
from lushan_desktop.ui.records.question import Question

UNITS = ("lead_unit", "support_units")
ASKED = ("description", "kind", "count", "responsible_unit", "due_on", "proven_by", "since", "until")
SCORE = ("self_score", "deduction", "reviewer", "reviewed_on")
REPORTS_PAGE = "papers"


class IndicatorActs(QObject):
    """Every act is one step, and is told with 撤销."""

    asking = Signal()
    """The form is to be shown."""
    done = Signal()
    """The form is no longer needed."""

    def __init__(self, context: Context, form: AskForm, over: QWidget) -> None:
        super().__init__(over)
        self._context, self._form = context, form
        self.attaching = Attaching(context, REQUIRED_MATERIAL, over)

    def link(self, material: str, record: str) -> None:
        """Put a record to a material."""
        self._change(gaps_changes.link, material, [record], said="已挂接")

    def give(self, material: str, record: str) -> None:
        """A record was dragged onto a material: the chooser stays open for the next one."""
        said = "已挂接"
        self._context.change(
            gaps_changes.link, material, [record], then=lambda _: self._context.say(said, can_undo=True)
        )

    def open_proofs(self, view: MaterialView) -> None:
        """To the record that proves it, or to the list of exactly those that do."""
        ids = ids_of(view.proofs)
        if len(ids) == 1 or not view.opens:
            self._context.open(view.proofs[0].type, ids[0])
            return
        quoted = ", ".join(f"'{one}'" for one in ids)
        narrowing = Narrowing(f"“{view.material.description}”的材料", f"t.id IN ({quoted})")
        self._context.open(view.opens, hand_over=narrowing)

    def assign(self, indicators: Sequence[str]) -> None:
        """Ask for the units of these indicators."""
        count = len(indicators)
        self._ask(
            Question(
                f"为 {count} 项指标分配单位",
                f"分配 {count} 项",
                INDICATOR,
                UNITS,
                {name: INDICATOR.field(name).kind.empty for name in UNITS},
                {},
                ("填了的换成新的，没有填的保持原样；可以一步撤销。",),
            ),
            lambda values: self._finish(gaps_changes.assign, list(indicators), values, said="已分配单位"),
        )

    def score(self, view: IndicatorView) -> None:
        """Ask for the self-assessment."""
        record = view.indicator.id
        self._ask(
            Question(
                f"自评打分：{view.indicator.name}",
                "保存",
                INDICATOR,
                SCORE,
                {name: view.values[name] for name in SCORE},
                view.name_by_id,
                key=f"score {record}",
            ),
            lambda values: self._finish(
                records.save, INDICATOR, values, record, label="自评打分", said="已保存自评分"
            ),
        )

    def change_applying(self, view: IndicatorView) -> None:
        """Ask why the indicator does not concern the office; one that does not does again."""
        record = view.indicator.id
        if view.indicator.not_applicable:
            self._change(gaps_changes.set_not_applicable, record, "", said="已恢复适用")
            return
        name = "not_applicable_reason"
        self._ask(
            Question(
                f"不适用：{view.indicator.name}",
                "标为不适用",
                INDICATOR,
                (name,),
                {name: view.values[name]},
                {},
                ("说明理由后，这项指标不再计缺材料，可以打印不适用说明。",),
                key=f"applying {record}",
            ),
            lambda values: self._set_applying(record, values),
        )

    def add_material(self, indicator: str) -> None:
        """Ask for one more material of an indicator."""
        blank = REQUIRED_MATERIAL.blank()
        self._ask(
            _material("添加应备材料", {name: blank[name] for name in ASKED}, {}, f"new {indicator}"),
            lambda values: self._finish(
                records.save, REQUIRED_MATERIAL, {**values, "indicator": indicator}, said="已添加应备材料"
            ),
        )

    def edit_material(self, material: str) -> None:
        """Ask what the material has to be."""

        def ask(found: Detail) -> None:
            values = {name: found.values[name] for name in ASKED}
            self._ask(
                _material("修改应备材料", values, found.name_by_id, material),
                lambda given: self._finish(
                    records.save, REQUIRED_MATERIAL, given, material, said="已修改应备材料"
                ),
            )

        self._context.query(records.detail, REQUIRED_MATERIAL, material, then=ask, key=f"material {id(self)}")

    def _set_applying(self, record: str, values: Values) -> None:
        self._finish(
            gaps_changes.mark_not_applicable,
            record,
            str(values["not_applicable_reason"]),
            said="已标为不适用",
        )

    def _ask(self, question: Question, answer: Callable[[Values], None]) -> None:
        if not self._context.is_read_only:
            self._form.open(question, answer)
            self.asking.emit()

    def _finish(self, step: Callable[..., Any], *args: Any, said: str, **keywords: Any) -> None:
        """Carry out what the form asked for; what is refused stands in it."""

        def tell(_: object) -> None:
            self._form.forget()
            self.done.emit()
            self._context.say(said, can_undo=True)

        self._context.change(step, *args, then=tell, failed=self._form.refuse, **keywords)

    def _change(self, step: Callable[..., Any], *args: Any, said: str) -> None:
        def tell(_: object) -> None:
            self.done.emit()
            self._context.say(said, can_undo=True)

        self._context.change(step, *args, then=tell)


def _material(title: str, values: Values, names: Mapping[str, str], key: str) -> Question:
    return Question(title, "保存", REQUIRED_MATERIAL, ASKED, values, names, key=f"material {key}")
