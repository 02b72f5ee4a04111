"""报表中心: the list of papers, the options of one, its preview."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QCursor, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from lushan_desktop.domain.papers import statement_terms
from lushan_desktop.domain.record_type import Values
from lushan_desktop.reports import REPORTS
from lushan_desktop.reports.statement_value import Link
from lushan_desktop.services.printing import reports, whereabouts
from lushan_desktop.services.printing.reports import Beginning, Preview
from lushan_desktop.services.printing.whereabouts import Home
from lushan_desktop.services.records import remembered
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.papers.centre_rooms import Rooms
from lushan_desktop.ui.modules.papers.finishing import may_finish
from lushan_desktop.ui.modules.papers.issued_printing import IssuedPrinting
from lushan_desktop.ui.modules.papers.options_panel import OptionsPanel
from lushan_desktop.ui.modules.papers.paper_list import SUBMISSION, PaperList
from lushan_desktop.ui.preview.gap_menu import gap_at, gap_menu
from lushan_desktop.ui.preview.live_preview import LivePreview
from lushan_desktop.ui.preview.sentence_links import SentenceLinks
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.layout import column
from lushan_desktop.ui.widgets.panes import Panes

if TYPE_CHECKING:
    from lushan_desktop.services.office.office import Office
    from lushan_desktop.services.papers.composing import OpenedStatement


class ReportsPage(QWidget):
    """Choose on the left, set in the middle, see on the right: what is seen is what prints."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        style.set_look(self, "page")
        self._context = context
        self._panel_by_key: dict[str, OptionsPanel] = {}
        self._key = ""
        self._is_stale = False
        self.list = PaperList()
        self.panels = QStackedWidget()
        self.preview = LivePreview(context, note="黄色标记仅供查看，不打印")
        self._lay_out()
        self.list.chosen.connect(self.open)
        self.printing = IssuedPrinting(context, self.preview, self)
        self.printing.corrected.connect(self._turn_correction)
        self.preview.made.connect(self._show_state)
        self.preview.refused.connect(lambda sentence: self.panel.show_refusal(sentence))
        self.preview.mark_clicked.connect(self._fill_marked)
        context.changed.connect(self._hear)
        context.office_changed.connect(self._begin_anew)
        self.sentences = SentenceLinks(context, self.preview, self._lead)
        self.open(statement_terms.REPORT)

    def _lay_out(self) -> None:
        widths = (theme().width("nav_list"), theme().width("parameters"), 10_000)
        panes = Panes(self.list, self.panels, self.preview, widths=widths, weights=(0, 0, 1))
        self.centre = panes
        self.stack = Rooms(self._context, panes)
        self.list.typeset_chosen.connect(self.stack.open_typesetting)
        self.list.plans_chosen.connect(self.stack.open_plans)
        self.list.submission_chosen.connect(self.stack.open_submission)
        self.stack.returned.connect(lambda: self.list.choose(self._key))
        self.stack.returned.connect(self.load)
        column(self, (self.stack, 1), margins=("page", "inset"))

    @property
    def panel(self) -> OptionsPanel:
        """The options of the report that is open."""
        return self._panel_by_key[self._key]

    def open(self, key: str, options: Values | None = None) -> None:
        """Show a report; `options` come from the page that asked for it, such as the filter of a list."""
        self.stack.setCurrentWidget(self.centre)
        if key != self._key:
            self.preview.clear()
            self.preview.is_anew = False
        self._key = key
        self.preview.pages.leads_on = key == statement_terms.REPORT
        if is_new := key not in self._panel_by_key:
            self._add_panel(key)
        self.panels.setCurrentWidget(self.panel)
        self.list.choose(key)
        if options is not None:
            self.panel.given = dict(options)
        if is_new or options:
            self._begin(key)
        else:
            self.load()

    def show_record(self, record_id: str, field: str = "", *, type_key: str = "") -> None:
        """Open the report of this key with the filter or options that came along; `field`: print or export.

        A statement is opened paragraph by paragraph, at the one that `field` names by its source.
        """
        if type_key == "statement":
            self.open(statement_terms.REPORT)
            if record_id:
                self.stack.open_composer(record_id, {}, field if "/" in field or ":" in field else "")
            return
        given = self._context.handed_over
        options = dict(given) if isinstance(given, Mapping) else {"query": given}
        if record_id == SUBMISSION:
            self.stack.open_submission(options.get("indicators"))
            return
        self.open(record_id, {} if given is None else options)
        if field:
            self.panel.focus_button("print" if field == "print" else self.panel.report.endings[-1])

    def load(self) -> None:
        """Set the paper anew at once."""
        self._wish(at_once=True)

    def _add_panel(self, key: str) -> None:
        panel = OptionsPanel(self._context, REPORTS.get(key))
        self._panel_by_key[key] = panel
        self.panels.addWidget(panel)
        panel.changed.connect(self._wish)
        panel.print_requested.connect(self.printing.print_paper)
        panel.save_requested.connect(self.save_paper)
        panel.text_requested.connect(lambda: self.edit_text())
        panel.fill_requested.connect(self._offer_gaps)
        panel.finish_requested.connect(self._finish)
        panel.correction_turned.connect(self._turn_correction)
        panel.whole_requested.connect(lambda: self._take_option("query", None))
        panel.remedy_chosen.connect(lambda remedy: self._take_option(remedy.option, remedy.value))

    def _begin(self, key: str) -> None:
        """Ask what the fields begin with: given, chosen last time, or proposed."""
        panel = self._panel_by_key[key]

        def show(beginning: Beginning) -> None:
            panel.show_options(beginning.options, beginning.name_by_id)
            if key == self._key:
                self.load()

        self._context.query(
            reports.begin,
            key,
            {**_cycle_options(key, self._context.office), **panel.given},
            self._context.office.cycle_text,
            key=f"begin {key} {id(self)}",
            then=show,
        )

    def _begin_anew(self) -> None:
        for key in self._panel_by_key:
            self._begin(key)

    def _hear(self) -> None:
        if self.isVisible():
            self._wish()
        else:
            self._is_stale = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._is_stale = False
            self.load()

    def _wish(self, *, at_once: bool = False) -> None:
        options = self.panel.options()
        if options is not None:
            self.preview.wish(self._key, options, at_once=at_once)

    def _show_state(self, preview: Preview) -> None:
        panel = self._panel_by_key[preview.key]
        panel.show_state(preview)
        if panel.is_touched:
            panel.is_touched = False
            self._context.query(
                remembered.remember,
                preview.key,
                preview.options,
                self._context.office.cycle_text,
                then=_be_silent,
            )

    def _take_option(self, name: str, value: Any) -> None:
        self.panel.set_option(name, value)
        self.load()

    def _finish(self) -> None:
        shown = self.preview.preview
        if shown is None or may_finish(self, shown.value):
            self._take_option("final", True)

    def _offer_gaps(self) -> None:
        """去处理: a menu of the marks; one alone is gone to at once."""
        gaps = self._gaps()
        if len(gaps) == 1:
            self.fill(gaps[0])
        else:
            gap_menu(self, gaps, self.fill).popup(QCursor.pos())

    def _gaps(self) -> tuple[Any, ...]:
        return getattr(self.preview.preview.value, "gaps", ()) if self.preview.preview else ()

    def _fill_marked(self, anchor: str) -> None:
        if self.preview.preview and (gap := gap_at(self.preview.preview.value, anchor)):
            self.fill(gap)

    def fill(self, gap: Any) -> None:
        """Lead to the field that would fill a 【待补】, or to the list where nothing is recorded yet."""
        for link in ([link for link in gap.fills if link.record] or list(gap.fills))[:1]:
            self._lead(link)

    def _lead(self, link: Link) -> None:
        def go(home: Home) -> None:
            self._context.open(home.record_type, home.record, home.field)

        self._context.query(whereabouts.home_of, link.record_type, link.record, link.field, then=go)

    def edit_text(self, *, paragraph: str = "") -> None:
        """编辑文稿: keep the statement where nobody did yet, and open it paragraph by paragraph."""
        from lushan_desktop.services.papers.composing import open_statement

        options = self.panel.options()
        if options is None or self._context.is_read_only:
            self._context.failed.emit("暂不能编辑文稿：数据文件夹为只读，或有选项未填。")
            return

        def show(opened: "OpenedStatement") -> None:
            self.stack.open_composer(opened.statement, options, paragraph)

        self._context.change(open_statement, options, then=show)

    def _turn_correction(self) -> None:
        """From the paper as it went out to what it would be now, and back."""
        self.preview.is_anew = self.panel.is_anew = not self.preview.is_anew
        self.load()

    def save_paper(self, ending: str) -> None:
        """Ask where, then write."""
        if (preview := self.preview.preview) is not None:
            self.preview.save_paper(_file_name(preview), ending, self._write)

    def _write(self, preview: Preview, file: Path) -> None:
        self._context.query(
            reports.write,
            preview.key,
            preview.options,
            file,
            is_long=True,
            progress=self.preview.waiting.watch(),
            then=self.preview.tell_saved,
        )


def _cycle_options(key: str, office: "Office") -> Values:
    """The period of the top bar, where the report asks for one."""
    report = REPORTS.get(key)
    names = {option.name for option in report.options} if report.follows_cycle else set()
    start, end = office.cycle
    return {name: value for name, value in (("start", start), ("end", end)) if name in names and value}


def _be_silent(_: object) -> None:
    """What was remembered needs no word."""


def _file_name(preview: Preview) -> str:
    number = getattr(preview.value, "number", "")
    title = REPORTS.get(preview.key).title
    return f"{title}-指标{number}" if number else title
