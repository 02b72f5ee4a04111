"""What the 操作记录 is narrowed by: person, act, kind of record, days, words."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import history
from lushan_desktop.services.records.history import LogFilter
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.fields.date_spelling import date_spelling
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import TextButton
from lushan_desktop.ui.widgets.chips import Choice
from lushan_desktop.ui.widgets.choice_box import ChoiceBox
from lushan_desktop.ui.widgets.date_box import DateBox
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import column, row
from lushan_desktop.ui.widgets.search_box import SearchBox

EVERY = ""


class HistoryFilters(QFrame):
    """Tells when another part of the log is asked for."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        style.set_look(self, "card")
        self.person = ChoiceBox([Choice(EVERY, "全部人员")], says="修改人")
        self.kind = ChoiceBox([Choice(EVERY, "全部动作"), *_kinds()], says="动作")
        self.type = ChoiceBox([Choice(EVERY, "全部记录"), *_types()], says="记录种类")
        self.start, self.end = (
            DateBox(date_spelling(context), placeholder=words) for words in ("起始日期", "截止日期")
        )
        self.start.edit.setAccessibleName("起始日期")
        self.end.edit.setAccessibleName("截止日期")
        self.search = SearchBox("查找内容")
        self.clear_button = TextButton("清除筛选", "act.clear")
        self._lay_out()
        for box in (self.person, self.kind, self.type):
            box.chosen.connect(lambda _: self.changed.emit())
        for day in (self.start, self.end):
            day.changed.connect(lambda _: self.changed.emit())
        self.search.searched.connect(lambda _: self.changed.emit())
        self.clear_button.clicked.connect(self.clear)

    def _lay_out(self) -> None:
        for day in (self.start, self.end):
            day.setFixedWidth(theme().width("date"))
        self.search.setMaximumWidth(theme().width("page_search"))
        choices = row(None, self.person, self.kind, self.type, (self.search, 1), gap="small")
        days = row(
            None, Words("日期", "label"), self.start, Words("至"), self.end, self.clear_button, gap="small"
        )
        days.addStretch(1)
        column(self, choices, days, gap="small", margins=("card", "small"))

    def wanted(self) -> LogFilter:
        """The filter as it stands."""
        start, end = self.start.value(), self.end.value()
        return LogFilter(
            person=self.person.current_key(),
            start=start.first_day if start else None,
            end=end.last_day if end else None,
            types=history.types_of(self.type.current_key()) if self.type.current_key() else (),
            kind=self.kind.current_key(),
            text=self.search.text(),
        )

    def show_people(self, names: Sequence[str]) -> None:
        """Offer everybody who ever changed something."""
        self.person.show_choices([Choice(EVERY, "全部人员"), *(Choice(name, name) for name in names)])

    def clear(self) -> None:
        """Ask for everything."""
        for box in (self.person, self.kind, self.type):
            box.choose(EVERY)
        for day in (self.start, self.end):
            day.set_value(None)
        self.search.clear()
        self.changed.emit()


def _kinds() -> list[Choice]:
    return [Choice(kind, words) for kind, words in history.KINDS]


def _types() -> list[Choice]:
    return [Choice(each.key, each.title) for each in RECORD_TYPES if not each.is_child]
