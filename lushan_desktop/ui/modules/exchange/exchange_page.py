"""数据交换: merge what lies on the stick, decide, hand down or hand in, take a package back."""

from collections.abc import Sequence
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from lushan_desktop.base import clock
from lushan_desktop.base.progress import UNWATCHED, Progress
from lushan_desktop.services.exchange import decisions, exchanging, machines
from lushan_desktop.services.exchange.exchanging import MERGED, PackageLine, Summary, WaitingPackage
from lushan_desktop.services.exchange.machines import Machine
from lushan_desktop.ui import dialogs
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.exchange.decisions_view import DecisionsView
from lushan_desktop.ui.modules.exchange.sending_card import SendingCard
from lushan_desktop.ui.tasks.sticks import StickWatch, sticks
from lushan_desktop.ui.tasks.waiting import WaitingPanel
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import Button, PrimaryButton
from lushan_desktop.ui.widgets.card import Panel
from lushan_desktop.ui.widgets.item_row import ItemRow
from lushan_desktop.ui.widgets.labeled_field import LabeledField
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING, column, show_if
from lushan_desktop.ui.widgets.message_bar import MessageBar
from lushan_desktop.ui.widgets.panes import Panes

if TYPE_CHECKING:
    from lushan_desktop.services.exchange.filing_reading import KitReading
    from lushan_desktop.ui.modules.exchange.kit_view import KitView

SHOWN = 30
UNDONE = "已撤销这次合并。要恢复，请再合并一次。"
KITS = "不装程序的单位交回的填报包；右边可以制作"
NO_PACKAGES = "还没有合并或导出过报送包。"
NO_MACHINES = "尚未收到其他电脑的报送包。"


class Found(NamedTuple):
    """What the page shows at first."""

    waiting: Sequence[WaitingPackage]
    packages: Sequence[PackageLine]
    machines: Sequence[Machine]
    undecided: int


def look_around(store: Any, places: Sequence[Path]) -> Found:
    """Return what lies on the sticks, what came and went, who is who."""
    return Found(
        exchanging.waiting(store, places),
        exchanging.packages(store),
        machines.machines(store),
        decisions.count(store),
    )


def try_kit(store: Any, folder: Path, *, progress: Progress = UNWATCHED) -> "KitReading":
    """What reading a kit would bring."""
    from lushan_desktop.services.exchange.filing_reading import read_kit

    return read_kit(store, folder, is_tried=True, progress=progress)


