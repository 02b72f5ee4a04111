"""What the tests of paper share: sample papers, and pages read back from the finished file."""

import ctypes
import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import docx
import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from lushan_desktop.paper.content import Block, Content, Heading, Paragraph, SignOff, Title, Typeset
from lushan_desktop.paper.pdf import typeset
from lushan_desktop.paper.word.word import write_document

MM = 72 / 25.4
SENTENCE = "各单位要高度重视法治政府建设示范创建工作压实责任细化措施形成合力"


@dataclass(frozen=True)
class Glyph:
    """A character and where its base line begins, from the page's bottom left."""

    character: str
    x: float
    y: float


def in_word(content: Content) -> Any:
    """The paper as Word opens it."""
    return docx.Document(io.BytesIO(write_document(content)))


def printed(*blocks: Block, **options: str) -> Typeset:
    return typeset(Content(*blocks, **options), bundled_fonts_only=True)


def a_long_text(characters: int) -> str:
    return (SENTENCE * (characters // len(SENTENCE) + 1))[:characters]


def a_statement(draft: bool = False) -> tuple[Block, ...]:
    return (
        Title("鲁山县法治政府建设领导小组办公室关于示范创建工作的情况说明", draft=draft),
        Paragraph("创建工作开展以来，" + a_long_text(200) + "。", anchor="opening"),
        Heading(1, "一、提高认识，强化组织保障"),
        Paragraph(a_long_text(500) + "。"),
        SignOff("鲁山县法治政府建设领导小组办公室", "2023年7月27日"),
    )


def glyphs(made: Typeset, page: int = 0) -> list[Glyph]:
    """The characters of a page in the order in which they were written, blanks left out."""
    document = pypdfium2.PdfDocument(made.pdf)
    sheet = document[page]
    text = sheet.get_textpage()
    try:
        return [glyph for glyph in _glyphs(text) if glyph.character.strip()]
    finally:
        text.close()
        sheet.close()
        document.close()


def lines(made: Typeset, page: int = 0) -> list[list[Glyph]]:
    """The lines of a page from top to bottom, each from left to right."""
    ordered = sorted(glyphs(made, page), key=lambda glyph: (-round(glyph.y, 1), glyph.x))
    return [list(line) for _, line in groupby(ordered, key=lambda glyph: round(glyph.y, 1))]


def texts(made: Typeset) -> list[str]:
    """All lines of the type areas of an official paper, page numbers left out."""
    return [written(line) for page in range(made.pages) for line in lines(made, page)[:-1]]


def written(line: list[Glyph]) -> str:
    """The text of a line; PDFium tells characters above the first plane in two halves."""
    halves = "".join(glyph.character for glyph in line)
    return halves.encode("utf-16", "surrogatepass").decode("utf-16")


def _glyphs(text: pypdfium2.PdfTextPage) -> Iterator[Glyph]:
    x, y = ctypes.c_double(), ctypes.c_double()
    for n in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, n)
        pdfium.FPDFText_GetCharOrigin(text, n, x, y)
        yield Glyph(chr(code), x.value, y.value)


@dataclass(frozen=True)
class Drawn:
    """A straight rule, from the page's top left; `weight` is how thick it is."""

    x0: float
    x1: float
    y: float
    weight: float
    is_red: bool


def drawn(made: Typeset, page: int = 0) -> list[Drawn]:
    """The level rules of a page that have a weight or a colour of their own, from top to bottom."""
    found = [
        Drawn(x0, x1, y0, weight, is_red)
        for x0, y0, x1, y1, weight, is_red in ruled(made, page)
        if y0 == y1 and weight != 0.5
    ]
    return sorted(found, key=lambda rule: rule.y)


def ruled(made: Typeset, page: int = 0) -> Iterator[tuple[float, float, float, float, float, bool]]:
    """Every straight rule: both ends from the page's top left, its weight, and if it is red."""
    with pikepdf.open(io.BytesIO(made.pdf)) as pdf:
        sheet = pdf.pages[page]
        height = float(sheet.mediabox[3])
        operators = pikepdf.parse_content_stream(sheet)
    red, weight, start = False, 0.0, (0.0, 0.0)
    for operands, operator in operators:
        numbers = [float(number) for number in operands if not isinstance(number, pikepdf.Object)]
        match str(operator):
            case "K":
                red = numbers[3] == 0
            case "w":
                weight = numbers[0]
            case "m":
                start = (numbers[0], numbers[1])
            case "l":
                yield start[0], height - start[1], numbers[0], height - numbers[1], weight, red
