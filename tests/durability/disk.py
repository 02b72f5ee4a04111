"""File systems for drills: one that writes down all that reaches the disk, one that fails when told."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import apsw


@dataclass(frozen=True)
class Event:
    """One thing that happened, in the order in which it happened."""

    kind: str
    """write, cut, sync, gone, moved, saved; the sync of a folder makes the names in it lasting"""
    file: str = ""
    offset: int = 0
    content: bytes = b""
    to: str = ""


@dataclass
class Trace:
    """Everything that was written below a folder, by SQLite and by us."""

    folder: Path
    events: list[Event] = field(default_factory=list)
    before_each: Callable[[str, str], None] = lambda kind, file: None
    """Called before each operation; may raise to make it fail."""

    def note(self, kind: str, file: Any, offset: int = 0, content: bytes = b"", to: Any = None) -> None:
        place = Path(os.fsdecode(file))
        if not place.is_relative_to(self.folder):
            return
        name = str(place.relative_to(self.folder))
        self.before_each(kind, name)
        moved_to = str(Path(os.fsdecode(to)).relative_to(self.folder)) if to is not None else ""
        self.events.append(Event(kind, name, offset, content, moved_to))


@contextmanager
def told_by_sqlite() -> Iterator[None]:
    """A refusal of the disk in the terms of SQLite."""
    try:
        yield
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise apsw.FullError("database or disk is full") from error
        raise apsw.IOError("disk I/O error") from error


class TracedFile(apsw.VFSFile):
    """A file of SQLite, of which every change is noted before it is made."""

    def __init__(self, trace: Trace, name: Any, flags: Any) -> None:
        super().__init__("unix", name, flags)
        self._trace = trace
        self._name = name.filename() if isinstance(name, apsw.URIFilename) else name

    def xWrite(self, content: bytes, offset: int) -> None:
        with told_by_sqlite():
            self._trace.note("write", self._name, offset, bytes(content))
        super().xWrite(content, offset)

    def xTruncate(self, size: int) -> None:
        with told_by_sqlite():
            self._trace.note("cut", self._name, size)
        super().xTruncate(size)

    def xSync(self, flags: int) -> None:
        with told_by_sqlite():
            self._trace.note("sync", self._name)

    def xRead(self, amount: int, offset: int) -> bytes:
        with told_by_sqlite():
            self._trace.before_each("read", "")
        return super().xRead(amount, offset)

    def excepthook(self, *_what: Any) -> None:
        """A fault of ours is told by SQLite; nobody else needs to hear of it."""


class TracedDisk(apsw.VFS):
    """The file system that hands out such files."""

    def __init__(self, name: str, trace: Trace) -> None:
        self.trace = trace
        super().__init__(name, "unix")

    def xOpen(self, name: Any, flags: Any) -> TracedFile:
        return TracedFile(self.trace, name, flags)

    def xDelete(self, name: str, sync: bool) -> None:
        with told_by_sqlite():
            self.trace.note("gone", name)
        super().xDelete(name, sync)

    def excepthook(self, *_what: Any) -> None:
        """As above."""


@contextmanager
def traced_calls(trace: Trace, monkeypatch: Any) -> Iterator[None]:
    """Note as well what we write ourselves: the journal by its calls, evidence when it is synced."""
    real_write, real_cut, real_move = os.write, os.ftruncate, os.replace
    written: set[str] = set()

    def place(number: int) -> str:
        return str(Path(f"/proc/self/fd/{number}").readlink())

    def write(number: int, content: Any) -> int:
        written.add(place(number))
        trace.note("write", place(number), os.fstat(number).st_size, bytes(content))
        return real_write(number, content)

    def fsync(number: int) -> None:
        name = place(number)
        if Path(name).is_file() and name not in written:
            trace.note("write", name, 0, Path(name).read_bytes())
        trace.note("sync", name)

    def cut(number: int, size: int) -> None:
        trace.note("cut", place(number), size)
        real_cut(number, size)

    def move(source: Any, target: Any) -> None:
        trace.note("moved", source, to=target)
        real_move(source, target)

    with monkeypatch.context() as patched:
        patched.setattr(os, "write", write)
        patched.setattr(os, "fsync", fsync)
        patched.setattr(os, "ftruncate", cut)
        patched.setattr(os, "replace", move)
        yield
