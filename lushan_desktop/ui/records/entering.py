"""The right side of a page of records: what is on show, or what is being entered in its place."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from lushan_desktop.base.lazy import made
from lushan_desktop.domain.record_type import RecordType
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.records.detail import RecordDetail
from lushan_desktop.ui.records.list import RecordList
from lushan_desktop.ui.records.record_acts import RecordActs

if TYPE_CHECKING:
    from lushan_desktop.ui.records.bulk_form import BulkForm
    from lushan_desktop.ui.records.form import RecordForm


class Entering(QWidget):
    """Its forms are imported and built when something is first entered."""

    saved = Signal(str, bool)
    """The record that was saved, and whether another new one is wanted."""
    list: RecordList
    detail: RecordDetail
    acts: RecordActs

    def __init__(self, context: Context, record_type: RecordType) -> None:
        super().__init__()
        self._context, self._type = context, record_type
        self.right = QStackedWidget()
        self._nothing = QWidget()
        self.right.addWidget(self._nothing)

    def make_form(self) -> "RecordForm":
        """The form; a page whose records are entered otherwise makes another."""
        from lushan_desktop.ui.records.form import RecordForm

        form: RecordForm = RecordForm(self._context, self.entered)
        return form

    @property
    def entered(self) -> RecordType:
        """What is typed of a record; where buttons write some fields, without those."""
        return self._type

    @cached_property
    def form(self) -> "RecordForm":
        """Where one record is entered."""
        form = self.make_form()
        # The head of a new record reads as the button that leads to it.
        form.begins = self.list.add_button.text()
        form.saved.connect(self.saved)
        form.left.connect(self._close_form)
        form.pasted.connect(self._paste_into_form)
        form.copied.connect(self.acts.attaching.forget_pasted)
        self.right.addWidget(form)
        return form

    @cached_property
    def bulk(self) -> "BulkForm":
        """Where many are changed at once."""
        from lushan_desktop.ui.records.bulk_form import BulkForm

        bulk: BulkForm = BulkForm(self._context, self._type)
        bulk.changed.connect(self._close_form)
        bulk.left.connect(self._close_form)
        self.right.addWidget(bulk)
        return bulk

    def is_open(self, panel: str) -> bool:
        """Return True if this is what stands on the right; to ask builds nothing."""
        return self.right.currentWidget() is made(self, panel)

    def is_filling_in(self) -> bool:
        """Return True if something is being entered in the right panel, which no refresh may take away."""
        return self.is_open("form") or self.is_open("bulk")

    def change_many(self, field: str = "") -> None:
        """One value for all records that are chosen together."""
        ids = self.list.chosen_ids()
        if ids and not self._context.is_read_only:
            self.keep_draft()
            self.list.make_room(is_form_open=True)
            self.right.setCurrentWidget(self.bulk)
            self.bulk.open(ids, field)

    def keep_draft(self) -> None:
        """Keep what stands in the form is there again when it is next opened."""
        if made(self, "form"):
            self.form.keep_draft()

    def _paste_into_form(self) -> None:
        self.acts.attaching.take_pasted(self.form.readable(), self.form.names(), self.form.take_files)

    def _end_form(self) -> None:
        self.list.make_room(is_form_open=False)
        self.right.setCurrentWidget(self.detail if self.detail.shown else self._nothing)

    def _close_form(self) -> None:
        self._end_form()
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)
