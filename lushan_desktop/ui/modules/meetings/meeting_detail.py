"""The detail of a meeting: its kit is one click away, and what it decided can become tasks."""

from collections.abc import Iterator

from PySide6.QtCore import Signal

from lushan_desktop.services.records.record_view import RecordView
from lushan_desktop.ui.records.detail import RecordDetail
from lushan_desktop.ui.widgets.buttons import Button, LinkButton
from lushan_desktop.ui.widgets.item_row import ItemRow
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING, Item, row


class MeetingDetail(RecordDetail):
    """As every detail, with the way to the kit and a verb beside each resolution."""

    kit_requested = Signal()
    task_requested = Signal(str)
    """The resolution that is to become a task."""
    task_opened = Signal(str)

    shown_apart = frozenset({"resolutions"})

    def below_title(self, view: RecordView) -> Iterator[Item]:
        del view
        button = Button("会议材料", "act.print", tip="应有的材料、通知、议程、签到表、纪要稿")
        button.clicked.connect(self.kit_requested)
        yield row(None, button, SPRING)

    def below_facts(self, view: RecordView) -> Iterator[Item]:
        rows = view.values["resolutions"]
        if not rows:
            return
        yield Words("议定事项", "section")
        for values in rows:
            unit = view.name_by_id.get(values["lead_unit"], "")
            until = f"{values['due_on']}前" if values["due_on"] else "未定时限"
            made = ItemRow(values["content"], " · ".join(filter(None, (unit, until))), icon="st.flag")
            if values["closed_on"]:
                made.with_badge("已办结", "ok")
            made.with_widget(self._way_on(values["id"], values["task"], is_closed=bool(values["closed_on"])))
            yield made

    def _way_on(self, resolution: str, task: str, *, is_closed: bool) -> LinkButton:
        if task:
            link = LinkButton("看任务")
            link.clicked.connect(lambda: self.task_opened.emit(task))
            return link
        link = LinkButton("转为任务")
        link.setDisabled(self._is_read_only or is_closed)
        link.clicked.connect(lambda: self.task_requested.emit(resolution))
        return link
