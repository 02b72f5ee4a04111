"""Which machines there are: what each brought last, how far we hold it, and what it lacks."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from lushan_desktop.exchange import knowledge
from lushan_desktop.exchange.signing import fingerprint
from lushan_desktop.services.exchange.exchanging import MERGED, PackageLine, packages
from lushan_desktop.services.office import identity
from lushan_desktop.storage.log.standing import own_replicas, standing
from lushan_desktop.storage.registry import PACKAGE
from lushan_desktop.storage.store import Store
from lushan_desktop.storage.tables import UNITS_ENTERED

_NEWS = (
    "SELECT seq FROM operation WHERE replica = ? AND label <> ?"
    f" AND type NOT IN ('{PACKAGE}', 'duplicate') ORDER BY seq"
)


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
    """How much of what was entered here it has not confirmed: what was merged here is no news to it."""
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
        news = [
            int(seq) for seq in connection.exec_driver_sql(_NEWS, (store.replica, UNITS_ENTERED)).scalars()
        ]
    found = [
        Machine(
            one.replica, one.unit, one.number, *_last_of(lines, one.replica),
            held.get(one.replica, (0, ""))[0],
            len(news) - bisect_right(news, one.holds.get(store.replica, (0, ""))[0]),
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
