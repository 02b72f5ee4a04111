"""需要您决定: values that stand against each other, told with both sides, and the decision about them."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.kinds import LongText, Primitive, Text
from lushan_desktop.domain.operation import BELOW, DELETED, Fields, Operation, moment
from lushan_desktop.domain.standing import Standing
from lushan_desktop.exchange import knowledge
from lushan_desktop.exchange.knowledge import Peers
from lushan_desktop.exchange.manifest import Office
from lushan_desktop.storage.log.disputed import Dispute, DisputedValue, disputes, is_held
from lushan_desktop.storage.log.log import read_operations
from lushan_desktop.storage.log.standing import own_replicas, standing
from lushan_desktop.storage.log.step import Changes, Step
from lushan_desktop.storage.registry import Registry
from lushan_desktop.storage.store import Store

OURS, THEIRS, BOTH = "ours", "theirs", "both"
FIELD, DUPLICATE = "field", "duplicate"


@dataclass(frozen=True)
class Side:
    """One of two values, and where it comes from."""

    value: Primitive
    """As stored; of two records that look like one, its name."""
    unit: str
    number: int
    person: str
    at: datetime
    replica: str
    operations: tuple[str, ...] = ()
    record: str = ""

    @property
    def machine(self) -> str:
        return f"{self.unit}·{self.number}号机" if self.unit else "本机"


@dataclass(frozen=True)
class Conflict:
    """One place where a person decides."""

    id: str
    kind: str
    type: str
    record: str
    field: str
    ours: Side
    theirs: Side
    is_withdrawn: bool = False
    """True if the other value was taken back with its package, and ours rests on it."""
    is_gone: bool = False
    """True if the whole record was taken back, and only what was written to it here is left."""


@dataclass
class Telling:
    """What is needed to say whose a value is."""

    connection: Connection
    registry: Registry
    standing: Standing
    own: set[str]
    known: Peers
    unit: str
    number: int

    def is_ours(self, operation: Operation) -> bool:
        return self.is_replica_ours(operation.replica)

    def is_replica_ours(self, replica: str) -> bool:
        """Return True if a machine of our unit wrote under this name."""
        return replica in self.own or self.whose(replica)[0] == self.unit

    def is_nearer(self, replica: str, other: str) -> bool:
        """Return True if this name is ours rather than the other: of this machine, or else of our unit."""
        return self.nearness(replica) > self.nearness(other)

    def nearness(self, replica: str) -> int:
        """The machine itself before the others of its unit, and those before everybody else."""
        return 2 if replica in self.own else int(self.is_replica_ours(replica))

    def whose(self, replica: str) -> tuple[str, int]:
        """The unit and the number of the machine."""
        if replica in self.own:
            return self.unit, self.number
        peer = self.known.get(replica)
        return (peer.unit, peer.number) if peer else ("", 0)

    def side(self, saying: DisputedValue) -> Side:
        newest = saying.operations[-1]
        unit, number = self.whose(newest.replica)
        ids = tuple(each.id for each in saying.operations)
        return Side(saying.value, unit, number, newest.person, moment(newest.clock), newest.replica, ids)


def of_records(
    session: Session, registry: Registry, office: Office, records: Set[str] | None = None
) -> list[Conflict]:
    """The fields of these records, or of all, that are to be decided."""
    telling = telling_of(session, registry, office)
    found = disputes(telling.connection, registry, telling.standing, records)
    return [conflict for dispute in found for conflict in _conflicts(telling, dispute)]


def telling_of(session: Session, registry: Registry, office: Office) -> Telling:
    connection = session.connection()
    known = knowledge.peers(session)
    counted = standing(connection, registry)
    return Telling(connection, registry, counted, own_replicas(connection), known, office.unit, office.number)


def _conflicts(telling: Telling, dispute: Dispute) -> Iterator[Conflict]:
    nearness = [max(telling.nearness(each.replica) for each in said.operations) for said in dispute.sayings]
    ours_at = max(range(len(nearness)), key=lambda place: (nearness[place], place))
    ours = telling.side(dispute.sayings[ours_at])
    subject = dispute.type, dispute.record, dispute.field
    for place, saying in enumerate(dispute.sayings):
        if place != ours_at:
            theirs = telling.side(saying)
            gone = any(telling.standing.is_withdrawn(one) for one in theirs.operations)
            is_whole = gone and not _is_held(telling, dispute.record)
            yield Conflict(_id(*subject[1:], ours, theirs), FIELD, *subject, ours, theirs, gone, is_whole)


def _is_held(telling: Telling, record: str) -> bool:
    operations = read_operations(telling.connection, "record = ?", record)
    return is_held(filter(telling.standing.counts, operations))


def _id(record: str, name: str, ours: Side, theirs: Side) -> str:
    both = sorted((*ours.operations, *theirs.operations))
    return sha256("|".join((record, name, *both)).encode()).hexdigest()[:12]


def decide_field(store: Store, conflict: Conflict, take: str, text: Primitive = None) -> Changes:
    """Settle a field: with the value of one side, with both texts, or with a text of one's own.

    Raises UserError where the values cannot both stay.
    """
    with store.change("决定不一致的内容") as step:
        write_decision(step, conflict, take, text)
    return step.changes


def write_decision(step: Step, conflict: Conflict, take: str, text: Primitive = None) -> None:
    """The same inside a step that is open."""
    value = _decided(step.registry, conflict, take, text)
    withdrawals = standing(step.connection, step.registry).withdrawals
    replaced = [*conflict.theirs.operations, *conflict.ours.operations, *sorted(withdrawals)]
    fields: Fields = {conflict.field: value}
    if conflict.is_gone and take == THEIRS:
        # What rested on a record that is no longer here goes with it, into the bin.
        fields = {conflict.field: _now(step.connection, conflict), DELETED: True}
    replaces = {conflict.field: replaced}
    if conflict.field == DELETED and value:
        replaces[BELOW] = [*replaced, *_known_below(step.connection, replaced)]
    step.decide(conflict.type, conflict.record, fields, replaces)


def _known_below(connection: Connection, ids: Sequence[str]) -> Iterator[str]:
    """What the deletions among these knew of the rows below: who decides for them knows no more."""
    for one in ids:
        replica, _, seq = one.rpartition(":")
        for each in read_operations(connection, "replica = ? AND seq = ?", replica, int(seq)):
            yield from each.parents.get(BELOW, ())


def _now(connection: Connection, conflict: Conflict) -> Primitive:
    sql = f'SELECT "{conflict.field}" FROM "{conflict.type}" WHERE id = ?'
    found: Primitive = connection.exec_driver_sql(sql, (conflict.record,)).scalar()
    return found


def _decided(registry: Registry, conflict: Conflict, take: str, text: Primitive) -> Primitive:
    if text is not None:
        return text
    if take == OURS:
        return conflict.ours.value
    if take == THEIRS:
        return conflict.theirs.value
    names = (
        [spec.name for spec in registry.get(conflict.type).columns] if conflict.type != "reference" else []
    )
    kind = registry.get(conflict.type).field(conflict.field).kind if conflict.field in names else None
    if take != BOTH or type(kind) not in (Text, LongText):
        raise UserError("这一项两个值不能都留，请采用本机的或报来的。")
    seam = "\n" if isinstance(kind, LongText) else "；"
    return seam.join(str(one.value) for one in (conflict.ours, conflict.theirs) if one.value)
