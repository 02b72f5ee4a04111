"""The rows of a list: ids at once, their content in blocks as they come into sight."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import count
from typing import Any

from PySide6.QtCore import QAbstractTableModel, Qt, Signal

from lushan_desktop.domain.record_type import RecordType
from lushan_desktop.services.records.lists import BLOCK, Block, ListRow, block_of, texts_of
from lushan_desktop.ui.fields.cells import Cell, make_cell
from lushan_desktop.ui.records.columns import NAME, STANDING, WHEN, Column, columns_of, name_title
from lushan_desktop.ui.widgets.cells import Index, Role

BLOCKS_KEPT = 24
_LOOKS = count()
"""A new number for each cell that is made: what it says never changes."""
WAITING = "…"

Said = dict[int, Any]
"""What a cell answers, by role."""


class RecordTableModel(QAbstractTableModel):
    """Holds ids and blocks of cells; asks for a block that comes into sight and is not there."""

    wanted = Signal(int)

    def __init__(self, record_type: RecordType, columns: tuple[Column, ...] = ()) -> None:
        super().__init__()
        self._type = record_type
        self.columns: tuple[Column, ...] = columns or columns_of(record_type)
        self.ids: Sequence[str] = ()
        self._blocks: OrderedDict[int, list[tuple[Said, ...]]] = OrderedDict()
        self._asked: set[int] = set()

    def show_ids(self, ids: Sequence[str], blocks: Mapping[int, Block]) -> None:
        """Another list, with the blocks that came along."""
        self.beginResetModel()
        self.ids = ids
        self._blocks.clear()
        self._asked.clear()
        for number, rows in blocks.items():
            self._keep(number, rows)
        self.endResetModel()

    def show_columns(self, columns: tuple[Column, ...]) -> None:
        """Other columns for the same records; their blocks are asked for anew."""
        self.beginResetModel()
        self.columns = columns
        self._blocks.clear()
        self._asked.clear()
        self.endResetModel()

    def _described_apart(self) -> bool:
        """Return True if some of what describes a record stands in columns of its own."""
        return any(column.key in self._type.described_by for column in self.columns)

    def _second_line(self, row: ListRow) -> str:
        keys = {column.key for column in self.columns}
        below = [name for name in self._type.described_by if name not in keys]
        return " · ".join(texts_of(self._type, below, row.values, row.name_by_id))

    def show_block(self, ids: Sequence[str], number: int, rows: Block) -> None:
        """A block that was wanted; one of an older list is left aside."""
        if ids is not self.ids:
            return
        self._asked.discard(number)
        self._keep(number, rows)
        place = block_of(number)
        last = min(place.stop, len(self.ids)) - 1
        self.dataChanged.emit(self.index(place.start, 0), self.index(last, len(self.columns) - 1))

    def place_of(self, record_id: str) -> int:
        """Return where a record stands; -1 where it is not in the list."""
        try:
            # Looking through 100,000 ids takes less than 1 ms; a dict of them would take 13 MB for good.
            return self.ids.index(record_id)
        except ValueError:
            return -1

    def id_at(self, place: int) -> str:
        return self.ids[place] if 0 <= place < len(self.ids) else ""

    def texts(self) -> list[str]:
        """The words of all rows that are loaded."""
        return [
            str(said.get(Qt.ItemDataRole.AccessibleTextRole) or "")
            for rows in self._blocks.values()
            for cells in rows
            for said in cells
        ]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.ids)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            column = self.columns[section]
            apart = column.key == NAME and self._described_apart()
            return name_title(self._type, self.columns) if apart else column.title
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Role.KEY:
            return self.ids[index.row()]
        number = index.row() // BLOCK
        rows = self._blocks.get(number)
        if rows is None:
            return self._ask(number, index.column(), role)
        self._blocks.move_to_end(number)
        place = index.row() - number * BLOCK
        return rows[place][index.column()].get(role) if place < len(rows) else None

    def _ask(self, number: int, column: int, role: int) -> Any:
        if number not in self._asked:
            self._asked.add(number)
            self.wanted.emit(number)
        is_name = self.columns[column].key == NAME
        if role == Role.TONE:
            return "mute"
        return WAITING if role == Qt.ItemDataRole.DisplayRole and is_name else None

    def _keep(self, number: int, rows: Block) -> None:
        gone: tuple[Said, ...] = tuple({} for _ in self.columns)
        if self._described_apart():
            rows = tuple(row and replace(row, second=self._second_line(row)) for row in rows)
        self._blocks[number] = [
            tuple(_said(column, row) | {Role.LOOK: next(_LOOKS)} for column in self.columns) if row else gone
            for row in rows
        ]
        while len(self._blocks) > BLOCKS_KEPT:
            self._blocks.popitem(last=False)


def _said(column: Column, row: ListRow) -> Said:
    """All that one cell answers."""
    display, spoken = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole
    if column.key == NAME:
        whole = f"{row.title}\n{row.second}" if row.second else row.title
        return {
            display: row.title,
            Role.SECOND: row.second,
            Qt.ItemDataRole.ToolTipRole: whole,
            spoken: whole,
        }
    if column.key == WHEN:
        return {display: row.when, spoken: row.when}
    if column.key == STANDING:
        badge = row.standing.badge
        return {
            Role.BADGES: [badge] if badge else [],
            display: badge[0] if badge else "",
            spoken: badge and badge[0],
        }
    assert column.spec is not None
    return _of_cell(make_cell(column.spec.kind, row.values[column.spec.name], row.name_by_id))


def _of_cell(cell: Cell) -> Said:
    said: Said = {
        Qt.ItemDataRole.DisplayRole: cell.text,
        Qt.ItemDataRole.AccessibleTextRole: cell.text,
        Qt.ItemDataRole.ToolTipRole: cell.text or None,
        Role.TONE: cell.tone,
    }
    if cell.clips is not None:
        said[Role.CLIP] = cell.clips
        said[Qt.ItemDataRole.AccessibleTextRole] = f"{cell.clips} 份"
    return said
