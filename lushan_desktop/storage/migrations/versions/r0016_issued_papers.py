"""Every paper that is issued is kept as it was, with number, day and addressee, as prints of statements were.

The log goes on calling the old prints `statement_version`: `Operation.record_type` tells what they are now.
"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

_TEXTS = ("report", "title", "number", "addressee", "occasion", "replaces", "correction")


def upgrade() -> None:
    op.drop_index("ix_statement_version_parent", "statement_version")
    op.rename_table("statement_version", "issued_paper")
    op.create_index("ix_issued_paper_parent", "issued_paper", ["parent"])
    for name in _TEXTS:
        op.add_column("issued_paper", sa.Column(name, sa.String(), nullable=False, server_default=""))
    op.add_column("issued_paper", sa.Column("issued_on", sa.String(), nullable=True))
