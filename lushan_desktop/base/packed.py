"""Very many ids held as one: those of a list of 100,000 take 1.6 MB instead of 10."""

from binascii import unhexlify
from collections.abc import Iterator, Sequence
from typing import overload

_SEAM = "\n"
_DASHES = (8, 13, 18, 23)
_LINE = 37
"""Characters of an id as it is written, with the seam behind it."""
_SIZE = 16
"""Bytes of an id as it is held."""
_AT_ONCE = 4096
"""Ids that are packed in one go: longer, and the window would have to wait for its turn."""


def lines_of(text: str) -> Sequence[str]:
    """The ids that stand in the lines of a text; where not all of them are such ids, its lines."""
    count, rest = divmod(len(text) + 1, _LINE)
    if rest and text:
        return tuple(text.split(_SEAM))
    # All the room at once: what grows piece by piece leaves gaps of its own size behind.
    held = bytearray(count * _SIZE)
    for first in range(0, count, _AT_ONCE):
        last = min(first + _AT_ONCE, count)
        lines = text[first * _LINE : last * _LINE]
        packed = _pack(lines if last < count else lines + _SEAM)
        if packed is None:
            return tuple(text.split(_SEAM))
        held[first * _SIZE : last * _SIZE] = packed
    return Packed(held)


def _pack(lines: str) -> bytes | None:
    """The ids of some lines; None where a line is none, or not written as ids are."""
    written = lines.encode()
    count, rest = divmod(len(written), _LINE)
    marks = {**dict.fromkeys(_DASHES, b"-"), _LINE - 1: _SEAM.encode()}
    is_laid_out = not rest and all(written[at::_LINE] == mark * count for at, mark in marks.items())
    if not is_laid_out or written != written.lower():
        return None
    try:
        packed = unhexlify(written.translate(None, b"-\n"))
    except ValueError:
        return None
    return packed if len(packed) == count * _SIZE else None


class Packed(Sequence[str]):
    """Ids one after the other; each is written out when it is asked for."""

    __slots__ = ("_held",)

    def __init__(self, held: bytearray) -> None:
        self._held = held

    def __len__(self) -> int:
        return len(self._held) // _SIZE

    def __iter__(self) -> Iterator[str]:
        return map(self._at, range(len(self)))

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[str, ...]: ...
    def __getitem__(self, place: int | slice) -> str | tuple[str, ...]:
        if isinstance(place, slice):
            return tuple(map(self._at, range(*place.indices(len(self)))))
        counted = place + len(self) if place < 0 else place
        if not 0 <= counted < len(self):
            raise IndexError(place)
        return self._at(counted)

    def _at(self, place: int) -> str:
        held = self._held[place * _SIZE : (place + 1) * _SIZE].hex()
        return f"{held[:8]}-{held[8:12]}-{held[12:16]}-{held[16:20]}-{held[20:]}"

    def index(self, value: str, start: int = 0, stop: int | None = None) -> int:
        """Where the id stands. Raises ValueError where it does not."""
        wanted = _pack(value + _SEAM) if len(value) == _LINE - 1 else None
        end = len(self._held) if stop is None else stop * _SIZE
        found = self._held.find(wanted, start * _SIZE, end) if wanted else -1
        while wanted and found >= 0 and found % _SIZE:
            found = self._held.find(wanted, found + 1, end)
        if found < 0:
            raise ValueError(value)
        return found // _SIZE

    def __contains__(self, value: object) -> bool:
        try:
            return isinstance(value, str) and self.index(value) >= 0
        except ValueError:
            return False

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Packed):
            return self._held == other._held
        return isinstance(other, tuple | list) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]  # as long as a list, and like one told apart by what is in it

    def __repr__(self) -> str:
        return f"Packed({len(self)})"
