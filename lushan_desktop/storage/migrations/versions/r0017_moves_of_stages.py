"""Each move from stage to stage is a row with the day it states; what came before is told by the fields."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    texts: list[Any] = [sa.Column(name, sa.String(), nullable=False) for name in ("origin", "note", "parent")]
    own = [sa.Column(name, sa.String(), nullable=False) for name in ("label", "start", "stage", "cleared")]
    op.create_table(
        "stage_move",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *texts,
        *own,
        sa.Column("moved_on", sa.String(), nullable=True),
        sa.Column("due_before", sa.String(), nullable=True),
    )
    op.create_index("ix_stage_move_parent", "stage_move", ["parent"])
