"""Each proof of an indicator has a number for good; what is known of the state of files is derived."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.create_table(
        "proof",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("indicator", sa.String(), nullable=False),
        sa.Column("evidence", sa.String(), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=True),
    )
    op.create_index("ix_proof_indicator", "proof", ["indicator"])
    op.create_index("ix_proof_evidence", "proof", ["evidence"])
    op.add_column(
        "indicator_system", sa.Column("proof_pattern", sa.String(), nullable=False, server_default="")
    )
