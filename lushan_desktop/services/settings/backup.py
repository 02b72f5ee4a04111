"""Keeping copies: by hand, at exit, every half hour; a second place; bringing an older state back."""

from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from lushan_desktop.base import clock
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.files import is_inside
from lushan_desktop.base.progress import UNWATCHED, Progress
from lushan_desktop.storage import settings
from lushan_desktop.storage.file.backup import (
    DAYS,
    MONTHS,
    WEEKS,
    Backup,
    back_up,
    copy_objects,
    list_backups,
)
from lushan_desktop.storage.file.connection import connect
from lushan_desktop.storage.file.manifest import Manifest
from lushan_desktop.storage.file.snapshot import OutOfTime, Watch, read_heads
from lushan_desktop.storage.folder.contents import BACKUPS
from lushan_desktop.storage.folder.disk import explained
from lushan_desktop.storage.migrations.schema import MigratedSchema
from lushan_desktop.storage.parts import Parts
from lushan_desktop.storage.registry import REFERENCE
from lushan_desktop.storage.rescue import archive, restore
from lushan_desktop.storage.store import Store

BY_HAND, AT_EXIT, ROUTINE, AT_START = "手动", "退出时", "定时", "启动时补做"
EXIT_SECONDS = 5.0
ROUTINE_MINUTES = 30
KEPT = f"退出程序时自动备份；保留最近 {DAYS} 天、{WEEKS} 周、{MONTHS} 个月各一份。"
SECOND_PLACE_DAYS = 7
_SECOND_PLACE, _SECOND_PLACE_AT = "second_place", "second_place_at"


@dataclass(frozen=True)
class BackupLine:
    """One backup as a list shows it."""

    key: str
    """Names it in `look_at` and in `compare`."""
    place: Path
    moment: datetime
    reason: str
    records: int
    size: int
    files: int
    is_complete: bool
    """False while evidence files are still to be copied."""


@dataclass(frozen=True)
class CountLine:
    """One record type now, in the backup, and after a restore."""

    title: str
    now: int
    in_backup: int
    after_restore: int

    @property
    def differs(self) -> bool:
        return self.now != self.after_restore


@dataclass(frozen=True)
class Restoring:
    """A restored copy, to be looked at before it takes the place of the present data."""

    moment: datetime
    lines: tuple[CountLine, ...]
    missing_files: int
    prepared: restore.PreparedCopy


@dataclass(frozen=True)
class Standing:
    """How well the office is covered: for the status bar and the settings."""

    last: datetime | None
    is_changed: bool
    """True if anything was saved since."""
    second_place: Path | None
    second_place_at: datetime | None

    @property
    def needs_second_place(self) -> bool:
        """True if it is time to remind of a stick."""
        since = self.second_place_at
        # A day far ahead was noted by a wrong clock and says nothing.
        return since is None or abs(clock.now() - since) >= timedelta(days=SECOND_PLACE_DAYS)

    @property
    def text(self) -> str:
        return f"上次备份 {clock.spoken(self.last)}" if self.last else "尚未备份"


def back_up_now(store: Store, reason: str = BY_HAND, *, progress: Progress = UNWATCHED) -> BackupLine:
    """One more backup in the data folder. Raises UserError in words where the disk refuses."""
    _refuse_read_only(store)
    return _line(back_up(store, _own(store), reason, progress=progress))


def back_up_to(store: Store, place: Path, *, progress: Progress = UNWATCHED) -> BackupLine:
    """A backup at a second place, such as a stick, which is remembered."""
    _refuse_read_only(store)
    if is_inside(place, store.folder):
        raise UserError("第二处备份要放在别的磁盘上，如 U 盘，不能放在数据文件夹里。请另选一处。")
    line = _line(back_up(store, place, BY_HAND, progress=progress))
    with store.writing() as connection:
        settings.keep(connection, {_SECOND_PLACE: str(place), _SECOND_PLACE_AT: clock.now().isoformat()})
    return line


def back_up_at_exit(store: Store, *, seconds: float = EXIT_SECONDS) -> BackupLine | None:
    """Back up what has changed, as far as the time allows; the rest is done at the next start."""
    if store.is_read_only:
        return None
    try:
        return _line(back_up(store, _own(store), AT_EXIT, seconds=seconds)) if is_changed(store) else None
    except (OutOfTime, UserError):
        return None


