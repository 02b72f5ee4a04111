"""The tables of a data file, made and brought up to date by the revisions."""

from contextlib import AbstractContextManager, closing
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from lushan_desktop.base.progress import UNWATCHED
from lushan_desktop.storage.file.backup import back_up_folder
from lushan_desktop.storage.file.connection import connect, engine_on
from lushan_desktop.storage.file.snapshot import Watch
from lushan_desktop.storage.folder.contents import BACKUPS, DATABASE
from lushan_desktop.storage.migrations.versions import REVISIONS
from lushan_desktop.storage.registry import Registry
from lushan_desktop.storage.schema import create_derived

# Alembic is imported only where there is something to do, which is not at an ordinary start.


class MigratedSchema:
    """What a store asks of the tables: see `storage/parts.py`."""

    version = len(REVISIONS)

    def __init__(self, registry: Registry, driver: Any) -> None:
        self._registry = registry
        self._driver = driver

    def create(self, connection: Any) -> None:
        """Make all tables but the derived ones, in an empty file."""
        from lushan_desktop.storage.migrations.env import upgrade

        with self._transaction(connection) as tables:
            upgrade(tables)

    def upgrade(self, folder: Path, version: int) -> None:
        """Back the folder up, then run the revisions its file has not seen, all or none."""
        from lushan_desktop.storage.migrations.env import upgrade

        del version
        back_up_folder(folder, self._driver, folder / BACKUPS, "升级前", Watch.lasting(None, UNWATCHED))
        with (
            closing(connect(self._driver, folder / DATABASE)) as connection,
            self._transaction(connection) as tables,
        ):
            upgrade(tables)
            create_derived(tables, self._registry)

    def _transaction(self, raw: Any) -> AbstractContextManager[Connection]:
        # The engine rolls back when it meets a connection first: only what it begins itself is a transaction.
        return engine_on(raw, self._driver, "BEGIN IMMEDIATE").begin()
