"""One file per report: what it asks, what it gathers, what stands on the paper."""

from lushan_desktop.base.lazy import LazySequence, resolve
from lushan_desktop.reports.report import Report

_LIST = "list:"
_LEDGER_OF = "lushan_desktop.reports.list_ledger:ledger_of"


class Reports(LazySequence[Report]):
    """The reports by key; `list:` and the key of a record type is the ledger of any list."""

    def get(self, key: str) -> Report:
        if key.startswith(_LIST):
            made: Report = resolve(_LEDGER_OF)(key.removeprefix(_LIST))
            return made
        return super().get(key)


REPORTS: Reports = Reports(
    ("situation_statement", "lushan_desktop.reports.statement.report:SITUATION_STATEMENT"),
    ("meeting_ledger", "lushan_desktop.reports.meeting_ledger:MEETING_LEDGER"),
    ("instruction_ledger", "lushan_desktop.reports.instruction_ledger:INSTRUCTION_LEDGER"),
    ("document_register", "lushan_desktop.reports.document_register:DOCUMENT_REGISTER"),
    ("headquarters_roster", "lushan_desktop.reports.headquarters_roster:HEADQUARTERS_ROSTER"),
    ("study_visit_ledger", "lushan_desktop.reports.study_visit_ledger:STUDY_VISIT_LEDGER"),
    ("inclusion_table", "lushan_desktop.reports.inclusion_table:INCLUSION_TABLE"),
)
