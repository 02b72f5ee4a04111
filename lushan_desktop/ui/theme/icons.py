"""Icons by what they mean: the names of icons.json, drawn from the one icon font in token colours."""

import json
from collections.abc import Mapping
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap

from lushan_desktop.base import paths
from lushan_desktop.ui.theme.tokens import Theme, theme

_FONT, _CHARMAP = "remixicon-2.5.0.ttf", "remixicon-charmap-2.5.0.json"
_GLYPH_SHARE = 0.96
"""Of the height of an icon, what its glyph takes."""


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


class _GlyphEngine(QIconEngine):
    """Draws one glyph of the icon font, sharp at every size and device ratio."""

    def __init__(self, glyph: str, color: QColor, faded: QColor) -> None:
        super().__init__()
        self._glyph, self._color, self._faded = glyph, color, faded
        self._made: dict[tuple[int, int, bool], QPixmap] = {}

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        font = QFont(_family())
        font.setPixelSize(max(1, round(rect.height() * _GLYPH_SHARE)))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        painter.save()
        painter.setPen(self._faded if mode == QIcon.Mode.Disabled else self._color)
        painter.setFont(font)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._glyph)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Drawn once for each size: a button asks again at every paint."""
        key = size.width(), size.height(), mode == QIcon.Mode.Disabled
        if key not in self._made:
            self._made[key] = self._drawn(size, mode, state)
        return self._made[key]

    def _drawn(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return made

    def clone(self) -> "_GlyphEngine":
        return _GlyphEngine(self._glyph, self._color, self._faded)


@lru_cache(maxsize=1)
def _fonts_folder() -> Path:
    """Where QtAwesome keeps its fonts; found without importing it, which would cost 23 MB and 0.1 s."""
    spec = find_spec("qtawesome")
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError("QtAwesome is not installed")
    return Path(spec.submodule_search_locations[0]) / "fonts"


@lru_cache(maxsize=1)
def _family() -> str:
    number = QFontDatabase.addApplicationFont(str(_fonts_folder() / _FONT))
    return QFontDatabase.applicationFontFamilies(number)[0]


@lru_cache(maxsize=1)
def _charmap() -> str:
    """The JSON of the glyphs' codes, as text: a start asks for thirty of 2,300, all would take 2 ms."""
    return (_fonts_folder() / _CHARMAP).read_text("utf-8")


def _character(glyph: str) -> str:
    """The character of a glyph. Raises KeyError where the font has none of this name."""
    text, key = _charmap(), f'"{glyph}": "'
    found = text.find(key)
    if found < 0:
        raise KeyError(glyph)
    start = found + len(key)
    return chr(int(text[start : text.index('"', start)], 16))


@lru_cache(maxsize=512)
def _icon(looks: Theme, name: str, color: str) -> QIcon:
    glyph = name if name.startswith("ri.") else names()[name]
    character = _character(glyph.removeprefix("ri."))
    return QIcon(_GlyphEngine(character, looks.color(color), looks.color("text3")))


@lru_cache(maxsize=1024)
def _pixmap(looks: Theme, name: str, color: str, size: str, ratio: float) -> QPixmap:
    side = looks.icon(size)
    return _icon(looks, name, color).pixmap(QSize(side, side), ratio)
