"""操作记录: what was done lately or to one record, with before and after; it can be read, not changed."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QWidget

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.services import history, undoing
from lushan_desktop.services.history import Event, FieldEvent, RecentStep, RecordHistory
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.settings.comparison import Comparison
from lushan_desktop.ui.widgets.buttons import Button, TextButton
from lushan_desktop.ui.widgets.card import Panel
from lushan_desktop.ui.widgets.chips import Choice
from lushan_desktop.ui.widgets.choice_box import ChoiceBox
from lushan_desktop.ui.widgets.labels import ElidedWords, Words
from lushan_desktop.ui.widgets.layout import SPRING, column
from lushan_desktop.ui.widgets.panes import Panes
from lushan_desktop.ui.widgets.tree_list import Node, TreeList

SHOWN = 300
Line = tuple[str, datetime, str, str, bool]
"""Step, moment, label, person, whether it was undone."""
EVERYBODY = ""


class HistoryPanel(QWidget):
    """On the left the steps by day, on the right what one of them changed."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._record = ""
        self._event_by_step: dict[str, Event] = {}
        self._step_by_id: dict[str, RecentStep] = {}
        self.person = ChoiceBox([Choice(EVERYBODY, "全部人员")], says="谁改的")
        self.back = TextButton("全部操作", "act.prev")
        self.steps = TreeList(says="操作记录", is_tree=False)
        self.list = Panel()
        self.comparison = Comparison()
        self.undo = Button("撤销这一步", "act.undo", tip="撤销也会留下记录")
        self._lay_out()
        self.person.chosen.connect(lambda _: self.load())
        self.back.clicked.connect(self._show_everything)
        self.steps.chosen.connect(self._open)
        self.undo.clicked.connect(self._undo)
        context.changed.connect(lambda _: self.load() if self.isVisible() else None)

    def _lay_out(self) -> None:
        self._title = ElidedWords("操作记录", "section")
        self.list.head.show_items(self.back, (self._title, 1), self.person)
        self.list.body.hide()
        inside = self.list.layout()
        assert inside is not None
        inside.addWidget(self.steps)
        self.comparison.foot.show_items(
            Words("操作记录只能看，不能改；撤销也会留下记录。", "small"), SPRING, self.undo
        )
        panes = Panes(self.list, self.comparison, widths=(400, 600), weights=(2, 3))
        column(self, (panes, 1), gap="none")
        self.back.hide()

    def load(self) -> None:
        if self._record:
            self._context.query(history.of_record, self._record, key="history", then=self._show_record)
            return
        self._context.query(history.people, key="people-of-log", then=self._show_people)
        person = self.person.current_key() or None
        self._context.query(history.recent, SHOWN, 0, person, key="history", then=self._show_steps)

    def show_record(self, record_id: str) -> None:
        """Only what happened to this record."""
        self._record = record_id
        self.back.show()
        self.person.hide()
        self.load()

    def _show_everything(self) -> None:
        self._record = ""
        self.back.hide()
        self.person.show()
        self._title.setText("操作记录")
        self.load()

    def _show_people(self, names: Sequence[str]) -> None:
        self.person.show_choices([Choice(EVERYBODY, "全部人员"), *(Choice(name, name) for name in names)])

    def _show_steps(self, steps: Sequence[RecentStep]) -> None:
        self._step_by_id = {step.id: step for step in steps}
        self._show_nodes([(step.id, step.when, step.label, step.person, step.is_undone) for step in steps])

    def _show_record(self, told: RecordHistory) -> None:
        self._event_by_step = {event.step: event for event in told.events}
        self._title.setText(f"{told.type_title}：{told.name}")
        self._show_nodes(
            [(event.step, event.when, event.label, event.person, event.is_undone) for event in told.events]
        )

    def _show_nodes(self, lines: Sequence[Line]) -> None:
        nodes: list[Node] = []
        day = ""
        for step, when, label, person, is_undone in lines:
            if str(PartialDate.from_date(when.date())) != day:
                day = str(PartialDate.from_date(when.date()))
                nodes.append(Node("", day))
            badges = (("已撤销", "mute"),) if is_undone else ()
            note = f"{person or '未署名'}　{when:%H:%M}"
            nodes.append(Node(step, label, note, badges=badges, tone="mute" if is_undone else ""))
        self.steps.show_nodes(nodes)
        keys = self.steps.keys()
        if keys:
            self.steps.choose(keys[0])
            self._open(keys[0])
        else:
            self.comparison.show_nothing("还没有操作记录")
            self.undo.setDisabled(True)

    def _open(self, step: str) -> None:
        if self._record and step in self._event_by_step:
            event = self._event_by_step[step]
            self._compare(event.label, event.fields, is_undone=event.is_undone)
        elif step in self._step_by_id:
            line = self._step_by_id[step]
            self._context.query(
                history.of_step,
                step,
                key="step",
                then=lambda fields: self._compare(line.label, fields, is_undone=line.is_undone),
            )

    def _compare(self, label: str, fields: Sequence[FieldEvent], *, is_undone: bool) -> None:
        self.comparison.show_fields(label, fields)
        self.undo.setDisabled(is_undone or self._context.is_read_only)

    def _undo(self) -> None:
        step = self.steps.current_key()
        if step:
            self._context.change(
                undoing.undo_step, step, then=lambda _: self._context.say("已撤销这一步，可在操作记录里查到")
            )
