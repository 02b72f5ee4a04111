"""The heads of official paper as Word writes them (GB/T 9704—2012, 7.2 and 10)."""

from dataclasses import replace
from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.shared import Pt, RGBColor

from lushan_desktop.paper.content import Face, Run
from lushan_desktop.paper.formal import CommandHead, Handling, LetterHead, Masthead, RedHead
from lushan_desktop.paper.setting.heads import beside_each_other, halves_of, mark_width
from lushan_desktop.paper.setting.title import break_title
from lushan_desktop.paper.word import word_parts as parts
from lushan_desktop.paper.word.word_styles import CHARACTER, LINE

_RED = RGBColor(0xFF, 0x33, 0x33)
"""CMYK (0, .8, .8, 0) as a screen shows it."""
_MARK_BELOW_TOP = 35 * 72 / 25.4
_MARK, _JOINT_MARK = 36.0, 28.0
_FULL_LINE = 442.0
_NARROWEST = 0.58
_MOST_ROWS_OF_ISSUERS, _LEADING_OF_ISSUERS, _SUFFIX = 6, 1.32, 1.25
_LEADING_OF_A_MARK = 1.3
_HAIR = 2.0
"""So that 文件 is not broken where a program reckons a little wider."""
_LETTER_RULE_WIDTH = 9638
_LETTER_MARK_Y, _LETTER_FOOT_Y = 1701, 15420
"""Of a 信函, in twentieths of a point: the length of its rules; mark and second rule from the sheet's top."""
_LETTER_RULE_OUT = (454, 340)
"""How far its rules reach over the type area at the left and at the right."""
_SIGNED_BY = "签发人："
_COMMAND_BELOW_TOP = 20 * 72 / 25.4


def red_head(document: Any, block: RedHead, _following: Any) -> None:
    """发文机关标志, 发文字号 and 签发人 over a red rule (7.2.4 to 7.2.7)."""
    _handle(document, block.handling)
    above = _MARK_BELOW_TOP - LINE * len(block.handling.lines)
    names = block.issuers
    if len(names) == 1 and block.suffix and not _fits_a_line(names[0] + block.suffix):
        names = tuple(halves_of(names[0]))
    if len(names) > 1 and block.suffix:
        _joint_mark(document, replace(block, issuers=names), above)
    else:
        _mark(document, "".join(block.issuers) + block.suffix, _MARK, above, given=block.mark_width)
    parts.blank_lines(document, 2)
    if not block.signers:
        parts.rule_in_red(parts.aligned(document, block.number, "center"), "single")
        parts.blank_lines(document, 2)
        return
    _sign(document, block)
    parts.blank_lines(document, 2)


def _sign(document: Any, block: RedHead) -> None:
    """签发人 one character in at the right, its later names below the first; 文号 beside the last (7.2.6)."""
    most = beside_each_other(block.signers)
    rows = [block.signers[start : start + most] for start in range(0, len(block.signers), most)]
    left = _FULL_LINE - CHARACTER * (1 + len(_SIGNED_BY) + len("　".join(rows[0])))
    for n, names in enumerate(rows, 1):
        line = parts.aligned(document, block.number if n == len(rows) else "", "left")
        # The red rule below begins where the paragraph does, not its first line.
        parts.indent(line, firstLine=round(CHARACTER * 20), firstLineChars=100)
        line.paragraph_format.tab_stops.add_tab_stop(Pt(left), WD_TAB_ALIGNMENT.LEFT)
        parts.add_run(line, Run(f"\t{_SIGNED_BY if n == 1 else '　' * len(_SIGNED_BY)}"))
        parts.add_run(line, Run("　".join(names), "kai"))
    parts.rule_in_red(line, "single")


def _fits_a_line(text: str) -> bool:
    return len(text) * _MARK * _NARROWEST <= _FULL_LINE


def _joint_mark(document: Any, block: RedHead, above: float) -> None:
    """Names below each other, as wide as the longest, and 文件 to the right of all (7.2.4)."""
    size = min(_JOINT_MARK, _size_of_many(len(block.issuers)))
    tail = size * _SUFFIX * len(block.suffix)
    longest = size * max(map(len, block.issuers))
    room = _FULL_LINE - tail - size / 2
    widths = [Pt(min(longest, room) + size / 2), Pt(tail + _HAIR)]
    parts.space(document, max(above, 1.0), keep=True)
    table = document.add_table(rows=1, cols=2)
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    parts.pad_cells(table, beside=0.0, above=0.0)
    names, suffix = table.rows[0].cells
    for column, cell, width in zip(table.columns, (names, suffix), widths, strict=True):
        column.width = cell.width = width
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    for n, name in enumerate(block.issuers):
        paragraph = names.paragraphs[0] if n == 0 else names.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.DISTRIBUTE
        parts.indent(paragraph, right=round(size * 10))
        _red_line(paragraph, name, size, room)
    suffix.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _red_line(suffix.paragraphs[0], block.suffix, size * _SUFFIX, _FULL_LINE)


