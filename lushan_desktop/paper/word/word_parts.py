"""What Word needs beyond python-docx: runs with East-Asian faces, the grid, page numbers, ruled tables."""

from collections.abc import Sequence
from math import floor
from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from lushan_desktop.base.text.sayable import sayable
from lushan_desktop.paper.content import Column, Face, Run, Table, Title
from lushan_desktop.paper.setting.columns import PADDING_X, column_widths
from lushan_desktop.paper.setting.grid import MM
from lushan_desktop.paper.setting.table import PADDING_Y
from lushan_desktop.paper.setting.title import break_title
from lushan_desktop.paper.word.word_rows import KeptRows, Rows
from lushan_desktop.paper.word.word_styles import CHARACTER, FACES, LINE, leave_the_grid, set_fonts

_CELL_LEADING = 1.4
_FOOT_SIZE, _LOG_SIZE = 9, 6
_EMU_PER_POINT = 12700
_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}
_AFTER_BORDERS = ("w:shd", "w:tabs", "w:snapToGrid", "w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:rPr")
"""What stands behind the borders among a paragraph's properties: Word insists on the order."""
_GAP_COLOR = RGBColor(0x8A, 0x53, 0x00)


def add_run(paragraph: Any, run: Run, size: float | None = None) -> Any:
    """A run in its face; a 【待补】 is written in a dark amber, so that nobody overlooks it."""
    made = paragraph.add_run(sayable(run.text))
    set_fonts(made._element.get_or_add_rPr(), FACES[run.face])
    if size:
        made.font.size = Pt(size)
    if run.mark:
        made.font.color.rgb = _GAP_COLOR
    return made


def add_title(document: Any, title: Title) -> None:
    """The title in its lines: as given, or broken by sense as on the PDF's pages."""
    paragraph = document.add_paragraph(style="公文标题")
    room = room_of(document) / paragraph.style.font.size.pt
    lines = break_title(title.text, int(room)) if isinstance(title.text, str) else title.text
    for number, line in enumerate(lines):
        if number:
            paragraph.add_run().add_break()
        add_run(paragraph, Run(line, "title"))


def room_of(document: Any) -> float:
    """The width of the type area in points."""
    section = document.sections[0]
    width: float = section.page_width - section.left_margin - section.right_margin
    return width / _EMU_PER_POINT


def indent(paragraph: Any, **sizes: int) -> None:
    """Indents in twentieths of a pt, or in hundredths of a character (`…Chars`)."""
    properties = paragraph._element.get_or_add_pPr()
    mark = properties.get_or_add_ind()
    for name, size in sizes.items():
        mark.set(qn(f"w:{name}"), str(size))


def aligned(document: Any, text: str, align: str, face: Face = "body") -> Any:
    paragraph = document.add_paragraph(style="公文正文")
    paragraph.paragraph_format.first_line_indent = Pt(0)
    indent(paragraph, firstLineChars=0)
    paragraph.alignment = {"left": 0, "center": 1, "right": 2}[align]
    add_run(paragraph, Run(text, face))
    return paragraph


def blank_lines(document: Any, lines: int) -> None:
    for _ in range(lines):
        document.add_paragraph(style="公文正文")


def hang(paragraph: Any, first: float, more: float) -> None:
    """The first line so many characters in, the later ones so many more."""
    indent(
        paragraph,
        left=round((first + more) * CHARACTER * 20),
        leftChars=round((first + more) * 100),
        hanging=round(more * CHARACTER * 20),
        hangingChars=round(more * 100),
    )


def characters(text: str) -> float:
    """The width of a text, a digit or Latin letter taking half of a character."""
    return sum(0.5 if ord(mark) < 0x2E80 else 1 for mark in text)


def set_grid(section: Any) -> None:
    """22 lines (GB/T 9704—2012, 5.2.3). A grid of characters too would be drawn wide by some programs."""
    properties = section._sectPr
    for old in properties.findall(qn("w:docGrid")):
        properties.remove(old)
    grid = OxmlElement("w:docGrid")
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), str(round(LINE * 20)))
    properties.append(grid)


def count_anew(section: Any) -> None:
    """The pages of the section are counted from 1."""
    start = OxmlElement("w:pgNumType")
    start.set(qn("w:start"), "1")
    for old in section._sectPr.findall(qn("w:pgNumType")):
        section._sectPr.remove(old)
    later = ("w:cols", "w:formProt", "w:vAlign", "w:noEndnote", "w:titlePg", "w:docGrid")
    section._sectPr.insert_element_before(start, *later)


