"""Whether what is derived from the log, and what the file itself knows, is still what was written."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection

from lushan_desktop.domain.operation import Heads, Operation, replay
from lushan_desktop.domain.standing import Standing, heads_after
from lushan_desktop.storage import settings
from lushan_desktop.storage.tables import DONE, SETTLED, TRIGGERS, UNDOING, UNDONE

_STATES = {DONE, UNDONE, UNDOING, SETTLED}
_Held = tuple[str, str, dict[str, list[str]]]
"""What a head says of a record: its type, whose part it is, the operations its fields stand by."""
_OURS = {sql.split()[2]: sql for sql in TRIGGERS if sql.startswith("CREATE")}


def schema_problems(objects: Iterable[Sequence[str]], *, is_older: bool = False) -> Iterator[str]:
    """What is not ours, of rows (type, name, sql), and acts at every save: triggers, views, terms of tables.

    An older file may spell its triggers otherwise; they are made anew before it is worked on.
    """
    missing = dict(_OURS)
    for kind, name, sql in objects:
        if kind == "trigger" and str(name) in _OURS and (missing.pop(str(name), "") == sql or is_older):
            continue
        if kind in ("trigger", "view") or not _is_plain(kind, str(name), sql):
            yield f"数据文件中有不属于本程序的内容“{name}”。"
    yield from (f"数据文件中缺少保护操作记录的“{name}”。" for name in missing if not is_older)


def _is_plain(kind: str, name: str, sql: str | None) -> bool:
    """Return True for a table without terms that refuse or compute, and for an index that sorts alone."""
    if kind == "index":
        return sql is None or _PLAIN_INDEX.fullmatch(sql) is not None
    if str(sql).upper().startswith("CREATE VIRTUAL"):
        return name.startswith("search") and "USING fts5" in str(sql)
    return not _TERMS.search(str(sql))


_PLAIN_INDEX = re.compile(
    r"""CREATE INDEX "?\w+"? ON "?\w+"? ?\(("?\w+"?( ASC| DESC)?(, )?)+\)( WHERE \w+ <> '\w*')?"""
)
_TERMS = re.compile(
    r"\b(CHECK|AS|DEFAULT)\s*\(|\b(REFERENCES|ON CONFLICT)\b",
    re.IGNORECASE,
)

OBJECTS_OF_A_FILE = "SELECT type, name, sql FROM sqlite_master"


def head_problems(
    connection: Connection, by_record: dict[str, list[Operation]], standing: Standing
) -> Iterator[str]:
    """Records of which the heads are not what follows from the log; all operations of them are given."""
    held = _heads_of(connection, list(by_record))
    for record, operations in by_record.items():
        counted = standing.said(operations)
        if not counted:
            continue
        expected = (counted[0].record_type, _parent_of(counted), _spelt(heads_after(counted, standing)))
        if held.get(record) != expected:
            yield f"记录 {record} 的现行标记与操作记录不一致。"


def _parent_of(operations: list[Operation]) -> str:
    """The record that this one belongs to, by what is said of it."""
    said = [operation for operation in operations if "parent" in operation.fields]
    fields = next(iter(replay(operations).values())) if len(said) > 1 else said[0].fields if said else {}
    return str(fields.get("parent") or "")


def _heads_of(connection: Connection, records: Sequence[str]) -> dict[str, _Held]:
    marks = ", ".join("?" * len(records))
    sql = f"SELECT record, type, parent, heads FROM head WHERE record IN ({marks})"
    rows = connection.exec_driver_sql(sql, tuple(records))
    return {record: (kind, parent, _spelt(json.loads(heads))) for record, kind, parent, heads in rows}


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
