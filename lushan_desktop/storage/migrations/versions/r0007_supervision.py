"""Problems have numbers, terms, answers and look-backs; units ask for more time; reminders grow sharper."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    _add_texts("problem", "number", "term_in", "goal", "answer", "look_back")
    _add_days("problem", "issued_on", "answered_on", "looked_back_on")
    op.add_column("problem", sa.Column("term", sa.Integer(), nullable=True))
    _add_texts("supervision_visit", "feedback_number")
    _add_days("supervision_visit", "planned_on", "receipt_on")
    _add_texts("task", "problem")
    _make_rows(
        "extension",
        texts=("reason", "answer", "answered_by"),
        days=("asked_on", "wanted_on", "old_due_on", "answered_on"),
    )
    _make_rows("escalation", texts=("level", "number", "document", "content"), days=("issued_on", "reply_by"))


def _add_texts(table: str, *names: str) -> None:
    for name in names:
        op.add_column(table, sa.Column(name, sa.String(), nullable=False, server_default=""))


def _add_days(table: str, *names: str) -> None:
    for name in names:
        op.add_column(table, sa.Column(name, sa.String(), nullable=True))


def _make_rows(table: str, *, texts: tuple[str, ...], days: tuple[str, ...]) -> None:
    op.create_table(
        table,
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("parent", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in texts),
        *(sa.Column(name, sa.String(), nullable=True) for name in days),
    )
    op.create_index(f"ix_{table}_parent", table, ["parent"])
