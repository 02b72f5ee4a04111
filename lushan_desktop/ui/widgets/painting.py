"""Lines, badges and icons painted by hand, for rows and for what stands alone."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QTextLayout, QTextOption

from lushan_desktop.ui.theme import fonts, icons
from lushan_desktop.ui.theme.tokens import BADGE_TONES, theme

BadgeText = tuple[str, str]
"""A word and its tone."""


def two_lines(area: QRect) -> tuple[QRect, QRect]:
    """Room for a body line and a small line, together in the middle."""
    first = QFontMetrics(fonts.font("body")).height()
    second = QFontMetrics(fonts.font("small")).height()
    tight = min(0, area.height() - first - second) // 2 - theme().space("hair")
    top = area.top() + (area.height() - first - second - tight) // 2
    return (
        QRect(area.left(), top, area.width(), first),
        QRect(area.left(), top + first + tight, area.width(), second),
    )


def one_line(area: QRect, text: str) -> tuple[QRect, QRect]:
    """Room for a body line, and for small words behind it in what it leaves."""
    wanted = QFontMetrics(fonts.font("body")).horizontalAdvance(text)
    width = min(wanted + theme().space("small"), area.width())
    return (
        QRect(area.left(), area.top(), width, area.height()),
        QRect(area.left() + width, area.top(), area.width() - width, area.height()),
    )


def draw_line(painter: QPainter, area: QRect, text: str, *, color: QColor, kind: str = "body") -> None:
    """One line from the left, in the middle of the height, cut with … where the room ends."""
    _write(painter, area, text, Qt.AlignmentFlag.AlignLeft, (color, kind))


def draw_lines(painter: QPainter, area: QRect, text: str, *, color: QColor) -> None:
    """Draw what is too long for one line goes on in a second, where the height holds two."""
    painter.setFont(fonts.font("body"))
    metrics = painter.fontMetrics()
    begun = _fitting(text, area.width()) if area.height() >= 2 * metrics.height() else len(text)
    if begun >= len(text):
        draw_line(painter, area, text, color=color)
        return
    top = QRect(area.left(), area.center().y() - metrics.height() + 1, area.width(), metrics.height())
    draw_line(painter, top, text[:begun], color=color)
    draw_line(painter, top.translated(0, metrics.height()), text[begun:].lstrip(), color=color)


def _fitting(text: str, width: int) -> int:
    """Return how many letters stand on the first line; Chinese marks are never torn from what they close."""
    layout = QTextLayout(text, fonts.font("body"))
    layout.setTextOption(QTextOption())
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    layout.endLayout()
    return line.textLength()


def draw_line_right(painter: QPainter, area: QRect, text: str, *, color: QColor, kind: str = "body") -> None:
    """One line that ends at the right: numbers and notes."""
    _write(painter, area, text, Qt.AlignmentFlag.AlignRight, (color, kind))


def _write(
    painter: QPainter, area: QRect, text: str, side: Qt.AlignmentFlag, ink: tuple[QColor, str]
) -> None:
    color, kind = ink
    painter.setFont(fonts.font(kind))
    painter.setPen(color)
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter, shown)


def paint_badges(painter: QPainter, area: QRect, badges: Sequence[BadgeText]) -> None:
    left = area.left() - theme().space("hair")
    for text, tone in badges:
        if left >= area.right():
            break
        left += paint_badge(painter, QRect(left, area.top(), area.right() - left, area.height()), text, tone)
        left += theme().space("snug")


def paint_badge(painter: QPainter, area: QRect, text: str, tone: str) -> int:
    """Paint a badge at the left of `area`, in the middle; its width."""
    painter.setFont(fonts.font("small"))
    padding, height = theme().space("small"), theme().height("badge")
    width = min(painter.fontMetrics().horizontalAdvance(text) + 2 * padding, area.width())
    box = QRectF(area.left(), area.top() + (area.height() - height) / 2, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().color(f"{tone}Bg"))
    painter.drawRoundedRect(box, theme().radius("chip"), theme().radius("chip"))
    painter.setPen(theme().color(f"{tone}Fg"))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(width) - padding)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)
    return int(width)


def tone_color(tone: str, otherwise: str) -> QColor:
    return theme().color(f"{tone}Fg" if tone in BADGE_TONES else otherwise)


def paint_tick(painter: QPainter, box: QRect, *, is_on: bool) -> None:
    """Paint a box that is ticked or not, as the boxes of forms look."""
    painter.setPen(theme().color("accent" if is_on else "fieldBorder"))
    painter.setBrush(theme().color("accent" if is_on else "surface"))
    rounding = theme().space("hair") + 1
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), rounding, rounding)
    if is_on:
        painter.setPen(theme().color("onAccent"))
        painter.setFont(fonts.font("caption", bold=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "✓")


def paint_icon(painter: QPainter, area: QRect, name: str, color: str = "text2") -> QRect:
    """Paint an icon at the left; the room that is left."""
    side = theme().icon("normal")
    ratio = painter.device().devicePixelRatioF()
    top = area.top() + (area.height() - side) // 2
    painter.drawPixmap(area.left(), top, side, side, icons.pixmap(name, color, ratio=ratio))
    return area.adjusted(side + theme().space("snug"), 0, 0, 0)
