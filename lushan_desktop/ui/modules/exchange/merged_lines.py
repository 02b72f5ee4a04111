"""自动合并: what nobody has to decide about, each line a way to its records."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lushan_desktop.services.exchange.told import MergedLine, NamedRecord
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import column, show_if
from lushan_desktop.ui.widgets.line_list import Line, LineList

_LOOKS = {
    "new": ("st.new", "ok"),
    "changed": ("act.edit", "ok"),
    "same": ("st.same", "mute"),
    "files": ("nav.evidence", "ok"),
    "refused": ("st.warn", "warn"),
}
"""For each sort of what was merged by itself its icon and its tone."""


class MergedLines(QWidget):
    """Hidden where nothing was merged just now."""

    asked = Signal(object)
    """The records of a line are to be listed; carries the line."""

    def __init__(self) -> None:
        super().__init__()
        self.list = LineList("自动合并", shows_all=True)
        column(self, Words("自动合并", "section"), self.list, gap="small")
        self.show_merged(())

    def show_merged(self, merged: Sequence[MergedLine]) -> None:
        self.list.show_lines([self._line(one) for one in merged])
        show_if(self, bool(merged))

    def _line(self, one: MergedLine) -> Line:
        icon, tone = _LOOKS[one.kind]
        amount = f"{one.amount} ›" if one.records else one.amount
        return Line(one.title, one.detail, icon, partial(self._ask, one), badge=amount, tone=tone)

    def _ask(self, one: MergedLine) -> None:
        if one.records:
            self.asked.emit(one)


def list_of(context: Context, title: str, found: Sequence[NamedRecord]) -> LineList:
    """The records as rows, each of which leads to its record."""
    listed = LineList(title, shows_all=True)
    rows = [(each, partial(context.open, each.type, each.record)) for each in found]
    listed.show_lines([Line(each.name, each.kind, "obj.doc", act) for each, act in rows])
    return listed
