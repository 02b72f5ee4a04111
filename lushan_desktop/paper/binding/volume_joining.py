"""Joins drawn pages and evidence into the finished volume; outlines, images and fonts pass as they are."""

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from lushan_desktop.base.progress import Progress, over
from lushan_desktop.paper.archive import PRODUCER, srgb_profile, xmp
from lushan_desktop.paper.binding.evidence import Box, EvidencePage, PictureFile
from lushan_desktop.paper.binding.volume_pages import Area
from lushan_desktop.paper.setting.grid import A4

Matrix = tuple[float, float, float, float, float, float]
_QUARTERS = {
    0: (1, 0, 0, 1, 0, 0),
    90: (0, -1, 1, 0, 0, 1),
    180: (-1, 0, 0, -1, 1, 1),
    270: (0, 1, -1, 0, 1, 0),
}
"""How the unit square that a picture fills is turned clockwise onto itself."""
_MOST_ENLARGED = 1.0


@dataclass(frozen=True)
class VolumePage:
    """A page of the volume: what is drawn on it, and the evidence below that."""

    drawn: bytes
    evidence: EvidencePage | None = None
    pictures: tuple[PictureFile, ...] = ()
    places: tuple[Area, ...] = ()


@dataclass(frozen=True)
class Bookmark:
    text: str
    page: int
    is_divider: bool


@dataclass(frozen=True)
class Plan:
    """All pages, a PDF that has the fonts of what is drawn, and a `mark` that tells volumes apart."""

    title: str
    mark: bytes
    fonts: bytes
    pages: tuple[VolumePage, ...]
    bookmarks: tuple[Bookmark, ...]


def join(pdf: Pdf, target: Path, plan: Plan, progress: Progress) -> None:
    """Makes the pages of the volume, whose evidence has been read into `pdf`, and writes it."""
    with pikepdf.open(BytesIO(plan.fonts)) as own:
        fonts = pdf.copy_foreign(own.pages[0].obj.Resources.Font)
    bound = [_page(pdf, placed, fonts) for placed in over(progress, plan.pages, "编入材料")]
    _keep(pdf, bound)
    _add_bookmarks(pdf, plan.bookmarks, bound)
    _describe(pdf, plan.title)
    pdf.trailer.ID = Array([pikepdf.String(plan.mark), pikepdf.String(plan.mark)])
    pdf.save(
        target,
        static_id=True,  # its second half; a hash over the whole file would cost a third of all
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
    )


def _page(pdf: Pdf, placed: VolumePage, fonts: pikepdf.Object) -> pikepdf.Object:
    objects, below = Dictionary(), b""
    for n, (laid, place) in enumerate(_laid(pdf, placed)):
        objects[f"/Ev{n}"] = laid
        below += b"q %s cm /Ev%d Do Q\n" % (" ".join(f"{number:.4f}" for number in place).encode(), n)
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Page,
            Resources=Dictionary(Font=fonts, XObject=objects),
            Contents=pdf.make_stream(zlib.compress(below + placed.drawn), Filter=Name.FlateDecode),
        )
    )


def _laid(pdf: Pdf, placed: VolumePage) -> Iterator[tuple[pikepdf.Object, Matrix]]:
    """Yield what is laid below what is drawn, and how it is brought to its place."""
    if placed.evidence:
        yield placed.evidence.form, _to_its_place(placed.evidence.seen, placed.places[0])
    for picture, area in zip(placed.pictures, placed.places, strict=False):
        width, height = picture.shown_size
        x, y, scale = fitted((width, height), area, most=72 / 90)
        a, b, c, d, e, f = _QUARTERS[picture.turn]
        w, h = width * scale, height * scale
        yield image(pdf, picture), (a * w, b * h, c * w, d * h, x + e * w, y + f * h)


def _to_its_place(seen: Box, area: Area) -> Matrix:
    """A page as it is, smaller where it is larger than its place; a wide one with its head at the left."""
    x0, y0, x1, y1 = seen
    width, height = x1 - x0, y1 - y0
    if width > height:
        left, bottom, scale = fitted((height, width), area)
        return 0.0, scale, -scale, 0.0, left + y1 * scale, bottom - x0 * scale
    left, bottom, scale = fitted((width, height), area)
    return scale, 0.0, 0.0, scale, left - x0 * scale, bottom - y0 * scale


def fitted(size: tuple[float, float], area: Area, most: float = _MOST_ENLARGED) -> tuple[float, float, float]:
    """Left and bottom, from the sheet's bottom left, of something in the middle of its place; its scale."""
    left, top, width, height = area
    scale = min(width / max(size[0], 1.0), height / max(size[1], 1.0), most)
    x = left + (width - size[0] * scale) / 2
    y = A4[1] - top - height + (height - size[1] * scale) / 2
    return x, y, scale


def image(pdf: Pdf, picture: PictureFile) -> pikepdf.Object:
    stream = pikepdf.Stream(pdf, b"")
    stream.write(picture.data, filter=Name.DCTDecode if picture.is_jpeg else Name.FlateDecode)
    stream.Type, stream.Subtype = Name.XObject, Name.Image
    stream.Width, stream.Height, stream.BitsPerComponent = picture.width, picture.height, 8
    stream.ColorSpace = Name.DeviceGray if picture.gray else Name.DeviceRGB
    return stream


def _keep(pdf: Pdf, pages: Sequence[pikepdf.Object]) -> None:
    """All pages at once; one by one, each would be looked for from the first."""
    root = pdf.make_indirect(
        Dictionary(Type=Name.Pages, MediaBox=[0, 0, *A4], Kids=Array(pages), Count=len(pages))
    )
    for page in pages:
        page.Parent = root
    pdf.Root.Pages = root


def _add_bookmarks(pdf: Pdf, bookmarks: Sequence[Bookmark], pages: Sequence[pikepdf.Object]) -> None:
    with pdf.open_outline() as outline:
        for bookmark in bookmarks:
            place = Array([pages[bookmark.page], Name.Fit])
            item = pikepdf.OutlineItem(bookmark.text, place)
            siblings = outline.root[-1].children if outline.root and not bookmark.is_divider else outline.root
            siblings.append(item)


def _describe(pdf: Pdf, title: str) -> None:
    """Metadata and output intent of an archive copy."""
    day = "D:20000101000000+00'00'"
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary(Title=title, Creator=PRODUCER, Producer=PRODUCER, CreationDate=day, ModDate=day)
    )
    pdf.Root.Metadata = pikepdf.Stream(pdf, xmp(title), Type=Name.Metadata, Subtype=Name.XML)
    profile = pikepdf.Stream(pdf, srgb_profile(), N=3)
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier="sRGB",
        DestOutputProfile=pdf.make_indirect(profile),
    )
    pdf.Root.OutputIntents = Array([intent])
    pdf.Root.Lang = "zh-CN"
    pdf.Root.PageMode = Name.UseOutlines
