"""The numbers that Word writes before paragraphs by itself, counted as Word counts them."""

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

from lushan_desktop.base.text.numerals import chinese

_VALUE = qn("w:val")
_CIRCLED, _IN_BRACKETS, _WITH_POINT = 0x2460, 0x2474, 0x2488
_LEGAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_FORMATS: dict[str, Callable[[int], str]] = {
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "taiwaneseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "ideographDigital": lambda n: "".join("〇一二三四五六七八九"[int(digit)] for digit in str(n)),
    "decimalEnclosedCircle": lambda n: chr(_CIRCLED + n - 1) if 1 <= n <= 20 else str(n),
    "decimalEnclosedCircleChinese": lambda n: chr(_CIRCLED + n - 1) if 1 <= n <= 20 else str(n),
    "decimalFullWidth": lambda n: "".join(chr(ord(digit) + 0xFEE0) for digit in str(n)),
    "decimalEnclosedParen": lambda n: chr(_IN_BRACKETS + n - 1) if 1 <= n <= 20 else f"({n})",
    "decimalEnclosedFullstop": lambda n: chr(_WITH_POINT + n - 1) if 1 <= n <= 20 else f"{n}.",
    "decimalZero": lambda n: f"{n:02}",
    "ideographTraditional": lambda n: "甲乙丙丁戊己庚辛壬癸"[n - 1] if 1 <= n <= 10 else str(n),
    "chineseLegalSimplified": lambda n: chinese(n).translate(_LEGAL),
    "lowerRoman": lambda n: _roman(n).lower(),
    "upperRoman": lambda n: _roman(n),
    "lowerLetter": lambda n: chr(ord("a") + (n - 1) % 26) * ((n - 1) // 26 + 1),
    "upperLetter": lambda n: chr(ord("A") + (n - 1) % 26) * ((n - 1) // 26 + 1),
    "none": lambda _n: "",
}


@dataclass(frozen=True)
class _Level:
    pattern: str
    format: str
    start: int
    goes_on: bool
    """True if it counts on where a level above it has moved."""


@dataclass(frozen=True)
class _List:
    """A list as paragraphs name it: several may share the count of one `abstract`, and begin it anew."""

    abstract: str
    levels: dict[int, _Level]
    begins: dict[int, int]


class Counting:
    """The lists of one document."""

    def __init__(self, document: Any) -> None:
        self._lists = _lists(document)
        self._begun: set[str] = set()
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._named_by_style = _lists_of_styles(document)

    def number(self, paragraph: Any) -> str:
        """Return what stands before a paragraph that is numbered by Word, or nothing."""
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        inherited = self._named_by_style.get(style.get(_VALUE)) if style is not None else None
        key, depth = _named(paragraph, inherited) or ("", 0)
        found = self._lists.get(key)
        if found is None or depth not in found.levels:
            return ""
        if key not in self._begun:
            self._begun.add(key)
            self._counts[found.abstract] |= {each: start - 1 for each, start in found.begins.items()}
        return _written(found.levels, depth, self._counted(found, depth))

    def _counted(self, found: _List, depth: int) -> dict[int, int]:
        levels, counts = found.levels, self._counts[found.abstract]
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [each for each in counts if each > depth and not _goes_on(levels, each)]:
            del counts[deeper]
        return counts


def _goes_on(levels: dict[int, _Level], depth: int) -> bool:
    return depth in levels and levels[depth].goes_on


def _written(levels: dict[int, _Level], depth: int, counts: dict[int, int]) -> str:
    def number(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        level = levels.get(place, levels[depth])
        return _FORMATS.get(level.format, str)(counts.get(place, level.start))

    level = levels[depth]
    return "" if level.format == "bullet" else re.sub(r"%(\d)", number, level.pattern)


def _lists(document: Any) -> dict[str, _List]:
    part = next(
        (each.target_part for each in document.part.rels.values() if each.reltype.endswith("/numbering")),
        None,
    )
    if part is None:
        return {}
    levels = {
        str(abstract.get(qn("w:abstractNumId"))): _levels(abstract)
        for abstract in part.element.iter(qn("w:abstractNum"))
    }
    found: dict[str, _List] = {}
    for number in part.element.iter(qn("w:num")):
        target = number.find(qn("w:abstractNumId"))
        abstract = str(target.get(_VALUE)) if target is not None else ""
        if abstract in levels:
            own = _levels(number)
            begins = {
                int(override.get(qn("w:ilvl"), 0)): int(start.get(_VALUE, 1))
                for override in number.iter(qn("w:lvlOverride"))
                for start in override.iter(qn("w:startOverride"))
            }
            key = str(number.get(qn("w:numId")))
            found[key] = _List(abstract, levels[abstract] | own, begins)
    return found


def _levels(element: Any) -> dict[int, _Level]:
    return {int(level.get(qn("w:ilvl"), 0)): _level(level) for level in element.iter(qn("w:lvl"))}


def _level(element: Any) -> _Level:
    def value(name: str, default: str) -> str:
        found = element.find(qn(name))
        return str(found.get(_VALUE, default)) if found is not None else default

    start = value("w:start", "1")
    return _Level(
        value("w:lvlText", ""),
        value("w:numFmt", "decimal"),
        int(start) if start.isdecimal() else 1,
        value("w:lvlRestart", "") == "0",
    )


def _lists_of_styles(document: Any) -> dict[str, tuple[str, int]]:
    """The list and depth of each style, its own or that of the style it is based on."""
    styles = {str(style.get(qn("w:styleId"))): style for style in document.styles.element.iter(qn("w:style"))}
    found: dict[str, tuple[str, int]] = {}
    for key in styles:
        chain = [key]
        while (base := styles[chain[-1]].find(qn("w:basedOn"))) is not None:
            if base.get(_VALUE) not in styles or base.get(_VALUE) in chain:
                break
            chain.append(str(base.get(_VALUE)))
        named: tuple[str, int] | None = None
        for each in reversed(chain):
            named = _named(styles[each], named)
        if named:
            found[key] = named
    return found


def _named(element: Any, inherited: tuple[str, int] | None) -> tuple[str, int] | None:
    """The list and the depth that a paragraph or style names; list 0 takes away what it inherits."""
    properties = element.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
    if properties is None:
        return inherited
    number, depth = properties.find(qn("w:numId")), properties.find(qn("w:ilvl"))
    key, at = (str(number.get(_VALUE)), 0) if number is not None else inherited or ("0", 0)
    if key == "0":
        return None
    return key, int(depth.get(_VALUE, 0)) if depth is not None else at


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        written += letters * count
    return written
