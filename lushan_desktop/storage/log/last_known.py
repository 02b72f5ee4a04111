"""The end of the log, noted in small files of its own: what a journal that was cut off cannot tell.

They are written over in place after each step, without waiting for the disk: one that is behind says less
than it might, never anything wrong, and one that is torn says nothing.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from lushan_desktop.domain.operation import Operation, to_json
from lushan_desktop.storage.folder.contents import HEADS, JOURNAL
from lushan_desktop.storage.folder.files import overwrite
from lushan_desktop.storage.folder.files import read as read_bytes

Heads = Mapping[str, tuple[int, str]]
"""The last operation of each replica: its number and its hash."""

MOST_STEPS = 64
_CHECKED = 16


class NotedStep(NamedTuple):
    """One of the last steps, by its last operation."""

    replica: str
    seq: int
    step: str
    clock: str
    person: str


@dataclass(frozen=True)
class LastKnown:
    """How far the log had come."""

    heads: Heads = field(default_factory=dict)
    steps: tuple[NotedStep, ...] = ()
    """The last of them, oldest first."""

    def behind(self, reached: Heads) -> tuple[NotedStep, ...]:
        """The noted steps that lie beyond what was reached."""
        return tuple(step for step in self.steps if step.seq > reached.get(step.replica, (0, ""))[0])

    def after(self, operations: Sequence[Operation]) -> "LastKnown":
        """The same with one more step, which the last of the operations ends."""
        heads = dict(self.heads)
        for operation in operations:
            if operation.seq > heads.get(operation.replica, (0, ""))[0]:
                heads[operation.replica] = (operation.seq, operation.hash)
        last = operations[-1]
        noted = NotedStep(last.replica, last.seq, last.step, last.clock, last.person)
        return LastKnown(heads, (*self.steps, noted)[-MOST_STEPS:])


class LastKnownEnd:
    """The two files of a data folder in which the end of its log is noted."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known = read(folder)

    def take(self, operations: Sequence[Operation]) -> None:
        """Note a step that is on the disk; where the file refuses, the other one may not."""
        if operations:
            self._known = self._known.after(operations)
            self._write()

    def agree(self, heads: Heads) -> None:
        """Note how far the log is, where nothing was noted of it yet."""
        if self._known.heads != heads:
            self._known = LastKnown(dict(heads), self._known.steps)
            self._write()

    def _write(self) -> None:
        body = to_json({"heads": dict(self._known.heads), "steps": list(self._known.steps)}).encode()
        for file in files_of(self._folder):
            with suppress(OSError):
                overwrite(file, b'{"check":"%s","known":%s}\n' % (_check(body), body))


def files_of(folder: Path) -> tuple[Path, Path]:
    return folder / HEADS, folder / JOURNAL / HEADS


def read(folder: Path) -> LastKnown:
    """The one of the two files that knows more; nothing where neither can be read."""
    said = [known for known in map(read_one, files_of(folder)) if known is not None]
    return max(said, key=lambda known: sum(seq for seq, _ in known.heads.values()), default=LastKnown())


def read_one(file: Path) -> LastKnown | None:
    """Return what one file notes; None where it is not there, or not as it was written."""
    try:
        said = json.loads(read_bytes(file))
        known = said["known"]
        if said["check"].encode() != _check(to_json(known).encode()):
            return None
        heads = {str(replica): (int(seq), str(last)) for replica, (seq, last) in known["heads"].items()}
        return LastKnown(heads, tuple(NotedStep(*step) for step in known["steps"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def broken(folder: Path) -> list[Path]:
    """The files that are there and say nothing."""
    return [file for file in files_of(folder) if file.exists() and read_one(file) is None]


def steps_of(operations: Iterable[Operation]) -> tuple[NotedStep, ...]:
    """The steps that these operations belong to."""
    found = {it.step: NotedStep(it.replica, it.seq, it.step, it.clock, it.person) for it in operations}
    return tuple(found.values())


def _check(body: bytes) -> bytes:
    return sha256(body).hexdigest()[:_CHECKED].encode()
