"""The detail of an instruction: the words, the paper, the stages, the units, and the way on."""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lushan_desktop.base import clock
from lushan_desktop.domain.flow import Flow
from lushan_desktop.domain.record_type import RecordType
from lushan_desktop.services.instructions.instruction_view import HandedUnit, InstructionView
from lushan_desktop.services.records.record_view import RecordView
from lushan_desktop.ui.records.blocks import words_block
from lushan_desktop.ui.records.detail import RecordDetail
from lushan_desktop.ui.records.given_tasks import GivenTasks
from lushan_desktop.ui.records.way_bar import WayBar
from lushan_desktop.ui.widgets.buttons import Button, LinkButton
from lushan_desktop.ui.widgets.flow_layout import FlowLayout
from lushan_desktop.ui.widgets.item_row import ItemRow
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import Item
from lushan_desktop.ui.widgets.stage_line import StageLine, marks_of


class InstructionDetail(RecordDetail):
    """As every detail, with the buttons of the handling in a bar of its own."""

    move_requested = Signal(object)
    """The way that was chosen."""
    paper_requested = Signal(str)
    """The key of the report to print."""
    carrier_opened = Signal(str, str)
    hand_out_requested = Signal()
    unit_acted = Signal(str, str)
    """The unit's row, and what it did: sign or report."""
    task_requested = Signal()
    """The record on show is to become a task."""
    task_opened = Signal(str)

    shown_apart = frozenset(
        {"words", "gist", "document", "briefing", "carrier", "dispatches", "stage", "source_page"}
    )

    def __init__(self, record_type: RecordType, flow: Flow, *, is_read_only: bool = False) -> None:
        super().__init__(record_type, is_read_only=is_read_only)
        self._flow = flow
        self.acts = WayBar(is_read_only=is_read_only)
        self.acts.move_requested.connect(self.move_requested)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(layout.count() - 1, self.acts)

    @property
    def way_buttons(self) -> dict[str, Button]:
        """The buttons of the moves, by their labels."""
        return self.acts.buttons

    def show_record(self, view: RecordView) -> None:
        super().show_record(view)
        assert isinstance(view, InstructionView)
        self.acts.show_ways(view.id, view.ways, lambda: (self._slip_button(),))

    def below_title(self, view: RecordView) -> Iterator[Item]:
        assert isinstance(view, InstructionView)
        values = view.values
        said = str(values["words"] or "")
        gist = f"（大意）{values['gist']}" if values["gist"] else "原文待补"
        yield words_block(said or gist, str(values["standing"] or "待核"), who=view.leader or "领导待补")
        if view.carrier:
            yield self._carrier(view)
        if view.ways:
            yield StageLine(marks_of([_short(one) for one in self._flow.path], *self._reached(view)))
            yield from self._units(view)

    def below_facts(self, view: RecordView) -> Iterator[Item]:
        assert isinstance(view, InstructionView)
        can_give = not self._is_read_only and not view.values["closed_on"]
        made = GivenTasks(view.tasks, can_give=can_give)
        made.wanted.connect(self.task_requested)
        made.opened.connect(self.task_opened)
        yield made

    def _reached(self, view: InstructionView) -> tuple[str, list[str]]:
        """The stage as the line calls it, and who brought it to each stage when."""
        tips = []
        for stage in self._flow.path:
            passage = view.passages.get(stage)
            tips.append(f"{clock.spoken(passage.when)} {passage.person or '未署名'}" if passage else "")
        return _short(view.stage), tips

    def _carrier(self, view: InstructionView) -> ItemRow:
        key, record = view.carrier_at
        what = {"document": "写在这份文件上", "briefing": "写在这份简报上"}.get(key, "没有登记的载体")
        made = ItemRow(view.carrier, f"{view.values['kind']}{what}" if key else what, icon="obj.doc")
        if key:
            made.with_open("打开这份载体")
            made.opened.connect(lambda: self.carrier_opened.emit(key, record))
        return made

    def _units(self, view: InstructionView) -> Iterator[Item]:
        waiting = sum(not unit.is_reported for unit in view.units)
        told = f"应反馈 {len(view.units)}，已反馈 {len(view.units) - waiting}" if view.units else "还没有转办"
        head = QWidget()
        flow = FlowLayout(head)
        flow.addWidget(Words("转办与反馈", "section"))
        flow.addWidget(Words(told, "small"))
        if waiting:
            flow.addWidget(
                self._link("打印催办单", lambda: self.paper_requested.emit("instruction_reminder"))
            )
        if view.units:
            flow.addWidget(self._link("转办其他单位", self.hand_out_requested.emit))
        yield head
        for unit in view.units:
            yield self._unit(unit)

    def _unit(self, unit: HandedUnit) -> ItemRow:
        made = ItemRow(unit.unit, unit.detail, icon="nav.people")
        made.with_badge(unit.light.word, unit.light.tone)
        if not unit.is_acknowledged:
            made.with_widget(self._link("签收", lambda: self.unit_acted.emit(unit.id, "sign")))
        elif not unit.is_reported:
            made.with_widget(self._link("记反馈", lambda: self.unit_acted.emit(unit.id, "report")))
        return made

    def _link(self, words: str, act: object) -> LinkButton:
        link = LinkButton(words)
        link.setDisabled(self._is_read_only and not words.startswith("打印"))
        link.clicked.connect(lambda: act())  # type: ignore[operator]  # a callable without arguments
        return link

    def _slip_button(self) -> Button:
        slip = Button("打印办理单", "act.print", tip="打印领导批示办理单")
        slip.clicked.connect(lambda: self.paper_requested.emit("dispatch_slip"))
        return slip


def _short(stage: str) -> str:
    """登记 of 已登记, 办理 of 办理中."""
    return stage.removeprefix("已").removesuffix("中")
