"""Packages of other offices are merged and noted; of two records that look like one it is decided."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"

_PACKAGE_TEXTS = "title unit replica public_key runs made_at made_by merged_by file_name"


def upgrade() -> None:
    op.create_table(
        "submission_package",
        *_record(),
        *map(_text, _PACKAGE_TEXTS.split()),
        sa.Column("merged_on", sa.String(), nullable=True),
        *(sa.Column(name, sa.Integer(), nullable=True) for name in ("number", "first", "last")),
        *(sa.Column(name, sa.Integer(), nullable=True) for name in ("added", "updated", "files")),
    )
    op.create_table("duplicate", *_record(), *map(_text, ("kind", "one", "other", "verdict")))


def _record() -> tuple[sa.Column[str], ...]:
    return (
        sa.Column("id", sa.String(), primary_key=True),
        _text("origin"),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        _text("note"),
    )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False)
