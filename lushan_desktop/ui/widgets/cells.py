"""What a model may say about a cell, and how a row of a ledger is painted from it."""

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from lushan_desktop.ui.theme import fonts
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.kept_cells import KeptCells
from lushan_desktop.ui.widgets.meters import paint_meter
from lushan_desktop.ui.widgets.painting import (
    BadgeText,
    draw_line,
    draw_line_right,
    draw_lines,
    one_line,
    paint_badge,
    paint_badges,
    paint_icon,
    paint_tick,
    tone_color,
    two_lines,
)

__all__ = [
    "BadgeText",
    "Index",
    "Role",
    "RowDelegate",
    "draw_line",
    "draw_line_right",
    "paint_badge",
    "paint_badges",
    "paint_clip",
    "paint_fraction",
    "paint_ground",
    "paint_group",
    "paint_row_focus",
    "paint_words",
    "tone_color",
    "two_lines",
]

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What `data()` may be asked beside the words of the first line (DisplayRole)."""

    SECOND = Qt.ItemDataRole.UserRole + 1
    """A small second line."""
    BADGES = Qt.ItemDataRole.UserRole + 2
    """Words with tones, instead of the first line."""
    CLIP = Qt.ItemDataRole.UserRole + 3
    """The number of pieces of evidence: painted with a paperclip, red at none."""
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
    LOOK = Qt.ItemDataRole.UserRole + 10
    """A number that no cell with other words ever has; none where it is not told."""
    TICK = Qt.ItemDataRole.UserRole + 11
    """Whether the row is ticked: a box before its words."""


_LOOK = int(Role.LOOK)


class RowDelegate(QStyledItemDelegate):
    """Paints a cell: ground, red bar of the chosen row, line below, words, badges, paperclip, meter.

    Cells that have a LOOK stand on the surface of a card; they are kept as pictures.
    """

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._kept = KeptCells()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = index.data(_LOOK)
        view: Any = option.widget  # type: ignore[attr-defined]  # the stubs leave it out
        # At 125 % a cell begins between two pixels, and a picture of it would be blurred.
        if look is None or view is None or view.devicePixelRatioF() != 1:
            self._paint_anew(painter, option, index)
            return
        area: QRect = option.rect  # type: ignore[attr-defined]  # as above
        is_focused = getattr(view, "shows_focus", False) and index.row() == view.currentIndex().row()
        state = is_chosen(option), index.row() == getattr(view, "hovered_row", -1), is_focused
        size = view.viewport().size()
        self._kept.lay(
            painter,
            area,
            (look, state),
            size.width() * size.height(),
            lambda inner: self._paint_anew(inner, option, index),
        )

    def forget_pictures(self) -> None:
        """Hold none of the cells that were painted."""
        self._kept.clear()

    def pictures_held(self) -> int:
        """Return how many cells are held as pictures."""
        return len(self._kept)

    def _paint_anew(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
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
        elif (is_ticked := index.data(Role.TICK)) is not None:
            side = theme().icon("normal")
            top = area.top() + (area.height() - side) // 2
            paint_tick(painter, QRect(area.left(), top, side, side), is_on=bool(is_ticked))
        elif (count := index.data(Role.CLIP)) is not None:
            paint_clip(painter, area, int(count))
        elif (fraction := index.data(Role.FRACTION)) is not None:
            paint_fraction(painter, area, float(fraction))
        else:
            paint_words(painter, area, index)


def paint_ground(painter: QPainter, option: Any, index: Index, *, is_group: bool) -> None:
    """The ground, the red bar left of a chosen row, the line below and the focus ring."""
    # Smoothed edges of cells that meet between two pixels (a screen at 125 %) show what was there before.
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    area: QRect = option.rect
    hovered = index.row() == getattr(option.widget, "hovered_row", -1)
    if is_group:
        painter.fillRect(area, theme().color("surface2"))
    elif is_chosen(option):
        painter.fillRect(area, theme().color("accentSoft"))
        if index.column() == 0:
            bar = QRect(area.left(), area.top(), theme().width("selection_bar"), area.height())
            painter.fillRect(bar, theme().color("accentText"))
    elif hovered:
        painter.fillRect(area, theme().color("hover"))
    painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), theme().color("border"))
    if getattr(option.widget, "shows_focus", False) and index.row() == option.widget.currentIndex().row():
        paint_row_focus(painter, area, index)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def is_chosen(option: Any) -> bool:
    return bool(option.state & QStyle.StateFlag.State_Selected)


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
    painter.setFont(fonts.font("body", bold=True))
    painter.setPen(theme().color("text"))
    painter.drawText(area, _LEFT, title)
    after = area.adjusted(painter.fontMetrics().horizontalAdvance(title) + theme().space("small"), 0, 0, 0)
    painter.setFont(fonts.font("small"))
    painter.setPen(theme().color("text2"))
    painter.drawText(after, _LEFT, note)


def paint_words(painter: QPainter, area: QRect, index: Index) -> None:
    """A text over one or two lines, or one and a small second; 紧凑, that stands behind the first."""
    text, second = str(index.data() or ""), str(index.data(Role.SECOND) or "")
    if name := index.data(Role.ICON):
        area = paint_icon(painter, area, str(name))
    color = tone_color(str(index.data(Role.TONE) or ""), "text")
    if not second:
        wanted = index.data(Qt.ItemDataRole.TextAlignmentRole) or 0
        at_right = int(wanted) & int(Qt.AlignmentFlag.AlignRight)
        (draw_line_right if at_right else draw_lines)(painter, area, text, color=color)
        return
    top, bottom = one_line(area, text) if theme().is_compact else two_lines(area)
    draw_line(painter, top, text, color=color)
    draw_line(painter, bottom, second, kind="small", color=theme().color("text2"))


def paint_clip(painter: QPainter, area: QRect, count: int) -> None:
    color = "badFg" if count == 0 else "text2"
    area = paint_icon(painter, area, "act.attach", color)
    words = theme().color("badFg" if count == 0 else "text")
    draw_line(painter, area, f"{count} 份", color=words)


def paint_fraction(painter: QPainter, area: QRect, fraction: float) -> None:
    width, height = theme().width("meter"), theme().height("meter") - theme().space("hair")
    top = area.top() + (area.height() - height) / 2
    paint_meter(painter, QRectF(area.left(), top, width, height), fraction)
    rest = area.adjusted(width + theme().space("small"), 0, 0, 0)
    draw_line(painter, rest, f"{fraction:.0%}", color=theme().color("text2"))


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