class ExchangePage(QWidget):
    """The overview, and the decisions behind it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.places: list[Path] = []
        """Folders looked into beside the sticks: those used last."""
        self._file: Path | None = None
        self._offered: Path | None = None
        """Opened from the desktop: the next to be merged, whatever else lies there."""
        self._merging = Path()
        self._refused: set[Path] = set()
        """What was tried and not merged; it keeps nothing else from being merged."""
        self.merge_button = PrimaryButton("合并", "act.import")
        self.choose_button = Button("选择报送包…", "act.open")
        self.decide_button = Button("去决定")
        self.read_button = Button("读入填报包…", "act.open", tip=KITS)
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.waiting = WaitingPanel(self, "请稍候")
        self.sending = SendingCard(context, self.waiting)
        self.incoming, self.machines = Panel(), Panel(title="各台电脑")
        self.incoming.head.show_items(
            Words("合并", "section"), SPRING, self.decide_button, self.choose_button, self.merge_button
        )
        passphrase = LabeledField("口令（对方设有口令时填写）", self.passphrase)
        self.incoming.foot.show_items((passphrase, 1), SPRING, self.read_button)
        right = QWidget()
        column(right, (self.sending, 5), (self.machines, 2), gap="gap")
        self.overview = Panes(
            self.incoming, right, widths=(10_000, theme().width("detail_panel")), weights=(1, 0)
        )
        self.deciding = DecisionsView(context)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.overview)
        self.pages.addWidget(self.deciding)
        column(self, (self.pages, 1), margins=("page", "inset"))
        self.watch = StickWatch(self, lambda: sticks())
        self._connect()

    def _connect(self) -> None:
        self.watch.changed.connect(self._see_sticks)
        self.merge_button.setEnabled(False)
        show_if(self.decide_button, False)
        show_if(self.read_button, not self._context.office.is_township)
        self.read_button.setDisabled(self._context.is_read_only)
        self.read_button.clicked.connect(self.choose_kit)
        self.merge_button.clicked.connect(self.merge)
        self.choose_button.clicked.connect(self.choose)
        self.decide_button.clicked.connect(self.show_decisions)
        self.sending.written.connect(self._look_there)
        self.deciding.finished.connect(self.load)
        self.deciding.card.undo_asked.connect(self.undo)
        self.choose_button.setDisabled(self._context.is_read_only)

    def _look_there(self, place: Path) -> None:
        """What was written there is listed, and what comes back there is found."""
        self.places = list(dict.fromkeys([*self.places, place]))
        self._context.exchanged.emit()
        self.load()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.watch.keep_looking(True)
        if self.pages.currentWidget() is self.overview:
            self.load()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.watch.keep_looking(False)

    def _see_sticks(self) -> None:
        """Who decides is not disturbed."""
        if self.pages.currentWidget() is self.overview:
            self.load()

    def load(self) -> None:
        """The overview anew."""
        self.pages.setCurrentWidget(self.overview)
        # What lay there last is perhaps merged by now.
        self.merge_button.setEnabled(False)
        self.sending.load()
        places = list(dict.fromkeys([*sticks(), *self.places]))
        self._context.query(look_around, places, key="exchange", then=self.show_found)

    def show_found(self, found: Found) -> None:
        """Show what lies on the sticks, what came and went, and each machine."""
        lying = sorted(found.waiting, key=lambda one: one.file in self._refused)
        self._file = self._offered or (lying[0].file if lying else None)
        self._context.badged.emit("exchange", len(lying), "mute")
        is_ready = self._file is not None and not self._context.is_read_only
        self.merge_button.setEnabled(is_ready)
        # A township comes to hand in, unless something of the county's lies there.
        self.sending.lead(self._context.office.is_township and not is_ready)
        if is_ready and self.isVisible() and not isinstance(self.focusWidget(), QLineEdit):
            # Enter merges, without a Tab before it.
            self.merge_button.setFocus()
        show_if(self.decide_button, bool(found.undecided))
        lines = [self._line(line) for line in list(reversed(found.packages))[:SHOWN]]
        machines = [_machine(one) for one in found.machines]
        self.incoming.show_body(
            self._state(lying, found.undecided),
            *map(_lying, lying),
            Words("合并和导出记录", "strong"),
            *(lines or (_nothing(NO_PACKAGES),)),
        )
        self.machines.show_body(*(machines or (_nothing(NO_MACHINES),)))

    def _state(self, lying: Sequence[WaitingPackage], undecided: int) -> MessageBar:
        if self._offered is not None:
            return MessageBar(
                "ok",
                "点“合并”才收下；合并前自动备份，合并后可整包撤销。",
                title=f"打开了 {self._offered.name}",
            )
        if undecided:
            return MessageBar(
                "warn",
                "两边都修改过的内容，请逐处确认；暂不确认不影响其他操作。",
                title=f"需要您决定 {undecided} 处",
            )
        if not lying:
            return MessageBar("info", "插上 U 盘，或点“选择报送包”。", title="U 盘上没有新的报送包")
        receipts = sum(one.is_receipt for one in lying)
        if receipts == len(lying):
            return MessageBar("ok", "点“合并”收下，对方已合并的就不再重报。", title=f"找到 {receipts} 个回执")
        packages = f"找到 {len(lying) - receipts} 个报送包"
        title = f"{packages}、{receipts} 个回执" if receipts else packages
        return MessageBar("ok", "合并前自动备份，合并后可整包撤销。", title=title)

    def _line(self, line: PackageLine) -> ItemRow:
        when = clock.spoken(_moment(line.at))
        row = ItemRow(
            line.title,
            f"{line.unit} · {when} · 第 {line.first} 至 {line.last} 号",
            icon="nav.exchange",
            wraps=True,
        )
        row.with_badge(line.word, "ok" if line.state in (MERGED, exchanging.CONFIRMED) else "mute")
        if line.state == MERGED and not self._context.is_read_only:
            undo = Button("整包撤销", "act.undo")
            undo.clicked.connect(lambda: self.undo(line.id))
            row.with_widget(undo)
        return row

    def choose(self) -> None:
        """A package that lies elsewhere."""
        file = dialogs.ask_for_file(self, ".lscj")
        if file:
            self.merge_file(file)

    @cached_property
    def kits(self) -> "KitView":
        """What a unit without the program has filled in."""
        from lushan_desktop.ui.modules.exchange.kit_view import KitView

        made = KitView(self._context, self.waiting)
        made.finished.connect(self.load)
        self.pages.addWidget(made)
        return made

    def choose_kit(self) -> None:
        """A kit that a unit has handed back; what it would bring is shown before it is read."""
        folder = dialogs.ask_for_folder(self, "选择填报包的文件夹", next(iter(sticks()), None))
        if folder:
            self._context.query(
                try_kit,
                folder,
                is_long=True,
                progress=self.waiting.watch(),
                then=lambda filed: self._show_kit(folder, filed),
            )

    def _show_kit(self, folder: Path, filed: "KitReading") -> None:
        self.kits.show_tried(folder, filed)
        self.pages.setCurrentWidget(self.kits)

    def offer(self, file: Path) -> None:
        """Show what somebody opened on the desktop; nothing is merged before the button says so."""
        self.places = list(dict.fromkeys([*self.places, file.parent]))
        self._offered = file
        self.load()

    def merge(self) -> None:
        """Merge what was opened, else the oldest package on the stick that is not here yet."""
        if self._file is not None:
            self.merge_file(self._file)

    def merge_file(self, file: Path) -> None:
        """Merge this one; then what is to be decided is shown."""
        self.places = list(dict.fromkeys([*self.places, file.parent]))
        self._merging, self._offered = file, None
        self._context.change(
            exchanging.merge,
            file,
            self.passphrase.text(),
            progress=self.waiting.watch(),
            then=self._show_summary,
            failed=self._tell_failure,
        )

    def _tell_failure(self, sentence: str) -> None:
        self._refused.add(self._merging)
        self._context.failed.emit(sentence)
        self.load()

    def _show_summary(self, summary: Summary) -> None:
        self.passphrase.clear()
        self._refused.discard(self._merging)
        self._context.exchanged.emit()
        self._context.backed_up.emit()
        self.deciding.show_merged(summary, str(self._merging))
        self._show_deciding()

    def show_decisions(self) -> None:
        """Both sides of what differs, from whatever package it came."""
        self.deciding.show_merged(None)
        self._show_deciding()

    def _show_deciding(self) -> None:
        self.pages.setCurrentWidget(self.deciding)
        self.deciding.load()

    def undo(self, package_id: str) -> None:
        """Take a whole package back."""
        self._context.change(exchanging.undo_merge, package_id, then=lambda _: self._tell_undone())

    def _tell_undone(self) -> None:
        self._context.say(UNDONE)
        self.load()


def _nothing(sentence: str) -> Words:
    return Words(sentence, "small", wraps=True)


def _lying(line: WaitingPackage) -> ItemRow:
    return ItemRow(line.title, line.trouble or str(line.file), icon="nav.exchange")


def _machine(one: Machine) -> ItemRow:
    last = f"上次带来：{one.brought}" if one.brought else "还没有带来过"
    said = f"{last} · 已到第 {one.held} 号 · 校验码 {one.fingerprint[:19]}"
    row = ItemRow(one.called, said, icon="obj.org", wraps=True)
    if one.is_twin:
        return row.with_badge("与本机同号，请在“设置”中修改本机编号", "bad")
    return row.with_badge(f"对方缺 {one.lacks} 条" if one.lacks else "齐全", "warn" if one.lacks else "ok")


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text) if text else clock.now()
