"""Joins drawn pages and evidence into the finished volume; outlines, images and fonts pass as they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from lushan_desktop.base.progress import Progress, over
from lushan_desktop.paper.archive import PRODUCER, srgb_profile, xmp
from lushan_desktop.paper.binding.evidence import PictureFile
from lushan_desktop.paper.binding.volume_pages import Area
from lushan_desktop.paper.packing import packed
from lushan_desktop.paper.setting.grid import A4

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
    """A page after the contents: one of the evidence, counted from 0, with its stamp, or a drawn one."""

    source: int | None = None
    stamp: bytes = b""
    pictures: tuple[PictureFile, ...] = ()
    places: tuple[Area, ...] = ()


@dataclass(frozen=True)
class Bookmark:
    text: str
    page: int
    is_divider: bool


@dataclass(frozen=True)
class Plan:
    """The joined file has `sources` pages of evidence, then the drawn ones; `mark` tells files apart."""

    title: str
    mark: bytes
    sources: int
    placed: tuple[Placed, ...]
    bookmarks: tuple[Bookmark, ...]


def join(joined: Path, target: Path, plan: Plan, progress: Progress) -> None:
    """Lays the evidence on the drawn pages and writes the volume."""
    with pikepdf.open(joined) as pdf:
        pages = list(pdf.pages)  # one by one, each would be looked for from the first
        sources, drawn = pages[: plan.sources], pages[plan.sources :]
        if any(Name.Annots in page.obj for page in sources):
            pdf.flatten_annotations("print")
        front = len(drawn) - sum(placed.source is None for placed in plan.placed)
        bound, rest = drawn[:front], iter(drawn[front:])
        fonts = pdf.make_indirect(drawn[0].obj.Resources.Font)
        for placed in over(progress, plan.placed, "编入材料"):
            if placed.source is not None:
                bound.append(_evidence_page(pdf, sources[placed.source], placed, fonts))
                continue
            bound.append(next(rest))
            if placed.pictures:
                _lay_pictures(pdf, bound[-1], placed)
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


def _evidence_page(pdf: Pdf, source: pikepdf.Page, placed: Placed, fonts: pikepdf.Object) -> pikepdf.Page:
    """The page as it is, smaller where it is larger than its place; a wide one with its head at the left."""
    width, height = _shown_size(source)
    if width > height:
        source.rotate(270, relative=True)
    form = source.as_form_xobject()
    box = [float(number) for number in form.BBox]
    matrix = [float(number) for number in form.get(Name.Matrix, [1, 0, 0, 1, 0, 0])]
    x0, y0, x1, y1 = _seen(box, matrix)
    left, bottom, scale = _fitted((x1 - x0, y1 - y0), placed.places[0])
    below = _shows("Ev0", (scale, 0, 0, scale, left - x0 * scale, bottom - y0 * scale))
    page = Dictionary(
        Type=Name.Page,
        MediaBox=[0, 0, *A4],
        Resources=Dictionary(Font=fonts, XObject=Dictionary(Ev0=pdf.make_indirect(form))),
        Contents=pdf.make_stream(packed(below + placed.stamp), Filter=Name.FlateDecode),
    )
    return pikepdf.Page(pdf.make_indirect(page))


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
    objects, operators = Dictionary(), b""
    for n, (laid_object, place) in enumerate(laid):
        objects[Name(f"/Ev{n}")] = laid_object
        operators += _shows(f"Ev{n}", place)
    drawn.obj.Resources = Dictionary(Font=drawn.obj.Resources.Font, XObject=objects)
    drawn.obj.Contents = Array([pdf.make_stream(operators), drawn.obj.Contents])


def _shows(name: str, place: Sequence[float]) -> bytes:
    return f"q {' '.join(f'{number:.4f}' for number in place)} cm /{name} Do Q\n".encode("ascii")


def _keep(pdf: Pdf, drawn: Sequence[pikepdf.Page]) -> None:
    """These pages only, one after the other."""
    root = pdf.make_indirect(
        Dictionary(Type=Name.Pages, Kids=Array([page.obj for page in drawn]), Count=len(drawn))
    )
    for page in drawn:
        page.obj.Parent = root
    pdf.Root.Pages = root


def _add_bookmarks(pdf: Pdf, bookmarks: Sequence[Bookmark], pages: Sequence[pikepdf.Page]) -> None:
    with pdf.open_outline() as outline:
        for bookmark in bookmarks:
            place = Array([pages[bookmark.page].obj, Name.Fit])
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
