"""The line below a field. Its room is kept, so that no other field moves while somebody aims at it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QResizeEvent

from lushan_desktop.ui.plain import set_tip
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.widgets.labels import Words

_ENDLESS = 10_000


class MessageLine(Words):
    """Says a hint, what was understood, or what is wrong. Kept room grows only while one types there."""

    def __init__(self, look: str = "good") -> None:
        super().__init__("", look, wraps=True)
        self._whole = ""
        self._is_typed_in: Callable[[], bool] | None = None
        self.hide()

    def keep_room(self, is_typed_in: Callable[[], bool]) -> None:
        """Take the height of one line from the start, and never less than was taken since."""
        self._is_typed_in = is_typed_in
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.setFixedHeight(self._line_height())
        self.setVisible(True)

    def tell(self, look: str, text: str, tone: str = "") -> None:
        style.set_look(self, look)
        style.set_state(self, "tone", tone)
        self._whole = text
        if self._is_typed_in is None:
            self.setText(text)
            self.setVisible(bool(text))
        else:
            self._fit(may_grow=self._is_typed_in())

    def show_whole(self) -> None:
        """Show what was cut short while the keyboard was elsewhere."""
        if self._is_typed_in is not None:
            self._fit(may_grow=True)

    def whole_text(self) -> str:
        return self._whole

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_typed_in is not None and event.size().width() != event.oldSize().width():
            self._fit(may_grow=self._is_typed_in())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if self._is_typed_in is not None and event.type() in (
            QEvent.Type.FontChange,
            QEvent.Type.StyleChange,
        ):
            self.setFixedHeight(max(self._line_height(), self._height_of(self.text())))

    def _fit(self, *, may_grow: bool) -> None:
        """Show the whole text where there is room for it, else so much as stands in one line."""
        needed = self._height_of(self._whole)
        if needed > self.height() and not may_grow:
            cut = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width())
            self.setText(cut)
            set_tip(self, self._whole)
            return
        self.setText(self._whole)
        set_tip(self, "")
        self.setFixedHeight(max(self.height() if self.minimumHeight() else 0, needed, self._line_height()))

    def _line_height(self) -> int:
        return self.fontMetrics().lineSpacing() + 1

    def _height_of(self, text: str) -> int:
        if not text or not self.isVisible():
            return 0
        room = QRect(0, 0, max(1, self.width()), _ENDLESS)
        return self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, text).height()
