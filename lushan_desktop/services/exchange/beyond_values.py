"""What the two values of a conflict do not say: what one side went on writing to a record that the other
deleted, and in what two records that look like one differ."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import NamedTuple

from sqlalchemy.orm import Session

from lushan_desktop.domain.kinds import Primitive, Ref
from lushan_desktop.domain.operation import DELETED, Operation, heads_of, moment
from lushan_desktop.domain.record_type import FieldSpec
from lushan_desktop.exchange.conflicts import DUPLICATE, FIELD, Conflict, Side, Telling
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.log.log import read_heads, read_operations, read_types
from lushan_desktop.storage.registry import REFERENCE, Registry

NAMELESS = "（名称不在本机）"
_MOST_LINES = 6
"""Lines shown under a value; how many more there are is said."""


@dataclass(frozen=True)
class ValueBeyond:
    """One value behind a side, and who wrote it when."""

    type: str
    record: str
    field: str
    label: str
    """What it is called: 议定事项·时限."""
    value: Primitive
    shown: str
    machine: str
    person: str
    at: datetime

    @property
    def source(self) -> str:
        """下汤镇·1号机 · 示例丁 · 7月24日 09:12."""
        return f"{self.machine} · {self.person} · {self.at.month}月{self.at.day}日 {self.at:%H:%M}"


class Beyond(NamedTuple):
    """What stands behind both sides of one conflict."""

    ours: tuple[ValueBeyond, ...] = ()
    theirs: tuple[ValueBeyond, ...] = ()


NOTHING = Beyond()


class _Said(NamedTuple):
    """One value as an operation says it; the rows of a set are told under the record that has the set."""

    operation: Operation
    name: str
    value: Primitive
    parent: str


def beyond(session: Session, telling: Telling, conflict: Conflict) -> Beyond:
    """Return what is to be seen before a person decides, beside the two values."""
    if conflict.kind == DUPLICATE:
        return _differing(session, telling.registry, conflict)
    if conflict.kind == FIELD and conflict.field == DELETED and not conflict.is_withdrawn:
        return Beyond(*(_written(session, telling, side) for side in (conflict.ours, conflict.theirs)))
    return Beyond()


def lines(written: Sequence[ValueBeyond], *, with_source: bool) -> Iterator[str]:
    """The same as lines: what one person wrote to one record at one time stands together."""
    together = [
        (source, "，".join(f"{each.label}：{each.shown}" for each in group))
        for (_, source), group in groupby(written, lambda each: (each.record, each.source))
    ]
    for source, said in together[:_MOST_LINES]:
        yield f"{said}（{source}）" if with_source else said
    if len(together) > _MOST_LINES:
        yield f"另有 {len(together) - _MOST_LINES} 处"


def _written(session: Session, telling: Telling, side: Side) -> tuple[ValueBeyond, ...]:
    """What this side wrote to a record that the other deleted, as far as it still stands."""
    if side.value:
        return ()
    said = list(_standing(telling, side))
    parents = read_types(telling.connection, [each.parent for each in said if each.parent])
    targets = {str(each.value) for each in said if _names_another(telling.registry, each)}
    names = queries.names(session, sorted(targets))
    return tuple(_line(telling, each, parents, names) for each in said)


def _standing(telling: Telling, side: Side) -> Iterator[_Said]:
    """Each value that the operations of this side have set, and that nothing has replaced."""
    for one in side.operations:
        replica, _, seq = one.rpartition(":")
        where = "replica = ? AND seq = ?"
        for operation in read_operations(telling.connection, where, replica, int(seq)):
            heads = read_heads(telling.connection, [operation.record]).get(operation.record, {})
            for name in _told_fields(telling.registry, operation):
                value = operation.fields.get(name)
                is_empty = operation.is_creation and value in ("", None, False)
                if name in operation.fields and not is_empty and one in heads_of(heads, name):
                    parent = str(operation.fields.get("parent") or "")
                    yield _Said(operation, name, value, parent)


def _told_fields(registry: Registry, operation: Operation) -> Sequence[str]:
    if operation.type == REFERENCE:
        return ("target",)
    return [spec.name for spec in registry.get(operation.record_type).columns]


def _names_another(registry: Registry, said: _Said) -> bool:
    spec = _spec(registry, said)
    return spec is None or isinstance(spec.kind, Ref)


def _spec(registry: Registry, said: _Said) -> FieldSpec | None:
    is_set = said.operation.type == REFERENCE
    return None if is_set else registry.get(said.operation.record_type).field(said.name)


def _line(
    telling: Telling, said: _Said, parents: dict[str, tuple[str, str]], names: dict[str, str]
) -> ValueBeyond:
    operation, spec = said.operation, _spec(telling.registry, said)
    if spec is None:
        label, shown = (
            _element(telling.registry, said, parents),
            names.get(str(said.value), NAMELESS),
        )
    else:
        record_type = telling.registry.get(operation.record_type)
        label = f"{record_type.title}·{spec.label}" if record_type.is_child else spec.label
        shown = spec.kind.format(spec.kind.load(said.value), names) or "（空）"
    unit, number = telling.whose(operation.replica)
    machine = f"{unit}·{number}号机" if unit else "本机"
    subject = operation.record_type, operation.record, said.name
    return ValueBeyond(*subject, label, said.value, shown, machine, operation.person, moment(operation.clock))


def _element(registry: Registry, said: _Said, parents: dict[str, tuple[str, str]]) -> str:
    """What the set is called to which an element was put."""
    key = parents.get(said.parent, ("", ""))[0]
    fields = registry.get(key).fields if key and registry.knows(key) else ()
    name = said.operation.fields.get("field")
    return next((spec.label for spec in fields if spec.name == name), "关联")


def _differing(session: Session, registry: Registry, conflict: Conflict) -> Beyond:
    """The fields in which two records that look like one are not the same."""
    record_type = registry.get(conflict.type)
    sides = conflict.ours, conflict.theirs
    rows = {row["id"]: row for row in queries.texts(session, record_type, [side.record for side in sides])}
    if len(rows) < len(sides):
        return Beyond()
    one, other = (rows[side.record] for side in sides)
    told = [spec for spec in record_type.fields if one[spec.name] != other[spec.name]]
    return Beyond(*(tuple(_of_record(conflict, side, spec, rows) for spec in told) for side in sides))


def _of_record(
    conflict: Conflict, side: Side, spec: FieldSpec, rows: dict[str, dict[str, str]]
) -> ValueBeyond:
    shown = rows[side.record][spec.name]
    subject = conflict.type, side.record, spec.name
    return ValueBeyond(*subject, spec.label, shown, shown or "（空）", side.machine, side.person, side.at)
