"""The drafts that a text or files told of: a tick, what each is, and how it stands to the registers."""

from collections.abc import Iterable, Sequence
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import Qt, Signal

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.checks.holding import DIFFERS, KEPT
from lushan_desktop.domain.kinds import Day
from lushan_desktop.domain.mentions.draft import Draft
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.ui.widgets.cells import Index, Role
from lushan_desktop.ui.widgets.headed_model import HeadedModel

HEADINGS, WIDTHS = ("", "种类", "内容", "台账"), (44, 92, None, 104)
TONES = {KEPT: "mute", DIFFERS: "warn"}
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
TO_FILL = "名称待补"
_FIRST = ("title", "name", "place", "leader", "item", "number")


class JudgedDraft(Protocol):
    """A draft with how it stands to the registers."""

    @property
    def draft(self) -> Draft: ...
    @property
    def standing(self) -> str: ...
    @property
    def differs(self) -> tuple[str, ...]: ...


H = TypeVar("H", bound=JudgedDraft)


class DraftModel(HeadedModel, Generic[H]):
    """What is registered is not ticked, nor what the ledger tells otherwise: it would be there twice."""

    ticked = Signal()

    def __init__(self) -> None:
        super().__init__(HEADINGS)
        self.rows: list[H] = []
        self.chosen: set[int] = set()

    def show(self, rows: Sequence[H]) -> None:
        self.beginResetModel()
        self.rows = list(rows)
        self.chosen = {place for place, one in enumerate(rows) if self.is_ticked_first(one)}
        self.endResetModel()
        self.ticked.emit()

    def is_ticked_first(self, one: H) -> bool:
        """Return True if it is taken unless the clerk says otherwise."""
        return one.standing not in (KEPT, DIFFERS)

    def second(self, one: H) -> str:
        """The small line below: what is doubtful, else what else was told."""
        return "".join((*one.differs, *one.draft.doubts)) or details(one.draft)

    def toggle(self, place: int) -> None:
        """Take this one, or leave it."""
        self.chosen ^= {place}
        self._change()

    def tick(self, places: Iterable[int]) -> None:
        """Take these, and no others."""
        self.chosen = set(places)
        self._change()

    def renew(self, rows: Sequence[H]) -> None:
        """The same drafts as they stand now: a tick stays where nothing has changed."""
        for place, (before, now) in enumerate(zip(self.rows, rows, strict=True)):
            if now.standing != before.standing:
                self.chosen.discard(place)
                if self.is_ticked_first(now):
                    self.chosen.add(place)
        self.rows = list(rows)
        self._change()

    def put(self, place: int, one: H) -> None:
        """The clerk wrote something else."""
        self.rows[place] = one
        self._change()

    def _change(self) -> None:
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(HEADINGS) - 1))
        self.ticked.emit()

    def count(self) -> int:
        return len(self.rows)

    def taken(self) -> list[H]:
        """The ticked rows in their order."""
        return [self.rows[place] for place in sorted(self.chosen)]

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        one = self.rows[index.row()]
        if role == int(Qt.ItemDataRole.AccessibleTextRole):
            tick = "已勾选" if index.row() in self.chosen else "未勾选"
            return "，".join((title_of(one.draft.type), named(one.draft), tick, one.standing))
        if role == int(Qt.ItemDataRole.ToolTipRole):
            return "\n".join((*one.differs, *one.draft.doubts)) or None
        return self._cell(one, index.row(), index.column()).get(role)

    def _cell(self, one: H, place: int, column: int) -> dict[int, Any]:
        if column == 0:
            return {_DISPLAY: "", int(Role.TICK): place in self.chosen}
        if column == 1:
            return {_DISPLAY: title_of(one.draft.type)}
        if column == 2:
            return {_DISPLAY: named(one.draft) or TO_FILL, int(Role.SECOND): self.second(one)}
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
    days = {spec.name for spec in RECORD_TYPES.get(draft.type).fields if isinstance(spec.kind, Day)}
    told = [
        str(PartialDate.from_iso(value)) if name in days else value
        for name, value in draft.fields.items()
        if name not in ("number", "title", "name", "place", "item") and isinstance(value, str)
    ]
    return " · ".join(one for one in told if one != named(draft))
