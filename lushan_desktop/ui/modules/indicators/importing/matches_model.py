"""Two editions beside each other, line by line."""

from typing import Any

from PySide6.QtCore import Qt

from lushan_desktop.services.indicators.indicator_comparing import Comparison, Kind, Match
from lushan_desktop.ui.widgets.cells import Index, Role
from lushan_desktop.ui.widgets.headed_model import HeadedModel

COLUMNS = ("新版指标", "变化", "上一版指标", "相近")
TONES = {
    Kind.SAME: "mute",
    Kind.RENUMBERED: "info",
    Kind.REWORDED: "warn",
    Kind.ADDED: "ok",
    Kind.REMOVED: "bad",
}


class MatchRows(HeadedModel):
    """Each match on a line; one kind of them alone where that is asked for."""

    def __init__(self) -> None:
        super().__init__(COLUMNS)
        self.comparison: Comparison | None = None
        self.only: Kind | None = None
        self._rows: list[Match] = []

    def show_comparison(self, comparison: Comparison, only: Kind | None) -> None:
        self.beginResetModel()
        self.comparison, self.only = comparison, only
        self._rows = [match for match in comparison.matches if only is None or match.kind is only]
        self.endResetModel()

    def match_at(self, place: int) -> Match | None:
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def place_of(self, new: str) -> int:
        """Return where the line of a new indicator is now; -1: it is not shown."""
        return next((n for n, match in enumerate(self._rows) if match.new and match.new.id == new), -1)

    def count(self) -> int:
        return len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        match = self.match_at(index.row()) if index.isValid() else None
        if match is None:
            return None
        if index.column() == 1 and role == Role.BADGES:
            return [(str(match.kind), TONES[match.kind])]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return _text(match, index.column())
        if role == Role.SECOND and index.column() in (0, 2):
            brief = match.new if index.column() == 0 else match.old
            return brief.above if brief else ""
        return None


def _text(match: Match, column: int) -> str:
    if column == 0:
        return match.new.said if match.new else "（新版没有）"
    if column == 1:
        return str(match.kind)
    if column == 2:
        return match.old.said if match.old else "（上一版没有）"
    if match.is_chosen:
        return "您选的"
    return f"{match.likeness:.0%}" if match.new and match.old else ""
