"""Words on a page: titles, labels, hints, errors, and the pictures that stand beside them."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from lushan_desktop.ui.plain import set_tip
from lushan_desktop.ui.theme import icons, style
from lushan_desktop.ui.theme.tokens import theme

STATE_ICONS = {
    "ok": ("st.ok", "okFill"),
    "warn": ("st.warn", "warnFg"),
    "bad": ("st.bad", "badFill"),
    "info": ("st.info", "infoFill"),
    "mute": ("st.todo", "text3"),
}


class Words(QLabel):
    """Text in a look: title, section, strong, label, small, caption, number, hint, error, good."""

    def __init__(self, text: str = "", look: str = "", *, tone: str = "", wraps: bool = False) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        QLabel.setText(self, text)
        if look:
            style.set_look(self, look)
        if tone:
            style.set_state(self, "tone", tone)
        if wraps:
            self.setWordWrap(True)
            self.setIndent(0)  # Qt counts one twice in labels with a ground of their own
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def allow_copying(self) -> None:
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)


class ElidedWords(Words):
    """A line that ends in … where the room ends, and tells the whole in its tooltip."""

    def __init__(self, text: str = "", look: str = "", *, tone: str = "") -> None:
        self._whole = text
        super().__init__(text, look, tone=tone)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:
        self._whole = text
        self.updateGeometry()
        self._elide()

    def whole_text(self) -> str:
        return self._whole

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("…") * 3, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        wanted = self.fontMetrics().horizontalAdvance(self._whole) + 2
        return QSize(wanted, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._elide()

    def _elide(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width())
        super().setText(shown)
        set_tip(self, self._whole if shown != self._whole else "")
        self.setAccessibleName(self._whole)


class WholeWords(ElidedWords):
    """A line that is there whole or not at all: its beginning alone would say nothing."""

    def _elide(self) -> None:
        fits = self.fontMetrics().horizontalAdvance(self.whole_text()) <= self.width()
        QLabel.setText(self, self.whole_text() if fits else "")


class Glyph(QLabel):
    """An icon that says something, with its words for those who cannot see it."""

    def __init__(self, name: str, color: str = "text2", *, size: str = "normal", says: str = "") -> None:
        super().__init__()
        self._name, self._color, self._size = name, color, size
        self.setAccessibleName(says)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._fit()

    def show_icon(self, name: str, color: str = "text2") -> None:
        self._name, self._color = name, color
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        picture = icons.pixmap(self._name, self._color, size=self._size, ratio=self.devicePixelRatioF())
        with QPainter(self) as painter:
            painter.drawPixmap(self.rect(), picture)

    def _fit(self) -> None:
        side = theme().icon(self._size)
        self.setFixedSize(side, side)


def state_glyph(tone: str, *, says: str = "") -> Glyph:
    """The round sign of a tone: ok ✓, warn !, bad ×, info i, mute ○."""
    name, color = STATE_ICONS[tone]
    return Glyph(name, color, says=says)
