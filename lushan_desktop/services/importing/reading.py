"""Opening a table and asking for its verdicts: foreign files in a child of their own."""

from collections.abc import Callable, Sequence
from concurrent.futures import BrokenExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from lushan_desktop.base import clock
from lushan_desktop.base.computing import CHILD, Computing
from lushan_desktop.domain.kinds import Reading
from lushan_desktop.domain.record_type import RecordType
from lushan_desktop.intake import limits
from lushan_desktop.services.importing import heads, heads_remembered, known
from lushan_desktop.services.importing.checking import CheckedTable, check
from lushan_desktop.services.importing.table import Plan, Table
from lushan_desktop.services.office import office
from lushan_desktop.services.records import ownership
from lushan_desktop.storage.store import Store

if TYPE_CHECKING:
    from lushan_desktop.intake.sheet import Sheet

G = TypeVar("G")
T = TypeVar("T")

_SHORT_TEXT = 200_000
"""Characters that are divided where one is, in a few hundredths of a second."""
_MOST_AT_ONCE = 3000
"""Cells that are checked where one is; more go to the child, so that the window never waits."""


def open_file(file: Path) -> tuple[Table, ...]:
    """The tables of a workbook or .csv. Raises UserError."""
    from lushan_desktop.intake.sheet import read_file

    return _tables(read_file, file, file.name)


def open_text(text: str) -> tuple[Table, ...]:
    """The table that was copied out of Excel or WPS. Raises UserError."""
    from lushan_desktop.intake.sheet import read_pasted

    if len(text) <= _SHORT_TEXT:
        return _as_tables(read_pasted(text), "")
    return _tables(read_pasted, text, "")


@dataclass(frozen=True)
class OpenedTables:
    """What came in: every table, and the verdicts on the one that speaks most of such records."""

    tables: tuple[Table, ...]
    checked: CheckedTable


def look_at_file(store: Store, record_type: RecordType, file: Path, reading: Reading) -> OpenedTables:
    """Open a file and judge its rows. Raises UserError."""
    return _look(store, record_type, open_file(file), reading)


def look_at_text(store: Store, record_type: RecordType, text: str, reading: Reading) -> OpenedTables:
    """Judge the rows that were copied out of Excel or WPS. Raises UserError."""
    return _look(store, record_type, open_text(text), reading)


def _look(store: Store, record_type: RecordType, tables: tuple[Table, ...], reading: Reading) -> OpenedTables:
    def known_heads(table: Table) -> int:
        return sum(1 for name in heads.guess(record_type, table).fields if name)

    return OpenedTables(tables, first_look(store, record_type, max(tables, key=known_heads), reading))


def reading_of(folder: Path) -> Reading:
    """Return how the office of this folder reads dates without a year."""
    return Reading(clock.today(), office.load(folder).last_day)


def first_look(store: Store, record_type: RecordType, table: Table, reading: Reading) -> CheckedTable:
    """The verdicts by the likeliest plan."""
    plan = heads.guess(record_type, table)
    remembered = heads_remembered.of(store, record_type.key)
    return verdicts(store, record_type, table, heads.with_remembered(table, plan, remembered), reading)


def verdicts(
    store: Store, record_type: RecordType, table: Table, plan: Plan, reading: Reading
) -> CheckedTable:
    """The verdicts by this plan, against what the office holds now. Raises UserError: see `refuse_whole`."""
    ownership.refuse_whole(store, record_type, "导入")
    with store.read_long() as session:
        held = known.gather(session, record_type, plan)
    if len(table.rows) * table.width <= _MOST_AT_ONCE:
        return check(record_type.key, table, plan, held, reading)
    found: CheckedTable = CHILD.call(check, record_type.key, table, plan, held, reading)
    return found


def _tables(reader: "Callable[[G], tuple[Sheet, ...]]", given: G, source: str) -> tuple[Table, ...]:
    child = Computing()
    try:
        sheets = child.call_within(limits.PATIENCE, read_within_limits, reader, given)
    except (BrokenExecutor, TimeoutError, MemoryError) as error:
        what = f"“{source}”" if source else "粘贴的内容"
        refused = f"{what}太大、已损坏，或离表很远处还有字，没有读入。请把要导入的部分复制到新表里再试。"
        raise limits.unread(error, refused) from error
    finally:
        child.close()
    return _as_tables(sheets, source)


def _as_tables(sheets: "Sequence[Sheet]", source: str) -> tuple[Table, ...]:
    return tuple(Table(source, sheet.name, sheet.rows, sheet.blocks) for sheet in sheets)


def read_within_limits(reader: Callable[[G], T], given: G) -> T:
    """Runs in the child for foreign files."""
    limits.limit()
    return reader(given)
