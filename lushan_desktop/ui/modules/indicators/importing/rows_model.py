"""The indicators that were understood, as the grid shows and changes them."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, Qt, Signal

from lushan_desktop.services.importing.checking import Verdict
from lushan_desktop.services.indicators.indicator_import.entry import Entry, Understood, plain
from lushan_desktop.ui.importing.grid_model import Part
from lushan_desktop.ui.widgets.cells import Index, Role

NUMBER = 0
COLUMNS = (
    ("行", ""),
    ("层级", "level"),
    ("序号", "number"),
    ("指标内容", "title"),
    ("分值", "points"),
    ("牵头单位", "lead"),
    ("责任单位", "support"),
    ("应提供材料", "materials"),
    ("结论", ""),
)
"""What stands above a column, and the field that typing in it changes."""
VERDICT = len(COLUMNS) - 1
TITLE = 3
LEVELS = ("一级", "二级", "三级")
WORDS = {
    Verdict.READY: ("可导入", "ok"),
    Verdict.LOOK: ("照原表", "warn"),
    Verdict.MEND: ("需修改", "bad"),
    Verdict.THERE: ("不导入", "mute"),
}
_MARKS = {
    "points": ("分值", "写的是"),
    "lead": ("没有“", "不止一个"),
    "number": ("序号",),
    "title": ("内容", "上面一级", "没有上级", "直接到了", "下面没有", "第几级"),
}
"""By which words of a reason the cell is known that it speaks of."""


class IndicatorRows(QAbstractTableModel):
    """One row for each indicator; typing in a cell asks for another reading."""

    edited = Signal(object, str, str)
    """An indicator, the field, and what is to stand there."""
    toggled = Signal(object, bool)
    """An indicator, and whether it is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.understood: Understood | None = None
        self.only: Verdict | None = None
        self._rows: list[Entry] = []

    def show_understood(self, understood: Understood) -> None:
        self.understood = understood
        self.show_only(self.only)

    def show_only(self, verdict: Verdict | None) -> None:
        """The indicators of this verdict, or all, in the order of the table."""
        self.beginResetModel()
        self.only = verdict
        held = self.understood
        entries = sorted(held.entries, key=lambda entry: entry.spot) if held else []
        self._rows = [one for one in entries if verdict is None or (held and held.verdict(one) is verdict)]
        self.endResetModel()

    def entry(self, place: int) -> Entry | None:
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        is_head = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return COLUMNS[section][0] if is_head else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.entry(index.row()) if index.isValid() else None
        if entry is None or self.understood is None:
            return None
        if index.column() == NUMBER:
            return self._of_number(entry, role)
        if index.column() == VERDICT:
            return self._of_verdict(entry, role)
        return self._of_cell(entry, COLUMNS[index.column()][1], role)

    def _of_number(self, entry: Entry, role: int) -> Any:
        assert self.understood is not None
        is_out = entry.spot in self.understood.plan.left_out
        said: dict[int, Any] = {
            Qt.ItemDataRole.CheckStateRole: Qt.CheckState.Unchecked if is_out else Qt.CheckState.Checked,
            Qt.ItemDataRole.DisplayRole: str(entry.spot.place + 1),
            Qt.ItemDataRole.AccessibleTextRole: self.understood.where(entry),
            Qt.ItemDataRole.ToolTipRole: self.understood.where(entry),
        }
        return said.get(role)

    def _of_verdict(self, entry: Entry, role: int) -> Any:
        assert self.understood is not None
        word, tone = WORDS[self.understood.verdict(entry)]
        if role == Role.BADGES:
            return [(word, tone)]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return word
        return self.understood.reason(entry) or None if role == Qt.ItemDataRole.ToolTipRole else None

    def _of_cell(self, entry: Entry, name: str, role: int) -> Any:
        assert self.understood is not None
        text, reason = text_of(entry, name), reason_of(entry, name)
        if name == "title" and role == Qt.ItemDataRole.DisplayRole:
            return f"{'　' * (entry.level - 1)}{text}" or "（空）"
        said: dict[int, Any] = {
            Qt.ItemDataRole.DisplayRole: " ".join(text.split("\n")),
            Qt.ItemDataRole.EditRole: text,
            Qt.ItemDataRole.ToolTipRole: "\n".join(filter(None, (text, reason))) or None,
            Qt.ItemDataRole.AccessibleTextRole: "，".join(filter(None, (text, reason))),
            Role.SECOND: reason,
            Part.TINT: self._tint(entry, reason),
            Part.LEFT_OUT: entry.spot in self.understood.plan.left_out,
        }
        return said.get(role)

    def _tint(self, entry: Entry, reason: str) -> str:
        assert self.understood is not None
        return WORDS[self.understood.verdict(entry)][1] if reason else ""

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if COLUMNS[index.column()][1] else flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        entry, name = self.entry(index.row()), COLUMNS[index.column()][1]
        text = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or entry is None or not name or text == text_of(entry, name):
            return False
        self.edited.emit(entry, name, text)
        return True

    def toggle(self, place: int) -> None:
        """Leave an indicator out, or take it in again."""
        entry = self.entry(place)
        if entry is not None and self.understood is not None:
            self.toggled.emit(entry, entry.spot not in self.understood.plan.left_out)

    def first_to_mend(self) -> int:
        if self.understood is None:
            return -1
        verdicts = [self.understood.verdict(entry) for entry in self._rows]
        return verdicts.index(Verdict.MEND) if Verdict.MEND in verdicts else -1

    def said_of(self, place: int) -> str:
        """The line at the foot about a row."""
        entry = self.entry(place)
        if entry is None or self.understood is None:
            return ""
        reason = self.understood.reason(entry)
        return f"{self.understood.where(entry)}，{reason}" if reason else ""


def text_of(entry: Entry, name: str) -> str:
    """Return what a cell shows."""
    said = {
        "level": LEVELS[entry.level - 1],
        "number": entry.number,
        "title": entry.title,
        "points": "" if entry.points is None else plain(entry.points),
        "lead": entry.lead_unit,
        "support": "、".join(entry.support_units),
        "materials": "\n".join(entry.materials),
    }
    return said[name]


def reason_of(entry: Entry, name: str) -> str:
    """Return what is to be said of one cell; what speaks of no other cell is said of the title."""
    told = []
    for reason in (*entry.faults, *entry.doubts):
        if _owner(entry, reason) == name:
            told.append(reason)
    return "；".join(told)


def _owner(entry: Entry, reason: str) -> str:
    """The cell that a reason speaks of."""
    owner = next((field for field, words in _MARKS.items() if any(word in reason for word in words)), "title")
    is_of_others = owner == "lead" and f"“{entry.lead_unit}”" not in reason
    return "support" if is_of_others else owner
