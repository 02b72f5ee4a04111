"""Evidence on the screen: pages and pictures as images, documents and sheets as text. Runs in the child."""

import io
import struct
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps
from python_calamine import CalamineError, CalamineWorkbook

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.recognise import Grid, Source
from lushan_desktop.intake import ofd_text, old_word, text, word
from lushan_desktop.intake.limits import limit
from lushan_desktop.intake.sheet_extent import refuse_vast
from lushan_desktop.paper.finished.raster import Picture

PICTURES = frozenset({".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".gif", ".webp"})
TEXTS = frozenset({".docx", ".doc", ".wps", ".xlsx", ".xls", ".et", ".csv", ".txt"})
_MOST_CHARACTERS, _MOST_ROWS = 200_000, 500
_LARGEST_SIDE, _LARGEST_FILE = 1600, 200 * 2**20
_POINTS, _POINTS_HIGH = 595.0, 842.0
"""A picture is laid out as wide as an A4 page."""
_HARM = (
    *(OSError, SyntaxError, ValueError, TypeError, ArithmeticError, LookupError),
    struct.error,
)
"""What the readers of pictures raise where bytes are not what they say."""
_VAST = (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError)
_VAST_PICTURE = "尺寸太大，不在这里显示。原件完好，请点“打开”用别的程序看。"
_UNNAMED = "这份材料"
_BROKEN_PICTURE = "图像已损坏，无法显示。请找到原件重新添加。"


@dataclass(frozen=True)
class Look:
    """What there is to see of a file: pages to draw, or text."""

    sizes: tuple[tuple[float, float], ...] = ()
    text: str = ""


def look(file: Path, suffix: str, name: str) -> Look:
    """Raises UserError with a sentence where it cannot be shown here."""
    limit()
    if not file.is_file():
        raise UserError(f"“{name}”的文件不在了，请从备份找回，或重新添加。")
    if file.stat().st_size > _LARGEST_FILE:
        raise UserError(f"“{name}”太大，不在这里预览，请点“打开”。")
    if suffix == ".pdf":
        return Look(_page_sizes(file, name))
    if suffix in PICTURES:
        return Look((_picture_size(file, name),))
    if suffix in TEXTS:
        return Look(text=_text(file, suffix, name)[:_MOST_CHARACTERS])
    raise UserError(f"“{name}”是{suffix or '没有扩展名的'}文件，不能在这里预览，请点“打开”用别的程序看。")


def draw(file: Path, suffix: str, number: int, scale: float) -> Picture:
    """One page, or the picture the right way up and no larger than the screen needs."""
    limit()
    return _drawn_picture(file) if suffix in PICTURES else _drawn_page(file, number, scale)


def page_count(file: Path, suffix: str, name: str) -> int | None:
    """Return how many pages a PDF or a picture has; None where pages are not counted. Raises UserError."""
    limit()
    if suffix == ".pdf":
        document = _opened(file, name)
        try:
            return len(document)
        finally:
            document.close()
    if suffix == ".ofd":
        return ofd_text.page_count(file)
    if suffix in PICTURES:
        _picture_size(file, name)
        _drawn_picture(file)
        return 1
    return None


def _opened(file: Path, name: str) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(file)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise UserError(f"“{name}”加了密，不能在这里预览。请点“打开”，输入密码后查看。") from error
        raise UserError(f"“{name}”已损坏，打不开。请找到原件重新添加。") from error


def _page_sizes(file: Path, name: str) -> tuple[tuple[float, float], ...]:
    document = _opened(file, name)
    try:
        return tuple(_page_size(document, number) for number in range(len(document)))
    finally:
        document.close()


def _page_size(document: pypdfium2.PdfDocument, number: int) -> tuple[float, float]:
    """A page that is broken takes the room of an A4 page: the others are looked at all the same."""
    try:
        width, height = document.get_page_size(number)
    except pypdfium2.PdfiumError:
        return _POINTS, _POINTS_HIGH
    return width, height


def _drawn_page(file: Path, number: int, scale: float) -> Picture:
    document = _opened(file, _UNNAMED)
    try:
        page = document[number]
        width, height = page.get_size()
        scale = min(scale, 2 * _LARGEST_SIDE / max(width, height))
        bitmap = page.render(scale=scale, rev_byteorder=False, prefer_bgrx=True)
        drawn = Picture(bitmap.width, bitmap.height, bytes(bitmap.buffer))
        bitmap.close()
        page.close()
        return drawn
    except pypdfium2.PdfiumError as error:
        raise UserError(f"第{number + 1}页已损坏，无法显示。请点“打开”用别的程序看，或找到原件。") from error
    finally:
        document.close()


def _picture_size(file: Path, name: str) -> tuple[float, float]:
    try:
        with Image.open(file) as image:
            image.verify()
        with Image.open(file) as image:
            width, height = image.size
            is_turned = image.getexif().get(0x0112, 1) in (5, 6, 7, 8)
    except _VAST as error:
        raise UserError(f"“{name}”{_VAST_PICTURE}") from error
    except _HARM as error:
        raise UserError(f"“{name}”已损坏，无法显示。请找到原件重新添加。") from error
    if is_turned:
        width, height = height, width
    return _POINTS, _POINTS * height / width


def _drawn_picture(file: Path) -> Picture:
    try:
        with Image.open(file) as image:
            image.draft("RGB", (_LARGEST_SIDE, _LARGEST_SIDE))
            upright = ImageOps.exif_transpose(image).convert("RGBA")
    except _VAST as error:
        raise UserError(f"{_UNNAMED}{_VAST_PICTURE}") from error
    except _HARM as error:
        raise UserError(_BROKEN_PICTURE) from error
    upright.thumbnail((_LARGEST_SIDE, _LARGEST_SIDE))
    ground = Image.new("RGBA", upright.size, "white")
    ground.alpha_composite(upright)
    return Picture(ground.width, ground.height, ground.convert("RGB").tobytes("raw", "BGRX"))


def _text(file: Path, suffix: str, name: str) -> str:
    if suffix in (".doc", ".wps"):
        return "\n".join(old_word.read_lines(file.read_bytes(), name))
    if suffix == ".docx":
        return "\n".join(map(_line, word.read(file.read_bytes(), name)))
    if suffix in (".txt", ".csv"):
        return text.decoded(file.read_bytes(), name)
    refuse_vast(file.read_bytes(), name)
    try:
        book = CalamineWorkbook.from_path(str(file))
        return "\n\n".join(_sheet(book, sheet) for sheet in book.sheet_names)
    except (CalamineError, OSError, ValueError) as error:
        raise UserError(f"“{name}”已损坏或加了密，不能在这里预览。请点“打开”查看。") from error


def _line(source: Source) -> str:
    if isinstance(source, Grid):
        return "\n".join("\t".join(cell.replace("\n", " ") for cell in row) for row in source.rows)
    return source.text


def _sheet(book: CalamineWorkbook, name: str) -> str:
    rows = book.get_sheet_by_name(name).to_python(nrows=_MOST_ROWS)
    return "\n".join([f"【{name}】", *("\t".join(map(_cell, row)) for row in rows)])


def _cell(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def thumbnail(file: Path, suffix: str, side: int) -> bytes:
    """The first page or the picture as a small JPEG."""
    limit()
    if suffix not in PICTURES and suffix != ".pdf":
        return b""
    picture = _drawn_picture(file) if suffix in PICTURES else _drawn_page(file, 0, 1.0)
    image = Image.frombytes("RGB", (picture.width, picture.height), picture.data, "raw", "BGRX")
    image.thumbnail((side, side))
    written = io.BytesIO()
    image.save(written, "JPEG", quality=80)
    return written.getvalue()
