"""A foreign paper as one text whose characters can be counted, with where its pages begin.

What is found in a paper is told by places in this text: a .txt is its own text, a .docx its paragraphs and
the rows of its tables, a .pdf the lines of its pages; a line feed ends each.
"""

from dataclasses import dataclass
from pathlib import Path

from lushan_desktop.domain.recognise import Grid, Source, recognise
from lushan_desktop.domain.recognise.aligned import PaperText, align
from lushan_desktop.intake import pdf_text, text, word


@dataclass(frozen=True)
class ReadText:
    """The text, what it consists of, and the places at which its pages begin."""

    text: str
    sources: tuple[Source, ...]
    page_starts: tuple[int, ...] = (0,)
    is_print: bool = False


def read_paper(file: Path) -> PaperText:
    """A .txt, .docx or .pdf, recognised, each paragraph knowing its place. Raises UserError."""
    return aligned(read(file))


def read_pasted_paper(given: str) -> PaperText:
    """A pasted text. Raises UserError."""
    plain = text.plain(given)
    return aligned(ReadText(plain, text.read_pasted(plain)))


def aligned(read_text: ReadText) -> PaperText:
    found = recognise(read_text.sources)
    return align(read_text.text, found, read_text.page_starts, is_print=read_text.is_print)


def read(file: Path) -> ReadText:
    """Return what a file says. Raises UserError with what to do where it cannot be read."""
    ending = file.suffix.lower()
    if ending in text.TEXTS:
        plain = text.plain(text.decoded(text.bytes_of(file, text.LARGEST_TEXT), file.name))
        starts = [0, *(n + 1 for n, sign in enumerate(plain) if sign == "\f")]
        return ReadText(plain, text.read_pasted(plain), tuple(starts))
    if ending == ".docx":
        sources = text.allowed(word.read(text.bytes_of(file, text.LARGEST_WORD), file.name))
        return ReadText("\n".join(map(said, sources)), sources)
    if ending == ".pdf":
        return _of_pages(pdf_text.pages(file))
    sources = text.read_file(file)
    return ReadText("\n".join(map(said, sources)), sources)


def _of_pages(pages: tuple[str, ...]) -> ReadText:
    starts, whole = [], ""
    for page in pages:
        starts.append(len(whole))
        whole += page if page.endswith("\n") else f"{page}\n"
    return ReadText(whole, text.read_pasted(whole), tuple(starts) or (0,), is_print=True)


def said(source: Source) -> str:
    """A passage as it stands; a table row by row, its cells apart by tabs."""
    if isinstance(source, Grid):
        return "\n".join("\t".join(row) for row in source.rows)
    return source.text
