"""What happened, told in the words of the forms: to one record, in one step, lately."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.kinds import Primitive, Ref
from lushan_desktop.domain.record_type import RecordType
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.storage import history as log
from lushan_desktop.storage import queries
from lushan_desktop.storage.history import Change, RecentStep
from lushan_desktop.storage.store import Store

_DONE = {
    log.NEW: "新建",
    log.CHANGED: "修改",
    log.DELETED: "移入回收站",
    log.RESTORED: "从回收站恢复",
    log.UNDONE: "撤销",
}
_HIDDEN = ("parent", "position", "origin", "field")


__all__ = [
    "Event",
    "FieldEvent",
    "RecentStep",
    "RecordHistory",
    "as_lines",
    "of_record",
    "of_step",
    "people",
    "recent",
]


@dataclass(frozen=True)
class FieldEvent:
    """One field before and after, as a person reads it."""

    label: str
    before: str
    after: str
    owner: str = ""
    """The row it belongs to, where that is a part of the record."""


@dataclass(frozen=True)
class Event:
    """What one step did to a record and its rows."""

    step: str
    when: datetime
    person: str
    label: str
    done: str
    is_undone: bool
    fields: tuple[FieldEvent, ...]


@dataclass(frozen=True)
class RecordHistory:
    """All that happened to one record, newest first."""

    record_id: str
    type_title: str
    name: str
    events: tuple[Event, ...]


def of_record(store: Store, record_id: str) -> RecordHistory:
    """The history of a record with its rows and its evidence. Raises UserError for an unknown id."""
    with store.read() as session:
        changes = log.history(session, record_id)
        if not changes:
            raise UserError(f"没有编号为“{record_id}”的记录，请用 records 或 find 查到编号。")
        key = next(change.type for change in changes if change.record == record_id)
        name = queries.names(session, [record_id]).get(record_id, "")
        events = _events(session, changes, record_id)
    return RecordHistory(record_id, RECORD_TYPES.get(key).title, name, tuple(events))


def of_step(store: Store, step: str) -> tuple[FieldEvent, ...]:
    """What one step changed, record by record."""
    with store.read() as session:
        return tuple(_field_events(session, log.changes_of(session, step), ""))


def recent(
    store: Store, limit: int = 100, offset: int = 0, person: str | None = None, type_key: str | None = None
) -> tuple[RecentStep, ...]:
    """The steps done lately, newest first."""
    with store.read() as session:
        return log.recent_steps(session, limit, offset, person, type_key)


def people(store: Store) -> tuple[str, ...]:
    """Everybody who ever changed something here."""
    with store.read() as session:
        found = session.connection().exec_driver_sql("SELECT DISTINCT person FROM step ORDER BY person")
        return tuple(str(name) for (name,) in found if name)


def as_lines(store: Store, record_id: str) -> list[str]:
    """The history as plain lines, oldest first, for the command."""
    told = of_record(store, record_id)
    lines = [f"{told.type_title} {told.name}"]
    for event in reversed(told.events):
        lines.append(f"{event.when:%Y-%m-%d %H:%M:%S}  {event.person or '未署名'}  {event.label}")
        for field in event.fields:
            owner = f"{field.owner} " if field.owner else ""
            lines.append(f"    {owner}{field.label}：{field.before or '（空）'} → {field.after or '（空）'}")
    return lines


def _events(session: Session, changes: Sequence[Change], record_id: str) -> list[Event]:
    by_step: dict[str, list[Change]] = {}
    for change in changes:
        by_step.setdefault(change.step, []).append(change)
    undone = _undone_steps(session, list(by_step))
    return [
        Event(
            step,
            group[0].when,
            group[0].person,
            group[0].label,
            _done(group, record_id),
            step in undone,
            tuple(_field_events(session, group, record_id)),
        )
        for step, group in by_step.items()
    ]


def _done(group: Sequence[Change], record_id: str) -> str:
    own = [change for change in group if change.record == record_id]
    return _DONE[own[0].kind] if own else _DONE[log.CHANGED]


def _undone_steps(session: Session, steps: Sequence[str]) -> set[str]:
    marks = ", ".join("?" * len(steps))
    sql = f"SELECT id FROM step WHERE state = 'undone' AND id IN ({marks})"
    return set(session.connection().exec_driver_sql(sql, tuple(steps)).scalars())


def _field_events(session: Session, changes: Iterable[Change], record_id: str) -> list[FieldEvent]:
    changes = list(changes)
    mentioned = [str(value) for change in changes for each in change.fields for value in each[1:] if value]
    name_by_id = queries.names(session, [*mentioned, *(change.record for change in changes)])
    return [event for change in changes for event in _told(change, record_id, name_by_id)]


def _told(change: Change, record_id: str, name_by_id: dict[str, str]) -> Iterable[FieldEvent]:
    record_type = RECORD_TYPES.get(change.type)
    if change.type == "reference":
        return _told_reference(change, name_by_id)
    owner = "" if change.record == record_id else _owner(record_type, name_by_id.get(change.record, ""))
    events = []
    for name, before, after in change.fields:
        if name in _HIDDEN or (_is_nothing(before) and _is_nothing(after)):
            continue
        old, new = (_text(record_type, name, value, name_by_id) for value in (before, after))
        events.append(FieldEvent(_label(record_type, name), old, new, owner))
    return events


def _owner(record_type: RecordType, name: str) -> str:
    return f"{record_type.title}（{name}）" if name else record_type.title


def _is_nothing(value: Primitive) -> bool:
    return value is None or value == "" or value is False or value == 0


def _told_reference(change: Change, name_by_id: dict[str, str]) -> list[FieldEvent]:
    values = {name: after for name, _, after in change.fields}
    if change.kind == log.NEW:
        target = name_by_id.get(str(values.get("target", "")), "")
        words = {"files": "佐证", "indicators": "对应指标"}
        return [FieldEvent(words.get(str(values.get("field")), "关联"), "", target)]
    gone = values.get("deleted")
    return (
        [FieldEvent("关联", "在" if gone else "已移除", "已移除" if gone else "在")]
        if "deleted" in values
        else []
    )


def _label(record_type: RecordType, name: str) -> str:
    if name == "deleted":
        return "回收站"
    try:
        return record_type.field(name).label
    except KeyError:
        return name


def _text(record_type: RecordType, name: str, value: Primitive, name_by_id: dict[str, str]) -> str:
    if name == "deleted":
        return "在回收站" if value else "在用"
    try:
        kind = record_type.field(name).kind
    except KeyError:
        return "" if value is None else str(value)
    if isinstance(kind, Ref):
        return name_by_id.get(str(value), "")
    return kind.format(kind.load(value), name_by_id)
