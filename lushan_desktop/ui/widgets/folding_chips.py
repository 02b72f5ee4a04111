"""Chips on one line: those for which there is no room fold into a menu at its end."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy

from lushan_desktop.ui.widgets.chips import Chip, ChipRow, Choice

_OPENS = "▼"
"""What says that a menu opens; of the signs for it, one that stands in the font we ship."""


class FoldingChips(ChipRow):
    """Like a row of chips, but never higher than one line and never cut."""

    def __init__(self, choices: Sequence[Choice] = (), *, says: str = "筛选") -> None:
        self._choices: tuple[Choice, ...] = ()
        self.more = Chip(_opening("其他"))
        self.more.setAccessibleName("其他筛选")
        self.more.setCheckable(True)
        super().__init__(choices, says=says)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.more.setParent(self)
        self.more.hide()
        self.more.clicked.connect(self._open)
        self.chosen.connect(lambda _: self._fold())

    def show_choices(self, choices: Sequence[Choice]) -> None:
        self._choices = tuple(choices)
        super().show_choices(choices)
        self._fold()

    def choose(self, key: str) -> None:
        super().choose(key)
        self._fold()

    def folded(self) -> list[str]:
        """The words of the chips that are in the menu."""
        return [chip.text() for chip in self._chip_by_key.values() if chip.isHidden()]

    def menu(self) -> QMenu:
        """The chips that have no room, to be chosen."""
        menu = QMenu(self)
        for chip in self._chip_by_key.values():
            if chip.isHidden():
                action = menu.addAction(chip.text())
                action.setCheckable(True)
                action.setChecked(chip.isChecked())
                action.triggered.connect(lambda _=False, chip=chip: chip.click())
        return menu

    def hasHeightForWidth(self) -> bool:
        return False

    def sizeHint(self) -> QSize:
        return QSize(self._flow.sizeHint().width(), self.more.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.more.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._fold()

    def _open(self) -> None:
        self._fold()  # the click itself chose nothing
        self.menu().popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _fold(self) -> None:
        """Hide from the end what has no room; the menu stands where the room ends."""
        chips = list(self._chip_by_key.values())
        shown = self._fitting(chips, self.width())
        if shown < len(chips):
            shown = self._fitting(chips, self.width() - self._folding_width(chips) - self._flow.spacing())
        for place, chip in enumerate(chips):
            chip.setVisible(place < shown)
        folded = chips[shown:]
        chosen = next((chip.text() for chip in folded if chip.isChecked()), "")
        self.more.setText(_opening(chosen or self._others(shown)))
        self.more.setChecked(bool(chosen))
        self.more.setVisible(bool(folded))
        if folded:
            left = sum(chip.sizeHint().width() + self._flow.spacing() for chip in chips[:shown])
            self.more.setGeometry(left, 0, self.more.sizeHint().width(), self.more.sizeHint().height())

    def _others(self, shown: int) -> str:
        """What the folded chips come to, where all of them share out what the first holds."""
        first, *rest = [choice.count for choice in self._choices] or [None]
        parts = [count for count in rest if count is not None]
        if first is None or len(parts) < len(rest) or sum(parts) != first:
            return "其他"
        return f"其他 {sum(parts[max(0, shown - 1) :])}"

    def _folding_width(self, chips: Sequence[Chip]) -> int:
        """The room the menu's button may need: for the longest word that may stand on it."""
        chosen = next((chip for chip in chips if chip.isChecked()), None)
        own = self.more.fontMetrics().horizontalAdvance(_opening(self._others(1)))
        spare = self.more.sizeHint().width() - self.more.fontMetrics().horizontalAdvance(self.more.text())
        words = self.more.fontMetrics().horizontalAdvance(_opening(chosen.text())) if chosen else 0
        return max(own, words) + spare

    def _fitting(self, chips: Sequence[Chip], room: int) -> int:
        used = -self._flow.spacing()
        for place, chip in enumerate(chips):
            used += chip.sizeHint().width() + self._flow.spacing()
            if used > room:
                return place
        return len(chips)


def _opening(words: str) -> str:
    return f"{words} {_OPENS}"
