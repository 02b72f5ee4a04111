"""A described page with a line above its list that says what is to be known or minded."""

from PySide6.QtWidgets import QBoxLayout

from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.records.page import RecordPage
from lushan_desktop.ui.widgets.layout import show_if
from lushan_desktop.ui.widgets.message_bar import MessageBar


class NotedPage(RecordPage):
    """Subclasses say something in the bar; without words it is not there."""

    def __init__(self, context: Context, type_key: str, *, ledger: str = "") -> None:
        super().__init__(context, RECORD_TYPES.get(type_key), ledger=ledger)
        self.note = MessageBar("info")
        show_if(self.note, False)
        layout = self.layout()
        assert isinstance(layout, QBoxLayout)
        layout.insertWidget(1, self.note)

    def say_note(self, text: str, tone: str = "info") -> None:
        """Show this line; nothing hides it."""
        self.note.say(tone, text)
        show_if(self.note, bool(text))
