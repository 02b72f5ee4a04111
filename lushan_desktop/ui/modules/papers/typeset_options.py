"""The middle of 公文排版: the form, what the text may lack, and the buttons that make the paper."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.kinds import Flag
from lushan_desktop.domain.recognise import Recognised
from lushan_desktop.domain.record_type import Values
from lushan_desktop.reports.report import Option
from lushan_desktop.services.papers import foreign_papers
from lushan_desktop.services.printing.reports import Preview
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.fields.editors import Desk, FieldGroup
from lushan_desktop.ui.modules.papers.state_bars import missing_bar
from lushan_desktop.ui.modules.papers.switches import Switches
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import Button, PrimaryButton
from lushan_desktop.ui.widgets.card import Panel
from lushan_desktop.ui.widgets.layout import SPRING, clear
from lushan_desktop.ui.widgets.message_bar import MessageBar

_SEALED = Option("sealed", "盖章", Flag(), hint="留出盖章的位置，成文日期右空四字")


class TypesetOptions(Panel):
    """What is asked beside a text; tells when anything changed and which button was pressed."""

    changed = Signal()
    print_requested = Signal()
    save_requested = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__(title="版式", gap="medium")
        blank = foreign_papers.ASKED.blank()
        self.fields = FieldGroup(foreign_papers.ASKED, Desk(context, {}), blank, unfold=True)
        self.switches = Switches([_SEALED])
        self._below = QVBoxLayout()
        self._below.setSpacing(theme().space("gap"))
        self.show_body(self.fields, self.switches, self._below)
        self.fields.changed.connect(self.changed)
        self.switches.toggled.connect(lambda *_: self.changed.emit())
        self._add_buttons()

    def values(self) -> Values | None:
        """Return what stands in the fields; None while a date is half typed."""
        try:
            return {**self.fields.glance(), **self.switches.values()}
        except UserError:
            return None

    def show_found(self, recognised: Recognised) -> None:
        """Under each field, what the text has of it already."""
        own = foreign_papers.found(recognised)
        for spec in foreign_papers.ASKED.fields:
            field = self.fields.field(spec.name)
            if spec.name in own:
                field.show_good(f"文稿里有：{own[spec.name]}")
            else:
                field.show_error("")

    def show_state(self, preview: Preview) -> None:
        """Below the fields: what was not used, and what the paper still lacks."""
        clear(self._below)
        for sentence in preview.value.notices:
            self._below.addWidget(MessageBar("warn", sentence))
        for bar in missing_bar(preview):
            self._below.addWidget(bar)

    def show_refusal(self, sentence: str) -> None:
        """Show why the paper could not be made, under the field it is about."""
        field = getattr(sentence, "field", None)
        if field in {spec.name for spec in foreign_papers.ASKED.fields}:
            self.fields.show_error(str(field), sentence)
        else:
            clear(self._below)
            self._below.addWidget(MessageBar("bad", sentence))

    def sentences(self) -> list[str]:
        """Return what stands below the fields."""
        items = [self._below.itemAt(place) for place in range(self._below.count())]
        return [item.widget().accessibleName() for item in items if item is not None]

    def _add_buttons(self) -> None:
        pdf, word = ("act.pdf", "act.word") if theme().factor == 1 else ("", "")
        self.print_button = PrimaryButton("打印", "act.print", keys="Ctrl+P")
        self.pdf_button = Button("PDF", pdf, tip="存为 PDF 文件")
        self.word_button = Button("Word", word, tip="存为 Word 文件", keys="Ctrl+E")
        self.foot.show_items(self.print_button, self.pdf_button, self.word_button, SPRING)
        self.print_button.clicked.connect(self.print_requested)
        self.pdf_button.clicked.connect(lambda: self.save_requested.emit(".pdf"))
        self.word_button.clicked.connect(lambda: self.save_requested.emit(".docx"))
