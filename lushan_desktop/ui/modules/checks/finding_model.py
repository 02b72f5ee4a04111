"""Findings as rows: how grave, what, where, and what was decided."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt

from lushan_desktop.ui.modules.checks.decisions import Decisions
from lushan_desktop.ui.widgets.cells import Index, Role
from lushan_desktop.ui.widgets.headed_model import HeadedModel

HEADINGS, WIDTHS = ("级别", "发现", "位置", "处理"), (92, None, 290, 120)
PAPER_WIDTHS = (92, None, 96, 120)
MUST, MAY = "需要改正", "建议核对"
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)


class FindingModel(HeadedModel):
    """One row for each finding; a subclass says where it is and what was decided."""

    def __init__(self) -> None:
        super().__init__(HEADINGS)
        self.rows: tuple[Any, ...] = ()

    def show(self, rows: Sequence[Any]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def count(self) -> int:
        return len(self.rows)

    def refresh(self) -> None:
        """Something was decided about the rows on show."""
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(HEADINGS) - 1))

    def place(self, one: Any) -> tuple[str, str]:
        """Return where it is: a line, and a small one under it."""
        return str(one.type_title), str(one.name)

    def decided(self, one: Any) -> str:
        return f"不改：{one.reason}" if one.reason else _wanted(one)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        one = self.rows[index.row()]
        if role == int(Qt.ItemDataRole.AccessibleTextRole):
            return "，".join(filter(None, (one.group, one.title, one.sentence, self.decided(one))))
        if role == int(Qt.ItemDataRole.ToolTipRole):
            return one.sentence
        return self._cell(one, index.column()).get(role)

    def _cell(self, one: Any, column: int) -> dict[int, Any]:
        if column == 0:
            return {int(Role.BADGES): [(one.group, "bad" if one.group == MUST else "warn")]}
        if column == 1:
            return {_DISPLAY: one.title, int(Role.SECOND): one.sentence}
        if column == 2:
            first, second = self.place(one)
            return {_DISPLAY: first, int(Role.SECOND): second}
        return {_DISPLAY: self.decided(one)}


class PaperFindingModel(FindingModel):
    """The findings of a paper, many of one kind in one row; those that are put right are kept by places."""

    def __init__(self) -> None:
        super().__init__()
        self.decisions = Decisions()
        self.findings: Sequence[Any] = ()

    def show_paper(self, findings: Sequence[Any], rows: Sequence[tuple[int, ...]]) -> None:
        """Show these; a row names the places of its findings."""
        self.findings = findings
        self.decisions = Decisions()
        self.show(rows)

    @property
    def accepted(self) -> frozenset[int]:
        """The places of the findings that are put right."""
        return self.decisions.accepted

    def taken(self) -> list[Any]:
        """The findings that are put right, in their order."""
        return [self.findings[place] for place in sorted(self.accepted)]

    def sentence(self, row: int) -> str:
        """What was found in a row, whole, and what it becomes where that is safe."""
        one = self.findings[self.rows[row][0]]
        return one.sentence if one.correction is None else f"{one.sentence}{_becomes(one)}。"

    def row_of(self, place: int) -> int:
        """The row that a finding stands in."""
        return next((row for row, places in enumerate(self.rows) if place in places), -1)

    def can_be_put_right(self, row: int) -> bool:
        return self.findings[self.rows[row][0]].correction is not None

    def toggle(self, row: int) -> None:
        """Put the findings of a row right, or take that back where all of them are."""
        places, now = set(self.rows[row]), self.accepted
        self.decisions.decide(now - places if places <= now else now | places)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        places = self.rows[index.row()]
        one, column = self.findings[places[0]], index.column()
        decided = self._decided(places)
        if role == int(Qt.ItemDataRole.AccessibleTextRole):
            return "，".join(filter(None, (one.group, one.title, one.sentence, decided)))
        if role == int(Qt.ItemDataRole.ToolTipRole):
            return one.sentence
        if column == 1 and len(places) > 1:
            return {_DISPLAY: f"{one.title}（{len(places)} 处）", int(Role.SECOND): f"如 {one.sentence}"}.get(
                role
            )
        if column == 2:
            return {_DISPLAY: one.place, int(Role.SECOND): f"第{one.page}页"}.get(role)
        return {_DISPLAY: decided}.get(role) if column == 3 else self._cell(one, column).get(role)

    def _decided(self, places: tuple[int, ...]) -> str:
        one = self.findings[places[0]]
        if done := len(self.accepted.intersection(places)):
            return "已改正" if done == len(places) else f"已改正 {done} 处"
        return "可一次改正" if one.correction is not None and len(places) > 1 else _wanted(one)


def _wanted(one: Any) -> str:
    return "请核对" if one.correction is None else _becomes(one)


def _becomes(one: Any) -> str:
    return f"改为“{one.correction}”" if one.correction else "删去"
