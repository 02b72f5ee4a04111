"""需要您决定: values that stand against each other, told with both sides, and the decision about them."""

import json
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.kinds import LongText, Primitive, Text
from lushan_desktop.domain.operation import DELETED, EVERY, Fields, Operation, Standing, moment
from lushan_desktop.exchange import knowledge
from lushan_desktop.exchange.knowledge import Peers
from lushan_desktop.exchange.manifest import Office
from lushan_desktop.storage.log.log import blocks, read_operations
from lushan_desktop.storage.log.standing import own_replicas, standing
from lushan_desktop.storage.log.step import Changes, Step
from lushan_desktop.storage.registry import PACKAGE, Registry, default_of
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
    operations: dict[str, Operation] = field(default_factory=dict)

    def is_ours(self, operation: Operation) -> bool:
        return self.is_replica_ours(operation.replica)

    def is_replica_ours(self, replica: str) -> bool:
        """Return True if a machine of our unit wrote under this name."""
        return replica in self.own or self.whose(replica)[0] == self.unit

    def whose(self, replica: str) -> tuple[str, int]:
        """The unit and the number of the machine."""
        if replica in self.own:
            return self.unit, self.number
        peer = self.known.get(replica)
        return (peer.unit, peer.number) if peer else ("", 0)

    def side(self, operations: Sequence[Operation], value: Primitive) -> Side:
        newest = operations[-1]
        unit, number = self.whose(newest.replica)
        ids = tuple(each.id for each in operations)
        return Side(value, unit, number, newest.person, moment(newest.clock), newest.replica, ids)


def of_records(
    session: Session, registry: Registry, office: Office, records: Set[str] | None = None
) -> list[Conflict]:
    """The fields of these records, or of all, that are to be decided."""
    telling = telling_of(session, registry, office)
    found: list[Conflict] = []
    for key, record, heads in _disputed(telling.connection, records):
        if key != PACKAGE and registry.knows(key):
            operations = {each.id: each for each in read_operations(telling.connection, "record = ?", record)}
            for name, ids in _lines(heads, operations).items():
                if len(ids) > 1:
                    found += _conflicts(telling, key, record, name, [operations[one] for one in ids])
    return found


def telling_of(session: Session, registry: Registry, office: Office) -> Telling:
    connection = session.connection()
    known = knowledge.peers(session)
    counted = standing(connection, registry)
    return Telling(connection, registry, counted, own_replicas(connection), known, office.unit, office.number)


def _disputed(
    connection: Connection, records: Set[str] | None
) -> Iterator[tuple[str, str, dict[str, list[str]]]]:
    # Two ids in one list are the only place where `","` stands in this spelling.
    where = "heads LIKE '%\",\"%'"
    sql = f"SELECT type, record, heads FROM head WHERE {where}"
    if records is None:
        rows: Iterable[tuple[str, str, str]] = connection.exec_driver_sql(f"{sql} ORDER BY number")
    else:
        rows = (
            row
            for marks, lot in blocks(sorted(records))
            for row in connection.exec_driver_sql(f"{sql} AND record IN ({marks})", lot)
        )
    for key, record, heads in list(rows):
        yield key, record, json.loads(heads)


def _lines(heads: dict[str, list[str]], operations: dict[str, Operation]) -> dict[str, list[str]]:
    """The heads of each field; those of a record that was made twice hold for all that nobody set since."""
    common = heads.get(EVERY, [])
    names = operations[common[0]].fields if len(common) > 1 else {}
    return {**dict.fromkeys(names, common), **{name: ids for name, ids in heads.items() if name != EVERY}}


def _conflicts(
    telling: Telling, key: str, record: str, name: str, heads: Sequence[Operation]
) -> Iterator[Conflict]:
    groups: dict[tuple[str, Primitive], list[Operation]] = {}
    for head in heads:
        value = _value(telling, key, head, name)
        groups.setdefault((type(value).__name__, value), []).append(head)
    if len(groups) < 2:
        return
    ordered = list(groups.items())
    ours_at = next(
        (place for place in reversed(range(len(ordered))) if any(map(telling.is_ours, ordered[place][1]))),
        len(ordered) - 1,
    )
    (_, value), our_heads = ordered[ours_at]
    ours = telling.side(our_heads, value)
    for place, ((_, other), their_heads) in enumerate(ordered):
        if place != ours_at:
            theirs = telling.side(their_heads, other)
            gone = any(telling.standing.is_withdrawn(one) for one in theirs.operations)
            yield Conflict(_id(record, name, ours, theirs), FIELD, key, record, name, ours, theirs, gone)


def _id(record: str, name: str, ours: Side, theirs: Side) -> str:
    both = sorted((*ours.operations, *theirs.operations))
    return sha256("|".join((record, name, *both)).encode()).hexdigest()[:12]


def _value(telling: Telling, key: str, head: Operation, name: str) -> Primitive:
    """What the field holds by this operation; of a value that was taken back, what was there without it."""
    if telling.standing.is_withdrawn(head.id):
        return None
    if name in head.fields:
        return head.fields[name]
    if name == DELETED:
        return False
    found: Primitive = default_of(telling.registry.model(key), name)
    return found


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
    if conflict.is_withdrawn and take == THEIRS:
        # What rested on a record that is no longer here goes with it, into the bin.
        fields = {conflict.field: _now(step.connection, conflict), DELETED: True}
    step.decide(conflict.type, conflict.record, fields, {conflict.field: replaced})


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
