"""Very many texts held as one: the ids of a list of 100,000 take 1.6 MB packed, 4 as lines, 10 as texts."""

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from typing import Any, overload

_SEAM = "\n"
_BYTES = 16
"""Of an id: 32 hexadecimal digits in five groups, with a dash between them."""
_PIECE = 2048
"""Ids that are packed or spelt together: 0.3 ms, in which no other thread gets on."""


def lines_of(text: str) -> Sequence[str]:
    """The lines of a text, kept together where all have one length."""
    count = text.count(_SEAM)
    width = text.find(_SEAM) if count else max(1, len(text))
    if (
        width > 0
        and text[width :: width + 1] == _SEAM * count
        and len(text) in (0, (count + 1) * (width + 1) - 1)
    ):
        return Joined(text, width + 1)
    return tuple(text.split(_SEAM))


def packed(ids: Sequence[str]) -> Sequence[str]:
    """The same ids for keeping, in the least room; as they were where one of them is spelt otherwise."""
    pieces = []
    for start in range(0, len(ids), _PIECE):
        piece = _digits(ids[start : start + _PIECE])
        if piece is None:
            return ids
        pieces.append(piece)
    return Packed(b"".join(pieces), _BYTES)


class _Held(Sequence[str]):
    """What texts held as one have in common with a tuple of them; each takes one step of what is held."""

    __slots__ = ("_held", "_step")

    def __init__(self, held: Any, step: int) -> None:
        self._held, self._step = held, step

    @abstractmethod
    def _at(self, place: int) -> str:
        """The text at a place that there is."""

    @abstractmethod
    def _sought(self, value: str) -> Any:
        """What stands for this text among what is held; None where nothing can."""

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[str, ...]: ...
    def __getitem__(self, place: int | slice) -> str | tuple[str, ...]:
        if isinstance(place, slice):
            return tuple(self._at(one) for one in range(*place.indices(len(self))))
        counted = place + len(self) if place < 0 else place
        if not 0 <= counted < len(self):
            raise IndexError(place)
        return self._at(counted)

    def index(self, value: str, start: int = 0, stop: int | None = None) -> int:
        """Where the text stands. Raises ValueError where it does not."""
        end = len(self._held) if stop is None else stop * self._step
        sought = self._sought(value)
        found = -1 if sought is None else self._held.find(sought, start * self._step, end)
        while found >= 0 and found % self._step:
            found = self._held.find(sought, found + 1, end)
        if found < 0:
            raise ValueError(value)
        return int(found // self._step)

    def __contains__(self, value: object) -> bool:
        try:
            return isinstance(value, str) and self.index(value) >= 0
        except ValueError:
            return False

    def __eq__(self, other: object) -> bool:
        if type(other) is type(self):
            return bool(self._held == other._held)
        return isinstance(other, _Held | tuple | list) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]  # as long as a list, and like one told apart by what is in it

    def __repr__(self) -> str:
        return f"{type(self).__name__}({len(self)})"


class Joined(_Held):
    """Texts of one length with a seam between them; each is cut out when it is asked for."""

    __slots__ = ()

    def __len__(self) -> int:
        return (len(self._held) + 1) // self._step

    def __iter__(self) -> Iterator[str]:
        return iter(self._held.split(_SEAM) if self._held else ())

    def _at(self, place: int) -> str:
        return str(self._held[place * self._step : (place + 1) * self._step - 1])

    def _sought(self, value: str) -> str | None:
        return value if len(value) == self._step - 1 else None


class Packed(_Held):
    """Ids as the bytes that their digits stand for; each is spelt when it is asked for."""

    __slots__ = ()

    def __len__(self) -> int:
        return len(self._held) // self._step

    def __iter__(self) -> Iterator[str]:
        piece = _PIECE * self._step
        for start in range(0, len(self._held), piece):
            yield from _spelt(self._held[start : start + piece])

    def _at(self, place: int) -> str:
        return next(_spelt(self._held[place * self._step : (place + 1) * self._step]))

    def _sought(self, value: str) -> bytes | None:
        return _digits((value,))


def _digits(ids: Sequence[str]) -> bytes | None:
    """The bytes of the ids; None where one of them is spelt otherwise."""
    try:
        held = bytes.fromhex("".join(ids).replace("-", ""))
    except ValueError:
        return None
    return held if tuple(_spelt(held)) == tuple(ids) else None


def _spelt(held: bytes) -> Iterator[str]:
    digits = held.hex()
    for at in range(0, len(digits), 2 * _BYTES):
        one = digits[at : at + 2 * _BYTES]
        yield f"{one[:8]}-{one[8:12]}-{one[12:16]}-{one[16:20]}-{one[20:]}"
