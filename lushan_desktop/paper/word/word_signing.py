"""How a paper ends in Word: 署名 and 成文日期, of one office or several, and 版记 at the foot of the page."""

import re
from collections.abc import Sequence
from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.shared import Mm, Pt

from lushan_desktop.paper.content import Run, SignOff
from lushan_desktop.paper.formal import Imprint, closed
from lushan_desktop.paper.setting.sign_off import SEAL, STAMP
from lushan_desktop.paper.setting.title import break_title
from lushan_desktop.paper.word import word_box
from lushan_desktop.paper.word import word_parts as parts
from lushan_desktop.paper.word.word_styles import CHARACTER

_COLUMNS, _WIDTH_MM = 28, 156.0
_SMALL_PITCH = 23.0
_SEALS_IN_A_ROW, _LINES_OF_A_NAME, _LINES_OF_A_SEAL = 3, 2, 5
_Name = Sequence[str]
"""The lines of one issuer's name."""
_RIGHT_OF_A_POST = 4 + STAMP[0] / CHARACTER + 2
"""Characters from a signer's post to the right edge: two, the stamp, four (7.3.5.3)."""
_FULL_LINE, _SMALL = 442.0, 14.0
_LABEL = re.compile(r"[^【\t：]{1,4}：")
"""抄送：and the like, below whose names the later lines begin."""
_OUTER, _INNER = 8, 6
"""0.35 and 0.25 mm in eighths of a point, as near as Word draws them (7.4.1)."""


def sign_off(document: Any, block: SignOff, _following: Any) -> None:
    """署名 and 成文日期, with or without a seal (GB/T 9704—2012, 7.3.5)."""
    _blank_lines(document, 2 if block.sealed or block.signed_as else 1)
    if block.signed_as:
        _signed_line(document, block.signed_as, _RIGHT_OF_A_POST, is_last=False)
        _blank_lines(document, 2)
        _signed_line(document, block.date, 4, is_last=True)
        return
    names = _in_lines(block)
    if block.sealed and (most := _seals_in_a_row(names)) > 1 and block.others:
        _side_by_side(document, names, most)
        _signed_line(document, block.date, 4, is_last=True)
        return
    rights, date_right = _right_indents(block, names)
    for n, (lines, row) in enumerate(zip(names, rights, strict=True)):
        if block.sealed and n:
            _blank_lines(document, _LINES_OF_A_SEAL - len(names[n - 1]))
        for line, right in zip(lines, row, strict=True):
            _signed_line(document, line, right, is_last=False)
    _signed_line(document, block.date, date_right, is_last=True)


