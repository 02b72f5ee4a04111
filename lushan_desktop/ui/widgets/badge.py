"""Badges: a word on a tinted ground, and the round count beside an entry of the rail."""

from PySide6.QtWidgets import QSizePolicy

from lushan_desktop.ui.theme import style
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import show_if


class Badge(Words):
    """A word in a tone: ok, warn, bad, info or mute."""

    def __init__(self, text: str = "", tone: str = "mute") -> None:
        super().__init__(text, "badge", tone=tone)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def tone(self) -> str:
        return str(self.property("tone"))

    def show_badge(self, text: str, tone: str = "mute") -> None:
        self.setText(text)
        style.set_state(self, "tone", tone)
        show_if(self, bool(text))
