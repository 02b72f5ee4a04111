"""议定事项: what a meeting decided, with the tasks that became of it."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, Signal

from lushan_desktop.services.meetings.meeting_kit import Kit, ResolutionView
from lushan_desktop.ui.widgets.buttons import GivingButton, LinkButton
from lushan_desktop.ui.widgets.item_row import ItemRow
from lushan_desktop.ui.widgets.labels import ElidedWords, Words
from lushan_desktop.ui.widgets.layout import SPRING, Item, row

_LEDGERS = (
    ("落实台账", "resolution_ledger", "打印议定事项落实台账"),
    ("催办单", "reminder_slip", "给每个有未办任务的单位印一张"),
)


class ResolutionsBlock(QObject):
    """Makes the rows; tells which resolutions are to become tasks, and which paper is wanted."""

    paper_requested = Signal(str)
    tasks_requested = Signal(list)
    """Ids of resolutions; empty: all that are left."""
    task_opened = Signal(str)
    edit_requested = Signal(str)

    def __init__(self, *, is_read_only: bool = False) -> None:
        super().__init__()
        self._is_read_only = is_read_only

    def rows(self, kit: Kit) -> Iterator[Item]:
        """Each with its light; what is no task yet becomes one with a click."""
        left = [each for each in kit.resolutions if not each.is_task and each.badge[0] != "已办结"]
        every = GivingButton("全部转为任务", "st.flag", tip="没有转为任务的议定事项，各转一项任务")
        every.clicked.connect(lambda: self.tasks_requested.emit([]))
        every.setEnabled(bool(left) and not self._is_read_only)
        title = ElidedWords(f"议定事项 {len(kit.resolutions)} 项", "section")
        acts = (every,) if kit.resolutions else ()
        yield row(None, (title, 1), *acts, margins=("none", "medium", "none", "tight"))
        for resolved in kit.resolutions:
            yield self._resolution(resolved)
        if kit.resolutions:
            yield row(None, *(self._paper_link(*each) for each in _LEDGERS), SPRING)
        if not kit.resolutions:
            link = LinkButton("登记议定事项", "act.add")
            link.setDisabled(self._is_read_only)
            link.clicked.connect(lambda: self.edit_requested.emit("resolutions"))
            yield row(None, Words("还没有登记议定事项。", "label"), link, SPRING)

    def _paper_link(self, words: str, key: str, tip: str) -> LinkButton:
        link = LinkButton(words, tip=tip)
        link.clicked.connect(lambda: self.paper_requested.emit(key))
        return link

    def _resolution(self, resolved: ResolutionView) -> ItemRow:
        unit = resolved.unit or "牵头单位待补"
        made = ItemRow(resolved.content, unit, icon="st.flag").with_badge(*resolved.badge)
        if resolved.is_task:
            link = LinkButton("看任务")
            link.clicked.connect(lambda: self.task_opened.emit(resolved.task))
        else:
            link = LinkButton("转为任务")
            link.setDisabled(self._is_read_only or resolved.badge[0] == "已办结")
            link.clicked.connect(lambda: self.tasks_requested.emit([resolved.id]))
        link.setAccessibleName(f"{link.text()}：{resolved.content}")
        return made.with_widget(link)
