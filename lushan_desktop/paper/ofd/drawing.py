"""Draws the objects of OFD pages: texts as outlines, paths, pictures, and units made of these."""

import io
import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any
from xml.etree.ElementTree import Element

from PIL import Image
from reportlab.lib.utils import ImageReader

from lushan_desktop.paper.ofd.arcs import arc
from lushan_desktop.paper.ofd.book import Layer, Resources
from lushan_desktop.paper.ofd.colours import BLACK, Colour, Style, style_of
from lushan_desktop.paper.ofd.elements import (
    Matrix,
    box_of,
    child,
    matrix_of,
    name_of,
    number,
    numbers,
)
from lushan_desktop.paper.ofd.glyphs import Glyphs, Outline, curves
from lushan_desktop.paper.ofd.texts import placed_glyphs

_DEEPEST = 12
_MOST_OBJECTS = 400_000
_LONGEST_SIDE = 6000
_UNREADABLE = (OSError, ValueError, SyntaxError, Image.DecompressionBombError)
NOT_SHOWN = "有图像的格式无法读取，没有画出"


class Drawing:
    """Draws onto a canvas whose units are millimetres, y downwards."""

    def __init__(self, canvas: Any, glyphs: Glyphs) -> None:
        self._canvas, self._glyphs = canvas, glyphs
        self._left = _MOST_OBJECTS
        self.remarks: dict[str, None] = {}
        """What could not be drawn, in words."""

    def layer(self, layer: Layer, resources: Resources) -> None:
        """All objects of a layer, or of what was stamped on a page."""
        box = box_of(layer.objects.get("Boundary"))
        self._canvas.saveState()
        if box is not None and name_of(layer.objects) == "Appearance":
            self._canvas.translate(box.x, box.y)
        self._all(layer.objects, layer.param, resources, 0)
        self._canvas.restoreState()

    def _all(self, objects: Element, param: str, resources: Resources, depth: int) -> None:
        if depth > _DEEPEST:
            return
        for element in objects:
            self._left -= 1
            if self._left < 0:
                self.remarks["内容太多，没有全部画出"] = None
                return
            kind = name_of(element)
            if kind in ("PageBlock", "Layer", "Content"):
                self._all(element, element.get("DrawParam") or param, resources, depth + 1)
            elif kind in _KINDS and element.get("Visible", "true") != "false":
                self._canvas.saveState()
                self._draw(kind, element, param, resources, depth)
                self._canvas.restoreState()

    def _draw(self, kind: str, element: Element, param: str, resources: Resources, depth: int) -> None:
        box = box_of(element.get("Boundary"))
        if box is not None:
            self._canvas.translate(box.x, box.y)
        matrix = matrix_of(element.get("CTM"))
        if kind == "ImageObject" and matrix == Matrix() and box is not None:
            matrix = Matrix(box.width, 0, 0, box.height, 0, 0)
        self._canvas.transform(*matrix)
        style = style_of(element, param, resources)
        alpha = max(0.0, min(1.0, number(element.get("Alpha"), 255.0) / 255))
        if kind == "TextObject":
            self._text(element, _faded(style, alpha), resources)
        elif kind == "PathObject":
            self._path(element, _faded(style, alpha))
        elif kind == "ImageObject":
            self.picture(resources.file("MultiMedia", element.get("ResourceID"), "MediaFile"), alpha)
        else:
            unit = resources.find("CompositeGraphicUnit", element.get("ResourceID"))
            content = child(unit, "Content")
            if content is not None:
                self._all(content, param, resources, depth + 1)

    def _text(self, element: Element, style: Style, resources: Resources) -> None:
        fills = element.get("Fill", "true") != "false"
        strokes = element.get("Stroke", "false") == "true"
        self._apply(replace(style, fill=style.fill or BLACK))
        for matrix, outline in placed_glyphs(element, resources, self._glyphs):
            self._canvas.drawPath(
                _outlined(self._canvas, matrix, outline), stroke=int(strokes), fill=int(fills)
            )

    def _path(self, element: Element, style: Style) -> None:
        strokes = element.get("Stroke", "true") != "false"
        fills = element.get("Fill", "false") == "true"
        if not strokes and not fills:
            return
        self._apply(style)
        data = child(element, "AbbreviatedData")
        path = self._canvas.beginPath()
        for sign, told in _drawn((data.text or "") if data is not None else ""):
            _add(path, sign, told)
        mode = 0 if element.get("Rule") == "Even-Odd" else 1
        self._canvas.drawPath(path, stroke=int(strokes), fill=int(fills), fillMode=mode)

    def _apply(self, style: Style) -> None:
        canvas, fill, stroke = self._canvas, style.fill or BLACK, style.stroke or BLACK
        canvas.setFillColorRGB(fill.red, fill.green, fill.blue, alpha=fill.alpha)
        canvas.setStrokeColorRGB(stroke.red, stroke.green, stroke.blue, alpha=stroke.alpha)
        canvas.setLineWidth(style.width)
        canvas.setLineCap(style.cap)
        canvas.setLineJoin(style.join)
        if style.dash:
            canvas.setDash(list(style.dash))

    def picture(self, data: bytes, alpha: float = 1.0) -> None:
        """A picture over the unit square, its top at 0."""
        try:
            with Image.open(io.BytesIO(data)) as opened:
                opened.load()
                picture = opened.convert("RGBA")
        except _UNREADABLE:
            self.remarks[NOT_SHOWN] = None
            return
        picture.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
        if alpha < 1:
            picture.putalpha(picture.getchannel("A").point(lambda value: int(value * alpha)))
        shown = picture if _is_see_through(picture) else picture.convert("RGB")
        self._canvas.saveState()
        self._canvas.transform(1, 0, 0, -1, 0, 1)
        self._canvas.drawImage(ImageReader(shown), 0, 0, 1, 1, mask="auto" if shown.mode == "RGBA" else None)
        self._canvas.restoreState()


