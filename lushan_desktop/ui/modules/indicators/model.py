"""The indicators on show as a table: number, text over the units, how far, in which state."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt

from lushan_desktop.domain.indicators.completeness import STATES
from lushan_desktop.services.indicators.gaps import TONES, Indicator
from lushan_desktop.ui.widgets.cells import Index, Role
from lushan_desktop.ui.widgets.headed_model import HeadedModel

HEADINGS = ("序号", "三级指标 / 责任单位", "完成", "状态")
WIDTHS = (56, None, 116, 84)
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)


class IndicatorsModel(HeadedModel):
    """One row for each indicator."""

    def __init__(self) -> None:
        super().__init__(HEADINGS)
        self.rows: tuple[Indicator, ...] = ()

    def show(self, rows: Sequence[Indicator]) -> None:
        """Show these."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def place_of(self, record_id: str) -> int:
        """The row of an indicator; -1 where it is not on show."""
        return next((place for place, one in enumerate(self.rows) if one.id == record_id), -1)

    def count(self) -> int:
        return len(self.rows)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        one = self.rows[index.row()]
        if role == int(Qt.ItemDataRole.AccessibleTextRole):
            return f"{one.name}，{one.state}，{one.full}/{len(one.materials)}"
        return _CELLS[index.column()](one).get(role)


def _number(one: Indicator) -> dict[int, Any]:
    return {_DISPLAY: one.number}


def _name(one: Indicator) -> dict[int, Any]:
    return {_DISPLAY: one.text, int(Role.SECOND): "、".join(one.units) or "尚未明确责任单位"}


def _done(one: Indicator) -> dict[int, Any]:
    return {int(Role.FRACTION): one.share} if one.state in STATES else {_DISPLAY: "—"}


def _state(one: Indicator) -> dict[int, Any]:
    return {int(Role.BADGES): [(one.state, TONES[one.state] or "mute")]}


_CELLS = (_number, _name, _done, _state)
