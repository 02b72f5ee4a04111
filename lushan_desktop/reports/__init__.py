"""One file per report: what it asks, what it gathers, what stands on the paper."""

from lushan_desktop.base.lazy import LazySequence
from lushan_desktop.reports.report import Report

REPORTS: LazySequence[Report] = LazySequence(
    ("situation_statement", "lushan_desktop.reports.statement.report:SITUATION_STATEMENT"),
    ("meeting_ledger", "lushan_desktop.reports.meeting_ledger:MEETING_LEDGER"),
    ("instruction_ledger", "lushan_desktop.reports.instruction_ledger:INSTRUCTION_LEDGER"),
    ("document_register", "lushan_desktop.reports.document_register:DOCUMENT_REGISTER"),
    ("headquarters_roster", "lushan_desktop.reports.headquarters_roster:HEADQUARTERS_ROSTER"),
    ("study_visit_ledger", "lushan_desktop.reports.study_visit_ledger:STUDY_VISIT_LEDGER"),
    ("inclusion_table", "lushan_desktop.reports.inclusion_table:INCLUSION_TABLE"),
)
