"""Sets text: runs of faces become lines whose every character has its place."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby, pairwise
from typing import NamedTuple

from lushan_desktop.paper.content import Align, Run
from lushan_desktop.paper.content import Face as FaceName
from lushan_desktop.paper.fonts.embedding import EmbeddedFont, TypeCase
from lushan_desktop.paper.fonts.fonts import Face
from lushan_desktop.paper.setting.breaking import Line, break_lines, opens_a_gap, yielding, yields_at_left

_WITHOUT_INK = (
    "\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064"
    "\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef"
)
_INVISIBLE = re.compile(f"[{_WITHOUT_INK}]")
_HALF_A_CHARACTER = re.compile("[\ud800-\udfff]")
_NEEDS_MENDING = re.compile(f"[\t\ud800-\udfff{_WITHOUT_INK}]")
_TYPES_REMEMBERED = 64
_UNEVEN = re.compile("[ -~—…]")
_FULL_WIDTH = 0.9
TOLERATED = 0.01


class Type(NamedTuple):
    """How text is set: its size, and what the pitch of a full-width character adds to that."""

    size: float
    tracking: float = 0.0
    flush: bool = False


@dataclass(slots=True)
class Piece:
    """Text of one font. `kerns` narrows or widens after each character; all alike, it is one number."""

    font: EmbeddedFont
    x: float
    text: str
    kerns: float | list[float] = 0.0


@dataclass(slots=True)
class SetLine:
    """A line ready to stand on a page, its pieces placed from the line's left edge."""

    size: float
    width: float
    pieces: list[Piece]
    marks: list[tuple[str, float, float]] = field(default_factory=list)
    plain: bool = False
    """Every character has its natural width, so that the pieces follow each other by themselves."""
    shown: str = ""
    """What shows a plain line on a page, once somebody has asked for it."""


def readable(text: str) -> str:
    """The text without characters that have no ink and no width; a tab is a full-width blank."""
    if not _NEEDS_MENDING.search(text):
        return text
    whole = _HALF_A_CHARACTER.sub("\ufffd", text)
    return _INVISIBLE.sub("", whole.replace("\r\n", "\n").replace("\t", "\u3000"))


