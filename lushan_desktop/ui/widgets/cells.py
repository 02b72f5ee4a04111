"""What a model may say about a cell, and how a row of a ledger is painted from it."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from lushan_desktop.ui.theme import fonts, icons
from lushan_desktop.ui.theme.tokens import BADGE_TONES, theme
from lushan_desktop.ui.widgets.meters import paint_meter

Index = QModelIndex | QPersistentModelIndex
BadgeText = tuple[str, str]
"""A word and its tone."""


class Role(IntEnum):
    """What `data()` may be asked beside the words of the first line (DisplayRole)."""

    SECOND = Qt.ItemDataRole.UserRole + 1
    """A small second line."""
    BADGES = Qt.ItemDataRole.UserRole + 2
    """Words with tones, instead of the first line."""
    CLIP = Qt.ItemDataRole.UserRole + 3
    """How many pieces of evidence: painted with a paperclip, red at none."""
    TONE = Qt.ItemDataRole.UserRole + 4
    """The tone of the first line: ok, warn, bad, info, mute."""
    FRACTION = Qt.ItemDataRole.UserRole + 5
    """How far done, 0 to 1: a meter and a percentage."""
    GROUP = Qt.ItemDataRole.UserRole + 6
    """This row is a heading; the small words after it."""
    ICON = Qt.ItemDataRole.UserRole + 7
    """The name of an icon before the words."""
    KEY = Qt.ItemDataRole.UserRole + 8
    """What the program calls the row."""
    NOTE = Qt.ItemDataRole.UserRole + 9
    """Small words at the right end."""


class RowDelegate(QStyledItemDelegate):
    """Paints a cell: ground, red bar of the chosen row, line below, words, badges, paperclip, meter."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area: QRect = option.rect  # type: ignore[attr-defined]  # the stubs leave it out
        group = index.data(Role.GROUP)
        paint_ground(painter, option, index, is_group=group is not None)
        inner = area.adjusted(theme().space("gap"), 0, -theme().space("snug"), -1)
        if group is not None:
            paint_group(painter, inner, str(index.data() or ""), str(group))
        else:
            self._paint_content(painter, inner, index)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), theme().row_height)

    def _paint_content(self, painter: QPainter, area: QRect, index: Index) -> None:
        if (badges := index.data(Role.BADGES)) is not None:
            paint_badges(painter, area, badges)
        elif (count := index.data(Role.CLIP)) is not None:
            paint_clip(painter, area, int(count))
        elif (fraction := index.data(Role.FRACTION)) is not None:
            paint_fraction(painter, area, float(fraction))
        else:
            paint_words(painter, area, index)


def paint_ground(painter: QPainter, option: Any, index: Index, *, is_group: bool) -> None:
    """The ground, the red bar left of a chosen row, the line below and the focus ring."""
    area: QRect = option.rect
    is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    hovered = index.row() == getattr(option.widget, "hovered_row", -1)
    if is_group:
        painter.fillRect(area, theme().color("surface2"))
    elif is_chosen:
        painter.fillRect(area, theme().color("accentSoft"))
        if index.column() == 0:
            bar = QRect(area.left(), area.top(), theme().width("selection_bar"), area.height())
            painter.fillRect(bar, theme().color("accentText"))
    elif hovered:
        painter.fillRect(area, theme().color("hover"))
    painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), theme().color("border"))
    if getattr(option.widget, "shows_focus", False) and index.row() == option.widget.currentIndex().row():
        paint_row_focus(painter, area, index)


def paint_row_focus(painter: QPainter, area: QRect, index: Index) -> None:
    """Two blue pixels around the current row, cell by cell."""
    blue, thick = theme().color("focus"), 2
    painter.fillRect(QRect(area.left(), area.top(), area.width(), thick), blue)
    painter.fillRect(QRect(area.left(), area.bottom() - thick + 1, area.width(), thick), blue)
    if index.column() == 0:
        painter.fillRect(QRect(area.left(), area.top(), thick, area.height()), blue)
    if index.column() == index.model().columnCount() - 1:
        painter.fillRect(QRect(area.right() - thick + 1, area.top(), thick, area.height()), blue)


def paint_group(painter: QPainter, area: QRect, title: str, note: str) -> None:
    painter.setFont(fonts.font("body"))
    painter.setPen(theme().color("text2"))
    painter.drawText(area, _LEFT, title)
    after = area.adjusted(painter.fontMetrics().horizontalAdvance(title) + theme().space("small"), 0, 0, 0)
    painter.setFont(fonts.font("small"))
    painter.setPen(theme().color("text3"))
    painter.drawText(after, _LEFT, note)


def paint_words(painter: QPainter, area: QRect, index: Index) -> None:
    """One or two lines, cut with … where the column ends."""
    text, second = str(index.data() or ""), str(index.data(Role.SECOND) or "")
    if name := index.data(Role.ICON):
        area = _paint_icon(painter, area, str(name))
    color = tone_color(str(index.data(Role.TONE) or ""), "text")
    if not second:
        wanted = index.data(Qt.ItemDataRole.TextAlignmentRole) or 0
        at_right = int(wanted) & int(Qt.AlignmentFlag.AlignRight)
        (draw_line_right if at_right else draw_line)(painter, area, text, color=color)
        return
    top, bottom = two_lines(area)
    draw_line(painter, top, text, color=color)
    draw_line(painter, bottom, second, kind="small", color=theme().color("text2"))


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


def draw_line(painter: QPainter, area: QRect, text: str, *, color: QColor, kind: str = "body") -> None:
    """One line from the left, in the middle of the height, cut with … where the room ends."""
    _write(painter, area, text, Qt.AlignmentFlag.AlignLeft, (color, kind))


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


def paint_clip(painter: QPainter, area: QRect, count: int) -> None:
    color = "badFg" if count == 0 else "text2"
    area = _paint_icon(painter, area, "act.attach", color)
    words = theme().color("badFg" if count == 0 else "text")
    draw_line(painter, area, f"{count} 份", color=words)


def paint_fraction(painter: QPainter, area: QRect, fraction: float) -> None:
    width, height = theme().width("meter"), theme().height("meter") - theme().space("hair")
    top = area.top() + (area.height() - height) / 2
    paint_meter(painter, QRectF(area.left(), top, width, height), fraction)
    rest = area.adjusted(width + theme().space("small"), 0, 0, 0)
    draw_line(painter, rest, f"{fraction:.0%}", color=theme().color("text2"))


def tone_color(tone: str, otherwise: str) -> QColor:
    return theme().color(f"{tone}Fg" if tone in BADGE_TONES else otherwise)


def _paint_icon(painter: QPainter, area: QRect, name: str, color: str = "text2") -> QRect:
    """Paint an icon at the left; the room that is left."""
    side = theme().icon("normal")
    ratio = painter.device().devicePixelRatioF()
    top = area.top() + (area.height() - side) // 2
    painter.drawPixmap(area.left(), top, side, side, icons.pixmap(name, color, ratio=ratio))
    return area.adjusted(side + theme().space("snug"), 0, 0, 0)


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