def number_pages(footer: Any, side: Any) -> None:
    """— 1 — in 4号 宋, one character in from the outer edge (7.5); a higher line would take from the text."""
    paragraph = footer.paragraphs[0]
    set_closely(paragraph, 14, 14)
    paragraph.alignment = side
    is_right = side == WD_ALIGN_PARAGRAPH.RIGHT
    indent(paragraph, **{"right" if is_right else "left": 14 * 20})
    _add_foot(paragraph, 14, ("— ", "PAGE", " —"))


def number_sheets(footer: Any, width: float, left: str, right: str) -> None:
    """The foot of a ledger in one line: its text, 第 x 页 共 y 页 in the middle, the log's head small."""
    paragraph = footer.paragraphs[0]
    # The style of footers has tabs of its own.
    paragraph.style = "Normal"
    set_closely(paragraph, _FOOT_SIZE, _FOOT_SIZE * _CELL_LEADING)
    stops = paragraph.paragraph_format.tab_stops
    for place, side in ((width / 2, WD_TAB_ALIGNMENT.CENTER), (width, WD_TAB_ALIGNMENT.RIGHT)):
        stops.add_tab_stop(Pt(place), side)
    _add_foot(paragraph, _FOOT_SIZE, (f"{left}\t第", "PAGE", "页　共", "NUMPAGES", "页\t"))
    _add_foot(paragraph, _LOG_SIZE, (right,))


def _add_foot(paragraph: Any, size: float, pieces: Sequence[str]) -> None:
    """Texts and fields in 宋, their figures too."""
    for piece in pieces:
        if piece not in ("PAGE", "NUMPAGES"):
            _song(paragraph, piece, size)
            continue
        for kind in ("begin", "separate", "end"):
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            _song(paragraph, "", size).append(mark)
            if kind == "begin":
                code = OxmlElement("w:instrText")
                code.set(qn("xml:space"), "preserve")
                code.text = piece
                _song(paragraph, "", size).append(code)
            elif kind == "separate":
                _song(paragraph, "1", size)


def _song(paragraph: Any, text: str, size: float) -> Any:
    run = add_run(paragraph, Run(text, "song"), size)._element
    for slot in ("ascii", "hAnsi"):
        run.rPr.rFonts.set(qn(f"w:{slot}"), FACES["song"])
    return run


def add_table(document: Any, table: Table, size: float, kept: KeptRows) -> None:
    """A ruled table whose head repeats and whose rows are not torn; its texts are `size` pt high."""
    columns = table.columns
    has_groups = any(column.group for column in columns)
    made = document.add_table(rows=2 if has_groups else 1, cols=len(columns))
    made.style = "Table Grid"
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    made.autofit = False
    pad_cells(made)
    widths = _widths(document, table, size)
    if has_groups:
        _write_groups(made, columns, size)
    for place, column in enumerate(columns):
        if column.group or not has_groups:
            _write_cell(made.rows[-1].cells[place], column.label, ("center", "heading", size))
    for row in made.rows:
        _mark_row(row, "w:tblHeader")
        keep_row_with_next(row)
    if not table.rows:
        cells = made.add_row().cells
        _write_cell(cells[0].merge(cells[-1]), table.empty, ("center", "song", size))
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Mm(width)
    for row in made.rows:
        _mark_row(row, "w:cantSplit")
        _set_widths(row, widths)
    made._tbl.append(kept.keep(Rows(table, widths, size)))


def pad_cells(made: Any, *, beside: float = PADDING_X, above: float = PADDING_Y) -> None:
    """As much room around the texts as on the PDF's pages, so that lines end alike."""
    margins = _margins("w:tblCellMar", {"top": above, "left": beside, "bottom": above, "right": beside})
    made._tbl.tblPr.insert_element_before(margins, "w:tblLook", "w:tblCaption", "w:tblDescription")


def pad_label(cell: Any) -> None:
    """Less room beside the label of a form than beside its values, as on the PDF's pages."""
    margins = _margins("w:tcMar", {"left": PADDING_X, "right": PADDING_X})
    cell._element.get_or_add_tcPr().insert_element_before(margins, "w:textDirection", "w:vAlign")


def _margins(name: str, rooms: dict[str, float]) -> Any:
    margins = OxmlElement(name)
    for side, room in rooms.items():
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(round(room * 20)))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    return margins


