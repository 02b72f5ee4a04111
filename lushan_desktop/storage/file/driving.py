"""The driver alone: connections as every one of ours is set up, without anything heavy around them."""

import errno
import os
from pathlib import Path
from typing import Any

APPLICATION_ID = 0x4C53434A  # LSCJ
BUSY_SECONDS = 10.0


def connect(driver: Any, file: Path, *, creates: bool = False) -> Any:
    """A connection of the driver's own, set up the way every connection of ours is.

    Raises FileNotFoundError where there is no file: the driver would put an empty one there.
    """
    if not creates and not file.exists():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(file))
    connection = driver.connect(
        str(file), isolation_level=None, check_same_thread=False, timeout=BUSY_SECONDS
    )
    try:
        _set_up(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _set_up(connection: Any) -> None:
    for pragma in (
        "trusted_schema = OFF",
        "cell_size_check = ON",
        "foreign_keys = OFF",
        "synchronous = FULL",
        "temp_store = MEMORY",
        "cache_size = -500",  # the system keeps the pages of the file, too: twice as many were no faster
    ):
        connection.execute(f"PRAGMA {pragma}").fetchall()


def prepare_file(connection: Any) -> None:
    """What holds for the file itself, set once before anything is in it."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}").fetchall()
    connection.execute("PRAGMA journal_mode = WAL").fetchall()
