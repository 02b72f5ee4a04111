"""What became of a record as tasks, and the button that makes one of it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lushan_desktop.services.records import tasks
from lushan_desktop.services.records.record_view import RecordView
from lushan_desktop.services.records.tasks import GivenTask
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.widgets.buttons import LinkButton
from lushan_desktop.ui.widgets.item_row import ItemRow
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING, column, row

MADE = "已转为任务，列入待办"


class GivenTasks(QWidget):
    """A head with 转为任务, then each task with its light and the way to it."""

    wanted = Signal()
    opened = Signal(str)

    def __init__(self, given: Sequence[GivenTask], *, can_give: bool) -> None:
        super().__init__()
        self.give_link = LinkButton("转为任务", "st.flag", tip="按此处的内容、单位和时限列为待办任务")
        self.give_link.setEnabled(can_give)
        self.give_link.clicked.connect(self.wanted)
        title = Words(f"任务 {len(given)} 项" if given else "任务", "section")
        column(self, row(None, title, SPRING, self.give_link), *map(self._task, given), gap="tight")

    def _task(self, task: GivenTask) -> ItemRow:
        made = ItemRow(task.content, task.unit or "牵头单位待补", icon="st.flag")
        made.with_badge(task.light.word, task.light.tone)
        link = LinkButton("看任务")
        link.setAccessibleName(f"看任务：{task.content}")
        link.clicked.connect(lambda: self.opened.emit(task.id))
        return made.with_widget(link)


def give_out(context: Context, view: RecordView | None, source: str) -> None:
    """Make a task of the record on show, as one step that can be undone."""
    if view is not None:
        context.change(tasks.give_out, source, view.id, then=lambda _: context.say(MADE, can_undo=True))
