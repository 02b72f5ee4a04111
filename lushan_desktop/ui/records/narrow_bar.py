"""The line that says what a list was narrowed to by whoever opened it, with the way back to all."""

from PySide6.QtCore import Signal

from lushan_desktop.services.records.asking import Narrowing
from lushan_desktop.ui.widgets.layout import show_if
from lushan_desktop.ui.widgets.message_bar import MessageBar

SHOW_ALL = "查看全部"


class NarrowBar(MessageBar):
    """Hidden while the list is what its own filters make it."""

    widened = Signal()

    def __init__(self) -> None:
        super().__init__("info")
        self.narrowing: Narrowing | None = None
        self.hide()
        self.link_clicked.connect(self.widen)

    def narrow(self, narrowing: Narrowing | None) -> None:
        """Hold what the list is narrowed to, and say it; None: nothing."""
        self.narrowing = narrowing
        if narrowing is not None:
            self.say("info", f"只列出：{narrowing.words}", link=SHOW_ALL)
        show_if(self, narrowing is not None)

    def conditions(self) -> tuple[str, ...]:
        """Return what a record must be besides what the filters ask."""
        return () if self.narrowing is None else (self.narrowing.condition,)

    def widen(self) -> None:
        """Give up what the list is narrowed to, and ask for it whole."""
        if self.narrowing is not None:
            self.narrow(None)
            self.widened.emit()
