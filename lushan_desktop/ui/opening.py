"""Opening files and folders by the system's own programs."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_by_system(place: Path) -> None:
    """Open a file by the program that the system has for it, a folder in its window of files."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))
