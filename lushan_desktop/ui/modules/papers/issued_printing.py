"""What goes to the printer is kept as issued; what corrects a paper that went out says why first."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from lushan_desktop.domain.papers import statement_terms
from lushan_desktop.services.printing import issuing
from lushan_desktop.services.printing.reports import Preview
from lushan_desktop.ui import dialogs
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.preview.live_preview import LivePreview


class IssuedPrinting(QObject):
    """Prints the paper of a preview."""

    corrected = Signal()
    """The paper on show is the one that is in force now."""

    def __init__(self, context: Context, preview: LivePreview, over: QWidget) -> None:
        super().__init__(over)
        self._context, self._preview, self._over = context, preview, over
        self._reason = ""
        preview.printed.connect(self._keep)

    def print_paper(self) -> None:
        """Print; a correction once it is whole and somebody said why."""
        shown = self._preview.preview
        if not self._preview.is_anew or shown is None or self._context.is_read_only:
            self._preview.print_paper()
            return
        self._context.query(issuing.replaces_another, shown.key, shown.value, then=self._print_anew)

    def _print_anew(self, is_correction: bool) -> None:
        if is_correction:
            self._reason = dialogs.ask_for_words(self._over, "更正后重发", "更正的原因")
            if not self._reason:
                self._context.failed.emit("没有写更正的原因，没有打印，原件仍然有效。")
                return
        self._preview.print_paper()
        self._reason = ""

    def _keep(self, preview: Preview) -> None:
        """A statement is kept with its drafts, any other paper as issued."""
        from lushan_desktop.services.papers.statement_versions import keep_print

        if self._context.is_read_only or preview.issued is not None:
            return
        if preview.key == statement_terms.REPORT:
            self._context.change(keep_print, preview.options, preview.typeset.pdf)
        elif self._reason:
            told = preview.key, preview.value, preview.typeset.pdf, self._reason
            self._context.change(issuing.correct, *told, then=self._tell)
        else:
            self._context.change(issuing.issue, preview.key, preview.value, preview.typeset.pdf)

    def _tell(self, _: object) -> None:
        self.corrected.emit()
        self._context.say("已更正，原件仍然留存", can_undo=True)
