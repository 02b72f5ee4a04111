"""The data folder is its user's alone: others may not look into it, and nothing in it leads elsewhere."""

import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from lushan_desktop.base.errors import UserError
from lushan_desktop.storage.folder.contents import (
    BACKUPS,
    DATABASE,
    HEADS,
    JOURNAL,
    OBJECTS,
    RESERVE,
)

FOLDER, FILE = 0o700, 0o600
_NAMED = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", HEADS, RESERVE, "lock", JOURNAL, BACKUPS, OBJECTS)


def refuse_links(folder: Path) -> None:
    """Raises UserError where something of ours is a link: what is written would land elsewhere."""
    for name in _NAMED:
        if (folder / name).is_symlink():
            raise UserError(
                f"数据文件夹里的“{name}”是指向别处的链接，没有打开。请把真正的文件放回“{folder}”。"
            )


def keep_private(folder: Path) -> None:
    """Close the folder to others. On Windows the profile of the user does that."""
    if sys.platform != "win32":
        for place in (folder, *_inner(folder)):
            _close(place)


def _inner(folder: Path) -> Iterator[Path]:
    """Everything of ours but the evidence, which lies in a folder that is closed."""
    for place in (folder, folder / JOURNAL, folder / BACKUPS):
        if place.is_dir():
            yield from place.iterdir()


def _close(place: Path) -> None:
    with suppress(OSError):
        if place.is_symlink():
            return
        mode = FOLDER if place.is_dir() else FILE
        if place.stat().st_mode & 0o777 & ~mode:
            place.chmod(mode)
