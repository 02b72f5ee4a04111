"""Bars: how much is done of one thing, and how a total divides into 齐全, 部分 and 缺失."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from lushan_desktop.ui.plain import set_tip
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import row


@dataclass(frozen=True)
class Part:
    """A share of a bar: how many, in which tone, and its word."""

    count: int
    tone: str
    word: str


def paint_meter(painter: QPainter, area: QRectF, fraction: float) -> None:
    """A rounded track filled so far: green when all is there, amber before, nothing at zero."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    rounding = area.height() / 2
    painter.setBrush(theme().color("muteFill"))
    painter.drawRoundedRect(area, rounding, rounding)
    if fraction > 0:
        painter.setBrush(theme().color("okFill" if fraction >= 1 else "warnFill"))
        width = max(area.height(), area.width() * min(fraction, 1))
        painter.drawRoundedRect(QRectF(area.topLeft(), QSizeF(width, area.height())), rounding, rounding)
    painter.restore()


class StackedBar(QWidget):
    """A total divided into parts, longest first as given."""

    def __init__(self, parts: Sequence[Part] = ()) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_parts(parts)

    def show_parts(self, parts: Sequence[Part]) -> None:
        self._parts = tuple(part for part in parts if part.count)
        self.setAccessibleName("，".join(f"{part.word} {part.count}" for part in parts))
        set_tip(self, self.accessibleName())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().width("parameters"), theme().height("bar"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        total = sum(part.count for part in self._parts)
        left, gap, rounding = 0.0, theme().space("hair"), theme().radius("chip") / 2
        if not total:
            painter.setBrush(theme().color("muteFill"))
            painter.drawRoundedRect(QRectF(self.rect()), rounding, rounding)
        for part in self._parts:
            width = (self.width() - gap * (len(self._parts) - 1)) * part.count / total
            painter.setBrush(theme().color(f"{part.tone}Fill"))
            painter.drawRoundedRect(QRectF(left, 0, width, self.height()), rounding, rounding)
            left += width + gap


class PressedBar(StackedBar):
    """A click goes where its words lead too."""

    pressed = Signal()

    def __init__(self, parts: Sequence[Part] = ()) -> None:
        super().__init__(parts)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.pressed.emit()


def legend(*entries: tuple[str, str]) -> QHBoxLayout:
    """Tones and what they mean, each word nearer to its own square than to the next."""
    words = [row(None, Swatch(tone), Words(word, "small"), gap="snug") for tone, word in entries]
    return row(None, *words, gap="large")


class Swatch(QWidget):
    """The little square of a legend, or the dot beside the word of a stage."""

    def __init__(self, tone: str, *, is_round: bool = False) -> None:
        super().__init__()
        self._color = "text3" if is_round and tone == "mute" else f"{tone}Fill"
        self._is_round = is_round
        side = theme().space("medium")
        self.setFixedSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color(self._color))
        radius = self.width() / 2 if self._is_round else theme().space("hair")
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
