"""备份: how well the office is covered, one more copy now, a second place, the way back."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from lushan_desktop.base import clock
from lushan_desktop.services.settings import backup
from lushan_desktop.services.settings.backup import BackupLine, Standing
from lushan_desktop.ui import dialogs
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.settings.restore_panel import RestorePanel
from lushan_desktop.ui.tasks.waiting import WaitingPanel
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import Button, PrimaryButton
from lushan_desktop.ui.widgets.card import Panel
from lushan_desktop.ui.widgets.item_row import ItemRow
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING, column
from lushan_desktop.ui.widgets.message_bar import MessageBar
from lushan_desktop.ui.widgets.panes import Panes

SHOWN = 12


class BackupPanel(QWidget):
    """What there is on the left, what a restore would change on the right."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._standing: Standing | None = None
        self.now = PrimaryButton("立即备份", "nav.backup")
        self.second = Button("备份到 U 盘", "nav.exchange")
        self.file = Button("存成一个文件", "act.save")
        self.panel = Panel()
        self.restore = RestorePanel(context)
        self.panel.head.show_items(Words("备份", "section"), SPRING, self.now)
        self.panel.foot.show_items(self.second, self.file, SPRING)
        panes = Panes(
            self.panel, self.restore, widths=(10_000, theme().width("detail_panel")), weights=(1, 0)
        )
        column(self, (panes, 1), gap="none")
        self.waiting = WaitingPanel(self, "正在备份")
        self._connect()

    def _connect(self) -> None:
        for button in (self.now, self.second, self.file):
            button.setDisabled(self._context.is_read_only)
        self.now.clicked.connect(self.back_up)
        self.second.clicked.connect(self.back_up_to_second_place)
        self.file.clicked.connect(self.write_file)

    def load(self) -> None:
        """Ask how things stand and which backups there are."""
        self._context.query(backup.standing, key="standing", then=self._show_standing)

    def back_up(self) -> None:
        self._change(backup.back_up_now, say="已备份，写完已核对", place=None)

    def back_up_to_second_place(self) -> None:
        """Ask for a folder on a stick, and remember it."""
        place = dialogs.ask_for_folder(self, "选择 U 盘或另一块盘上的文件夹")
        if place:
            self._change(backup.back_up_to, place, say=f"已备份到 {place}，写完已核对", place=place)

    def write_file(self) -> None:
        """Everything in one file, for another machine."""
        file = dialogs.ask_where_to_save(self, "法治创建工作台备份", ".zip")
        if file:
            self._change(backup.write_archive, file, say=f"已存到 {file}，写完已核对", place=file)

    def _change(self, work: Callable[..., object], *args: Path, say: str, place: Path | None) -> None:
        # A backup changes no record: it goes down the long lane, so that saving need not wait for it.
        self._context.query(
            work, *args, is_long=True, progress=self.waiting.watch(), then=lambda _: self._tell(say, place)
        )

    def _tell(self, sentence: str, place: Path | None) -> None:
        if place is not None:
            self._context.say_saved(place, sentence)
        else:
            self._context.say(sentence)
        self._context.backed_up.emit()
        self.load()

    def _show_standing(self, standing: Standing) -> None:
        self._standing = standing
        self._context.query(backup.find, key="backups", then=self._show)

    def _show(self, lines: Sequence[BackupLine]) -> None:
        standing = self._standing
        if standing is None:
            return
        self.panel.show_body(
            _state(standing),
            _second_place(standing),
            Words("最近几次", "strong"),
            Words(backup.KEPT, "small", wraps=True),
            *(_line(line) for line in lines[:SHOWN]),
        )
        self.restore.show_backups(lines)


def _state(standing: Standing) -> MessageBar:
    if standing.last is None:
        return MessageBar("warn", "请点“立即备份”。", title="还没有备份")
    changed = "此后有新的改动，退出时会自动备份。" if standing.is_changed else "此后没有新的改动。"
    return MessageBar("ok", changed, title=f"备份正常，{standing.text}")


def _second_place(standing: Standing) -> QWidget:
    """Return where the copy is that survives this computer."""
    if standing.second_place is None:
        return MessageBar(
            "warn", "本机损坏时，只能从其他磁盘的备份恢复。请插上 U 盘，点下面的“备份到 U 盘”。"
        )
    at = clock.spoken(standing.second_place_at) if standing.second_place_at else "还没有备份"
    made = ItemRow("第二处", f"{standing.second_place} · {at}", icon="nav.exchange")
    return made.with_badge(
        "请及时备份" if standing.needs_second_place else "正常",
        "warn" if standing.needs_second_place else "ok",
    )


def _line(line: BackupLine) -> ItemRow:
    made = ItemRow(
        f"{clock.spoken(line.moment)}", f"{line.reason} · {line.records} 条记录 · {line.files} 份佐证"
    )
    size = f"{line.size / 2**20:.1f} MB"
    badge = ("已核对", "ok") if line.is_complete else ("佐证未复制完", "warn")
    return made.with_note(size).with_badge(*badge)
