"""What helps while a form is filled in: records to pick by name, numbers already taken, new names."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session
from sqlmodel import col

from lushan_desktop.base.text import pinyin
from lushan_desktop.domain import numbering
from lushan_desktop.domain.kinds import Choice, DocumentNumber, Number, Ref, Text
from lushan_desktop.domain.people.tenure import Tenure
from lushan_desktop.domain.people.unit import ABOVE
from lushan_desktop.domain.proving import REGISTERS
from lushan_desktop.domain.record_type import RecordType, Values
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import bin, records
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.lists.queries import ListQuery
from lushan_desktop.storage.log.step import Changes
from lushan_desktop.storage.store import Store

MOST_OFFERED = 8
_EACH_REGISTER = 4
"""Of each register, where all are looked through."""
MOST_READ = 3000
"""Names that are compared with letters typed for their pinyin."""


@dataclass(frozen=True)
class Offer:
    """A record to pick."""

    id: str
    name: str
    detail: str = ""
    type: str = ""


def offers_of(
    store: Store,
    targets: Sequence[str],
    text: str = "",
    *,
    within: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Offer, ...]:
    """The records of these types that fit what was typed; of several types, each says of which it is."""
    if len(targets) == 1:
        return offers(store, targets[0], text, within=within)
    return tuple(
        replace(offer, detail=RECORD_TYPES.get(target).title)
        for target in targets
        for offer in offers(store, target, text, limit=MOST_OFFERED // len(targets), within=within)
    )


def named_among(
    store: Store, targets: Sequence[str], name: str, *, within: Mapping[str, str] = MappingProxyType({})
) -> Offer | None:
    """The one record of these types that is called exactly so; None where none is, or several are."""
    found = [offer for target in targets if (offer := named(store, target, name, within=within))]
    return found[0] if len(found) == 1 else None


def meant_by(
    store: Store, targets: Sequence[str], text: str, *, within: Mapping[str, str] = MappingProxyType({})
) -> tuple[Offer | None, bool]:
    """The one record that is called exactly so, and True if there are any that come near."""
    found = named_among(store, targets, text, within=within)
    return found, found is not None or bool(offers_of(store, targets, text, within=within))


def offers(
    store: Store,
    target: str,
    text: str = "",
    *,
    limit: int = MOST_OFFERED,
    within: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Offer, ...]:
    """The records of a type that fit what was typed, those so called before those that only mention it.

    Without a target: the records of every register that can prove an indicator. `within` are values that
    they must have: the teams of one round.
    """
    if not target:
        return _of_any_register(store, text, limit)
    record_type = RECORD_TYPES.get(target)
    with store.read() as session:
        found = dict.fromkeys(_called(session, record_type, text.strip(), limit, within))
        if len(found) < limit:
            query = ListQuery(text=text, filters=dict(within))
            found |= dict.fromkeys(queries.ids(session, record_type, query)[:limit])
        ids = list(found)[:limit]
        names = queries.names(session, ids)
        more = _MORE_OF.get(target, _described)(session, record_type, ids)
    return tuple(Offer(one, names[one], more.get(one, ""), target) for one in ids if names.get(one))


def _of_any_register(store: Store, text: str, limit: int) -> tuple[Offer, ...]:
    found = []
    for register in REGISTERS:
        record_type = RECORD_TYPES.get(register.key)
        with store.read() as session:
            ids = queries.ids(session, record_type, ListQuery(text=text))[:_EACH_REGISTER]
            names = queries.names(session, ids)
        found += [Offer(one, names[one], register.title, register.key) for one in ids if names.get(one)]
    called = [offer for offer in found if text.strip() in offer.name]
    return tuple(dict.fromkeys((*called, *found)))[:limit]


def named(
    store: Store, target: str, name: str, *, within: Mapping[str, str] = MappingProxyType({})
) -> Offer | None:
    """The one record that is called exactly so; None where none is, or several are."""
    if within:
        called = [offer for offer in offers(store, target, name, within=within) if offer.name == name]
        return called[0] if len(called) == 1 else None
    with store.read() as session:
        found = queries.find_by_name(session, target, name)
        return Offer(found, queries.names(session, [found])[found], type=target) if found else None


def asked_in_place(target: str) -> tuple[str, ...]:
    """The fields asked for where a record is added in the place that names it; none: it cannot be."""
    if not target:
        return ()
    record_type = RECORD_TYPES.get(target)
    if record_type.added_with:
        return record_type.added_with
    name = record_type.named_by[0]
    needed = {spec.name for spec in record_type.fields if spec.required}
    is_enough = needed == {name} and isinstance(record_type.field(name).kind, Text)
    return (name,) if is_enough else ()


def begun(target: str, text: str) -> Values:
    """Return what the words that were typed say of a new record: its number, or its name."""
    record_type = RECORD_TYPES.get(target)
    for spec in (record_type.field(name) for name in asked_in_place(target)):
        if isinstance(spec.kind, DocumentNumber) and (number := numbering.read_number(text)):
            return {spec.name: str(number)}
    return {record_type.named_by[0]: text.strip()}


def name_of(store: Store, record_id: str) -> str:
    """The name of a record as it is picked by."""
    with store.read() as session:
        return queries.names(session, [record_id]).get(record_id, "")


def take_back(store: Store, target: str, record_id: str) -> Changes:
    """Put a record that was added in place into the 回收站, as one step."""
    return records.remove(store, RECORD_TYPES.get(target), [record_id])


def bring_back(store: Store, target: str, record_id: str) -> Changes:
    """Take it out again."""
    return bin.restore(store, [(target, record_id)])


def is_there(store: Store, target: str, record_id: str) -> bool:
    """Return False if a record lies in the 回收站, or was taken back."""
    with store.read() as session:
        return bool(queries.count(session, RECORD_TYPES.get(target), ListQuery(only=(record_id,))))


def _called(
    session: Session, record_type: RecordType, text: str, limit: int, within: Mapping[str, str]
) -> list[str]:
    model: Any = record_type.model
    names = [
        getattr(model, name)
        for name in record_type.named_by
        if not isinstance(record_type.field(name).kind, Ref | Choice | Number)
    ]
    if not text or not names:
        return []
    living = select(model.id, names[0]).where(col(model.deleted).is_(False))
    if record_type.key in _BEHIND:
        name, terms = _BEHIND[record_type.key]
        living = living.order_by(getattr(model, name).in_(terms))
    living = living.order_by(names[0])
    living = living.where(*(getattr(model, name) == value for name, value in within.items()))
    if text.isascii():
        named_so = session.execute(living.limit(MOST_READ)).all()
        return [one for one, name in named_so if name and pinyin.matches(name, text)][:limit]
    close = living.where(or_(*(name.contains(text, autoescape=True) for name in names)))
    return [one for one, _ in session.execute(close.limit(limit))]


def _described(session: Session, record_type: RecordType, ids: Sequence[str]) -> dict[str, str]:
    kinds = {name: record_type.field(name).kind for name in record_type.described_by}
    return {
        row["id"]: " ".join(
            filter(None, (kind.format(row[name], row["names"]) for name, kind in kinds.items()))
        )
        for row in queries.rows(session, record_type, ids)
    }


def _posts(session: Session, record_type: RecordType, ids: Sequence[str]) -> dict[str, str]:
    """The post each person holds now, else the last one."""
    del record_type
    held = select(Tenure).where(col(Tenure.person).in_(ids), col(Tenure.deleted).is_(False))
    latest = sorted(session.scalars(held), key=lambda tenure: (tenure.until is None, tenure.since or ""))
    return {tenure.person: tenure.post for tenure in latest}


_BEHIND: dict[str, tuple[str, tuple[str, ...]]] = {"unit": ("kind", ABOVE)}
"""What is offered after all else that fits: sfj is 县司法局 before 市司法局."""
_More = Callable[[Session, RecordType, Sequence[str]], Mapping[str, str]]
_MORE_OF: dict[str, _More] = {"person": _posts}
