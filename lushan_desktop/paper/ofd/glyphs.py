"""Glyphs as outlines: of the fonts in the file, else of ours."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import uharfbuzz as hb

from lushan_desktop.paper.content import Face as FaceName
from lushan_desktop.paper.fonts.fonts import STAND_IN, faces
from lushan_desktop.paper.ofd.book import Resources

Outline = tuple[tuple[str, tuple[float, ...]], ...]
"""M, L, Q, C and Z with their points in units of the em, y upwards."""
_FACES: tuple[tuple[str, FaceName], ...] = (
    ("小标宋", "title"),
    ("仿宋", "body"),
    ("FANGSONG", "body"),
    ("楷", "kai"),
    ("KAI", "kai"),
    ("黑", "heading"),
    ("HEI", "heading"),
)


class Glyphs:
    """The fonts of one file, opened once."""

    def __init__(self) -> None:
        self._fonts: dict[int, OwnFont | None] = {}

    def font(self, resources: Resources, key: str) -> "OwnFont | None":
        """The font that lies in the file; None where there is none, or none that can be read."""
        element = resources.find("Font", key)
        if element is None:
            return None
        if id(element) not in self._fonts:
            data = resources.file("Font", key, "FontFile")
            self._fonts[id(element)] = _opened(data)
        return self._fonts[id(element)]


def face_named(resources: Resources, key: str) -> FaceName:
    """Return which of our faces stands in for a font that does not lie in the file."""
    element = resources.find("Font", key)
    name = (
        "".join((element.get(one) or "") for one in ("FontName", "FamilyName")) if element is not None else ""
    )
    return next((face for word, face in _FACES if word in name.upper()), "song")


class OwnFont:
    """A font by its bytes."""

    def __init__(self, data: bytes) -> None:
        self._face = hb.Face(hb.Blob(data))
        self._font = hb.Font(self._face)
        if not self._face.glyph_count:
            raise ValueError("no glyphs")
        self._em = float(self._face.upem or 1000)
        self._outlines: dict[int, Outline] = {}

    def glyph_of(self, character: str) -> int:
        return int(self._font.get_nominal_glyph(ord(character)) or 0)

    def width_of(self, glyph: int) -> float:
        return float(self._font.get_glyph_h_advance(glyph)) / self._em

    def outline(self, glyph: int) -> Outline:
        if glyph not in self._outlines:
            found: list[tuple[str, tuple[float, ...]]] = []
            if 0 <= glyph < self._face.glyph_count:
                self._font.draw_glyph(glyph, _pen(), (found, self._em))
            self._outlines[glyph] = tuple(found)
        return self._outlines[glyph]


def _opened(data: bytes) -> OwnFont | None:
    if not data:
        return None
    try:
        return OwnFont(data)
    except (ValueError, RuntimeError, hb.HarfBuzzError):
        return None


@cache
def _pen() -> Any:
    """Draws into a list what HarfBuzz tells."""
    functions = hb.DrawFuncs()

    def noting(sign: str) -> Callable[..., None]:
        def note(*told: Any) -> None:
            found, em = told[-1]
            found.append((sign, tuple(float(one) / em for one in told[:-1])))

        return note

    functions.set_move_to_func(noting("M"))
    functions.set_line_to_func(noting("L"))
    functions.set_quadratic_to_func(noting("Q"))
    functions.set_cubic_to_func(noting("C"))
    functions.set_close_path_func(noting("Z"))
    return functions


@cache
def _ours(path: str) -> OwnFont:
    return OwnFont(Path(path).read_bytes())


def substituted(face: FaceName, character: str) -> tuple[Outline, float]:
    """A character of our face with its width; 〓 where none of our fonts has it."""
    held = faces(bundled_only=True)[face]
    font = held.font_of[character] or held.font_of[STAND_IN]
    if font is None:
        return (), 1.0
    own = _ours(str(font.path))
    glyph = own.glyph_of(character) or own.glyph_of(STAND_IN)
    return own.outline(glyph), own.width_of(glyph)


def curves(outline: Outline) -> Iterator[tuple[str, tuple[float, ...]]]:
    """The same with cubic curves alone, as PDF has them."""
    at = (0.0, 0.0)
    for sign, told in outline:
        if sign == "Q":
            (x0, y0), (x1, y1, x2, y2) = at, told
            told = (
                *(x0 + (x1 - x0) * 2 / 3, y0 + (y1 - y0) * 2 / 3),
                *(x2 + (x1 - x2) * 2 / 3, y2 + (y1 - y2) * 2 / 3, x2, y2),
            )
            sign = "C"
        yield sign, told
        if told:
            at = told[-2], told[-1]
