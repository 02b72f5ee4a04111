"""Pages of a finished PDF as pictures, for the preview and the printer."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha1

import pypdfium2

PREVIEW_SCALE = 2.0
"""PDFium draws small Chinese too bold; at twice the size, scaled down, the weight is true."""
MOST_LOOKED_AT = 30
"""Pages whose text is compared; a longer paper is only ever compared whole."""


@dataclass(frozen=True)
class Picture:
    """One page drawn: rows of BGRX bytes without padding."""

    width: int
    height: int
    data: bytes


@contextmanager
def _opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        yield document
    finally:
        document.close()


def page_sizes(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Width and height of every page in pt."""
    with _opened(pdf) as document:
        return tuple(document.get_page_size(number) for number in range(len(document)))


def page_prints(pdf: bytes) -> tuple[str, ...]:
    """A fingerprint of every page: alike while the same characters stand in the same places."""
    with _opened(pdf) as document:
        if len(document) > MOST_LOOKED_AT:
            whole = sha1(pdf, usedforsecurity=False).hexdigest()
            return tuple(f"{whole} {number}" for number in range(len(document)))
        return tuple(_print(document, number) for number in range(len(document)))


def _print(document: pypdfium2.PdfDocument, number: int) -> str:
    page = document[number]
    text = page.get_textpage()
    try:
        places = [text.get_charbox(place) for place in range(text.count_chars())]
        looked_at = (page.get_size(), text.get_text_range(), places)
        return sha1(repr(looked_at).encode("utf-8", "replace"), usedforsecurity=False).hexdigest()
    finally:
        text.close()
        page.close()


def draw_page(pdf: bytes, number: int, scale: float = PREVIEW_SCALE) -> Picture:
    """Draw a page (from 0); `scale` is pixels per pt."""
    with _opened(pdf) as document:
        page = document[number]
        bitmap = page.render(scale=scale, rev_byteorder=False, prefer_bgrx=True)
        drawn = Picture(bitmap.width, bitmap.height, bytes(bitmap.buffer))
        bitmap.close()
        page.close()
        return drawn
