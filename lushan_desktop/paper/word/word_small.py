"""What Word sets smaller than the text: ledgers, tables, named values, places to sign, notes."""

from collections.abc import Sequence
from typing import Any

from docx.shared import Pt

from lushan_desktop.paper.content import (
    Block,
    Caption,
    Face,
    Form,
    KeyValues,
    Note,
    PageBreak,
    Paragraph,
    Run,
    SignatureRow,
    Table,
)
from lushan_desktop.paper.formal import AttachmentHead
from lushan_desktop.paper.setting.breaking import display_width
from lushan_desktop.paper.word import word_forms as forms
from lushan_desktop.paper.word import word_parts as parts
from lushan_desktop.paper.word.word_rows import KeptRows

_ABOVE_TABLE, _BELOW_TABLE, _AT_AN_END, _PLACE_TO_SIGN = 5.0, 10.0, 1.0, 26.0


def _below(following: tuple[Block, ...]) -> float:
    """The blank line that Word wants below a table; where a page ends, too low to begin one of its own."""
    ends = not following or isinstance(following[0], PageBreak | AttachmentHead)
    return _AT_AN_END if ends else _BELOW_TABLE


class Small:
    """Writers of blocks in one size."""

    def __init__(self, size: float, kept: KeptRows) -> None:
        self._size, self._kept = size, kept

    def table(self, document: Any, block: Table, following: tuple[Block, ...]) -> None:
        parts.space(document, _ABOVE_TABLE, keep=True)
        parts.add_table(document, block, self._size, self._kept)
        parts.space(document, _below(following))

    def form(self, document: Any, block: Form, following: tuple[Block, ...]) -> None:
        parts.space(document, _ABOVE_TABLE, keep=True)
        forms.form(document, block, ())
        parts.space(document, _below(following))

    def caption(self, document: Any, block: Caption, _following: Any) -> None:
        line = self._line(document)
        line.alignment = {"left": 0, "center": 1, "right": 2}[block.align]
        line.paragraph_format.keep_with_next = True
        parts.add_run(line, Run(block.text), self._size)

    def note(self, document: Any, block: Note, _following: Any) -> None:
        parts.add_run(self._line(document), Run(block.text), self._size)

    def paragraph(self, document: Any, block: Paragraph, _following: Any) -> None:
        line = self._line(document)
        line.paragraph_format.first_line_indent = Pt(block.indent * self._size)
        for run in block.runs:
            parts.add_run(line, run, self._size)

    def key_values(self, document: Any, block: KeyValues, _following: Any) -> None:
        """As many side by side as the block says, where they are short enough."""
        width = parts.room_of(document) / block.columns
        for start in range(0, len(block.pairs), block.columns):
            row = block.pairs[start : start + block.columns]
            fits = all((display_width(name + value) + 2) * self._size <= width for name, value in row)
            for pairs in [row] if fits else [(pair,) for pair in row]:
                line = self._line(document)
                self._side_by_side(line, [f"{name}：" for name, _ in pairs], width, [v for _, v in pairs])

    def signatures(self, document: Any, block: SignatureRow, _following: Any) -> None:
        parts.space(document, _PLACE_TO_SIGN, keep=True)
        width = parts.room_of(document) / max(1, len(block.labels))
        self._side_by_side(self._line(document), block.labels, width)

    def _side_by_side(
        self, line: Any, labels: Sequence[str], width: float, values: Sequence[str] = ()
    ) -> None:
        for n, label in enumerate(labels):
            if n:
                line.paragraph_format.tab_stops.add_tab_stop(Pt(n * width))
            face: Face = "heading" if values else "body"
            parts.add_run(line, Run("\t" * bool(n) + label, face), self._size)
            if values:
                parts.add_run(line, Run(values[n]), self._size)

    def _line(self, document: Any) -> Any:
        line = document.add_paragraph(style="公文正文")
        line.paragraph_format.first_line_indent = Pt(0)
        parts.indent(line, firstLineChars=0)
        parts.set_closely(line, self._size)
        return line
