"""The pure part of the log: what an operation is, when it happened, and what follows from all of them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from json import JSONEncoder
from typing import NamedTuple

from lushan_desktop.base import clock
from lushan_desktop.domain.kinds import Primitive

Fields = dict[str, Primitive]
Parents = dict[str, list[str]]
Subject = tuple[str, int, str, str]
"""Replica, seq, record type, record id."""

to_json = JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode
"""One spelling for one value, so that a hash covers the value and not its spacing."""

moment = clock.moment
"""When a stamp was given, in UTC+8."""

UNRANKED = ""
"""The stamp of a claim: it ranks below everything that was ever written."""

MOST_IN_ONE = 999_999
"""Stamps within one millisecond."""

RENAMED: Mapping[str, str] = {"statement_version": "issued_paper"}
"""What records are called now that the log, which nobody rewrites, calls otherwise."""

FARTHEST_AHEAD = timedelta(days=1)
"""A stamp from further in the future is kept as it came, but never moves our own clock."""


class Operation(NamedTuple):
    """What one step did to one record. Without parents it is the creation and sets every field."""

    replica: str
    seq: int
    type: str
    record: str
    fields: Fields
    parents: Parents
    """For each field the operations whose values this one replaces."""
    clock: str
    person: str
    step: str
    label: str
    undoes: str
    """The step that this one takes back."""
    previous: str
    hash: str

    @property
    def id(self) -> str:
        return f"{self.replica}:{self.seq}"

    @property
    def record_type(self) -> str:
        """The key of the record type today."""
        return RENAMED.get(self.type, self.type)

    @property
    def is_creation(self) -> bool:
        return not self.parents

    @property
    def is_withheld(self) -> bool:
        """True if only its place in the chain is known: its content is not for this office."""
        return not self.type

    @property
    def rank(self) -> tuple[str, str, int]:
        """Where it stands among operations that do not know of each other."""
        return self.clock, self.replica, self.seq

    @property
    def is_claim(self) -> bool:
        """True if it was put aside because the other side wrote it over a value of ours."""
        return self.clock == UNRANKED

    @property
    def is_sound(self) -> bool:
        """True if its hash covers what it says; of what is withheld it cannot be told."""
        return self.is_withheld or self.hash == seal(self.previous, payload(self))


def payload(operation: Operation) -> str:
    """Return what the hash covers: all but the two hashes."""
    return spell(operation[:4], to_json(operation.fields), to_json(operation.parents), tuple(operation[6:11]))


def spell(subject: Subject, fields: str, parents: str, setting: Sequence[str]) -> str:
    """The payload from fields and parents that are JSON already."""
    replica, seq, key, record = subject
    start = f"[{to_json(replica)},{seq},{to_json(key)},{to_json(record)}"
    return f"{start},{fields},{parents},{','.join(map(to_json, setting))}]"


def seal(previous: str, covered: str) -> str:
    """The hash of the next link of a chain."""
    return sha256(f"{previous}\n{covered}".encode()).hexdigest()


class HybridClock:
    """Stamps that only grow, near the clock on the wall, and later than every stamp seen."""

    def __init__(self, latest: str = "") -> None:
        self._milliseconds, self._count = _parts(latest) if latest else (0, 0)

    @property
    def latest(self) -> str:
        """The stamp after which the next one comes."""
        return _stamp(self._milliseconds, self._count)

    def tick(self) -> str:
        """The stamp of the next operation."""
        now = _milliseconds(clock.now())
        if now > self._milliseconds:
            self._milliseconds, self._count = now, 0
        elif self._count < MOST_IN_ONE:
            self._count += 1
        else:
            self._milliseconds, self._count = self._milliseconds + 1, 0
        return self.latest

    def observe(self, stamp: str) -> None:
        """Take note of a stamp that came from elsewhere."""
        seen = _parts(stamp)
        if seen[0] <= _milliseconds(clock.now() + FARTHEST_AHEAD):
            self._milliseconds, self._count = max((self._milliseconds, self._count), seen)


def _milliseconds(when: datetime) -> int:
    return int(when.timestamp() * 1000)


def _stamp(milliseconds: int, count: int) -> str:
    return f"{milliseconds:014d}.{count:06d}"


def _parts(stamp: str) -> tuple[int, int]:
    milliseconds, _, count = stamp.partition(".")
    return int(milliseconds), int(count)


DELETED = "deleted"
"""The field that says whether a record lies in the 回收站."""

BELOW = "/"
"""Stands, in the parents of a deletion, for what was known of the rows that belong to the record."""

EVERY = "*"
"""Stands, in the heads of a record, for all fields that have no line of their own."""

Heads = Mapping[str, list[str]]


def heads_of(heads: Heads, field: str) -> list[str]:
    """The operations that the present value of a field comes from; more than one is a conflict."""
    return heads.get(field) or heads.get(EVERY) or []


def advance(heads: Heads, operation: Operation) -> dict[str, list[str]]:
    """The heads of the record after this operation."""
    if operation.is_creation:
        return {EVERY: [operation.id], **heads}
    following = dict(heads)
    for field in operation.fields:
        replaced = set(operation.parents.get(field, ()))
        following[field] = [head for head in heads_of(heads, field) if head not in replaced]
        following[field].append(operation.id)
    return following


def replay(operations: Iterable[Operation]) -> dict[tuple[str, str], Fields]:
    """Return what every record holds after these operations, in whatever order they come.

    Where operations did not know of each other, the one of the highest rank is shown.
    """
    kept = sorted(operations, key=lambda operation: operation.rank)
    replaced: set[tuple[str, str, str]] = set()
    for operation in kept:
        for field, parents in operation.parents.items():
            replaced.update((operation.record, field, parent) for parent in parents)
    records: dict[tuple[str, str], Fields] = {}
    for operation in kept:
        fields = records.setdefault((operation.record_type, operation.record), {})
        for field, value in operation.fields.items():
            if (operation.record, field, operation.id) not in replaced:
                fields[field] = value
    return records
