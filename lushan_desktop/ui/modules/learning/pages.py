"""The pages of 学习宣传 that know more than their description: visits, briefings, trainings."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.record_type import Values
from lushan_desktop.services.learning import issue_numbers, training_rates
from lushan_desktop.services.learning.issue_numbers import Issues
from lushan_desktop.services.learning.training_rates import Totals
from lushan_desktop.services.office import own_county
from lushan_desktop.services.records import answers
from lushan_desktop.services.records.record_view import RecordView
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.learning.noted_page import NotedPage
from lushan_desktop.ui.records.detail import RecordDetail
from lushan_desktop.ui.records.page import REPORTS_PAGE
from lushan_desktop.ui.widgets.buttons import Button
from lushan_desktop.ui.widgets.layout import SPRING, Item, row

if TYPE_CHECKING:
    from lushan_desktop.ui.fields.editors import FieldGroup


class VisitsPage(NotedPage):
    """Warns where a place that was visited is the own county."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "study_visit", ledger="study_visit_ledger")

    def _show(self, view: RecordView) -> None:
        super()._show(view)
        if not self.is_open("form"):
            self._check(str(view.values["place"]))

    def _open_form(
        self, values: Values, name_by_id: dict[str, str], *, record_id: str = "", field: str = ""
    ) -> None:
        super()._open_form(values, name_by_id, record_id=record_id, field=field)
        group = self.form.group
        if group is not None:
            group.changed.connect(lambda: self._check(str(group.raw().get("place") or "")))
        self._check(str(values.get("place") or ""))

    def _check(self, places: str) -> None:
        self._context.query(own_county.warning, places, key=f"own county {id(self)}", then=self._warn)

    def _warn(self, sentence: str) -> None:
        self.say_note(sentence, "warn")


class BriefingDetail(RecordDetail):
    """With the way to the paper of the issue."""

    paper_requested = Signal()

    def below_title(self, view: RecordView) -> Iterator[Item]:
        del view
        button = Button("预览打印简报", "act.print", tip="红色报头、第N期、报送发、共印份数")
        button.clicked.connect(self.paper_requested)
        yield row(None, button, SPRING)


class BriefingsPage(NotedPage):
    """A new issue gets the next number; gaps and double numbers are told."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "briefing")
        self._offered: int | None = None

    def make_detail(self) -> RecordDetail:
        made = BriefingDetail(self._type, is_read_only=self._context.is_read_only)
        made.paper_requested.connect(lambda: self._open_paper())
        return made

    def load(self) -> None:
        super().load()
        self._context.query(issue_numbers.latest_series, key=f"issues {id(self)}", then=self._tell)

    def add(self, **values: Any) -> None:
        """Open the form with what the last issue hands on."""
        if self._context.is_read_only:
            return

        def begin(taken: Values) -> None:
            filled = {**self._type.blank(), **taken, **values}

            def show(names: dict[str, str]) -> None:
                self._open_form(filled, names)

            self._context.query(answers.names_in, filled, key="names of the issue", then=show)

        self._context.query(issue_numbers.proposed, key="proposed issue", then=begin)

    def _open_form(
        self, values: Values, name_by_id: dict[str, str], *, record_id: str = "", field: str = ""
    ) -> None:
        super()._open_form(values, name_by_id, record_id=record_id, field=field)
        self._offered = values.get("issue")
        if self.form.group is not None and not record_id:
            self.form.group.changed.connect(self._propose)

    def _propose(self) -> None:
        """The number follows the name and the year of the issue, until somebody types another."""
        group = self.form.group
        if group is None:
            return
        try:
            entered = {name: group.editor(name).value() for name in ("title", "issued_on", "issue")}
        except UserError:
            return
        if entered["title"] and self._is_open_to_offers(group):
            year = entered["issued_on"].year if entered["issued_on"] else 0
            put = partial(self._put, group)
            self._context.query(issue_numbers.of_series, entered["title"], year, key="issue number", then=put)

    def _is_open_to_offers(self, group: "FieldGroup") -> bool:
        """Return True if nobody typed a number of his own."""
        try:
            return group.editor("issue").value() in (None, self._offered)
        except UserError:
            return False

    def _put(self, group: "FieldGroup", issues: Issues) -> None:
        """Unless meanwhile another form was opened or a number was typed."""
        if group is not self.form.group:
            return
        if issues.following != self._offered and self._is_open_to_offers(group):
            self._offered = issues.following
            group.editor("issue").set_value(issues.following)
        self._tell(issues)

    def _tell(self, issues: Issues | None) -> None:
        is_amiss = issues is not None and bool(issues.gaps or issues.doubles)
        self.say_note(f"{issues.title}：{issues.told}" if issues else "", "warn" if is_amiss else "info")

    def _open_paper(self) -> None:
        if self.detail.shown is not None:
            self._context.open(
                REPORTS_PAGE, "work_briefing", "print", hand_over={"briefing": self.detail.shown.id}
            )


class TrainingsPage(NotedPage):
    """The sums and the rate of what the list shows stand above it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "training", ledger="training_ledger")
        self.list.counted.connect(self._count)

    def _count(self) -> None:
        self._context.query(
            training_rates.totals, self.list.query(), key=f"rates {id(self)}", then=self._tell
        )

    def _tell(self, totals: Totals) -> None:
        self.say_note(totals.told if totals.trainings else "")
