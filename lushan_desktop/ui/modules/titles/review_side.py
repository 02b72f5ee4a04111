"""The right half of a review: the item, or what is asked, scored, typed or read in meanwhile."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from lushan_desktop.domain.titles.application import APPLICATION
from lushan_desktop.services.importing import applications_form
from lushan_desktop.services.importing.applications_form import CheckedForm
from lushan_desktop.services.records.record_view import RecordView
from lushan_desktop.services.titles.review import ReviewSheet
from lushan_desktop.ui import dialogs
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.titles.assess_panel import AssessPanel
from lushan_desktop.ui.modules.titles.opinion_panel import OpinionPanel
from lushan_desktop.ui.modules.titles.review_acts import ReviewActs
from lushan_desktop.ui.modules.titles.review_form import entered
from lushan_desktop.ui.modules.titles.taking_panel import TakingPanel
from lushan_desktop.ui.records.ask_form import AskForm
from lushan_desktop.ui.records.form import RecordForm


class ReviewSide(QStackedWidget):
    """Opens one of its panels over the item, and comes back to it."""

    covering = Signal()
    """The item is about to be covered: what is written on it is to be kept."""
    uncovered = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.panel, self.assess, self.taking = OpinionPanel(context), AssessPanel(context), TakingPanel()
        self.ask, self.form = AskForm(context), RecordForm(context, entered(APPLICATION))
        self.acts = ReviewActs(context, self.ask, self)
        for part in (self.panel, self.ask, self.assess, self.form, self.taking):
            self.addWidget(part)
        self.acts.asking.connect(lambda: self._cover(self.ask))
        self.acts.answered.connect(self.uncover)
        self.assess.answered.connect(self.acts.assess)
        for covering in (self.ask, self.assess, self.form, self.taking):
            covering.left.connect(self.uncover)
        self.form.saved.connect(lambda *_: self.uncover())
        self.taking.file_wanted.connect(self.choose_form)
        self.taking.confirmed.connect(self.acts.take_form)

    @property
    def view(self) -> RecordView | None:
        """The application on show."""
        return self.acts.view

    def shows_item(self) -> bool:
        return self.currentWidget() is self.panel

    def uncover(self) -> None:
        """Back to the item."""
        self.setCurrentWidget(self.panel)
        self.uncovered.emit()

    def escape(self) -> bool:
        """Close what covers the item; whether there was anything."""
        current = self.currentWidget()
        if current is self.panel:
            return False
        if current is self.ask:
            self.ask.leave()
        elif current is self.form:
            self.form.leave()
        else:
            self.uncover()
        return True

    def edit(self, field: str = "") -> None:
        """The form of the application itself."""
        if self.view is not None and not self._context.is_read_only:
            self._cover(self.form)
            values, names = self.view.values, self.view.name_by_id
            self.form.open(values, names, record_id=self.view.id, field=field)

    def open_assessment(self, sheet: ReviewSheet) -> None:
        """The applicant's own scores."""
        self._cover(self.assess)
        self.assess.open(sheet)

    def choose_form(self) -> None:
        """Ask for the form that an applicant filled in, and show what it says."""
        if (file := dialogs.ask_for_file(self, ".docx")) is not None:
            self.read_form(file)

    def read_form(self, file: Path) -> None:
        """Show what a form says; nothing is written yet."""
        if self.view is None:
            return

        def show(checked: CheckedForm) -> None:
            self._cover(self.taking)
            self.taking.show_form(file, checked)

        self._context.query(
            applications_form.check_form,
            self.view.id,
            file,
            then=show,
            key=f"form {id(self)}",
            is_long=True,
        )

    def _cover(self, part: AskForm | AssessPanel | RecordForm | TakingPanel) -> None:
        self.covering.emit()
        self.setCurrentWidget(part)