def _in_lines(block: SignOff) -> list[_Name]:
    """Each name in one line, or broken by sense where print breaks it."""
    if block.sealed and len(block.issuers) > _SEALS_IN_A_ROW:
        narrow: list[_Name] = [
            break_title(issuer, _COLUMNS // _SEALS_IN_A_ROW - 1) for issuer in block.issuers
        ]
        if max(map(len, narrow)) <= _LINES_OF_A_NAME:
            return narrow
    return [break_title(issuer, _COLUMNS - 6) or ("",) for issuer in block.issuers]


def _seals_in_a_row(names: Sequence[_Name]) -> int:
    widest = max(parts.characters(line) for lines in names for line in lines)
    return max(1, min(_SEALS_IN_A_ROW, len(names), int(_COLUMNS / max(widest + 0.5, SEAL / CHARACTER))))


def _blank_lines(document: Any, count: int) -> None:
    for _ in range(count):
        document.add_paragraph(style="公文正文").paragraph_format.keep_with_next = True


def _signed_line(document: Any, text: str, right: float, *, is_last: bool) -> None:
    paragraph = document.add_paragraph(style="公文落款")
    parts.indent(paragraph, right=round(right * CHARACTER * 20), rightChars=round(right * 100))
    parts.add_run(paragraph, Run(text))
    paragraph.paragraph_format.keep_with_next = not is_last


def _right_indents(block: SignOff, names: Sequence[_Name]) -> tuple[list[list[float]], float]:
    """How many characters each line and the date stand in from the right edge: those of one name or several
    begin alike; above a seal each stands in the middle over the date."""
    widths, date = (
        [[parts.characters(line) for line in lines] for lines in names],
        parts.characters(block.date),
    )
    longest = max(map(max, widths))
    if block.sealed:
        middle = max(4 + date / 2, longest / 2)
        return [[middle - width / 2 for width in row] for row in widths], middle - date / 2
    shift = longest - date - 2
    first, date_right = (2.0, 2 + shift) if shift >= 0 else (2 - shift, 2.0)
    return [[first + longest - width for width in row] for row in widths], date_right


def _side_by_side(document: Any, names: Sequence[_Name], most: int) -> None:
    """So many in a row as print has, each with room for its seal (7.3.5.1)."""
    rows = [names[start : start + most] for start in range(0, len(names), most)]
    for n, beside in enumerate(rows):
        _blank_lines(document, _LINES_OF_A_SEAL - max(map(len, rows[n - 1])) if n else 0)
        table = document.add_table(rows=1, cols=most)
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        for cell, lines in zip(table.rows[0].cells[most - len(beside) :], beside, strict=True):
            cell.width = Mm(_WIDTH_MM / most)
            paragraph = cell.paragraphs[0]
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.paragraph_format.keep_with_next = True
            for line, text in enumerate(lines):
                if line:
                    paragraph.add_run().add_break()
                parts.add_run(paragraph, Run(text), 16)


def imprint(document: Any, block: Imprint, height: float) -> None:
    """版记 as a table at the foot of its page: heavy rules outside, thin ones inside (7.4).

    It stands in a box `height` pt high. Word would let the table itself float; LibreOffice makes one that is
    as wide as the type area follow the text.
    """
    rows: list[list[str]] = [[f"{label}：{closed(names)}" for label, names in block.receivers]]
    if block.ruled:
        rows += [[_printed(block)] if block.issuer or block.date else []]
        rows += [[f"\t{block.copies}"] if block.copies else []]
    rows = [row for row in rows if row]
    if not rows:
        return
    table = document.add_table(rows=len(rows), cols=1)
    table.autofit = False
    table.columns[0].width = Mm(_WIDTH_MM)
    parts.pad_cells(table, beside=0.0, above=0.0)
    for n, (row, texts) in enumerate(zip(table.rows, rows, strict=True)):
        cell = row.cells[0]
        cell.width = Mm(_WIDTH_MM)
        for i, text in enumerate(texts):
            _small_line(cell.paragraphs[0] if i == 0 else cell.add_paragraph(), text)
        if block.ruled:
            parts.rule_cell(cell, _OUTER if n == 0 else _INNER, _OUTER if n == len(rows) - 1 else _INNER)
    # What stands at the foot belongs to the page of the line that holds it.
    holder = document.add_paragraph()
    parts.set_closely(holder, 1)
    word_box.stand_at_the_foot(table, holder, Mm(_WIDTH_MM), height)


def _printed(block: Imprint) -> str:
    """印发机关 in as many lines as leave room for 印发日期 beside the last (7.4.3)."""
    room = _FULL_LINE / _SMALL - 3 - parts.characters(block.printed_on)
    return "\n".join(break_title(block.issuer, int(room))) + f"\t{block.printed_on}"


def _small_line(paragraph: Any, text: str) -> None:
    """4号, one character in from either edge (7.4.2, 7.4.3)."""
    parts.set_closely(paragraph, _SMALL, _SMALL_PITCH)
    twips = round(_SMALL * 20)
    label = _LABEL.match(text)
    hang = len(label.group()) if label else 0
    parts.indent(paragraph, left=twips * (1 + hang), hanging=twips * hang, right=twips)
    paragraph.paragraph_format.tab_stops.add_tab_stop(Pt(_FULL_LINE - _SMALL), WD_TAB_ALIGNMENT.RIGHT)
    parts.add_run(paragraph, Run(text), _SMALL)
