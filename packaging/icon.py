"""Writes the icon of the program: PNG in the sizes of desktops, and one .ico.

python packaging/icon.py FOLDER
"""

import sys
from pathlib import Path

from PIL import Image
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

sys.path.insert(0, str(Path(__file__).parents[1]))

from lushan_desktop.ui.theme.program_icon import SIZES, drawn  # from the source tree this file stands in


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
