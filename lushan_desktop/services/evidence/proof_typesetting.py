"""Word files, tables, texts and OFD as pages, by our own typesetter. Runs in the child for foreign files."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.recognise import Grid, Source
from lushan_desktop.intake import old_word, sheet, word
from lushan_desktop.intake.limits import limit
from lushan_desktop.intake.text import bytes_of, decoded
from lushan_desktop.paper.binding.joining import join
from lushan_desktop.paper.content import Block, Caption, Column, Content, Note, Paragraph, Table
from lushan_desktop.paper.ofd.pages import Unreadable, as_pdf
from lushan_desktop.paper.pdf import typeset

_LARGEST = 200 * 2**20
_MOST_ROWS = 3000
_LABEL = "文字件：按文件里的文字重新排版，版面以原件为准。"
_SHEETS = frozenset({".xlsx", ".xls", ".et", ".ods", ".csv"})


def make(source: Path, suffix: str, name: str) -> bytes:
    """The pages of a file as PDF. Raises UserError."""
    limit()
    data = bytes_of(source, _LARGEST)
    if suffix == ".ofd":
        try:
            return as_pdf(data).pdf
        except Unreadable as error:
            raise UserError(f"“{name}”已损坏，或不是OFD文件，转不成页面。请核对原件。") from error
    if suffix in _SHEETS:
        return _of_sheets(data, suffix, name)
    return _set(_paragraphs(_sources(data, suffix, name)), name)


def _sources(data: bytes, suffix: str, name: str) -> Sequence[Source | str]:
    if suffix == ".docx":
        return word.read(data, name)
    if suffix == ".txt":
        return decoded(data, name).splitlines()
    return old_word.read_lines(data, name)


def _paragraphs(sources: Sequence[Source | str]) -> Iterator[Block]:
    for source in sources:
        if isinstance(source, Grid):
            yield _table(source.rows)
        else:
            text = source if isinstance(source, str) else source.text
            yield from (Paragraph(line.strip(), indent=2) for line in text.splitlines() if line.strip())


def _set(blocks: Iterator[Block], name: str) -> bytes:
    found = [*blocks]
    if not found:
        raise UserError(f"“{name}”里没有文字，转不成页面。请在WPS里另存为PDF后添加。")
    return typeset(Content(Note(_LABEL), *found, name=name)).pdf


def _table(rows: Sequence[Sequence[str]]) -> Table:
    head, *rest = rows
    return Table(tuple(Column(cell) for cell in head), tuple(tuple(row) for row in rest), empty="")


def _of_sheets(data: bytes, suffix: str, name: str) -> bytes:
    """A ledger for each sheet; rows of one cell above the head are its captions."""
    parts = [(title, _sheet(title, rows)) for title, rows in sheet.read_data(data, suffix, name) if rows]
    if not parts:
        raise UserError(f"“{name}”里没有内容，转不成页面。")
    return parts[0][1] if len(parts) == 1 else join(parts)


def _sheet(title: str, rows: Sequence[Sequence[str]]) -> bytes:
    above: list[str] = []
    place = 0
    while place < len(rows) - 1 and sum(1 for cell in rows[place] if cell) <= 1 < len(rows[place]):
        above += [cell for cell in rows[place] if cell]
        place += 1
    captions = [Caption(text) for text in (_LABEL, *([f"工作表：{title}"] if title else []), *above)]
    head, body = rows[place], rows[place + 1 : place + 1 + _MOST_ROWS]
    table = Table(tuple(map(Column, head)), tuple(tuple(row) for row in body if any(row)), empty="")
    return typeset(Content(*captions, table, name=title or "表", style="ledger")).pdf
