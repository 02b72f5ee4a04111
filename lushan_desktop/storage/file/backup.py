"""Backups: checked copies of the database, with the evidence files that belong to them kept once for all."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Protocol

from lushan_desktop.base import clock
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.progress import UNWATCHED, Progress
from lushan_desktop.storage.file.manifest import Manifest, program_version
from lushan_desktop.storage.file.snapshot import Measure, OutOfTime, Watch, measure_sound, take
from lushan_desktop.storage.folder.contents import BACKUPS, DATABASE, OBJECTS
from lushan_desktop.storage.folder.disk import explained, make_folder, remove, settle
from lushan_desktop.storage.folder.files import copy_whole, hash_of_database, read
from lushan_desktop.storage.log.journal import ChainHeads, Journal

DAYS, WEEKS, MONTHS = 12, 10, 9
NEWEST = 3
"""Kept whatever their day."""
PROTECTIVE = ("升级前", "合并前", "批量修改前")
"""Backups taken for a reason outlive the day they were taken on."""
AFTER_RESTORE = "还原后"
_SHELF, _HASH = 2, 64
"""Characters in the names of the folders of evidence, and of the files in them."""


class BackedStore(Protocol):
    """What a store is to a backup."""

    folder: Path
    driver: Any
    journal: Any


@dataclass(frozen=True)
class Backup:
    """One verified generation at a place."""

    file: Path
    manifest: Manifest

    @property
    def moment(self) -> datetime:
        return self.manifest.moment

    @property
    def reason(self) -> str:
        return self.manifest.reason

    @property
    def place(self) -> Path:
        return self.file.parent

    @property
    def is_complete(self) -> bool:
        """True if every evidence file that belongs to it lies at its place."""
        return not any(self.missing_objects())

    def missing_objects(self) -> Iterator[str]:
        try:
            held = held_objects(self.place)
        except OSError:
            held = {}
        return (name for name, size in self.manifest.objects.items() if held.get(name) != size)


def back_up(
    store: BackedStore,
    place: Path,
    reason: str,
    *,
    progress: Progress = UNWATCHED,
    seconds: float | None = None,
) -> Backup:
    """Make one more generation at `place`, and let go of those no longer kept.

    Raises UserError where the disk refuses, Cancelled, and OutOfTime after so many seconds; whatever
    was there before stays as it was.
    """
    backup = back_up_folder(store.folder, store.driver, place, reason, Watch.lasting(seconds, progress))
    own = store.folder / BACKUPS
    if isinstance(store.journal, Journal) and place == own:
        with suppress(OSError):
            store.journal.begin_file()
            store.journal.forget_before(held_by_all(backup.manifest.heads for backup in list_backups(own)))
    return backup


def back_up_folder(folder: Path, driver: Any, place: Path, reason: str, watch: Watch) -> Backup:
    """The same for a folder that no store has open, such as before its tables are brought up to date."""
    with explained(place, "备份"):
        make_folder(place)
        sweep(place)
        moment = clock.now()
        file = _free_name(place, moment)
        part = file.with_name(f"{file.name}.part")
        try:
            watch.progress.report(0, 0, "备份数据库")
            measure = take(driver, folder / DATABASE, part, watch)
            manifest = _describe(part, measure, moment, reason, held_objects(folder))
            backup = Backup(file, replace(manifest, number=_next_number(place)))
            settle(part, file)
            backup.manifest.write(_manifest_of(file))
        except BaseException:
            _discard(part, file, _manifest_of(file))
            raise
        with suppress(OutOfTime):
            copy_objects(backup, folder, watch)
        prune(place, moment.date())
    return backup


def copy_objects(backup: Backup, folder: Path, watch: Watch) -> None:
    """Copy the evidence files of this backup that its place has not got yet. Raises Cancelled, OutOfTime."""
    missing = list(backup.missing_objects())
    for done, name in enumerate(missing):
        watch.look()
        watch.progress.report(done, len(missing), "备份佐证文件")
        source, target = object_file(folder, name), object_file(backup.place, name)
        if source.is_file() and copy_whole(source, target, look=watch.look) != name:
            remove(target)


def list_backups(place: Path) -> list[Backup]:
    """The finished generations at a place, the one made last first; what was never finished is not one."""
    found = []
    for file in place.glob("*.db") if place.is_dir() else ():
        with suppress(OSError, ValueError):
            manifest = Manifest.read(read(_manifest_of(file)))
            if file.stat().st_size == manifest.size:
                found.append(Backup(file, manifest))
    return sorted(found, key=lambda it: (it.manifest.number, it.moment, it.file.name), reverse=True)


def orphans(place: Path) -> list[Path]:
    """Databases at a place that no manifest speaks of, or one that cannot be read."""
    known = {backup.file for backup in list_backups(place)}
    return sorted(file for file in place.glob("*.db") if file not in known)


def check_backup(backup: Backup, driver: Any, watch: Watch | None = None) -> None:
    """Raises UserError where the database of a backup is no longer what it was."""
    with explained(backup.place, "核对备份"):
        sound = hash_of_database(backup.file) == backup.manifest.sha256
    if not sound:
        raise UserError(f"{clock.spoken(backup.moment)}的备份已损坏，请改用另一份。")
    measure_sound(driver, backup.file, watch)


def prune(place: Path, today: date) -> list[Backup]:
    """Let go of generations no longer kept, and of evidence files that none of those left speaks of."""
    backups = list_backups(place)
    kept = kept_of(backups, today)
    dropped = [backup for backup in backups if backup not in kept]
    for backup in dropped:
        _discard(_manifest_of(backup.file), backup.file)
    if dropped:
        named = {name for backup in kept for name in backup.manifest.objects}
        for name in held_objects(place).keys() - named:
            remove(object_file(place, name))
    return dropped


def kept_of(backups: Iterable[Backup], today: date) -> list[Backup]:
    """The newest of each of the last 12 days, 10 weeks and 9 months that have one; and the protective."""
    newest_first = list(backups)
    kept = newest_first[:NEWEST]
    since = today - timedelta(days=DAYS)
    kept += [it for it in newest_first if it.reason in PROTECTIVE and it.moment.date() > since]
    kept += [it for it in newest_first if it.reason == AFTER_RESTORE][:1]
    for spelling, count in (("%Y-%m-%d", DAYS), ("%G-%V", WEEKS), ("%Y-%m", MONTHS)):
        newest: dict[str, Backup] = {}
        for backup in newest_first:
            newest.setdefault(backup.moment.astimezone(clock.CHINA).strftime(spelling), backup)
        kept += list(newest.values())[:count]
    return [backup for backup in newest_first if backup in kept]


def known_heads(place: Path) -> list[ChainHeads]:
    """How far the log had come at each backup, those aside that a restore has left ahead of the present."""
    heads = []
    for backup in list_backups(place):
        heads.append(backup.manifest.heads)
        if backup.reason == AFTER_RESTORE:
            break
    return heads


def held_by_all(heads: Iterable[ChainHeads]) -> ChainHeads:
    """How far each replica has come in all of them: what lies before that, nobody needs a journal for."""
    each = list(heads)
    replicas = set.intersection(*(set(one) for one in each)) if each else set()
    return {replica: min(one[replica] for one in each) for replica in replicas}


def sweep(place: Path) -> None:
    """Remove what a backup that was broken off has left behind."""
    for file in place.glob("*.db*"):
        database = file.with_name(file.name.partition(".db")[0] + ".db")
        if file.suffix in (".part", ".json") and database.is_file() and file == _manifest_of(database):
            continue
        if file != database or not _manifest_of(database).is_file():
            remove(file)


def held_objects(folder: Path) -> dict[str, int]:
    """The evidence files under a data folder or a backup place: hash and size.

    Raises OSError where one cannot look: what is not seen is not to be taken for what is not there.
    """
    if not (folder / OBJECTS).exists():
        return {}
    with os.scandir(folder / OBJECTS) as places:
        shelves = [place.path for place in places if len(place.name) == _SHELF and place.is_dir()]
    held: dict[str, int] = {}
    for shelf in shelves:
        with os.scandir(shelf) as files:
            held |= {file.name: file.stat().st_size for file in files if _is_object(file)}
    return held


def _is_object(file: "os.DirEntry[str]") -> bool:
    return len(file.name) == _HASH and file.is_file(follow_symlinks=False)


def object_file(folder: Path, name: str) -> Path:
    return folder / OBJECTS / name[:2] / name


def _describe(
    part: Path, measure: Measure, moment: datetime, reason: str, objects: dict[str, int]
) -> Manifest:
    return Manifest(
        moment=moment,
        reason=reason,
        schema=measure.schema,
        size=part.stat().st_size,
        sha256=hash_of_database(part),
        counts=measure.counts,
        heads=measure.heads,
        objects=objects,
        program=program_version(),
    )


def _next_number(place: Path) -> int:
    return max((backup.manifest.number for backup in list_backups(place)), default=0) + 1


def _manifest_of(file: Path) -> Path:
    return file.with_name(f"{file.name}.json")


def _free_name(place: Path, moment: datetime) -> Path:
    stem = f"{moment.astimezone(clock.CHINA):%Y%m%d-%H%M%S}"
    number = 1
    while True:
        file = place / (f"{stem}.db" if number == 1 else f"{stem}-{number}.db")
        if not file.exists():
            return file
        number += 1


def _discard(*files: Path) -> None:
    for file in files:
        remove(file)
        for ending in ("-wal", "-shm", "-journal"):
            remove(file.with_name(file.name + ending))
