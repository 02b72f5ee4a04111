"""Joins drawn pages and evidence into the finished volume; outlines, images and fonts pass as they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from lushan_desktop.base.progress import Progress, over
from lushan_desktop.paper.archive import PRODUCER, srgb_profile, xmp
from lushan_desktop.paper.evidence import PictureFile
from lushan_desktop.paper.grid import A4
from lushan_desktop.paper.volume_pages import Area

_QUARTERS = {
    0: (1, 0, 0, 1, 0, 0),
    90: (0, -1, 1, 0, 0, 1),
    180: (-1, 0, 0, -1, 1, 1),
    270: (0, 1, -1, 0, 1, 0),
}
"""How the unit square that a picture fills is turned clockwise onto itself."""
_MOST_ENLARGED = 1.0


@dataclass(frozen=True)
class Placed:
    """What stands on a drawn page, both counted from 0: a page of evidence, or pictures in their places."""

    page: int
    source: int | None = None
    pictures: tuple[PictureFile, ...] = ()
    places: tuple[Area, ...] = ()


@dataclass(frozen=True)
class Bookmark:
    text: str
    page: int
    is_divider: bool


@dataclass(frozen=True)
class Plan:
    """In the joined file `sources` pages of evidence come first, then the drawn ones."""

    title: str
    sources: int
    placed: tuple[Placed, ...]
    bookmarks: tuple[Bookmark, ...]


def join(joined: Path, target: Path, plan: Plan, progress: Progress) -> None:
    """Lays the evidence on the drawn pages and writes the volume."""
    with pikepdf.open(joined) as pdf:
        sources = [pdf.pages[n] for n in range(plan.sources)]
        if any(Name.Annots in page.obj for page in sources):
            pdf.flatten_annotations("print")
        drawn = [pdf.pages[plan.sources + n] for n in range(len(pdf.pages) - plan.sources)]
        for placed in over(progress, plan.placed, "编入材料"):
            if placed.source is not None:
                _lay_page(pdf, drawn[placed.page], sources[placed.source], placed.places[0])
            elif placed.pictures:
                _lay_pictures(pdf, drawn[placed.page], placed)
        del pdf.pages[: plan.sources]
        _add_bookmarks(pdf, plan.bookmarks)
        _describe(pdf, plan.title)
        del pdf.trailer["/ID"]  # pdfium's is another one each time
        pdf.save(
            target,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
        )


def _lay_page(pdf: Pdf, drawn: pikepdf.Page, source: pikepdf.Page, area: Area) -> None:
    """The page as it is, smaller where it is larger than its place; a wide one with its head at the left."""
    width, height = _shown_size(source)
    if width > height:
        source.rotate(270, relative=True)
    form = source.as_form_xobject()
    box = [float(number) for number in form.BBox]
    matrix = [float(number) for number in form.get(Name.Matrix, [1, 0, 0, 1, 0, 0])]
    x0, y0, x1, y1 = _seen(box, matrix)
    left, bottom, scale = _fitted((x1 - x0, y1 - y0), area)
    place = (scale, 0, 0, scale, left - x0 * scale, bottom - y0 * scale)
    _lay(pdf, drawn, [(pdf.make_indirect(form), place)])


def _shown_size(page: pikepdf.Page) -> tuple[float, float]:
    x0, y0, x1, y1 = (float(number) for number in page.cropbox)
    turned = int(page.obj.get(Name.Rotate, 0)) % 180 == 90
    return (abs(y1 - y0), abs(x1 - x0)) if turned else (abs(x1 - x0), abs(y1 - y0))


def _seen(box: Sequence[float], matrix: Sequence[float]) -> tuple[float, float, float, float]:
    """The box of a form after its own matrix."""
    a, b, c, d, e, f = matrix
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (box[0], box[2]) for y in (box[1], box[3])]
    xs, ys = zip(*corners, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _fitted(
    size: tuple[float, float], area: Area, most: float = _MOST_ENLARGED
) -> tuple[float, float, float]:
    """Left and bottom, from the sheet's bottom left, of something in the middle of its place; its scale."""
    left, top, width, height = area
    scale = min(width / max(size[0], 1.0), height / max(size[1], 1.0), most)
    x = left + (width - size[0] * scale) / 2
    y = A4[1] - top - height + (height - size[1] * scale) / 2
    return x, y, scale


def _lay_pictures(pdf: Pdf, drawn: pikepdf.Page, placed: Placed) -> None:
    laid = []
    for picture, area in zip(placed.pictures, placed.places, strict=True):
        width, height = picture.shown_size
        x, y, scale = _fitted((width, height), area, most=72 / 90)
        a, b, c, d, e, f = _QUARTERS[picture.turn]
        w, h = width * scale, height * scale
        laid.append((_image(pdf, picture), (a * w, b * h, c * w, d * h, x + e * w, y + f * h)))
    _lay(pdf, drawn, laid)


def _image(pdf: Pdf, picture: PictureFile) -> pikepdf.Object:
    stream = pikepdf.Stream(pdf, b"")
    stream.write(picture.data, filter=Name.DCTDecode if picture.is_jpeg else Name.FlateDecode)
    stream.Type, stream.Subtype = Name.XObject, Name.Image
    stream.Width, stream.Height, stream.BitsPerComponent = picture.width, picture.height, 8
    stream.ColorSpace = Name.DeviceGray if picture.gray else Name.DeviceRGB
    return stream


def _lay(pdf: Pdf, drawn: pikepdf.Page, laid: Sequence[tuple[pikepdf.Object, Sequence[float]]]) -> None:
    """Puts the objects below what is drawn on the page."""
    objects, operators = Dictionary(), []
    for n, (laid_object, place) in enumerate(laid):
        objects[Name(f"/Ev{n}")] = laid_object
        matrix = " ".join(f"{number:.4f}" for number in place)
        operators.append(f"q {matrix} cm /Ev{n} Do Q\n")
    drawn.obj.Resources = Dictionary(Font=drawn.obj.Resources.Font, XObject=objects)
    below = pdf.make_stream("".join(operators).encode("ascii"))
    drawn.obj.Contents = Array([below, drawn.obj.Contents])


def _add_bookmarks(pdf: Pdf, bookmarks: Sequence[Bookmark]) -> None:
    with pdf.open_outline() as outline:
        for bookmark in bookmarks:
            item = pikepdf.OutlineItem(bookmark.text, bookmark.page)
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
