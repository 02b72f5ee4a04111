"""Titles have stages of their own; an application keeps its rounds of review, its dates and its honour."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_TEXTS = {
    "standard_item": ("ways",),
    "application": ("rectification", "refusal", "designation", "honour"),
    "review_item": ("number", "project", "criterion", "materials", "earlier"),
}
_DAYS = {
    "batch": ("review_by",),
    "application": (
        "due_on",
        "passed_on",
        "feedback_on",
        "rectify_by",
        "rectified_on",
        "consulted_on",
        "studied_on",
        "public_from",
        "public_until",
        "designated_on",
    ),
    "review_item": ("points", "reviewed_on"),
}


def upgrade() -> None:
    for table, names in _TEXTS.items():
        for name in names:
            op.add_column(table, sa.Column(name, sa.String(), nullable=False, server_default=""))
    for table, names in _DAYS.items():
        for name in names:
            op.add_column(table, sa.Column(name, sa.String(), nullable=True))
    op.add_column("application", sa.Column("round", sa.Integer(), nullable=True))
    op.add_column("application", sa.Column("is_example", sa.Boolean(), nullable=False, server_default="0"))
    op.add_column("review_item", sa.Column("round", sa.Integer(), nullable=True))
    op.create_table(
        "title_stage",
        *_own(),
        sa.Column("parent", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("demands", sa.String(), nullable=False),
    )
    op.create_index("ix_title_stage_parent", "title_stage", ["parent"])
    op.create_table(
        "review_phrase",
        *_own(),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("conclusion", sa.String(), nullable=False),
    )


def _own() -> tuple[sa.Column[str], sa.Column[str], sa.Column[bool], sa.Column[str]]:
    return (
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
    )
