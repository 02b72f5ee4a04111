"""Document numbers: 机关代字, year in 〔〕, serial (GB/T 9704—2012, 7.2.5)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lushan_desktop.base.text.widths import half_width

_SPELLING = re.compile(
    r"(?P<code>[^\d\[\](){}（）〔〕【】［］]{1,20})"
    r"[\[({（〔【［]?(?P<year>(?:19|20)\d{2})[\])}）〕】］]?"
    r"(?:年|第)*(?P<serial>\d{1,5})号?"
)


@dataclass(frozen=True)
class NumberParts:
    """The three parts of a document number."""

    code: str
    year: int
    serial: int

    def __str__(self) -> str:
        return f"{self.code}〔{self.year}〕{self.serial}号"


_BRACKETS = str.maketrans("„‟﹝﹞［］〖〗", "〔〕〔〕〔〕〔〕")
"""What pages have made of 〔〕."""


def read_number(text: str) -> NumberParts | None:
    """Read a number in any spelling: 鲁法办2023 3, 鲁法[2023]1号, 鲁法办（2023）05号; None if it is none."""
    spelling = re.sub(r"(?<=\d{4})\s+(?=\d)", "第", half_width(text.translate(_BRACKETS)).strip())
    match = _SPELLING.fullmatch(re.sub(r"\s+", "", spelling))
    if match is None or int(match["serial"]) == 0:
        return None
    return NumberParts(match["code"], int(match["year"]), int(match["serial"]))


def normalise_number(text: str) -> str:
    """The standard form of a number; other text stays as it is, for other offices number otherwise."""
    read = read_number(text)
    if read:
        return str(read)
    together = read_numbers(text)
    return "、".join(map(str, together)) if together else text.strip()


_JOINT = re.compile(r"[、，,；;/]")
_STANDARD = re.compile(r"([^\d〔〕、]+)〔(\d{4})〕([1-9]\d*)号")


def read_numbers(text: str) -> tuple[NumberParts, ...]:
    """The numbers of a paper that several offices issued together; none where one part is no number."""
    if match := _STANDARD.fullmatch(text):
        return (NumberParts(match[1], int(match[2]), int(match[3])),)
    parts = [read_number(part) for part in _JOINT.split(text) if part.strip()]
    return () if None in parts else tuple(part for part in parts if part is not None)


@dataclass(frozen=True)
class Span:
    """Serials that follow each other."""

    first: int
    last: int

    @property
    def count(self) -> int:
        return self.last - self.first + 1

    def __str__(self) -> str:
        return f"{self.first}号" if self.first == self.last else f"{self.first}—{self.last}号"


def missing(serials: Iterable[int]) -> tuple[Span, ...]:
    """Return what is missing between 1 and the last, in spans."""
    spans = []
    expected = 1
    for serial in sorted(set(serials)):
        if serial > expected:
            spans.append(Span(expected, serial - 1))
        expected = max(expected, serial + 1)
    return tuple(spans)
