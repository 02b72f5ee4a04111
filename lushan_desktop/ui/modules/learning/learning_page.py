"""学习宣传: four chips; where a chip holds two registers they stand side by side as tabs."""

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QWidget

from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.learning.pages import BriefingsPage, TrainingsPage, VisitsPage
from lushan_desktop.ui.records.page import RecordPage
from lushan_desktop.ui.widgets.chips import ChipRow, Choice
from lushan_desktop.ui.widgets.layout import SPRING, column, row, show_if
from lushan_desktop.ui.widgets.segments import Segments

GROUPS = (
    ("learning", "学习交流", ("study_visit", "symposium")),
    ("publicity", "宣传简报", ("briefing", "publicity_item")),
    ("training", "培训", ("training",)),
    ("measure", "工作举措", ("measure",)),
)
TYPES = tuple(key for _, _, keys in GROUPS for key in keys)
_PAGES: dict[str, Callable[[Context], RecordPage]] = {
    "study_visit": VisitsPage,
    "briefing": BriefingsPage,
    "training": TrainingsPage,
    "symposium": lambda context: RecordPage(
        context, RECORD_TYPES.get("symposium"), ledger="study_visit_ledger"
    ),
}


class LearningPage(QWidget):
    """Each register on its page, built when first opened."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._page_by_key: dict[str, RecordPage] = {}
        self._last_by_group = {group: keys[0] for group, _, keys in GROUPS}
        self._key = TYPES[0]
        self.chips = ChipRow([Choice(group, title) for group, title, _ in GROUPS], says="学习宣传")
        self.tabs = {
            group: Segments([Choice(key, RECORD_TYPES.get(key).title) for key in keys], says=title)
            for group, title, keys in GROUPS
        }
        self.pages = QStackedWidget()
        self.chips.chosen.connect(lambda group: self.open(self._last_by_group[group]))
        for tabs in self.tabs.values():
            tabs.chosen.connect(self.open)
        chips = column(None, SPRING, self.chips, SPRING, gap="none")
        head = row(None, (chips, 1), SPRING, *self.tabs.values(), margins=("page", "small", "page", "none"))
        column(self, head, (self.pages, 1), gap="none")
        self.open(self._key)

    def open(self, type_key: str) -> RecordPage:
        """Show the register of one record type, under its chip."""
        if type_key not in self._page_by_key:
            build = _PAGES.get(type_key, self._plain(type_key))
            self._page_by_key[type_key] = build(self._context)
            self.pages.addWidget(self._page_by_key[type_key])
        self._key = type_key
        group = next(group for group, _, keys in GROUPS if type_key in keys)
        self._last_by_group[group] = type_key
        self.chips.choose(group)
        for name, tabs in self.tabs.items():
            show_if(tabs, name == group and len(_keys(name)) > 1)
        self.tabs[group].choose(type_key)
        self.pages.setCurrentWidget(self._page_by_key[type_key])
        return self._page_by_key[type_key]

    def current(self) -> RecordPage:
        """The register that is open."""
        return self._page_by_key[self._key]

    def show_record(self, record_id: str, field: str = "", *, type_key: str = "") -> None:
        """Open a record, and its form at the field if one is named."""
        self.open(type_key if type_key in TYPES else self._key).show_record(record_id, field)

    def load(self) -> None:
        self.current().load()

    @staticmethod
    def _plain(type_key: str) -> Callable[[Context], RecordPage]:
        return lambda context: RecordPage(context, RECORD_TYPES.get(type_key))


def _keys(group: str) -> tuple[str, ...]:
    return next(keys for name, _, keys in GROUPS if name == group)
