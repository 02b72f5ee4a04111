"""What the checks find in the statement that is composed: asked in the background, shown beside the text."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from lushan_desktop.base.lazy import made
from lushan_desktop.reports.statement_value import Statement
from lushan_desktop.services.printing.reports import Preview
from lushan_desktop.ui.context import Context

if TYPE_CHECKING:
    from lushan_desktop.services.records.text_findings import TextFinding
    from lushan_desktop.ui.modules.papers.findings_dialog import FindingsDialog


class ComposerFindings(QObject):
    """Those in the text and those on its pages."""

    counted = Signal(int)
    opened = Signal(str)
    """The key of the paragraph that a finding leads to."""

    def __init__(self, over: QWidget, context: Context) -> None:
        super().__init__(over)
        self._over, self._context = over, context
        self._texts: list[tuple[str, str]] = []
        self._in_text: tuple[TextFinding, ...] = ()
        self._on_pages: tuple[TextFinding, ...] = ()

    @property
    def all(self) -> "tuple[TextFinding, ...]":
        """What was found, the text first."""
        return (*self._in_text, *self._on_pages)

    def check_text(self, statement: Statement) -> None:
        """Hold the text to the rules."""
        from lushan_desktop.services.records import text_findings

        self._texts = [(each.key, f"{each.number}{each.text}") for each in statement.paragraphs]
        signed = [("", words) for words in (statement.issuer, str(statement.signed or "")) if words]
        self._context.query(
            text_findings.of_paper,
            [("", statement.title), *self._texts, *signed],
            key=f"findings {id(self)}",
            is_long=True,
            then=lambda found: self._take(found, self._on_pages),
        )

    def check_pages(self, preview: Preview) -> None:
        """Hold the pages to what a page has to be."""
        from lushan_desktop.services.records import text_findings

        self._context.query(
            text_findings.of_pages,
            preview.typeset.pdf,
            self._texts,
            key=f"pages {id(self)}",
            is_long=True,
            then=lambda found: self._take(self._in_text, found),
        )

    def _take(self, in_text: "tuple[TextFinding, ...]", on_pages: "tuple[TextFinding, ...]") -> None:
        self._in_text, self._on_pages = in_text, on_pages
        self.counted.emit(len(self.all))
        if made(self, "dialog"):
            self.dialog.show_findings(self.all)

    @cached_property
    def dialog(self) -> "FindingsDialog":
        """Built when it is first opened."""
        from lushan_desktop.ui.modules.papers.findings_dialog import FindingsDialog

        dialog: FindingsDialog = FindingsDialog(self._over)
        dialog.opened.connect(self.opened)
        return dialog

    def show(self) -> None:
        """Open the list beside the text."""
        self.dialog.show_findings(self.all)
        self.dialog.show()
