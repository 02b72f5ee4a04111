"""The office sets which materials each kind of meeting must have."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.create_table("meeting_kit", *_record(), _text("kind"))
    op.create_table(
        "kit_material",
        *_record(),
        _text("parent"),
        sa.Column("position", sa.Integer(), nullable=False),
        _text("name"),
        sa.Column("is_wanted", sa.Boolean(), nullable=False),
    )
    op.create_index("ix_kit_material_parent", "kit_material", ["parent"])


def _record() -> tuple[sa.Column[str], ...]:
    return (
        sa.Column("id", sa.String(), primary_key=True),
        _text("origin"),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        _text("note"),
    )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False)
