"""What lies in the clipboard: files that were copied, a picture, or words."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QGuiApplication, QImage

from lushan_desktop.ui.widgets.drop_zone import dropped_files


def copied_files() -> list[Path]:
    """Files copied in a folder window."""
    return dropped_files(_data())


def holds_picture() -> bool:
    """A picture and nothing else: cells copied from a sheet come with a picture of themselves."""
    data = _data()
    return data.hasImage() and not data.hasText() and not data.hasUrls()


def holds_evidence() -> bool:
    """Return True if pasting means files or a picture, not words."""
    return holds_picture() or bool(copied_files())


def picture() -> bytes:
    """The picture as PNG."""
    made = QBuffer()
    made.open(QIODevice.OpenModeFlag.WriteOnly)
    QImage(QGuiApplication.clipboard().image()).save(made, "PNG")  # type: ignore[call-overload]  # the stubs want bytes
    return bytes(made.data().data())


def _data() -> QMimeData:
    """What lies there; empty where the system does not hand it out, as while another program fills it."""
    held: QMimeData | None = QGuiApplication.clipboard().mimeData()
    return held if held is not None else QMimeData()
