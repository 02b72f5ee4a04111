"""Runs the revisions that a file has not seen yet; `user_version` holds the number of the last one."""

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Connection

from lushan_desktop.storage.migrations.versions import REVISIONS


def upgrade(connection: Connection, to: int | None = None) -> list[str]:
    """Bring the tables up to date, or to a revision; returns what changed for the office, in its words.

    The caller has begun the transaction and ends it: either all revisions are in the file or none.
    """
    version = version_of(connection)
    pending = REVISIONS[version:to]
    with Operations.context(MigrationContext.configure(connection)):
        for revision in pending:
            revision.upgrade()
    if pending:
        connection.exec_driver_sql(f"PRAGMA user_version = {version + len(pending)}")
    return [str(revision.__doc__).strip() for revision in pending]


def version_of(connection: Connection) -> int:
    """The number of the last revision the file has seen; 0 for an empty file."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
