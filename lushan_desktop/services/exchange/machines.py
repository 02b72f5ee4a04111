"""Which machines there are: what each brought last, how far we hold it, and what it lacks."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import Connection

from lushan_desktop.domain.operation import RENAMED
from lushan_desktop.exchange import knowledge
from lushan_desktop.exchange.knowledge import Peer
from lushan_desktop.exchange.planning import Scopes
from lushan_desktop.exchange.signing import fingerprint
from lushan_desktop.services.exchange.exchanging import MERGED, PackageLine, packages
from lushan_desktop.services.office import identity
from lushan_desktop.storage.log.standing import own_replicas, standing
from lushan_desktop.storage.registry import PACKAGE
from lushan_desktop.storage.store import Store
from lushan_desktop.storage.tables import UNITS_ENTERED

if TYPE_CHECKING:
    from lushan_desktop.storage.log.scope import Scope

_NEWS = (
    "SELECT o.seq, o.type, o.record, coalesce(nullif(h.parent, ''), o.record)"
    " FROM operation AS o LEFT JOIN head AS h ON h.record = o.record"
    " WHERE o.replica = ? AND o.seq > ? AND o.label <> ?"
    f" AND o.type NOT IN ('', '{PACKAGE}', 'duplicate') ORDER BY o.seq"
)
"""What was entered here; a row counts as the record to which it belongs."""


@dataclass(frozen=True)
class Machine:
    """One other copy of the program."""

    replica: str
    unit: str
    number: int
    brought: str
    """The title of the package it brought last; empty where none came."""
    brought_at: str
    held: int
    """How far its own operations are here."""
    lacks: int
    """Records entered here that are for it and that it has not confirmed whole; what was merged here is
    no news to it."""
    fingerprint: str
    is_ours: bool
    """True if it is another machine of this office."""
    is_twin: bool = False
    """True if it bears the number of this one: one of both was perhaps copied from the other."""

    @property
    def called(self) -> str:
        return f"{self.unit}·{self.number}号机" if self.unit else self.replica


class _News(NamedTuple):
    """One operation of ours."""

    seq: int
    type: str
    record: str
    known_by: str
    """The record that a clerk knows it by."""


class _Lacking:
    """What other machines lack of what was entered here."""

    def __init__(
        self, connection: Connection, replica: str, machines: Iterable[Peer], scopes: Scopes
    ) -> None:
        self._replica = replica
        self._scopes = scopes
        self._scope_by_unit: dict[str, Scope] = {}
        self._by_type: dict[str, list[_News]] = {}
        self._by_record: dict[str, list[_News]] = {}
        known = min((first for each in machines for first, _ in self._unknown(each)), default=1)
        for row in connection.exec_driver_sql(_NEWS, (replica, known - 1, UNITS_ENTERED)):
            news = _News(*row)
            self._by_type.setdefault(RENAMED.get(news.type, news.type), []).append(news)
            self._by_record.setdefault(news.record, []).append(news)

    def _unknown(self, machine: Peer) -> list[tuple[int, int]]:
        """The numbers that the machine has not, or of which it has the place alone."""
        held = machine.holds.get(self._replica, (0, ""))[0]
        return [*machine.withheld.get(self._replica, ()), (held + 1, sys.maxsize)]

    def count(self, machine: Peer) -> int:
        """Return how many records it has not whole."""
        unknown = self._unknown(machine)
        said = self._for(machine.unit)
        return len({each.known_by for each in said if any(a <= each.seq <= b for a, b in unknown)})

    def _for(self, unit: str) -> Iterator[_News]:
        """What of it the unit may read."""
        if unit not in self._scope_by_unit:
            self._scope_by_unit[unit] = self._scopes.of(unit)
        scope = self._scope_by_unit[unit]
        types = self._by_type.keys() if scope.is_whole else self._by_type.keys() & scope.types
        yield from chain.from_iterable(self._by_type[key] for key in types)
        for record in self._by_record.keys() & scope.records:
            yield from self._by_record[record]


def machines(store: Store) -> list[Machine]:
    """All of them, those of this office first."""
    own = identity.identity(store.folder)
    lines = [line for line in packages(store) if line.state == MERGED]
    with store.read() as session:
        connection = session.connection()
        held = knowledge.holds(connection, standing(connection, store.registry))
        known = knowledge.peers(session)
        former = own_replicas(connection)
        others = [one for one in known.values() if one.replica not in former]
        scopes = Scopes(connection, store.registry, known, own)
        lacking = _Lacking(connection, store.replica, others, scopes)
        lacks = [lacking.count(one) for one in others]
    found = [
        Machine(
            one.replica, one.unit, one.number, *_last_of(lines, one.replica),
            held.get(one.replica, (0, ""))[0], missing,
            fingerprint(one.key) if one.key else "", one.unit == own.unit,
            (one.unit, one.number) == (own.unit, own.number),
        )
        for one, missing in zip(others, lacks, strict=True)
    ]  # fmt: skip
    return sorted(found, key=lambda one: (not one.is_ours, one.unit, one.number, one.replica))


def _last_of(lines: Sequence[PackageLine], replica: str) -> tuple[str, str]:
    of_one = [line for line in lines if line.replica == replica]
    return (of_one[-1].title, of_one[-1].at) if of_one else ("", "")
