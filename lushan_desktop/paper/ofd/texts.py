"""The place where the glyphs of a text object stand, and what they look like."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, repeat
from math import cos, radians, sin
from xml.etree.ElementTree import Element

from lushan_desktop.paper.ofd.book import Resources
from lushan_desktop.paper.ofd.elements import Matrix, children, deltas, number, numbers
from lushan_desktop.paper.ofd.glyphs import Glyphs, Outline, OwnFont, face_named, substituted

Placed = tuple[Matrix, Outline]


@dataclass(frozen=True)
class _Run:
    """How the glyphs of one object are made."""

    size: float
    wide: float
    turn: float
    lean: float
    key: str
    font: OwnFont | None


def placed_glyphs(element: Element, resources: Resources, glyphs: Glyphs) -> Iterator[Placed]:
    """The outlines of a text object with the matrix from their em to the object's millimetres."""
    key = element.get("Font") or ""
    run = _Run(
        number(element.get("Size"), 4.0),
        number(element.get("HScale"), 1.0),
        radians(number(element.get("CharDirection"))),
        0.21 if element.get("Italic") == "true" else 0.0,
        key,
        glyphs.font(resources, key),
    )
    told = _told_glyphs(element) if run.font is not None else {}
    reads = number(element.get("ReadDirection"))
    count, at = 0, (0.0, 0.0)
    for code in children(element, "TextCode"):
        text = (code.text or "").strip("\r\n")
        at = number(code.get("X"), at[0]), number(code.get("Y"), at[1])
        steps = _steps(code, len(text))
        for place, character in enumerate(text):
            outline, width = _shape(run, character, told.get(count + place), resources)
            yield _matrix(run, at), outline
            along = width * run.size * run.wide
            usual = (along * cos(radians(reads)), along * sin(radians(reads)))
            across, down = next(steps)
            at = (
                at[0] + (usual[0] if across is None else across),
                at[1] + (usual[1] if down is None else down),
            )
        count += len(text)


def _steps(code: Element, length: int) -> Iterator[tuple[float | None, float | None]]:
    """Yield how far it is to the next glyph; None: as wide as the glyph is."""
    across, down = deltas(code.get("DeltaX"), length), deltas(code.get("DeltaY"), length)
    if not across and not down:
        return repeat((None, None))
    xs = chain(across, repeat(across[-1] if across else 0.0))
    ys = chain(down, repeat(down[-1] if down else 0.0))
    return zip(xs, ys, strict=False)


def _told_glyphs(element: Element) -> dict[int, int]:
    """The glyphs that CGTransform gives for places of the text; -1 for those drawn with the one before."""
    found: dict[int, int] = {}
    for one in children(element, "CGTransform"):
        first, codes = int(number(one.get("CodePosition"))), max(1, int(number(one.get("CodeCount"), 1)))
        ids = [int(each) for group in children(one, "Glyphs") for each in numbers(group.text)]
        for place in range(min(codes, 10_000)):
            found[first + place] = ids[place] if place < len(ids) else -1
    return found


def _shape(run: _Run, character: str, told: int | None, resources: Resources) -> tuple[Outline, float]:
    if run.font is not None:
        if told is not None:
            return (run.font.outline(told), run.font.width_of(told)) if told >= 0 else ((), 0.0)
        if (glyph := run.font.glyph_of(character)) or character.isspace():
            return run.font.outline(glyph) if not character.isspace() else (), run.font.width_of(glyph)
    if character.isspace():
        return (), 1.0 if character == "\u3000" else 0.5
    return substituted(face_named(resources, run.key), character)


def _matrix(run: _Run, at: tuple[float, float]) -> Matrix:
    """From an em with y upwards to the object, whose y goes downwards; turned about the glyph's own point."""
    across, high = run.size * run.wide, run.size
    turned = cos(run.turn), sin(run.turn)
    lean = run.lean * high
    return Matrix(
        across * turned[0],
        across * turned[1],
        lean * turned[0] + high * turned[1],
        lean * turned[1] - high * turned[0],
        *at,
    )
