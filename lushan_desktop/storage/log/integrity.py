"""Whether the log is whole and the tables hold what it says."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from lushan_desktop.domain.operation import Fields, Operation, replay, seal, spell
from lushan_desktop.domain.record import Record
from lushan_desktop.storage.log.derived_check import (
    OBJECTS_OF_A_FILE,
    head_problems,
    schema_problems,
    setting_problems,
    step_problems,
)
from lushan_desktop.storage.log.log import blocks, read_operations
from lushan_desktop.storage.log.standing import own_replicas, standing
from lushan_desktop.storage.registry import Registry, columns_of, default_of
from lushan_desktop.storage.tables import OPERATION_COLUMNS

Known = Mapping[str, tuple[int, str]]
"""For each replica the seq and hash of a link that somebody else noted: a journal, a backup, a package."""
_MOST_NAMED = 20
_WITHOUT_HEAD = (
    "SELECT DISTINCT record FROM operation WHERE type <> ''"
    " AND NOT EXISTS (SELECT 1 FROM head WHERE head.record = operation.record)"
)
UNREADABLE = "数据文件损坏：有内容无法读取"


def chain_problems(
    connection: Connection, known: Iterable[Known] = (), *, may_lack_end: bool = False
) -> list[str]:
    """Links that were rewritten, removed or put in, and tails that were cut off."""
    problems: list[str] = []
    last: dict[str, tuple[int, str]] = {}
    sql = f"SELECT {OPERATION_COLUMNS} FROM operation ORDER BY replica, seq"
    for row in connection.exec_driver_sql(sql):
        replica, seq, previous, hash_ = row[0], row[1], row[11], row[12]
        before, link = last.get(replica, (0, ""))
        if seq != before + 1:
            problems.append(f"操作记录缺少第 {before + 1} 至 {seq - 1} 号（{replica}）。")
        elif previous != link:
            problems.append(f"操作记录第 {seq} 号与前一号接不上（{replica}）。")
        if row[2] and seal(previous, spell(tuple(row[:4]), row[4], row[5], tuple(row[6:11]))) != hash_:
            problems.append(f"操作记录第 {seq} 号被改动过（{replica}）。")
        last[replica] = (seq, hash_)
    problems += _unmatched(connection, known, last, may_lack_end=may_lack_end)
    return problems


def _unmatched(
    connection: Connection, known: Iterable[Known], last: Known, *, may_lack_end: bool
) -> Iterator[str]:
    for heads in known:
        for replica, (seq, hash_) in heads.items():
            held = last.get(replica, (0, ""))[0]
            if held < seq:
                if not may_lack_end:
                    yield f"操作记录末尾缺少第 {held + 1} 至 {seq} 号（{replica}）。"
                continue
            sql = "SELECT hash FROM operation WHERE replica = ? AND seq = ?"
            if connection.exec_driver_sql(sql, (replica, seq)).scalar() != hash_:
                yield f"操作记录第 {seq} 号与日志或备份中记下的不同（{replica}）。"


def table_problems(connection: Connection, registry: Registry) -> list[str]:
    """Records of which the table holds other than what follows from the log."""
    said = replay(standing(connection, registry).said(read_operations(connection)))
    problems: list[str] = []
    by_type: dict[str, dict[str, Fields]] = {}
    for (key, record), fields in said.items():
        by_type.setdefault(key, {})[record] = fields
    for key in dict.fromkeys(["reference", *registry.keys, *by_type]):
        if not registry.knows(key):
            problems.append(f"操作记录中有本版不认识的类型“{key}”。")
            continue
        problems += _differing(connection, key, registry.model(key), by_type.get(key, {}))
    return problems[:_MOST_NAMED]


def _differing(
    connection: Connection, key: str, model: type[Record], said: dict[str, Fields]
) -> Iterator[str]:
    columns = columns_of(model)
    defaults = {name: default_of(model, name) for name in columns}
    names = ", ".join(f'"{name}"' for name in columns)
    waiting = set(said)
    for row in connection.exec_driver_sql(f'SELECT {names} FROM "{key}"'):
        record = row[0]
        waiting.discard(record)
        fields = said.get(record)
        if fields is None:
            yield f"表“{key}”的 {record} 在操作记录中没有。"
            continue
        held: Fields = dict(zip(columns[1:], row[1:], strict=True))
        differing = [name for name, value in held.items() if value != fields.get(name, defaults[name])]
        if differing:
            yield f"表“{key}”的 {record} 与操作记录不一致：{'、'.join(differing)}。"
    yield from (f"表“{key}”中缺少 {record}。" for record in sorted(waiting))


def log_problems(
    connection: Connection,
    registry: Registry,
    known: Iterable[Known] = (),
    *,
    may_lack_end: bool = False,
    is_older: bool = False,
) -> list[str]:
    """All that is wrong with log, tables and what is derived, in sentences; nothing where all is well.

    Of a file whose tables are those of another version only the log and what was added can be judged.
    """
    problems: list[str] = []
    with readable() as unreadable:
        if is_older:
            problems += schema_problems(connection.exec_driver_sql(OBJECTS_OF_A_FILE), is_older=True)
            problems += chain_problems(connection, known, may_lack_end=may_lack_end)
        else:
            problems += _problems(connection, registry, known, may_lack_end=may_lack_end)
    return [*problems, *unreadable]


@contextmanager
def readable() -> Iterator[list[str]]:
    """Collect in a sentence that something could not be read as what it should be."""
    unreadable: list[str] = []
    try:
        yield unreadable
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError) as error:
        unreadable.append(f"{UNREADABLE}（{type(error).__name__}）。")
    except DBAPIError as error:
        if is_refused(error):
            raise
        unreadable.append(f"{UNREADABLE}（{error.orig}）。")


def _problems(
    connection: Connection, registry: Registry, known: Iterable[Known], *, may_lack_end: bool
) -> Iterator[str]:
    yield from schema_problems(connection.exec_driver_sql(OBJECTS_OF_A_FILE))
    yield from chain_problems(connection, known, may_lack_end=may_lack_end)
    yield from table_problems(connection, registry)
    counted = standing(connection, registry)
    for lot in _by_record(connection):
        yield from head_problems(connection, lot, counted)
    yield from step_problems(connection, own_replicas(connection))
    yield from setting_problems(connection)


def _by_record(connection: Connection) -> Iterator[dict[str, list[Operation]]]:
    """All operations of some records at a time; those of which the head is gone come last."""
    records = list(connection.exec_driver_sql("SELECT record FROM head ORDER BY number").scalars())
    records += connection.exec_driver_sql(_WITHOUT_HEAD).scalars()
    for marks, lot in blocks(records):
        by_record: dict[str, list[Operation]] = {}
        for operation in read_operations(connection, f"record IN ({marks})", *lot):
            by_record.setdefault(operation.record, []).append(operation)
        yield by_record


def is_refused(error: DBAPIError) -> bool:
    """Return True if the disk or another program is in the way, which says nothing about the file."""
    text = str(error.orig)
    return any(words in text for words in ("locked", "disk I/O", "disk is full", "interrupted", "readonly"))
