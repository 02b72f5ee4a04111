"""Pictures made smaller for handing in; the file they come from is never touched."""

from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from lushan_desktop.paper.binding.evidence import has_pages, of_eight_bits

WORTH_IT = 1_500_000
"""Bytes from which a picture is made smaller whatever its measure."""
LONG_SIDE, LEAST_SIDE = 2400, 900
"""Pixels: what an A4 page shows sharply in print; what is not gone below."""
_QUALITY, _GAIN = 82, 0.9
_READABLE = (OSError, ValueError, SyntaxError, Image.DecompressionBombError, UnidentifiedImageError)


@dataclass(frozen=True)
class Shrunk:
    """How much smaller a picture became."""

    before: int
    after: int


def shrink(source: Path, target: Path, most: int = 0) -> Shrunk | None:
    """A smaller copy in `target`, of at most `most` bytes where that can be.

    None where it is no picture, cannot be read, has several pages, is small already or would hardly become
    smaller.
    """
    try:
        before = source.stat().st_size
        with Image.open(source) as picture:
            is_small = max(picture.size) <= LONG_SIDE and before < WORTH_IT and not 0 < most < before
            if is_small or has_pages(picture):
                return None
        side = LONG_SIDE
        while True:
            _write(source, target, side)
            after = target.stat().st_size
            if not most or after <= most or side * 3 // 4 < LEAST_SIDE:
                break
            side = side * 3 // 4
    except _READABLE:
        target.unlink(missing_ok=True)
        return None
    if after > before * _GAIN:
        target.unlink()
        return None
    return Shrunk(before, after)


def _write(source: Path, target: Path, side: int) -> None:
    with Image.open(source) as picture:
        picture.draft("RGB", (side, side))
        upright = ImageOps.exif_transpose(of_eight_bits(picture))
        upright.thumbnail((side, side))
        _on_white(upright).save(target, "JPEG", quality=_QUALITY)


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode in ("RGB", "L"):
        return picture
    whole = picture.convert("RGBA")
    sheet = Image.new("RGB", whole.size, "white")
    sheet.paste(whole, mask=whole.getchannel("A"))
    return sheet
