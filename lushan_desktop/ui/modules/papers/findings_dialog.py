"""校核: what was found in a statement; stays open beside the text and leads to the paragraphs."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from lushan_desktop.services.records.text_findings import TextFinding
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import Button
from lushan_desktop.ui.widgets.card import ScrollBody
from lushan_desktop.ui.widgets.item_row import ItemRow
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING, clear, column, row


class FindingsDialog(QDialog):
    """Follows the statement while it changes."""

    opened = Signal(str)
    """The key of the paragraph."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("校核")
        self._title = Words("", "section")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        close = Button("关闭")
        close.clicked.connect(self.accept)
        column(
            self,
            self._title,
            (ScrollBody(self._lines, SPRING, gap="none"), 1),
            row(None, SPRING, close),
            margins=("page", "large"),
        )
        self.resize(theme().width("waiting") + theme().width("tree"), theme().width("waiting"))

    def show_findings(self, findings: Sequence[TextFinding]) -> None:
        self._title.setText(f"校核 {len(findings)} 处" if findings else "没有发现")
        clear(self._lines)
        for one in findings:
            item = ItemRow(one.sentence, f"{one.group} · {one.title}", icon="nav.checks").with_open(
                "打开这一段"
            )
            item.opened.connect(lambda key=one.key: self.opened.emit(key))
            self._lines.addWidget(item)
