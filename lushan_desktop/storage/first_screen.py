"""Looks into a data folder by the driver alone, so that the first screen need not wait for the store.

Nothing is changed and nothing is promised: the store is opened afterwards with all its checks. Only a folder
that nobody holds, and whose file is as it was closed, is looked at; any other has to be opened first.
"""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2

from lushan_desktop.base.errors import UserError
from lushan_desktop.storage.file.driving import APPLICATION_ID, connect
from lushan_desktop.storage.folder import place
from lushan_desktop.storage.folder.contents import DAMAGED, DATABASE
from lushan_desktop.storage.folder.lock import left_in, state_of

PATIENCE = 0.06
"""Seconds that all answers together may take."""
_INSTRUCTIONS = 5000

Ask = Callable[[str, tuple[Any, ...]], list[tuple[Any, ...]]]


class UnansweredQuestion(Exception):
    """The question was not answered in time, or the file is not what it seemed."""


@contextmanager
def look_first(
    folder: Path, version: int, *, patience: float | None = None, driver: Any = sqlcipher3.dbapi2
) -> Iterator[Ask | None]:
    """A way to ask the file, or None where it has to be looked at more closely; writes nothing."""
    file = folder / DATABASE
    if not _is_as_left(folder, file):
        yield None
        return
    try:
        connection = connect(driver, file)
    except driver.Error:
        yield None
        return
    with closing(connection):
        yield (
            _asking(connection, driver, PATIENCE if patience is None else patience)
            if _is_ours(connection, driver, version)
            else None
        )


def _is_as_left(folder: Path, file: Path) -> bool:
    left = None if (folder / DAMAGED).exists() else left_in(folder)
    if left is None or left != state_of(file) or not os.access(file, os.W_OK):
        return False
    try:
        place.refuse_unsafe(folder)
    except UserError:
        return False
    return True


def _is_ours(connection: Any, driver: Any, version: int) -> bool:
    try:
        connection.execute("PRAGMA query_only = ON").fetchall()
        marks = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in _MARKS]
    except (driver.Error, UnicodeDecodeError):
        return False
    return marks == [APPLICATION_ID, version]


_MARKS = ("application_id", "user_version")


def _asking(connection: Any, driver: Any, patience: float) -> Ask:
    until = time.monotonic() + patience
    connection.set_progress_handler(lambda: time.monotonic() > until, _INSTRUCTIONS)

    def ask(sql: str, values: tuple[Any, ...]) -> list[tuple[Any, ...]]:
        try:
            found: list[tuple[Any, ...]] = connection.execute(sql, values).fetchall()
        except (driver.Error, UnicodeDecodeError) as error:
            raise UnansweredQuestion from error
        return found

    return ask
