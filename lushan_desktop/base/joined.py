"""Very many texts held as one: the ids of a list of 100,000 take 10 MB as texts, 4 as lines, 1.6 packed."""

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from typing import Any, overload

_SEAM = "\n"
_BYTES = 16
"""Of an id: 32 hexadecimal digits in five groups, with a dash between them."""
_LINE, _DASHES = 37, (8, 13, 18, 23)
"""Characters of an id with the seam behind it, and where its dashes stand."""
_PIECE = 2048
"""Ids that are packed together: 0.4 ms, in which no other thread gets on."""


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
        stop = min(start + _PIECE, len(ids))
        lines = ids.lines(start, stop) if isinstance(ids, Joined) else _SEAM.join(ids[start:stop])
        piece = _digits(lines, stop - start)
        if piece is None:
            return ids
        pieces.append(piece)
    return Packed(b"".join(pieces), _BYTES)


def _digits(lines: str, count: int) -> bytes | None:
    """The bytes of so many ids, one in a line; None where one of them is spelt otherwise."""
    if len(lines) != count * _LINE - 1 or lines[_LINE - 1 :: _LINE] != _SEAM * (count - 1):
        return None
    if any(lines[place::_LINE] != "-" * count for place in _DASHES):
        return None
    digits = lines.replace("-", "").replace(_SEAM, "")
    try:
        held = bytes.fromhex(digits)
    except ValueError:
        return None
    return held if held.hex() == digits else None


class Kept(Sequence[str]):
    """Ids as they came, until there is time to pack them; nobody who holds them notices that they were."""

    __slots__ = ("_ids",)

    def __init__(self, ids: Sequence[str]) -> None:
        self._ids = ids

    def pack(self) -> None:
        """Take the least room from now on, whichever thread this is: the ids stay what they are."""
        self._ids = packed(self._ids)

    def __len__(self) -> int:
        return len(self._ids)

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[str]: ...
    def __getitem__(self, place: int | slice) -> str | Sequence[str]:
        return self._ids[place]

    def index(self, value: str, start: int = 0, stop: int | None = None) -> int:
        """Where the id stands. Raises ValueError where it does not."""
        return self._ids.index(value, start, len(self._ids) if stop is None else stop)

    def __contains__(self, value: object) -> bool:
        return value in self._ids

    def __eq__(self, other: object) -> bool:
        return bool(self._ids == (other._ids if isinstance(other, Kept) else other))

    __hash__ = None  # type: ignore[assignment]  # as those of what it holds


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

    def lines(self, start: int, stop: int) -> str:
        """The texts from one place to before another, one in a line."""
        return str(self._held[start * self._step : stop * self._step - 1])

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
        return _digits(value, 1)


def _spelt(held: bytes) -> Iterator[str]:
    digits = held.hex()
    for at in range(0, len(digits), 2 * _BYTES):
        one = digits[at : at + 2 * _BYTES]
        yield f"{one[:8]}-{one[8:12]}-{one[12:16]}-{one[16:20]}-{one[20:]}"
