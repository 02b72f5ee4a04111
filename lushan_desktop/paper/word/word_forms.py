"""Rolls, attachments, covers and ruled forms of official paper as Word writes them (GB/T 9704—2012)."""

from collections.abc import Sequence
from itertools import pairwise
from math import ceil
from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from lushan_desktop.paper.content import Band, Cover, Face, Field, Form, FormRow, Run, Title
from lushan_desktop.paper.formal import (
    AttachmentHead,
    Remark,
    Roll,
)
from lushan_desktop.paper.setting.breaking import display_width
from lushan_desktop.paper.setting.columns import PADDING_X
from lushan_desktop.paper.setting.form_rows import INSET, first_of_the_last
from lushan_desktop.paper.setting.grid import MM
from lushan_desktop.paper.word import word_parts as parts

_WIDTH_MM = 156.0
_CELL_SIZE = 12
_CELL_LINE = _CELL_SIZE * 1.4
_LABEL_MM = 7 * _CELL_SIZE / 72 * 25.4
_COVER_SIZE, _LINES_ABOVE_A_COVER, _LINE_OF_A_COVER = 26, 5, 26


def roll(document: Any, block: Roll, _following: Any) -> None:
    """出席：in 黑体, two characters in, later lines below the first name (10.3)."""
    parts.blank_lines(document, 1)
    for label, names in block.entries:
        paragraph = document.add_paragraph(style="公文正文")
        parts.hang(paragraph, 2, 1 + len(label))
        parts.add_run(paragraph, Run(f"{label}：", "heading"))
        parts.add_run(paragraph, Run(names))


def attachment_head(document: Any, block: AttachmentHead, _following: Any) -> None:
    """“附件1” on the first line of a new page, the title on the third (7.3.7)."""
    label = parts.aligned(document, block.label, "left", "heading")
    label.paragraph_format.page_break_before = True
    parts.blank_lines(document, 1)
    parts.add_title(document, Title(block.title))
    parts.blank_lines(document, 1)


def remark(document: Any, block: Remark, _following: Any) -> None:
    paragraph = document.add_paragraph(style="公文正文")
    parts.add_run(paragraph, Run(block.bracketed))


def form(document: Any, block: Form, _following: Any) -> None:
    """One table; cells of a row go over as many of its columns as they are wide."""
    rows = [FormRow((Field("", row.text),)) if isinstance(row, Band) else row for row in block.rows]
    ends = sorted({0.0, _WIDTH_MM, *(end for row in rows for end in _cell_ends(row))})
    table = document.add_table(rows=len(rows), cols=len(ends) - 1)
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    parts.pad_cells(table, beside=PADDING_X + INSET)
    for column, (left, right) in zip(table.columns, pairwise(ends), strict=True):
        column.width = Mm(right - left)
    for made, row, given in zip(table.rows, rows, block.rows, strict=True):
        _form_row(made, row, ends, "heading" if isinstance(given, Band) else "body")
    for made in table.rows[first_of_the_last(block.rows) : -1]:
        parts.keep_row_with_next(made)


def _form_row(made: Any, row: FormRow, ends: Sequence[float], face: Face) -> None:
    if row.height_mm:
        made.height = Mm(row.height_mm)
    singles, cells, start = made.cells, [], 0
    for end in _cell_ends(row):
        place = ends.index(end)
        cells.append(singles[start].merge(singles[place - 1]) if place - start > 1 else singles[start])
        cells[-1].width = Mm(end - ends[start])
        start = place
    left = iter(cells)
    for entry in row.fields:
        if entry.label:
            label = next(left)
            label.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
            parts.pad_label(label)
            _cell_text(label, entry.label, "center", "heading")
        _field_text(next(left), entry, face, row.height_mm)


def _cell_ends(row: FormRow) -> list[float]:
    """Return where the cells end, in mm: labels as wide as each other, values what their shares leave."""
    whole = sum(entry.share for entry in row.fields) or 1.0
    ends, left = [], 0.0
    for entry in row.fields:
        width = _WIDTH_MM * entry.share / whole
        if entry.label:
            ends.append(round(left + min(_LABEL_MM, width / 2), 1))
        left += width
        ends.append(round(left, 1))
    return ends


def _field_text(cell: Any, entry: Field, face: Face, height_mm: float) -> None:
    """The value in the middle; who signs at the foot, with room above."""
    centre, foot = WD_CELL_VERTICAL_ALIGNMENT.CENTER, WD_CELL_VERTICAL_ALIGNMENT.BOTTOM
    cell.vertical_alignment = foot if entry.sign else centre
    _cell_text(cell, entry.value, "left", face)
    signing = entry.sign.split("\n") if entry.sign else []
    for n, line in enumerate(signing):
        paragraph = cell.paragraphs[0] if n == 0 and not entry.value else cell.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        parts.set_closely(paragraph, _CELL_SIZE)
        if n == 0 and entry.value:
            lines = _lines_of(entry.value, cell.width.mm) / 2 + len(signing)
            paragraph.paragraph_format.space_before = Pt(max(0.0, height_mm * MM / 2 - lines * _CELL_LINE))
        parts.add_run(paragraph, Run(line), _CELL_SIZE)


def _lines_of(text: str, width_mm: float) -> int:
    """About how many lines a text takes in a cell."""
    most = max(1.0, (width_mm * MM - 2 * (PADDING_X + INSET)) / _CELL_SIZE)
    return sum(max(1, ceil(display_width(line) / most)) for line in text.split("\n"))


def cover(document: Any, block: Cover, _following: Any) -> None:
    """A page of its own: the name, named values underlined, the foot."""
    parts.blank_lines(document, _LINES_ABOVE_A_COVER)
    title = document.add_paragraph(style="公文标题")
    title.paragraph_format.line_spacing = Pt(_COVER_SIZE * 1.4)
    parts.add_run(title, Run(block.title, "title"), _COVER_SIZE)
    parts.blank_lines(document, _LINES_ABOVE_A_COVER)
    for label, value in block.pairs:
        line = parts.aligned(document, f"{label}：", "left")
        room = max(2, _LINE_OF_A_COVER - len(label) - len(value))
        parts.add_run(line, Run(f" {value}{'　' * room}")).font.underline = True
    parts.blank_lines(document, 2)
    for text in filter(None, block.foot.split("\n")):
        parts.aligned(document, text, "center")
    document.add_page_break()


def _cell_text(cell: Any, text: str, align: str, face: Face) -> None:
    for n, line in enumerate(text.split("\n")):
        paragraph = cell.paragraphs[0] if n == 0 else cell.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if align == "center" else WD_ALIGN_PARAGRAPH.LEFT
        parts.set_closely(paragraph, _CELL_SIZE)
        parts.add_run(paragraph, Run(line, face), _CELL_SIZE)
