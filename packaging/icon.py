"""Writes the icon of the program: PNG in the sizes of desktops, one .ico, the side of an installer's pages.

python packaging/icon.py FOLDER
"""

import sys
from pathlib import Path

from PIL import Image
from PySide6.QtGui import QGuiApplication, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

sys.path.insert(0, str(Path(__file__).parents[1]))

from lushan_desktop.ui.theme.program_icon import SIZES, drawn  # from the source tree this file stands in
from lushan_desktop.ui.theme.tokens import theme

SIDE, SCALES = (328, 628), 200
"""Twice what the pages show on an ordinary screen."""


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    application = QGuiApplication.instance() or QApplication([])
    files = [folder / f"icon-{size}.png" for size in SIZES]
    for file, size in zip(files, SIZES, strict=True):
        drawn(size).save(str(file))
    side(folder / "side.bmp")
    del application
    largest = Image.open(files[-1])
    largest.save(
        folder / "icon.ico",
        sizes=[(size, size) for size in SIZES],
        append_images=[Image.open(each) for each in files],
    )


def side(file: Path) -> None:
    """The scales on their red, where the makers of the installer would have their own picture."""
    width, height = SIDE
    picture = QPixmap(width, height)
    picture.fill(theme().color("accent"))
    painter = QPainter(picture)
    painter.drawPixmap((width - SCALES) // 2, (height - SCALES) // 3, drawn(SCALES))
    painter.end()
    picture.toImage().convertToFormat(QImage.Format.Format_RGB888).save(str(file))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
