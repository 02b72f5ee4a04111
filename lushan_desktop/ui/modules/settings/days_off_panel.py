"""放假安排: the days off and the working weekends that the office keeps itself."""

from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.records.page import RecordPage


class DaysOffPanel(RecordPage):
    """The described page of the days, among the settings."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, RECORD_TYPES.get("calendar_day"))
