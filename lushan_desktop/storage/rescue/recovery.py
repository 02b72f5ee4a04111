"""A damaged or missing database made again from the newest good backup, the journal and what is legible.

Every operation is taken only where the chain joins on to what is there, so nothing false comes in from a
damaged file. The bad file is kept; an empty database never takes its place.
"""

import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import groupby
from json import loads
from pathlib import Path
from typing import Any

from lushan_desktop.base import clock
from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.operation import Operation
from lushan_desktop.storage.file.backup import Backup, check_backup, list_backups
from lushan_desktop.storage.file.connection import connect
from lushan_desktop.storage.file.snapshot import find_damage, measure_sound, read_heads
from lushan_desktop.storage.file.swap import RECOVERED, RESTORED, finish_swap, swap_in
from lushan_desktop.storage.folder.contents import BACKUPS, DATABASE, JOURNAL, RECOVERING
from lushan_desktop.storage.folder.disk import explained
from lushan_desktop.storage.folder.files import copy_database, sync_database
from lushan_desktop.storage.log import last_known
from lushan_desktop.storage.log.journal import (
    ChainHeads,
    follow,
    heads_of_journal,
    operations_after,
    read_journal,
)
from lushan_desktop.storage.parts import Parts
from lushan_desktop.storage.registry import Registry
from lushan_desktop.storage.rescue.rebuild import apply, one_transaction
from lushan_desktop.storage.rescue.restore import forget_replica
from lushan_desktop.storage.rescue.shortfall import Shortfall, fall_short
from lushan_desktop.storage.store import Store
from lushan_desktop.storage.tables import OPERATION_COLUMNS


@dataclass(frozen=True)
class Recovery:
    """What was found again."""

    count: int
    """Records in the tables now."""
    steps: int
    """Steps that came from the journal or the damaged file, beyond what was started from."""
    backup_time: datetime | None
    kept_aside: Path
    shortfall: Shortfall = field(default_factory=Shortfall)
    was_whole: bool = False
    """True if the database was whole and only lacked what the journal had."""

    @property
    def sentence(self) -> str:
        """What the user is told."""
        if self.was_whole and not self.steps and not self.shortfall:
            return ""
        kept = f"原文件存于 {self.kept_aside}，请勿删除。"
        if self.was_whole:
            return (
                f"数据文件缺少最近的改动，已用当日日志补回 {self.steps} 步，现有 {self.count} 条；"
                f"{self.shortfall.sentence}{kept}"
            )
        source = f"{clock.spoken(self.backup_time)}的备份和当日日志" if self.backup_time else "操作日志"
        kept = kept.replace("原文件", "坏文件")
        found = f" {self.count} 条" if self.shortfall else f"全部 {self.count} 条"
        return f"数据文件损坏，已用{source}找回{found}；{self.shortfall.sentence}{kept}"


def recover(folder: Path, driver: Any, parts: Parts | None = None) -> Recovery:
    """Make the database again. Raises UserError, all left as it was, where nothing can be found again."""
    with explained(folder, "找回数据"):
        finish_swap(folder)
        scratch = folder / RECOVERING
        try:
            return _Rescue(folder, driver, parts or Parts(), scratch).run()
        finally:
            shutil.rmtree(scratch, ignore_errors=True)


@dataclass(frozen=True)
class _Ground:
    """What the new database starts from: the present one, a backup, or tables without a row."""

    sources: tuple[Path, ...] = ()
    backup: Backup | None = None