def _is_see_through(picture: Image.Image) -> bool:
    return bool(picture.getchannel("A").getextrema() != (255, 255))


_KINDS = frozenset({"TextObject", "PathObject", "ImageObject", "CompositeObject"})
_COUNTS = {"M": 2, "S": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}


def _faded(style: Style, alpha: float) -> Style:
    def faded(colour: Colour | None) -> Colour:
        colour = colour or BLACK
        return replace(colour, alpha=colour.alpha * alpha)

    return style if alpha == 1 else replace(style, fill=faded(style.fill), stroke=faded(style.stroke))


def _drawn(data: str) -> Iterator[tuple[str, tuple[float, ...]]]:
    """The steps of AbbreviatedData, arcs and quadratic curves as cubic ones."""
    at, start = (0.0, 0.0), (0.0, 0.0)
    for sign, told in _steps(data):
        if sign in "SM":
            at = start = told[0], told[1]
            yield "M", at
        elif sign == "C":
            at = start
            yield "Z", ()
        elif sign == "A":
            for curve in arc(at, told):
                yield "C", curve
            at = told[5], told[6]
        else:
            if sign == "Q":
                yield from curves((("M", at), ("Q", told)))
            else:
                yield ("C" if sign == "B" else "L"), told
            at = told[-2], told[-1]


def _steps(data: str) -> Iterator[tuple[str, tuple[float, ...]]]:
    """Letters, each with as many numbers as it needs; what lacks some is left out."""
    sign, held = "", list[float]()
    for part in data.replace(",", " ").split():
        if part in _COUNTS:
            sign, held = part, []
            if part == "C":
                yield "C", ()
            continue
        held += numbers(part)
        if sign and _COUNTS[sign] and len(held) == _COUNTS[sign]:
            yield sign, tuple(held)
            held = []


def _add(path: Any, sign: str, told: Sequence[float]) -> None:
    if not all(map(math.isfinite, told)):
        return
    if sign == "M":
        path.moveTo(*told)
    elif sign == "L":
        path.lineTo(*told)
    elif sign == "C":
        path.curveTo(*told)
    else:
        path.close()


def _outlined(canvas: Any, matrix: Matrix, outline: Outline) -> Any:
    """A glyph where it stands: its outline by the matrix from the em to the object."""
    path = canvas.beginPath()
    for sign, told in curves(outline):
        moved: list[float] = []
        for x, y in zip(told[::2], told[1::2], strict=True):
            moved += [matrix.a * x + matrix.c * y + matrix.e, matrix.b * x + matrix.d * y + matrix.f]
        if sign != "M" or moved:
            _add(path, sign, moved)
    return path
