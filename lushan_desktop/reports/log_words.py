"""What the log holds, in the words of the forms: fields before and after, and what was done to a record."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from lushan_desktop.domain.kinds import Primitive, Ref
from lushan_desktop.domain.record_type import RecordType
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.log import history as log
from lushan_desktop.storage.log.history import Change

DONE = {
    log.NEW: "新建",
    log.CHANGED: "修改",
    log.DELETED: "移入回收站",
    log.RESTORED: "从回收站恢复",
    log.UNDONE: "撤销",
}
_HIDDEN = ("parent", "position", "origin", "field")


@dataclass(frozen=True)
class FieldEvent:
    """One field before and after, as a person reads it."""

    label: str
    before: str
    after: str
    owner: str = ""
    """The row it belongs to, where that is a part of the record."""


def field_events(session: Session, changes: Iterable[Change], record_id: str) -> list[FieldEvent]:
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
