"""申报台账: the applications as every register, to look up, change many at once, paste from Excel."""

from typing import Any

from PySide6.QtCore import Signal

from lushan_desktop.domain.record_type import RecordType
from lushan_desktop.domain.titles.application import APPLICATION
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.titles.papers import LEDGER
from lushan_desktop.ui.modules.titles.review_form import entered
from lushan_desktop.ui.records.page import RecordPage


class RegisterPage(RecordPage):
    """A new one is registered with the items of its title; a row opens in its review."""

    start_requested = Signal(dict)
    review_requested = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__(context, APPLICATION, ledger=LEDGER, add_text="登记申报")

    @property
    def entered(self) -> RecordType:
        return entered(self._type)

    def add(self, **values: Any) -> None:
        """Add where a new application is asked for."""
        if not self._context.is_read_only:
            self.start_requested.emit(values)
