"""Sets official paper (GB/T 9704—2012): each block becomes lines of the 22 × 28 grid."""

from collections.abc import Sequence
from dataclasses import replace
from functools import singledispatchmethod
from itertools import takewhile

from lushan_desktop.paper import content, formal
from lushan_desktop.paper.content import Align, Block, Content, Face, Run
from lushan_desktop.paper.setting.filling import filled
from lushan_desktop.paper.setting.form import RuledSetter
from lushan_desktop.paper.setting.grid import (
    ASCENT,
    CHARACTER_PITCH,
    COLUMNS,
    GLYPH,
    LINE_PITCH,
    MM,
    OFFICIAL,
    ROWS,
    Page,
    Strip,
    boxes_of,
    paginate,
    row,
)
from lushan_desktop.paper.setting.heads import Head, letter_foot, set_head
from lushan_desktop.paper.setting.imprint import close_with_imprint
from lushan_desktop.paper.setting.numbering import Numbering, part_letters
from lushan_desktop.paper.setting.page import Sheet
from lushan_desktop.paper.setting.paragraph import SetLine, Setter, Type, aligned
from lushan_desktop.paper.setting.sign_off import set_sign_off
from lushan_desktop.paper.setting.table import CellSetter, set_table
from lushan_desktop.paper.setting.title import break_title

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
LINES_OF_A_SHORT_LIST = 9
"""Of 附件说明, with the blank line above it."""
_TWO_DIGITS = 10
_APART, _LOW = 5.0, 5 * LINE_PITCH
_GIVEN_UP = (0.25, 0.5)
"""Parts of the room to write in that a form does without, tried one after the other."""


