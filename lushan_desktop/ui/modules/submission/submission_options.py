"""Beside the indicators: where to, what is handed in, how large a file may be; then how far it is."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QProgressBar, QWidget

from lushan_desktop.services.submission.submission_choice import Load
from lushan_desktop.services.submission.submission_parts import COPIES, OF_ALL, OF_ONE
from lushan_desktop.ui import dialogs
from lushan_desktop.ui.plain import set_tip
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.widgets.buttons import Button, PrimaryButton
from lushan_desktop.ui.widgets.card import Panel
from lushan_desktop.ui.widgets.chips import Choice
from lushan_desktop.ui.widgets.choice_box import ChoiceBox
from lushan_desktop.ui.widgets.flow_layout import FlowLayout
from lushan_desktop.ui.widgets.labeled_field import LabeledField
from lushan_desktop.ui.widgets.labels import ElidedWords, Words
from lushan_desktop.ui.widgets.layout import column, row, show_if
from lushan_desktop.ui.widgets.message_bar import MessageBar

_LIMITS = (5, 10, 20, 50, 100, 200)
_OFFERED = {**OF_ONE, COPIES: "编号的佐证文件", **OF_ALL}
_NO_PLACE = "尚未选择文件夹"


class SubmissionOptions(Panel):
    """Tells when 生成 or 停止 was pressed, and what was asked for."""

    made = Signal()
    stopped = Signal()
    changed = Signal()
    opened = Signal()

    def __init__(self) -> None:
        super().__init__(title="报送设置", gap="medium")
        self.place: Path | None = None
        self._place = ElidedWords(_NO_PLACE)
        self.place_button = Button("选择文件夹", "act.folder", tip="报送材料的保存位置，可选 U 盘")
        where = QWidget()
        row(where, (self._place, 1), self.place_button)
        self._where = LabeledField("保存位置", where)
        limits = [Choice("0", "不限"), *(Choice(str(each), f"{each} MB") for each in _LIMITS)]
        self.limit = ChoiceBox(limits, says="每个文件不超过")
        self.shrinks = QCheckBox("大照片缩小")
        set_tip(self.shrinks, "以打印清晰为准，只缩小报送件，原件不变")
        self.shrinks.setChecked(True)
        self._size = LabeledField("每个文件不超过", self.limit, hint="超出的汇编分册，每册有目录")
        self.box_by_kind = {kind: QCheckBox(title) for kind, title in _OFFERED.items()}
        boxes = QWidget()
        flow = FlowLayout(boxes)
        for box in self.box_by_kind.values():
            box.setChecked(True)
            flow.addWidget(box)
        self._included = LabeledField("包括", boxes)
        self.load = Words("", "small", wraps=True)
        self.outcome = MessageBar("ok")
        self.open_button = Button("打开文件夹", "act.folder")
        show_if(self.outcome, False)
        show_if(self.open_button, False)
        self.show_body(
            self.outcome, self.open_button, self._where, self._size, self.shrinks, self._included, self.load
        )
        self._lay_out_foot()
        self._connect()

    def _lay_out_foot(self) -> None:
        self.make_button = PrimaryButton("生成报送材料", "act.export", keys="Ctrl+Return")
        self.stop_button = Button("停止", "act.clear", tip="已完成部分保留，下次继续")
        self._bar = QProgressBar(textVisible=False)
        self._bar.setAccessibleName("生成进度")
        self._doing = ElidedWords("", "small")
        self._progress = QWidget()
        column(self._progress, self._bar, self._doing, gap="tight")
        self.foot.show_items(self.make_button, (self._progress, 1), self.stop_button)
        self.show_progress(is_making=False)

    def _connect(self) -> None:
        self.place_button.clicked.connect(self._choose_place)
        self.make_button.clicked.connect(self.made)
        self.stop_button.clicked.connect(self._stop)
        self.open_button.clicked.connect(self.opened)
        self.limit.chosen.connect(lambda _: self._tell())
        self.shrinks.clicked.connect(lambda _: self._tell())
        for box in self.box_by_kind.values():
            box.clicked.connect(lambda _: self._tell())

    @property
    def most_megabytes(self) -> int:
        return int(self.limit.current_key() or 0)

    @property
    def includes(self) -> tuple[str, ...]:
        return tuple(kind for kind, box in self.box_by_kind.items() if box.isChecked())

    def begin_with(self, kept: dict[str, Any]) -> None:
        """What was chosen last time, as far as it still is."""
        place = Path(str(kept.get("place") or ""))
        if kept.get("place") and place.is_dir():
            self.set_place(place)
        self.limit.choose(str(kept.get("most") or "0"))
        for kind, box in self.box_by_kind.items():
            box.setChecked(not kept or kind in kept.get("includes", ()))
        self._tell()

    def set_place(self, place: Path) -> None:
        """Set where it goes."""
        self.place = place
        self._say_place(str(place))

    def refuse_place(self) -> None:
        """Nothing can be made before a folder is chosen."""
        self._say_place("请先选一个文件夹。", tone="bad")
        self.place_button.setFocus()

    def _say_place(self, words: str, *, tone: str = "") -> None:
        """Say it where the folder stands: a line more would move what is aimed at below."""
        self._place.setText(words)
        self.place_button.setAccessibleDescription(words)
        style.set_state(self._place, "tone", tone)

    def show_load(self, count: int, load: Load | None) -> None:
        """Show how many are ticked, and what lies behind them."""
        self.make_button.setText(f"生成 {count} 项" if count else "生成报送材料")
        self.make_button.setEnabled(bool(count) and bool(self.includes))
        shrinks = bool(self.most_megabytes) and self.shrinks.isChecked()
        told = load.said(shrinks=shrinks) if load else "正在统计材料……"
        self.load.setText(f"已勾选 {count} 项，{told}" if count else "勾选要报送的指标")

    def show_progress(self, *, is_making: bool) -> None:
        """Either the button that begins, or how far it is and the one that stops."""
        begins, stops = self.make_button, self.stop_button
        comes, goes = (stops, begins) if is_making else (begins, stops)
        stops.setEnabled(is_making)
        show_if(comes, True)
        # What is stopping is grey and has left the keyboard to its panel.
        if goes.hasFocus() or cast("QWidget", goes.parentWidget()).hasFocus():
            comes.setFocus(Qt.FocusReason.OtherFocusReason)
        show_if(goes, False)
        show_if(self._progress, is_making)
        for field in (self.place_button, self.limit, self.shrinks, *self.box_by_kind.values()):
            field.setEnabled(not is_making)
        if is_making:
            self._bar.setRange(0, 0)
            self._doing.setText("正在编材料编号")
            show_if(self.outcome, False)
            show_if(self.open_button, False)
        self._tell()

    def show_done(self, done: int, total: int, text: str) -> None:
        """So many are finished, this one is being made."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._doing.setText(f"{done} / {total}　{text}")

    def say(self, tone: str, text: str, problems: Sequence[tuple[str, str]] = (), *, can_open: bool) -> None:
        """Say what came of it all."""
        first = "".join(f"\n{name}：{said}" for name, said in problems[:3])
        self.outcome.say(tone, f"{text}{first}")
        show_if(self.outcome, True)
        show_if(self.open_button, can_open)
        if can_open and self.make_button.hasFocus():  # who went elsewhere meanwhile is left there
            self.open_button.setFocus()

    def _stop(self) -> None:
        self.stop_button.setEnabled(False)
        self._doing.setText("正在停止，已完成部分保留")
        self.stopped.emit()

    def _choose_place(self) -> None:
        if (place := dialogs.ask_for_folder(self, "选择报送材料的保存位置")) is not None:
            self.set_place(place)

    def _tell(self) -> None:
        self.shrinks.setEnabled(bool(self.most_megabytes) and self.limit.isEnabled())
        self.changed.emit()
