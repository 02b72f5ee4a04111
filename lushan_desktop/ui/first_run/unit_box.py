"""A box of units that also goes to the one whose pinyin is typed."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeyEvent

from lushan_desktop.base.text import pinyin
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.chips import Choice
from lushan_desktop.ui.widgets.choice_box import ChoiceBox


class UnitBox(ChoiceBox):
    """xtz goes to 下汤镇; after a pause the letters begin anew. Nothing is chosen until somebody chooses."""

    def __init__(self, names: Sequence[str], *, says: str) -> None:
        super().__init__([Choice(name, name) for name in names], says=says)
        self._letters = ""
        self._pause = QTimer(self, singleShot=True, interval=8 * theme().milliseconds("search_pause"))
        self._pause.timeout.connect(self._begin_anew)
        self.setPlaceholderText("请选择")
        self.setCurrentIndex(-1)

    def offer(self, names: Sequence[str]) -> None:
        """Offer other names; nothing of them is chosen."""
        self.clear()
        for name in names:
            self.addItem(name, name)
        self.setCurrentIndex(-1)

    def _begin_anew(self) -> None:
        self._letters = ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.take_letter(event.text()):
            super().keyPressEvent(event)

    def take_letter(self, typed: str) -> bool:
        """Go on to the unit these letters mean; False for what is no letter."""
        if not (typed and typed.isascii() and typed.isalpha()):
            return False
        self._letters += typed
        self._pause.start()
        names = [self.itemText(place) for place in range(self.count())]
        found = [name for name in names if (pinyin.stretch(name, self._letters) or (1, 0))[0] == 0]
        if found:
            self.choose(found[0])
        return True
