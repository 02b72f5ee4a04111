"""The papers of an application, by the keys of their reports."""

FORM, OPINIONS, FEEDBACK = "application_form", "review_opinions", "on_site_feedback"
CONSULTATION, NOTICE = "consultation_letter", "public_notice"
SUMMARY, LEDGER = "recommendation_table", "application_ledger"
