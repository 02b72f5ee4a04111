"""The panel of one indicator: how it stands, which materials it needs, its score."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from lushan_desktop.services.indicators.gaps import NOT_APPLICABLE, TONES, Indicator, Material
from lushan_desktop.services.indicators.gaps_view import IndicatorView, MaterialView
from lushan_desktop.ui.modules.indicators.material_row import MaterialRow
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.widgets.badge import Badge
from lushan_desktop.ui.widgets.buttons import Button, LinkButton, PrimaryButton
from lushan_desktop.ui.widgets.card import Bar, ScrollBody
from lushan_desktop.ui.widgets.facts import Fact, Facts
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING, column, line, row, show_if

_SCORE = ("self_score", "deduction", "reviewer", "reviewed_on")


class IndicatorDetail(QFrame):
    """Says what is missing as a count with a verb."""

    statement_requested = Signal(str)
    files_given = Signal(str, list)
    """The material and the files."""
    record_given = Signal(str, str)
    """The material and the record that was dragged onto it."""
    link_requested = Signal(object)
    open_requested = Signal(object)
    edit_requested = Signal(str)
    """An indicator whose facts are to be filled in."""
    material_edit_requested = Signal(str)
    add_requested = Signal(str)
    score_requested = Signal()
    applying_requested = Signal()

    def __init__(self, *, is_read_only: bool, is_township: bool = False) -> None:
        super().__init__()
        style.set_look(self, "card")
        self._is_read_only, self._is_township = is_read_only, is_township
        self.shown: IndicatorView | None = None
        self.rows: list[MaterialRow] = []
        self._number, self._badge = Words("", "label"), Badge()
        self.statement = PrimaryButton("生成情况说明", "act.print", keys="Ctrl+P")
        self.statement.clicked.connect(self._ask_for_statement)
        self.head = Bar("head")
        self.head.show_items(self._number, self._badge, SPRING, self.statement)
        self.body = ScrollBody(SPRING)
        self.foot = Bar("foot")
        self.score = Button("自评打分", "act.edit", tip="填自评分、扣分原因、审核人和审核日期")
        self.applying = Button("不适用…", tip="说明理由后，这项指标不再计缺材料")
        self.foot.show_items(self.score, self.applying, SPRING)
        self.score.clicked.connect(self.score_requested)
        self.applying.clicked.connect(self.applying_requested)
        for button in (self.score, self.applying):
            button.setDisabled(is_read_only)
        show_if(self.foot, not is_township)
        column(self, self.head, (self.body, 1), self.foot, gap="none")

    def show_view(self, view: IndicatorView) -> None:
        """Show this indicator."""
        self.shown = view
        one = view.indicator
        self._number.setText(f"第 {one.number} 项" if one.number else "")
        self._badge.show_badge(_standing(one), TONES[one.state] or "mute")
        self.statement.setText("打印不适用说明" if one.not_applicable else "生成情况说明")
        self.applying.setText("恢复适用" if one.not_applicable else "不适用…")
        title = Words(one.text, "section", wraps=True)
        title.allow_copying()
        self.rows = [self._row(material) for material in _lacking_first(view)]
        if self.rows:
            self.rows[-1].as_last()
        self.body.show_items(
            title, self._facts(view), line(), *self._materials(one), *self._score(view), SPRING
        )

    def row_of(self, description: str) -> MaterialRow:
        """The row of a material by its words."""
        return next(each for each in self.rows if each.view.material.description == description)

    def _facts(self, view: IndicatorView) -> Facts:
        one = view.indicator
        facts = [
            Fact("牵头", one.lead_name, "lead_unit"),
            Fact("配合", "、".join(one.support_names), "support_units"),
        ]
        for name, label in (
            ("points", "分值"),
            ("assessment", "测评"),
            ("leader", "分管领导"),
            ("due_on", "时限"),
        ):
            if value := _formatted(view, name):
                facts.append(Fact(label, value))
        if one.not_applicable:
            facts.append(Fact("不适用的理由", one.reason))
        shown = Facts(facts)
        if self._is_township:
            return shown
        shown.followed.connect(lambda _: self.edit_requested.emit(one.id))
        return shown

    def _materials(self, one: Indicator) -> list[QWidget]:
        head = QWidget()
        add = LinkButton("添加要求", "act.add", keys="Ctrl+N", tip="给这项指标加一种应备材料")
        add.setDisabled(self._is_read_only)
        show_if(add, not self._is_township)
        add.clicked.connect(lambda: self.add_requested.emit(one.id))
        count = Words(f"{len(self.rows)} 类" if self.rows else "", "small")
        row(head, Words("需要的材料", "section"), SPRING, count, add)
        if self.rows:
            return [head, *self.rows]
        said = (
            "不适用，无需材料。"
            if one.state == NOT_APPLICABLE
            else "县里还没有要本单位提供材料。"
            if self._is_township
            else "还没有登记应备材料。点“添加要求”，或从指标体系表导入。"
        )
        return [head, Words(said, "label", wraps=True)]

    def _score(self, view: IndicatorView) -> list[QWidget]:
        facts = [
            Fact(label, value)
            for name, label in zip(_SCORE, ("自评分", "扣分原因", "审核人", "审核日期"), strict=True)
            if (value := _formatted(view, name))
        ]
        return [line(), Facts(facts)] if facts else []

    def _row(self, view: MaterialView) -> MaterialRow:
        made = MaterialRow(view, is_read_only=self._is_read_only, is_township=self._is_township)
        material: Material = view.material
        made.opened.connect(lambda: self.open_requested.emit(view))
        made.link_requested.connect(lambda: self.link_requested.emit(material))
        made.edit_requested.connect(lambda: self.material_edit_requested.emit(material.id))
        made.record_given.connect(lambda record: self.record_given.emit(material.id, record))
        made.files_given.connect(lambda files: self._give(material.id, files))
        return made

    def _give(self, material: str, files: list[Path]) -> None:
        self.files_given.emit(material, files)

    def _ask_for_statement(self) -> None:
        if self.shown is not None:
            self.statement_requested.emit(self.shown.indicator.id)


def _standing(one: Indicator) -> str:
    """部分 5/6; without a count where nothing is asked for."""
    return (
        f"{one.state} {one.full}/{len(one.materials)}"
        if one.materials and not one.not_applicable
        else one.state
    )


def _formatted(view: IndicatorView, name: str) -> str:
    return view.texts.get(name, "")


def _lacking_first(view: IndicatorView) -> list[MaterialView]:
    """Return what is missing needs no scrolling."""
    return sorted(view.materials, key=lambda one: one.material.is_full)
