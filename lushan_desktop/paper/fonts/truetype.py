"""Reads a TrueType font as far as a page needs it: characters, widths, rights, and a subset to embed."""

import mmap
import struct
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import cache, cached_property
from pathlib import Path
from sys import byteorder

from lushan_desktop.paper.fonts.glyph_table import CHARACTERS, GlyphTable

_RESTRICTED, _NO_SUBSET = 0x0002, 0x0100
_TWO_LONG = struct.Struct(">2I").unpack_from
_KEPT_AS_THEY_ARE = (b"cvt ", b"fpgm", b"prep")
_ARGS_ARE_WORDS, _SCALE, _MORE, _XY_SCALE, _TWO_BY_TWO = 0x0001, 0x0008, 0x0020, 0x0040, 0x0080


class UnusableFont(Exception):
    """The file is no TrueType font, or its maker does not let it be embedded."""


class TrueType:
    """One font of a .ttf or .ttc file, mapped into memory; nothing is parsed before it is asked for."""

    def __init__(self, path: Path, index: int = 0, *, table: GlyphTable | None = None) -> None:
        self.path = path
        with path.open("rb") as file:
            self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        try:
            self._tables = _directory(self._data, index)
            self._read_header()
            self._seal: int = struct.unpack_from(">I", self._data, self._tables[b"head"][0] + 8)[0]
            self._known = table if table and table.seal == self._seal else None
            if self._known is None:
                self._glyph_in_map(ord("一"))
        except (struct.error, KeyError, IndexError) as error:
            raise UnusableFont(f"{path.name}: {error!r}") from None

    def _read_header(self) -> None:
        self.units_per_em: int = self._u16(b"head", 18)
        self._long_loca = self._u16(b"head", 50) == 1
        self.box = struct.unpack_from(">4h", self._data, self._tables[b"head"][0] + 36)
        self._metrics: int = self._u16(b"hhea", 34)
        self.ascent, self.descent = struct.unpack_from(">2h", self._data, self._tables[b"hhea"][0] + 4)
        self.glyphs: int = self._u16(b"maxp", 4)
        rights = self._u16(b"OS/2", 8) if b"OS/2" in self._tables else 0
        if b"glyf" not in self._tables or rights & 0x000F == _RESTRICTED or rights & _NO_SUBSET:
            raise UnusableFont(f"{self.path.name}: no outlines that may be embedded")

    def _u16(self, table: bytes, offset: int) -> int:
        value: int = struct.unpack_from(">H", self._data, self._tables[table][0] + offset)[0]
        return value

    def _table(self, name: bytes) -> bytes:
        start, length = self._tables[name]
        return self._data[start : start + length]

    @property
    def postscript_name(self) -> str:
        start = self._tables[b"name"][0]
        count, strings = struct.unpack_from(">2H", self._data, start + 2)
        for i in range(count):
            platform, _, _, kind, length, offset = struct.unpack_from(">6H", self._data, start + 6 + 12 * i)
            if kind == 6:
                raw = self._data[start + strings + offset : start + strings + offset + length]
                return raw.decode("utf-16-be" if platform in (0, 3) else "latin-1")
        return self.path.stem

    @cached_property
    def _glyph_in_map(self) -> Callable[[int], int]:
        return _character_map(self._data, self._tables[b"cmap"][0])

    def glyph_of(self, code: int) -> int:
        """The glyph of a character, or 0."""
        if self._known and code < CHARACTERS:
            return self._known.glyphs[code]
        return self._glyph_in_map(code)

    def width_of(self, code: int) -> float:
        """The width of a character, 1 being the em."""
        if self._known and code < CHARACTERS and self._known.glyphs[code]:
            return self._known.advances[code] / self.units_per_em
        return self.advance(self.glyph_of(code))

    def units(self, glyph: int) -> int:
        """The width of a glyph in units of the font."""
        at = self._tables[b"hmtx"][0] + 4 * min(glyph, self._metrics - 1)
        return int.from_bytes(self._data[at : at + 2], "big")

    def advance(self, glyph: int) -> float:
        """The width of a glyph, 1 being the em."""
        return self.units(glyph) / self.units_per_em

    def subset(self, glyphs: Sequence[int]) -> bytes:
        """A font whose glyph n is the outline `glyphs[n]` of this one."""
        wanted = list(glyphs)
        place = {glyph: n for n, glyph in reversed(list(enumerate(wanted)))}
        outlines, offsets, position = [], array("I", [0]), 0
        for glyph in wanted:  # grows while components are found
            outline = self._outline(glyph, wanted, place)
            outlines.append(outline)
            position += len(outline)
            offsets.append(position)
        sides = b"".join(self._side(glyph) for glyph in wanted)
        tables = {name: self._table(name) for name in _KEPT_AS_THEY_ARE if name in self._tables}
        tables |= {
            b"head": _patched(_patched(self._table(b"head"), 50, 1), 8, 0, ">I"),
            b"hhea": _patched(self._table(b"hhea"), 34, len(wanted)),
            b"maxp": _patched(self._table(b"maxp"), 4, len(wanted)),
            b"hmtx": sides,
            b"loca": _big_endian(offsets),
            b"glyf": b"".join(outlines),
        }
        return _assembled(tables)

    def _side(self, glyph: int) -> bytes:
        start, last = self._tables[b"hmtx"][0], self._metrics - 1
        if glyph <= last:
            return self._data[start + 4 * glyph : start + 4 * glyph + 4]
        at = start + 4 * self._metrics + 2 * (glyph - self._metrics)
        return self._data[start + 4 * last : start + 4 * last + 2] + self._data[at : at + 2]

    def _outline(self, glyph: int, wanted: list[int], place: dict[int, int]) -> bytes:
        loca, glyf = self._tables[b"loca"][0], self._tables[b"glyf"][0]
        if self._long_loca:
            start, end = _TWO_LONG(self._data, loca + 4 * glyph)
        else:
            start, end = (2 * half for half in struct.unpack_from(">2H", self._data, loca + 2 * glyph))
        outline = self._data[glyf + start : glyf + end]
        if outline[:2] == b"\xff\xff":
            outline = _renumbered(outline, wanted, place)
        return outline if len(outline) % 4 == 0 else outline + bytes(-len(outline) % 4)


