"""The data folder is its user's alone: others may not look into it, and nothing in it leads elsewhere."""

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.files import is_inside
from lushan_desktop.storage.folder.contents import (
    ASIDE,
    BACKUPS,
    DAMAGED,
    DATABASE,
    HEADS,
    JOURNAL,
    OBJECTS,
    RECOVERING,
    RESERVE,
    RESTORING,
)

FOLDER, FILE = 0o700, 0o600
_NAMED = {HEADS, RESERVE, "lock", JOURNAL, BACKUPS, OBJECTS, ASIDE, DAMAGED, RECOVERING, RESTORING}
_INNER = (JOURNAL, BACKUPS, OBJECTS, f"{BACKUPS}/{OBJECTS}")
"""Folders of which nothing may be a link; the evidence below them is looked at when it is read."""
_JUNCTION = 0xA0000003
"""How Windows marks a folder that leads to another."""


def refuse_links(folder: Path) -> None:
    """Raises UserError where something of ours is a link: what is written would land elsewhere."""
    for place in _places(folder):
        if _leads_elsewhere(place):
            raise UserError(
                f"数据文件夹里的“{place.relative_to(folder)}”是指向别处的链接，没有打开。"
                f"请把真正的文件放回“{place.parent}”。"
            )


def _places(folder: Path) -> Iterator[Path]:
    with suppress(OSError):
        for place in folder.iterdir():
            if place.name in _NAMED or place.name.startswith(DATABASE) or place.suffix == ".json":
                yield place
    for name in _INNER:
        with suppress(OSError):
            yield from (folder / name).iterdir()


def _leads_elsewhere(place: Path) -> bool:
    try:
        return place.is_symlink() or getattr(os.lstat(place), "st_reparse_tag", 0) == _JUNCTION
    except OSError:
        return False


def openness(folder: Path, *, by_profile: bool = os.name == "nt") -> str:
    """Return what to tell where others on this machine can look in; empty where the folder is its user's.

    On Windows the profile of the user is closed to others; elsewhere modes close, where the disk knows them.
    """
    if by_profile:
        is_open = not is_inside(folder, Path.home())
    else:
        is_open = bool(folder.stat().st_mode & 0o777 & ~FOLDER)
    if not is_open:
        return ""
    remedy = (
        "请改放到您的用户文件夹里，或请管理员设好权限" if by_profile else "请改放到本机硬盘上您的用户文件夹里"
    )
    return f"数据文件夹“{folder}”本机其他用户也能打开。多人共用这台电脑的，{remedy}。"


def keep_private(folder: Path) -> None:
    """Close the folder to others, as far as the disk knows of that; `openness` tells whether it does."""
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
