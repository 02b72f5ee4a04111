"""What is found in a data folder, and how it becomes a file that can be worked on."""

import os
import shutil
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy.exc import OperationalError

from lushan_desktop.base.errors import UserError
from lushan_desktop.storage.file.connection import connect, engine_on, prepare_file
from lushan_desktop.storage.file.driving import APPLICATION_ID
from lushan_desktop.storage.folder import failures, files, place, private
from lushan_desktop.storage.folder.contents import (
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
from lushan_desktop.storage.folder.disk import remove, settle
from lushan_desktop.storage.folder.lock import FolderLock, identity_of, is_same, state_of
from lushan_desktop.storage.log.derived_check import OBJECTS_OF_A_FILE, schema_problems
from lushan_desktop.storage.parts import Parts, Schema
from lushan_desktop.storage.registry import Registry
from lushan_desktop.storage.schema import create_derived
from lushan_desktop.storage.settings import VERSION, keep_version

_LEFT_BY_SYSTEMS = ("desktop.ini", "thumbs.db", "lost+found")
RESERVE_SIZE = 16 << 20
_CHOSEN = "office.json"
"""What tells that a folder was chosen for data, before there are any."""
_BEFORE_DATA = ("unit.json", "keys.json", "lock", RESERVE)
_REMAINS = (f"{DATABASE}-wal", JOURNAL, BACKUPS, OBJECTS, HEADS)
"""What tells that there was a database, should it be gone."""


@dataclass
class HeldFile:
    """A file ready for connections."""

    file: Path
    lock: FolderLock | None
    is_read_only: bool = False
    notice: str = ""
    is_unproven: bool = False
    """True if its rows are still to be held against its log: it was neither recovered nor copied."""
    private: Path | None = None
    """The folder of the copy that is looked at, where nothing can be written."""

    def __post_init__(self) -> None:
        self._identity = identity_of(self.file)

    def refuse_if_gone(self) -> None:
        """Raises UserError where the file was moved or deleted: one can go on writing into nothing."""
        if not is_same(self.file, self._identity):
            raise UserError(failures.gone(self.file.parent))

    def take_hold(self, person: str) -> bool:
        """Make sure that the folder is there and ours; True where the lock, deleted by somebody, is new.

        Raises UserError where it is gone, or held by another program since.
        """
        self.refuse_if_gone()
        if self.lock is None or self.lock.is_ours:
            return False
        lost = self.lock
        try:
            self.lock = FolderLock(self.file.parent, person)
        except OSError as error:
            raise failures.spoken(error, self.file.parent) or error from error
        lost.release()
        return True

    def release(self) -> None:
        if self.lock:
            self.lock.release(None if self.is_read_only else state_of(self.file))
        if self.private:
            shutil.rmtree(self.private, ignore_errors=True)


class Opening:
    """One attempt to open a data folder."""

    def __init__(self, folder: Path, driver: Any, parts: Parts, registry: Registry) -> None:
        self._folder = folder
        self._file = folder / DATABASE
        self._driver = driver
        self._parts = parts
        self._registry = registry
        self._schema: Schema = parts.schema(registry, driver)

    def run(self, person: str, *, create: bool, is_distrusted: bool = False) -> HeldFile:
        """Raises UserError where the folder cannot be worked on; what is distrusted is recovered first."""
        place.refuse_unsafe(self._folder)
        private.refuse_links(self._folder)
        if not self._has_data():
            self._refuse_to_make(create=create)
            self._make_folder()
        try:
            lock = FolderLock(self._folder, person)
        except OSError as error:
            return self.look_only(error)
        try:
            return self._open(lock, is_distrusted=is_distrusted)
        except BaseException as error:
            lock.release()
            if failures.is_full(error) and self._file.exists():
                return self.look_only(error)
            raise

    def look_only(self, error: BaseException) -> HeldFile:
        """Open what cannot be written to for a look; the reserve gives the room that this takes."""
        if not failures.is_full(error):
            return self._copy(failures.READ_ONLY)
        notice = failures.full_at_start(self._folder)
        try:
            return self._copy(notice)
        except UserError:
            if not free_reserve(self._folder):
                raise
            return self._copy(notice)

    def _has_data(self) -> bool:
        """Return True if a database lies here, or what tells that there was one."""
        return any((self._folder / name).exists() for name in (DATABASE, *_REMAINS))

    def _refuse_to_make(self, *, create: bool) -> None:
        """Raises UserError where no data folder is to be made: not asked for, or others' files lie here."""
        if not create and not self._folder.is_dir():
            raise UserError(f"没有找到数据文件夹“{self._folder}”。")
        if not create:
            raise UserError(f"“{self._folder}”里没有数据，请检查位置。")
        held = list(self._folder.iterdir()) if self._folder.is_dir() else []
        is_chosen = any(file.name == _CHOSEN for file in held)
        if not is_chosen and not all(_is_of_ours(file) for file in held):
            raise UserError(
                f"“{self._folder}”里已有其他文件，不是数据文件夹，没有改动。请用 --data 指定一个空文件夹。"
            )

    def _make_folder(self) -> None:
        try:
            self._folder.parent.mkdir(parents=True, exist_ok=True)
            self._folder.mkdir(mode=private.FOLDER, exist_ok=True)
        except OSError as error:
            raise UserError(f"不能建立数据文件夹“{self._folder}”，请换一个位置。") from error

    def _open(self, lock: FolderLock, *, is_distrusted: bool) -> HeldFile:
        is_new = not self._has_data()
        notice = self._find_file()
        is_as_left = bool(notice) or (lock.left is not None and lock.left == state_of(self._file))
        if not notice and (is_distrusted or (self._folder / DAMAGED).exists()):
            notice = self._recover_distrusted()
        version = self._version(thorough=not is_as_left)
        if version is None or self._has_lost_steps():
            notice = self._recover()
            version = self._version()
        if version is None:
            raise UserError(
                f"数据文件损坏，没有能找回的备份。坏文件存于 {self._file}，请勿删除，请联系维护人员。"
            )
        if version > self._schema.version:
            newer = f"数据由更新版本（{version}）保存，本版只读打开，请升级。"
            return self._copy(newer, lock)
        if not os.access(self._file, os.W_OK):
            return self._copy(failures.READ_ONLY, lock)
        if version < self._schema.version and not self._upgrade(version):
            notice = self._recover()
        keep_reserve(self._folder)
        sweep(self._folder)
        private.keep_private(self._folder)
        is_unproven = not (notice or is_distrusted)
        notice = private.openness(self._folder) if is_new and not notice else notice
        return HeldFile(self._file, lock, notice=notice, is_unproven=is_unproven)

    def _upgrade(self, version: int) -> bool:
        """Bring the tables up to date; returns False where they are others than the file says of itself."""
        try:
            self._schema.upgrade(self._folder, version)
        except OperationalError as error:
            sentence = failures.spoken(error, self._folder)
            if (sentence and "损坏" not in sentence.message) or self._parts.recover is None:
                raise
            return False
        return True

    def _find_file(self) -> str:
        """Have a file to open; returns what to tell of that."""
        if self._file.exists():
            return ""
        if any((self._folder / name).exists() for name in _REMAINS):
            return self._recover()
        self._create()
        return ""

    def _recover_distrusted(self) -> str:
        """Recover what is readable as a file, but not what was written; where nothing helps, that is told."""
        try:
            notice = self._recover()
        except UserError as error:
            notice = error.message
        remove(self._folder / DAMAGED)
        return notice

    def _has_lost_steps(self) -> bool:
        return self._parts.is_behind is not None and self._parts.is_behind(self._folder)

    def _recover(self) -> str:
        if self._parts.recover is None:
            raise UserError(
                f"数据文件损坏或丢失。坏文件和备份都在 {self._folder}，请勿删除，请联系维护人员。"
            )
        return self._parts.recover(self._folder)

    def _version(self, *, thorough: bool = True) -> int | None:
        """The version of the file; None where it is damaged or not ours.

        Every page is looked at, which takes seconds in a large file, unless the file is as it was closed.
        """
        try:
            with closing(connect(self._driver, self._file)) as connection:
                return self._checked_version(connection, thorough=thorough)
        except Exception as error:
            sentence = failures.spoken(error, self._folder)
            if sentence and "损坏" not in sentence.message:
                raise sentence from error
            return None

    def _checked_version(self, connection: Any, *, thorough: bool) -> int | None:
        if _ask(connection, "PRAGMA application_id") != APPLICATION_ID:
            return None
        if thorough and _ask(connection, "PRAGMA quick_check(1)") != "ok":
            return None
        _ask(connection, "SELECT count(*) FROM setting")
        _ask(connection, "SELECT max(position) FROM operation")
        version = int(_ask(connection, "PRAGMA user_version"))
        noted = connection.execute("SELECT value FROM setting WHERE key = ?", (VERSION,)).fetchall()
        if noted not in ([], [(str(version),)]):
            return None
        objects = connection.execute(OBJECTS_OF_A_FILE).fetchall()
        is_other = version != self._schema.version
        return None if any(schema_problems(objects, is_older=is_other)) else version

    def _create(self) -> None:
        """Make the file under another name first: data.db is whole or it is not there."""
        part = self._folder / f"{DATABASE}.part"
        for leftover in self._folder.glob(f"{DATABASE}.part*"):
            leftover.unlink()
        files.mark(part)
        with closing(connect(self._driver, part, creates=True)) as connection:
            prepare_file(connection)
            connection.execute("BEGIN IMMEDIATE")
            self._schema.create(connection)
            with engine_on(connection, self._driver).connect() as derived:
                create_derived(derived, self._registry)
                keep_version(derived, self._schema.version)
                derived.commit()
        files.sync_database(part)
        settle(part, self._file)

    def _copy(self, notice: str, lock: FolderLock | None = None) -> HeldFile:
        """Look at a copy: what stands in the -wal is shown as well, and nothing here is touched."""
        if not self._file.exists():
            raise UserError(f"“{self._folder}”里没有数据，或没有权限读取。")
        private = Path(tempfile.mkdtemp(prefix="lushan-readonly-"))
        try:
            for name in (DATABASE, f"{DATABASE}-wal"):
                if (self._folder / name).exists():
                    files.copy_database(self._folder / name, private / name)
        except OSError as error:
            shutil.rmtree(private, ignore_errors=True)
            raise UserError(f"不能读取“{self._folder}”，请检查权限或磁盘空间。") from error
        return HeldFile(private / DATABASE, lock, is_read_only=True, notice=notice, private=private)


def _is_of_ours(file: Path) -> bool:
    """Return True for our own files, and for what systems leave in any folder."""
    is_left = file.name.startswith((".", f"{DATABASE}.")) or file.name.lower() in _LEFT_BY_SYSTEMS
    return file.name in _BEFORE_DATA or is_left


def _ask(connection: Any, sql: str) -> Any:
    return connection.execute(sql).fetchone()[0]


def keep_reserve(folder: Path) -> None:
    """Hold some space back, so that a draft can still be saved on a full disk."""
    reserve = folder / RESERVE
    try:
        if reserve.exists() and reserve.stat().st_size == RESERVE_SIZE:
            return
        if shutil.disk_usage(folder).free > 20 * RESERVE_SIZE:
            with files.as_it_stands(reserve, "wb") as file:
                for _ in range(16):
                    file.write(bytes(RESERVE_SIZE // 16))
    except OSError:
        remove(reserve)


def sweep(folder: Path) -> None:
    """Take away what a program that was killed has left half done: nothing names it, and it may be large."""
    for part in (folder / OBJECTS).glob("*.part"):
        remove(part)
    for scratch in (RESTORING, RECOVERING):
        shutil.rmtree(folder / scratch, ignore_errors=True)


def free_reserve(folder: Path) -> bool:
    """Give the reserve away; False where there was none."""
    reserve = folder / RESERVE
    if not reserve.exists():
        return False
    reserve.unlink()
    return True
