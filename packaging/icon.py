"""Draws the icon of the program, the scales on its red: PNG in the sizes of desktops, and one .ico.

python packaging/icon.py FOLDER
"""

import sys
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

sys.path.insert(0, str(Path(__file__).parents[1]))

from lushan_desktop.ui.theme import icons  # from the source tree this file stands in
from lushan_desktop.ui.theme.tokens import theme

SIZES = (16, 24, 32, 48, 64, 128, 256)
CORNER, GLYPH = 0.18, 0.68
"""Of the side: the radius of the corners, and how large the scales are."""


def drawn(size: int) -> QPixmap:
    """The icon at this many pixels."""
    picture = QPixmap(size, size)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().color("accent"))
    painter.drawRoundedRect(QRectF(0, 0, size, size), size * CORNER, size * CORNER)
    room = round(size * GLYPH)
    gap = (size - room) // 2
    icons.icon("obj.law", "onAccent").paint(painter, gap, gap, room, room)
    painter.end()
    return picture


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    application = QGuiApplication.instance() or QApplication([])
    files = [folder / f"icon-{size}.png" for size in SIZES]
    for file, size in zip(files, SIZES, strict=True):
        drawn(size).save(str(file))
    del application
    largest = Image.open(files[-1])
    largest.save(
        folder / "icon.ico",
        sizes=[(size, size) for size in SIZES],
        append_images=[Image.open(each) for each in files],
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
