"""Tables as they were: the log told again in a database in memory, asked at moments on the way."""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from datetime import datetime
from typing import Any

import sqlcipher3.dbapi2
from sqlalchemy import Connection

from lushan_desktop.domain.operation import moment

Rows = list[tuple[Any, ...]]


def told_again(
    connection: Connection, keys: Sequence[str], moments: Sequence[datetime], question: str
) -> list[Rows]:
    """What the question answered at each moment, the earliest first; only tables of these types are there."""
    answers: list[Rows] = []
    waiting = sorted(moments)
    with closing(sqlcipher3.dbapi2.connect(":memory:")) as memory:
        columns = {key: _create(connection, memory, key) for key in keys}
        for key, record, fields, stamp in _operations(connection, keys):
            while waiting and moment(stamp) > waiting[0]:
                waiting.pop(0)
                answers.append(memory.execute(question).fetchall())
            if not waiting:
                break
            _apply(memory, key, record, {name: fields[name] for name in fields if name in columns[key]})
        answers += [memory.execute(question).fetchall() for _ in waiting]
    return answers


def _create(connection: Connection, memory: Any, key: str) -> set[str]:
    """The table with the columns it has now; a column that came later holds its empty value before."""
    found = connection.exec_driver_sql(f'PRAGMA table_info("{key}")').fetchall()
    described = ", ".join(_column(name, kind, bool(needed)) for _, name, kind, needed, *_ in found)
    memory.execute(f'CREATE TABLE "{key}" ({described})')
    for name in ("parent", "target", "indicator"):
        if name in {row[1] for row in found}:
            memory.execute(f'CREATE INDEX "{key}_{name}" ON "{key}" ("{name}")')
    return {row[1] for row in found} - {"id"}


def _column(name: str, kind: str, needed: bool) -> str:
    if name == "id":
        return "id TEXT PRIMARY KEY"
    empty = "''" if "CHAR" in kind.upper() or kind.upper() == "TEXT" else "0"
    return f'"{name}" DEFAULT {empty if needed else "NULL"}'


def _operations(
    connection: Connection, keys: Iterable[str]
) -> Iterator[tuple[str, str, dict[str, Any], str]]:
    wanted = tuple(keys)
    marks = ", ".join("?" * len(wanted))
    sql = f"SELECT type, record, fields, clock FROM operation WHERE type IN ({marks}) ORDER BY position"
    for key, record, fields, stamp in connection.exec_driver_sql(sql, wanted):
        yield key, record, json.loads(fields), stamp


def _apply(memory: Any, key: str, record: str, fields: dict[str, Any]) -> None:
    memory.execute(f'INSERT OR IGNORE INTO "{key}" (id) VALUES (?)', (record,))
    if fields:
        given = ", ".join(f'"{name}" = ?' for name in fields)
        memory.execute(f'UPDATE "{key}" SET {given} WHERE id = ?', (*fields.values(), record))
