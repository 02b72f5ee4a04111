"""会议: the list with details, and in its place the kit of one meeting."""

from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.meetings.list_page import MeetingListPage
from lushan_desktop.ui.widgets.layout import column

if TYPE_CHECKING:
    from lushan_desktop.ui.modules.meetings.kit_page import KitPage


class MeetingsPage(QWidget):
    """Opens on the list."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.list_page = MeetingListPage(context)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.list_page)
        column(self, (self.pages, 1), gap="none")
        self.list_page.kit_requested.connect(self.open_kit)

    @cached_property
    def kit_page(self) -> "KitPage":
        """The kit of one meeting, built when first opened."""
        from lushan_desktop.ui.modules.meetings.kit_page import KitPage

        made: KitPage = KitPage(self._context)
        made.left.connect(self._return)
        made.edit_requested.connect(lambda meeting, field: self.show_record(meeting, field or "held_on"))
        made.copy_requested.connect(self._copy)
        self.pages.addWidget(made)
        return made

    def current(self) -> MeetingListPage:
        """The list of meetings."""
        return self.list_page

    def open_kit(self, meeting_id: str) -> None:
        """Show the kit of one meeting."""
        self.kit_page.open(meeting_id)
        self.pages.setCurrentWidget(self.kit_page)

    def show_record(self, record_id: str, field: str = "", *, type_key: str = "") -> None:
        """Show a meeting in the list, and its form at the field if one is named."""
        del type_key
        self._return()
        self.list_page.show_record(record_id, field)

    def load(self) -> None:
        shown: Any = self.pages.currentWidget()
        shown.load()

    def _return(self) -> None:
        self.pages.setCurrentWidget(self.list_page)

    def _copy(self, meeting_id: str) -> None:
        self._return()
        self.list_page.copy_last(meeting_id)
