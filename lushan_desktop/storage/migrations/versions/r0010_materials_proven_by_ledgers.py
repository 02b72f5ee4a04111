"""A required material may be proven by a ledger, and stands in the order of its table."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.add_column("required_material", sa.Column("proven_by", sa.String(), nullable=False, server_default=""))
    op.add_column("required_material", sa.Column("rank", sa.Integer(), nullable=True))
