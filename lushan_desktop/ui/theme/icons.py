"""Icons by what they mean: the names of icons.json, drawn from the one icon font in token colours."""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QPixmap

from lushan_desktop.base import paths
from lushan_desktop.base.lazy import resolve
from lushan_desktop.ui.theme.tokens import Theme, theme

_FONT = ("ri", "remixicon-2.5.0.ttf", "remixicon-charmap-2.5.0.json")


@lru_cache(maxsize=1)
def names() -> Mapping[str, str]:
    """What an icon means to its glyph, `act.add` to `ri.add-line`."""
    read: Mapping[str, str] = json.loads(paths.resources("theme", "icons.json").read_text("utf-8"))
    return read


def icon(name: str, color: str = "text2") -> QIcon:
    """The icon with this meaning, or the glyph `ri.…`, sharp at any device ratio."""
    return _icon(theme(), name, color)


def pixmap(name: str, color: str = "text2", *, size: str = "normal", ratio: float = 1.0) -> QPixmap:
    """The icon as a picture, for what is painted by hand."""
    return _pixmap(theme(), name, color, size, ratio)


def forget() -> None:
    """Drop what was drawn in other colours."""
    _icon.cache_clear()
    _pixmap.cache_clear()


@lru_cache(maxsize=1)
def _drawer() -> Any:
    # Only the one set is loaded: all of QtAwesome's fonts together cost the start 0.1 s and 10 MB.
    return resolve("qtawesome.iconic_font:IconicFont")(_FONT)


@lru_cache(maxsize=512)
def _icon(looks: Theme, name: str, color: str) -> QIcon:
    glyph = name if name.startswith("ri.") else names()[name]
    made: QIcon = _drawer().icon(
        glyph, color=looks.color(color), color_disabled=looks.color("text3"), scale_factor=1.1
    )
    return made


@lru_cache(maxsize=1024)
def _pixmap(looks: Theme, name: str, color: str, size: str, ratio: float) -> QPixmap:
    side = looks.icon(size)
    return _icon(looks, name, color).pixmap(QSize(side, side), ratio)
