"""The rows of a table as Word keeps them, written as text: cell by cell, python-docx takes far too long."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from itertools import islice
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt

from lushan_desktop.paper.content import Align, Band, Face, Row, Table
from lushan_desktop.paper.setting.columns import PADDING_X
from lushan_desktop.paper.word.word_styles import FACES, LATIN

_ROWS_AT_ONCE = 256
_KEPT = re.compile(rb'<w:tr w:rsidR="kept(\d+)"/>')
_NOT_IN_XML = re.compile("[^\t\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CELL_LEADING = 1.4
_GREY = "BFBFBF"
"""Of the bars: an office copier keeps it, and a number stands well above it."""
_BAR_PT = 5


class Rows:
    """The body and the sum of a table in columns of these widths, in mm; texts are `size` pt high."""

    def __init__(self, table: Table, widths: Sequence[float], size: float) -> None:
        self._table = table
        self._widths = [Mm(width) for width in widths]
        self._size = size

    def pieces(self) -> Iterator[bytes]:
        """Yield what stands in the file, some rows at a time."""
        rows = self._written()
        while piece := "".join(islice(rows, _ROWS_AT_ONCE)):
            yield piece.encode("utf-8")

    def _written(self) -> Iterator[str]:
        for n, row in enumerate(self._table.rows):
            yield self._row(n, row)
        if self._table.sum_row:
            columns = self._table.columns
            cells = zip(self._table.sum_row, columns, self._widths, strict=True)
            yield _framed(self._cell(text, "heading", column.align, width) for text, column, width in cells)

    def _row(self, n: int, row: Row) -> str:
        height = self._table.by_hand_mm
        if isinstance(row, Band):
            whole = Length(sum(self._widths))
            count = len(self._widths)
            span = f'<w:gridSpan w:val="{count}"/>' if count > 1 else ""
            named = self._cell(row.text, "heading", "left", whole, span)
            return _framed([named.replace("<w:pPr>", "<w:pPr><w:keepNext/>")], height)
        columns = self._table.columns
        return _framed(
            (
                self._cell(
                    text,
                    "song",
                    columns[at].align,
                    self._widths[at],
                    self._join(n, at),
                    bar=_bar(columns[at].share(text), self._widths[at]) if columns[at].filled else "",
                )
                for at, text in enumerate(row)
            ),
            height,
        )

    def _join(self, n: int, place: int) -> str:
        """Return how a cell belongs to the one above it or to the one below."""
        table = self._table
        if not table.columns[place].merged:
            return ""
        if table.goes_on(n, place):
            return "<w:vMerge/>"
        begins = n + 1 < len(table.rows) and table.goes_on(n + 1, place)
        return '<w:vMerge w:val="restart"/>' if begins else ""

    def _cell(
        self, text: str, face: Face, align: Align, width: Length, kind: str = "", *, bar: str = ""
    ) -> str:
        before, after = _paragraph(face, align, self._size)
        inner = "".join(f"{before}{_shown(line)}{after}" for line in text.split("\n"))
        return (
            f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{width.twips}"/>{kind}<w:vAlign w:val="center"/>'
            f"</w:tcPr>{inner}{bar}</w:tc>"
        )


class KeptRows:
    """The rows of all tables until the document is saved: as parts of its tree they would fill the memory."""

    def __init__(self) -> None:
        self._rows: list[Rows] = []

    def keep(self, rows: Rows) -> Any:
        """The row that holds their place in the tree."""
        place = OxmlElement("w:tr")
        place.set(qn("w:rsidR"), f"kept{len(self._rows)}")
        self._rows.append(rows)
        return place

    def put_into(self, document: bytes) -> Iterator[bytes]:
        """The text of the document with the rows in their places."""
        for n, piece in enumerate(_KEPT.split(document)):
            if n % 2:
                yield from self._rows[int(piece)].pieces()
            else:
                yield piece


def _framed(cells: Any, height_mm: float = 0.0) -> str:
    least = f'<w:trHeight w:val="{Mm(height_mm).twips}"/>' if height_mm else ""
    return f"<w:tr><w:trPr>{least}<w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"


def _bar(share: float, width: Length) -> str:
    """Return a line of grey below the text of a cell, as long as its share; where there is none, its room."""
    room = width.twips - round(2 * PADDING_X * 20)
    grey = f'<w:shd w:val="clear" w:color="auto" w:fill="{_GREY}"/>' if share else ""
    return (
        f'<w:p><w:pPr>{grey}<w:snapToGrid w:val="0"/>'
        f'<w:spacing w:lineRule="exact" w:line="{_BAR_PT * 20}" w:before="0" w:after="0"/>'
        f'<w:ind w:left="0" w:right="{round(room * (1 - share))}"/>'
        '<w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
    )


@cache
def _paragraph(face: Face, align: Align, size: float) -> tuple[str, str]:
    """Return what stands before and behind the text of a line in a cell."""
    fonts = "".join(f' w:{slot}="{LATIN}"' for slot in ("ascii", "hAnsi", "cs"))
    pitch = Pt(size * _CELL_LEADING).twips
    return (
        '<w:p><w:pPr><w:snapToGrid w:val="0"/>'
        f'<w:spacing w:lineRule="exact" w:line="{pitch}" w:before="0" w:after="0"/><w:jc w:val="{align}"/>'
        f'</w:pPr><w:r><w:rPr><w:rFonts{fonts} w:eastAsia="{FACES[face]}" w:hint="eastAsia"/>'
        f'<w:sz w:val="{round(size * 2)}"/></w:rPr>',
        "</w:r></w:p>",
    )


def _shown(line: str) -> str:
    """A line as the content of a run; characters that XML does not know have no ink."""
    pieces = (escape(piece, quote=False) for piece in _NOT_IN_XML.sub("", line).split("\t"))
    return "<w:tab/>".join(f'<w:t xml:space="preserve">{piece}</w:t>' if piece else "" for piece in pieces)
