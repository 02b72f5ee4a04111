"""The rows of a table that is about to be imported, as the grid shows and changes them."""

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, Qt, Signal

from lushan_desktop.services.importing.cells import MEANT, Cell, State
from lushan_desktop.services.importing.checking import CheckedTable, Row, Verdict, amend
from lushan_desktop.services.importing.table import head_of
from lushan_desktop.ui.widgets.cells import Index, Role

NUMBER, FIRST = 0, 1
"""The tick and the row number; then the columns of the table, then the verdict."""
NOTHING = "（空）"
TONE_OF_STATE = {State.GOOD: "", State.CHANGED: "ok", State.WARN: "warn", State.BAD: "bad"}
TONE_OF_VERDICT = {Verdict.READY: "ok", Verdict.LOOK: "warn", Verdict.MEND: "bad", Verdict.THERE: "mute"}


class Part(IntEnum):
    """Roles of this grid alone."""

    TINT = Role.NOTE + 1
    """The tone of the ground behind a cell; nothing where it is as it should be."""
    LEFT_OUT = Role.NOTE + 2
    """True if the column is not imported."""


class GridModel(QAbstractTableModel):
    """Holds the verdicts and the ticks; editing a cell judges its row at once."""

    ticked = Signal()
    amended = Signal()

    def __init__(self, type_key: str) -> None:
        super().__init__()
        self._key = type_key
        self.checked: CheckedTable | None = None
        self.ticks: set[int] = set()
        self.only: Verdict | None = None
        self._rows: list[Row] = []

    def show_checked(self, checked: CheckedTable) -> None:
        """Other verdicts: the first ticks are put anew."""
        self.checked = checked
        self.ticks = set(checked.taken())
        self.show_only(self.only)

    def show_only(self, verdict: Verdict | None) -> None:
        """The rows of this verdict, or all."""
        self.beginResetModel()
        self.only = verdict
        rows = self.checked.rows if self.checked else ()
        self._rows = [row for row in rows if verdict is None or row.verdict is verdict]
        self.endResetModel()

    def row_at(self, place: int) -> Row | None:
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        if self.checked is None or (parent is not None and parent.isValid()):
            return 0
        return self.checked.table.width + 2

    @property
    def verdict_column(self) -> int:
        return self.columnCount() - 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index.row()) if index.isValid() else None
        if row is None or self.checked is None:
            return None
        if index.column() == NUMBER:
            return self._of_number(row, role)
        if index.column() == self.verdict_column:
            return _of_verdict(row, role)
        cell = row.cells[index.column() - FIRST]
        typed = self.checked.plan.text(self.checked.table, row.place, index.column() - FIRST)
        return _of_left_out(typed, role) if cell is None else _of_cell(cell, typed, role)

    def _of_number(self, row: Row, role: int) -> Any:
        if role == Qt.ItemDataRole.CheckStateRole:
            return self._check_state(row)
        said: dict[int, Any] = {
            Qt.ItemDataRole.DisplayRole: str(row.place + 1),
            Qt.ItemDataRole.AccessibleTextRole: f"第{row.place + 1}行",
            Qt.ItemDataRole.ToolTipRole: row.reason or None,
        }
        return said.get(role)

    def _check_state(self, row: Row) -> Qt.CheckState | None:
        if row.verdict is Verdict.MEND:
            return None
        return Qt.CheckState.Checked if row.place in self.ticks else Qt.CheckState.Unchecked

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        row, column = self.row_at(index.row()), index.column()
        is_field = row is not None and FIRST <= column < self.verdict_column
        if row is not None and is_field and row.cells[column - FIRST] is not None:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Another text for a cell: its row is judged at once, and ticked when it became good."""
        row = self.row_at(index.row())
        if role != Qt.ItemDataRole.EditRole or row is None or self.checked is None:
            return False
        place = row.place, index.column() - FIRST
        if str(value).strip() == self.checked.plan.text(self.checked.table, *place):
            return False
        self.checked = amend(self._key, self.checked, place, str(value).strip())
        fresh = {each.place: each for each in self.checked.rows}
        self._rows = [fresh[each.place] for each in self._rows]
        self._tick_after(row, fresh[row.place])
        last = self.index(self.rowCount() - 1, self.verdict_column)
        self.dataChanged.emit(self.index(0, 0), last)
        self.amended.emit()
        return True

    def _tick_after(self, before: Row, after: Row) -> None:
        if after.verdict is Verdict.MEND:
            self.ticks.discard(after.place)
        elif before.verdict is Verdict.MEND and after.verdict is not Verdict.THERE:
            self.ticks.add(after.place)

    def toggle(self, place: int) -> None:
        """Tick a row or take its tick away; a row that is to be mended has none."""
        row = self.row_at(place)
        if row is None or row.verdict is Verdict.MEND:
            return
        self.ticks ^= {row.place}
        self.dataChanged.emit(self.index(place, 0), self.index(place, 0))
        self.ticked.emit()

    def said_of(self, place: int, column: int) -> str:
        """The line at the foot about a cell, or else about its row."""
        row = self.row_at(place)
        if row is None or self.checked is None:
            return ""
        cell = row.cells[column - FIRST] if FIRST <= column < self.verdict_column else None
        if cell is not None and cell.reason and cell.state is not State.CHANGED:
            head = head_of(self.checked.table, self.checked.plan, column - FIRST)
            return f"{self.checked.table.where(row.place)}，{head}：{cell.reason}"
        return f"{self.checked.table.where(row.place)}，{row.reason}" if row.reason else ""

    def first_to_mend(self) -> tuple[int, int]:
        """The first red cell on show, as (row, column); (-1, -1) where there is none."""
        for number, row in enumerate(self._rows):
            for column, cell in enumerate(row.cells):
                if cell is not None and cell.state is State.BAD:
                    return number, column + FIRST
        return -1, -1


def _of_verdict(row: Row, role: int) -> Any:
    if role == Role.BADGES:
        return [(str(row.verdict), TONE_OF_VERDICT[row.verdict])]
    if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
        return str(row.verdict)
    return row.reason or None if role == Qt.ItemDataRole.ToolTipRole else None


def _of_left_out(typed: str, role: int) -> Any:
    if role == Part.LEFT_OUT:
        return True
    return typed if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) else None


def _of_cell(cell: Cell, typed: str, role: int) -> Any:
    """What a cell answers; editing begins with the term that was probably meant, so that Enter takes it."""
    shown = cell.text or (NOTHING if cell.state is State.BAD else "")
    said: dict[int, Any] = {
        Qt.ItemDataRole.DisplayRole: " ".join(shown.split("\n")),
        Qt.ItemDataRole.EditRole: cell.reason.removeprefix(MEANT) if cell.reason.startswith(MEANT) else typed,
        Qt.ItemDataRole.ToolTipRole: "\n".join(filter(None, (shown, cell.reason))) or None,
        Qt.ItemDataRole.AccessibleTextRole: "，".join(filter(None, (shown, cell.reason))),
        Role.SECOND: cell.reason,
        Part.TINT: TONE_OF_STATE[cell.state],
    }
    return said.get(role)
