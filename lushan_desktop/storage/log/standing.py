"""Which operations count, told by the packages that were merged here and by those that were taken back."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from functools import lru_cache

from sqlalchemy import Connection

from lushan_desktop.domain.claims import Ours
from lushan_desktop.domain.operation import DELETED
from lushan_desktop.domain.standing import Standing
from lushan_desktop.storage.log.log import blocks, read_operations
from lushan_desktop.storage.registry import PACKAGE, Registry

REPLICA, FORMER = "replica", "former_replicas"
Span = tuple[int, int]
"""The first and the last number of a run."""
_Noted = Sequence[Sequence[int]]


@dataclass(frozen=True)
class Brought:
    """What a package brought of one replica."""

    first: int
    last: int
    """An unbroken run; nothing where the last is before the first."""
    withheld: tuple[Span, ...] = ()
    """Of the run, what came without its content."""
    late: tuple[Span, ...] = ()
    """Before the run, what came with its content later than with its place."""
    not_theirs: str = ""
    """The side whose fields this replica does not fill in, for it is on the other one."""

    def __contains__(self, seq: int) -> bool:
        """Return True if the package brought the content of this operation."""
        is_in_run = self.first <= seq <= self.last and not _is_in(self.withheld, seq)
        return is_in_run or _is_in(self.late, seq)

    @property
    def begins(self) -> int:
        """The number of the first operation of which anything came."""
        starts = [first for first, _ in self.late] + ([self.first] if self.first <= self.last else [])
        return min(starts, default=self.first)


@lru_cache(maxsize=4096)
def brought_by(text: str) -> Mapping[str, Brought]:
    """Return what a package brought of each replica, as its record notes it."""
    return {name: _brought(*said) for name, said in json.loads(text or "{}").items()}


def _brought(
    first: int, last: int, withheld: _Noted = (), late: _Noted = (), not_theirs: str = ""
) -> Brought:
    """What is noted of one replica; older notes end sooner."""
    return Brought(first, last, _spans(withheld), _spans(late), not_theirs)


def _spans(noted: _Noted) -> tuple[Span, ...]:
    return tuple((start, end) for start, end in noted)


def noted(brought: Mapping[str, Brought]) -> str:
    """The same as the record of a package keeps it."""
    return json.dumps({name: astuple(one) for name, one in brought.items()}, sort_keys=True)


def extend(spans: list[Span], seq: int) -> None:
    """Add a number to spans, of which the last grows where it follows on it."""
    if spans and spans[-1][1] == seq - 1:
        spans[-1] = (spans[-1][0], seq)
    else:
        spans.append((seq, seq))


def own_replicas(connection: Connection) -> set[str]:
    """The names under which this folder has written: a restored one draws a new name."""
    sql = "SELECT key, value FROM setting WHERE key IN (?, ?)"
    held = {str(key): str(value) for key, value in connection.exec_driver_sql(sql, (REPLICA, FORMER))}
    return {held.get(REPLICA, ""), *held.get(FORMER, "").split()} - {""}


def standing(connection: Connection, registry: Registry) -> Standing:
    """What counts now. A package that one of our own replicas merged and took back counts no longer."""
    if not registry.knows(PACKAGE):
        return Standing()
    sql = f'SELECT id, runs, deleted, merged_by FROM "{PACKAGE}"'
    merged = connection.exec_driver_sql(sql).all()
    own = own_replicas(connection) if merged else set()
    rows = [row for row in merged if row[3] in own]
    ours = _ours(registry, [str(row[1]) for row in rows], own)
    withdrawn = [row for row in rows if row[2]]
    if not withdrawn:
        return Standing(ours=ours)
    gone, held = _by_replica(row[1] for row in withdrawn), _by_replica(row[1] for row in rows if not row[2])
    limits = {replica: _limit(packages, held.get(replica, [])) for replica, packages in gone.items()}
    known = {one: limit for one, limit in limits.items() if limit is not None}
    hidden = {one: _hidden(packages, held.get(one, [])) for one, packages in gone.items()}
    return Standing(
        known,
        frozenset(_taken_back(connection, [str(row[0]) for row in withdrawn])),
        {one: numbers for one, numbers in hidden.items() if numbers},
        ours,
    )


def _ours(registry: Registry, rows: Iterable[str], own: set[str]) -> Ours:
    """What is ours to fill in, by what was noted of each replica when it was merged."""
    sides = {
        name: brought.not_theirs
        for runs in rows
        for name, brought in brought_by(runs).items()
        if brought.not_theirs and name not in own
    }
    if not sides:
        return Ours()
    side = next(iter(sides.values()))
    return Ours(registry.owned_by(side), frozenset(sides), registry.emptied_by_moves)


def _taken_back(connection: Connection, packages: list[str]) -> Iterator[str]:
    """The operations that took these packages back."""
    for marks, lot in blocks(packages):
        for operation in read_operations(connection, f"record IN ({marks})", *lot):
            if operation.fields.get(DELETED):
                yield operation.id


def _by_replica(runs: Iterable[str]) -> dict[str, list[Brought]]:
    found: dict[str, list[Brought]] = {}
    for text in runs:
        for replica, brought in brought_by(text).items():
            found.setdefault(replica, []).append(brought)
    return found


def _limit(gone: list[Brought], held: list[Brought]) -> int | None:
    """The last number before the first that no package holds any more; None where another holds them all."""
    found = []
    for package in gone:
        reached = package.first
        for start, end in sorted((other.first, other.last) for other in held):
            if start <= reached <= end:
                reached = end + 1
        if reached <= package.last:
            found.append(reached - 1)
    return min(found) if found else None


def _hidden(gone: list[Brought], held: list[Brought]) -> frozenset[int]:
    """The operations whose place another package holds, but whose content none that counts has brought."""
    bare = {seq for package in held for start, end in package.withheld for seq in range(start, end + 1)}
    bare |= {seq for package in gone for start, end in package.late for seq in range(start, end + 1)}
    return frozenset(
        seq
        for seq in bare
        if any(seq in package for package in gone) and not any(seq in package for package in held)
    )


def _is_in(spans: Iterable[Span], seq: int) -> bool:
    return any(first <= seq <= last for first, last in spans)
