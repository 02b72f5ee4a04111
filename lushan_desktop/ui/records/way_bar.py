"""The foot of a panel: a button for every move that the record may make, the one onward last."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal

from lushan_desktop.domain.flow import asking_for
from lushan_desktop.services.records.flows import Way
from lushan_desktop.ui.widgets.buttons import Button
from lushan_desktop.ui.widgets.card import Bar
from lushan_desktop.ui.widgets.layout import SPRING, Item

WAY_ON, WAY_BACK = "Ctrl+Right", "Ctrl+Left"
Before = Callable[[], Sequence[Item]]
"""Makes the buttons that stand on the left."""

Words = Callable[[Way], str]
"""What the button of a move says."""


def label_of(way: Way) -> str:
    return way.move.label


class WayBar(Bar):
    """Ctrl+→ takes the first way onward, Ctrl+← the first back; the tooltip tells what is lacking."""

    move_requested = Signal(object)
    """The way that was chosen."""

    def __init__(self, *, is_read_only: bool, words: Words = label_of) -> None:
        super().__init__("foot")
        self._is_read_only, self._words = is_read_only, words
        self.buttons: dict[str, Button] = {}
        """By the label of the move."""
        self._shown: tuple[str, tuple[Way, ...]] | None = None

    def show_ways(self, record_id: str, ways: tuple[Way, ...], before: Before) -> None:
        """The buttons stay where nothing has changed: a key that is pressed meanwhile finds its own."""
        if (record_id, ways) == self._shown:
            return
        self._shown = (record_id, ways)
        onward = next((way for way in ways if way.is_onward), None)
        back = next((way for way in ways if not way.is_onward), None)
        self.buttons = {}
        for way in reversed(ways):
            keys = WAY_ON if way is onward else WAY_BACK if way is back else ""
            self.buttons[way.move.label] = self._button(way, keys)
        self.show_items(*before(), SPRING, *self.buttons.values())

    def _button(self, way: Way, keys: str) -> Button:
        lacking = asking_for(way.lacking)
        tip = f"{way.move.label}：{lacking}" if lacking else way.move.label
        made = Button(self._words(way), keys=keys, tip=tip)
        made.setDisabled(self._is_read_only)
        made.clicked.connect(lambda: self.move_requested.emit(way))
        return made
