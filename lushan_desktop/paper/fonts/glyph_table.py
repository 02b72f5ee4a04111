"""What a bundled font has for each character of the first plane, as arrays made at build time.

`packaging/fonts/tables.py` makes them; they are mapped into memory, so that no font is parsed to begin with.
"""

import mmap
import sys
from collections.abc import Sequence
from pathlib import Path

CHARACTERS = 0x10000
"""The characters of the first plane, one entry for each."""
_SEAL = 4


class GlyphTable:
    """The glyph of each character, 0 where there is none, and how wide it is in units of the font."""

    def __init__(self, path: Path) -> None:
        view = mapped(path)
        self.seal = int.from_bytes(view[:_SEAL], "little")
        """The checksum that the font's own header carries: the table fits this font only."""
        numbers = view[_SEAL:].cast("H")
        self.glyphs, self.advances = numbers[:CHARACTERS], numbers[CHARACTERS:]


def mapped(path: Path) -> memoryview:
    with path.open("rb") as file:
        return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


def written(seal: int, glyphs: Sequence[int], advances: Sequence[int]) -> bytes:
    """A table as a file holds it."""
    numbers = (number.to_bytes(2, "little") for number in (*glyphs, *advances))
    return seal.to_bytes(_SEAL, "little") + b"".join(numbers)


def is_readable() -> bool:
    """Whether this machine counts its bytes as the tables do; else the font itself is asked."""
    return sys.byteorder == "little"
