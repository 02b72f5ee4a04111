"""What the office holds already, as far as a table is compared with it: names, and records like its rows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from lushan_desktop.domain.kinds import DocumentNumber, LongText, Primitive, Ref, Refs, Text
from lushan_desktop.domain.people.unit import Unit
from lushan_desktop.domain.record_type import RecordType
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.domain.titles.application import APPLICATION
from lushan_desktop.services.importing.table import Plan
from lushan_desktop.services.titles import titles
from lushan_desktop.services.titles.titles import Ways
from lushan_desktop.storage.lists import queries

SEVERAL = ""
"""Stands for the id where several records bear a name."""

Called = tuple[str, str]
"""The id of a record and its name in full."""
Key = tuple[str, tuple[Primitive, ...]]


@dataclass(frozen=True)
class Known:
    """Names by target, and the keys of the records there are."""

    called: Mapping[str, Mapping[str, Called]]
    taken: Mapping[Key, str]
    """For each key the name of the record that bears it."""
    ways: Ways | None = None
    """The stages of each title, where it is applications that come in."""


def gather(session: Session, record_type: RecordType, plan: Plan) -> Known:
    """Ask for what the fields of this plan speak of."""
    wanted = {*plan.fields, *(name for name, _ in plan.fixed)} - {""}
    kinds = [record_type.field(name).kind for name in wanted]
    targets = {kind.target for kind in kinds if isinstance(kind, Ref | Refs) and kind.target}
    called = {target: _called(session, RECORD_TYPES.get(target)) for target in targets}
    ways = titles.ways(session) if record_type is APPLICATION else None
    return Known(called, _taken(session, record_type), ways)


def _called(session: Session, target: RecordType) -> dict[str, Called]:
    """Every name of the living records of a type; one borne by several stands for none of them."""
    found: dict[str, Called] = {}
    others: list[tuple[str, Called]] = []
    for record, texts in _names(session, target):
        whole = " ".join(texts)
        called = record, texts[0] if len(texts) == 1 else whole
        for name in dict.fromkeys((*texts, whole)):
            _enter(found, name, called)
    if target.model is Unit:
        others = [*_other_names(session)]
    for name, called in others:
        if name not in found or found[name][0] == SEVERAL:
            _enter(found, name, called)
    return found


def _enter(found: dict[str, Called], name: str, called: Called) -> None:
    held = found.get(name)
    found[name] = called if held is None or held[0] == called[0] else (SEVERAL, name)


def _names(session: Session, target: RecordType) -> Iterable[tuple[str, list[str]]]:
    model: Any = target.model
    specs = [target.field(name) for name in target.named_by]
    names = [spec.name for spec in specs if spec.kind.is_column and not isinstance(spec.kind, Ref)]
    names += [spec.name for spec in target.columns if isinstance(spec.kind, DocumentNumber)]
    if len(names) < len(target.named_by):
        ids = [record for (record,) in _living(session, model, [])]
        yield from ((one, [name]) for one, name in queries.names(session, ids).items() if name)
        return
    for record, *texts in _living(session, model, names):
        filled = [str(text) for text in texts if text not in (None, "")]
        if filled:
            yield record, filled


def _living(session: Session, model: Any, names: list[str]) -> Iterable[Any]:
    columns = [model.id, *(getattr(model, name) for name in names)]
    return session.connection().execute(select(*columns).where(col(model.deleted).is_(False)))


def _other_names(session: Session) -> Iterable[tuple[str, Called]]:
    """Short names of units, and other spellings of them."""
    for record, name, short, aliases in _living(session, Unit, ["name", "short_name", "aliases"]):
        for other in (short, *aliases.replace("，", "、").replace("；", "、").split("、")):
            if other.strip():
                yield other.strip(), (record, name)


def key_fields(record_type: RecordType) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """By which fields a record is told to be there already: each number, else date and name."""
    numbers = [spec.name for spec in record_type.columns if isinstance(spec.kind, DocumentNumber)]
    named = tuple(filter(None, (record_type.dated_by, *record_type.named_by)))
    return (*((name, (name,)) for name in numbers), ("", named))


def _taken(session: Session, record_type: RecordType) -> dict[Key, str]:
    sets = key_fields(record_type)
    names = list(dict.fromkeys(name for _, fields in sets for name in fields))
    spoken = [name for name in record_type.named_by if not isinstance(record_type.field(name).kind, Ref)]
    taken: dict[Key, str] = {}
    for _, *values in _living(session, record_type.model, names):
        stored = dict(zip(names, values, strict=True))
        said = " ".join(str(stored[name]) for name in spoken if stored[name])
        for key in keys_of(record_type, stored):
            taken[key] = said
    return taken


def keys_of(record_type: RecordType, stored: Mapping[str, Primitive]) -> list[Key]:
    """The keys of a record, as far as it has them."""
    found: list[Key] = []
    for kind, fields in key_fields(record_type):
        values = tuple(stored.get(name) or "" for name in fields)
        if kind or _is_telling(record_type, stored):
            found.append((kind, values))
    return [(kind, values) for kind, values in found if any(values)]


def _is_telling(record_type: RecordType, stored: Mapping[str, Primitive]) -> bool:
    """Return True if date and name say enough: a kind and a leader without a day do not."""
    kinds = {name: record_type.field(name).kind for name in record_type.named_by if stored.get(name)}
    if any(isinstance(kind, Text | LongText) for kind in kinds.values()):
        return True
    return bool(stored.get(record_type.dated_by)) and any(isinstance(kind, Ref) for kind in kinds.values())
