"""What a unit without the program has filled in: told row by row before anything is written."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lushan_desktop.services.exchange.filing_reading import KitReading, read_kit
from lushan_desktop.services.exchange.told import kit_sentence
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.tasks.waiting import WaitingPanel
from lushan_desktop.ui.widgets.buttons import Button, PrimaryButton
from lushan_desktop.ui.widgets.card import Panel
from lushan_desktop.ui.widgets.item_row import ItemRow
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING, column
from lushan_desktop.ui.widgets.message_bar import MessageBar

UNDONE = "可一步撤销；未读入的，请单位改正后重新读入，已读入的不会重复。"


class KitView(QWidget):
    """Shows what reading a kit would bring, and reads it."""

    finished = Signal()

    def __init__(self, context: Context, waiting: WaitingPanel) -> None:
        super().__init__()
        self._context, self._waiting = context, waiting
        self._folder = Path()
        self.back, self.take = Button("返回"), PrimaryButton("读入", "act.import")
        self.panel = Panel(title="填报包")
        self.panel.foot.show_items(self.back, SPRING, self.take)
        column(self, (self.panel, 1))
        self.back.clicked.connect(self.finished)
        self.take.clicked.connect(self.read)

    def show_tried(self, folder: Path, filed: KitReading) -> None:
        """Show what this folder would bring."""
        self._folder = folder
        brings = bool(filed.meetings or filed.answers or filed.files)
        self.take.setEnabled(brings and not self._context.is_read_only)
        tone = "warn" if filed.not_taken else "ok"
        said = MessageBar(tone, UNDONE, title=kit_sentence(filed, is_tried=True))
        self.panel.show_body(said, *_told(filed))
        (self.take if brings else self.back).setFocus()

    def read(self) -> None:
        """Write what was understood, as one step."""
        self.take.setEnabled(False)
        self._context.change(
            read_kit, self._folder, progress=self._waiting.watch(), then=self._tell, failed=self._tell_failure
        )

    def _tell(self, filed: KitReading) -> None:
        self._context.say(kit_sentence(filed), can_undo=filed.changes is not None)
        self.finished.emit()

    def _tell_failure(self, sentence: str) -> None:
        self._context.failed.emit(sentence)
        self.take.setEnabled(True)


def _told(filed: KitReading) -> Iterator[QWidget]:
    for title, found, tone in (
        ("没有读入", filed.not_taken, "warn"),
        ("可读入，请核对", filed.to_check, "info"),
    ):
        if found:
            yield Words(f"{title} {len(found)} 处", "strong")
            yield from (ItemRow(each.where, each.reason, tone=tone, wraps=True) for each in found)
