"""What the panel shows before there is a table: a place to drop one, to choose one, or to paste."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal

from lushan_desktop.domain.record_type import RecordType
from lushan_desktop.ui.widgets.buttons import PrimaryButton, TextButton
from lushan_desktop.ui.widgets.card import Card
from lushan_desktop.ui.widgets.drop_zone import FileTarget
from lushan_desktop.ui.widgets.empty_state import EmptyState
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING, row, show_if

HOW = "在 Excel 或 WPS 里选中带表头的几行，按 Ctrl+C，再在这里按 Ctrl+V；也可以把 .xlsx、.csv 文件拖进来。"


class StartCard(Card):
    file_wanted = Signal()
    dropped = Signal(list)

    def __init__(self, record_type: RecordType) -> None:
        self.file_button = PrimaryButton("选择文件", "act.folder")
        self.leave_button = TextButton("取消", keys="Esc")
        self.error = Words("", "error", wraps=True)
        self.error.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        show_if(self.error, False)
        self._empty = EmptyState("obj.sheet", f"把{record_type.title}台账粘贴进来", HOW, self.file_button)
        super().__init__(self.error, (self._empty, 1), row(None, SPRING, self.leave_button))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.file_button.clicked.connect(self.file_wanted)
        FileTarget(self).dropped.connect(self._drop)

    def refuse(self, sentence: str) -> None:
        """Say why what came could not be read."""
        self.error.setText(sentence)
        show_if(self.error, True)

    def _drop(self, files: list[Path]) -> None:
        self.dropped.emit(files)
