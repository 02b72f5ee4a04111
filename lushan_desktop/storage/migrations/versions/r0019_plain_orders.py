"""Lists are sorted when they are asked for: large ones keep no index of every column any more."""

from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    kept = "SELECT name FROM sqlite_master WHERE type = 'index' AND name LIKE 'sorted~_%' ESCAPE '~'"
    for name in op.get_bind().exec_driver_sql(kept).scalars().all():
        op.execute(f'DROP INDEX "{name}"')
    op.execute("DROP TABLE IF EXISTS filled")
