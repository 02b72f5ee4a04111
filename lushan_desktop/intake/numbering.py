"""The numbers that Word writes before paragraphs by itself, counted as Word counts them."""

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

from lushan_desktop.base.text.numerals import chinese

_VALUE = qn("w:val")
_CIRCLED = 0x2460
_FORMATS: dict[str, Callable[[int], str]] = {
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "taiwaneseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "ideographDigital": lambda n: "".join("〇一二三四五六七八九"[int(digit)] for digit in str(n)),
    "decimalEnclosedCircle": lambda n: chr(_CIRCLED + n - 1) if 1 <= n <= 20 else str(n),
    "decimalEnclosedCircleChinese": lambda n: chr(_CIRCLED + n - 1) if 1 <= n <= 20 else str(n),
    "decimalFullWidth": lambda n: "".join(chr(ord(digit) + 0xFEE0) for digit in str(n)),
    "decimalZero": lambda n: f"{n:02}",
    "lowerLetter": lambda n: chr(ord("a") + (n - 1) % 26),
    "upperLetter": lambda n: chr(ord("A") + (n - 1) % 26),
    "none": lambda _n: "",
}


@dataclass(frozen=True)
class _Level:
    pattern: str
    format: str
    start: int


class Counting:
    """The lists of one document."""

    def __init__(self, document: Any) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract_of: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._list_of_style: dict[str, tuple[str, int]] = {}
        self._read_lists(document)
        for style in document.styles.element.iter(qn("w:style")):
            found = _list_in(style)
            if found:
                self._list_of_style[str(style.get(qn("w:styleId")))] = found

    def number(self, paragraph: Any) -> str:
        """What stands before a paragraph that is numbered by Word, or nothing."""
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        inherited = self._list_of_style.get(style.get(_VALUE)) if style is not None else None
        found = _list_in(paragraph) or inherited
        abstract = self._abstract_of.get(found[0]) if found else None
        if found is None or abstract is None or found[1] not in self._levels[abstract]:
            return ""
        return self._next(abstract, found[1])

    def _next(self, abstract: str, depth: int) -> str:
        levels, counts = self._levels[abstract], self._counts[abstract]
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]

        def written(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            level = levels.get(place, levels[depth])
            return _FORMATS.get(level.format, str)(counts.get(place, level.start))

        level = levels[depth]
        return "" if level.format == "bullet" else re.sub(r"%(\d)", written, level.pattern)

    def _read_lists(self, document: Any) -> None:
        part = next(
            (each.target_part for each in document.part.rels.values() if each.reltype.endswith("/numbering")),
            None,
        )
        if part is None:
            return
        for abstract in part.element.iter(qn("w:abstractNum")):
            key = str(abstract.get(qn("w:abstractNumId")))
            self._levels[key] = {
                int(level.get(qn("w:ilvl"))): _level(level) for level in abstract.iter(qn("w:lvl"))
            }
        for number in part.element.iter(qn("w:num")):
            target = number.find(qn("w:abstractNumId"))
            if target is not None and target.get(_VALUE) in self._levels:
                self._abstract_of[str(number.get(qn("w:numId")))] = str(target.get(_VALUE))


def _level(element: Any) -> _Level:
    def value(name: str, default: str) -> str:
        found = element.find(qn(name))
        return str(found.get(_VALUE, default)) if found is not None else default

    start = value("w:start", "1")
    return _Level(
        value("w:lvlText", ""), value("w:numFmt", "decimal"), int(start) if start.isdecimal() else 1
    )


def _list_in(element: Any) -> tuple[str, int] | None:
    """The list and the depth that a paragraph or style names."""
    properties = element.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
    if properties is None:
        return None
    number, depth = properties.find(qn("w:numId")), properties.find(qn("w:ilvl"))
    if number is None or number.get(_VALUE) in (None, "0"):
        return None
    return str(number.get(_VALUE)), int(depth.get(_VALUE, 0)) if depth is not None else 0
