"""What happened, told in the words of the forms: to one record, in one step, lately."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.record_type import children_of
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.reports.log_words import DONE, FieldEvent, field_events
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.log import history as log
from lushan_desktop.storage.log import log_filter
from lushan_desktop.storage.log.history import Change, RecentStep
from lushan_desktop.storage.log.log_filter import LogFilter
from lushan_desktop.storage.store import Store

__all__ = [
    "KINDS",
    "PAGE",
    "Event",
    "FieldEvent",
    "LogFilter",
    "LogLine",
    "LogPage",
    "RecentStep",
    "RecordHistory",
    "as_lines",
    "of_record",
    "of_step",
    "page",
    "people",
    "types_of",
]


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


MOST_TOLD = 500
"""Records of one step that are told field by field; an import may have written thousands."""
PAGE = 100
"""Steps shown together."""


@dataclass(frozen=True)
class LogLine:
    """One step and the record it was about."""

    step: RecentStep
    about: str


@dataclass(frozen=True)
class LogPage:
    """Some of the steps asked for."""

    lines: tuple[LogLine, ...]
    offset: int
    total: int

    @property
    def told(self) -> str:
        """第 101–200 步，共 512 步."""
        if not self.total:
            return "没有符合条件的操作"
        last = self.offset + len(self.lines)
        return f"第 {self.offset + 1}–{last} 步，共 {self.total} 步"


KINDS = tuple(DONE.items())
"""The kinds of act that can be asked for."""


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
    """Return what one step changed, record by record."""
    with store.read() as session:
        return tuple(field_events(session, log.changes_of(session, step, MOST_TOLD), ""))


def types_of(type_key: str) -> tuple[str, ...]:
    """A record type with the rows that belong to it, for the filter."""
    return (type_key, *children_of(RECORD_TYPES.get(type_key)))


def page(store: Store, wanted: LogFilter, offset: int = 0, limit: int = PAGE) -> LogPage:
    """One page of the steps asked for, newest first, with how many there are in all."""
    with store.read() as session:
        found = log_filter.steps(session, wanted, limit, offset)
        about = log_filter.subjects(session, [step.id for step in found])
        names = queries.names(session, [record for _, record in about.values()])
        total = log_filter.count(session, wanted)
    return LogPage(tuple(_line(step, about, names) for step in found), offset, total)


def _line(step: RecentStep, about: Mapping[str, tuple[str, str]], names: Mapping[str, str]) -> LogLine:
    key, record = about.get(step.id, ("", ""))
    return LogLine(step, f"{RECORD_TYPES.get(key).title}：{names[record]}" if names.get(record) else "")


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
            tuple(field_events(session, group, record_id)),
        )
        for step, group in by_step.items()
    ]


def _done(group: Sequence[Change], record_id: str) -> str:
    own = [change for change in group if change.record == record_id]
    return DONE[own[0].kind] if own else DONE[log.CHANGED]


def _undone_steps(session: Session, steps: Sequence[str]) -> set[str]:
    marks = ", ".join("?" * len(steps))
    sql = f"SELECT id FROM step WHERE state = 'undone' AND id IN ({marks})"
    return set(session.connection().exec_driver_sql(sql, tuple(steps)).scalars())
