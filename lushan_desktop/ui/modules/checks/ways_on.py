"""The pages that 校核 leads to: a paper from outside, records out of a text, the 校核单."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from lushan_desktop.services.checks.office_checks import OfficeFinding
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from lushan_desktop.ui.modules.checks.paper_page import PaperPage
    from lushan_desktop.ui.modules.checks.sheet_page import SheetPage
    from lushan_desktop.ui.modules.checks.taking_page import TakingPage


class WaysOn(QWidget):
    """A page whose first view is the table of findings, and the ways from there and back."""

    table: TableView
    findings: Sequence[OfficeFinding]

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._is_of_paper = False
        self.stack = QStackedWidget()

    @cached_property
    def paper(self) -> "PaperPage":
        """A paper from outside; built when it is first opened."""
        from lushan_desktop.ui.modules.checks.paper_page import PaperPage

        made: PaperPage = PaperPage(self._context)
        made.sheet_asked.connect(self.print_sheet_of_paper)
        self._add(made)
        return made

    @cached_property
    def taking(self) -> "TakingPage":
        """Records out of a text; built when it is first opened."""
        from lushan_desktop.ui.modules.checks.taking_page import TakingPage

        made: TakingPage = TakingPage(self._context)
        self._add(made)
        return made

    @cached_property
    def sheet(self) -> "SheetPage":
        """校核单; built when it is first opened."""
        from lushan_desktop.ui.modules.checks.sheet_page import SheetPage

        made: SheetPage = SheetPage(self._context)
        made.left.connect(self.leave_sheet)
        self.stack.addWidget(made)
        return made

    def _add(self, made: "PaperPage | TakingPage") -> None:
        made.left.connect(self.come_back)
        self.stack.addWidget(made)

    def _show(self, page: QWidget) -> None:
        self.stack.setCurrentWidget(page)
        self.setFocusProxy(page)
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def come_back(self) -> None:
        self.stack.setCurrentIndex(0)
        self.setFocusProxy(self.table)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_words(self) -> None:
        """Show the office's own words."""
        from lushan_desktop.ui.modules.checks.words_dialog import WordsDialog

        WordsDialog(self._context, self).open()

    def print_sheet(self) -> None:
        """The findings on paper."""
        self._is_of_paper = False
        self.sheet.show_office(self.findings)
        self._show(self.sheet)

    def print_sheet_of_paper(self, name: str, rows: Any) -> None:
        """The findings of a paper from outside on paper."""
        self._is_of_paper = True
        self.sheet.show_paper(name, rows)
        self._show(self.sheet)

    def leave_sheet(self) -> None:
        """Go back to where the sheet was asked for."""
        if self._is_of_paper:
            self._show(self.paper)
        else:
            self.come_back()
