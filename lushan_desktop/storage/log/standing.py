"""Which operations count, told by the packages that were merged here and by those that were taken back."""

import json
from collections.abc import Iterable, Iterator

from sqlalchemy import Connection

from lushan_desktop.domain.operation import DELETED, Standing
from lushan_desktop.storage.log.log import blocks, read_operations
from lushan_desktop.storage.registry import PACKAGE, Registry

REPLICA, FORMER = "replica", "former_replicas"
Span = tuple[int, int]
"""The first and the last number of a run."""


def own_replicas(connection: Connection) -> set[str]:
    """The names under which this folder has written: a restored one draws a new name."""
    sql = "SELECT key, value FROM setting WHERE key IN (?, ?)"
    held = {str(key): str(value) for key, value in connection.exec_driver_sql(sql, (REPLICA, FORMER))}
    return {held.get(REPLICA, ""), *held.get(FORMER, "").split()} - {""}


def standing(connection: Connection, registry: Registry) -> Standing:
    """What counts now. A package that one of our own replicas merged and took back counts no longer."""
    if not registry.knows(PACKAGE):
        return Standing()
    own = own_replicas(connection)
    sql = f'SELECT id, runs, deleted, merged_by FROM "{PACKAGE}"'
    rows = [row for row in connection.exec_driver_sql(sql) if row[3] in own]
    withdrawn = [row for row in rows if row[2]]
    if not withdrawn:
        return Standing()
    gone, held = _spans(row[1] for row in withdrawn), _spans(row[1] for row in rows if not row[2])
    limits = {replica: _limit(spans, held.get(replica, [])) for replica, spans in gone.items()}
    known = {one: limit for one, limit in limits.items() if limit is not None}
    return Standing(known, frozenset(_taken_back(connection, [str(row[0]) for row in withdrawn])))


def _taken_back(connection: Connection, packages: list[str]) -> Iterator[str]:
    """The operations that took these packages back."""
    for marks, lot in blocks(packages):
        for operation in read_operations(connection, f"record IN ({marks})", *lot):
            if operation.fields.get(DELETED):
                yield operation.id


def _spans(runs: Iterable[str]) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = {}
    for text in runs:
        for replica, (first, last) in json.loads(text or "{}").items():
            found.setdefault(replica, []).append((int(first), int(last)))
    return found


def _limit(gone: list[Span], held: list[Span]) -> int | None:
    """The last number before the first that no package holds any more; None where another holds them all."""
    found = []
    for first, last in gone:
        reached = first
        for start, end in sorted(held):
            if start <= reached <= end:
                reached = end + 1
        if reached <= last:
            found.append(reached - 1)
    return min(found) if found else None
