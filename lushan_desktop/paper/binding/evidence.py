"""Reads what is bound into a volume: pages of PDF files and pictures; what cannot be read says why."""

import io
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pikepdf
from pikepdf import Name, Pdf
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

_SIGNATURE = b"%PDF-"
_SIGNATURE_WITHIN = 1024
_TURNS = {3: 180, 6: 90, 8: 270}
"""EXIF orientation → by how many degrees the picture is to be turned clockwise."""
_BROKEN = (
    pikepdf.PdfError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What pikepdf raises at structures that are not as they should be."""
_OF_CAMERAS = ("JPEG", "MPO")
"""A JPEG, alone or with a second picture behind it that phones add."""
_OF_PHONES = (b"ftypheic", b"ftypheix", b"ftyphevc", b"ftypmif1", b"ftypmsf1")
_SIGNATURE_OF_PHONES = slice(4, 12)
_CHECKED_AT = 8
"""A JPEG is decoded at an eighth of its size to see whether it is whole."""

Box = tuple[float, float, float, float]


class Unreadable(Exception):
    """The file cannot be bound; the text says why, for the placeholder page."""


class EvidencePage(NamedTuple):
    """A page of a PDF as a form of the volume, and the box that one sees of it."""

    form: pikepdf.Object
    seen: Box


@dataclass(frozen=True)
class PictureFile:
    """A picture as it goes into a PDF: a JPEG untouched, anything else as packed pixels."""

    width: int
    height: int
    gray: bool
    is_jpeg: bool
    turn: int
    data: bytes

    @property
    def shown_size(self) -> tuple[float, float]:
        return (self.height, self.width) if self.turn in (90, 270) else (self.width, self.height)


def is_pdf(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            start = file.read(_SIGNATURE_WITHIN)
    except OSError as error:
        raise Unreadable("文件不存在或无法打开") from error
    if not start:
        raise Unreadable("文件是空的")
    return _SIGNATURE in start


def read_pages(path: Path, volume: Pdf) -> list[EvidencePage]:
    """All pages of a PDF, copied into the volume that they are bound into."""
    try:
        with pikepdf.open(path) as source:
            if any(Name.Annots in page.obj for page in source.pages):
                source.flatten_annotations("print")
            pages = [_copied(page, volume) for page in source.pages]
    except pikepdf.PasswordError as error:
        raise Unreadable("文件已加密，需要密码") from error
    except _BROKEN as error:
        raise Unreadable("文件已损坏，无法读取") from error
    if not pages:
        raise Unreadable("文件没有页面")
    return pages


def _copied(page: pikepdf.Page, volume: Pdf) -> EvidencePage:
    form = page.as_form_xobject()
    _keep_packed(form, page.obj.get(Name.Contents))
    return EvidencePage(volume.copy_foreign(form), _seen(form))


def _keep_packed(form: pikepdf.Object, contents: pikepdf.Object | None) -> None:
    """Keep what is drawn stays packed as it is; pieces are put together now and not when all is written."""
    if isinstance(contents, pikepdf.Stream):
        form.write(contents.read_raw_bytes())
        for key in (Name.Filter, Name.DecodeParms):
            if key in contents:
                form[key] = contents[key]
    elif isinstance(contents, pikepdf.Array):
        pieces = (piece.read_bytes() for piece in contents if isinstance(piece, pikepdf.Stream))
        form.write(zlib.compress(b"\n".join(pieces)), filter=Name.FlateDecode)


def _seen(form: pikepdf.Object) -> Box:
    """The box of a form after its own matrix."""
    x0, y0, x1, y1 = map(float, form.BBox)
    corners = [(x0, y0), (x0, y1), (x1, y0), (x1, y1)]
    if Name.Matrix in form:
        a, b, c, d, e, f = map(float, form.Matrix)
        corners = [(a * x + c * y + e, b * x + d * y + f) for x, y in corners]
    xs, ys = zip(*corners, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def read_pictures(path: Path) -> list[PictureFile]:
    """The picture in a file; of a TIFF, as scanners make it, all of its pages."""
    data = b""
    try:
        data = path.read_bytes()
        with Image.open(io.BytesIO(data)) as picture:
            if _can_stay(picture):
                return [_jpeg(picture, data)]
            pages = ImageSequence.Iterator(picture) if has_pages(picture) else [picture]
            return [_pixels(page) for page in pages]
    except UnidentifiedImageError as error:
        if data[_SIGNATURE_OF_PHONES] in _OF_PHONES:
            raise Unreadable("是 HEIC 照片，请在手机或看图软件里另存为 JPG") from error
        raise Unreadable("不是 PDF 或图片，请另附 PDF 版本") from error
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise Unreadable("图片已损坏或过大，无法读取") from error


def has_pages(picture: Image.Image) -> bool:
    """Return True if it is a scan of several sheets; pictures that move show their first one."""
    return picture.format == "TIFF" and getattr(picture, "n_frames", 1) > 1


def _can_stay(picture: Image.Image) -> bool:
    orientation = picture.getexif().get(0x0112, 1)
    return picture.format in _OF_CAMERAS and picture.mode in ("RGB", "L") and orientation in (1, *_TURNS)


def _jpeg(picture: Image.Image, data: bytes) -> PictureFile:
    width, height, gray = picture.width, picture.height, picture.mode == "L"
    turn = _TURNS.get(picture.getexif().get(0x0112, 1), 0)
    picture.draft(picture.mode, (width // _CHECKED_AT, height // _CHECKED_AT))
    picture.load()
    return PictureFile(width, height, gray, is_jpeg=True, turn=turn, data=data)


def _pixels(picture: Image.Image) -> PictureFile:
    """Pixels as the camera was held, on white, so that what is transparent prints as paper."""
    upright = ImageOps.exif_transpose(of_eight_bits(picture))
    if upright.mode in ("1", "L"):
        sheet = upright.convert("L")
    else:
        whole = upright.convert("RGBA")
        sheet = Image.new("RGB", whole.size, "white")
        sheet.paste(whole, mask=whole.getchannel("A"))
    # A quick packing would make a picture half as large again.
    pixels = zlib.compress(sheet.tobytes(), 6)
    return PictureFile(*sheet.size, gray=sheet.mode == "L", is_jpeg=False, turn=0, data=pixels)


def of_eight_bits(picture: Image.Image) -> Image.Image:
    """Gray of sixteen bits in eight: by itself all that is not black would become white."""
    if not picture.mode.startswith("I"):
        return picture
    return picture.convert("I").point(lambda value: value / 256).convert("L")
