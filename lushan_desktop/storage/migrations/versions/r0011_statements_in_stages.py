"""A statement is drafted, signed, published, and keeps what was printed; the office has its own plans."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

_TEMPLATE = ("number", "background_kinds", "opening", "deliberation", "attended", "closing", "campaign_kinds")
_SECTION = (
    "source", "heading", "matter", "told_kinds", "title_kind", "measure_kinds", "notice_kinds",
    "headquarters_purpose", "empty", "empty_gap",
)  # fmt: skip


def upgrade() -> None:
    for name in ("topic", "stage"):
        op.add_column("statement", sa.Column(name, sa.String(), nullable=False, server_default=""))
    for name in ("comrade", "cites_proofs", "lists_proofs"):
        op.add_column("statement", sa.Column(name, sa.Boolean(), nullable=False, server_default="0"))
    _create("statement_version", *_texts("kind", "evidence", "sha256", "text", "marks"), _day("kept_on"))
    _create("statement_template", *_texts(*_TEMPLATE), is_child=False)
    marks: list[Any] = [
        sa.Column("level", sa.Integer(), nullable=True),
        sa.Column("numbered", sa.Boolean(), nullable=False),
    ]
    _create("template_section", *_texts(*_SECTION), *marks)
    _create("template_phrase", *_texts("topic", "kind", "words"))


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def _day(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=True)


def _create(table: str, *columns: sa.Column[str], is_child: bool = True) -> None:
    child: list[Any] = (
        [*_texts("parent"), sa.Column("position", sa.Integer(), nullable=False)] if is_child else []
    )
    op.create_table(
        table,
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        *child,
        *columns,
    )
    if is_child:
        op.create_index(f"ix_{table}_parent", table, ["parent"])
