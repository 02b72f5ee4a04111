"""An applicant may withdraw; an honour says what a re-check found and why it was revoked."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"

_TEXTS = (
    ("application", "withdrawal"),
    ("honour", "revalidation"),
    ("honour", "revalidated_by"),
    ("honour", "revocation"),
    ("honour", "revoked_by"),
)


def upgrade() -> None:
    for table, name in _TEXTS:
        op.add_column(table, sa.Column(name, sa.String(), nullable=False, server_default=""))
    op.add_column("application", sa.Column("withdrawn_on", sa.String(), nullable=True))
