"""How a widget is painted, in one short word: another word where a line, a colour or a place is another."""

import re
import zlib

from PySide6.QtCore import QBuffer, QPoint
from PySide6.QtGui import QPainter, QRegion
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

_STROKES = re.compile(r"<g .*?</g>", re.DOTALL)
_PIXELS = re.compile(r'xlink:href="[^"]*"')
"""Pictures by their place and size: their pixels are those of the machine."""
_WORDS = re.compile(r">([^<>]+)</text>")


def painted(widget: QWidget, told: str, of_its_own: re.Pattern[str]) -> str:
    """The word for a widget without those in it; a place holder where it tells what no other run tells."""
    strokes = sorted({_PIXELS.sub("", stroke) for stroke in _STROKES.findall(_drawing(widget))})
    words = [word for stroke in strokes for word in _WORDS.findall(stroke)]
    if of_its_own.search("\n".join((told, *words))):
        return "#…"
    place = str(widget.geometry().getRect())
    return f"#{zlib.crc32(''.join((place, *strokes)).encode()) & 0xFFFF:04x}"


def _drawing(widget: QWidget) -> str:
    """The widget as SVG. What is painted when is of no account, and a set has no order."""
    buffer, generator = QBuffer(), QSvgGenerator()
    generator.setOutputDevice(buffer)
    painter = QPainter(generator)
    widget.render(painter, QPoint(), QRegion(), QWidget.RenderFlag.DrawWindowBackground)
    painter.end()
    return bytes(buffer.data().data()).decode()
