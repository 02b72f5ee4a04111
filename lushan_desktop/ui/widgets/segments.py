"""Two to four views of one page, side by side; one is open."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from lushan_desktop.ui.theme import style
from lushan_desktop.ui.widgets.buttons import Button
from lushan_desktop.ui.widgets.chips import Choice
from lushan_desktop.ui.widgets.layout import row


class _Segment(Button):
    look = "segment"


class Segments(QWidget):
    """Segmented tabs: tells which was opened; arrow keys move along them."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[Choice], *, says: str = "视图") -> None:
        super().__init__()
        self.setAccessibleName(says)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._segment_by_key = {choice.key: self._segment(choice) for choice in choices}
        row(self, *self._segment_by_key.values(), gap="none")
        for segment, place in zip(self._segment_by_key.values(), _places(len(choices)), strict=True):
            style.set_state(segment, "place", place)
        if choices:
            self.choose(choices[0].key)

    def choose(self, key: str) -> None:
        """Open without telling anybody."""
        self._segment_by_key[key].setChecked(True)

    def current_key(self) -> str:
        return next((key for key, segment in self._segment_by_key.items() if segment.isChecked()), "")

    def show_count(self, key: str, label: str) -> None:
        self._segment_by_key[key].setText(label)

    def segment(self, key: str) -> Button:
        return self._segment_by_key[key]

    def _segment(self, choice: Choice) -> Button:
        made = _Segment(choice.label)
        made.setCheckable(True)
        self._group.addButton(made)
        made.clicked.connect(lambda: self.chosen.emit(choice.key))
        return made


def _places(count: int) -> list[str]:
    return ["only"] if count == 1 else ["first", *["middle"] * (count - 2), "last"][:count]
