"""Reads what is bound into a volume: pages of PDF files and pictures; what cannot be read says why."""

import io
import zlib
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PIL import Image, UnidentifiedImageError

_SIGNATURE = b"%PDF-"
_SIGNATURE_WITHIN = 1024
_TURNS = {3: 180, 6: 90, 8: 270}
"""EXIF orientation → by how many degrees the picture is to be turned clockwise."""
_CHECKED_AT = 8
"""A JPEG is decoded at an eighth of its size to see whether it is whole."""


class Unreadable(Exception):
    """The file cannot be bound; the text says why, for the placeholder page."""


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
            return _SIGNATURE in file.read(_SIGNATURE_WITHIN)
    except OSError as error:
        raise Unreadable("文件找不到或打不开") from error


def append_pages(path: Path, target: pypdfium2.PdfDocument) -> int:
    """Appends all pages of a PDF and tells how many there are."""
    before = len(target)
    try:
        source = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        reason = "文件已加密，需要密码" if "assword" in str(error) else "文件已损坏，无法读取"
        raise Unreadable(reason) from error
    try:
        if not len(source):
            raise Unreadable("文件没有页面")
        target.import_pages(source)
    except pypdfium2.PdfiumError as error:
        while len(target) > before:
            target.del_page(len(target) - 1)
        raise Unreadable("文件已损坏，无法读取") from error
    finally:
        source.close()
    return len(target) - before


def read_picture(path: Path) -> PictureFile:
    try:
        data = path.read_bytes()
        with Image.open(io.BytesIO(data)) as picture:
            return _jpeg(picture, data) if _can_stay(picture) else _pixels(picture)
    except UnidentifiedImageError as error:
        raise Unreadable("不是 PDF 或图片，请另附 PDF 版本") from error
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise Unreadable("图片已损坏或过大，无法读取") from error


def _can_stay(picture: Image.Image) -> bool:
    orientation = picture.getexif().get(0x0112, 1)
    return picture.format == "JPEG" and picture.mode in ("RGB", "L") and orientation in (1, *_TURNS)


def _jpeg(picture: Image.Image, data: bytes) -> PictureFile:
    width, height, gray = picture.width, picture.height, picture.mode == "L"
    turn = _TURNS.get(picture.getexif().get(0x0112, 1), 0)
    picture.draft(picture.mode, (width // _CHECKED_AT, height // _CHECKED_AT))
    picture.load()
    return PictureFile(width, height, gray, is_jpeg=True, turn=turn, data=data)


def _pixels(picture: Image.Image) -> PictureFile:
    """Pixels on white, so that what is transparent prints as paper."""
    whole = picture.convert("RGBA")
    sheet = Image.new("RGB", whole.size, "white")
    sheet.paste(whole, mask=whole.getchannel("A"))
    return PictureFile(*sheet.size, gray=False, is_jpeg=False, turn=0, data=zlib.compress(sheet.tobytes(), 6))
