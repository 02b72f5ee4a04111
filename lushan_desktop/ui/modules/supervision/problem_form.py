"""The form of a problem: what moves, requests and letters write is not typed into it."""

from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.records.form import RecordForm

PROBLEM = RECORD_TYPES.get("problem")
BY_BUTTONS = ("stage", "extensions", "escalations")


class ProblemForm(RecordForm):
    """A township fills in measure, progress and evidence; the rest is the county's."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, PROBLEM.without(*BY_BUTTONS), owner=PROBLEM)
