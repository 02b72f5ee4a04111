"""Sets ledgers and catalogues: a name, the filter they were made with, a table, and a foot on each page."""

from collections.abc import Iterable, Iterator, Sequence
from functools import singledispatchmethod
from typing import Any

from lushan_desktop.paper import content
from lushan_desktop.paper.content import Align, Block, Content, Face, Placement, Run, Table
from lushan_desktop.paper.setting.columns import needed_width, wanted_width
from lushan_desktop.paper.setting.form import RuledSetter
from lushan_desktop.paper.setting.grid import A3, A4, ASCENT, MM, Frame, Strip, boxes_of, pages_of
from lushan_desktop.paper.setting.page import Sheet
from lushan_desktop.paper.setting.paragraph import SetLine, Setter, Type, aligned
from lushan_desktop.paper.setting.table import CellSetter, table_strips
from lushan_desktop.paper.streams import WrittenPage, stream

_NAME, _TEXT, _FOOT, _LOG = Type(18), Type(10.5), Type(9), Type(6)
_LEFT, _RIGHT, _TOP, _BOTTOM = 20 * MM, 15 * MM, 18 * MM, 20 * MM
_FOOT_BELOW = 8 * MM
_LEADING = 1.5
_BASE = ASCENT + (_LEADING - 1) / 2
_HEADING_FACES: tuple[Face, ...] = ("heading", "kai", "body", "body")


def ledger_frame(paper: Content) -> Frame:
    """The type area of a ledger; “auto” takes A3 only where a table cannot do with A4 across."""
    sheet = A3 if paper.paper == "A3" else A4
    if paper.paper != "auto":
        return _frame(sheet, landscape=paper.orientation == "landscape")
    tables = [block for block in paper.blocks if isinstance(block, Table)]
    wanted = max((wanted_width(table, _TEXT.size) for table in tables), default=0.0)
    needed = max((needed_width(table, _TEXT.size) for table in tables), default=0.0)
    upright, across = _frame(A4, landscape=False), _frame(A4, landscape=True)
    if wanted <= upright.width:
        return upright
    return across if needed <= across.width else _frame(A3, landscape=True)


def _frame(sheet: tuple[float, float], *, landscape: bool) -> Frame:
    width, height = sorted(sheet, reverse=landscape)
    return Frame((width, height), _LEFT, _TOP, width - _LEFT - _RIGHT, height - _TOP - _BOTTOM)


class LedgerSetter:
    """Turns the blocks of a ledger into strips."""

    def __init__(self, setter: Setter, frame: Frame) -> None:
        self._setter = setter
        self._frame = frame
        self._cells = CellSetter(setter, _TEXT)
        self._ruled = RuledSetter(setter, _TEXT, frame.width, frame.height)

    def strips(self, blocks: Sequence[Block]) -> Iterator[Strip]:
        for n, block in enumerate(blocks):
            if isinstance(block, content.PageBreak):
                yield Strip(0.0, begins_page=n > 0, keep_with_next=True)
            else:
                heads = False
                for strip in self._set(block):
                    yield strip
                    heads = strip.keep_with_next
                yield Strip(3.0, keep_with_next=heads)

    @singledispatchmethod
    def _set(self, block: Block) -> Iterable[Strip]:
        return self._ruled.set(block)

    @_set.register
    def _(self, block: content.Table) -> Iterable[Strip]:
        return table_strips(block, self._cells, self._frame.width, self._frame.height)

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
        return self._lines([run], _TEXT, "left")

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
        issued = self._lines([Run(block.issuer)], _TEXT, "right")
        return [
            Strip(_TEXT.size, keep_with_next=True),
            *issued,
            *self._lines([Run(block.date)], _TEXT, "right", keep=False),
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


def write_ledger(paper: Content, setter: Setter) -> Iterator[tuple[WrittenPage, list[Placement]]]:
    """The pages of a ledger with what stands on them; each is packed before the next one is set."""
    frame = ledger_frame(paper)
    begun: list[tuple[Any, list[Placement]]] = []
    strips = LedgerSetter(setter, frame).strips(paper.blocks)
    for number, placed in enumerate(pages_of(strips, frame.height), 1):
        sheet = Sheet(frame, number)
        sheet.fill(placed)
        begun.append((stream(sheet.taken()), sheet.placements))
    foot = _Foot(setter, paper, len(begun))
    for number, (body, placements) in enumerate(begun, 1):
        sheet = Sheet(frame, number)
        foot.put(sheet)
        yield WrittenPage(frame.sheet, body, stream(sheet.taken())), placements


class _Foot:
    """第 x 页 共 y 页 in the middle, the foot's text to the left, the log's head to the right."""

    def __init__(self, setter: Setter, paper: Content, pages: int) -> None:
        self._setter = setter
        self._face = setter.face("song")
        self._pages = pages
        self._sides = (self._line(paper.whole_foot), self._line(paper.log_head, _LOG))

    def _line(self, text: str, type_: Type = _FOOT) -> SetLine:
        return self._setter.line(text, type_, self._face)

    def put(self, sheet: Sheet) -> None:
        frame = sheet.frame
        y = frame.top + frame.height + _FOOT_BELOW
        left, right = self._sides
        middle = self._line(f"第{sheet.number}页　共{self._pages}页")
        lines: tuple[tuple[SetLine, Align], ...] = ((left, "left"), (middle, "center"), (right, "right"))
        for line, align in lines:
            sheet.show(line, frame.left + aligned(line, align, frame.width), y)
