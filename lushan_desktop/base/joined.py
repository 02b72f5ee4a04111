"""Very many short texts held as one: the ids of a list of 100,000 take 4 MB instead of 10."""

from collections.abc import Iterator, Sequence
from typing import overload

_SEAM = "\n"


def lines_of(text: str) -> Sequence[str]:
    """The lines of a text, kept together where all have one length."""
    count = text.count(_SEAM)
    width = text.find(_SEAM) if count else max(1, len(text))
    if (
        width > 0
        and text[width :: width + 1] == _SEAM * count
        and len(text) in (0, (count + 1) * (width + 1) - 1)
    ):
        return Joined(text, width)
    return tuple(text.split(_SEAM))


class Joined(Sequence[str]):
    """Texts of one length with a seam between them; each is cut out when it is asked for."""

    __slots__ = ("_step", "_text")

    def __init__(self, text: str, width: int) -> None:
        self._text, self._step = text, width + 1

    def __len__(self) -> int:
        return (len(self._text) + 1) // self._step

    def __iter__(self) -> Iterator[str]:
        return iter(self._text.split(_SEAM) if self._text else ())

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

    def _at(self, place: int) -> str:
        return self._text[place * self._step : (place + 1) * self._step - 1]

    def index(self, value: str, start: int = 0, stop: int | None = None) -> int:
        """Where the text stands. Raises ValueError where it does not."""
        end = len(self._text) if stop is None else stop * self._step
        found = self._text.find(value, start * self._step, end) if len(value) == self._step - 1 else -1
        while found >= 0 and found % self._step:
            found = self._text.find(value, found + 1, end)
        if found < 0:
            raise ValueError(value)
        return found // self._step

    def __contains__(self, value: object) -> bool:
        try:
            return isinstance(value, str) and self.index(value) >= 0
        except ValueError:
            return False

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Joined):
            return self._text == other._text
        return isinstance(other, tuple | list) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]  # as long as a list, and like one told apart by what is in it

    def __repr__(self) -> str:
        return f"Joined({len(self)})"
