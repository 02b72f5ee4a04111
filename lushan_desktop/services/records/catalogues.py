"""The lists the office chooses from: the terms we ship, and those it has written into its own records."""

from itertools import chain
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from lushan_desktop.base.catalogue import catalogue
from lushan_desktop.domain.kinds import Choice, Files
from lushan_desktop.domain.record_type import RecordType, Values
from lushan_desktop.services.records import material_lists
from lushan_desktop.services.records.asking import asked_of
from lushan_desktop.services.records.material_lists import MEETING_KINDS, NOTHING_OWN, Own
from lushan_desktop.storage.store import Store


def shipped(kind: Choice) -> tuple[str, ...]:
    """The terms a choice always offers, in their order."""
    return kind.terms or (catalogue(kind.catalogue).names if kind.catalogue else ())


def options(store: Store, record_type: RecordType, field: str) -> tuple[str, ...]:
    """All terms to choose from: the shipped ones, then what the office has typed besides."""
    kind = record_type.field(field).kind
    assert isinstance(kind, Choice)
    known = shipped(kind)
    if kind.terms:
        return known
    model: Any = record_type.model
    column = getattr(model, field)
    used = select(column).where(col(model.deleted).is_(False), column != "").distinct().order_by(column)
    with store.read() as session:
        return known + tuple(term for term in session.scalars(used) if term not in known)


def own_materials(session: Session, record_type: RecordType) -> Own:
    """Return what the office set in place of the shipped materials; nothing where it cannot."""
    decided = _deciding(record_type)
    if decided is None or decided[1] != MEETING_KINDS:
        return NOTHING_OWN
    return material_lists.own(asked_of(session))


def materials(record_type: RecordType, values: Values, own: Own) -> tuple[str, ...]:
    """The materials a record must have, by the choice that decides on them."""
    decided = _deciding(record_type)
    if decided is None:
        return ()
    field, of = decided
    return material_lists.wanted(own, str(values.get(field) or ""), of)


def unasked(record_type: RecordType, values: Values, own: Own) -> str:
    """Return the words for a record that must have no material: none is asked for, or nobody has said."""
    decided = _deciding(record_type)
    term = str(values.get(decided[0]) or "") if decided else ""
    if decided is None or not term:
        return ""
    is_set = term in own or term in catalogue(decided[1]).names
    return "无必备材料" if is_set else "未设材料要求"


def materials_by_term(record_type: RecordType, own: Own) -> dict[str, tuple[str, ...]]:
    """The same for every term that asks for anything."""
    decided = _deciding(record_type)
    return material_lists.wanted_by_term(own, decided[1]) if decided else {}


def material_names(store: Store, record_type: RecordType) -> tuple[str, ...]:
    """Every material that any record of this type may have to show."""
    with store.read() as session:
        own = own_materials(session, record_type)
    names = dict.fromkeys(chain.from_iterable(materials_by_term(record_type, own).values()))
    return tuple(names | dict.fromkeys(each.name for rows in own.values() for each in rows))


def _deciding(record_type: RecordType) -> tuple[str, str] | None:
    """The choice that decides on the materials, and its catalogue."""
    for spec in record_type.fields:
        if isinstance(spec.kind, Files) and spec.kind.materials_by:
            chosen = record_type.field(spec.kind.materials_by).kind
            assert isinstance(chosen, Choice)
            return spec.kind.materials_by, chosen.catalogue
    return None
