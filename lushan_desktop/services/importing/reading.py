"""Opening a table and asking for its verdicts: foreign files in a child of their own."""

from concurrent.futures import BrokenExecutor
from pathlib import Path
from typing import Any

from lushan_desktop.base.computing import CHILD, Computing, path_of
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.lazy import resolve
from lushan_desktop.domain.kinds import Reading
from lushan_desktop.domain.record_type import RecordType
from lushan_desktop.services.importing import heads, known
from lushan_desktop.services.importing.checking import Checked, check
from lushan_desktop.services.importing.table import Plan, Table
from lushan_desktop.storage.store import Store

PATIENCE = 60.0
_LIMIT = "lushan_desktop.intake.limits:limit"
_READ_FILE, _READ_PASTED = "lushan_desktop.intake.sheet:read_file", "lushan_desktop.intake.sheet:read_pasted"
_MOST_AT_ONCE = 3000
"""Cells that are checked where one is; more go to the child, so that the window never waits."""


def open_file(file: Path) -> tuple[Table, ...]:
    """The tables of a workbook or .csv. Raises UserError."""
    return _tables(_READ_FILE, file, file.name)


def open_text(text: str) -> tuple[Table, ...]:
    """The table that was copied out of Excel or WPS. Raises UserError."""
    return _tables(_READ_PASTED, text, "")


def first_look(store: Store, record_type: RecordType, table: Table, reading: Reading) -> Checked:
    """The verdicts by the likeliest plan."""
    return verdicts(store, record_type, table, heads.guess(record_type, table), reading)


def verdicts(store: Store, record_type: RecordType, table: Table, plan: Plan, reading: Reading) -> Checked:
    """The verdicts by this plan, against what the office holds now."""
    with store.read_long() as session:
        held = known.gather(session, record_type, plan)
    if len(table.rows) * table.width <= _MOST_AT_ONCE:
        return check(record_type.key, table, plan, held, reading)
    found: Checked = CHILD.call(path_of(check), record_type.key, table, plan, held, reading)
    return found


def _tables(reader: str, given: Path | str, source: str) -> tuple[Table, ...]:
    child = Computing()
    try:
        sheets = child.submit(path_of(read_within_limits), reader, given).result(PATIENCE)
    except (BrokenExecutor, TimeoutError, MemoryError) as error:
        what = f"“{source}”" if source else "粘贴的内容"
        raise UserError(f"{what}太大或已损坏，没有读入。请分成几个表后重试。") from error
    finally:
        child.close()
    return tuple(Table(source, sheet.name, sheet.rows) for sheet in sheets)


def read_within_limits(reader: str, given: Path | str) -> Any:
    """Runs in the child for foreign files."""
    resolve(_LIMIT)()
    return resolve(reader)(given)
