"""How a paper ends in Word: 署名 and 成文日期, of one office or several, and 版记 at the foot of the page."""

import re
from collections.abc import Sequence
from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.shared import Mm, Pt

from lushan_desktop.paper.content import Run, SignOff
from lushan_desktop.paper.formal import Imprint, closed
from lushan_desktop.paper.setting.sign_off import STAMP
from lushan_desktop.paper.setting.title import break_title
from lushan_desktop.paper.word import word_parts as parts
from lushan_desktop.paper.word.word_styles import CHARACTER

_COLUMNS, _WIDTH_MM = 28, 156.0
_SLACK = 16.0
"""What the rules and the line after 版记 take, in pt."""
_SMALL_PITCH = 23.0
_SEALS_IN_A_ROW, _LINES_BETWEEN_SEALS = 3, 4
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
    if block.sealed and block.others:
        _side_by_side(document, block.issuers)
        _signed_line(document, block.date, 4, is_last=True)
        return
    issuers, date_right = _right_indents(block)
    for issuer, right in zip(block.issuers, issuers, strict=True):
        _signed_line(document, issuer, right, is_last=False)
    _signed_line(document, block.date, date_right, is_last=True)


def _blank_lines(document: Any, count: int) -> None:
    for _ in range(count):
        document.add_paragraph(style="公文正文").paragraph_format.keep_with_next = True


def _signed_line(document: Any, text: str, right: float, *, is_last: bool) -> None:
    paragraph = document.add_paragraph(style="公文落款")
    parts.indent(paragraph, right=round(right * CHARACTER * 20), rightChars=round(right * 100))
    parts.add_run(paragraph, Run(text))
    paragraph.paragraph_format.keep_with_next = not is_last


def _right_indents(block: SignOff) -> tuple[list[float], float]:
    """How many characters each issuer and the date stand in from the right edge; issuers begin alike."""
    widths, date = [_characters(issuer) for issuer in block.issuers], _characters(block.date)
    longest = max(widths)
    if block.sealed:
        return [max(4 + (date - longest) / 2, 0)], 4
    shift = longest - date - 2
    first, date_right = (2.0, 2 + shift) if shift >= 0 else (2 - shift, 2.0)
    return [first + longest - width for width in widths], date_right


def _side_by_side(document: Any, issuers: Sequence[str]) -> None:
    """Up to three in a row, each with room for its seal (7.3.5.1)."""
    most = min(_SEALS_IN_A_ROW, len(issuers))
    rows = [issuers[start : start + most] for start in range(0, len(issuers), most)]
    for n, names in enumerate(rows):
        _blank_lines(document, _LINES_BETWEEN_SEALS if n else 0)
        table = document.add_table(rows=1, cols=most)
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        for cell, name in zip(table.rows[0].cells[most - len(names) :], names, strict=True):
            cell.width = Mm(_WIDTH_MM / most)
            paragraph = cell.paragraphs[0]
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.paragraph_format.keep_with_next = True
            for line, text in enumerate(break_title(name, _COLUMNS // most - 1)):
                if line:
                    paragraph.add_run().add_break()
                parts.add_run(paragraph, Run(text), 16)


def _characters(text: str) -> float:
    return sum(0.5 if ord(mark) < 0x2E80 else 1 for mark in text)


def imprint(document: Any, block: Imprint, above: float) -> None:
    """版记 as a table at the foot of its page: heavy rules outside, thin ones inside (7.4).

    On a page of its own `above` pt are left blank; below a text, where Word alone knows how far it reaches,
    the table floats (LibreOffice lets one as wide as the type area follow the text instead).
    """
    rows: list[list[str]] = [[f"{label}：{closed(names)}" for label, names in block.receivers]]
    if block.ruled:
        rows += [[_printed(block)] if block.issuer or block.date else []]
        rows += [[f"\t{block.copies}"] if block.copies else []]
    rows = [row for row in rows if row]
    if not rows:
        return
    if above:
        parts.space(document, above - _SLACK, keep=True)
    table = document.add_table(rows=len(rows), cols=1)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    table.columns[0].width = Mm(_WIDTH_MM)
    parts.pad_cells(table, beside=0.0, above=0.0)
    if not above:
        parts.stand_at_the_foot(table)
    for n, (row, texts) in enumerate(zip(table.rows, rows, strict=True)):
        cell = row.cells[0]
        cell.width = Mm(_WIDTH_MM)
        for i, text in enumerate(texts):
            _small_line(cell.paragraphs[0] if i == 0 else cell.add_paragraph(), text)
        parts.keep_whole(row)
        if block.ruled:
            parts.rule_cell(cell, _OUTER if n == 0 else _INNER, _OUTER if n == len(rows) - 1 else _INNER)
    # What stands at the foot belongs to the page of the line after it.
    parts.set_closely(document.add_paragraph(), 1)


def _printed(block: Imprint) -> str:
    """印发机关 in as many lines as leave room for 印发日期 beside the last (7.4.3)."""
    room = _FULL_LINE / _SMALL - 3 - _characters(block.printed_on)
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
