"""A round of supervision says how its teams were formed where they are not entered one by one."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    formation = sa.Column("formation", sa.String(), nullable=False, server_default="")
    op.add_column("supervision_round", formation)
