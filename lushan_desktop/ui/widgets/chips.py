"""Chips: a row of filters of which one holds, and a row of phrases to click in."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from lushan_desktop.ui.widgets.buttons import Button
from lushan_desktop.ui.widgets.flow_layout import FlowLayout
from lushan_desktop.ui.widgets.layout import clear


@dataclass(frozen=True)
class Choice:
    """Something to choose: what the program calls it, what the clerk reads, how many there are."""

    key: str
    title: str
    count: int | None = None

    @property
    def label(self) -> str:
        return self.title if self.count is None else f"{self.title} {self.count}"


class Chip(Button):
    look = "chip"


class ChipRow(QWidget):
    """Filters with counts, wrapping; exactly one is chosen. Arrow keys move along them."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[Choice] = (), *, says: str = "筛选") -> None:
        super().__init__()
        self.setAccessibleName(says)
        self._flow = FlowLayout(self)
        self._group: QButtonGroup | None = None
        self._chip_by_key: dict[str, Chip] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.show_choices(choices)

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Show these chips; the one chosen stays chosen if it is still among them, else the first is."""
        kept = self.current_key()
        if [choice.key for choice in choices] == list(self._chip_by_key):
            for choice in choices:
                self._chip_by_key[choice.key].setText(choice.label)
            return
        clear(self._flow)
        self._group = QButtonGroup(self)
        self._chip_by_key = {choice.key: self._add(choice) for choice in choices}
        if self._chip_by_key:
            self.choose(kept if kept in self._chip_by_key else next(iter(self._chip_by_key)))

    def choose(self, key: str) -> None:
        """Choose without telling anybody."""
        self._chip_by_key[key].setChecked(True)

    def current_key(self) -> str:
        return next((key for key, chip in self._chip_by_key.items() if chip.isChecked()), "")

    def has(self, key: str) -> bool:
        return key in self._chip_by_key

    def labels(self) -> list[str]:
        return [chip.text() for chip in self._chip_by_key.values()]

    def chip(self, key: str) -> Chip:
        return self._chip_by_key[key]

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._flow.heightForWidth(width)

    def minimumSizeHint(self) -> QSize:
        return self._flow.minimumSize()

    def _add(self, choice: Choice) -> Chip:
        chip = Chip(choice.label)
        chip.setCheckable(True)
        if self._group is not None:
            self._group.addButton(chip)
        self._flow.addWidget(chip)
        chip.clicked.connect(lambda: self.chosen.emit(choice.key))
        return chip


class PhraseRow(QWidget):
    """Phrases to click into a text."""

    picked = Signal(str)

    def __init__(self, phrases: Sequence[str] = ()) -> None:
        super().__init__()
        self._flow = FlowLayout(self)
        self.show_phrases(phrases)

    def show_phrases(self, phrases: Sequence[str]) -> None:
        clear(self._flow)
        for phrase in phrases:
            chip = Chip(phrase)
            chip.clicked.connect(lambda _=False, text=phrase: self.picked.emit(text))
            self._flow.addWidget(chip)