class OfficialSetter:
    """Turns the blocks of one paper into strips."""

    def __init__(self, setter: Setter, given_up: float = 0.0) -> None:
        """`given_up` is the part of the room to write in that forms do without."""
        self._setter = setter
        room = OFFICIAL.height - 2 * _APART
        self._ruled = RuledSetter(setter, _SMALL, OFFICIAL.width, room, given_up=given_up)

    def strips(self, blocks: Sequence[Block]) -> list[Strip]:
        strips: list[Strip] = []
        has_body, listed = False, 0
        for block in blocks:
            if isinstance(block, formal.Remark):
                _follow_the_date(strips)
            made = self._begun_on_a_new_page(block, strips) or self._set(block)
            if isinstance(block, content.SignOff | formal.Roll):
                _keep_last_lines(strips, made, listed)
            listed = len(made) if isinstance(block, content.Attachments) else 0
            for strip in made if isinstance(block, content.SignOff | formal.Remark) else ():
                strip.closes = True
            if isinstance(block, content.Paragraph) and not has_body:
                has_body = True
                _show_on_the_first_page(strips, made)
            strips += made
        return strips

    def _begun_on_a_new_page(self, block: Block, strips: list[Strip]) -> list[Strip]:
        if not isinstance(block, content.PageBreak):
            return []
        return [Strip(0.0, begins_page=True, keep_with_next=True)] if strips else [Strip(0.0)]

    @singledispatchmethod
    def _set(self, block: Block) -> list[Strip]:
        """A block that looks alike on official paper and on ledgers."""
        return _apart(self._ruled.set(block))

    @_set.register
    def _(self, block: content.Title) -> list[Strip]:
        text = block.text
        lines = break_title(text, int(OFFICIAL.width / _TITLE.size)) if isinstance(text, str) else text
        strips = [self._alone(line, _TITLE, "title") for line in lines if line]
        for part in filter(None, block.subtitle.split("\n")):
            strips += [self._alone(line, _BODY, "kai") for line in break_title(part, COLUMNS)]
        if block.draft:
            strips.append(self._alone("（送审稿）", _BODY, "kai"))
        strips = [replace(strip, keep_with_next=True) for strip in strips]
        return [*strips, _blank(keep_with_next=True)]

    @_set.register
    def _(self, block: content.Caption) -> list[Strip]:
        return [replace(self._alone(block.text, _BODY, "body", block.align), keep_with_next=True)]

    @_set.register
    def _(self, block: content.Heading) -> list[Strip]:
        run = Run(block.text, _HEADING_FACES[block.level - 1])
        if block.centred:
            alone = [self._alone(line, _BODY, run.face) for line in break_title(block.text, COLUMNS)]
            return [replace(strip, keep_with_next=True) for strip in alone]
        lines = self._setter.lines([run], _BODY, _LINE_WIDTH, 2 * CHARACTER_PITCH)
        rows = self._rows(lines, block.anchor)
        if block.is_sentence:
            return _kept_in_twos(rows)
        return [replace(strip, keep_with_next=True) for strip in rows]

    @_set.register
    def _(self, block: content.Paragraph) -> list[Strip]:
        lines = self._setter.lines(block.runs, _BODY, _LINE_WIDTH, block.indent * CHARACTER_PITCH)
        return _kept_in_twos(self._rows(lines, block.anchor))

    @_set.register
    def _(self, block: content.Addressee) -> list[Strip]:
        return self._rows(self._setter.lines([Run(block.text)], _BODY, _LINE_WIDTH), "")

    @_set.register
    def _(self, block: content.Attachments) -> list[Strip]:
        """附件：one name, or several numbered ones that stand below each other."""
        several = len(block.names) > 1
        number = 0.0 if not several else 1.0 if len(block.names) < _TWO_DIGITS else 1.5
        indent, hang = 5 * CHARACTER_PITCH, (5 + number) * CHARACTER_PITCH
        strips = [_blank()]
        for n, name in enumerate(block.names, 1):
            lines = self._setter.lines([Run(name)], _BODY, _LINE_WIDTH - hang)
            rows = [row((hang, _BASE, line)) for line in lines]
            if several:
                rows[0].texts.append((indent, _BASE, self._line(f"{n}.")))
            if n == 1:
                rows[0].texts.append((2 * CHARACTER_PITCH, _BASE, self._line("附件：")))
            strips += _kept_in_twos(rows)
        return strips

    @_set.register
    def _(self, block: content.SignOff) -> list[Strip]:
        return set_sign_off(block, self._setter)

    @_set.register
    def _(self, block: content.Cover) -> list[Strip]:
        return self._ruled.set(block)

    @_set.register
    def _(self, block: content.Table) -> list[Strip]:
        if not block.turned:
            return _apart(self._ruled.set(block))
        lying = set_table(block, CellSetter(self._setter, _SMALL), OFFICIAL.height, OFFICIAL.width)
        return [
            Strip(ROWS * LINE_PITCH, turned=page, on_grid=True) for page in paginate(lying, OFFICIAL.width)
        ]

    @_set.register
    def _(self, block: Head) -> list[Strip]:
        return [set_head(block, self._setter)]

    @_set.register
    def _(self, block: formal.AttachmentHead) -> list[Strip]:
        """“附件1” in 黑体 on the first line of a new page, the title on the third (7.3.7)."""
        label = replace(self._alone(block.label, _BODY, "heading", "left"), begins_page=True)
        above = [replace(label, keep_with_next=True), _blank(keep_with_next=True)]
        return [*above, *self._set(content.Title(block.title))]

    @_set.register
    def _(self, block: formal.Roll) -> list[Strip]:
        """出席：one line below the text, two characters in, names below each other (10.3)."""
        strips = [_blank()]
        for label, names in block.entries:
            hang = (3 + len(label)) * CHARACTER_PITCH
            lines = self._setter.lines([Run(names)], _BODY, _LINE_WIDTH - hang)
            rows = [row((hang, _BASE, line)) for line in lines]
            rows[0].texts.insert(0, (2 * CHARACTER_PITCH, _BASE, self._line(f"{label}：", "heading")))
            strips += _kept_in_twos(rows)
        return strips

    @_set.register
    def _(self, block: formal.Remark) -> list[Strip]:
        """附注：on the line below the date, two characters in (7.3.6)."""
        return self._set(content.Paragraph(block.bracketed))

    def _line(self, text: str, face: Face = "body") -> SetLine:
        return self._setter.line(text, _BODY, self._setter.face(face))

    def _alone(self, text: str, type_: Type, face: Face, align: Align = "center") -> Strip:
        line = self._setter.line(text, type_, self._setter.face(face))
        return row((aligned(line, align, OFFICIAL.width), ASCENT * type_.size, line))

    def _rows(self, lines: Sequence[SetLine], anchor: str) -> list[Strip]:
        strips = [row((0.0, _BASE, line)) for line in lines]
        for strip, line in zip(strips, lines, strict=True):
            strip.boxes += boxes_of(line, anchor, GLYPH)
        return strips


def lay_out(paper: Content, setter: Setter) -> tuple[list[Page], Numbering]:
    """The pages of an official paper, and which of them carry no number."""
    setting = OfficialSetter(setter)
    blocks = addressee_moved(paper.blocks, setting)
    imprints = [block for block in blocks if isinstance(block, formal.Imprint)]
    others = [block for block in blocks if not isinstance(block, formal.Imprint)]
    pages = _paginated(others, setter)
    fuller = filled(pages)
    for imprint in imprints[-1:]:
        numbering = close_with_imprint(pages, imprint, setter)
        closed = close_with_imprint(fuller, imprint, setter)
        # Where 版记 takes the sheet anyway, a sign-off beside it is better than a tight page.
        return (fuller, closed) if len(fuller) < len(pages) else (pages, numbering)
    return fuller, part_letters(fuller) if _is_letter(paper) else Numbering()


def _paginated(blocks: Sequence[Block], setter: Setter) -> list[Page]:
    """The pages; where the end of a form would go over, its rows give up room to write in for it."""
    pages = paginate(OfficialSetter(setter).strips(blocks), OFFICIAL.height)
    if len(pages) > 1 and any(isinstance(block, content.Form) for block in blocks):
        for given_up in _GIVEN_UP:
            closer = paginate(OfficialSetter(setter, given_up).strips(blocks), OFFICIAL.height)
            if len(closer) < len(pages):
                return closer
    return pages


