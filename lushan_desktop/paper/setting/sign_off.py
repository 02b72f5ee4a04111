"""Sets 发文机关署名 and 成文日期, with or without seals, of one issuer or several (GB/T 9704, 7.3.5)."""

from collections.abc import Sequence
from dataclasses import replace

from lushan_desktop.paper.content import SignOff
from lushan_desktop.paper.setting.grid import (
    ASCENT,
    CHARACTER_PITCH,
    COLUMNS,
    GLYPH,
    LINE_PITCH,
    MM,
    Strip,
    row,
)
from lushan_desktop.paper.setting.paragraph import SetLine, Setter, Type
from lushan_desktop.paper.setting.title import break_title

_Name = Sequence[SetLine]
"""The lines of one issuer's name."""
_BODY = Type(GLYPH, CHARACTER_PITCH - GLYPH, flush=True)
_BASE = ASCENT * GLYPH
_LINE_WIDTH = COLUMNS * CHARACTER_PITCH
_DATE_IN_SEALED = 4 * CHARACTER_PITCH
"""成文日期 under a seal: four characters in from the right (7.3.5.1)."""
_TWO = 2 * CHARACTER_PITCH
"""署名 without a seal: two characters in; the date begins two after it (7.3.5.2)."""
_LINES_ABOVE_SEALED = 2
"""Blank lines above 署名, so that a seal in its middle begins within one line of the text (7.3.5.1)."""
_LINES_ABOVE_STAMP = 2
SEAL = 42 * MM
"""The diameter of the seal of a county's organ."""
_SEALS_IN_A_ROW, _LINES_OF_A_NAME = 3, 2
_LINES_OF_A_SEAL = 5
"""From one row of seals to the next: they neither overlap nor touch (7.3.5.1)."""


STAMP = (40 * MM, 2 * LINE_PITCH)
"""Width and height of the stamp of a signature (签名章)."""


def set_sign_off(block: SignOff, setter: Setter) -> list[Strip]:
    face = setter.face("body")
    if block.signed_as:
        return _stamped(*(setter.line(text, _BODY, face) for text in (block.signed_as, block.date)))
    names = _in_threes(block.issuers) if block.sealed else ()
    names = names or [_parts(issuer) for issuer in block.issuers]
    issuers = [[setter.line(part, _BODY, face) for part in parts] for parts in names]
    date = setter.line(block.date, _BODY, face)
    strips = _sealed(issuers, date) if block.sealed else _unsealed(issuers, date)
    # The blank line below a sealed date keeps the lower part of the seal on the type area.
    below = [_blank()] if block.sealed else []
    return [*(replace(strip, keep_with_next=True) for strip in strips[:-1]), strips[-1], *below]


def _parts(issuer: str) -> tuple[str, ...]:
    """A name in one line, or broken by sense where it would leave no room at its sides."""
    return break_title(issuer, COLUMNS - 6) or ("",)


def _in_threes(issuers: Sequence[str]) -> list[tuple[str, ...]]:
    """The names of many issuers in two lines at most, so that three stand in a row; else nothing."""
    if len(issuers) <= _SEALS_IN_A_ROW:
        return []
    names = [break_title(issuer, COLUMNS // _SEALS_IN_A_ROW - 1) for issuer in issuers]
    return names if max(map(len, names)) <= _LINES_OF_A_NAME else []


def _unsealed(issuers: Sequence[_Name], date: SetLine) -> list[Strip]:
    """One line below the text; a date longer than the issuer ends two characters in (7.3.5.2)."""
    lines = [line for issuer in issuers for line in issuer]
    longest = max(line.width for line in lines)
    left = _LINE_WIDTH - _TWO - longest
    date_x = left + _TWO
    if date.width > longest:
        date_x = _LINE_WIDTH - _TWO - date.width
        left = date_x - _TWO
    return [_blank(), *(row((left, _BASE, line)) for line in lines), row((date_x, _BASE, date))]


def _stamped(post: SetLine, date: SetLine) -> list[Strip]:
    """The stamp four characters in, two lines below the text; the post two to its left, in the middle of its
    height; the date four in, one line below it (7.3.5.3)."""
    width, height = STAMP
    post_x = _LINE_WIDTH - _DATE_IN_SEALED - width - _TWO - post.width
    beside = Strip(height, [(post_x, (height - GLYPH) / 2 + _BASE, post)], on_grid=True)
    strips = [*(_blank() for _ in range(_LINES_ABOVE_STAMP)), beside, _blank()]
    date_row = row((_LINE_WIDTH - _DATE_IN_SEALED - date.width, _BASE, date))
    return [*(replace(strip, keep_with_next=True) for strip in strips), date_row]


def _sealed(issuers: Sequence[_Name], date: SetLine) -> list[Strip]:
    """The date four characters in; one issuer centred above it, several in rows of equal places (7.3.5.1)."""
    date_x = _LINE_WIDTH - _DATE_IN_SEALED - date.width
    strips = [_blank() for _ in range(_LINES_ABOVE_SEALED)]
    rows = _dealt(issuers)
    widest = max(line.width for issuer in issuers for line in issuer)
    last = min(date_x + date.width / 2, _LINE_WIDTH - widest / 2)
    step = _LINE_WIDTH / len(rows[0]) if len(rows[0]) < _SEALS_IN_A_ROW else _LINE_WIDTH / _SEALS_IN_A_ROW
    if len(rows[0]) > 1:
        last = _LINE_WIDTH - step / 2
    for n, names in enumerate(rows):
        above = max(map(len, rows[n - 1])) if n else 0
        strips += [_blank() for _ in range(_LINES_OF_A_SEAL - above)] if n else []
        middles = [last - (len(names) - 1 - i) * step for i in range(len(names))]
        strips += _side_by_side(names, middles)
    return [*strips, row((min(last - date.width / 2, date_x), _BASE, date))]


def _side_by_side(names: Sequence[_Name], middles: Sequence[float]) -> list[Strip]:
    """Names in their places; one in two lines makes the row two lines high."""
    strips = []
    for n in range(max(map(len, names))):
        placed = [(name[n], x) for name, x in zip(names, middles, strict=True) if n < len(name)]
        strips.append(row(*((x - line.width / 2, _BASE, line) for line, x in placed)))
    return strips


def _dealt(issuers: Sequence[_Name]) -> list[Sequence[_Name]]:
    """Rows of as many issuers as stand side by side with their seals."""
    widest = max(line.width for issuer in issuers for line in issuer)
    most = max(1, min(_SEALS_IN_A_ROW, int(_LINE_WIDTH / max(widest + GLYPH / 2, SEAL))))
    return [issuers[start : start + most] for start in range(0, len(issuers), most)]


def _blank() -> Strip:
    return Strip(LINE_PITCH, on_grid=True)