class Setter:
    """Sets text with the faces of one paper."""

    def __init__(self, case: TypeCase) -> None:
        self._case = case

    def face(self, name: FaceName) -> Face:
        return self._case.face(name)

    def measure(self, text: str, type_: Type, face: Face) -> float:
        """The width of a text set on one line."""
        return sum(_advances(text, face, type_))

    def line(self, text: str, type_: Type, face: Face) -> SetLine:
        """One unbroken line at its natural width."""
        pieces, x = [], 0.0
        for font, piece in self._case.pieces(face, text):
            widths = _advances(piece, face, type_)
            kerns = _kerns(piece, face, type_.size, _sums(widths)) if type_.tracking else 0.0
            pieces.append(Piece(font, x, piece, kerns))
            x += sum(widths)
        return SetLine(type_.size, x, pieces, plain=not type_.tracking)

    def shown(self, text: str, size: str, face: Face) -> str:
        """Return what shows a line at natural widths on a page, in a size as it is written."""
        return self._case.shown(face, text, size)

    def ragged(self, text: str, type_: Type, width: float, face: Face) -> list[SetLine]:
        """The lines of a text in one face that need not be flush; a line feed ends a line."""
        return [
            line for paragraph in text.split("\n") for line in self._ragged(paragraph, type_, width, face)
        ]

    def _ragged(self, text: str, type_: Type, width: float, face: Face) -> list[SetLine]:
        if not text:
            return []
        advances = _advances(text, face, type_)
        if sum(advances) <= width:
            return [self._natural(text, type_, face)]
        lines = []
        for line in break_lines(text, advances, width, flush=False):
            part = text[line.start : line.end]
            if line.room < -TOLERATED:
                lines.append(self.squeezed(text, advances, line, type_, face))
            else:
                lines.append(self._natural(part if line.is_last else part.rstrip(" "), type_, face))
        return lines

    def squeezed(self, text: str, advances: list[float], line: Line, type_: Type, face: Face) -> SetLine:
        """A line of a text in one face whose marks are narrowed until it fits."""
        return self._set(_Cut(text, [face] * len(text), advances, line), type_, (), 0.0)

    def _natural(self, text: str, type_: Type, face: Face) -> SetLine:
        """A line of characters at their natural widths."""
        size, widths, x = type_.size, face.width_of, 0.0
        pieces = []
        for font, piece in self._case.pieces(face, text):
            pieces.append(Piece(font, x, piece))
            x += sum(map(widths.__getitem__, piece)) * size
        return SetLine(size, x, pieces, plain=True)

    def lines(self, runs: Sequence[Run], type_: Type, width: float, indent: float = 0.0) -> list[SetLine]:
        """The runs broken into lines; a line feed ends a line."""
        result: list[SetLine] = []
        for paragraph in _split_at_line_feeds(runs):
            result += self._paragraph(paragraph, type_, width, 0.0 if result else indent)
        return result

    def _paragraph(self, runs: Sequence[Run], type_: Type, width: float, indent: float) -> list[SetLine]:
        text = "".join(run.text for run in runs)
        faces = [face for run in runs for face in [self._case.face(run.face)] * len(run.text)]
        advances = [w for run in runs for w in _advances(run.text, self._case.face(run.face), type_)]
        broken = break_lines(text, advances, width, indent=indent, flush=type_.flush)
        spans = _mark_spans(runs)
        return [
            self._set(_Cut(text, faces, advances, line), type_, spans, indent if not n else 0.0)
            for n, line in enumerate(broken)
        ]

    def _set(self, cut: "_Cut", type_: Type, spans: Sequence["_Span"], indent: float) -> SetLine:
        pitch = cut.even_pitch(type_)
        if pitch is not None and not spans:
            return self._set_evenly(cut, type_, pitch, indent)
        places = cut.places(type_)
        pieces: list[Piece] = []
        at = 0
        for face, length in _stretches(cut.faces):
            for font, text in self._case.pieces(face, cut.text[at : at + length]):
                kerns = _kerns(text, face, type_.size, places[at : at + len(text) + 1])
                pieces.append(Piece(font, indent + places[at], text, kerns))
                at += len(text)
        start, end = cut.line.start, cut.line.end
        marks = [
            (
                span.anchor,
                indent + places[max(span.start, start) - start],
                indent + places[min(span.end, end) - start],
            )
            for span in spans
            if span.start < end and span.end > start
        ]
        return SetLine(type_.size, indent + places[-1], pieces, marks)

    def _set_evenly(self, cut: "_Cut", type_: Type, pitch: float, indent: float) -> SetLine:
        """A line of full-width characters that all stand equally far apart, as most lines of a paper are."""
        kern = round(pitch - cut.faces[0].width_of[cut.text[0]] * type_.size, 3)
        pieces: list[Piece] = []
        at = 0
        for face, length in _stretches(cut.faces):
            for font, text in self._case.pieces(face, cut.text[at : at + length]):
                pieces.append(Piece(font, indent + at * pitch, text, kern))
                at += len(text)
        return SetLine(type_.size, indent + (at - 1) * pitch + cut.last_advance, pieces)


@dataclass(frozen=True, slots=True)
class _Span:
    anchor: str
    start: int
    end: int


