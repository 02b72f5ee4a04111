"""The icon of the program, the scales on its red, for windows, task bars and menus."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from lushan_desktop.ui.theme import icons
from lushan_desktop.ui.theme.tokens import theme

SIZES = (16, 24, 32, 48, 64, 128, 256)
"""In pixels, as desktops ask for them."""
_CORNER, _GLYPH = 0.18, 0.68
"""Of the side: the radius of the corners, and how large the scales are."""


def drawn(size: int) -> QPixmap:
    """The icon at this many pixels."""
    picture = QPixmap(size, size)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().color("accent"))
    painter.drawRoundedRect(QRectF(0, 0, size, size), size * _CORNER, size * _CORNER)
    room = round(size * _GLYPH)
    gap = (size - room) // 2
    icons.icon("obj.law", "onAccent").paint(painter, gap, gap, room, room)
    painter.end()
    return picture


def program_icon() -> QIcon:
    """The icon at the sizes that a window is shown with."""
    made = QIcon()
    for size in SIZES[:-2]:
        made.addPixmap(drawn(size))
    return made
