"""An older state brought back: into a copy first, compared in figures, then in place of the present."""

import shutil
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.progress import UNWATCHED, Progress, over
from lushan_desktop.storage.file.backup import (
    AFTER_RESTORE,
    BackedStore,
    Backup,
    back_up_folder,
    check_backup,
    held_objects,
    object_file,
)
from lushan_desktop.storage.file.connection import connect
from lushan_desktop.storage.file.snapshot import Measure, Watch, count_rows, measure_sound
from lushan_desktop.storage.file.swap import RESTORED, swap_in
from lushan_desktop.storage.folder.contents import BACKUPS, DATABASE, RESTORING
from lushan_desktop.storage.folder.disk import explained, remove
from lushan_desktop.storage.folder.files import copy_database, copy_whole, sync_database
from lushan_desktop.storage.parts import Parts
from lushan_desktop.storage.rescue.whole import measure_whole
from lushan_desktop.storage.settings import KEEP_FORMER, is_sealed, seal


@dataclass(frozen=True)
class Difference:
    """The rows of one table now, in the backup, and as the copy that would take its place has them."""

    key: str
    now: int
    in_backup: int
    after_restore: int


@dataclass(frozen=True)
class PreparedCopy:
    """A restored copy beside the present data, which is not touched yet."""

    backup: Backup
    copy: Path
    differences: tuple[Difference, ...]
    missing_files: int
    """Evidence files that neither the folder nor the place of the backup has."""


def compare(store: BackedStore, backup: Backup) -> dict[str, tuple[int, int]]:
    """For each table the rows now and in the backup, read without touching either."""
    now = _count_now(store)
    held = backup.manifest.counts
    return {key: (now.get(key, 0), held.get(key, 0)) for key in sorted(now.keys() | held.keys())}


def prepare(
    store: BackedStore, backup: Backup, *, parts: Parts | None = None, progress: Progress = UNWATCHED
) -> PreparedCopy:
    """Restore into a copy and count what is in it. Raises UserError where the backup is damaged.

    With the parts of a store, every operation and row of it is looked at.
    """
    folder = store.folder
    with explained(folder, "还原"):
        progress.report(0, 0, "核对备份")
        check_backup(backup, store.driver, Watch(progress))
        scratch = folder / RESTORING
        shutil.rmtree(scratch, ignore_errors=True)
        scratch.mkdir()
        copy = scratch / DATABASE
        copy_database(backup.file, copy)
        forget_replica(store.driver, copy)
        sync_database(copy)
        after = _measure(copy, store.driver, parts).counts
        missing = _fetch_objects(folder, backup, progress)
    counts = compare(store, backup)
    differences = tuple(
        Difference(key, now, held, after.get(key, 0))
        for key, (now, held) in counts.items()
        if key != "setting"
    )
    return PreparedCopy(backup, copy, differences, missing)


def _measure(copy: Path, driver: Any, parts: Parts | None) -> Measure:
    return measure_whole(copy, driver, parts) if parts else measure_sound(driver, copy)


def adopt(folder: Path, prepared: PreparedCopy, driver: Any = sqlcipher3.dbapi2) -> Path:
    """Put the copy in place of the present data, which no store has open; returns where that is kept."""
    if not prepared.copy.is_file():
        raise UserError("还原用的副本已不存在，请重新选择备份。现有内容完好。")
    with explained(folder, "还原"):
        aside = swap_in(folder, prepared.copy, RESTORED)
        shutil.rmtree(prepared.copy.parent, ignore_errors=True)
        back_up_folder(folder, driver, folder / BACKUPS, AFTER_RESTORE, Watch())
    return aside


def forget_replica(driver: Any, file: Path) -> None:
    """Make a copied database the folder's own: it draws a new replica when it is opened, and has a WAL."""
    with closing(connect(driver, file)) as connection:
        if not is_sealed(connection.execute):
            raise UserError(f"{file.name} 的设置被改动过，不能使用。")
        connection.execute(KEEP_FORMER).fetchall()
        connection.execute("DELETE FROM setting WHERE key IN ('replica', 'place')").fetchall()
        seal(connection.execute)
        connection.execute("PRAGMA journal_mode = WAL").fetchall()


def _count_now(store: BackedStore) -> Mapping[str, int]:
    with closing(connect(store.driver, store.folder / DATABASE)) as connection:
        return count_rows(connection)


def _fetch_objects(folder: Path, backup: Backup, progress: Progress) -> int:
    """Bring back evidence files that the folder has no more; returns how many are nowhere."""
    held = held_objects(folder)
    wanted = [name for name, size in backup.manifest.objects.items() if held.get(name) != size]
    missing = 0
    for name in over(progress, wanted, "取回佐证文件"):
        source, target = object_file(backup.place, name), object_file(folder, name)
        if not source.is_file():
            missing += 1
        elif copy_whole(source, target) != name:
            remove(target)
            missing += 1
    return missing
