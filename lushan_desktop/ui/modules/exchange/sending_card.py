"""报送 or 下发: for whom, which files, how large it is, and the button that writes it to a stick."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from lushan_desktop.base.text.widths import half_width
from lushan_desktop.services.exchange import exchanging, outgoing
from lushan_desktop.services.exchange.exchanging import ExportRequest, ExportResult
from lushan_desktop.services.exchange.outgoing import Lighter, Outgoing
from lushan_desktop.services.records.record_view import size_text
from lushan_desktop.ui import dialogs
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.fields.date_spelling import date_spelling
from lushan_desktop.ui.plain import set_tip
from lushan_desktop.ui.tasks.sticks import sticks
from lushan_desktop.ui.tasks.waiting import WaitingPanel
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.widgets.buttons import Button
from lushan_desktop.ui.widgets.card import Panel
from lushan_desktop.ui.widgets.date_box import DateBox
from lushan_desktop.ui.widgets.labeled_field import LabeledField
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING, row, show_if

if TYPE_CHECKING:
    from lushan_desktop.services.exchange.filing_kit import Kit

TO_TIP = "填单位全称；给本单位 2 号机的，填“县创建办·2”"


PART_TIP = "U 盘、光盘、邮箱放不下大文件时填写；合并时各文件放在同一个文件夹"
LARGEST_PART = 1_000_000
WRONG_SIZE = "“每个文件不超过”请填整数，如 50；不拆分的留空。"
KIT_TIP = "为不装程序的单位做一个填报包：锁定的表、每项指标一个文件夹、填报说明"


def make_kit(store: Any, unit: str, place: Path) -> "Kit":
    """Write a kit into a folder of its own there."""
    from lushan_desktop.services.exchange.filing_kit import write_kit_into

    return write_kit_into(store, unit, place)


class SendingCard(Panel):
    """Writes packages; what would go along is told while it is chosen."""

    written = Signal(object)
    """The folder that a package was written into."""

    def __init__(self, context: Context, waiting: WaitingPanel) -> None:
        self._context, self._waiting = context, waiting
        is_township = context.office.is_township
        verb = "报送到 U 盘" if is_township else "下发到 U 盘"
        self.to, self.passphrase, self.indicators = QLineEdit(), QLineEdit(), QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        spelling = date_spelling(context)
        self.since, self.until = DateBox(spelling, placeholder="不限"), DateBox(spelling, placeholder="不限")
        self.indicators.setPlaceholderText("不填为全部，如 93、94")
        self.part = QLineEdit()
        self.part.setPlaceholderText("不填不拆分")
        set_tip(self.part, PART_TIP)
        self.going = Words("", "small", wraps=True)
        self.shrink_button, self.export_button = Button("压缩照片"), Button(verb, "act.export")
        self.kit_button = Button("制作填报包", tip=KIT_TIP)
        self.to.setPlaceholderText("单位全称，不填为各单位")
        set_tip(self.to, TO_TIP)
        asked = () if is_township else (LabeledField("接收单位", self.to),)
        period = row(
            None, (LabeledField("文件日期从", self.since), 1), (LabeledField("至", self.until), 1), gap="gap"
        )
        own = LabeledField("口令（不设则不保密，仅可核对真伪）", self.passphrase)
        only = row(
            None,
            (LabeledField("只带下列指标的文件", self.indicators), 1),
            (LabeledField("每个文件不超过（MB）", self.part), 1),
            gap="gap",
        )
        super().__init__(*asked, self.going, only, period, own, title=verb)
        show_if(self.kit_button, not is_township)
        self.foot.show_items(self.kit_button, SPRING, self.shrink_button, self.export_button)
        self._connect()

    def _connect(self) -> None:
        show_if(self.shrink_button, False)
        self.export_button.setDisabled(self._context.is_read_only)
        self.shrink_button.clicked.connect(self.shrink)
        self.export_button.clicked.connect(self.export)
        self.kit_button.clicked.connect(self.write_kit)
        for box in (self.indicators, self.to, self.since.edit, self.until.edit):
            box.editingFinished.connect(self.load)

    def lead(self, is_leading: bool) -> None:
        """The red button is the one that most come for."""
        style.set_look(self.export_button, "primary" if is_leading else "outline")
        self.export_button.show_icon("act.export", "onAccent" if is_leading else "text2")

    def asked(self) -> ExportRequest | None:
        """Return what is asked of the export; None where a day or a size is wrong, which is told."""
        size = half_width(self.part.text()).strip()
        is_size = not size or (size.isdecimal() and 0 < int(size) <= LARGEST_PART)
        wrong = self.since.error() or self.until.error() or ("" if is_size else WRONG_SIZE)
        if wrong:
            self._context.failed.emit(wrong)
            return None
        since, until = self.since.value(), self.until.value()
        return ExportRequest(
            to=self.to.text().strip(),
            indicators=tuple(re.findall(r"[^\s、，,；;]+", self.indicators.text())),
            files_since=since.first_day if since else None,
            files_until=until.last_day if until else None,
            passphrase=self.passphrase.text(),
            part_megabytes=int(size or 0),
        )

    def load(self) -> None:
        """Say how much would go along now."""
        if asked := self.asked():
            self._context.query(
                outgoing.look,
                asked,
                key="going",
                is_long=True,
                then=self._show_going,
                failed=self.going.setText,
            )

    def _show_going(self, found: Outgoing) -> None:
        self.going.setText(found.sentence)
        show_if(self.shrink_button, bool(found.pictures) and not self._context.is_read_only)

    def shrink(self) -> None:
        """Make the large pictures smaller before they travel; a step that can be undone."""
        if asked := self.asked():
            progress = self._waiting.watch()
            self._context.change(outgoing.shrink_pictures, asked, progress=progress, then=self._tell_shrunk)

    def _tell_shrunk(self, lighter: Lighter) -> None:
        self._context.say(lighter.sentence, can_undo=bool(lighter.pictures))
        self.load()

    def export(self) -> None:
        """Ask for a folder, and write the package there."""
        asked = self.asked()
        stick = next(iter(sticks()), None)
        place = dialogs.ask_for_folder(self, "选择 U 盘上的文件夹", stick) if asked else None
        if place:
            self._context.query(
                exchanging.export_into,
                place,
                asked,
                is_long=True,
                progress=self._waiting.watch(),
                then=lambda exported: self._tell(exported, place),
            )

    def write_kit(self) -> None:
        """Ask for a folder, and write a kit for a unit that installs nothing there."""
        unit = self.to.text().strip()
        if not unit:
            self._context.failed.emit("请先在“接收单位”里填写单位全称。")
            self.to.setFocus()
            return
        place = dialogs.ask_for_folder(self, "选择存放填报包的文件夹", next(iter(sticks()), None))
        if place:
            self._context.query(make_kit, unit, place, is_long=True, then=self._tell_kit)

    def _tell_kit(self, kit: "Kit") -> None:
        told = f"材料 {kit.materials} 项、问题 {kit.problems} 个"
        self._context.say_saved(kit.folder, f"已为{kit.unit}制作填报包，{told}，存到 {kit.folder}")

    def _tell(self, exported: ExportResult, place: Path) -> None:
        written = exported.written
        files = f"{len(written.manifest.files)} 份文件"
        files += f"（{exported.left_out_files} 份没有选）" if exported.left_out_files else ""
        files += f"（{exported.missing_files} 份不在本机，没有带上）" if exported.missing_files else ""
        told = f"{written.manifest.operations} 条操作、{files}、{size_text(written.size)}"
        first, count = written.files[0], len(written.files)
        told += f"，分成 {count} 个文件，请一起带走" if count > 1 else ""
        self._context.say_saved(first, f"已写到 {first}，{told}，写完已核对")
        self.written.emit(place)