@dataclass
class _Rescue:
    """One attempt, in a folder of its own until it has succeeded."""

    folder: Path
    driver: Any
    parts: Parts
    scratch: Path
    registry: Registry = field(init=False)

    def __post_init__(self) -> None:
        self.registry = Registry(self.parts.record_types)
        self.parts = replace(self.parts, journal=None, recover=None, is_behind=None)

    def run(self) -> Recovery:
        ground = next(ground for ground in self._grounds() if self._lay(ground))
        file = self.scratch / DATABASE
        with one_transaction(self.driver, file) as connection:
            heads = read_heads(connection.connection.driver_connection)
            steps = list(self._steps(heads))
            if not steps and not ground.sources:
                raise UserError(_nothing_left(self.folder))
            operations = (operation for step in steps for operation in step)
            apply(connection, self.registry, operations, self._told)
        count = self._settle_down(file)
        shortfall = fall_short(self.folder, heads)
        moment = ground.backup.moment if ground.backup else None
        was_whole = bool(ground.sources) and not ground.backup
        if was_whole and not steps and not shortfall:
            return Recovery(count, 0, moment, self.folder, was_whole=True)
        aside = swap_in(self.folder, file, RESTORED if shortfall.steps or shortfall.unread else RECOVERED)
        return Recovery(count, len(steps), moment, aside, shortfall, was_whole)

    def _grounds(self) -> Iterator[_Ground]:
        if (self.folder / DATABASE).is_file():
            yield _Ground(self._present())
        for backup in list_backups(self.folder / BACKUPS):
            yield _Ground((backup.file,), backup)
        yield _Ground()

    def _present(self) -> tuple[Path, ...]:
        beside = (self.folder / f"{DATABASE}{ending}" for ending in ("", "-wal"))
        return tuple(file for file in beside if file.is_file())

    def _lay(self, ground: _Ground) -> bool:
        """Return True if this is whole and could be made the beginning of the new database."""
        shutil.rmtree(self.scratch, ignore_errors=True)
        self.scratch.mkdir()
        try:
            if ground.backup:
                check_backup(ground.backup, self.driver)
            for source in ground.sources:
                ending = "-wal" if source.name.endswith("-wal") else ""
                copy_database(source, self.scratch / f"{DATABASE}{ending}")
            if ground.sources:
                measure_sound(self.driver, self.scratch / DATABASE)
                forget_replica(self.driver, self.scratch / DATABASE)
            with Store.open(self.scratch, driver=self.driver, parts=self.parts) as store:
                return not store.verify(self._known(), may_lack_end=True)
        except OSError:
            raise
        except Exception:
            # Damage takes many shapes; a ground that cannot be stood on is left for the next one.
            if not ground.sources:
                raise
            return False

    def _known(self) -> list[ChainHeads]:
        """Links of the log noted elsewhere; a file that says otherwise of them was rewritten."""
        return [heads_of_journal(self.folder / JOURNAL), dict(last_known.read(self.folder).heads)]

    def _steps(self, heads: ChainHeads) -> Iterator[tuple[Operation, ...]]:
        """Yield what comes behind the heads, which are moved along."""
        for operations in operations_after(self.folder / JOURNAL, heads):
            follow(heads, operations)
            yield operations
        for legible in self._legible():
            trial = dict(heads)
            fresh = [it for it in legible if it.seq > heads.get(it.replica, (0, ""))[0]]
            if fresh and follow(trial, fresh):
                heads.update(trial)
                yield tuple(fresh)

    def _told(self) -> Iterator[Operation]:
        """All that the journal and the damaged file say, in whatever order, some of it twice."""
        for entry in read_journal(self.folder / JOURNAL):
            yield from entry.operations
        for legible in self._legible():
            yield from legible

    def _legible(self) -> Iterator[list[Operation]]:
        """The steps that the damaged file still tells, without the one in which the telling breaks off."""
        damaged = self.scratch / "damaged.db"
        read: list[Operation] = []
        torn = ""
        try:
            for source in self._present():
                copy_database(source, damaged.with_name(source.name.replace(DATABASE, damaged.name)))
            for operation in _read_operations(self.driver, damaged):
                if not operation.is_sound:
                    torn = operation.step
                    break
                read.append(operation)
        except Exception:
            # A damaged file may fail in any way; what was read before stands by its chain.
            torn = read[-1].step if read else ""
        for step, run in groupby(read, key=lambda operation: operation.step):
            if step != torn:
                yield list(run)

    def _settle_down(self, file: Path) -> int:
        """Bring the new database to the disk in one file; returns how many records it has."""
        with closing(connect(self.driver, file)) as connection:
            if find_damage(self.driver, connection):
                raise UserError(_nothing_left(self.folder))
            count = connection.execute("SELECT count(DISTINCT record) FROM operation").fetchall()[0][0]
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        sync_database(file)
        return int(count)


def _read_operations(driver: Any, file: Path) -> Iterator[Operation]:
    with closing(connect(driver, file)) as connection:
        for row in connection.execute(f"SELECT {OPERATION_COLUMNS} FROM operation ORDER BY position"):
            yield Operation._make((*row[:4], loads(row[4]), loads(row[5]), *row[6:]))


def _nothing_left(folder: Path) -> str:
    return (
        f"数据文件损坏，本机没有可用的备份和日志，未作任何改动。文件都在 {folder}，请勿删除；"
        "如有 U 盘备份，请用“还原”，否则请联系维护人员。"
    )
