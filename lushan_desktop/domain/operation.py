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


def heads_after(operations: Iterable[Operation], standing: "Standing") -> dict[str, list[str]]:
    """The heads of one record after these operations, in whatever order they are given.

    Heads that did not know of each other stand by rank, the one whose value is shown last. A value that
    rests on one that was taken back stands behind that one, and what was changed by somebody who did not
    know that it was deleted stands before the deletion: both are to be decided.
    """
    counted = sorted(filter(standing.counts, operations), key=lambda operation: operation.rank)
    known = {operation.id: operation for operation in counted}
    created = [operation.id for operation in counted if operation.is_creation]
    setters: dict[str, list[str]] = {}
    replaced: dict[str, set[str]] = {}
    for operation in counted:
        for field in () if operation.is_creation else operation.fields:
            setters.setdefault(field, []).append(operation.id)
            replaced.setdefault(field, set()).update(operation.parents.get(field, ()))
    heads: dict[str, list[str]] = {EVERY: created} if created else {}
    for field, ids in setters.items():
        left = [one for one in (*created, *ids) if one not in replaced[field]]
        if len(left) == 1 and standing.is_narrowed:
            left = [*_withdrawn_below(known, left[0], field, standing), *left]
        heads[field] = left
    return _with_edits_of_deleted(heads, known)


def _withdrawn_below(known: Mapping[str, Operation], top: str, field: str, standing: "Standing") -> list[str]:
    """The values taken back that this head rests on, unless it was decided since."""
    waiting, seen = [top], set[str]()
    while waiting:
        operation = known.get(waiting.pop())
        if operation is None or operation.id in seen:
            continue
        seen.add(operation.id)
        parents = operation.parents.get(field, ())
        if standing.withdrawals.intersection(parents):
            continue
        gone = sorted(one for one in parents if standing.is_withdrawn(one))
        if gone:
            return gone[-1:]
        waiting += parents
    return []


def _with_edits_of_deleted(
    heads: dict[str, list[str]], known: Mapping[str, Operation]
) -> dict[str, list[str]]:
    deletions = [known[one] for one in heads.get(DELETED, ()) if one in known]
    is_gone = bool(deletions) and all(each.fields.get(DELETED) for each in deletions)
    if not is_gone or len(deletions) != len(heads[DELETED]):
        return heads
    edits = {
        one
        for field, ids in heads.items()
        if field not in (DELETED, EVERY)
        for one in ids
        if one in known and not any(knew_of(each, known[one]) for each in deletions)
    }
    return {**heads, DELETED: [*sorted(edits), *heads[DELETED]]} if edits else heads


def knew_of(deletion: Operation, other: Operation) -> bool:
    """Return True if who deleted had seen the other operation.

    A deletion names the newest operations on all fields, and on the rows that belong to the record.
    """
    if deletion.replica == other.replica:
        return True
    named = (*deletion.parents.get(DELETED, ()), *deletion.parents.get(BELOW, ()))
    seen = (one.rpartition(":") for one in named)
    return any(replica == other.replica and int(seq) >= other.seq for replica, _, seq in seen)


class Standing(NamedTuple):
    """Which operations count: all but those of packages that were taken back, and what follows on them."""

    limits: Mapping[str, int] = {}
    """For a replica of which a package was taken back, the last operation that still counts."""
    withdrawals: frozenset[str] = frozenset()
    """Our operations that took packages back."""
    hidden: Mapping[str, frozenset[int]] = {}
    """Single operations of a replica whose content a package brought that was taken back."""

    @property
    def is_narrowed(self) -> bool:
        """True if there is anything that does not count."""
        return bool(self.limits or self.hidden)

    def counts(self, operation: Operation) -> bool:
        """Return True if the tables show what the operation says, or did until it was replaced."""
        return not operation.is_withheld and not self._is_gone(operation.replica, operation.seq)

    def is_withdrawn(self, operation_id: str) -> bool:
        """Return True if an operation of this id was taken back."""
        replica, _, seq = operation_id.rpartition(":")
        return self._is_gone(replica, int(seq))

    def _is_gone(self, replica: str, seq: int) -> bool:
        limit = self.limits.get(replica)
        return (limit is not None and seq > limit) or seq in self.hidden.get(replica, ())


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
