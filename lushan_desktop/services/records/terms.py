"""The terms the office typed beyond the shipped lists, and merging a mistyped one into the right one."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlmodel import col

from lushan_desktop.base.catalogue import catalogue
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.near import near
from lushan_desktop.domain.kinds import Choice
from lushan_desktop.domain.meetings.meeting_kit import MeetingKit
from lushan_desktop.domain.record_type import FieldSpec, RecordType
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import material_lists, ownership
from lushan_desktop.services.records.asking import asking
from lushan_desktop.services.records.records import write
from lushan_desktop.storage.log.step import Changes
from lushan_desktop.storage.store import Store


@dataclass(frozen=True)
class OwnTerm:
    """A term that is not shipped: its list, the records that hold it, the terms it may be merged into."""

    catalogue: str
    title: str
    name: str
    count: int
    others: tuple[str, ...]
    """All other terms of the list, those nearly alike first."""


def own_terms(store: Store) -> tuple[OwnTerm, ...]:
    """Return what the office typed itself into lists that may grow, by list."""
    counts: dict[str, Counter[str]] = {}
    with store.read() as session:
        for record_type, spec, of in _fields():
            model: Any = record_type.model
            column = getattr(model, spec.name)
            used = select(column, func.count()).where(col(model.deleted).is_(False), column != "")
            for term, count in session.execute(used.group_by(column)):
                counts.setdefault(of, Counter())[term] += count
    return tuple(one for of, held in counts.items() for one in _own(of, held))


def merge(store: Store, of: str, name: str, into: str) -> Changes:
    """Write `into` wherever a record of any kind holds the term `name` of this list, as one step.

    Raises UserError where `into` is no term of the list, or nothing holds `name`.
    """
    known = {*catalogue(of).names, *(one.name for one in own_terms(store) if one.catalogue == of)}
    title = catalogue(of).title
    if into not in known or into == name:
        raise UserError(f"{title}中没有“{into}”，请从列表中选择。")
    held = list(_holding(store, of, name))
    if not held:
        raise UserError(f"没有记录的{title}是“{name}”。")
    for record_type, spec, record_id in held:
        ownership.refuse(store, record_type, {spec.name: into}, record_id)
    with asking(store) as ask:
        kinds_with_list = material_lists.own(ask)
    with store.change(f"{title}“{name}”并入“{into}”") as step:
        for record_type, spec, record_id in held:
            record = step.get(record_type.model, record_id)
            if isinstance(record, MeetingKit) and into in kinds_with_list:
                record.deleted = True  # a kind has one list of materials
                step.add(record)
            else:
                write(step, record_type, record, {spec.name: into})
    return step.changes


def _own(of: str, held: Counter[str]) -> Iterator[OwnTerm]:
    shipped = catalogue(of)
    all_terms = tuple(dict.fromkeys((*shipped.names, *held)))
    for name in sorted(held.keys() - set(shipped.names)):
        others = tuple(term for term in all_terms if term != name)
        ordered = tuple(dict.fromkeys((*near(others, name), *others)))
        yield OwnTerm(of, shipped.title, name, held[name], ordered)


def _fields() -> Iterator[tuple[RecordType, FieldSpec, str]]:
    """All fields that hold a term of a list which may grow; stages are left to their moves."""
    for record_type in RECORD_TYPES:
        for spec in record_type.fields:
            kind = spec.kind
            if isinstance(kind, Choice) and kind.catalogue and not catalogue(kind.catalogue).moves:
                yield record_type, spec, kind.catalogue


def _holding(store: Store, of: str, name: str) -> Iterator[tuple[RecordType, FieldSpec, str]]:
    """All records that hold the term, those in 回收站 as well: they may come back."""
    with store.read() as session:
        for record_type, spec, listed in _fields():
            model: Any = record_type.model
            wanted = select(col(model.id)).where(getattr(model, spec.name) == name)
            if listed == of:
                for record_id in session.scalars(wanted):
                    yield record_type, spec, record_id
