"""One program per data folder: a lock of the operating system, which also says who holds it."""

import json
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from lushan_desktop.base import clock
from lushan_desktop.base.errors import UserError
from lushan_desktop.storage.folder import files

FILE = "lock"
_GUARDED = 1 << 30
"""Where the locked byte stands: far behind the text, so that another program can read who holds it."""

if sys.platform == "win32":
    import msvcrt

    def _hold(file: BinaryIO) -> None:
        file.seek(_GUARDED)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _hold(file: BinaryIO) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


class FolderLock:
    """Held until released or until the process ends, however it ends."""

    def __init__(self, folder: Path, person: str) -> None:
        """Raises UserError, saying who holds the folder since when, and PermissionError."""
        path = self._path = folder / FILE
        files.mark(path)
        self._file: BinaryIO = files.as_it_stands(path, "r+b")
        try:
            _hold(self._file)
        except OSError:
            self._file.close()
            raise UserError(_busy(path)) from None
        self._identity = identity_of(path)
        self.left = _read(path).get("left")
        """What was noted at the last release; None after a crash."""
        self._write({"person": person, "since": clock.now().isoformat()})

    @property
    def is_ours(self) -> bool:
        """True if the file under this name is still the one we hold; somebody may have deleted it."""
        return is_same(self._path, self._identity)

    def _write(self, content: dict[str, Any]) -> None:
        self._file.seek(0)
        self._file.truncate()
        self._file.write(json.dumps(content).encode())
        self._file.flush()

    def release(self, left: Any = None) -> None:
        """Let go of the folder, noting in what state it is left; once is enough."""
        if self._file.closed:
            return
        with suppress(OSError):
            self._write({"left": left})
        self._file.close()


def identity_of(file: Path) -> tuple[int, int]:
    """Return what tells a file from any other that may come to bear its name. Raises OSError."""
    found = file.stat()
    return found.st_dev, found.st_ino


def is_same(file: Path, identity: tuple[int, int]) -> bool:
    """Return True if the file under this name is still the one it was."""
    try:
        return identity_of(file) == identity
    except OSError:
        return False


def state_of(file: Path) -> list[int] | None:
    """Return what changes when anybody writes to the database; None while a -wal waits beside it."""
    wal = file.with_name(f"{file.name}-wal")
    try:
        found = file.stat()
        waits = wal.exists() and wal.stat().st_size > 0
    except OSError:
        return None
    return None if waits else [found.st_size, found.st_mtime_ns]


def left_in(folder: Path) -> Any:
    """Return what was noted at the last release of a folder; None where it is held or was not closed."""
    path = folder / FILE
    try:
        with files.as_it_stands(path, "r+b") as file:
            _hold(file)
            return _read(path).get("left")
    except OSError:
        return None


def _read(path: Path) -> dict[str, Any]:
    with suppress(OSError, ValueError, RecursionError):
        with files.as_it_stands(path) as opened:
            held = json.loads(opened.read())
        if isinstance(held, dict):
            return held
    return {}


def _busy(path: Path) -> str:
    person, since = "", ""
    held = _read(path)
    with suppress(ValueError, KeyError, TypeError):
        person, since = str(held["person"]), _spoken(datetime.fromisoformat(held["since"]))
    return f"{person or '另一个程序'}正在使用（{since or '时间不明'}起）。可先看最近备份，或稍后重试。"


def _spoken(moment: datetime) -> str:
    local = moment.astimezone(clock.CHINA)
    return f"{local.month}月{local.day}日{local:%H:%M}"
