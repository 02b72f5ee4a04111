"""Whether what is derived from the log, and what the file itself knows, is still what was written."""

import json
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection

from lushan_desktop.domain.operation import Heads, Operation, Standing, heads_after
from lushan_desktop.storage import settings
from lushan_desktop.storage.tables import DONE, SETTLED, TRIGGERS, UNDOING, UNDONE

_STATES = {DONE, UNDONE, UNDOING, SETTLED}
_OURS = {sql.split()[2]: sql for sql in TRIGGERS if sql.startswith("CREATE")}


def schema_problems(objects: Iterable[Sequence[str]], *, is_older: bool = False) -> Iterator[str]:
    """Triggers and views that are not ours, of rows (type, name, sql): they would act at every save.

    An older file may spell its triggers otherwise; they are made anew before it is worked on.
    """
    missing = dict(_OURS)
    for kind, name, sql in objects:
        if kind == "trigger" and str(name) in _OURS and (missing.pop(str(name), "") == sql or is_older):
            continue
        if kind in ("trigger", "view"):
            yield f"数据文件中有不属于本程序的内容“{name}”。"
    yield from (f"数据文件中缺少保护操作记录的“{name}”。" for name in missing if not is_older)


OBJECTS_OF_A_FILE = "SELECT type, name, sql FROM sqlite_master"


def head_problems(
    connection: Connection, by_record: dict[str, list[Operation]], standing: Standing
) -> Iterator[str]:
    """Records of which the heads are not what follows from the log; all operations of them are given."""
    held = _heads_of(connection, list(by_record))
    for record, operations in by_record.items():
        counted = [operation for operation in operations if standing.counts(operation)]
        if not counted:
            continue
        kind, heads = held.get(record, ("", {}))
        expected = heads_after(counted, standing)
        if kind != counted[0].record_type or _spelt(heads) != _spelt(expected):
            yield f"记录 {record} 的现行标记与操作记录不一致。"


def _heads_of(connection: Connection, records: Sequence[str]) -> dict[str, tuple[str, Heads]]:
    marks = ", ".join("?" * len(records))
    sql = f"SELECT record, type, heads FROM head WHERE record IN ({marks})"
    rows = connection.exec_driver_sql(sql, tuple(records))
    return {record: (kind, json.loads(heads)) for record, kind, heads in rows}


def _spelt(heads: Heads) -> dict[str, list[str]]:
    return {field: sorted(ids) for field, ids in heads.items()}


def step_problems(connection: Connection, own: Iterable[str]) -> Iterator[str]:
    """Lines of steps that say other than the log does; all of ours are there."""
    replicas = sorted(own)
    marks = ", ".join("?" * len(replicas))
    sql = (
        "SELECT o.step, s.id, s.replica = o.replica AND s.label = o.label AND s.person = o.person"
        " AND s.undoes = o.undoes AND s.operations = count(*), s.state FROM operation AS o"
        " LEFT JOIN step AS s ON s.id = o.step WHERE o.type <> '' AND (s.id IS NOT NULL OR o.replica IN"
        f" ({marks}))"
        " GROUP BY o.replica, o.step"
    )
    for step, line, agrees, state in connection.exec_driver_sql(sql, tuple(replicas)):
        if line is None or not agrees or state not in _STATES:
            yield f"步骤 {step} 与操作记录不一致。"
    lonely = "SELECT id FROM step WHERE NOT EXISTS (SELECT 1 FROM operation AS o WHERE o.step = step.id)"
    yield from (f"步骤 {step} 在操作记录中没有。" for (step,) in connection.exec_driver_sql(lonely))


def setting_problems(connection: Connection) -> list[str]:
    """The settings of the file, where they are not what was kept."""
    return [] if settings.is_sealed(connection.exec_driver_sql) else ["数据文件的设置被改动过。"]
