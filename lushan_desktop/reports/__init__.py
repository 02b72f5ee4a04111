"""One file per report: what it asks, what it gathers, what stands on the paper."""

from lushan_desktop.base.lazy import LazySequence
from lushan_desktop.reports.report import Report

_LIST = "list:"


class Reports(LazySequence[Report]):
    """The reports by key; `list:` and the key of a record type is the ledger of any list."""

    def get(self, key: str) -> Report:
        from lushan_desktop.reports.list_ledger import ledger_of

        if key.startswith(_LIST):
            made: Report = ledger_of(key.removeprefix(_LIST))
            return made
        return super().get(key)


REPORTS: Reports = Reports(
    ("situation_statement", "lushan_desktop.reports.papers.report:SITUATION_STATEMENT"),
    ("meeting_ledger", "lushan_desktop.reports.meetings.meeting_ledger:MEETING_LEDGER"),
    ("meeting_notice", "lushan_desktop.reports.meetings.meeting_notice:MEETING_NOTICE"),
    ("meeting_agenda", "lushan_desktop.reports.meetings.meeting_agenda:MEETING_AGENDA"),
    ("sign_in_sheet", "lushan_desktop.reports.meetings.sign_in_sheet:SIGN_IN_SHEET"),
    ("minutes_draft", "lushan_desktop.reports.meetings.minutes_draft:MINUTES_DRAFT"),
    ("resolution_ledger", "lushan_desktop.reports.meetings.resolution_ledger:RESOLUTION_LEDGER"),
    ("reminder_slip", "lushan_desktop.reports.instructions.reminder_slip:REMINDER_SLIP"),
    ("instruction_ledger", "lushan_desktop.reports.instructions.instruction_ledger:INSTRUCTION_LEDGER"),
    ("dispatch_slip", "lushan_desktop.reports.instructions.dispatch_slip:DISPATCH_SLIP"),
    ("instruction_reminder", "lushan_desktop.reports.instructions.instruction_reminder:INSTRUCTION_REMINDER"),
    ("receipt_register", "lushan_desktop.reports.documents.receipt_register:RECEIPT_REGISTER"),
    ("processing_slip", "lushan_desktop.reports.documents.processing_slip:PROCESSING_SLIP"),
    ("drafting_sheet", "lushan_desktop.reports.documents.drafting_sheet:DRAFTING_SHEET"),
    ("document_register", "lushan_desktop.reports.documents.document_register:DOCUMENT_REGISTER"),
    ("unused_numbers", "lushan_desktop.reports.documents.unused_numbers:UNUSED_NUMBERS"),
    ("headquarters_roster", "lushan_desktop.reports.people.headquarters_roster:HEADQUARTERS_ROSTER"),
    ("application_ledger", "lushan_desktop.reports.titles.application_ledger:APPLICATION_LEDGER"),
    ("application_form", "lushan_desktop.reports.titles.application_form:APPLICATION_FORM"),
    ("review_opinions", "lushan_desktop.reports.titles.review_opinions:REVIEW_OPINIONS"),
    ("on_site_feedback", "lushan_desktop.reports.titles.on_site_feedback:ON_SITE_FEEDBACK"),
    ("consultation_letter", "lushan_desktop.reports.titles.consultation_letter:CONSULTATION_LETTER"),
    ("public_notice", "lushan_desktop.reports.titles.public_notice:PUBLIC_NOTICE"),
    ("recommendation_table", "lushan_desktop.reports.titles.recommendation_table:RECOMMENDATION_TABLE"),
    ("study_visit_ledger", "lushan_desktop.reports.learning.study_visit_ledger:STUDY_VISIT_LEDGER"),
    ("training_ledger", "lushan_desktop.reports.learning.training_ledger:TRAINING_LEDGER"),
    ("work_briefing", "lushan_desktop.reports.learning.work_briefing:WORK_BRIEFING"),
    ("inclusion_table", "lushan_desktop.reports.inclusions.inclusion_table:INCLUSION_TABLE"),
    ("feedback_letter", "lushan_desktop.reports.supervision.feedback_letter:FEEDBACK_LETTER"),
    ("visit_record", "lushan_desktop.reports.supervision.visit_record:VISIT_RECORD"),
    ("rectification_ledger", "lushan_desktop.reports.supervision.rectification_ledger:RECTIFICATION_LEDGER"),
    ("closing_approval", "lushan_desktop.reports.supervision.closing_approval:CLOSING_APPROVAL"),
    ("prompt_letter", "lushan_desktop.reports.supervision.prompt_letter:PROMPT_LETTER"),
    ("supervision_order", "lushan_desktop.reports.supervision.supervision_order:SUPERVISION_ORDER"),
    ("supervision_bulletin", "lushan_desktop.reports.supervision.supervision_bulletin:SUPERVISION_BULLETIN"),
    ("interview_request", "lushan_desktop.reports.supervision.interview_request:INTERVIEW_REQUEST"),
    ("evidence_catalogue", "lushan_desktop.reports.evidence.evidence_catalogue:EVIDENCE_CATALOGUE"),
    ("archive_catalogue", "lushan_desktop.reports.evidence.archive_catalogue:ARCHIVE_CATALOGUE"),
    ("indicator_tasks", "lushan_desktop.reports.indicators.indicator_tasks:INDICATOR_TASKS"),
    ("self_scores", "lushan_desktop.reports.indicators.self_scores:SELF_SCORES"),
    ("lost_points", "lushan_desktop.reports.indicators.lost_points:LOST_POINTS"),
    ("self_report", "lushan_desktop.reports.indicators.self_report:SELF_REPORT"),
    ("web_publications", "lushan_desktop.reports.indicators.web_publications:WEB_PUBLICATIONS"),
    ("missing_materials", "lushan_desktop.reports.indicators.missing_materials:MISSING_MATERIALS"),
    ("material_reminder", "lushan_desktop.reports.indicators.material_reminder:MATERIAL_REMINDER"),
    ("hand_in_list", "lushan_desktop.reports.exchange.hand_in_list:HAND_IN_LIST"),
    ("merge_receipt", "lushan_desktop.reports.exchange.merge_receipt:MERGE_RECEIPT"),
    ("submission_progress", "lushan_desktop.reports.exchange.submission_progress:SUBMISSION_PROGRESS"),
    ("operation_log", "lushan_desktop.reports.settings.operation_log:OPERATION_LOG"),
)
