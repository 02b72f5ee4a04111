"""The drafts that a text told of: a tick, what each is, and how it stands to the registers."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal

from lushan_desktop.checks.holding import DIFFERS, KEPT, Held
from lushan_desktop.domain.mentions.extracting import Draft
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.ui.widgets.cells import Index, Role
from lushan_desktop.ui.widgets.headed_model import HeadedModel

HEADINGS, WIDTHS = ("", "种类", "内容", "台账"), (44, 92, None, 104)
TONES = {KEPT: "mute", DIFFERS: "warn"}
_TICKED, _UNTICKED = "ri.checkbox-fill", "ri.checkbox-blank-line"
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_FIRST = ("title", "name", "place", "leader", "number")


class DraftModel(HeadedModel):
    """What is registered already is not ticked."""

    ticked = Signal()

    def __init__(self) -> None:
        super().__init__(HEADINGS)
        self.rows: list[Held] = []
        self.chosen: set[int] = set()

    def show(self, rows: Sequence[Held]) -> None:
        self.beginResetModel()
        self.rows = list(rows)
        self.chosen = {place for place, one in enumerate(rows) if one.standing != KEPT}
        self.endResetModel()
        self.ticked.emit()

    def toggle(self, place: int) -> None:
        """Take this one, or leave it."""
        self.chosen ^= {place}
        self._change()

    def tick_all(self, *, holds: bool) -> None:
        self.chosen = set(range(len(self.rows))) if holds else set()
        self._change()

    def put(self, place: int, one: Held) -> None:
        """The clerk wrote something else."""
        self.rows[place] = one
        self._change()

    def _change(self) -> None:
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(HEADINGS) - 1))
        self.ticked.emit()

    def count(self) -> int:
        return len(self.rows)

    def taken(self) -> list[Draft]:
        """The ticked drafts in the order of the text."""
        return [self.rows[place].draft for place in sorted(self.chosen)]

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        one = self.rows[index.row()]
        if role == int(Qt.ItemDataRole.AccessibleTextRole):
            tick = "已勾选" if index.row() in self.chosen else "未勾选"
            return "，".join((title_of(one.draft.type), named(one.draft), tick, one.standing))
        if role == int(Qt.ItemDataRole.ToolTipRole):
            return "\n".join((*one.differs, *one.draft.doubts)) or None
        return self._cell(one, index.row(), index.column()).get(role)

    def _cell(self, one: Held, place: int, column: int) -> dict[int, Any]:
        if column == 0:
            return {_DISPLAY: "", int(Role.ICON): _TICKED if place in self.chosen else _UNTICKED}
        if column == 1:
            return {_DISPLAY: title_of(one.draft.type)}
        if column == 2:
            doubts = "".join((*one.differs, *one.draft.doubts))
            return {_DISPLAY: named(one.draft), int(Role.SECOND): doubts or details(one.draft)}
        return {int(Role.BADGES): [(one.standing, TONES.get(one.standing, "ok"))]}


def title_of(type: str) -> str:
    return RECORD_TYPES.get(type).title


def named(draft: Draft) -> str:
    """By what a draft is known."""
    number = draft.fields.get("number", "")
    first = next((str(draft.fields[name]) for name in _FIRST if draft.fields.get(name)), "")
    return f"{number}　{first}" if number and number != first else first


def details(draft: Draft) -> str:
    """Return what else the text told."""
    told = [
        str(value)
        for name, value in draft.fields.items()
        if name not in ("number", "title", "name", "place") and isinstance(value, str)
    ]
    return " · ".join(told)
