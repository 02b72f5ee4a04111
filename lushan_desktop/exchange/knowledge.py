"""The one who has what: how far we hold each replica, and what other machines last said of themselves."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from lushan_desktop.domain.standing import Standing
from lushan_desktop.exchange.manifest import Link, Manifest, Office, Ranges
from lushan_desktop.storage import settings
from lushan_desktop.storage.log.standing import extend, own_replicas
from lushan_desktop.storage.registry import PACKAGE
from lushan_desktop.storage.store import Store

_PEERS = "peers"


@dataclass(frozen=True)
class Peer:
    """Another machine, as its newest package or receipt described it."""

    replica: str
    unit: str
    number: int
    key: str
    edition: str = ""
    made_at: str = ""
    holds: Mapping[str, Link] = field(default_factory=dict)
    withheld: Ranges = field(default_factory=dict)
    lacks: tuple[str, ...] = ()

    @property
    def called(self) -> str:
        return f"{self.unit}·{self.number}号机"

    @property
    def told(self) -> tuple[int, str]:
        """When it said so: a clock may be set back, the numbers of a machine never are."""
        return told_at(self.replica, self.holds, self.made_at)


def told_at(replica: str, holds: Mapping[str, Link], made_at: str) -> tuple[int, str]:
    """When a machine said so, among all that it says: how far its own operations had come, then its clock."""
    return holds.get(replica, (0, ""))[0], made_at


Peers = dict[str, Peer]


def peers(session: Session) -> Peers:
    """All machines that were ever heard of."""
    held = json.loads(settings.value(session.connection(), _PEERS) or "{}")
    return {name: _peer(said) for name, said in held.items()}


def _peer(said: dict[str, object]) -> Peer:
    one = Peer(**said)  # type: ignore[arg-type]  # as it was written by `note`
    holds = {name: (seq, link) for name, (seq, link) in one.holds.items()}
    spans = {name: [(first, last) for first, last in ranges] for name, ranges in one.withheld.items()}
    return replace(one, holds=holds, withheld=spans, lacks=tuple(one.lacks))


def note(store: Store, manifest: Manifest) -> None:
    """Keep what this package says of its maker, unless something newer is known of it."""
    with store.read() as session:
        before = peers(session)
    known = dict(before)
    office = manifest.office
    said = Peer(
        manifest.replica, office.unit, office.number, manifest.key, office.edition, manifest.made_at,
        manifest.holds, manifest.withheld, manifest.lacks,
    )  # fmt: skip
    held = known.get(manifest.replica)
    if held is None or held.told <= said.told:
        known[manifest.replica] = said
    for name, run in manifest.runs.items():
        # Of a machine that was only told of it is known whose it is.
        known.setdefault(name, Peer(name, run.unit, run.number, ""))
    if known == before:
        return
    with store.writing() as connection:
        told = {name: asdict(one) for name, one in known.items()}
        settings.keep(connection, {_PEERS: json.dumps(told, ensure_ascii=False)})


def pinned_key(session: Session, replica: str) -> str:
    """The key with which this replica signed the first time; empty where it never did."""
    sql = f"SELECT public_key FROM \"{PACKAGE}\" WHERE replica = ? AND public_key <> '' ORDER BY id LIMIT 1"
    found = session.connection().exec_driver_sql(sql, (replica,)).scalar()
    if found:
        return str(found)
    held = peers(session).get(replica)
    return held.key if held else ""


def version_of(connection: Connection) -> int:
    """The version of the tables."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def holds(connection: Connection, standing: Standing) -> dict[str, Link]:
    """For each replica the last operation that counts here, and its hash."""
    found: dict[str, Link] = {}
    sql = "SELECT replica, max(seq) FROM operation GROUP BY replica"
    for replica, last in connection.exec_driver_sql(sql).all():
        seq = min(last, standing.limits.get(replica, last))
        if seq:
            found[replica] = (seq, hash_at(connection, replica, seq))
    return found


def hash_at(connection: Connection, replica: str, seq: int) -> str:
    """The hash of an operation; empty where it is not held."""
    sql = "SELECT hash FROM operation WHERE replica = ? AND seq = ?"
    return str(connection.exec_driver_sql(sql, (replica, seq)).scalar() or "")


def withheld(connection: Connection, standing: Standing) -> Ranges:
    """Of which operations only the place is known, or the content came with a package that was taken back."""
    found: Ranges = {}
    sql = "SELECT replica, seq FROM operation WHERE type = ''"
    bare = {(str(replica), int(seq)) for replica, seq in connection.exec_driver_sql(sql)}
    bare |= {(replica, seq) for replica, numbers in standing.hidden.items() for seq in numbers}
    for replica, seq in sorted(bare):
        extend(found.setdefault(replica, []), seq)
    return found


def replicas_of(connection: Connection, known: Peers, office: Office, unit: str) -> set[str]:
    """The replicas that belong to a unit."""
    own = own_replicas(connection) if unit == office.unit else set()
    return own | {name for name, one in known.items() if one.unit == unit}


def confirmed(known: Iterable[Peer], replicas: Sequence[str]) -> dict[str, int]:
    """Return how far all of these machines have each of the replicas; nothing where none has ever spoken."""
    spoken = [one for one in known if one.made_at]
    if not spoken:
        return {}
    return {name: min(one.holds.get(name, (0, ""))[0] for one in spoken) for name in replicas}
