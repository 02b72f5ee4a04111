"""A recognised paper beside its text: every paragraph knows where each of its characters was read."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.recognise.passage import BLANKS, LEVELS, Part, Recognised, Role
from lushan_desktop.domain.recognise.taking import Taken, read_day, taken

SAID = (Role.BODY, *LEVELS, Role.ROLL, Role.TABLE, Role.NOTE)
"""The roles in which a paper says something."""

_STAMP = re.compile(r"(?<!\d)(?:19|20)\d{2}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}日?(?!\d)")

_TODAY = re.compile(r"今[天日]是|星期[一二三四五六日天]|农历")
"""The day on which somebody looked at the page."""
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})[./](\d{1,2})[./]((?:19|20)\d{2})(?!\d)")


@dataclass(frozen=True)
class Piece:
    """A paragraph or the cell of a table; `offsets` are the places of its characters in the whole text."""

    role: Role
    text: str
    offsets: tuple[int, ...]
    lead: int = 0
    cell: tuple[int, int] | None = None
    """Row and column, where it is the cell of a table."""

    @property
    def is_said(self) -> bool:
        return self.role in SAID

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the paragraph stands in the whole text."""
        if not self.offsets:
            return 0, 0
        last = len(self.offsets) - 1
        return self.offsets[min(start, last)], self.offsets[min(max(end - 1, start), last)] + 1


@dataclass(frozen=True)
class PaperText:
    """A text as read, its paragraphs in their order, nothing that hangs around it, and what was taken out."""

    text: str
    pieces: tuple[Piece, ...]
    told: Taken
    page_starts: tuple[int, ...] = (0,)
    is_print: bool = False
    """Lines end where those of the sheet did, as in a .pdf."""

    @cached_property
    def said(self) -> tuple[Piece, ...]:
        """The paragraphs that say something: neither title nor sign-off."""
        return tuple(piece for piece in self.pieces if piece.is_said and piece.text)

    @property
    def signed_on(self) -> PartialDate | None:
        return PartialDate.from_iso(self.told.signed_on) if self.told.signed_on else None

    def page_of(self, offset: int) -> int:
        """The page on which a character stands, from 1."""
        return max(1, bisect_right(self.page_starts, offset))

    def of(self, *roles: Role) -> tuple[Piece, ...]:
        return tuple(piece for piece in self.pieces if piece.role in roles)

    @cached_property
    def widest_line(self) -> float:
        """The width of the longest line, in full characters."""
        return max(map(width_of, self.text.split("\n")), default=0.0)

    @cached_property
    def last_day(self) -> PartialDate | None:
        """The day of the signature, else the day of publication that the page around the text tells."""
        shown = (line for line in self.told.furniture if not _TODAY.search(line))
        lines = [_DAY_FIRST.sub(r"\3-\2-\1", line) for line in shown]
        stamps = (found[0] for line in lines for found in _STAMP.finditer(line))
        return self.signed_on or next((day for stamp in stamps if (day := read_day(stamp))), None)


def width_of(line: str) -> float:
    """About how wide a line is on paper, in full characters."""
    return sum(0.5 if sign.isascii() else 1.0 for sign in line.strip())


def align(
    text: str, recognised: Recognised, page_starts: Sequence[int] = (0,), *, is_print: bool = False
) -> PaperText:
    """The parts with the places of their characters; they hold every character in its order.

    Only what hangs around the text may stand within the paragraph before it: the number of a page that the
    paragraph goes over.
    """
    pieces, begun, at = [], 0, 0
    for part in recognised.parts:
        for words, cell in _words(part):
            if part.role is not Role.FURNITURE:
                begun = at
                offsets, at = _offsets(text, words, at)
                pieces.append(Piece(part.role, words, offsets, 0 if cell else part.lead, cell))
            elif not _is_line_of(words, text[begun:at]):
                _, at = _offsets(text, words, at)
    return PaperText(text, tuple(pieces), taken(recognised), tuple(page_starts) or (0,), is_print)


def _is_line_of(words: str, passed: str) -> bool:
    return words in passed and words in (line.strip(BLANKS) for line in passed.split("\n"))


def _words(part: Part) -> Iterator[tuple[str, tuple[int, int] | None]]:
    if part.grid is None:
        yield part.text, None
        return
    for row, cells in enumerate(part.grid.rows):
        for column, cell in enumerate(cells):
            if cell.strip():
                yield cell, (row, column)


def _offsets(text: str, words: str, at: int) -> tuple[tuple[int, ...], int]:
    """Return where each character stands; a blank that the reader put in has the place of what follows it."""
    offsets = []
    for character in words:
        if character.isspace():
            offsets.append(min(at, len(text) - 1))
            at += at < len(text) and text[at] == character
            continue
        found = text.find(character, at, at + _FARTHEST)
        at = found if found >= 0 else at
        offsets.append(min(at, len(text) - 1))
        at += found >= 0
    return tuple(offsets), at


_FARTHEST = 4000
"""Blanks between two characters of a text that are passed over."""
