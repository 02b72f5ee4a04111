"""A copy of the database that was opened, checked and counted before anyone relies on it."""

import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lushan_desktop.base.errors import Cancelled, UserError
from lushan_desktop.base.progress import UNWATCHED, Progress
from lushan_desktop.storage.file.driving import connect
from lushan_desktop.storage.folder.disk import remove
from lushan_desktop.storage.folder.files import sync_database
from lushan_desktop.storage.folder.private import FILE
from lushan_desktop.storage.log.journal import ChainHeads

if TYPE_CHECKING:
    from collections.abc import Callable

_INSTRUCTIONS = 20_000
"""Instructions of SQLite between two looks at the clock and at the user."""


class OutOfTime(Exception):
    """The time given is over; the work is taken up again at the next start."""


@dataclass(frozen=True)
class Watch:
    """Until when work may last, and who may stop it."""

    progress: Progress = UNWATCHED
    until: float = float("inf")
    """A moment of time.monotonic()."""

    @classmethod
    def lasting(cls, seconds: float | None, progress: Progress = UNWATCHED) -> "Watch":
        return cls(progress) if seconds is None else cls(progress, time.monotonic() + seconds)

    def look(self) -> None:
        """Raises Cancelled or OutOfTime."""
        if self.progress.is_cancelled:
            raise Cancelled
        if time.monotonic() > self.until:
            raise OutOfTime

    def is_over(self) -> bool:
        return self.progress.is_cancelled or time.monotonic() > self.until


@dataclass(frozen=True)
class Measure:
    """What a database holds, in figures."""

    schema: int
    counts: dict[str, int]
    heads: ChainHeads


def take(driver: Any, source: Path, target: Path, watch: Watch) -> Measure:
    """Copy the database at `source` to the new file `target`, while others read and write it.

    Raises UserError where the copy is not equal to what it was taken from.
    """
    for is_held in (False, False, True):
        watch.look()
        remove(target)
        with closing(connect(driver, source)) as connection, interruptible(connection, watch):
            if is_held:
                connection.execute("BEGIN IMMEDIATE").fetchall()
            before = count_rows(connection)
            with closing(connect(driver, source)) as copying, interruptible(copying, watch):
                copying.execute("VACUUM INTO ?", (str(target),)).fetchall()
            after = count_rows(connection)
        target.chmod(FILE)
        sync_database(target)
        measure = measure_sound(driver, target, watch)
        if before == after == measure.counts:
            return measure
    raise UserError("备份与原数据条数不符，这份备份没有采用。原有内容完好。请重新启动程序后再备份一次。")


def measure_sound(driver: Any, file: Path, watch: Watch | None = None) -> Measure:
    """The figures of a database that is whole. Raises UserError where it is damaged."""
    with closing(connect(driver, file)) as connection, interruptible(connection, watch or Watch()):
        connection.execute("PRAGMA query_only = ON").fetchall()
        faults = find_damage(driver, connection)
        if faults:
            raise UserError(f"{file.name}已损坏，不能使用。")
        schema = connection.execute("PRAGMA user_version").fetchall()[0][0]
        return Measure(schema, count_rows(connection), read_heads(connection))


def find_damage(driver: Any, connection: Any) -> list[str]:
    """Return what SQLite finds wrong with the file; nothing where it is whole.

    Asked on a raw connection that has not searched yet: once it has, SQLite 3.53 holds the FTS5 index against
    a structure it read earlier, and calls a file damaged that another connection has written to since.
    """
    try:
        found = [row[0] for row in connection.execute("PRAGMA integrity_check(20)").fetchall()]
    except driver.OperationalError:
        raise  # stopped, locked, or the disk: that says nothing about the file
    except driver.DatabaseError as error:
        return [str(error)]  # so bad that SQLite does not even get through it
    return [] if found == ["ok"] else found


def count_rows(connection: Any) -> dict[str, int]:
    """Rows of every table, those aside that an index for searching keeps for itself."""
    named = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
    virtual = [name for name, sql in named if str(sql).upper().startswith("CREATE VIRTUAL")]
    kept = [
        name
        for name, _ in named
        if not name.startswith("sqlite_")
        and not any(name == table or name.startswith(f"{table}_") for table in virtual)
    ]
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchall()[0][0] for name in sorted(kept)
    }


def read_heads(connection: Any) -> ChainHeads:
    """The last operation of every replica, found by hopping through the index."""
    heads: ChainHeads = {}
    sql = "SELECT replica, seq, hash FROM operation WHERE replica > ? ORDER BY replica, seq LIMIT 1"
    last = "SELECT seq, hash FROM operation WHERE replica = ? ORDER BY seq DESC LIMIT 1"
    found = connection.execute(sql, ("",)).fetchall()
    while found:
        replica = found[0][0]
        heads[replica] = tuple(connection.execute(last, (replica,)).fetchall()[0])
        found = connection.execute(sql, (replica,)).fetchall()
    return heads


class interruptible:  # noqa: N801 - used as a context, like closing
    """Break off what runs on the connection once the watch says so; the reason is raised in its place."""

    def __init__(self, connection: Any, watch: Watch) -> None:
        self._connection = connection
        self._watch = watch

    def __enter__(self) -> None:
        is_over: Callable[[], bool] = self._watch.is_over
        self._connection.set_progress_handler(is_over, _INSTRUCTIONS)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        self._connection.set_progress_handler(None, 0)
        if error is not None and not isinstance(error, UserError):
            self._watch.look()
