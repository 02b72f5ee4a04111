"""Problems, visits and teams made for show are told apart, so that no statement counts them."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    for table in ("problem", "supervision_visit", "supervision_team"):
        op.add_column(table, sa.Column("is_example", sa.Boolean(), nullable=False, server_default="0"))
