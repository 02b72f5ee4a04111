"""Both views of the seven as tables: by item, and by unit."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt

from lushan_desktop.services.inclusions.inclusions import SIGNS, TONES, Item, Link, UnitRow
from lushan_desktop.ui.plain import plain
from lushan_desktop.ui.widgets.cells import Index, Role
from lushan_desktop.ui.widgets.headed_model import HeadedModel

HEADINGS = ("", "七个纳入", "载体文件", "落实会议", "佐证", "完成")
WIDTHS = (44, 310, None, None, 92, 84)
DOCUMENTS, MEETINGS, PROOFS = 2, 3, 4
"""The columns whose cells lead to records."""
_ROOT = QModelIndex()
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SECOND, _BADGES = int(Role.SECOND), int(Role.BADGES)


class ItemsModel(HeadedModel):
    """One row for each of the seven."""

    def __init__(self) -> None:
        super().__init__(HEADINGS)
        self.items: tuple[Item, ...] = ()

    def show(self, items: Sequence[Item]) -> None:
        """Show these."""
        self.beginResetModel()
        self.items = tuple(items)
        self.endResetModel()

    def count(self) -> int:
        return len(self.items)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        return _CELLS[index.column()](self.items[index.row()]).get(role)


class UnitsModel(QAbstractTableModel):
    """One row for each unit, a word for each of the seven."""

    def __init__(self) -> None:
        super().__init__()
        self.units: tuple[UnitRow, ...] = ()
        self._titles: tuple[str, ...] = ()

    def show(self, units: Sequence[UnitRow], items: Sequence[Item]) -> None:
        """Show these; the seven give the columns."""
        self.beginResetModel()
        self.units = tuple(units)
        self._titles = tuple(item.title for item in items)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.units)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else 1 + len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == int(Qt.ItemDataRole.ToolTipRole) and section:
            return plain(self._titles[section - 1])
        if role == _DISPLAY:
            return f"第 {section} 项" if section else "责任单位"
        return None

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        unit = self.units[index.row()]
        if not index.column():
            return {_DISPLAY: unit.name, _SECOND: f"完成 {unit.done} 项"}.get(role)
        place = index.column() - 1
        state = unit.state(place)
        if role == int(Qt.ItemDataRole.ToolTipRole):
            return f"{self._titles[place]}：{state}"
        return {_BADGES: [(SIGNS[state], TONES[state])]}.get(role)


def _number(item: Item) -> dict[int, Any]:
    return {_DISPLAY: str(item.number)}


def _title(item: Item) -> dict[int, Any]:
    return {_DISPLAY: item.title, _SECOND: f"牵头：{'、'.join(item.units) or '待定'}"}


def _documents(item: Item) -> dict[int, Any]:
    return _named(item.documents)


def _meetings(item: Item) -> dict[int, Any]:
    return _named(item.meetings)


def _named(links: Sequence[Link]) -> dict[int, Any]:
    names = "、".join(link.name for link in links)
    return {_DISPLAY: names or "—", int(Qt.ItemDataRole.ToolTipRole): names}


def _proofs(item: Item) -> dict[int, Any]:
    return {int(Role.CLIP): item.proofs}


def _state(item: Item) -> dict[int, Any]:
    return {_BADGES: [(item.state, TONES[item.state])]}


_CELLS = (_number, _title, _documents, _meetings, _proofs, _state)
