"""Pages of a finished PDF as pictures, for the preview and the printer."""

from dataclasses import dataclass

import pypdfium2

POINTS_PER_INCH = 72
PREVIEW_SCALE = 2.0
"""PDFium draws small Chinese too bold; at twice the size, scaled down, the weight is true."""


@dataclass(frozen=True)
class Picture:
    """One page drawn: rows of BGRX bytes without padding."""

    width: int
    height: int
    data: bytes


def page_sizes(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Width and height of every page in pt."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(document.get_page_size(number) for number in range(len(document)))
    finally:
        document.close()


def draw_page(pdf: bytes, number: int, scale: float = PREVIEW_SCALE) -> Picture:
    """Draw a page (from 0); `scale` is pixels per pt."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[number]
        bitmap = page.render(scale=scale, rev_byteorder=False, prefer_bgrx=True)
        drawn = Picture(bitmap.width, bitmap.height, bytes(bitmap.buffer))
        bitmap.close()
        page.close()
        return drawn
    finally:
        document.close()
