"""Another database in the place of the present one: the old one is kept aside, and no moment is without one.

The new database lies finished under its waiting name before anything is moved; a swap that was broken off
is finished, or called off, at the next start.
"""

from datetime import datetime
from pathlib import Path

from lushan_desktop.base import clock
from lushan_desktop.storage.folder.contents import ASIDE, BACKUPS, DATABASE, HEADS, JOURNAL
from lushan_desktop.storage.folder.disk import make_folder, remove, settle, sync_folder

RECOVERED, RESTORED = f"{DATABASE}.recovered", f"{DATABASE}.restored"
"""Waiting names. After a restore the journal belongs to the old database and goes aside with it."""

_BESIDE = ("", "-wal", "-shm", "-journal")


def swap_in(folder: Path, finished: Path, waiting_name: str) -> Path:
    """Put the finished, synced database into the folder; returns where the old one is kept."""
    make_folder(folder / BACKUPS)
    waiting = folder / waiting_name
    settle(finished, waiting)
    return _complete(folder, waiting)


def finish_swap(folder: Path) -> bool:
    """Finish a swap that a crash has broken off; True where the folder has a database again by that."""
    finished = False
    for name in (RECOVERED, RESTORED):
        waiting = folder / name
        if waiting.is_file() and not (folder / DATABASE).exists():
            _complete(folder, waiting)
            finished = True
        remove(waiting)
    return finished


def _complete(folder: Path, waiting: Path) -> Path:
    aside = _new_folder(folder / ASIDE, clock.now())
    old = [f"{DATABASE}{ending}" for ending in _BESIDE]
    for name in old if waiting.name == RECOVERED else (*old, JOURNAL, HEADS):
        if (folder / name).exists():
            settle(folder / name, aside / name)
    sync_folder(folder)
    settle(waiting, folder / DATABASE)
    return aside


def _new_folder(place: Path, moment: datetime) -> Path:
    number, stem = 1, f"{moment.astimezone(clock.CHINA):%Y%m%d-%H%M%S}"
    while (place / f"{stem}-{number}").exists():
        number += 1
    make_folder(place / f"{stem}-{number}")
    return place / f"{stem}-{number}"
