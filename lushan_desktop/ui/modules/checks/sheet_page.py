"""校核单 before it is printed: the very pages, and the ways to keep them."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lushan_desktop.services.checks import check_sheet
from lushan_desktop.services.checks.office_checks import OfficeFinding
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.preview.live_preview import LivePreview
from lushan_desktop.ui.widgets.buttons import PrimaryButton, TextButton
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING, column, row


class SheetPage(QWidget):
    """Preview and 打印."""

    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.preview = LivePreview(context, has_labels=False, maker=check_sheet.preview)
        self.back_button = TextButton("返回校核", "act.prev", keys="Esc")
        self.print_button = PrimaryButton("打印", "nav.reports", keys="Ctrl+P")
        self.back_button.clicked.connect(self.left)
        self.print_button.clicked.connect(self.preview.print_paper)
        head = row(None, self.back_button, Words(check_sheet.TITLE, "section"), SPRING, self.print_button)
        column(self, head, (self.preview, 1), gap="gap")

    def show_office(self, findings: Sequence[OfficeFinding]) -> None:
        """The findings of the registers."""
        self._wish("全部台账", check_sheet.rows_of_office(findings))

    def show_paper(self, name: str, rows: Any) -> None:
        """The findings of a paper."""
        self._wish(name, rows)

    def _wish(self, name: str, rows: Any) -> None:
        self.preview.wish(check_sheet.KEY, {check_sheet.NAME: name, check_sheet.ROWS: rows}, at_once=True)
