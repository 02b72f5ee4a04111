"""Runs the revisions that a file has not seen yet; `user_version` holds the number of the last one."""

from importlib import import_module
from types import ModuleType

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Connection

from lushan_desktop.storage.migrations import versions
from lushan_desktop.storage.settings import keep_version


def upgrade(connection: Connection, to: int | None = None) -> None:
    """Bring the tables up to date, or to a revision.

    The caller has begun the transaction and ends it: either all revisions are in the file or none.
    """
    version = version_of(connection)
    pending = [revision(name) for name in versions.REVISIONS[version:to]]
    with Operations.context(MigrationContext.configure(connection)):
        for each in pending:
            each.upgrade()
    if pending:
        keep_version(connection, version + len(pending))


def revision(name: str) -> ModuleType:
    """The module of a revision."""
    return import_module(f"{versions.__name__}.{name}")


def version_of(connection: Connection) -> int:
    """The number of the last revision the file has seen; 0 for an empty file."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
