"""A whole OFD file as PDF."""

import io
from dataclasses import dataclass
from typing import Any

from ofdkit.errors import OFDError
from ofdkit.package import Package
from reportlab.pdfgen.canvas import Canvas

from lushan_desktop.paper.ofd.book import BookPage, documents
from lushan_desktop.paper.ofd.drawing import Drawing
from lushan_desktop.paper.ofd.glyphs import Glyphs
from lushan_desktop.paper.ofd.seals import Seal, count_signatures, seals

POINTS = 72 / 25.4
_MOST_PAGES, _LARGEST_MM = 3000, 5000.0
SIGNED = "含电子签名（未验证）"


class Unreadable(Exception):
    """The file is no OFD, or a broken one."""


@dataclass(frozen=True)
class OfdPdf:
    """The pages as a PDF, and what is to be said of them."""

    pdf: bytes
    pages: int
    remarks: tuple[str, ...] = ()


def as_pdf(data: bytes) -> OfdPdf:
    """All pages of an OFD file. Raises Unreadable."""
    target = io.BytesIO()
    canvas = Canvas(target, pageCompression=1, invariant=1)
    remarks: dict[str, None] = {}
    try:
        with Package(data) as package:
            count = _draw(package, canvas, remarks)
    except (OFDError, RecursionError) as error:
        raise Unreadable(str(error)) from error
    if not count:
        raise Unreadable("no pages")
    canvas.save()
    return OfdPdf(target.getvalue(), count, tuple(remarks))


def _draw(package: Package, canvas: Any, remarks: dict[str, None]) -> int:
    count, glyphs = 0, Glyphs()
    for document, signatures in documents(package):
        by_page: dict[str, list[Seal]] = {}
        for seal in seals(package, signatures):
            by_page.setdefault(seal.page, []).append(seal)
        if count_signatures(package, signatures):
            remarks[SIGNED] = None
        for page in document.pages():
            if count == _MOST_PAGES:
                remarks[f"超过{_MOST_PAGES}页，后面的没有画出"] = None
                return count
            drawing = _page(canvas, page, glyphs, by_page.get(page.key, []))
            remarks.update(drawing.remarks)
            count += 1
    return count


def _page(canvas: Any, page: BookPage, glyphs: Glyphs, sealed: list[Seal]) -> Drawing:
    width, height = (min(side, _LARGEST_MM) * POINTS for side in (page.box.width, page.box.height))
    canvas.setPageSize((width, height))
    canvas.saveState()
    canvas.transform(POINTS, 0, 0, -POINTS, -page.box.x * POINTS, height + page.box.y * POINTS)
    drawing = Drawing(canvas, glyphs)
    for layer in page.layers:
        drawing.layer(layer, page.resources)
    for seal in sealed:
        _stamp(canvas, drawing, seal)
    canvas.restoreState()
    canvas.showPage()
    return drawing


def _stamp(canvas: Any, drawing: Drawing, seal: Seal) -> None:
    """A seal as a picture, or as the first page of an OFD of its own, fitted into its box."""
    canvas.saveState()
    canvas.translate(seal.box.x, seal.box.y)
    if seal.clip is not None:
        path = canvas.beginPath()
        path.rect(seal.clip.x, seal.clip.y, seal.clip.width, seal.clip.height)
        canvas.clipPath(path, stroke=0, fill=0)
    if "ofd" in seal.kind or seal.data[:2] == b"PK":
        _nested(canvas, drawing, seal)
    else:
        canvas.transform(seal.box.width, 0, 0, seal.box.height, 0, 0)
        drawing.picture(seal.data)
    canvas.restoreState()


def _nested(canvas: Any, drawing: Drawing, seal: Seal) -> None:
    try:
        with Package(seal.data) as package:
            page = next((page for document, _ in documents(package) for page in document.pages()), None)
            if page is None:
                return
            canvas.transform(seal.box.width / page.box.width, 0, 0, seal.box.height / page.box.height, 0, 0)
            canvas.translate(-page.box.x, -page.box.y)
            for layer in page.layers:
                drawing.layer(layer, page.resources)
    except OFDError:
        drawing.remarks["有印章无法读取，没有画出"] = None
