"""The log held against chain, rows and heads a lot at a time, for a check that nobody waits for."""

from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import Connection

from lushan_desktop.domain.operation import Operation, replay, seal, spell
from lushan_desktop.domain.standing import Standing
from lushan_desktop.storage.log.derived_check import head_problems
from lushan_desktop.storage.log.log import read_operations
from lushan_desktop.storage.log.standing import standing
from lushan_desktop.storage.registry import Registry, columns_of, default_of
from lushan_desktop.storage.tables import OPERATION_COLUMNS

LOT = 100


class LotResult(NamedTuple):
    """What one lot came to."""

    position: int
    """Of the last operation of the lot; 0 where there was none left."""
    problems: tuple[str, ...]


def look(connection: Connection, registry: Registry, after: int) -> LotResult:
    """Look at the operations behind a position, and at all records that they speak of."""
    sql = f"SELECT position, {OPERATION_COLUMNS} FROM operation WHERE position > ? ORDER BY position LIMIT ?"
    rows = [tuple(row) for row in connection.exec_driver_sql(sql, (after, LOT))]
    if not rows:
        return LotResult(0, ())
    records = tuple(dict.fromkeys(row[4] for row in rows if row[3]))
    problems = [*_chain_problems(connection, rows), *_record_problems(connection, registry, records)]
    return LotResult(rows[-1][0], tuple(problems))


def _chain_problems(connection: Connection, rows: list[tuple[str, ...]]) -> Iterator[str]:
    sql = "SELECT hash FROM operation WHERE replica = ? AND seq = ?"
    for _, *row in rows:
        replica, seq, previous, link = row[0], int(row[1]), row[11], row[12]
        before = connection.exec_driver_sql(sql, (replica, seq - 1)).scalar() if seq > 1 else ""
        if before != previous:
            yield f"操作记录第 {seq} 号与前一号接不上（{replica}）。"
        subject = (replica, seq, row[2], row[3])
        if row[2] and seal(previous, spell(subject, row[4], row[5], row[6:11])) != link:
            yield f"操作记录第 {seq} 号被改动过（{replica}）。"


def _record_problems(connection: Connection, registry: Registry, records: tuple[str, ...]) -> Iterator[str]:
    if not records:
        return
    counted, by_record = standing(connection, registry), dict[str, list[Operation]]()
    marks = ", ".join("?" * len(records))
    for operation in read_operations(connection, f"record IN ({marks})", *records):
        by_record.setdefault(operation.record, []).append(operation)
    yield from head_problems(connection, by_record, counted)
    yield from _row_problems(connection, registry, by_record, counted)


def _row_problems(
    connection: Connection, registry: Registry, by_record: dict[str, list[Operation]], counted: Standing
) -> Iterator[str]:
    operations = [one for run in by_record.values() for one in run]
    for (key, record), fields in replay(counted.said(operations)).items():
        if not registry.knows(key):
            continue
        model = registry.model(key)
        columns = [name for name in columns_of(model) if name != "id"]
        names = ", ".join(f'"{name}"' for name in columns)
        row = connection.exec_driver_sql(f'SELECT {names} FROM "{key}" WHERE id = ?', (record,)).first()
        said = tuple(fields.get(name, default_of(model, name)) for name in columns)
        if row is None or tuple(row) != said:
            yield f"表“{key}”的 {record} 与操作记录不一致。"
