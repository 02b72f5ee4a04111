"""What the window shows first: choose a table, try the example, fetch the template."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal

from lushan_desktop.ui.widgets.buttons import Button, PrimaryButton, TextButton
from lushan_desktop.ui.widgets.card import Card
from lushan_desktop.ui.widgets.drop_zone import FileTarget
from lushan_desktop.ui.widgets.empty_state import EmptyState
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING, row, show_if

HOW = (
    "把正式的指标体系表（.xlsx）拖进来，或选择文件。各级写在一列或分成三列、有合并单元格、"
    "序号写成 一、（一）1. 都能认；核对后才写入。"
)


class StartStep(Card):
    dropped = Signal(Path)

    def __init__(self) -> None:
        self.file_button = PrimaryButton("选择文件", "act.folder", keys="Ctrl+O")
        self.example_button = Button("看示例", "obj.sheet", tip="用一张标明“示例”的表试一试，导入后可以撤销")
        self.leave_button = TextButton("取消", keys="Esc")
        self.error = Words("", "error", wraps=True)
        self.error.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        show_if(self.error, False)
        empty = EmptyState("obj.sheet", "导入指标体系", HOW, self.file_button, self.example_button)
        super().__init__(self.error, (empty, 1), row(None, SPRING, self.leave_button))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        FileTarget(self).dropped.connect(lambda files: self.dropped.emit(files[0]))

    def refuse(self, sentence: str) -> None:
        """Say why the file could not be read."""
        self.error.setText(sentence)
        show_if(self.error, bool(sentence))
