"""操作记录: what was done, page by page or to one record, with before and after; only to be read."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QWidget

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.services.records import history, undoing
from lushan_desktop.services.records.history import (
    Event,
    FieldEvent,
    LogFilter,
    LogLine,
    LogPage,
    RecordHistory,
)
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.settings.comparison import Comparison
from lushan_desktop.ui.modules.settings.history_filters import HistoryFilters
from lushan_desktop.ui.widgets.buttons import Button, IconButton, TextButton
from lushan_desktop.ui.widgets.card import Panel
from lushan_desktop.ui.widgets.labels import ElidedWords, Words
from lushan_desktop.ui.widgets.layout import SPRING, column, show_if
from lushan_desktop.ui.widgets.panes import Panes
from lushan_desktop.ui.widgets.tree_list import Node, TreeList

Line = tuple[str, datetime, str, str, bool]
"""Step, moment, label, person, whether it was undone."""
REPORTS_PAGE, PAPER = "papers", "operation_log"


class HistoryPanel(QWidget):
    """On the left the steps by day, on the right what one of them changed."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._record = ""
        self._offset = 0
        self._event_by_step: dict[str, Event] = {}
        self._line_by_id: dict[str, LogLine] = {}
        self.page: LogPage | None = None
        self.filters = HistoryFilters(context)
        self.back = TextButton("全部操作", "act.prev")
        self.steps = TreeList(says="操作记录", is_tree=False)
        self.list = Panel()
        self.comparison = Comparison()
        self.undo = Button("撤销这一步", "act.undo", tip="撤销也会留下记录")
        self.newer, self.older = IconButton("act.prev", "较新的"), IconButton("act.next", "较早的")
        self.printing = Button("打印", "act.print", keys="Ctrl+P")
        self.export = Button("导出", "act.excel", keys="Ctrl+E", tip="存成 Excel、Word 或 PDF")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._title, self._told = ElidedWords("操作记录", "section"), Words("", "small")
        self.list.head.show_items(self.back, (self._title, 1), self._told, self.newer, self.older)
        self.list.body.hide()
        inside = self.list.layout()
        assert inside is not None
        inside.removeWidget(self.list.foot)
        inside.addWidget(self.steps)
        inside.addWidget(self.list.foot)
        self.list.foot.show_items(self.printing, self.export, SPRING)
        self.comparison.foot.show_items((ElidedWords("撤销也会留下记录", "small"), 1), self.undo)
        panes = Panes(self.list, self.comparison, widths=(440, 560), weights=(2, 3))
        column(self, self.filters, (panes, 1), gap="small")
        self.back.hide()

    def _connect(self) -> None:
        self.filters.changed.connect(lambda: self.turn_to(0))
        self.back.clicked.connect(self._show_everything)
        self.steps.chosen.connect(self._open)
        self.undo.clicked.connect(self._undo)
        self.newer.clicked.connect(lambda: self.turn_to(self._offset - history.PAGE))
        self.older.clicked.connect(lambda: self.turn_to(self._offset + history.PAGE))
        self.printing.clicked.connect(lambda: self._make_paper("print"))
        self.export.clicked.connect(lambda: self._make_paper("export"))
        self._context.changed.connect(self._hear)

    def _hear(self) -> None:
        if self.isVisible():
            self.load()

    def load(self) -> None:
        if self._record:
            self._context.query(history.of_record, self._record, key="history", then=self._show_record)
            return
        self._context.query(history.people, key="people-of-log", then=self.filters.show_people)
        wanted = self.filters.wanted()
        self._context.query(history.page, wanted, self._offset, key="history", then=self._show_page)

    def turn_to(self, offset: int) -> None:
        """Show the page that begins there."""
        self._offset = max(0, offset)
        self.load()

    def show_record(self, record_id: str) -> None:
        """Only what happened to this record."""
        self._record = record_id
        self._show_parts()
        self.load()

    def _show_everything(self) -> None:
        self._record = ""
        self._title.setText("操作记录")
        self._show_parts()
        self.load()

    def _show_parts(self) -> None:
        """One record has no filters and no pages."""
        for widget in (self.filters, self.newer, self.older):
            show_if(widget, not self._record)
        show_if(self.back, bool(self._record))

    def _show_page(self, page: LogPage) -> None:
        self.page = page
        self._line_by_id = {line.step.id: line for line in page.lines}
        self._told.setText(page.told)
        self.newer.setEnabled(page.offset > 0)
        self.older.setEnabled(page.offset + len(page.lines) < page.total)
        steps = [line.step for line in page.lines]
        self._show_nodes([(step.id, step.when, step.label, step.person, step.is_undone) for step in steps])

    def _show_record(self, told: RecordHistory) -> None:
        self._event_by_step = {event.step: event for event in told.events}
        self._title.setText(f"{told.type_title}：{told.name}")
        self._told.setText(f"{len(told.events)} 次")
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
            kept = self.steps.current_key()
            self.steps.choose(kept if kept in keys else keys[0])
            self._open(self.steps.current_key())
        else:
            self.comparison.show_nothing("没有符合条件的操作记录")
            self.undo.setDisabled(True)

    def _open(self, step: str) -> None:
        if self._record and step in self._event_by_step:
            event = self._event_by_step[step]
            self._compare(_headline(event.when, event.label), event.fields, is_undone=event.is_undone)
        elif line := self._line_by_id.get(step):
            many = line.step.operations
            more = f"（写入 {many} 条，列出前 {history.MOST_TOLD} 条）" if many > history.MOST_TOLD else ""
            headline = _headline(line.step.when, line.step.label + more, line.about)
            self._context.query(
                history.of_step,
                step,
                key="step",
                then=lambda fields: self._compare(headline, fields, is_undone=line.step.is_undone),
            )

    def _compare(self, label: str, fields: Sequence[FieldEvent], *, is_undone: bool) -> None:
        self.comparison.show_fields(label, fields)
        self.undo.setDisabled(is_undone or self._context.is_read_only)

    def _make_paper(self, way: str) -> None:
        """The log is printed as it is filtered, where papers are made."""
        wanted = LogFilter(record=self._record) if self._record else self.filters.wanted()
        self._context.open(REPORTS_PAGE, PAPER, way, hand_over=wanted)

    def _undo(self) -> None:
        step = self.steps.current_key()
        if step:
            self._context.change(
                undoing.undo_step, step, then=lambda _: self._context.say("已撤销这一步，可在操作记录里查到")
            )


def _headline(when: datetime, label: str, about: str = "") -> str:
    """6月2日 10:32 修改会议 · 会议：争创…动员会."""
    return f"{when.month}月{when.day}日 {when:%H:%M} {label}" + (f" · {about}" if about else "")
