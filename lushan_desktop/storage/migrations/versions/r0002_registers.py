"""Documents have a time limit and a result; instructions are handed to units; unused numbers are told."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("document", sa.Column("due_on", sa.String(), nullable=True))
    op.add_column("document", sa.Column("result", sa.String(), nullable=False, server_default=""))
    op.add_column("instruction", sa.Column("return_reason", sa.String(), nullable=False, server_default=""))
    op.create_table(
        "dispatch",
        *_own(),
        sa.Column("parent", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *(
            sa.Column(name, sa.String(), nullable=False)
            for name in ("unit", "part", "acknowledged_by", "result")
        ),
        *(
            sa.Column(name, sa.String(), nullable=True)
            for name in ("due_on", "dispatched_on", "acknowledged_on", "reported_on")
        ),
    )
    op.create_index("ix_dispatch_parent", "dispatch", ["parent"])
    op.create_table(
        "void_number",
        *_own(),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("voided_on", sa.String(), nullable=True),
    )


def _own() -> tuple[sa.Column[str], sa.Column[str], sa.Column[bool], sa.Column[str]]:
    return (
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
    )
