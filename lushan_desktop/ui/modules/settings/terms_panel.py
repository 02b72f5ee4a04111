"""自定义选项: the terms the office typed itself, and merging a mistyped one into the right one."""

from functools import partial

from PySide6.QtCore import QPoint

from lushan_desktop.services.records import terms
from lushan_desktop.services.records.terms import OwnTerm
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.records.row_menu import Entry, menu_of
from lushan_desktop.ui.widgets.buttons import LinkButton
from lushan_desktop.ui.widgets.card import Panel
from lushan_desktop.ui.widgets.empty_state import EmptyState
from lushan_desktop.ui.widgets.item_row import ItemRow
from lushan_desktop.ui.widgets.labels import Words


class TermsPanel(Panel):
    """One row for each term that is not shipped."""

    def __init__(self, context: Context) -> None:
        super().__init__(title="自定义选项")
        self._context = context
        self.rows: dict[str, LinkButton] = {}
        context.changed.connect(self._hear)

    def _hear(self) -> None:
        if self.isVisible():
            self.load()

    def load(self) -> None:
        self._context.query(terms.own_terms, key="own terms", then=self._show)

    def merge(self, term: OwnTerm, into: str) -> None:
        """Write the other term in all records, as one step."""
        said = f"“{term.name}”已并入“{into}”"
        self._context.change(
            terms.merge,
            term.catalogue,
            term.name,
            into,
            then=lambda _: self._context.say(said, can_undo=True),
        )

    def _show(self, found: tuple[OwnTerm, ...]) -> None:
        self.rows.clear()
        if not found:
            self.show_body(EmptyState("nav.settings", "没有自定义选项", "列表之外新增的类型列在这里。"))
            return
        said = Words("误写的可以并入另一项，全部记录一并改正。", "small", wraps=True)
        self.show_body(said, *map(self._row, found))

    def _row(self, term: OwnTerm) -> ItemRow:
        button = LinkButton("并入…", "act.merge")
        button.setDisabled(self._context.is_read_only)
        button.clicked.connect(partial(self._offer, term, button))
        self.rows[term.name] = button
        return ItemRow(term.name, f"{term.title} · {term.count} 条").with_widget(button)

    def _offer(self, term: OwnTerm, button: LinkButton) -> None:
        entries = [Entry(other, partial(self.merge, term, other), changes=True) for other in term.others]
        menu = menu_of(self, entries, is_read_only=self._context.is_read_only)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))
