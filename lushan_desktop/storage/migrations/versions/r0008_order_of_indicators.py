"""Indicators stand in the order of the official table, whatever their numbers look like."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.add_column("indicator", sa.Column("rank", sa.Integer(), nullable=True))
