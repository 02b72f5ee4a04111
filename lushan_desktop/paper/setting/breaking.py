"""Where lines of Chinese text end: 禁则 at both ends, what may not be torn, squeezing and spreading."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

NOT_AT_START = frozenset("，。、；：？！）》〉”’】〕…—％·～々〗」』｝］,.;:?!)]}%‰℃°» ")
NOT_AT_END = frozenset("（《〈“‘【〔〖「『｛［([{￥¥＄$£€«№")
_CLOSING = "".join(sorted(NOT_AT_START))
_MARKS = re.compile(f"([{re.escape(_CLOSING)}])|[{re.escape(''.join(sorted(NOT_AT_END)))}]")
"""The group holds what may not stand at the start of a line, the rest not at its end."""
_YIELDS_AT_RIGHT = frozenset("，。、；：）》〉”’】〕〗」』｝］")
_YIELDS_AT_LEFT = frozenset("（《〈“‘【〔〖「『｛［")
_YIELDS = _YIELDS_AT_RIGHT | _YIELDS_AT_LEFT

FREE, SOFT, HARD, BANNED = range(4)
"""How strongly a place holds: not at all, inside a date, inside a word or number, always."""

_UNITS = "年月日号期次个件项条章款届批家份人名天时分秒元万亿页场岁周户村镇乡类级版"
_UNTORN = re.compile(
    r"(?:[0-9.]*×)?[A-Za-z0-9.]+(?:[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻₀-₉]+[A-Za-z0-9]*)+|"
    rf"(?<![0-9])[0-9]{{1,3}}(?:[ \u00a0\u2009\u202f][0-9]{{3}})+(?![0-9])[{_UNITS}]?|"
    rf"第?[0-9]+(?:[.,:/%~-][0-9]+)*[%％‰℃]?[{_UNITS}]?"
    r"|〔[0-9]{4}〕第?[0-9]*号?|—{2,}|…{2,}|[A-Za-z0-9][A-Za-z0-9._@/&+'-]*"
)
_HELD_TOGETHER = re.compile(
    r"[0-9]{4}年[0-9]{1,2}月(?:[0-9]{1,2}日)?|[0-9]{1,2}月[0-9]{1,2}日"
    r"|[\u4e00-\u9fff]{1,4}〔[0-9]{4}〕第?[0-9]+号"
)
_MAY_BE_HELD = re.compile("[月〔]")
"""Without one of these a text has neither a date nor a 文号: most cells have not."""
_LEAVES_BLANK = {
    True: ((FREE, 0.09), (SOFT, 0.25), (HARD, 1.0)),
    False: ((FREE, 0.5), (SOFT, 1.0), (HARD, 1.0)),
}
"""What part of a flush or a ragged line may be left blank before a date, and then a word, is torn."""


class Line(NamedTuple):
    """Characters `start` to `end` of a text; `room` is left to spread or, below zero, lacking."""

    start: int
    end: int
    room: float
    is_last: bool = False


def joints(text: str) -> bytearray:
    """For each place between characters, how strongly it holds."""
    held = bytearray(len(text) + 1)
    if _MAY_BE_HELD.search(text):
        _hold(held, SOFT, _HELD_TOGETHER, text)
    _hold(held, HARD, _UNTORN, text)
    for match in _MARKS.finditer(text):
        held[match.start() if match.lastindex else match.end()] = BANNED
    return held


def _hold(held: bytearray, level: int, pattern: re.Pattern[str], text: str) -> None:
    for match in pattern.finditer(text):
        for place in range(match.start() + 1, match.end()):
            held[place] = level


def break_lines(
    text: str, advances: Sequence[float], width: float, *, indent: float = 0.0, flush: bool = True
) -> list[Line]:
    """The lines of a text whose characters are as wide as told; the first one is shorter by `indent`."""
    breaker = _Breaker(text, advances, flush=flush)
    lines: list[Line] = []
    start = 0
    while start < len(text):
        line = breaker.line(start, width - (0 if lines else indent))
        lines.append(line)
        start = line.end
    lines = breaker.evened(lines, width, indent)
    return lines or [Line(0, 0, width - indent, is_last=True)]


class _Breaker:
    """One text with the sums of its widths, from which lines are cut one after the other."""

    def __init__(self, text: str, advances: Sequence[float], *, flush: bool) -> None:
        self._text = text
        self._limits = _LEAVES_BLANK[flush]
        self._most_left = self._limits[0][1]
        self._advances = advances
        self._sums = [0.0, *accumulate(advances)]
        self._joints = joints(text)

    def line(self, start: int, width: float) -> Line:
        fits = bisect_right(self._sums, self._sums[start] + width + 0.01) - 1
        if fits >= len(self._text):
            return Line(start, len(self._text), width - self._natural(start, len(self._text)), is_last=True)
        fits = max(fits, start + 1)
        end = fits if self._joints[fits] == FREE else self._squeezed(start, fits, width)
        end = end or self._shortened(start, fits, width)
        return Line(start, end, width - self._natural(start, end), is_last=end == len(self._text))

    def evened(self, lines: list[Line], width: float, indent: float) -> list[Line]:
        """The last line but one shorter where a character stands alone below it: 单字不成行."""
        if len(lines) < 2 or not self._is_alone(lines[-1].start):
            return lines
        start, end, *_ = lines[-2]
        room = width - (indent if len(lines) == 2 else 0.0)
        for place in range(end - 1, max(start + 1, (start + end) // 2 - 1), -1):
            left = room - self._natural(start, place)
            if left > self._most_left * room:
                return lines
            if self._joints[place] == FREE and not self._is_alone(place):
                lower = self.line(place, width)
                return [*lines[:-2], Line(start, place, left), lower] if lower.is_last else lines
        return lines

    def _is_alone(self, start: int) -> bool:
        """Return True if nothing is left of the text but a character, and marks."""
        return len(self._text[start:].strip(_CLOSING)) <= 1

    def _natural(self, start: int, end: int) -> float:
        while end - 1 > start and self._text[end - 1] == " ":
            end -= 1
        return self._sums[end] - self._sums[start]

    def _squeezed(self, start: int, fits: int, width: float) -> int:
        """The end of a line that takes in one character or two more by narrowing its marks, or 0."""
        for end in range(fits + 1, min(fits + 3, len(self._text)) + 1):
            if self._joints[end] == FREE or end == len(self._text):
                taken = self._text[start:end]
                if _YIELDS.isdisjoint(taken):
                    return 0
                lacking = self._natural(start, end) - width
                return end if lacking <= sum(yielding(taken, self._advances[start:end])) else 0
        return 0

    def _shortened(self, start: int, fits: int, width: float) -> int:
        """The end of a line that leaves to the next what cannot stand at its end."""
        for level, part in self._limits:
            for end in range(fits, start, -1):
                if self._sums[start] + width - self._sums[end] > part * width:
                    break
                if self._joints[end] <= level:
                    return end
        return fits


def yielding(text: str, advances: Sequence[float]) -> list[float]:
    """By how much each character can be narrowed: a full-width mark by up to half of itself.

    Where two marks turn their blanks to each other the second gives half as much, so that they neither
    meet nor change places for whoever reads them by their places.
    """
    given, before = [], ""
    for character, advance in zip(text, advances, strict=True):
        if character in _YIELDS_AT_RIGHT:
            given.append(advance / 2)
        elif character in _YIELDS_AT_LEFT:
            given.append(advance / 4 if before in _YIELDS_AT_RIGHT else advance / 2)
        else:
            given.append(0.0)
        before = character
    return given


def yields_at_left(character: str) -> bool:
    """Return True if the ink of a mark stands at its right, so that the blank before it goes first."""
    return character in _YIELDS_AT_LEFT


def display_width(text: str) -> float:
    """About how wide a text is, in full-width characters."""
    if text.isascii():
        return len(text) / 2
    return len(text) - sum(map(text.count, "0123456789.-/: ")) / 2


def opens_a_gap(before: str, after: str) -> bool:
    """Return True if a line may be spread between two characters: not inside words, numbers and dashes."""
    if before == after and before in "—…":
        return False
    return not (before.isascii() and after.isascii()) or before == " "
