"""The line below a field. Its room is kept, so that no other field moves while somebody aims at it."""

import re
from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QHideEvent, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from lushan_desktop.ui.plain import set_tip
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.labels import Words

_ENDLESS = 10_000
_CLAUSE_ENDS = re.compile("[，；。？]")
_QUOTED_FIRST = re.compile("^“[^”]*”")
_SAYS_SOMETHING = 4
"""Characters of the shortest part of a sentence that is a sentence: 没有登记."""


class MessageLine(Words):
    """Says a hint, what was understood, or what is wrong.

    Kept room never grows: where a text is longer than it, a shorter one that says the same stands there;
    else the whole lies over what is below while one types there.
    """

    def __init__(self, look: str = "good") -> None:
        super().__init__("", look, wraps=True)
        self._whole, self._look = "", look
        self._shorter: tuple[str, ...] = ()
        self._is_typed_in: Callable[[], bool] | None = None
        self._over: Words | None = None
        self.hide()

    def keep_room(self, is_typed_in: Callable[[], bool]) -> None:
        """Take the height of one line from the start, whatever is told."""
        self._is_typed_in = is_typed_in
        self.setWordWrap(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.setFixedHeight(self._line_height())
        self.setVisible(True)

    def tell(self, look: str, text: str, tone: str = "", *, shorter: tuple[str, ...] = ()) -> None:
        self._look, self._shorter = look, shorter
        style.set_look(self, look)
        style.set_state(self, "tone", tone)
        self._whole = text
        if self._is_typed_in is None:
            self.setText(text)
            self.setVisible(bool(text))
        else:
            self._fit(is_typed_in=self._is_typed_in())

    def show_whole(self) -> None:
        """The keyboard is in the field: show what was cut short while it was elsewhere."""
        if self._is_typed_in is not None:
            self._fit(is_typed_in=True)

    def show_short(self) -> None:
        """The keyboard went elsewhere: give the room below back."""
        if self._over is not None:
            self._over.hide()

    def over(self) -> Words | None:
        """What lies over the fields below, while it does."""
        return self._over if self._over is not None and self._over.isVisible() else None

    def whole_text(self) -> str:
        return self._whole

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_typed_in is not None and event.size().width() != event.oldSize().width():
            self._fit(is_typed_in=self._is_typed_in())

    def moveEvent(self, event: QMoveEvent) -> None:
        """What lies over other fields stays at its line."""
        super().moveEvent(event)
        if (over := self.over()) is not None:
            self._lay_over(over.height() - theme().space("tight"))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.show_short()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if self._is_typed_in is not None and event.type() in (
            QEvent.Type.FontChange,
            QEvent.Type.StyleChange,
        ):
            self.setFixedHeight(self._line_height())

    def _fit(self, *, is_typed_in: bool) -> None:
        """Show the whole text where there is room for it, else so much as stands in one line."""
        whole = next(filter(self._stands_in_line, (self._whole, *self._shorter)), self._whole)
        needed = self._height_of(whole)
        beginning = next(filter(self._stands_in_line, (whole, *_beginnings(whole))), whole)
        cut = self.fontMetrics().elidedText(beginning, Qt.TextElideMode.ElideRight, self.width())
        is_long = cut != whole or (needed > self._line_height() and "\n" in whole)
        self.setText(cut)
        set_tip(self, whole if is_long else "")
        if is_long and is_typed_in:
            self._lay_over(needed)
        else:
            self.show_short()

    def _stands_in_line(self, text: str) -> bool:
        return "\n" not in text and self.fontMetrics().horizontalAdvance(text) <= self.width()

    def _lay_over(self, height: int) -> None:
        """The whole text over what is below: a click goes through it to the field that it covers."""
        below = self._ground()
        if self._over is None or self._over.parentWidget() is not below:
            self._over = Words("", wraps=True)
            self._over.setParent(below)
            self._over.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            style.set_state(self._over, "laid", "over")
            self._over.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        style.set_look(self._over, self._look)
        self._over.setText(self._whole)
        corner = self.mapTo(below, QPoint())
        top = max(0, min(corner.y(), below.height() - height))
        self._over.setGeometry(QRect(corner.x(), top, self.width(), height + theme().space("tight")))
        self._over.show()
        self._over.raise_()

    def _ground(self) -> QWidget:
        """Return what scrolls with this line, else its window."""
        found: QWidget = self
        while (above := found.parentWidget()) is not None and not found.isWindow():
            if isinstance(above.parentWidget(), QScrollArea):
                return found
            found = above
        return found

    def _line_height(self) -> int:
        return self.fontMetrics().lineSpacing() + 1

    def _height_of(self, text: str) -> int:
        if not text or not self.isVisible():
            return 0
        room = QRect(0, 0, max(1, self.width()), _ENDLESS)
        return self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, text).height()


def _beginnings(text: str) -> tuple[str, ...]:
    """Return what a sentence says first, and that without what it quotes: more than half a word says."""
    first = _CLAUSE_ENDS.split(text)[0]
    bare = _QUOTED_FIRST.sub("", first)
    return tuple(part for part in (first, bare) if len(part) >= _SAYS_SOMETHING and part != text)
