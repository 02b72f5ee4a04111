"""Which machines there are: what each brought last, how far we hold it, and what it lacks."""

from collections.abc import Sequence
from dataclasses import dataclass

from lushan_desktop.exchange import knowledge
from lushan_desktop.exchange.signing import fingerprint
from lushan_desktop.services.exchange.exchanging import MERGED, PackageLine, packages
from lushan_desktop.services.office import identity
from lushan_desktop.storage.log.standing import own_replicas, standing
from lushan_desktop.storage.store import Store


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
    """The number of of our operations it has not confirmed."""
    fingerprint: str
    is_ours: bool
    """True if it is another machine of this office."""
    is_twin: bool = False
    """True if it bears the number of this one: one of both was perhaps copied from the other."""

    @property
    def called(self) -> str:
        return f"{self.unit}·{self.number}号机" if self.unit else self.replica


def machines(store: Store) -> list[Machine]:
    """All of them, those of this office first."""
    own = identity.identity(store.folder)
    lines = [line for line in packages(store) if line.state == MERGED]
    with store.read() as session:
        connection = session.connection()
        held = knowledge.holds(connection, standing(connection, store.registry))
        known = knowledge.peers(session)
        former = own_replicas(connection)
    ours = held.get(store.replica, (0, ""))[0]
    found = [
        Machine(
            one.replica, one.unit, one.number, *_last_of(lines, one.replica),
            held.get(one.replica, (0, ""))[0], max(0, ours - one.holds.get(store.replica, (0, ""))[0]),
            fingerprint(one.key) if one.key else "", one.unit == own.unit,
            (one.unit, one.number) == (own.unit, own.number),
        )
        for one in known.values()
        if one.replica not in former
    ]  # fmt: skip
    return sorted(found, key=lambda one: (not one.is_ours, one.unit, one.number, one.replica))


def _last_of(lines: Sequence[PackageLine], replica: str) -> tuple[str, str]:
    of_one = [line for line in lines if line.replica == replica]
    return (of_one[-1].title, of_one[-1].at) if of_one else ("", "")
