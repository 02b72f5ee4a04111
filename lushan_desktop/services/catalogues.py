"""The lists the office chooses from: the terms we ship, and those it has written into its own records."""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from sqlmodel import col, select

from lushan_desktop.base import paths
from lushan_desktop.domain.kinds import Choice, Files
from lushan_desktop.domain.record_type import RecordType, Values
from lushan_desktop.storage.store import Store


def shipped(kind: Choice) -> tuple[str, ...]:
    """The terms a choice always offers, in their order."""
    return kind.terms or tuple(entry["term"] for entry in _entries(kind.catalogue))


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
        return known + tuple(term for term in session.exec(used) if term not in known)


def materials(record_type: RecordType, values: Values) -> tuple[str, ...]:
    """The materials a record must have, by the choice that decides on them."""
    for spec in record_type.fields:
        if isinstance(spec.kind, Files) and spec.kind.materials_by:
            chosen = record_type.field(spec.kind.materials_by).kind
            assert isinstance(chosen, Choice)
            return _materials(chosen.catalogue, str(values.get(spec.kind.materials_by) or ""))
    return ()


def material_names(record_type: RecordType) -> tuple[str, ...]:
    """Every material that any record of this type may have to show."""
    names: dict[str, None] = {}
    for spec in record_type.fields:
        if isinstance(spec.kind, Files) and spec.kind.materials_by:
            chosen = record_type.field(spec.kind.materials_by).kind
            assert isinstance(chosen, Choice)
            for term in shipped(chosen):
                names |= dict.fromkeys(_materials(chosen.catalogue, term))
    return tuple(names)


def _materials(catalogue: str, term: str) -> tuple[str, ...]:
    for entry in _entries(catalogue):
        if entry["term"] == term:
            return tuple(entry.get("materials", ()))
    return ()


@lru_cache(maxsize=64)
def _entries(catalogue: str) -> tuple[Mapping[str, Any], ...]:
    file = paths.resources("catalogues", f"{catalogue}.json")
    return tuple(json.loads(file.read_text("utf-8"))["terms"]) if catalogue else ()
