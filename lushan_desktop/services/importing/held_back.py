"""What a table brings that is not taken in, and why."""

from typing import NamedTuple

from lushan_desktop.services.importing.cells import State
from lushan_desktop.services.importing.checking import CheckedTable, Row, Verdict
from lushan_desktop.services.importing.table import head_of

REASON = "原因"


class HeldBack(NamedTuple):
    """A row that is not imported by itself."""

    where: str
    reason: str


def held_back(checked: CheckedTable) -> list[HeldBack]:
    """The rows that have to be mended or are there already, each with its reason."""
    return [HeldBack(checked.table.where(row.place), reasons(checked, row)) for row in held_rows(checked)]


def held_rows(checked: CheckedTable) -> list[Row]:
    """The rows themselves."""
    return [row for row in checked.rows if row.verdict in (Verdict.MEND, Verdict.THERE)]


def reasons(checked: CheckedTable, row: Row) -> str:
    """All that is to be mended in a row, or else why it is held back."""
    bad = [
        f"{head_of(checked.table, checked.plan, column)}：{cell.reason}"
        for column, cell in enumerate(row.cells)
        if cell is not None and cell.state is State.BAD
    ]
    return "；".join(bad) or row.reason
