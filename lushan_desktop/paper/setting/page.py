"""Writes pages: strips become the operators of a page's content, and the boxes in them placements."""

from itertools import groupby

from lushan_desktop.paper.content import Placement
from lushan_desktop.paper.setting.grid import Frame, Page, RedText, Strip, Stroke
from lushan_desktop.paper.setting.operators import naturally, spacing, written
from lushan_desktop.paper.setting.paragraph import Piece, SetLine
from lushan_desktop.paper.streams import WrittenPage, stream

_RULE = 0.5
_RED = "0 0.8 0.8 0"
"""The red of 发文机关标志 and its rules, as CMYK."""
_GREY = "0 0 0 0.4"
"""What a bar is filled with: text on it stays easy to read, on a copy as well."""


class Sheet:
    """One page, counted from 1, while it is being written."""

    def __init__(self, frame: Frame, number: int) -> None:
        self.frame = frame
        self.number = number
        self._fills: list[str] = []
        self._texts: list[str] = []
        self._rules: list[str] = []
        self._ornaments: list[str] = []
        self._font = ""
        self._spacing = 0.0
        self.placements: list[Placement] = []

    def fill(self, page: Page) -> None:
        """Puts the strips of the type area where they belong."""
        for top, strip in page:
            self._put(strip, self.frame.top + top)
        self._rule_upright(page)

    def show(self, line: SetLine, x: float, y: float) -> None:
        """Writes a line whose base line begins at this point, from the sheet's top left."""
        base = self.frame.sheet[1] - y
        if line.plain:
            self._show_plainly(line, x, base)
            return
        for piece in line.pieces:
            self._show(piece, line.size, x + piece.x, base)

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Draws a straight rule, points from the sheet's top left."""
        height = self.frame.sheet[1]
        self._rules.append(f"{x0:.2f} {height - y0:.2f} m {x1:.2f} {height - y1:.2f} l")

    def stroke(self, stroke: Stroke, left: float = 0.0, top: float = 0.0) -> None:
        """Draws a rule of its own weight and colour."""
        height = self.frame.sheet[1] - top
        self._ornaments.append(
            f"q {_RED if stroke.red else '0 0 0 1'} K {stroke.weight:.3f} w "
            f"{left + stroke.x0:.2f} {height - stroke.y0:.2f} m "
            f"{left + stroke.x1:.2f} {height - stroke.y1:.2f} l S Q"
        )

    def grey(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Fills a box behind all texts."""
        bottom = self.frame.sheet[1] - y1
        self._fills.append(f"{x0:.2f} {bottom:.2f} {x1 - x0:.2f} {y1 - y0:.2f} re")

    def box(self, x0: float, y0: float, x1: float, y1: float, *, weight: float) -> None:
        """Draws the four sides of a box."""
        bottom = self.frame.sheet[1] - y1
        self._ornaments.append(
            f"q 0 0 0 1 K {weight:.3f} w {x0:.2f} {bottom:.2f} {x1 - x0:.2f} {y1 - y0:.2f} re S Q"
        )

    @property
    def operators(self) -> list[str]:
        texts = ["BT", *self._texts, "ET"] if self._texts else []
        rules = [f"{_RULE} w", *self._rules, "S"] if self._rules else []
        fills = [f"q {_GREY} k", *self._fills, "f Q"] if self._fills else []
        return [*fills, *texts, *rules, *self._ornaments]

    def taken(self) -> bytes:
        """Return what was written since the last time, as bytes of the page's content."""
        if self._spacing:
            self._texts.append("0 Tc")
        content = "\n".join([*self.operators, ""]).encode("latin-1")
        self._fills, self._texts, self._rules, self._ornaments = [], [], [], []
        self._font, self._spacing = "", 0.0
        return content

    def finish(self) -> WrittenPage:
        """The page as ReportLab wants it."""
        return WrittenPage(self.frame.sheet, stream(self.taken()))

    def _put(self, strip: Strip, top: float) -> None:
        left = self.frame.left
        for x0, y0, x1, y1 in strip.fills:
            self.grey(left + x0, top + y0, left + x1, top + y1)
        for x, base, line in strip.texts:
            self.show(line, left + x, top + base)
        if strip.blocks:
            self._show_blocks(strip, top)
        for x0, y0, x1, y1 in strip.rules:
            self.rule(left + x0, top + y0, left + x1, top + y1)
        for red in strip.reds:
            self._show_red(red, left + red.x, top + red.base)
        for stroke in strip.strokes:
            self.stroke(stroke, left, top)
        if strip.turned is not None:
            self._lay_on_its_side(strip.turned)
        for box in strip.boxes:
            place = (left + box.x, top + box.y, box.w, box.h)
            self.placements.append(Placement(box.anchor, self.number - 1, *place, mark=box.mark))

    def _show_red(self, red: RedText, x: float, y: float) -> None:
        base = self.frame.sheet[1] - y
        shown = [
            f"/{piece.font.name} {red.line.size:g} Tf {spacing(piece):.3f} Tc "
            f"1 0 0 1 {x + piece.x * red.stretch:.2f} {base:.2f} Tm "
            f"{written(piece, red.line.size, spacing(piece))}"
            for piece in red.line.pieces
        ]
        stretched = f"{100 * red.stretch:.2f} Tz"
        self._ornaments += [f"q {_RED} k BT {stretched}", *shown, "ET Q"]

    def _lay_on_its_side(self, page: Page) -> None:
        """The head of what is turned stands at the physical left, on odd and even pages alike (8)."""
        frame = self.frame
        lying = Sheet(Frame((0.0, 0.0), 0.0, 0.0, frame.height, frame.width), self.number)
        lying.fill(page)
        bottom = frame.sheet[1] - frame.top - frame.height
        turn = f"q 0 1 -1 0 {frame.left:.2f} {bottom:.2f} cm"
        self._ornaments += [turn, *lying.operators, "Q"]

    def _rule_upright(self, page: Page) -> None:
        """One rule along all neighbouring strips that share an edge."""
        for edges, group in groupby(page, key=lambda placed: placed[1].edges):
            strips = list(group)
            top = self.frame.top + strips[0][0]
            bottom = self.frame.top + strips[-1][0] + strips[-1][1].height
            for y in (top, bottom) if edges else ():
                self.rule(self.frame.left + edges[0], y, self.frame.left + edges[-1], y)
            for x in edges:
                self.rule(self.frame.left + x, top, self.frame.left + x, bottom)

    def _show_plainly(self, line: SetLine, x: float, base: float) -> None:
        """A line at natural widths is one string of operators, made once however often it stands on paper."""
        if not line.shown:
            line.shown = naturally(line)
        if self._spacing:
            self._spacing = 0.0
            self._texts.append("0 Tc")
        self._font = ""
        self._texts.append(f"1 0 0 1 {x:.2f} {base:.2f} Tm {line.shown}")

    def _show_blocks(self, strip: Strip, top: float) -> None:
        left, base = self.frame.left, self.frame.sheet[1] - top
        if self._spacing:
            self._spacing = 0.0
            self._texts.append("0 Tc")
        self._font = ""
        self._texts += [f"1 0 0 1 {left + x:.2f} {base - y:.2f} Tm {shown}" for x, y, shown in strip.blocks]

    def _show(self, piece: Piece, size: float, x: float, base: float) -> None:
        font = f"/{piece.font.name} {size:g} Tf"
        if font != self._font:
            self._font = font
            self._texts.append(font)
        spaced = spacing(piece)
        if spaced != self._spacing:
            self._spacing = spaced
            self._texts.append(f"{spaced:.3f} Tc")
        self._texts.append(f"1 0 0 1 {x:.2f} {base:.2f} Tm {written(piece, size, spaced)}")