def addressee_moved(blocks: Sequence[Block], setting: OfficialSetter) -> Sequence[Block]:
    """主送 goes to 版记, above 抄送, where it would leave the first page without body text (7.3.2).

    A paper with a red head and no 版记 gets one for it.
    """
    sent_to = next((block for block in blocks if isinstance(block, content.Addressee)), None)
    imprint = next((block for block in blocks if isinstance(block, formal.Imprint)), None)
    red = any(isinstance(block, formal.RedHead) and block.suffix for block in blocks)
    if sent_to is None or not (imprint or red):
        return blocks
    above = setting.strips(blocks[: blocks.index(sent_to) + 1])
    if sum(strip.height for strip in above) <= (ROWS - 1) * LINE_PITCH + 1:
        return blocks
    names = ("主送", sent_to.text.rstrip("：:"))
    if imprint is None:
        return [*(block for block in blocks if block is not sent_to), formal.Imprint((names,))]
    moved = replace(imprint, receivers=(names, *imprint.receivers))
    return [moved if block is imprint else block for block in blocks if block is not sent_to]


def finish_page(sheet: Sheet, setter: Setter, paper: Content, numbering: Numbering) -> None:
    """The page number; on the first page of a 信函 the second double rule instead (10.1)."""
    if numbering.begins(sheet.number) and _is_letter(paper):
        for stroke in letter_foot():
            sheet.stroke(stroke)
    elif sheet.number not in numbering.without and not _is_cover(sheet, paper):
        _number_page(sheet, setter, numbering.shown(sheet.number))


def _is_letter(paper: Content) -> bool:
    return any(isinstance(block, formal.LetterHead) for block in paper.blocks)


def _is_cover(sheet: Sheet, paper: Content) -> bool:
    return sheet.number == 1 and bool(paper.blocks) and isinstance(paper.blocks[0], content.Cover)


def _number_page(sheet: Sheet, setter: Setter, number: int) -> None:
    """— 1 —, 7 mm below the type area, one character in: odd pages right, even pages left (7.5)."""
    line = setter.line(f"— {number} —", _FOLIO, setter.face("song"))
    right = OFFICIAL.left + OFFICIAL.width - _FOLIO.size - line.width
    x = right if number % 2 else OFFICIAL.left + _FOLIO.size
    sheet.show(line, x, OFFICIAL.top + OFFICIAL.height + _FOLIO_BELOW + _DASH_HEIGHT * _FOLIO.size)


def _follow_the_date(strips: list[Strip]) -> None:
    """Follow what follows the date takes the line that was left for the seal, and stays with it."""
    if strips and strips[-1].is_blank:
        strips.pop()
    if strips:
        strips[-1].keep_with_next = True


def _kept_in_twos(strips: list[Strip]) -> list[Strip]:
    """Neither the first nor the last line of a paragraph stands alone on a page."""
    if len(strips) > 1:
        strips[0].keep_with_next = strips[-2].keep_with_next = True
    return strips


def _show_on_the_first_page(above: Sequence[Strip], body: Sequence[Strip]) -> None:
    """The first page shows body text, were it a line or two of a paragraph that would stay whole (7.3.3)."""
    room = round(ROWS - sum(strip.height for strip in above) / LINE_PITCH)
    together = len(body) if len(body) <= 3 else 2
    if 0 < room < together:
        body[room - 1].keep_with_next = False


def _keep_last_lines(above: Sequence[Strip], sign_off: Sequence[Strip], listed: int) -> None:
    """A sign-off never stands alone: the last lines of the text go with it, one where it fills a page.

    Of a table its last row goes with it. The lines of 附件说明, the last `listed` above it, are no text
    and go with it as well, unless they are too many.
    """
    strips = list(above)
    if 0 < listed <= min(LINES_OF_A_SHORT_LIST, ROWS - len(sign_off) - _LINES_BESIDE_A_SIGN_OFF):
        for strip in strips[-listed:]:
            strip.keep_with_next = strip.closes = True
        strips, sign_off = strips[:-listed], [*strips[-listed:], *sign_off]
    fills_a_page = len(sign_off) + _LINES_BESIDE_A_SIGN_OFF >= ROWS
    for strip in strips[-1 if fills_a_page else -_LINES_BESIDE_A_SIGN_OFF :]:
        if strip.on_grid:
            strip.keep_with_next = True
    below = list(takewhile(lambda strip: strip.is_blank, reversed(strips)))
    row = strips[-len(below) - 1] if len(below) < len(strips) else None
    if row is not None and row.edges and not fills_a_page:
        for strip in (row, *below):
            strip.keep_with_next = True


def _apart(strips: list[Strip]) -> list[Strip]:
    """Return what is ruled keeps its distance from the text: one that is low lies amid the lines it takes."""
    height = sum(strip.height for strip in strips)
    above = _APART
    if height < _LOW:
        spare = -(height + 3 * _APART) % LINE_PITCH + 3 * _APART
        above = max(_APART, (spare - (LINE_PITCH - GLYPH)) / 2)
    return [Strip(above, keep_with_next=True), *strips, Strip(2 * _APART), Strip(0.0, on_grid=True)]


def _blank(*, keep_with_next: bool = False) -> Strip:
    return Strip(LINE_PITCH, on_grid=True, keep_with_next=keep_with_next)
