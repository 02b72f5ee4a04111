"""The 回收站: what was deleted, of every type, newest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from lushan_desktop.domain.operation import moment
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import records
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.log.step import Changes
from lushan_desktop.storage.store import Store

KEPT_DAYS = 180


@dataclass(frozen=True)
class DiscardedRecord:
    """A record in the 回收站."""

    type: str
    type_title: str
    id: str
    name: str
    when: datetime
    person: str


def discarded(store: Store) -> tuple[DiscardedRecord, ...]:
    """Every record that was deleted by itself, newest first; rows inside records are not listed."""
    found: list[DiscardedRecord] = []
    with store.read() as session:
        connection = session.connection()
        for record_type in RECORD_TYPES:
            if record_type.is_child:
                continue
            sql = (
                "SELECT o.record, o.clock, o.person FROM operation AS o"
                f' JOIN "{record_type.key}" AS t ON t.id = o.record AND t.deleted = 1'
                " WHERE o.type = ? AND json_extract(o.fields, '$.deleted') = 1 ORDER BY o.position"
            )
            last = {
                record: (stamp, by)
                for record, stamp, by in connection.exec_driver_sql(sql, (record_type.key,))
            }
            names = queries.names(session, last)
            found += [
                DiscardedRecord(
                    record_type.key, record_type.title, record, names.get(record, ""), moment(stamp), by
                )
                for record, (stamp, by) in last.items()
            ]
    return tuple(sorted(found, key=lambda one: one.when, reverse=True))


def restore(store: Store, discarded: Sequence[tuple[str, str]]) -> Changes:
    """Take records (type, id) out of the 回收站, as one step."""
    with store.change(f"从回收站恢复{len(discarded)}条") as step:
        for key, record_id in discarded:
            records.mark(step, RECORD_TYPES.get(key), record_id, deleted=False)
    return step.changes
