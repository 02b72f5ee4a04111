"""The office's first tables."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

LOG = """
CREATE TABLE operation (
    position INTEGER PRIMARY KEY,
    replica TEXT NOT NULL,
    seq INTEGER NOT NULL,
    type TEXT NOT NULL,
    record TEXT NOT NULL,
    fields TEXT NOT NULL,
    parents TEXT NOT NULL,
    clock TEXT NOT NULL,
    person TEXT NOT NULL,
    step TEXT NOT NULL,
    label TEXT NOT NULL,
    undoes TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL,
    UNIQUE (replica, seq)
);
CREATE INDEX operation_by_record ON operation (record);
CREATE INDEX operation_by_step ON operation (step);
CREATE TABLE draft (
    key TEXT PRIMARY KEY,
    content TEXT NOT NULL,
    saved_at TEXT NOT NULL
);
CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
"""

TABLES = {
    "unit": {
        "texts": "name short_name aliases kind superior code contact phone address",
        "numbers": "rank",
    },
    "person": {
        "texts": "name readings unit phone",
        "numbers": "rank",
    },
    "tenure": {
        "texts": "person unit post short_post basis",
        "dates": "since until",
        "numbers": "rank",
        "flags": "acting",
    },
    "headquarters_member": {
        "texts": "role person post unit document",
        "dates": "since until",
        "numbers": "rank",
    },
    "issuer": {
        "texts": "name short_name unit code series seal",
        "numbers": "rank",
    },
    "document": {
        "texts": (
            "direction number title matter kind issuer issuing_body addressees copy_to urgency contents "
            "forwards campaign drafter reviewer signatory openness retention receipt_number "
            "proposed_action leader_comment assignee_unit"
        ),
        "dates": "signed_on printed_on received_on closed_on",
        "numbers": "copies",
    },
    "meeting": {
        "texts": "kind title time place series_number chair chair_post organiser subject campaign",
        "dates": "held_on until",
        "numbers": "times",
        "flags": "recurring",
    },
    "demand": {
        "parents": "parent",
        "texts": "speaker speaker_post words standing source_page",
        "indexed": "parent",
    },
    "attendance": {
        "parents": "parent",
        "texts": "way person name unit post",
        "indexed": "parent",
    },
    "agenda_item": {
        "parents": "parent",
        "texts": "title presenter unit minutes",
        "indexed": "parent",
    },
    "resolution": {
        "parents": "parent",
        "texts": "content lead_unit task progress",
        "dates": "due_on closed_on",
        "indexed": "parent",
    },
    "instruction": {
        "texts": (
            "kind leader leader_post words gist standing source_page document briefing carrier urgency "
            "proposed_action lead_unit stage feedback"
        ),
        "dates": "given_on received_on due_on closed_on",
    },
    "task": {
        "texts": (
            "content lead_unit stage meeting instruction document supervision_round responsible_person "
            "progress result"
        ),
        "dates": "given_on due_on closed_on",
    },
    "measure": {
        "texts": "kind title unit content campaign meeting basis purpose partners result",
        "dates": "held_on until",
        "numbers": "times",
        "flags": "recurring",
    },
    "study_visit": {
        "texts": "kind place reason leader leader_post participants purpose topics focus gains campaign",
        "dates": "held_on until",
        "numbers": "times",
        "flags": "recurring",
    },
    "symposium": {
        "texts": "kind title place guests host participants topics gains campaign",
        "dates": "held_on until",
        "numbers": "times",
        "flags": "recurring",
    },
    "publicity_item": {
        "texts": "medium title outlet level unit address campaign",
        "dates": "published_on",
    },
    "briefing": {
        "texts": "title issuer articles report_to send_to distribute_to signatory",
        "dates": "issued_on",
        "numbers": "issue copies",
    },
    "training": {
        "texts": "kind subject place unit trainees lecturer contents campaign",
        "dates": "held_on until",
        "numbers": "attended examined passed times",
        "flags": "recurring",
    },
    "inclusion": {
        "texts": "item unit basis meeting content",
        "dates": "held_on",
        "numbers": "year rank",
    },
    "evidence": {
        "texts": "title kind source_unit original box sha256 suffix file_name",
        "dates": "signed_on entered_on",
        "numbers": "pages size",
    },
    "indicator_system": {
        "texts": "name edition level issuing_body document",
        "dates": "since until",
        "numbers": "year",
        "flags": "in_use",
    },
    "indicator": {
        "texts": (
            "system level number text superior assessment filer_scope not_applicable_reason lead_unit "
            "leader responsible_person deduction reviewer"
        ),
        "dates": "due_on reviewed_on",
        "scores": "points self_score",
        "flags": "veto bonus not_applicable",
    },
    "required_material": {
        "texts": "indicator kind description responsible_unit",
        "dates": "since until due_on",
        "numbers": "count",
    },
    "web_publication": {
        "texts": "title document site channel address verified_by",
        "dates": "published_on verified_on",
    },
    "figure": {
        "texts": "name measured_in source_unit formula",
        "scores": "value",
        "numbers": "year",
    },
    "supervision_round": {
        "texts": "title kind phase plan organiser scope contents feedback",
        "dates": "held_on until",
    },
    "supervision_team": {
        "texts": "supervision_round name leader members_text",
    },
    "supervision_visit": {
        "texts": "supervision_round team unit ways received_by strengths opinion receipt",
        "dates": "held_on feedback_on",
    },
    "problem": {
        "texts": (
            "supervision_round team visit unit description severity kind demand measure "
            "responsible_leader responsible_person progress stage rechecker recheck closed_by"
        ),
        "dates": "found_on due_on finished_on rechecked_on closed_on",
    },
    "title": {
        "texts": "name kind level awarding_body standard notice targets purpose",
        "dates": "started_on",
        "numbers": "valid_years rank",
    },
    "standard_item": {
        "parents": "parent",
        "texts": "number project content criterion materials",
        "scores": "points",
        "indexed": "parent",
    },
    "batch": {
        "texts": "title name level stage notice progress",
        "dates": "apply_by recommend_by",
        "numbers": "year quota",
    },
    "application": {
        "texts": (
            "title batch applicant stage channel conclusion highlights reviewer reason recommendation "
            "contact phone"
        ),
        "dates": "applied_on reviewed_on recommended_on",
        "scores": "self_score score",
        "numbers": "rank",
    },
    "review_item": {
        "parents": "parent",
        "texts": "item content conclusion reason missing suggestion reviewer",
        "scores": "self_score score",
        "indexed": "parent",
    },
    "honour": {
        "texts": "name unit title level awarding_body document",
        "dates": "named_on valid_until revalidated_on revoked_on",
    },
    "statement": {
        "texts": "indicator title shape issuer",
        "dates": "period_start period_end signed_on published_on",
        "flags": "ledger_complete",
    },
    "section": {
        "parents": "parent",
        "texts": "source heading",
        "numbers": "level",
        "indexed": "parent",
    },
    "paragraph": {
        "parents": "parent",
        "texts": "source text generated",
        "numbers": "level",
        "flags": "edited",
        "indexed": "parent",
    },
    "reference": {
        "parents": "parent",
        "texts": "field target role",
        "indexed": "parent target",
    },
}
"""Each table's own columns, by what they hold; a child's rows belong to another record."""


def upgrade() -> None:
    for table, names in TABLES.items():
        op.create_table(table, *_columns(names))
        for column in names.get("indexed", "").split():
            op.create_index(f"ix_{table}_{column}", table, [column])
    for statement in LOG.split(";"):
        if statement.strip():
            op.execute(statement)


def _columns(names: dict[str, str]) -> Iterator[sa.Column[Any]]:
    yield sa.Column("id", sa.String(), primary_key=True)
    yield sa.Column("origin", sa.String(), nullable=False)
    yield sa.Column("deleted", sa.Boolean(), nullable=False)
    yield sa.Column("note", sa.String(), nullable=False)
    if "parents" in names:
        yield sa.Column("parent", sa.String(), nullable=False)
        yield sa.Column("position", sa.Integer(), nullable=False)
    for name in names.get("texts", "").split():
        yield sa.Column(name, sa.String(), nullable=False)
    for name in f"{names.get('dates', '')} {names.get('scores', '')}".split():
        yield sa.Column(name, sa.String(), nullable=True)
    for name in names.get("numbers", "").split():
        yield sa.Column(name, sa.Integer(), nullable=True)
    for name in names.get("flags", "").split():
        yield sa.Column(name, sa.Boolean(), nullable=False)