class _Cut:
    """The characters of one line with their faces and widths."""

    def __init__(self, text: str, faces: list[Face], advances: list[float], line: Line) -> None:
        self.line = line
        self.text = (
            text[line.start : line.end].rstrip(" ") if not line.is_last else text[line.start : line.end]
        )
        self.faces = faces[line.start : line.start + len(self.text)]
        self._advances = advances[line.start : line.start + len(self.text)]

    def even_pitch(self, type_: Type) -> float | None:
        """Return how far apart all characters of a line stand that are full-width and open a gap each."""
        advances, room = self._advances, self.line.room
        count = len(advances)
        is_even = count and advances.count(advances[0]) == count and not _UNEVEN.search(self.text)
        if not is_even or advances[0] < _FULL_WIDTH * type_.size or room < -TOLERATED:
            return None
        spread = type_.flush and not self.line.is_last and room > 0.01 and count > 1
        return advances[0] + (room / (count - 1) if spread else 0.0)

    @property
    def last_advance(self) -> float:
        return self._advances[-1]

    def places(self, type_: Type) -> list[float]:
        """Return where each character begins, and where the line ends."""
        room = self.line.room - self._tracking_beyond(type_)
        if room < -TOLERATED:
            return self._squeezed(-room)
        if type_.flush and not self.line.is_last and room > 0.01:
            return self._spread(room)
        return _sums(self._advances)

    def _tracking_beyond(self, type_: Type) -> float:
        """A line is as wide as its last full-width glyph reaches; a narrow last one has no tracking."""
        last = self._advances[-1] if self._advances else 0.0
        return type_.tracking if type_.flush and last < _FULL_WIDTH * type_.size else 0.0

    def _squeezed(self, lacking: float) -> list[float]:
        yields = yielding(self.text, self._advances)
        part = min(1.0, lacking / (sum(yields) or 1.0))
        x, places = 0.0, []
        for character, advance, give in zip(self.text, self._advances, yields, strict=True):
            at_left = yields_at_left(character)
            places.append(x - give * part if at_left else x)
            x += advance - give * part
        return [*places, x]

    def _spread(self, room: float) -> list[float]:
        gaps = [opens_a_gap(*pair) for pair in zip(self.text, self.text[1:], strict=False)]
        if not any(gaps):
            return _sums(self._advances)
        more = room / sum(gaps)
        wider = [advance + more * gap for advance, gap in zip(self._advances, [*gaps, False], strict=True)]
        return _sums(wider)


def _stretches(faces: Sequence[Face]) -> Iterator[tuple[Face, int]]:
    """Each face with how many characters it sets."""
    if faces and faces.count(faces[0]) == len(faces):
        yield faces[0], len(faces)
        return
    for face, group in groupby(faces):
        yield face, sum(1 for _ in group)


def aligned(line: SetLine, align: Align, width: float) -> float:
    """Return how far from the left edge of a box the line begins."""
    if align == "left":
        return 0.0
    return (width - line.width) / (2 if align == "center" else 1)


def _advances(text: str, face: Face, type_: Type) -> list[float]:
    return [*map(advances_of(face, type_).__getitem__, text)]


class _Advances(dict[str, float]):
    """How far each character of a face takes the line in one type."""

    def __init__(self, face: Face, type_: Type) -> None:
        super().__init__()
        self._widths, self._size, self._tracking = face.width_of, type_.size, type_.tracking

    def __missing__(self, character: str) -> float:
        width = self._widths[character]
        tracking = self._tracking if width >= _FULL_WIDTH else 0.0
        advance = self[character] = width * self._size + tracking
        return advance


@lru_cache(_TYPES_REMEMBERED)
def advances_of(face: Face, type_: Type) -> Mapping[str, float]:
    """Return how far each character takes the line."""
    return _Advances(face, type_)


def _kerns(text: str, face: Face, size: float, places: Sequence[float]) -> float | list[float]:
    widths = face.width_of
    kerns = [
        round(after - before - widths[character] * size, 3)
        for character, (before, after) in zip(text, pairwise(places), strict=True)
    ]
    return kerns[0] if all(kern == kerns[0] for kern in kerns[:-1]) else kerns


def _split_at_line_feeds(runs: Iterable[Run]) -> list[list[Run]]:
    paragraphs: list[list[Run]] = [[]]
    for run in runs:
        for n, text in enumerate(readable(run.text).split("\n")):
            if n:
                paragraphs.append([])
            if text:
                paragraphs[-1].append(Run(text, run.face, run.mark, run.anchor))
    return paragraphs


def _mark_spans(runs: Sequence[Run]) -> list[_Span]:
    spans, at = [], 0
    for run in runs:
        if run.mark:
            spans.append(_Span(run.anchor, at, at + len(run.text)))
        at += len(run.text)
    return spans


def _sums(values: Iterable[float]) -> list[float]:
    total, sums = 0.0, [0.0]
    for value in values:
        total += value
        sums.append(total)
    return sums
