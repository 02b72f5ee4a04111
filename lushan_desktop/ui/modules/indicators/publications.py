"""公开记录: the register, and above it which of them are to be looked at on the web again."""

from PySide6.QtWidgets import QBoxLayout

from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.indicators import web_checks
from lushan_desktop.services.indicators.web_checks import UnverifiedCount
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.records.page import RecordPage
from lushan_desktop.ui.widgets.layout import show_if
from lushan_desktop.ui.widgets.message_bar import MessageBar


class PublicationsPage(RecordPage):
    """One click lists exactly those that are counted."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, RECORD_TYPES.get("web_publication"))
        self.told: UnverifiedCount | None = None
        self.warning = MessageBar("warn")
        layout = self.layout()
        assert isinstance(layout, QBoxLayout)
        layout.insertWidget(0, self.warning)
        self.warning.hide()
        self.warning.link_clicked.connect(self._list_them)

    def load(self) -> None:
        super().load()
        self._context.query(web_checks.unverified, then=self._tell, key=f"unverified {id(self)}")

    def _tell(self, told: UnverifiedCount) -> None:
        self.told = told
        self.warning.say("warn", told.said, link="只看这几条")
        show_if(self.warning, bool(told.count))

    def _list_them(self) -> None:
        if self.told is not None:
            self.list.narrow(self.told.narrowing)