def _widths(document: Any, table: Table, size: float) -> list[float]:
    """Millimetres, as on the PDF's pages."""
    return [width / MM for width in column_widths(table, size, room_of(document))]


def _set_widths(row: Any, widths: Sequence[float]) -> None:
    """Of the cells as they are written: to ask a row for its cells climbs to where each merged one begins."""
    place = 0
    for cell in row._tr.tc_lst:
        end = place + cell.grid_span
        cell.width = Mm(sum(widths[place:end]))
        place = end


def _write_groups(made: Any, columns: tuple[Column, ...], size: float) -> None:
    look = ("center", "heading", size)
    top, below = made.rows[0].cells, made.rows[1].cells
    place = 0
    while place < len(columns):
        end = place
        while end + 1 < len(columns) and columns[place].group == columns[end + 1].group != "":
            end += 1
        if columns[place].group:
            _write_cell(top[place].merge(top[end]), columns[place].group, look)
        else:
            _write_cell(top[place].merge(below[place]), columns[place].label, look)
        place = end + 1


def _write_cell(cell: Any, text: str, look: tuple[str, Any, float]) -> None:
    align, face, size = look
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    lines = text.split("\n")
    for number, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.alignment = _ALIGN[align]
        set_closely(paragraph, size)
        add_run(paragraph, Run(line, face), size)


def _mark_row(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def keep_row_with_next(row: Any) -> None:
    """The row goes on no other page than the one below it."""
    for cell in row.cells:
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True


def rule_in_red(paragraph: Any, kind: str) -> None:
    """A red rule 4 mm below the paragraph (7.2.7, 10.1)."""
    borders = OxmlElement("w:pBdr")
    _edge(borders, "bottom", kind, 12 if kind == "single" else 24, "FF3333", space=11)
    paragraph._element.get_or_add_pPr().insert_element_before(borders, *_AFTER_BORDERS)


def narrow(run: Any, percent: int) -> None:
    """Draws the run's characters narrower."""
    scale = OxmlElement("w:w")
    scale.set(qn("w:val"), str(percent))
    run._element.get_or_add_rPr().insert_element_before(scale, "w:kern", "w:position", "w:sz", "w:szCs")


def spread(run: Any, points: float) -> None:
    """Leave so much blank behind each character of the run, never more: a full line still fits."""
    if points:
        spacing = OxmlElement("w:spacing")
        spacing.set(qn("w:val"), str(floor(20 * points)))
        later = ("w:w", "w:kern", "w:position", "w:sz", "w:szCs")
        run._element.get_or_add_rPr().insert_element_before(spacing, *later)


def set_closely(paragraph: Any, size: float, pitch: float = 0.0) -> None:
    """Set what stands in a cell has lines of its own height (`pitch`, in pt), not those of the page."""
    leave_the_grid(paragraph._element.get_or_add_pPr())
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    paragraph.paragraph_format.line_spacing = Pt(pitch or size * _CELL_LEADING)
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(0)


def place_on_page(paragraph: Any, y: int, width: int) -> None:
    """Stands in the middle of the sheet at this height, wherever the text is; twentieths of a point."""
    frame = OxmlElement("w:framePr")
    placed = {"w": width, "hSpace": 0, "wrap": "notBeside", "vAnchor": "page", "hAnchor": "page"}
    for name, value in {**placed, "xAlign": "center", "y": y}.items():
        frame.set(qn(f"w:{name}"), str(value))
    paragraph._element.get_or_add_pPr().insert_element_before(frame, "w:pBdr", *_AFTER_BORDERS)


def rule_cell(cell: Any, top: int, bottom: int) -> None:
    borders = OxmlElement("w:tcBorders")
    _edge(borders, "top", "single", top, "000000")
    _edge(borders, "bottom", "single", bottom, "000000")
    cell._element.get_or_add_tcPr().append(borders)


def space(document: Any, height: float, *, keep: bool = False) -> None:
    """An empty line `height` pt high."""
    paragraph = document.add_paragraph(style="公文正文")
    set_closely(paragraph, height / _CELL_LEADING)
    paragraph.paragraph_format.keep_with_next = keep
    # Without a small run the empty line would be as high as its style's letters.
    add_run(paragraph, Run(""), 1)


def _edge(borders: Any, side: str, kind: str, size: int, color: str, *, space: int = 0) -> None:
    edge = OxmlElement(f"w:{side}")
    for name, value in (("val", kind), ("sz", str(size)), ("space", str(space)), ("color", color)):
        edge.set(qn(f"w:{name}"), value)
    borders.append(edge)