def _red_line(paragraph: Any, text: str, size: float, room: float) -> None:
    parts.set_closely(paragraph, size, size * _LEADING_OF_ISSUERS)
    paragraph.paragraph_format.keep_with_next = True
    _redden(parts.add_run(paragraph, Run(text, "title"), size), text, size, room)


def _redden(run: Any, text: str, size: float, room: float) -> None:
    """In red, drawn narrower where it would be wider than its room."""
    run.font.color.rgb = _RED
    narrowed = min(100, int(100 * room / (len(text) * size)))
    if narrowed < 100:
        parts.narrow(run, narrowed)


def _size_of_many(names: int) -> float:
    """So that the first page still shows body text below the names (7.2.4), as in print."""
    return (_MARK + min(names - 1, _MOST_ROWS_OF_ISSUERS) * LINE) / (1 + _LEADING_OF_ISSUERS * (names - 1))


def letter_head(document: Any, block: LetterHead, _following: Any) -> None:
    """The mark over a double red rule, the number below it at the right, a double rule at the foot (10.1)."""
    mark = _mark(document, block.issuer, _MARK, 0.0, given=block.mark_width)
    parts.rule_in_red(mark, "thickThinSmallGap")
    parts.place_on_page(mark, _LETTER_MARK_Y, _LETTER_RULE_WIDTH)
    section = document.sections[-1]
    section.different_first_page_header_footer = True
    # The foot of a letter that follows another is that of the first.
    if len(document.sections) == 1:
        foot = section.first_page_footer.paragraphs[0]
        parts.set_closely(foot, 1)
        parts.indent(foot, left=-_LETTER_RULE_OUT[0], right=-_LETTER_RULE_OUT[1])
        parts.rule_in_red(foot, "thinThickSmallGap")
        parts.place_on_page(foot, _LETTER_FOOT_Y, _LETTER_RULE_WIDTH)
    _handle(document, block.handling)
    parts.aligned(document, block.number, "right")
    parts.blank_lines(document, 2)


def command_head(document: Any, block: CommandHead, _following: Any) -> None:
    """The name in red, the number two lines below, the text two lines below that (10.2)."""
    _handle(document, block.handling)
    _mark(document, block.name, _MARK, _COMMAND_BELOW_TOP - LINE * len(block.handling.lines))
    parts.blank_lines(document, 2)
    parts.aligned(document, block.number, "center")
    parts.blank_lines(document, 2)


def masthead(document: Any, block: Masthead, _following: Any) -> None:
    _handle(document, block.handling)
    _mark(document, block.name, _MARK, _MARK_BELOW_TOP)
    parts.blank_lines(document, 1)
    parts.aligned(document, block.issue, "center")
    room = _FULL_LINE / CHARACTER - 3 - parts.characters(block.date)
    for text in break_title(block.issuer, max(6, int(room))) or ("",):
        line = parts.aligned(document, text, "left")
        parts.indent(line, firstLine=round(CHARACTER * 20), firstLineChars=100)
    line.paragraph_format.tab_stops.add_tab_stop(Pt(_FULL_LINE - CHARACTER), WD_TAB_ALIGNMENT.RIGHT)
    parts.add_run(line, Run(f"\t{block.date}"))
    parts.rule_in_red(line, "single")
    parts.blank_lines(document, 2)


def _handle(document: Any, handling: Handling) -> None:
    for text in handling.lines:
        face: Face = "body" if text == handling.copy_number else "heading"
        parts.aligned(document, text, "left", face)


def _mark(document: Any, text: str, size: float, above: float, *, given: int = 0) -> Any:
    """The name in red, spread or drawn narrower to the width of its mark; a very long one in two lines."""
    paragraph = document.add_paragraph(style="公文标题")
    lines = [text] if _fits_a_line(text) else halves_of(text)
    # One line is no higher than its letters, so that they begin and the text below follows as in print.
    paragraph.paragraph_format.line_spacing = Pt(size * (1.0 if len(lines) == 1 else _LEADING_OF_A_MARK))
    paragraph.paragraph_format.space_before = Pt(max(above, 0.0))
    for n, line in enumerate(lines):
        if n:
            paragraph.add_run().add_break()
        width = mark_width(len(line), size, given) if len(lines) == 1 else _FULL_LINE
        gap = max(0.0, width - len(line) * size) / max(1, len(line) - 1) if len(lines) == 1 else 0.0
        for part, after in ((line[:-1], gap), (line[-1:], 0.0)):
            run = parts.add_run(paragraph, Run(part, "title"), size)
            _redden(run, line, size, width)
            parts.spread(run, after)
    return paragraph
