"""Lists are sorted by how many files or indicators their records have without reading every link."""

from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    op.create_index("ix_reference_set", "reference", ["parent", "field", "deleted"])
