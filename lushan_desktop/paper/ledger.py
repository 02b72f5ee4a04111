"""Sets ledgers and catalogues: a name, the filter they were made with, a table, and a foot on each page."""

from collections.abc import Sequence
from functools import singledispatchmethod

from lushan_desktop.paper import content
from lushan_desktop.paper.content import Block, Content, Face, Run, Table
from lushan_desktop.paper.form import RuledSetter
from lushan_desktop.paper.grid import A3, A4, ASCENT, MM, Frame, Strip, boxes_of
from lushan_desktop.paper.page import Sheet
from lushan_desktop.paper.paragraph import Setter, Type, aligned
from lushan_desktop.paper.table import wanted_width

_NAME, _TEXT, _FOOT = Type(18), Type(10.5), Type(9)
_LEFT, _RIGHT, _TOP, _BOTTOM = 20 * MM, 15 * MM, 18 * MM, 20 * MM
_FOOT_BELOW = 8 * MM
_LEADING = 1.5
_BASE = ASCENT + (_LEADING - 1) / 2
_HEADING_FACES: tuple[Face, ...] = ("heading", "kai", "body", "body")


def ledger_frame(paper: Content) -> Frame:
    """The type area of a ledger; “auto” takes the smallest sheet that holds its widest table."""
    sheet = A3 if paper.paper == "A3" else A4
    if paper.paper != "auto":
        return _frame(sheet, landscape=paper.orientation == "landscape")
    widest = max((wanted_width(b, _TEXT.size) for b in paper.blocks if isinstance(b, Table)), default=0.0)
    frames = (_frame(A4, landscape=False), _frame(A4, landscape=True), _frame(A3, landscape=True))
    return next((frame for frame in frames if frame.width >= widest), frames[-1])


def _frame(sheet: tuple[float, float], *, landscape: bool) -> Frame:
    width, height = sorted(sheet, reverse=landscape)
    return Frame((width, height), _LEFT, _TOP, width - _LEFT - _RIGHT, height - _TOP - _BOTTOM)


class LedgerSetter:
    """Turns the blocks of a ledger into strips."""

    def __init__(self, setter: Setter, frame: Frame) -> None:
        self._setter = setter
        self._frame = frame
        self._ruled = RuledSetter(setter, _TEXT, frame.width, frame.height)

    def strips(self, blocks: Sequence[Block]) -> list[Strip]:
        strips: list[Strip] = []
        for block in blocks:
            if isinstance(block, content.PageBreak):
                strips.append(Strip(0.0, begins_page=bool(strips), keep_with_next=True))
            else:
                strips += [*self._set(block), Strip(3.0)]
        return strips

    @singledispatchmethod
    def _set(self, block: Block) -> list[Strip]:
        return self._ruled.set(block)

    @_set.register
    def _(self, block: content.Title) -> list[Strip]:
        lines = (block.text,) if isinstance(block.text, str) else block.text
        runs = [Run("\n".join(lines), "title")]
        strips = self._lines(runs, _NAME, "center")
        if block.draft:
            strips += self._lines([Run("（送审稿）", "kai")], _TEXT, "center")
        return [*strips, Strip(4.0, keep_with_next=True)]

    @_set.register
    def _(self, block: content.Heading) -> list[Strip]:
        run = Run(block.text, _HEADING_FACES[block.level - 1])
        return self._lines([run], _TEXT, "left", keep=True)

    @_set.register
    def _(self, block: content.Paragraph) -> list[Strip]:
        lines = self._setter.lines(block.runs, _TEXT, self._frame.width, block.indent * _TEXT.size)
        strips = [Strip(_TEXT.size * _LEADING, [(0.0, _BASE * _TEXT.size, line)]) for line in lines]
        for strip, line in zip(strips, lines, strict=True):
            strip.boxes = boxes_of(line, block.anchor, strip.height)
        return strips

    @_set.register
    def _(self, block: content.Addressee) -> list[Strip]:
        return self._lines([Run(block.text)], _TEXT, "left")

    @_set.register
    def _(self, block: content.Attachments) -> list[Strip]:
        numbered = (f"{n}.{name}" for n, name in enumerate(block.names, 1))
        names = "\n".join(numbered) if len(block.names) > 1 else "".join(block.names)
        return self._ruled.set(content.KeyValues({"附件": names}))

    @_set.register
    def _(self, block: content.SignOff) -> list[Strip]:
        issued = self._lines([Run(block.issuer)], _TEXT, "right", keep=True)
        return [
            Strip(_TEXT.size, keep_with_next=True),
            *issued,
            *self._lines([Run(block.date)], _TEXT, "right"),
        ]

    def _lines(
        self,
        runs: Sequence[Run],
        type_: Type,
        align: content.Align,
        *,
        keep: bool = True,
    ) -> list[Strip]:
        lines = self._setter.lines(runs, type_, self._frame.width)
        height, base = type_.size * _LEADING, type_.size * _BASE
        return [
            Strip(height, [(aligned(line, align, self._frame.width), base, line)], keep_with_next=keep)
            for line in lines
        ]


def foot_page(sheet: Sheet, setter: Setter, paper: Content, pages: int) -> None:
    """第 x 页 共 y 页 in the middle, the foot's text to the left, the log's head to the right."""
    frame = sheet.frame
    face = setter.face("song")
    y = frame.top + frame.height + _FOOT_BELOW
    texts: tuple[tuple[str, content.Align], ...] = (
        (paper.whole_foot, "left"),
        (f"第{sheet.number}页　共{pages}页", "center"),
        (paper.log_head, "right"),
    )
    for text, align in texts:
        line = setter.line(text, _FOOT, face)
        sheet.show(line, frame.left + aligned(line, align, frame.width), y)
