"""Sets official paper (GB/T 9704—2012): each block becomes lines of the 22 × 28 grid."""

from collections.abc import Sequence
from dataclasses import replace
from functools import singledispatchmethod

from lushan_desktop.paper import content
from lushan_desktop.paper.content import Align, Block, Face, Run
from lushan_desktop.paper.form import RuledSetter
from lushan_desktop.paper.grid import (
    ASCENT,
    CHARACTER_PITCH,
    COLUMNS,
    GLYPH,
    LINE_PITCH,
    MM,
    OFFICIAL,
    Strip,
    boxes_of,
    row,
)
from lushan_desktop.paper.page import Sheet
from lushan_desktop.paper.paragraph import SetLine, Setter, Type, aligned
from lushan_desktop.paper.title import break_title

_BODY = Type(GLYPH, CHARACTER_PITCH - GLYPH, flush=True)
_TITLE = Type(22)
_FOLIO = Type(14)
_SMALL = Type(12)

_BASE = ASCENT * GLYPH
_LINE_WIDTH = COLUMNS * CHARACTER_PITCH
_HEADING_FACES: tuple[Face, ...] = ("heading", "kai", "body", "body")
_FOLIO_BELOW = 7 * MM
_DASH_HEIGHT = 0.38
_LINES_BESIDE_A_SIGN_OFF = 2


class OfficialSetter:
    """Turns the blocks of one paper into strips."""

    def __init__(self, setter: Setter) -> None:
        self._setter = setter
        self._ruled = RuledSetter(setter, _SMALL, OFFICIAL.width, OFFICIAL.height)

    def strips(self, blocks: Sequence[Block]) -> list[Strip]:
        strips: list[Strip] = []
        for block in blocks:
            if isinstance(block, content.SignOff):
                _keep_last_lines(strips)
            strips += self._begun_on_a_new_page(block, strips) or self._set(block)
        return strips

    def _begun_on_a_new_page(self, block: Block, strips: list[Strip]) -> list[Strip]:
        if not isinstance(block, content.PageBreak):
            return []
        return [Strip(0.0, begins_page=True, keep_with_next=True)] if strips else [Strip(0.0)]

    @singledispatchmethod
    def _set(self, block: Block) -> list[Strip]:
        """A block that looks alike on official paper and on ledgers."""
        return [*self._ruled.set(block), Strip(0.0, on_grid=True)]

    @_set.register
    def _(self, block: content.Title) -> list[Strip]:
        text = block.text
        lines = break_title(text, int(OFFICIAL.width / _TITLE.size)) if isinstance(text, str) else text
        strips = [self._alone(line, _TITLE, "title") for line in lines]
        if block.draft:
            strips.append(self._alone("（送审稿）", _BODY, "kai"))
        strips = [replace(strip, keep_with_next=True) for strip in strips]
        return [*strips, _blank(keep_with_next=True)]

    @_set.register
    def _(self, block: content.Caption) -> list[Strip]:
        return [self._alone(block.text, _BODY, "body", block.align)]

    @_set.register
    def _(self, block: content.Heading) -> list[Strip]:
        run = Run(block.text, _HEADING_FACES[block.level - 1])
        lines = self._setter.lines([run], _BODY, _LINE_WIDTH, 2 * CHARACTER_PITCH)
        return [replace(strip, keep_with_next=True) for strip in self._rows(lines, block.anchor)]

    @_set.register
    def _(self, block: content.Paragraph) -> list[Strip]:
        lines = self._setter.lines(block.runs, _BODY, _LINE_WIDTH, block.indent * CHARACTER_PITCH)
        return self._rows(lines, block.anchor)

    @_set.register
    def _(self, block: content.Addressee) -> list[Strip]:
        return self._rows(self._setter.lines([Run(block.text)], _BODY, _LINE_WIDTH), "")

    @_set.register
    def _(self, block: content.Attachments) -> list[Strip]:
        """附件：one name, or several numbered ones that stand below each other."""
        several = len(block.names) > 1
        indent, hang = 5 * CHARACTER_PITCH, (6.5 if several else 5) * CHARACTER_PITCH
        strips = [_blank()]
        for n, name in enumerate(block.names, 1):
            lines = self._setter.lines([Run(name)], _BODY, _LINE_WIDTH - hang)
            rows = [row((hang, _BASE, line)) for line in lines]
            if several:
                rows[0].texts.append((indent, _BASE, self._line(f"{n}.")))
            if n == 1:
                rows[0].texts.append((2 * CHARACTER_PITCH, _BASE, self._line("附件：")))
            strips += rows
        return strips

    @_set.register
    def _(self, block: content.SignOff) -> list[Strip]:
        issuer, date = self._line(block.issuer), self._line(block.date)
        issuer_x, date_x = _sealed(issuer, date) if block.sealed else _unsealed(issuer, date)
        blanks = [_blank(keep_with_next=True) for _ in range(2 if block.sealed else 1)]
        issued = replace(row((issuer_x, _BASE, issuer)), keep_with_next=True)
        return [*blanks, issued, row((date_x, _BASE, date))]

    def _line(self, text: str) -> SetLine:
        return self._setter.line(text, _BODY, self._setter.face("body"))

    def _alone(self, text: str, type_: Type, face: Face, align: Align = "center") -> Strip:
        line = self._setter.line(text, type_, self._setter.face(face))
        return row((aligned(line, align, OFFICIAL.width), ASCENT * type_.size, line))

    def _rows(self, lines: Sequence[SetLine], anchor: str) -> list[Strip]:
        strips = [row((0.0, _BASE, line)) for line in lines]
        for strip, line in zip(strips, lines, strict=True):
            strip.boxes += boxes_of(line, anchor, GLYPH)
        return strips


def number_page(sheet: Sheet, setter: Setter) -> None:
    """— 1 —, 7 mm below the type area, one character in: odd pages right, even pages left."""
    line = setter.line(f"— {sheet.number} —", _FOLIO, setter.face("song"))
    right = OFFICIAL.left + OFFICIAL.width - _FOLIO.size - line.width
    x = right if sheet.number % 2 else OFFICIAL.left + _FOLIO.size
    sheet.show(line, x, OFFICIAL.top + OFFICIAL.height + _FOLIO_BELOW + _DASH_HEIGHT * _FOLIO.size)


def _unsealed(issuer: SetLine, date: SetLine) -> tuple[float, float]:
    """The issuer two characters in from the right, the date begun two characters after it."""
    two = 2 * CHARACTER_PITCH
    if date.width > issuer.width:
        date_x = _LINE_WIDTH - two - date.width
        return date_x - two, date_x
    issuer_x = _LINE_WIDTH - two - issuer.width
    return issuer_x, issuer_x + two


def _sealed(issuer: SetLine, date: SetLine) -> tuple[float, float]:
    """The date four characters in from the right, the issuer centred above it."""
    date_x = _LINE_WIDTH - 4 * CHARACTER_PITCH - date.width
    centred = date_x + (date.width - issuer.width) / 2
    return min(centred, _LINE_WIDTH - issuer.width), date_x


def _keep_last_lines(strips: list[Strip]) -> None:
    """A sign-off never stands alone: the last lines of the text go with it."""
    for strip in strips[-_LINES_BESIDE_A_SIGN_OFF:]:
        if strip.on_grid:
            strip.keep_with_next = True


def _blank(*, keep_with_next: bool = False) -> Strip:
    return Strip(LINE_PITCH, on_grid=True, keep_with_next=keep_with_next)
