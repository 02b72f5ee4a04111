"""What keeps a data folder safe, seated around its store: the journal and the rescue."""

from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import replace
from json import loads
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2

from lushan_desktop.domain.operation import Operation
from lushan_desktop.storage.file.backup import list_backups
from lushan_desktop.storage.file.connection import connect
from lushan_desktop.storage.file.snapshot import read_heads
from lushan_desktop.storage.file.swap import finish_swap
from lushan_desktop.storage.folder.contents import BACKUPS, DATABASE, JOURNAL
from lushan_desktop.storage.folder.disk import explain
from lushan_desktop.storage.log.journal import (
    ChainHeads,
    Journal,
    Source,
    covers,
    heads_of_journal,
    journal_files,
)
from lushan_desktop.storage.log.last_known import LastKnownEnd
from lushan_desktop.storage.log.last_known import read as read_noted
from lushan_desktop.storage.log.standing import brought_by
from lushan_desktop.storage.parts import Parts
from lushan_desktop.storage.registry import PACKAGE
from lushan_desktop.storage.rescue.recovery import recover
from lushan_desktop.storage.tables import OPERATION_COLUMNS


def guarded(parts: Parts | None = None, driver: Any = sqlcipher3.dbapi2) -> Parts:
    """The parts of a store that loses nothing: every step goes to the journal, damage is made good."""
    bare = parts or Parts()
    return replace(
        bare,
        journal=lambda folder: open_journal(folder, driver),
        recover=lambda folder: recover(folder, driver, bare).sentence,
        is_behind=lambda folder: is_behind(folder, driver),
    )


def open_journal(folder: Path, driver: Any = sqlcipher3.dbapi2) -> Journal:
    """The journal of a data folder, with what a crash left out written after."""
    finish_swap(folder)
    place = folder / JOURNAL
    start: ChainHeads = {}
    if not journal_files(place):
        backups = list_backups(folder / BACKUPS)
        start = backups[0].manifest.heads if backups else {}
    journal = Journal(place, _source(folder / DATABASE, driver), start=start, noted=LastKnownEnd(folder))
    with suppress(OSError):
        journal.catch_up()
    return journal


def is_behind(folder: Path, driver: Any = sqlcipher3.dbapi2) -> bool:
    """Return True if the journal, or the note of its end, tells of steps that the database has not got."""
    told = [heads for heads in (heads_of_journal(folder / JOURNAL), read_noted(folder).heads) if heads]
    if not told:
        return False
    try:
        with closing(connect(driver, folder / DATABASE)) as connection:
            reached = read_heads(connection)
            return not all(covers(reached, heads) for heads in told)
    except Exception as error:
        # A log that cannot be read is lost; a disk that refuses is another matter.
        if explain(error, folder, "打开"):
            raise
        return True


_SELECT = f"SELECT position, {OPERATION_COLUMNS} FROM operation WHERE replica = ? AND"


def _operation(row: Any) -> Operation:
    return Operation._make((*row[1:5], loads(row[5]), loads(row[6]), *row[7:]))


def _filled_by(connection: Any, merge: Operation, heads: ChainHeads) -> Iterable[Operation]:
    """Yield what a merge brought the content of, although the place in the chain was known before."""
    if merge.type != PACKAGE:
        return
    for replica, brought in brought_by(str(merge.fields.get("runs") or "")).items():
        span = replica, brought.begins, heads.get(replica, (0, ""))[0]
        rows = connection.execute(f"{_SELECT} seq BETWEEN ? AND ? AND type <> ''", span).fetchall()
        yield from (each for each in map(_operation, rows) if each.seq in brought)


def _source(file: Path, driver: Any) -> Source:
    def operations_after(heads: ChainHeads) -> Iterable[Operation]:
        with closing(connect(driver, file)) as connection:
            rows: list[Any] = []
            for replica, (last, _) in read_heads(connection).items():
                seq = heads.get(replica, (0, ""))[0]
                if last > seq:
                    rows += connection.execute(f"{_SELECT} seq > ?", (replica, seq)).fetchall()
            missing = [_operation(row) for row in sorted(rows)]
            filled = [each for merge in missing for each in _filled_by(connection, merge, heads)]
        yield from (*filled, *missing)

    return operations_after
