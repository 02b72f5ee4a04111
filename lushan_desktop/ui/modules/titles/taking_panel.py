"""What was read from a file, row by row in words, before any of it is taken in."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from lushan_desktop.services.importing.applications_form import CheckedForm, FormLine, Verdict
from lushan_desktop.services.importing.titles_standard import Standard
from lushan_desktop.ui.widgets.buttons import Button, PrimaryButton, TextButton
from lushan_desktop.ui.widgets.card import Panel
from lushan_desktop.ui.widgets.item_row import ItemRow
from lushan_desktop.ui.widgets.labels import ElidedWords
from lushan_desktop.ui.widgets.layout import SPRING
from lushan_desktop.ui.widgets.message_bar import MessageBar

_HEADS = "表头写 序号、考核项目、考核内容、评分标准、分值、检查方式、应备材料；可含合并单元格。"
_TONES = {Verdict.READY: "ok", Verdict.SAME: "mute", Verdict.EMPTY: "mute", Verdict.MEND: "bad"}


class TakingPanel(Panel):
    """Nothing is written before the button is pressed; another file may be chosen instead."""

    left = Signal()
    file_wanted = Signal()
    confirmed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._read: Standard | CheckedForm | None = None
        self._title = ElidedWords("", "section")
        self.head.show_items((self._title, 1))
        self.take_button = PrimaryButton("导入", "act.import", tip="确认写入")
        self.other_button = Button("换一个文件", "act.folder")
        self.cancel_button = TextButton("取消 Esc", tip="不导入（Esc）")
        self.foot.show_items(self.take_button, self.other_button, SPRING, self.cancel_button)
        self.take_button.clicked.connect(lambda: self.confirmed.emit(self._read))
        self.other_button.clicked.connect(self.file_wanted)
        self.cancel_button.clicked.connect(self.left)

    def show_standard(self, file: Path, standard: Standard) -> None:
        """The items of a standard, what is to be mended first."""
        self._read, wrong = standard, standard.refusals
        told = f"有 {len(wrong)} 处需修改，改后重新选择文件。" if wrong else _HEADS
        bar = MessageBar("bad" if wrong else "info", told, title=standard.said)
        rows = [ItemRow(each.reason, each.where, tone="bad") for each in wrong]
        for item in standard.items:
            points = "" if item["points"] is None else f"{item['points']:f} 分"
            content = " ".join(str(item["content"]).split())
            rows.append(ItemRow(f"{item['number']}. {content}", str(item["project"] or "")).with_note(points))
        self._show(f"导入标准：{file.name}", [bar, *rows])
        self._offer(len(standard.items), can_take=bool(standard.items) and not wrong)

    def show_form(self, file: Path, form: CheckedForm) -> None:
        """Show what an applicant wrote, held against the items; rows to be mended are left out."""
        self._read = form
        tone = "warn" if form.warning or form.wrong else "info"
        bars = [MessageBar(tone, form.warning, title=form.said)]
        if form.values:
            bars.append(MessageBar("info", "，".join(text for _, text in form.values), title="还会填上"))
        self._show(f"读入申报表：{file.name}", [*bars, *map(_form_row, form.lines)])
        self._offer(len(form.ready), can_take=bool(form.ready or form.values))

    def _show(self, title: str, items: Sequence[QWidget]) -> None:
        self._title.setText(title)
        self.show_body(*items)
        self.body.verticalScrollBar().setValue(0)

    def _offer(self, count: int, *, can_take: bool) -> None:
        self.take_button.setText(f"导入 {count} 项" if count else "导入")
        self.take_button.setEnabled(can_take)
        (self.take_button if can_take else self.other_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _form_row(line: FormLine) -> ItemRow:
    told = line.reason or " · ".join(filter(None, (f"自评 {line.text}" if line.text else "", line.words)))
    title = f"{line.number}. {' '.join(line.content.split())}"
    made = ItemRow(title, told or line.where, tone="bad" if line.verdict is Verdict.MEND else "")
    return made.with_badge(str(line.verdict), _TONES[line.verdict])
