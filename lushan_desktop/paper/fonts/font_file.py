"""One TrueType font as a paper needs it: characters, widths, rights, and a subset to embed."""

import struct
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

import uharfbuzz as hb

_RESTRICTED, _NO_SUBSET = 0x0002, 0x0100
_EMBEDDED = {"head", "hhea", "maxp", "hmtx", "loca", "glyf", "cvt ", "fpgm", "prep"}
"""The tables that a PDF asks for."""


class UnusableFont(Exception):
    """The file is no TrueType font, or its maker does not let it be embedded."""


class FontFile:
    """The first font of a .ttf or .ttc file, mapped into memory by HarfBuzz."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._face = hb.Face(hb.Blob.from_file_path(path))
        self._font = hb.Font(self._face)
        self._tags = set(self._face.table_tags)
        rights = self._number("OS/2", 8) if "OS/2" in self._tags else 0
        is_open = rights & 0x000F != _RESTRICTED and not rights & _NO_SUBSET
        if not {"glyf", "head", "hhea"} <= self._tags or not is_open:
            raise UnusableFont(f"{path.name}: no outlines that may be embedded")

    def _number(self, table: str, offset: int) -> int:
        """The unsigned number of 16 bits that stands there."""
        return int.from_bytes(self._face.reference_table(table).data[offset : offset + 2], "big")

    @property
    def units_per_em(self) -> int:
        return int(self._face.upem)

    @property
    def box(self) -> tuple[int, ...]:
        return struct.unpack_from(">4h", self._face.reference_table("head").data, 36)

    @cached_property
    def ascent_and_descent(self) -> tuple[int, ...]:
        return struct.unpack_from(">2h", self._face.reference_table("hhea").data, 4)

    @property
    def postscript_name(self) -> str:
        return str(self._face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or self.path.stem)

    def glyph_of(self, code: int) -> int:
        """The glyph of a character, or 0."""
        return int(self._font.get_nominal_glyph(code) or 0)

    def units(self, glyph: int) -> int:
        """The width of a glyph in units of the font."""
        return int(self._font.get_glyph_h_advance(glyph))

    def width_of(self, code: int) -> float:
        """The width of a character, 1 being the em."""
        return self.units(self.glyph_of(code)) / self.units_per_em

    def subset(self, glyphs: Iterable[int]) -> tuple[bytes, dict[int, int]]:
        """A font of these glyphs alone, and which number each has in it."""
        wanted = hb.SubsetInput()
        wanted.glyph_set.update(glyphs)
        left_out = (int.from_bytes(tag.encode(), "big") for tag in self._tags - _EMBEDDED)
        wanted.drop_table_tag_set.update(left_out)
        plan = hb.SubsetPlan(self._face, wanted)
        return bytes(plan.execute().blob.data), dict(plan.old_to_new_glyph_mapping)