def finish_at_start(store: Store, *, progress: Progress = UNWATCHED) -> BackupLine | None:
    """Do what the last exit had no time for; None where nothing was left to do."""
    if store.is_read_only:
        return None
    if is_changed(store):
        return _line(back_up(store, _own(store), AT_START, progress=progress))
    newest = list_backups(_own(store))[:1]
    if newest and not newest[0].is_complete:
        copy_objects(newest[0], store.folder, Watch(progress))
        return _line(newest[0])
    return None


def back_up_if_changed(store: Store, *, progress: Progress = UNWATCHED) -> BackupLine | None:
    """The routine backup; to be called every ROUTINE_MINUTES."""
    if store.is_read_only or not is_changed(store):
        return None
    return _line(back_up(store, _own(store), ROUTINE, progress=progress))


def is_changed(store: Store) -> bool:
    """Return True if the log has gone on since the newest backup."""
    newest = list_backups(_own(store))[:1]
    with explained(store.folder, "备份"), closing(connect(store.driver, store.file)) as connection:
        heads = read_heads(connection)
    return heads != (newest[0].manifest.heads if newest else {})


def standing(store: Store) -> Standing:
    """When and where the last backups were made."""
    newest = list_backups(_own(store))[:1]
    with store.read() as session:
        held = settings.settings(session)
    place, moment = held.get(_SECOND_PLACE), held.get(_SECOND_PLACE_AT)
    return Standing(
        newest[0].moment if newest else None,
        is_changed(store),
        Path(place) if place else None,
        datetime.fromisoformat(moment) if moment else None,
    )


def find(store: Store, place: Path | None = None) -> list[BackupLine]:
    """The backups in the data folder, or at another place; the newest first."""
    return [_line(backup) for backup in list_backups(place or _own(store))]


def look_at(store: Store, line: BackupLine, *, progress: Progress = UNWATCHED) -> Restoring:
    """Restore a backup into a copy and say what would be there; the present data stay as they are."""
    _refuse_read_only(store)
    backup = next((held for held in list_backups(line.place) if held.file.name == line.key), None)
    if backup is None:
        raise UserError("这份备份已不存在，请刷新列表后另选一份。")
    prepared = restore.prepare(store, backup, parts=Parts(schema=MigratedSchema), progress=progress)
    titles = {record_type.key: record_type.title for record_type in store.registry}
    lines = tuple(
        CountLine(titles[row.key], row.now, row.in_backup, row.after_restore)
        for row in prepared.differences
        if row.key in titles and row.key != REFERENCE
    )
    return Restoring(backup.moment, lines, prepared.missing_files, prepared)


def take_back_to(folder: Path, restoring: Restoring) -> Path:
    """Put the copy in place of the present data; the store must be closed. Returns where those are kept."""
    return restore.adopt(folder, restoring.prepared)


def write_archive(store: Store, file: Path, *, progress: Progress = UNWATCHED) -> Manifest:
    """Write everything into one file, read back and checked."""
    return archive.write_archive(store, file, progress=progress)


def restore_archive(file: Path, folder: Path, *, progress: Progress = UNWATCHED) -> Manifest:
    """Fill a folder that is empty or not there from such a file."""
    return archive.restore_archive(file, folder, parts=Parts(schema=MigratedSchema), progress=progress)


def _own(store: Store) -> Path:
    return store.folder / BACKUPS


def _refuse_read_only(store: Store) -> None:
    if store.is_read_only:
        raise UserError("现在是只读打开，不能备份或还原。请先关闭其他窗口，或请管理员开放权限。")


def _line(backup: Backup) -> BackupLine:
    counts = backup.manifest.counts
    return BackupLine(
        key=backup.file.name,
        place=backup.place,
        moment=backup.moment,
        reason=backup.reason,
        records=counts.get("head", 0) - counts.get(REFERENCE, 0),
        size=backup.manifest.size,
        files=len(backup.manifest.objects),
        is_complete=backup.is_complete,
    )
