"""What can be done with the rows that are chosen together; stands in the foot of the list."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lushan_desktop.domain.record_type import RecordType
from lushan_desktop.ui.widgets.buttons import IconButton, LinkButton
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING, row


class SelectionBar(QWidget):
    """已选 12 次 · 批量修改 · 删除 · 导出 · 打印."""

    change_requested = Signal()
    delete_requested = Signal()
    export_requested = Signal()
    print_requested = Signal()
    cleared = Signal()

    def __init__(self, record_type: RecordType, *, is_read_only: bool) -> None:
        super().__init__()
        self._unit = record_type.counted_in
        self._said = Words("", "strong")
        self.change_button = LinkButton("批量修改", tip="给选中的各条改同一项，或加上同一个指标")
        self.delete_button = LinkButton("删除", tip="把选中的各条移到回收站（Delete）")
        self.export_button = LinkButton("导出", tip="只导出选中的各条（Ctrl+E）")
        self.print_button = LinkButton("打印", tip="只打印选中的各条（Ctrl+P）")
        self.clear_button = IconButton("act.clear", "取消选择（Esc）")
        buttons = (self.change_button, self.delete_button, self.export_button, self.print_button)
        row(self, self._said, *buttons, SPRING, self.clear_button, gap="tight")
        for button, signal in zip(
            (*buttons, self.clear_button),
            (
                self.change_requested,
                self.delete_requested,
                self.export_requested,
                self.print_requested,
                self.cleared,
            ),
            strict=True,
        ):
            button.clicked.connect(signal)
        for button in buttons[:2]:
            button.setEnabled(not is_read_only)

    def say(self, count: int) -> None:
        words = f"已选 {count} {self._unit}"
        self._said.setText(words)
        self.setAccessibleName(words)

    def words(self) -> str:
        return self._said.text()