def _directory(data: mmap.mmap, index: int) -> dict[bytes, tuple[int, int]]:
    start = struct.unpack_from(">I", data, 12 + 4 * index)[0] if data[:4] == b"ttcf" else 0
    if data[start : start + 4] not in (b"\0\1\0\0", b"true"):
        raise UnusableFont("not TrueType outlines")
    count = struct.unpack_from(">H", data, start + 4)[0]
    entries = (struct.unpack_from(">4s3I", data, start + 12 + 16 * i) for i in range(count))
    return {tag: (offset, length) for tag, _, offset, length in entries}


def _character_map(data: mmap.mmap, start: int) -> Callable[[int], int]:
    count = struct.unpack_from(">H", data, start + 2)[0]
    offsets = (struct.unpack_from(">I", data, start + 4 + 8 * i + 4)[0] for i in range(count))
    by_format = {struct.unpack_from(">H", data, start + at)[0]: start + at for at in offsets}
    if 12 in by_format:
        return _wide_map(data, by_format[12])
    return _narrow_map(data, by_format[4])


def _wide_map(data: mmap.mmap, start: int) -> Callable[[int], int]:
    count = struct.unpack_from(">I", data, start + 12)[0]
    groups = _from_big_endian("I", data[start + 16 : start + 16 + 12 * count])
    firsts, lasts, glyphs = groups[0::3], groups[1::3], groups[2::3]

    def glyph_of(code: int) -> int:
        at = bisect_right(firsts, code) - 1
        return glyphs[at] + code - firsts[at] if at >= 0 and code <= lasts[at] else 0

    return glyph_of


def _narrow_map(data: mmap.mmap, start: int) -> Callable[[int], int]:
    size = struct.unpack_from(">H", data, start + 6)[0]
    lasts = _from_big_endian("H", data[start + 14 : start + 14 + size])
    firsts = _from_big_endian("H", data[start + 16 + size : start + 16 + 2 * size])
    deltas = _from_big_endian("H", data[start + 16 + 2 * size : start + 16 + 3 * size])
    ranges_at = start + 16 + 3 * size

    def glyph_of(code: int) -> int:
        at = bisect_left(lasts, code)
        if at == len(lasts) or firsts[at] > code:
            return 0
        shift = struct.unpack_from(">H", data, ranges_at + 2 * at)[0]
        if not shift:
            return (code + deltas[at]) & 0xFFFF
        glyph: int = struct.unpack_from(">H", data, ranges_at + 2 * at + shift + 2 * (code - firsts[at]))[0]
        return (glyph + deltas[at]) & 0xFFFF if glyph else 0

    return glyph_of


def _renumbered(outline: bytes, wanted: list[int], place: dict[int, int]) -> bytes:
    """A compound outline whose components are named by their places in the subset."""
    result, at, more = bytearray(outline), 10, True
    while more:
        flags, glyph = struct.unpack_from(">2H", outline, at)
        if glyph not in place:
            place[glyph] = len(wanted)
            wanted.append(glyph)
        struct.pack_into(">H", result, at + 2, place[glyph])
        at += 8 if flags & _ARGS_ARE_WORDS else 6
        at += 2 * bool(flags & _SCALE) + 4 * bool(flags & _XY_SCALE) + 8 * bool(flags & _TWO_BY_TWO)
        more = bool(flags & _MORE)
    return bytes(result)


def _patched(table: bytes, offset: int, value: int, form: str = ">H") -> bytes:
    patched = bytearray(table)
    struct.pack_into(form, patched, offset, value)
    return bytes(patched)


def _assembled(tables: dict[bytes, bytes]) -> bytes:
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    header = struct.pack(
        ">4s4H", b"\0\1\0\0", count, 16 * power, power.bit_length() - 1, 16 * (count - power)
    )
    entries, bodies, offset = [header], [], 12 + 16 * count
    for name, body in sorted(tables.items()):
        padded = body + bytes(-len(body) % 4)
        entries.append(struct.pack(">4s3I", name, _checksum(padded), offset, len(body)))
        bodies.append(padded)
        offset += len(padded)
    return b"".join(entries + bodies)


def _checksum(padded: bytes) -> int:
    """The sum of all words of 32 bits, modulo 2³²: halves are laid upon each other until one word is left."""
    words = 1 << (len(padded) // 4).bit_length()
    lanes = int.from_bytes(padded, "big")
    mask = _every_second_word(words)
    lanes, words = (lanes & mask) + (lanes >> 32 & mask), words // 2
    while words > 1:
        words //= 2
        lanes = (lanes >> 64 * words) + (lanes & (1 << 64 * words) - 1)
    return lanes & 0xFFFFFFFF


@cache
def _every_second_word(words: int) -> int:
    return int.from_bytes(b"\0\0\0\0\xff\xff\xff\xff" * (words // 2), "big")


def _from_big_endian(kind: str, data: bytes) -> "array[int]":
    values = array(kind)
    values.frombytes(data)
    if byteorder == "little":
        values.byteswap()
    return values


def _big_endian(values: "array[int]") -> bytes:
    copy = values[:]
    if byteorder == "little":
        copy.byteswap()
    return copy.tobytes()
