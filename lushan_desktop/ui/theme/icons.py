"""Icons by what they mean: the names of icons.json, drawn by QtAwesome in token colours."""

import json
import sys
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from lushan_desktop.base import paths
from lushan_desktop.ui.theme.tokens import Theme, theme

if TYPE_CHECKING:
    from qtawesome.iconic_font import IconicFont

_SCALE = 1.1
"""Of the size at which QtAwesome draws a glyph by itself, which leaves a rim of a sixteenth."""
_waits = False


@lru_cache(maxsize=1)
def names() -> Mapping[str, str]:
    """Return what an icon means to its glyph, `act.add` to `ri.add-line`."""
    read: Mapping[str, str] = json.loads(paths.resources("theme", "icons.json").read_text("utf-8"))
    return read


def icon(name: str, color: str = "text2") -> QIcon:
    """The icon with this meaning, or the glyph `ri.…`, sharp at any device ratio."""
    return QIcon(_LateIcon(theme(), name, color)) if _waits else _icon(theme(), name, color)


def pixmap(name: str, color: str = "text2", *, size: str = "normal", ratio: float = 1.0) -> QPixmap:
    """The icon as a picture, for what is painted by hand; a null picture before `show`."""
    return QPixmap() if _waits else _pixmap(theme(), name, color, size, ratio)


def forget() -> None:
    """Drop what was drawn in other colours."""
    _icon.cache_clear()
    _pixmap.cache_clear()


def wait() -> None:
    """Draw no icon before `show`: importing QtAwesome takes longer than all else of the first paint."""
    global _waits
    _waits = "qtawesome" not in sys.modules


def show() -> None:
    """Draw the icons from now on, also in the windows that are there."""
    global _waits
    _waits = False
    # Each by itself: on Windows what the window alone is told does not reach all that stands on it.
    for widget in QApplication.allWidgets():
        QWidget.update(widget)  # lists have an update of their own, for one cell


class _LateIcon(QIconEngine):
    """An icon that is asked of QtAwesome when it is drawn, not when it is made."""

    def __init__(self, looks: Theme, name: str, color: str) -> None:
        super().__init__()
        self._asked = looks, name, color

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        if not _waits:
            _icon(*self._asked).paint(painter, rect, Qt.AlignmentFlag.AlignCenter, mode, state)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        if not _waits:
            return _icon(*self._asked).pixmap(size, mode, state)
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        return made

    def clone(self) -> "_LateIcon":
        return _LateIcon(*self._asked)


@lru_cache(maxsize=512)
def _icon(looks: Theme, name: str, color: str) -> QIcon:
    glyph = name if name.startswith("ri.") else names()[name]
    colors = {"color": looks.color(color), "color_disabled": looks.color("text3")}
    made: QIcon = _font().icon(glyph, scale_factor=_SCALE, **colors)
    return made


@lru_cache(maxsize=1)
def _font() -> "IconicFont":
    """Return the one set of QtAwesome that is drawn; by itself it would hold all twelve."""
    from qtawesome.iconic_font import IconicFont  # what the first paint does without

    return IconicFont(("ri", "remixicon-2.5.0.ttf", "remixicon-charmap-2.5.0.json"))


@lru_cache(maxsize=1024)
def _pixmap(looks: Theme, name: str, color: str, size: str, ratio: float) -> QPixmap:
    side = looks.icon(size)
    return _icon(looks, name, color).pixmap(QSize(side, side), ratio)
