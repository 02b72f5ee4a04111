"""从备份恢复: choose one, see what would be there, then decide."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from lushan_desktop.base import clock
from lushan_desktop.services.settings import backup
from lushan_desktop.services.settings.backup import BackupLine, CountLine, Restoring
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import Button
from lushan_desktop.ui.widgets.card import Panel
from lushan_desktop.ui.widgets.chips import Choice
from lushan_desktop.ui.widgets.choice_box import ChoiceBox
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING
from lushan_desktop.ui.widgets.message_bar import MessageBar

KEPT = "恢复前自动另存现有数据，可随时换回；恢复后程序重新打开。"


class RestorePanel(Panel):
    """The copy is made and counted first; nothing is replaced before the clerk says so."""

    def __init__(self, context: Context) -> None:
        super().__init__(title="从备份恢复")
        self._context = context
        self._line_by_key: dict[str, BackupLine] = {}
        self._restoring: Restoring | None = None
        self.choice = ChoiceBox(says="选哪一份")
        self.look = Button("查看这一份", "act.preview")
        self.use = Button("恢复到这一份", "act.restore")
        self.foot.show_items(self.look, SPRING, self.use)
        self.look.clicked.connect(self.look_at)
        self.use.clicked.connect(self.take)
        self._show_body(Words("选定备份后点“查看这一份”，列出恢复前后的差别。", "label", wraps=True))

    def show_backups(self, lines: Sequence[BackupLine]) -> None:
        self._line_by_key = {line.key: line for line in lines}
        self.choice.show_choices(
            [Choice(line.key, f"{clock.spoken(line.moment)} · {line.reason}") for line in lines]
        )
        self.look.setEnabled(bool(lines) and not self._context.is_read_only)
        self.use.setEnabled(self._restoring is not None)

    def look_at(self) -> None:
        """Restore into a copy and count."""
        line = self._line_by_key.get(self.choice.current_key())
        if line:
            self.look.setDisabled(True)
            self._context.query(
                backup.look_at, line, is_long=True, then=self._show_difference, failed=self._refuse
            )

    def take(self) -> None:
        """Close the store, put the copy in its place, open again."""
        if self._restoring is not None:
            self._context.restore_asked.emit(self._restoring)

    def _refuse(self, sentence: str) -> None:
        self.look.setEnabled(True)
        self._show_body(MessageBar("bad", sentence))

    def _show_difference(self, restoring: Restoring) -> None:
        self._restoring = restoring
        self.look.setEnabled(True)
        self.use.setEnabled(True)
        fewer = [line for line in restoring.lines if line.after_restore < line.now]
        if fewer:
            words = "、".join(f"{line.now - line.after_restore} 条{line.title}" for line in fewer)
            bar = MessageBar("warn", f"恢复后将减少 {words}。{KEPT}")
        else:
            bar = MessageBar("ok", f"恢复后记录不会减少。{KEPT}", title="这份备份完好，能打开")
        self._show_body(bar, _counts([line for line in restoring.lines if line.now or line.in_backup]))

    def _show_body(self, *items: QWidget) -> None:
        self.choice.setParent(None)
        self.show_body(Words("选哪一份", "label"), self.choice, *items)


def _counts(lines: Sequence[CountLine]) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme().space("gap"))
    grid.setColumnStretch(0, 1)
    for place, heading in enumerate(("记录", "现在", "备份里", "恢复后")):
        grid.addWidget(Words(heading, "small"), 0, place, _SIDE if place else Qt.AlignmentFlag.AlignLeft)
    for number, line in enumerate(lines, 1):
        change = line.after_restore - line.now
        told = "不变" if not change else f"多 {change}" if change > 0 else f"少 {-change}"
        tone = "" if not change else "ok" if change > 0 else "bad"
        grid.addWidget(Words(line.title), number, 0)
        grid.addWidget(Words(str(line.now)), number, 1, _SIDE)
        grid.addWidget(Words(str(line.in_backup)), number, 2, _SIDE)
        grid.addWidget(Words(told, tone=tone), number, 3, _SIDE)
    return made


_SIDE = Qt.AlignmentFlag.AlignRight
