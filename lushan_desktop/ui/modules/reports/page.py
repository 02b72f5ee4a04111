"""报表中心: the list of papers, the options of one, its preview."""

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from lushan_desktop.domain.record_type import Values
from lushan_desktop.reports import REPORTS
from lushan_desktop.services import listing, reports
from lushan_desktop.services.reports import Preview
from lushan_desktop.ui import dialogs, printing
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.reports.live_preview import LivePreview
from lushan_desktop.ui.modules.reports.options_panel import OptionsPanel, readable
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.layout import column
from lushan_desktop.ui.widgets.panes import Panes
from lushan_desktop.ui.widgets.search_box import SearchBox
from lushan_desktop.ui.widgets.tree_list import Node, TreeList

FIRST = "situation_statement"


class ReportsPage(QWidget):
    """Choose on the left, set in the middle, see on the right: what is seen is what prints."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._panel_by_key: dict[str, OptionsPanel] = {}
        self._key = ""
        self.list = TreeList(says="报表", is_tree=False)
        self.search = SearchBox("查找报表")
        self.panels = QStackedWidget()
        self.preview = LivePreview(context, note="琥珀色只在屏幕上显示，不打印")
        self._lay_out()
        self.list.chosen.connect(self.open)
        self.search.searched.connect(self._show_list)
        self.preview.made.connect(self._show_state)
        self.preview.refused.connect(lambda sentence: self.panel.show_refusal(sentence))
        self.preview.mark_clicked.connect(self._fill)
        context.changed.connect(lambda _: self.load())
        context.office_changed.connect(lambda _: self._begin_anew())
        self._show_list()
        self.open(FIRST)

    def _lay_out(self) -> None:
        left = QFrame()
        style.set_look(left, "card")
        column(left, self.search, (self.list, 1), margins=("medium",))
        widths = (theme().width("nav_list"), theme().width("parameters"), 10_000)
        panes = Panes(left, self.panels, self.preview, widths=widths, weights=(0, 0, 1))
        column(self, (panes, 1), margins=("page", "card"))

    def _show_list(self, text: str = "") -> None:
        groups: dict[str, list[Node]] = {}
        for report in REPORTS:
            if text.strip() in report.title:
                groups.setdefault(report.group, []).append(
                    Node(report.key, report.title, icon="nav.documents")
                )
        nodes = [node for title, members in groups.items() for node in (Node("", title), *members)]
        self.list.show_nodes(nodes)

    @property
    def panel(self) -> OptionsPanel:
        return self._panel_by_key[self._key]

    def open(self, key: str, options: Values | None = None) -> None:
        """Show a report; `options` come from the page that asked for it, such as the filter of a list."""
        self._key = key
        if key not in self._panel_by_key:
            self._add_panel(key)
        self.panels.setCurrentWidget(self.panel)
        if key in set(self.list.keys()):
            self.list.choose(key)
        if options is not None:
            self.panel.give(options)
        self.load(at_once=True)

    def _add_panel(self, key: str) -> None:
        panel = OptionsPanel(self._context, REPORTS.get(key))
        self._panel_by_key[key] = panel
        self.panels.addWidget(panel)
        panel.changed.connect(self.load)
        panel.print_requested.connect(self.print_paper)
        panel.save_requested.connect(self.save_paper)
        panel.fill_requested.connect(lambda: self._fill(""))
        panel.remedy_chosen.connect(self._take_remedy)
        panel.give(self._first_options(key))

    def _first_options(self, key: str) -> Values:
        """The period of the top bar, where the report asks for one."""
        names = {option.name for option in REPORTS.get(key).options}
        start, end = self._context.office.cycle
        return {name: value for name, value in (("start", start), ("end", end)) if name in names and value}

    def load(self, *, at_once: bool = False) -> None:
        """Set the paper anew."""
        options = readable(self.panel)
        if options is not None and (self.isVisible() or at_once):
            self.preview.wish(self._key, options, at_once=at_once)

    def _begin_anew(self) -> None:
        for key, panel in self._panel_by_key.items():
            panel.give(self._first_options(key))
            panel.forget()
        self.load(at_once=self.isVisible())

    def _show_state(self, preview: Preview) -> None:
        panel = self._panel_by_key[preview.key]
        if panel.fields is None:
            self._context.query(
                listing.names_in,
                preview.options,
                then=lambda names: panel.show_options(preview.options, names),
            )
        panel.show_state(preview)

    def _take_remedy(self, option: str, value: Any) -> None:
        self.panel.set_option(option, value)
        self.load(at_once=True)

    def _fill(self, anchor: str) -> None:
        """Lead to the field that would fill a 【待补】."""
        preview = self.preview.preview
        gaps = getattr(preview.value, "gaps", ()) if preview else ()
        wanted = [gap for gap in gaps if not anchor or anchor in getattr(gap, "anchor", anchor)]
        for gap in wanted:
            for link in gap.fills:
                self._context.open(link.record_type, link.record, link.field)
                return

    def print_paper(self) -> None:
        """Print the very pages that are seen."""
        if self.preview.preview:
            printing.print_pages(self._context, self, self.preview.preview)

    def save_paper(self, ending: str) -> None:
        """Ask where, then write; a PDF is the very file that is seen."""
        preview = self.preview.preview
        if preview is None:
            return
        file = dialogs.ask_where_to_save(self, _file_name(preview), ending)
        if file is None:
            return
        if ending == ".pdf":
            self._context.query(reports.save_bytes, preview.typeset.pdf, file, then=self._tell_saved)
        else:
            self._context.query(
                reports.write, preview.key, preview.options, file, is_long=True, then=self._tell_saved
            )

    def _tell_saved(self, file: Path) -> None:
        self._context.say(f"已存到 {file}")


def _file_name(preview: Preview) -> str:
    number = getattr(preview.value, "number", "")
    title = REPORTS.get(preview.key).title
    return f"{title}-指标{number}" if number else title
