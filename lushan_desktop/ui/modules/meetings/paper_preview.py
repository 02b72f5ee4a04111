"""The paper of a meeting as it will print, beside its materials; printed and saved from here."""

from pathlib import Path

from PySide6.QtCore import Signal

from lushan_desktop.domain.record_type import Values
from lushan_desktop.reports import REPORTS
from lushan_desktop.services.meetings import meeting_papers
from lushan_desktop.services.printing import reports, whereabouts
from lushan_desktop.services.printing.reports import Preview
from lushan_desktop.services.printing.whereabouts import Home
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.preview.gap_menu import gap_at
from lushan_desktop.ui.preview.live_preview import LivePreview
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.widgets.buttons import GivingButton, LinkButton, PrimaryButton
from lushan_desktop.ui.widgets.layout import SPRING

WORD, PDF = ".docx", ".pdf"


class PaperPreview(LivePreview):
    """Set with what was chosen for this very meeting in 报表中心, else as it is proposed."""

    options_requested = Signal(str, object)
    """The paper with its options is wanted in 报表中心."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "预览", is_compact=True, has_labels=False)
        self.key, self._meeting = "", ""
        self._options: Values = {}
        self.print_button = PrimaryButton("打印", "act.print", keys="Ctrl+P")
        self.word_button = GivingButton("Word", "obj.doc", tip="存为 Word 文件", keys="Ctrl+E")
        self.pdf_button = GivingButton("PDF", "obj.pdf", tip="存为 PDF 文件")
        self.more_link = LinkButton("选项", tip="到报表中心改样式、文号、日期")
        self.foot.show_items(self.print_button, self.word_button, self.pdf_button, SPRING, self.more_link)
        self.print_button.clicked.connect(self.print_paper)
        self.word_button.clicked.connect(lambda: self._save(WORD))
        self.pdf_button.clicked.connect(lambda: self._save(PDF))
        self.more_link.clicked.connect(lambda: self.options_requested.emit(self.key, self._options))
        self.made.connect(lambda _: self._allow(True))
        self.mark_clicked.connect(self._fill)

    def show_paper(self, key: str, meeting: str) -> None:
        """Set this paper of this meeting; one that stays is set anew without leaving the page in view."""
        if (key, meeting) != (self.key, self._meeting):
            self.clear()
            self._allow(False)
            self._options = {"meeting": meeting}
        self.key, self._meeting = key, meeting
        title = REPORTS.get(key).title
        self.rename(title)
        self.print_button.setText(f"打印{title.removeprefix('会议')}")

        def wish(options: Values) -> None:
            self._options = options
            self.wish(key, options, at_once=True)

        cycle = self._context.office.cycle_text
        self._context.query(meeting_papers.begun, key, meeting, cycle, key=f"begun {id(self)}", then=wish)

    def make_room(self, *, is_form_open: bool) -> None:
        """A form that opens takes the red button."""
        style.set_look(self.print_button, "outline" if is_form_open else "primary")
        self.print_button.show_icon("act.print", "text2" if is_form_open else "onAccent")

    def _allow(self, is_there: bool) -> None:
        for button in (self.print_button, self.word_button, self.pdf_button):
            button.setEnabled(is_there)

    def _save(self, ending: str) -> None:
        meeting = getattr(self.preview.value, "meeting", "") if self.preview else ""
        self.save_paper(f"{meeting}{REPORTS.get(self.key).title}", ending, self._write)

    def _write(self, preview: Preview, file: Path) -> None:
        self._context.query(
            reports.write,
            preview.key,
            preview.options,
            file,
            is_long=True,
            progress=self.waiting.watch(),
            then=self.tell_saved,
        )

    def _fill(self, anchor: str) -> None:
        """A click on a mark leads to the field that fills it."""
        gap = gap_at(self.preview.value, anchor) if self.preview else None
        links = [link for link in gap.fills if link.record] if gap else []
        for link in links[:1]:
            self._context.query(whereabouts.home_of, link.record_type, link.record, link.field, then=self._go)

    def _go(self, home: Home) -> None:
        self._context.open(home.record_type, home.record, home.field)
