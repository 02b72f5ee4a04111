"""Writes pages: strips become the operators of a page's content, and the boxes in them placements."""

from itertools import groupby
from typing import Any

from reportlab.pdfbase import pdfdoc

from lushan_desktop.paper.content import Placement
from lushan_desktop.paper.grid import Frame, Page, Strip
from lushan_desktop.paper.paragraph import Piece, SetLine

_RULE = 0.5


class Sheet:
    """One page, counted from 1, while it is being written."""

    def __init__(self, frame: Frame, number: int) -> None:
        self.frame = frame
        self.number = number
        self._texts: list[str] = []
        self._rules: list[str] = []
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
        for piece in line.pieces:
            self._show(piece, line.size, x + piece.x, base)

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Draws a straight rule, points from the sheet's top left."""
        height = self.frame.sheet[1]
        self._rules.append(f"{x0:.2f} {height - y0:.2f} m {x1:.2f} {height - y1:.2f} l")

    def finish(self) -> Any:
        """The page as ReportLab wants it."""
        page = pdfdoc.PDFPage()
        page.pagewidth, page.pageheight = self.frame.sheet
        rules = [f"{_RULE} w", *self._rules, "S"] if self._rules else []
        page.Resources = pdfdoc.PDFResourceDictionary()
        page.Resources.basicFonts()
        operators = "\n".join(["BT", *self._texts, "ET", *rules, ""])
        page.Contents = pdfdoc.PDFStream(content=operators.encode("ascii"), filters=[pdfdoc.PDFZCompress])
        return page

    def _put(self, strip: Strip, top: float) -> None:
        left = self.frame.left
        for x, base, line in strip.texts:
            self.show(line, left + x, top + base)
        for x0, y0, x1, y1 in strip.rules:
            self.rule(left + x0, top + y0, left + x1, top + y1)
        for box in strip.boxes:
            place = (left + box.x, top + box.y, box.w, box.h)
            self.placements.append(Placement(box.anchor, self.number - 1, *place, mark=box.mark))

    def _rule_upright(self, page: Page) -> None:
        """One rule along all neighbouring strips that share an edge."""
        for edges, group in groupby(page, key=lambda placed: placed[1].edges):
            strips = list(group)
            top = self.frame.top + strips[0][0]
            bottom = self.frame.top + strips[-1][0] + strips[-1][1].height
            for x in edges:
                self.rule(self.frame.left + x, top, self.frame.left + x, bottom)

    def _show(self, piece: Piece, size: float, x: float, base: float) -> None:
        font = f"/{piece.font.name} {size:g} Tf"
        if font != self._font:
            self._font = font
            self._texts.append(font)
        spacing = _usual(piece.kerns) if isinstance(piece.kerns, list) else piece.kerns
        if spacing != self._spacing:
            self._spacing = spacing
            self._texts.append(f"{spacing:.3f} Tc")
        self._texts.append(f"1 0 0 1 {x:.2f} {base:.2f} Tm {_shown(piece, size, spacing)}")


def _usual(kerns: list[float]) -> float:
    return max(set(kerns), key=lambda kern: (kerns.count(kern), kern))


def _shown(piece: Piece, size: float, spacing: float) -> str:
    """The text in one string, or in several where a character is spaced otherwise than usual."""
    code = piece.font.encode(piece.text)
    if not isinstance(piece.kerns, list):
        return f"<{code}> Tj"
    cells, start = [], 0
    for end, kern in zip(range(4, len(code) + 4, 4), piece.kerns, strict=True):
        if kern != spacing:
            cells.append(f"<{code[start:end]}> {1000 * (spacing - kern) / size:.1f}")
            start = end
    if start < len(code):
        cells.append(f"<{code[start:]}>")
    return f"[{' '.join(cells)}] TJ"
