"""The daily journal: every step once more in a plain file, so that a lost database costs nothing.

One line is one step: it is there whole or not at all. A file begins with the heads of the log at that
moment, so that it says by itself what it follows on.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby, pairwise
from json import JSONDecoder, loads
from pathlib import Path
from threading import Lock

from lushan_desktop.base import clock
from lushan_desktop.domain.operation import Operation, to_json
from lushan_desktop.storage.folder import files
from lushan_desktop.storage.folder.disk import make_folder, remove, sync_folder
from lushan_desktop.storage.log.last_known import Heads, LastKnownEnd

ChainHeads = dict[str, tuple[int, str]]
"""The last operation of each replica: its number and its hash."""

Source = Callable[[ChainHeads], Iterable[Operation]]
"""Gives the operations that come after these heads, in the order in which they were written.

Before those of a merge stands what it filled in of operations whose place alone was known before.
"""

_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})-(\d+)\.jsonl")
_CHECKED = 16
_DECODER = JSONDecoder()


@dataclass(frozen=True)
class Entry:
    """What one line says: the operations of a step, or, first in a file, the heads it follows on."""

    operations: tuple[Operation, ...] = ()
    heads: ChainHeads | None = None


class Journal:
    """The files of one data folder; used by one process, from any of its threads."""

    def __init__(
        self,
        folder: Path,
        source: Source | None = None,
        *,
        start: ChainHeads | None = None,
        noted: LastKnownEnd | None = None,
    ) -> None:
        """Where there is no file yet, the journal begins behind `start`: what backups hold already."""
        self.folder = folder
        self._source = source
        self._noted = noted
        self._lock = Lock()
        self._number: int | None = None
        self._file: Path | None = None
        self._length = 0
        self._heads = heads_of_journal(folder) if journal_files(folder) else dict(start or {})
        self._is_behind = source is not None

    @property
    def heads(self) -> ChainHeads:
        """How far the journal has come."""
        return dict(self._heads)

    def append(self, operations: Sequence[Operation]) -> None:
        """Write the operations of one step and wait until the disk has them. Raises OSError.

        After a failure the next call also writes what is missing, asked for from the source.
        """
        saved = operations
        with self._lock:
            try:
                if self._is_behind and self._source:
                    self._catch_up(self._source)
                    operations = [operation for operation in operations if not self._has(operation)]
                self._write(operations)
            finally:
                if self._noted:
                    self._noted.take(saved)

    def catch_up(self) -> None:
        """Write what the log has and the journal has not: after a crash between the two. Raises OSError."""
        with self._lock:
            if self._source:
                self._catch_up(self._source)
                if self._noted:
                    self._noted.agree(self.heads)

    def begin_file(self) -> None:
        """Go on in a new file: a backup holds all that came before."""
        with self._lock:
            self._close()
            self._open(_next_file(self.folder))

    def forget_before(self, oldest: ChainHeads) -> list[Path]:
        """Remove the files that hold nothing beyond `oldest`, the heads of the oldest backup kept."""
        with self._lock:
            files = journal_files(self.folder)
            removed = []
            for file, following in pairwise(files):
                opening = _opening(following)
                if opening is None or not covers(oldest, opening):
                    break
                remove(file)
                removed.append(file)
            return removed

    def close(self) -> None:
        with self._lock:
            self._close()

    def _has(self, operation: Operation) -> bool:
        return operation.seq <= self._heads.get(operation.replica, (0, ""))[0]

    def _catch_up(self, source: Source) -> None:
        missing = source(self.heads)
        for _, operations in groupby(missing, key=lambda operation: operation.step):
            self._write(list(operations))
        self._is_behind = False

    def _write(self, operations: Sequence[Operation]) -> None:
        if not operations:
            return
        try:
            self._open_today()
            # One after the other: spelt in one go, a large step would hold up all other threads.
            spelt = b",".join(to_json(operation).encode() for operation in operations)
            self._put(_line("operations", b"[%s]" % spelt))
        except OSError:
            self._is_behind = True
            self._close()
            raise
        follow(self._heads, operations)

    def _open_today(self) -> None:
        day = clock.today().isoformat()
        if self._file is None or _day(self._file) < day or not self._file.exists():
            self._close()
            newest = journal_files(self.folder)[-1:]
            if newest and _day(newest[0]) >= day and _ends_whole(newest[0]):
                self._continue(newest[0])
            else:
                self._open(_next_file(self.folder))

    def _continue(self, file: Path) -> None:
        self._number = files.descriptor(file, os.O_WRONLY | os.O_APPEND)
        self._file, self._length = file, file.stat().st_size

    def _open(self, file: Path) -> None:
        make_folder(self.folder)
        self._number = files.descriptor(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_EXCL)
        self._file, self._length = file, 0
        self._put(_line("heads", to_json(self._heads).encode()))
        sync_folder(self.folder)

    def _put(self, line: bytes) -> None:
        assert self._number is not None
        try:
            files.put(self._number, line)
            os.fsync(self._number)
        except OSError:
            with suppress(OSError):
                os.ftruncate(self._number, self._length)
            raise
        self._length += len(line)

    def _close(self) -> None:
        if self._number is not None:
            with suppress(OSError):
                os.close(self._number)
        self._number, self._file = None, None


def journal_files(folder: Path) -> list[Path]:
    """The files of a journal, oldest first."""
    return [file for file in _named(folder) if file.is_file() and not file.is_symlink()]


def no_files(folder: Path) -> list[Path]:
    """What bears the name of a file of the journal and is none."""
    return [place for place in _named(folder) if not place.is_file() or place.is_symlink()]


def _named(folder: Path) -> list[Path]:
    named = [file for file in folder.iterdir() if _NAME.fullmatch(file.name)] if folder.is_dir() else []
    return sorted(named, key=_place)


def read_file(file: Path) -> Iterator[Entry]:
    """Yield what a file says, line by line; a torn or damaged line says nothing."""
    with files.opened(file) as opened:
        for line in opened:
            entry = _entry(line)
            if entry:
                yield entry


def read_journal(folder: Path) -> Iterator[Entry]:
    """Yield what all the files say, oldest first."""
    for file in journal_files(folder):
        yield from read_file(file)


def operations_after(folder: Path, heads: ChainHeads) -> Iterator[tuple[Operation, ...]]:
    """The steps of the journal behind these heads, each operation once and none without the one before.

    A step that can only be followed in part is left out whole, and so is all that builds on it.
    """
    reached = dict(heads)
    for entry in read_journal(folder):
        fresh = [it for it in entry.operations if it.seq > reached.get(it.replica, (0, ""))[0]]
        trial = dict(reached)
        if fresh and follow(trial, fresh):
            reached = trial
            yield tuple(fresh)


def unread_lines(file: Path) -> list[int]:
    """The numbers of the lines that are not what was written, but for one that a crash has torn off."""
    *lines, rest = files.read(file).split(b"\n")
    unread = [number for number, line in enumerate(lines, 1) if _checked(line + b"\n") is None]
    return unread if _checked(rest[:-1] + b"\n") is None else [*unread, len(lines) + 1]


def unread_at_the_end(folder: Path) -> int:
    """The lines behind the last step that can be read: what they said is not known."""
    unread = 0
    for file in reversed(journal_files(folder)):
        for line in reversed(files.read(file).split(b"\n")):
            said = _checked(line + b"\n")
            if said and said[0] == b"operations":
                return unread
            unread += bool(line) and said is None
    return unread


def heads_of_journal(folder: Path) -> ChainHeads:
    """Return how far the journal goes without a gap, read from its newest files."""
    waiting: list[Path] = []
    heads: ChainHeads = {}
    for file in reversed(journal_files(folder)):
        waiting.append(file)
        opening = _opening(file)
        if opening is not None:
            heads = opening
            break
    for file in reversed(waiting):
        with files.opened(file) as opened:
            for name, body in filter(None, map(_checked, opened)):
                if name == b"operations":
                    follow(heads, _one_by_one(body))
    return heads


def covers(heads: Heads, others: Heads) -> bool:
    """Return True if nothing lies in `others` that is not in `heads` too."""
    return all(heads.get(replica, (0, ""))[0] >= seq for replica, (seq, _) in others.items())


def follow(heads: ChainHeads, operations: Iterable[Operation]) -> bool:
    """Move the heads over these operations; False where one does not join on to what is there."""
    joined = True
    for operation in operations:
        seq, last = heads.get(operation.replica, (0, ""))
        if operation.seq == seq + 1 and operation.previous == last:
            heads[operation.replica] = (operation.seq, operation.hash)
        elif operation.seq > seq:
            joined = False
    return joined


def _opening(file: Path) -> ChainHeads | None:
    for entry in read_file(file):
        return entry.heads
    return None


def _line(name: str, body: bytes) -> bytes:
    check = sha256(body).hexdigest()[:_CHECKED].encode()
    return b'{"check":"%s","%s":%s}\n' % (check, name.encode(), body)


_LINE = re.compile(rb'\{"check":"([0-9a-f]{16})","(heads|operations)":(.*)\}\n', re.DOTALL)


def _checked(line: bytes) -> tuple[bytes, bytes] | None:
    """Return what a line says and how: its operations or heads; None where it is not what was written."""
    match = _LINE.fullmatch(line)
    if match is None or sha256(match[3]).hexdigest()[:_CHECKED].encode() != match[1]:
        return None
    return match[2], match[3]


def _entry(line: bytes) -> Entry | None:
    said = _checked(line)
    if said is None:
        return None
    name, body = said
    if name == b"heads":
        return Entry(heads={replica: (seq, last) for replica, (seq, last) in loads(body).items()})
    return Entry(tuple(_one_by_one(body)))


def _one_by_one(body: bytes) -> Iterator[Operation]:
    """The operations of a step in turn: those of a large import do not stand in memory together."""
    text, place = body.decode(), 1
    while place < len(text) - 1:
        parts, end = _DECODER.raw_decode(text, place)
        place = end + 1
        yield Operation(*parts)


def _place(file: Path) -> tuple[str, int]:
    day, number = file.stem.rsplit("-", 1)
    return day, int(number)


def _day(file: Path) -> str:
    return _place(file)[0]


def _next_file(folder: Path) -> Path:
    """A name that sorts behind all others, even when the clock was set back."""
    day, number = clock.today().isoformat(), 0
    newest = _named(folder)[-1:]
    if newest and _day(newest[0]) >= day:
        day, number = _place(newest[0])
    return folder / f"{day}-{number + 1}.jsonl"


def _ends_whole(file: Path) -> bool:
    """Whether the last line is finished: one torn by a crash is left as it is, and a new file begun."""
    with files.opened(file) as opened:
        opened.seek(0, os.SEEK_END)
        if opened.tell() == 0:
            return False
        opened.seek(-1, os.SEEK_END)
        return opened.read() == b"\n"
