"""The posts of a day as a table: a heading for each kind of unit, two lines for each post."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.services.people.people import PostLine
from lushan_desktop.ui.widgets.cells import Index, Role
from lushan_desktop.ui.widgets.headed_model import HeadedModel

HEADINGS = ("职务、姓名", "任职起止", "状态")
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)


class PostsModel(HeadedModel):
    """Rows are headings (text) or posts."""

    def __init__(self) -> None:
        super().__init__(HEADINGS)
        self._rows: list[str | PostLine] = []
        self._count_by_group: dict[str, int] = {}

    def show(self, posts: Sequence[PostLine]) -> None:
        """Show these posts, each under the heading of its group."""
        self.beginResetModel()
        by_group: dict[str, list[PostLine]] = {}
        for line in posts:
            by_group.setdefault(line.group, []).append(line)
        self._rows = []
        for group, lines in by_group.items():
            self._rows += [group, *lines]
        self._count_by_group = {group: len(lines) for group, lines in by_group.items()}
        self.endResetModel()

    def headings(self) -> list[int]:
        """The rows that are headings."""
        return [place for place, row in enumerate(self._rows) if isinstance(row, str)]

    def post(self, place: int) -> PostLine | None:
        row = self._rows[place]
        return None if isinstance(row, str) else row

    def place_of(self, record_id: str) -> int:
        """The row of a tenure or of a person; -1 where it is not on show."""
        for place, row in enumerate(self._rows):
            if isinstance(row, PostLine) and record_id in (row.id, row.person_id):
                return place
        return -1

    def count(self) -> int:
        return len(self._rows)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        row = self._rows[index.row()]
        if isinstance(row, str):
            group = {_DISPLAY: row, int(Role.GROUP): f"{self._count_by_group[row]} 人"}
            return group.get(role) if index.column() == 0 else None
        return (_name_cell, _period_cell, _state_cell)[index.column()](row).get(role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        is_heading = isinstance(self._rows[index.row()], str)
        return Qt.ItemFlag.ItemIsEnabled if is_heading else super().flags(index)


def _name_cell(line: PostLine) -> dict[int, Any]:
    return {_DISPLAY: line.title, int(Role.SECOND): line.told}


def _period_cell(line: PostLine) -> dict[int, Any]:
    tone = "" if line.since else "warn"
    return {_DISPLAY: f"{_spoken(line.since, '待补')} — {_spoken(line.until, '至今')}", int(Role.TONE): tone}


def _state_cell(line: PostLine) -> dict[int, Any]:
    return {int(Role.BADGES): [("在任", "ok") if line.is_held else ("已离任", "mute")]}


def _spoken(day: PartialDate | None, otherwise: str) -> str:
    return str(day) if day else otherwise
