"""A driver for the store that sits on apsw, so that every read, write and sync of SQLite goes through Python.

A file system written in Python has no shared memory, so all connections to a file share one that holds it
alone; the store opens and uses them in turn, and what is written and synced is the same.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import apsw


class Error(Exception):
    """Whatever SQLite refuses."""


class DatabaseError(Error):
    """All of them are told as this."""


class OperationalError(DatabaseError):
    """The disk, mostly."""


class Cursor:
    """Rows are fetched at once, so that no statement stays open on the shared connection."""

    arraysize = 1

    def __init__(self, shim: "Connection") -> None:
        self._shim = shim
        self._rows: list[Any] = []
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None

    def execute(self, sql: str, values: Iterable[Any] = ()) -> "Cursor":
        shared = self._shim.shared
        if sql.startswith("PRAGMA query_only"):
            return self
        self.description = None

        def look(cursor: Any, _sql: str, _values: Any) -> bool:
            self.description = cursor.get_description() or None
            return True

        cursor = shared.cursor()
        cursor.exec_trace = look
        before = shared.total_changes()
        was_open = shared.in_transaction
        try:
            self._rows = list(cursor.execute(sql, tuple(values)))
        except apsw.Error as error:
            raise _told(error) from error
        if shared.in_transaction and not was_open:
            self._shim.group.owner = self._shim
        if self.description:
            self.description = tuple(
                (name, None, None, None, None, None, None) for name, *_ in self.description
            )
        else:
            self.rowcount = shared.total_changes() - before
            self.lastrowid = shared.last_insert_rowid()
        return self

    def executemany(self, sql: str, many: Iterable[Iterable[Any]]) -> "Cursor":
        count = 0
        for values in many:
            self.execute(sql, values)
            count += max(self.rowcount, 0)
        self.rowcount = count
        return self

    def fetchone(self) -> Any:
        return self._rows.pop(0) if self._rows else None

    def fetchmany(self, size: int = 1) -> list[Any]:
        taken, self._rows = self._rows[:size], self._rows[size:]
        return taken

    def fetchall(self) -> list[Any]:
        taken, self._rows = self._rows, []
        return taken

    def __iter__(self) -> Iterator[Any]:
        return iter(self.fetchall())

    def close(self) -> None:
        self._rows = []


class Group:
    """The one real connection behind all that look at the same file."""

    def __init__(self, file: str, vfs: str) -> None:
        self.real = apsw.Connection(file, vfs=vfs)
        self.real.execute("PRAGMA locking_mode = EXCLUSIVE")
        self.users = 0
        self.owner: Connection | None = None


class Connection:
    """One of the connections that the store believes it has."""

    isolation_level: Any = None

    def __init__(self, driver: "Driver", file: str, group: Group) -> None:
        self._driver = driver
        self._file = file
        self.group = group
        self.group.users += 1
        self._is_open = True

    @property
    def shared(self) -> apsw.Connection:
        return self.group.real

    @property
    def in_transaction(self) -> bool:
        return self.shared.in_transaction and self.group.owner is self

    def cursor(self) -> Cursor:
        return Cursor(self)

    def execute(self, sql: str, values: Iterable[Any] = ()) -> Cursor:
        return self.cursor().execute(sql, values)

    def executemany(self, sql: str, many: Iterable[Iterable[Any]]) -> Cursor:
        return self.cursor().executemany(sql, many)

    def commit(self) -> None:
        if self.in_transaction:
            self.execute("COMMIT")

    def rollback(self) -> None:
        if self.in_transaction:
            self.execute("ROLLBACK")

    def create_function(self, name: str, count: int, function: Any, **options: Any) -> None:
        self.shared.create_scalar_function(name, function, count)

    def set_progress_handler(self, handler: Callable[[], bool] | None, steps: int) -> None:
        self.shared.set_progress_handler(handler, steps or 100)

    def interrupt(self) -> None:
        self.shared.interrupt()

    def close(self) -> None:
        if not self._is_open:
            return
        self._is_open = False
        if self.in_transaction:
            self.rollback()
        self.group.users -= 1
        if not self.group.users:
            self._driver.groups.pop(self._file, None)
            # SQLite itself lets a last checkpoint fail in silence: the -wal stays and holds everything.
            with suppress(apsw.Error):
                self.shared.close()


class Driver:
    """What the store takes for a driver module."""

    apilevel, paramstyle, threadsafety = "2.0", "qmark", 1
    sqlite_version = apsw.sqlite_lib_version()
    sqlite_version_info = tuple(map(int, sqlite_version.split(".")))
    PARSE_DECLTYPES, PARSE_COLNAMES = 1, 2
    Binary = bytes
    Error, DatabaseError, OperationalError = Error, DatabaseError, OperationalError
    InterfaceError = DataError = IntegrityError = InternalError = ProgrammingError = DatabaseError
    NotSupportedError = Warning = DatabaseError

    def __init__(self, vfs: str) -> None:
        self.vfs = vfs
        self.groups: dict[str, Group] = {}

    def connect(self, file: str, **_options: Any) -> Connection:
        place = str(Path(file).absolute())
        try:
            if place not in self.groups:
                self.groups[place] = Group(place, self.vfs)
        except apsw.Error as error:
            raise _told(error) from error
        return Connection(self, place, self.groups[place])

    def abandon(self) -> None:
        """Let go of everything as a process does that has died."""
        for group in self.groups.values():
            with suppress(apsw.Error):
                group.real.close(True)
        self.groups.clear()


def _told(error: apsw.Error) -> DatabaseError:
    return OperationalError(str(error).partition("Error: ")[2] or str(error))
