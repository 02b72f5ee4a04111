"""Which operations and files go into a package: what the other side has not confirmed and may read."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from sqlalchemy import Connection

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.operation import Operation
from lushan_desktop.domain.people.unit import TOWNSHIPS
from lushan_desktop.domain.standing import Standing
from lushan_desktop.exchange import knowledge
from lushan_desktop.exchange.knowledge import Peer, Peers
from lushan_desktop.exchange.manifest import Office, Ranges, Recipient, Run
from lushan_desktop.storage.log.disputed import disputes
from lushan_desktop.storage.log.scope import EVERYTHING, HandingDown, Scope, units_called
from lushan_desktop.storage.registry import Registry
from lushan_desktop.storage.store import Store
from lushan_desktop.storage.tables import OPERATION_COLUMNS


@dataclass(frozen=True)
class Choice:
    """Which files go along; the operations always do."""

    indicators: tuple[str, ...] = ()
    """Numbers of indicators; nothing: the files of all."""
    since: date | None = None
    """Only files entered on this day or later."""
    until: date | None = None
    """Only files entered on this day or before."""


@dataclass(frozen=True)
class Wish:
    """What a person asks for when exporting."""

    to: Recipient = field(default_factory=Recipient)
    choice: Choice = field(default_factory=Choice)
    passphrase: str = ""
    part_megabytes: int = 0
    is_from_start: bool = False
    """True if what was confirmed goes along once more, for a machine that lost it."""


@dataclass(frozen=True)
class Plan:
    to: Recipient
    """Whoever it is for, as its machines call their unit."""
    runs: dict[str, Run]
    scope: Scope
    late: Ranges
    """Operations before the runs of which the recipient knows the place alone."""
    wanted: frozenset[str]
    """Files that the recipient said it lacks."""
    is_recipient_known: bool
    standing: Standing
    disputed: frozenset[str]
    """Files that stand against each other: whoever decides has to see them all."""

    def gives(self, operation: Operation) -> bool:
        """Return True if the content goes along: it is within the scope, and was not taken back here."""
        return self.scope.holds(operation) and not self.standing.is_withdrawn(operation.id)


def plan_of(store: Store, connection: Connection, counted: Standing, office: Office, wish: Wish) -> Plan:
    """Return what goes along."""
    with store.read() as session:
        known = knowledge.peers(session)
    held = knowledge.holds(connection, counted)
    to = _addressed(connection, known, office, wish.to)
    _refuse_neighbour(connection, office, to)
    machines = _machines(known, office, to)
    names, scope = _scope(store, connection, known, office, to)
    names &= set(held)
    # What goes to all is for machines that were never heard of as well.
    is_whole = wish.is_from_start or not (to.unit or office.is_township)
    since = {} if is_whole else knowledge.confirmed(machines, sorted(names))
    runs = {}
    for name in sorted(names):
        last, last_hash = held[name]
        after = min(since.get(name, 0), last)
        if after < last and _says_something(connection, name, after, last, scope):
            unit, number = _whose(store, known, office, name)
            runs[name] = Run(after, knowledge.hash_at(connection, name, after), last, last_hash, unit, number)
    late = _late(machines, since, names)
    wanted = frozenset(one for peer in machines for one in peer.lacks)
    is_known = _is_known(connection, office, to)
    disputed = frozenset(_disputed_files(connection, store.registry, counted))
    return Plan(to, runs, scope, late, wanted, is_known, counted, disputed)


def _disputed_files(connection: Connection, registry: Registry, counted: Standing) -> Iterator[str]:
    for dispute in disputes(connection, registry, counted):
        if (dispute.type, dispute.field) == ("evidence", "sha256"):
            yield from (str(saying.value) for saying in dispute.sayings)


def _scope(
    store: Store, connection: Connection, known: Peers, office: Office, to: Recipient
) -> tuple[set[str], Scope]:
    """Of which replicas the operations go along, and what of them may be read."""
    names = set(connection.exec_driver_sql("SELECT DISTINCT replica FROM operation").scalars())
    if office.is_township and to.unit != office.unit:
        names = knowledge.replicas_of(connection, known, office, office.unit)
    return names, Scopes(connection, store.registry, known, office).of(to.unit)


class Scopes:
    """What each unit may read of what is here."""

    def __init__(self, connection: Connection, registry: Registry, known: Peers, office: Office) -> None:
        self._connection = connection
        self._registry = registry
        self._known = known
        self._office = office

    @cached_property
    def _handing_down(self) -> HandingDown:
        return HandingDown(self._connection, self._registry)

    def of(self, unit: str) -> Scope:
        """The scope of a unit; of nobody in particular where it has no name."""
        if self._office.is_township or unit == self._office.unit:
            return EVERYTHING
        theirs = {one.replica for one in self._known.values() if unit and one.unit == unit}
        return self._handing_down.to((unit,) if unit else (), theirs)


def _addressed(connection: Connection, known: Peers, office: Office, to: Recipient) -> Recipient:
    """The same recipient, by the name that the unit bears on its own machines, where it has another here."""
    names = {one.unit for one in known.values()} - {office.unit}
    if office.is_township or to.unit in ("", office.unit, *names):
        return to
    meant = set(units_called(connection, (to.unit,)))
    called = (one for one in sorted(names) if not meant.isdisjoint(units_called(connection, (one,))))
    return Recipient(next(called, to.unit), to.number)


def _refuse_neighbour(connection: Connection, office: Office, to: Recipient) -> None:
    """Raises UserError where a township would write to another one, which takes nothing from it."""
    if not office.is_township or to.unit in ("", office.unit):
        return
    marks = ", ".join("?" * len(TOWNSHIPS))
    sql = f"SELECT id FROM unit WHERE deleted = 0 AND kind IN ({marks})"
    townships = set(connection.exec_driver_sql(sql, TOWNSHIPS).scalars())
    if not townships.isdisjoint(units_called(connection, (to.unit,))):
        raise UserError(
            f"各单位只报给县里，“{to.unit}”不能合并{office.unit}的报送包。不写给谁，就是报给县里。"
        )


def _is_known(connection: Connection, office: Office, to: Recipient) -> bool:
    """Return True if the unit stands among ours: else its name is misspelt, or nothing is its own."""
    if office.is_township or to.unit in ("", office.unit):
        return True
    living = set(connection.exec_driver_sql("SELECT id FROM unit WHERE deleted = 0").scalars())
    return not living.isdisjoint(units_called(connection, (to.unit,)))


def _machines(known: Peers, office: Office, to: Recipient) -> list[Peer]:
    """The machines that will read the package, as far as they were heard of."""
    if office.is_township and to.unit != office.unit:
        found = [one for one in known.values() if one.unit != office.unit and one.edition != "township"]
    else:
        found = [one for one in known.values() if one.unit == to.unit]
    numbered = [one for one in found if not to.number or one.number == to.number]
    return [one for one in numbered if one.made_at]


def _whose(store: Store, known: Peers, office: Office, name: str) -> tuple[str, int]:
    one = known.get(name)
    if name != store.replica and one is not None:
        return one.unit, one.number
    return office.unit, office.number


def _says_something(connection: Connection, name: str, after: int, last: int, scope: Scope) -> bool:
    if scope is EVERYTHING:
        return True
    said = between(connection, name, after, last)
    return any(not operation.is_withheld and scope.holds(operation) for operation in said)


def _late(machines: Sequence[Peer], since: Mapping[str, int], names: Iterable[str]) -> Ranges:
    """What any of these machines knows the place of alone, as far as the runs do not give it anyway."""
    found: Ranges = {}
    for peer in machines:
        for name, spans in peer.withheld.items():
            for first, last in spans if name in names else ():
                end = min(last, since.get(name, 0))
                if first <= end:
                    found.setdefault(name, []).append((first, end))
    return found


def between(connection: Connection, name: str, after: int, last: int) -> Iterator[Operation]:
    """The operations of a replica behind this number up to that one, in their order, all of them."""
    sql = f"SELECT {OPERATION_COLUMNS} FROM operation WHERE replica = ? AND seq > ? AND seq <= ? ORDER BY seq"
    for row in connection.exec_driver_sql(sql, (name, after, last)):
        said = list(row)
        said[4], said[5] = json.loads(row[4]), json.loads(row[5])
        yield Operation._make(said)
