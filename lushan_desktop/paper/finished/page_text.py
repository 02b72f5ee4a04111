"""What stands on a finished page and where, character by character: to be found, selected and copied."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import pypdfium2
import pypdfium2.raw as pdfium

Area = tuple[float, float, float, float]
"""Left, top, width and height, as fractions of the page."""

MOST_HITS = 999
_HIGH, _LOW = range(0xD800, 0xDC00), range(0xDC00, 0xE000)


@dataclass(frozen=True)
class PageText:
    """The characters of a page in the order in which they were written, each with its area and line."""

    text: str
    areas: tuple[Area, ...]
    lines: tuple[int, ...]


@dataclass(frozen=True)
class Hit:
    """The place where the words stand: one area for each line that they take."""

    page: int
    areas: tuple[Area, ...]


def page_text(pdf: bytes, number: int) -> PageText:
    """The text of one page (from 0), blanks left out."""
    with pypdfium2.PdfDocument(pdf) as document:
        return _read(document, number)


def text_lines(pdf: bytes) -> tuple[str, ...]:
    """Every line of a finished paper, page after page, blanks left out."""
    found: list[str] = []
    with pypdfium2.PdfDocument(pdf) as document:
        for number in range(len(document)):
            page = _read(document, number)
            pairs = zip(page.text, page.lines, strict=True)
            found += ("".join(one for one, _ in run) for _, run in groupby(pairs, key=lambda pair: pair[1]))
    return tuple(found)


def find_words(pdf: bytes, words: str) -> tuple[Hit, ...]:
    """Where these words stand, page after page; blanks and line ends do not count, nor does the case."""
    wanted = _plain(words)
    if not wanted:
        return ()
    hits: list[Hit] = []
    with pypdfium2.PdfDocument(pdf) as document:
        for number in range(len(document)):
            page = _read(document, number)
            hits += (Hit(number, _joined(page, span)) for span in _spans(_plain(page.text), wanted))
            if len(hits) >= MOST_HITS:
                break
    return tuple(hits[:MOST_HITS])


def _plain(text: str) -> str:
    """As many characters as there are, whatever their case."""
    return "".join(_lower(character) for character in text if character.strip())


def _lower(character: str) -> str:
    lower = character.lower()
    return lower if len(lower) == 1 else character


def _spans(text: str, wanted: str) -> Iterator[range]:
    start = text.find(wanted)
    while start >= 0:
        yield range(start, start + len(wanted))
        start = text.find(wanted, start + len(wanted))


def _joined(page: PageText, span: Sequence[int]) -> tuple[Area, ...]:
    """One area for each line."""
    return tuple(
        _around([page.areas[place] for place in places])
        for _, places in groupby(span, key=lambda place: page.lines[place])
    )


def _around(areas: Sequence[Area]) -> Area:
    left, top = min(area[0] for area in areas), min(area[1] for area in areas)
    right, bottom = max(area[0] + area[2] for area in areas), max(area[1] + area[3] for area in areas)
    return left, top, right - left, bottom - top


def _read(document: pypdfium2.PdfDocument, number: int) -> PageText:
    page = document[number]
    text = page.get_textpage()
    try:
        found = list(_characters(text, page.get_size()))
    finally:
        text.close()
        page.close()
    return PageText(
        "".join(character for character, _ in found),
        tuple(area for _, area in found),
        tuple(_numbered([area for _, area in found])),
    )


def _characters(text: pypdfium2.PdfTextPage, size: tuple[float, float]) -> Iterator[tuple[str, Area]]:
    """PDFium tells characters above the first plane in two halves."""
    width, height = size
    high = 0
    for place in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text, place)
        if code in _HIGH:
            high = code
            continue
        if code in _LOW:
            code = 0x10000 + (high - 0xD800) * 0x400 + code - 0xDC00
        if not code or not chr(code).strip():
            continue
        left, bottom, right, top = text.get_charbox(place, loose=True)
        area = (left / width, 1 - top / height, (right - left) / width, (top - bottom) / height)
        yield chr(code), area


def _numbered(areas: Sequence[Area]) -> Iterator[int]:
    """The line of each character: another one begins where the writing goes back or leaves its height."""
    line, last = 0, None
    for area in areas:
        if last is not None and not _goes_on(last, area):
            line += 1
        yield line
        last = area


def _goes_on(last: Area, area: Area) -> bool:
    middle = area[1] + area[3] / 2
    return last[1] <= middle <= last[1] + last[3] and area[0] >= last[0]
