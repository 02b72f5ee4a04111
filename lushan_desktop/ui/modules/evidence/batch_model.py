"""The files of a batch as rows that can be put right before anything is written."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.kinds import Day, Reading
from lushan_desktop.services.evidence import evidence_batch, meeting_photos
from lushan_desktop.services.evidence.evidence_batch import Proposal
from lushan_desktop.ui.widgets.cells import Index, Role
from lushan_desktop.ui.widgets.headed_model import HeadedModel

FILE, INDICATOR, SERIAL, TITLE, DAY = range(5)
HEADS = ("文件", "指标", "编号", "名称", "形成日期")
TO_FILL = "待补"


class BatchModel(HeadedModel):
    """Proposals; what cannot be read stays as it was and says why."""

    amended = Signal()
    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__(HEADS)
        self.proposals: list[Proposal] = []
        self._shown: list[int] = []
        self._word, self._only_unplaced = "", False
        self.indicators: Mapping[str, str] = {}
        self.reading: Reading | None = None

    def show_proposals(
        self, proposals: Sequence[Proposal], indicators: Mapping[str, str], reading: Reading
    ) -> None:
        """Show these; an indicator that nobody knows is to be put right."""
        self.beginResetModel()
        self.proposals, self.indicators, self.reading = list(proposals), dict(indicators), reading
        self._word, self._only_unplaced = "", False
        self._sieve()
        self.endResetModel()
        self.amended.emit()

    def show_only(self, *, word: str, unplaced: bool) -> None:
        """The files with this word in their name or folder; of these those without an indicator alone."""
        self.beginResetModel()
        self._word, self._only_unplaced = word.strip(), unplaced
        self._sieve()
        self.endResetModel()

    def _sieve(self) -> None:
        self._shown = [
            place
            for place, each in enumerate(self.proposals)
            if (self._word in each.name or self._word in each.folder)
            and not (self._only_unplaced and _is_placed(each))
        ]

    def unplaced(self) -> int:
        """Return how many files belong to no indicator yet."""
        return sum(1 for each in self.proposals if not _is_placed(each))

    def pictures(self, rows: Sequence[int] = ()) -> list[Proposal]:
        """The pictures among these rows, or among all that are shown."""
        shown = [self.proposals[self._shown[row]] for row in rows or range(len(self._shown))]
        return [shown[place] for place in meeting_photos.pictures(shown)]

    def amend(self, told: Sequence[Proposal]) -> None:
        """Take these in the place of those of the same files."""
        by_path = {each.path: each for each in told}
        self.beginResetModel()
        self.proposals = [by_path.get(each.path, each) for each in self.proposals]
        self._sieve()
        self.endResetModel()
        self.amended.emit()

    def unknown(self) -> list[str]:
        """Numbers of indicators that are not in the system."""
        numbers = {each.indicator for each in self.proposals if each.indicator}
        return sorted(numbers - set(self.indicators))

    def put_under(self, indicator: str, rows: Sequence[int] = ()) -> None:
        """These rows, or all that are shown, prove one indicator; serials of another one are given up."""
        places = [self._shown[row] for row in rows] or list(self._shown)
        told = evidence_batch.under([self.proposals[place] for place in places], indicator)
        self.amend(told)

    def leave_out(self, places: Sequence[int]) -> None:
        """These files are not added."""
        self.beginResetModel()
        gone = {self._shown[row] for row in places}
        self.proposals = [each for place, each in enumerate(self.proposals) if place not in gone]
        self._sieve()
        self.endResetModel()
        self.amended.emit()

    def count(self) -> int:
        return len(self._shown)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags if index.column() == FILE else flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        each = self.proposals[self._shown[index.row()]]
        text = _text(each, index.column())
        if role == Qt.ItemDataRole.EditRole:
            return text
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return text or (TO_FILL if index.column() == DAY else "")
        if role == Qt.ItemDataRole.ToolTipRole:
            return str(each.path) if index.column() == FILE else self._hint(each, index.column())
        if role == Role.TONE:
            return self._tone(each, index.column())
        return None

    def _hint(self, each: Proposal, column: int) -> str | None:
        if column == INDICATOR and each.indicator:
            known = self.indicators.get(each.indicator, "指标体系里没有这个序号")
            return "\n".join(filter(None, (known, each.why)))
        return None

    def _tone(self, each: Proposal, column: int) -> str | None:
        if column == INDICATOR and each.indicator and each.indicator not in self.indicators:
            return "bad"
        if column == DAY and each.signed_on is None:
            return "warn"
        return "mute" if column == FILE else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole:
            return False
        try:
            place = self._shown[index.row()]
            changed = self._changed(self.proposals[place], index.column(), str(value).strip())
        except UserError as error:
            self.refused.emit(error.message)
            return False
        self.proposals[place] = changed
        self.dataChanged.emit(index, index)
        self.amended.emit()
        return True

    def _changed(self, each: Proposal, column: int, text: str) -> Proposal:
        if column == INDICATOR:
            return replace(each, indicator=text.removeprefix("第").removesuffix("项"))
        if column == SERIAL:
            serial = text.rsplit("-", 1)[-1]
            if text and not serial.isdecimal():
                raise UserError("编号请填数字，如 2 或 93-02。")
            return replace(each, serial=int(serial) if text else None)
        if column == DAY:
            assert self.reading is not None
            return replace(each, signed_on=Day().parse(text, self.reading))
        if not text:
            raise UserError("请填写名称。")
        return replace(each, title=text)


def _is_placed(each: Proposal) -> bool:
    """Return True if it proves something: an indicator, or a meeting with its indicators."""
    return bool(each.indicator or each.meeting)


def _text(each: Proposal, column: int) -> str:
    serial = "" if each.serial is None else f"{each.serial:02}"
    day = str(each.signed_on or "")
    return (each.name, each.indicator, serial, each.title, day)[column]
