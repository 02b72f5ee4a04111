"""Document numbers: 机关代字, year in 〔〕, serial (GB/T 9704—2012, 7.2.5)."""

import re
from dataclasses import dataclass

from lushan_desktop.base.text.widths import half_width

_SPELLING = re.compile(
    r"(?P<code>[^\d\[\](){}（）〔〕【】［］]{1,20})"
    r"[\[({（〔【［]?(?P<year>(?:19|20)\d{2})[\])}）〕】］]?"
    r"(?:年|第)*(?P<serial>\d{1,5})号?"
)


@dataclass(frozen=True)
class Numbered:
    """The three parts of a document number."""

    code: str
    year: int
    serial: int

    def __str__(self) -> str:
        return f"{self.code}〔{self.year}〕{self.serial}号"


def read_number(text: str) -> Numbered | None:
    """Read a number in any spelling: 鲁法办2023 3, 鲁法[2023]1号, 鲁法办（2023）05号; None if it is none."""
    spelling = re.sub(r"(?<=\d{4})\s+(?=\d)", "第", half_width(text).strip())
    match = _SPELLING.fullmatch(re.sub(r"\s+", "", spelling))
    if match is None or int(match["serial"]) == 0:
        return None
    return Numbered(match["code"], int(match["year"]), int(match["serial"]))


def normalise_number(text: str) -> str:
    """The standard form of a number; other text stays as it is, for other offices number otherwise."""
    read = read_number(text)
    return str(read) if read else text.strip()
