"""Pages drawn in a child process, as Qt holds them."""

from typing import Any

from PySide6.QtGui import QImage


def to_image(picture: Any) -> QImage:
    """Width, height and rows of BGRX bytes as a picture of its own; what has no colour takes a quarter."""
    row = picture.width * 4
    made = QImage(picture.data, picture.width, picture.height, row, QImage.Format.Format_RGB32)
    return made.convertToFormat(QImage.Format.Format_Grayscale8) if made.allGray() else made.copy()
