"""Tables as they were: the log told again in a database in memory, asked at moments on the way.

What the log says is read as one text, so that it reaches another process at the price of copying it;
the telling needs no database of the office.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import sqlcipher3.dbapi2
from sqlalchemy import Connection

from lushan_desktop.domain.operation import moment
from lushan_desktop.storage import settings

Rows = list[tuple[Any, ...]]

_OPERATIONS = """
SELECT group_concat(told, char(10)) FROM (
    SELECT json_array(type, record, json(fields), clock) AS told
    FROM operation WHERE type IN ({marks}) ORDER BY position
)
"""


@dataclass(frozen=True)
class ToldTables:
    """What the log says of some types: their tables as they are now, and every operation as a line."""

    columns: Mapping[str, tuple[tuple[str, str, bool], ...]]
    """Name, type and whether it must hold something, of each column of a type."""
    operations: str
    part: Mapping[str, str] = field(default_factory=dict)
    """Whose part alone is counted here."""


def read(connection: Connection, keys: Sequence[str]) -> ToldTables:
    """Read what the log says of these types."""
    columns = {
        key: tuple(
            (name, kind, bool(needed))
            for _, name, kind, needed, *_ in connection.exec_driver_sql(f'PRAGMA table_info("{key}")')
        )
        for key in keys
    }
    wanted = tuple(keys)
    sql = _OPERATIONS.format(marks=", ".join("?" * len(wanted)))
    operations = connection.exec_driver_sql(sql, wanted).scalar() or ""
    return ToldTables(columns, operations, settings.part_counted(connection))


def told_again(told: ToldTables, moments: Sequence[datetime], question: str) -> list[Rows]:
    """What the question answered at each moment, the earliest first; only tables of those types are there."""
    answers: list[Rows] = []
    waiting = sorted(moments)
    with closing(sqlcipher3.dbapi2.connect(":memory:")) as memory:
        memory.execute("CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT)")
        memory.executemany("INSERT INTO setting VALUES (?, ?)", told.part.items())
        names = {key: _create(memory, key, columns) for key, columns in told.columns.items()}
        for key, record, fields, stamp in _operations(told.operations):
            while waiting and moment(stamp) > waiting[0]:
                waiting.pop(0)
                answers.append(memory.execute(question).fetchall())
            if not waiting:
                break
            _apply(memory, key, record, {name: fields[name] for name in fields if name in names[key]})
        answers += [memory.execute(question).fetchall() for _ in waiting]
    return answers


def _create(memory: Any, key: str, columns: Sequence[tuple[str, str, bool]]) -> set[str]:
    """The table with the columns it has now; a column that came later holds its empty value before."""
    memory.execute(f'CREATE TABLE "{key}" ({", ".join(_column(*each) for each in columns)})')
    names = {name for name, *_ in columns}
    for name in names & {"parent", "target", "indicator"}:
        memory.execute(f'CREATE INDEX "{key}_{name}" ON "{key}" ("{name}")')
    return names - {"id"}


def _column(name: str, kind: str, needed: bool) -> str:
    if name == "id":
        return "id TEXT PRIMARY KEY"
    empty = "''" if "CHAR" in kind.upper() or kind.upper() == "TEXT" else "0"
    return f'"{name}" DEFAULT {empty if needed else "NULL"}'


def _operations(lines: str) -> Iterator[tuple[str, str, dict[str, Any], str]]:
    for line in filter(None, lines.split("\n")):
        key, record, fields, stamp = json.loads(line)
        yield key, record, fields, stamp


def _apply(memory: Any, key: str, record: str, fields: dict[str, Any]) -> None:
    memory.execute(f'INSERT OR IGNORE INTO "{key}" (id) VALUES (?)', (record,))
    if fields:
        given = ", ".join(f'"{name}" = ?' for name in fields)
        memory.execute(f'UPDATE "{key}" SET {given} WHERE id = ?', (*fields.values(), record))
