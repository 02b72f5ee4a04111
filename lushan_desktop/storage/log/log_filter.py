"""Looking through the log by person, day, kind of record, kind of act and words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy.orm import Session

from lushan_desktop.base import clock
from lushan_desktop.domain.operation import RENAMED, moment
from lushan_desktop.storage.log.history import CHANGED, DELETED, NEW, RESTORED, UNDONE, RecentStep
from lushan_desktop.storage.log.log import blocks

_GONE, _BACK = '%"deleted":true%', '%"deleted":false%'
_ANY = "EXISTS (SELECT 1 FROM operation AS o WHERE o.step = step.id AND {})"
_CREATED = _ANY.format("o.parents = '{}' AND o.type NOT IN ('reference', 'evidence')")
_REMOVED = _ANY.format(f"o.parents <> '{{}}' AND o.fields LIKE '{_GONE}' AND o.type <> 'reference'")
_REVIVED = _ANY.format(f"o.parents <> '{{}}' AND o.fields LIKE '{_BACK}' AND o.type <> 'reference'")
_CONDITION_BY_KIND = {
    NEW: f"step.undoes = '' AND {_CREATED}",
    DELETED: f"step.undoes = '' AND {_REMOVED}",
    RESTORED: f"step.undoes = '' AND {_REVIVED}",
    UNDONE: "step.undoes <> ''",
    CHANGED: f"step.undoes = '' AND NOT {_CREATED} AND NOT {_REMOVED} AND NOT {_REVIVED}",
}


@dataclass(frozen=True)
class LogFilter:
    """Which steps are asked for; what is empty does not narrow."""

    person: str = ""
    start: date | None = None
    end: date | None = None
    types: tuple[str, ...] = ()
    """Keys of record types: one and the rows that belong to it."""
    kind: str = ""
    """One of new, changed, deleted, restored, undone."""
    text: str = ""
    record: str = ""
    """Only what happened to this record and its rows."""


def steps(session: Session, wanted: LogFilter, limit: int, offset: int = 0) -> tuple[RecentStep, ...]:
    """The steps asked for, newest first."""
    where, values = _where(wanted)
    sql = (
        "SELECT id, clock, person, label, undoes, operations, state = 'undone' FROM step"
        f" WHERE {where} ORDER BY position DESC LIMIT ? OFFSET ?"
    )
    found = session.connection().exec_driver_sql(sql, (*values, limit, offset))
    return tuple(
        RecentStep(step, moment(stamp), by, label, undoes, count, bool(is_undone))
        for step, stamp, by, label, undoes, count, is_undone in found
    )


def count(session: Session, wanted: LogFilter) -> int:
    """Return how many steps there are in all."""
    where, values = _where(wanted)
    found = session.connection().exec_driver_sql(f"SELECT count(*) FROM step WHERE {where}", tuple(values))
    return int(found.scalar() or 0)


def subjects(session: Session, step_ids: Sequence[str]) -> dict[str, tuple[str, str]]:
    """The record each step was about: its type and id; a row stands for the record it belongs to."""
    found: dict[str, tuple[str, str]] = {}
    for marks, lot in blocks(list(step_ids)):
        sql = (
            "SELECT o.step, coalesce(p.type, h.type, o.type), coalesce(p.record, o.record)"
            " FROM operation AS o LEFT JOIN head AS h ON h.record = o.record"
            " LEFT JOIN head AS p ON p.record = h.parent"
            f" WHERE o.step IN ({marks}) ORDER BY o.type IN ('evidence', 'reference'), o.position"
        )
        for step, key, record in session.connection().exec_driver_sql(sql, lot):
            found.setdefault(step, (key, record))
    return found


def _where(wanted: LogFilter) -> tuple[str, list[str]]:
    conditions, values = ["1"], list[str]()
    if wanted.person:
        conditions.append("step.person = ?")
        values.append(wanted.person)
    if wanted.start:
        conditions.append("step.clock >= ?")
        values.append(_stamp(wanted.start))
    if wanted.end:
        conditions.append("step.clock < ?")
        values.append(_stamp(wanted.end + timedelta(days=1)))
    if wanted.kind:
        conditions.append(_CONDITION_BY_KIND[wanted.kind])
    for condition, more in _by_operation(wanted):
        conditions.append(condition)
        values += more
    return " AND ".join(f"({condition})" for condition in conditions), values


def _by_operation(wanted: LogFilter) -> list[tuple[str, list[str]]]:
    """Return what only the operations of a step tell."""
    found: list[tuple[str, list[str]]] = []
    if wanted.types:
        names = [*wanted.types, *(old for old, now in RENAMED.items() if now in wanted.types)]
        found.append((_ANY.format(f"o.type IN ({', '.join('?' * len(names))})"), names))
    if wanted.record:
        below = "o.record = ? OR o.record IN (SELECT record FROM head WHERE parent = ? AND parent <> '')"
        found.append((_ANY.format(f"({below})"), [wanted.record, wanted.record]))
    if text := wanted.text.strip():
        like = "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        said = _ANY.format("o.fields LIKE ? ESCAPE '\\'")
        found.append((f"step.label LIKE ? ESCAPE '\\' OR {said}", [like, like]))
    return found


def _stamp(day: date) -> str:
    """Return what all stamps of this day and later are not less than."""
    return f"{int(datetime.combine(day, time.min, clock.CHINA).timestamp() * 1000):014d}"
