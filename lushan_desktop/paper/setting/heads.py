"""Sets the heads of official forms: red head, letter head, masthead (GB/T 9704—2012, 7.2 and 10).

All heights are such that what follows stands on the grid of 22 lines: the mark is as large as that takes.
"""

from collections.abc import Sequence
from functools import singledispatch

from lushan_desktop.paper.content import Align, Face, Run
from lushan_desktop.paper.formal import CommandHead, Handling, LetterHead, Masthead, RedHead
from lushan_desktop.paper.setting.grid import (
    ASCENT,
    CHARACTER_PITCH,
    GLYPH,
    LINE_PITCH,
    MM,
    OFFICIAL,
    RedText,
    Strip,
    Stroke,
)
from lushan_desktop.paper.setting.paragraph import SetLine, Setter, Type, aligned
from lushan_desktop.paper.setting.title import break_title

_BODY = Type(GLYPH, CHARACTER_PITCH - GLYPH)
_MARK_BELOW_TOP = 35 * MM
"""发文机关标志, upper edge below that of the type area (7.2.4; 纪要 10.3)."""
_COMMAND_BELOW_TOP = 20 * MM
"""发文机关标志 of a 命令, upper edge below that of the type area (10.2)."""
_LETTER_MARK_BELOW_EDGE = 30 * MM
"""发文机关标志 of a 信函, upper edge below that of the sheet (10.1)."""
_RULE_BELOW = 4 * MM
"""The red rule below the number (7.2.7), the double rule below the mark of a 信函 (10.1)."""
_LETTER_FOOT = 20 * MM
"""The second double rule above the sheet's lower edge (10.1)."""
_LETTER_RULE = 170 * MM
"""The length of both double rules, in the middle of the sheet (10.1)."""
_BELOW_DOUBLE_RULE = GLYPH * 7 / 8
"""What stands below the double rule: 7/8 of the height of a character of 3号 (10.1)."""
_BLANK = LINE_PITCH - GLYPH
"""The blank between two lines of the grid."""
_TWO_BLANK_LINES = 2 * LINE_PITCH + _BLANK
_RED_RULE, _THICK, _THIN, _BETWEEN = 1.5, 2.25, 0.75, 1.25
"""Weights of the red rules in points: the standard names none."""
_DOUBLE = _THICK + _BETWEEN + _THIN
_ROWS = 10
"""The lines of the grid that a head with one issuer takes; the title begins on the eleventh."""
_LETTER_ROWS = 4
_MARK = _ROWS * LINE_PITCH - 2 * LINE_PITCH - _RULE_BELOW - GLYPH - _TWO_BLANK_LINES - _MARK_BELOW_TOP
_LETTER_MARK = (
    _LETTER_ROWS * LINE_PITCH - 2 * LINE_PITCH - GLYPH - _BELOW_DOUBLE_RULE - _DOUBLE - _RULE_BELOW
) - (_LETTER_MARK_BELOW_EDGE - OFFICIAL.top)
_NARROWEST = 0.58
"""A name that would have to be narrower than this stands in two lines."""
_MOST_ROWS_OF_ISSUERS = 6
"""So many lines more the mark may take, so that the first page still shows body text (7.3.3)."""
_MOST_IN_PAIRS = 4
_MOST_LINES_OF_A_NAME = 2
_LEADING = 1.32
_LEAST_SHARE, _SHARE_OF_A_CHARACTER, _WIDEST_GAP = 0.4, 0.06, 0.6
"""Of the type area a mark takes a part, and more with each character; a gap is at most a part of one."""
_SUFFIX = 1.25


Head = RedHead | LetterHead | CommandHead | Masthead


@singledispatch
def set_head(block: Head, setter: Setter) -> Strip:
    """The head as one strip; the line of the grid below it is the second below the red rule."""
    raise TypeError(f"no head: {block!r} {setter!r}")


@set_head.register
def _(block: RedHead, setter: Setter) -> Strip:
    names = _names(block, setter)
    rows = max(1, -(-len(block.signers) // beside_each_other(block.signers)))
    more = min(len(names) - 1, max(1, _MOST_ROWS_OF_ISSUERS - rows + 1))
    height = _MARK + more * LINE_PITCH
    strip = Strip((_ROWS + more + rows - 1) * LINE_PITCH, on_grid=True, keep_with_next=True)
    given = block.mark_width
    strip.reds = _marks(names, block.suffix, setter, _MARK_BELOW_TOP, height, given=given)
    _handle(strip, block.handling, setter, 0.0)
    top = _MARK_BELOW_TOP + height + _TWO_BLANK_LINES
    last = top + (rows - 1) * LINE_PITCH
    if block.signers:
        _put(strip, setter, block.number, CHARACTER_PITCH, last)
        _sign(strip, setter, block.signers, top)
    else:
        line = setter.line(block.number, _BODY, setter.face("body"))
        _put(strip, setter, block.number, aligned(line, "center", OFFICIAL.width), last)
    _red_rule(strip, last + GLYPH + _RULE_BELOW)
    return strip


@set_head.register
def _(block: Masthead, setter: Setter) -> Strip:
    """As a red head; the issue stands one line below the mark, issuer and date on the line after."""
    issuers, names = _issuer_lines(block, setter), _name_lines(block.name, setter)
    more = len(names) - 1
    height = _MARK + more * LINE_PITCH
    rows = _ROWS + more + len(issuers) - 1
    strip = Strip(rows * LINE_PITCH, on_grid=True, keep_with_next=True)
    strip.reds = _marks(names, "", setter, _MARK_BELOW_TOP, height)
    _handle(strip, block.handling, setter, 0.0)
    top = _MARK_BELOW_TOP + height + _TWO_BLANK_LINES
    last = top + (len(issuers) - 1) * LINE_PITCH
    _put_aligned(strip, setter, block.issue, "center", top - LINE_PITCH)
    for n, issuer in enumerate(issuers):
        _put(strip, setter, issuer, CHARACTER_PITCH, top + n * LINE_PITCH)
    _put_aligned(strip, setter, block.date, "right", last)
    _red_rule(strip, last + GLYPH + _RULE_BELOW)
    return strip


@set_head.register
def _(block: CommandHead, setter: Setter) -> Strip:
    """No rule; the text begins two lines below the number (10.2)."""
    strip = Strip(0.0, on_grid=True, keep_with_next=True)
    names = _name_lines(block.name, setter)
    height = _MARK + (len(names) - 1) * LINE_PITCH
    strip.reds = _marks(names, "", setter, _COMMAND_BELOW_TOP, height)
    _handle(strip, block.handling, setter, 0.0)
    top = _COMMAND_BELOW_TOP + height + _TWO_BLANK_LINES
    _put_aligned(strip, setter, block.number, "center", top)
    strip.height = (int((top + GLYPH) / LINE_PITCH) + 3) * LINE_PITCH
    return strip


@set_head.register
def _(block: LetterHead, setter: Setter) -> Strip:
    top = _LETTER_MARK_BELOW_EDGE - OFFICIAL.top
    names = _name_lines(block.issuer, setter, size=_LETTER_MARK)
    height = _LETTER_MARK + (len(names) - 1) * LINE_PITCH
    strip = Strip((_LETTER_ROWS + len(names) - 1) * LINE_PITCH, on_grid=True, keep_with_next=True)
    strip.reds = _marks(names, "", setter, top, height, given=block.mark_width)
    rule = top + height + _RULE_BELOW
    strip.strokes += _double_rule(
        rule, (OFFICIAL.sheet[0] - _LETTER_RULE) / 2 - OFFICIAL.left, thick_first=True
    )
    below = rule + _DOUBLE + _BELOW_DOUBLE_RULE
    line = setter.line(block.number, _BODY, setter.face("body"))
    _put(strip, setter, block.number, OFFICIAL.width - line.width, below)
    _handle(strip, block.handling, setter, below)
    more = max(0, len(block.handling.lines) - 1)
    strip.height += more * LINE_PITCH
    return strip


def letter_foot() -> tuple[Stroke, ...]:
    """The second double rule of a 信函, from the sheet's top left: thin above thick (10.1)."""
    top = OFFICIAL.sheet[1] - _LETTER_FOOT - _DOUBLE
    return _double_rule(top, (OFFICIAL.sheet[0] - _LETTER_RULE) / 2, thick_first=False)


def _double_rule(top: float, left: float, *, thick_first: bool) -> tuple[Stroke, ...]:
    first, second = (_THICK, _THIN) if thick_first else (_THIN, _THICK)
    middles = ((top + first / 2, first), (top + _DOUBLE - second / 2, second))
    return tuple(Stroke(left, y, left + _LETTER_RULE, y, weight, red=True) for y, weight in middles)


def mark_width(characters: int, size: float, given_mm: int = 0) -> float:
    """Return how wide a mark of one line stands, in points: as given, else by its number of characters."""
    natural = characters * size
    if given_mm:
        return min(given_mm * MM, OFFICIAL.width)
    wanted = (_LEAST_SHARE + _SHARE_OF_A_CHARACTER * characters) * OFFICIAL.width
    most = natural + max(0, characters - 1) * _WIDEST_GAP * size
    return min(max(natural, min(wanted, most)), OFFICIAL.width)


def _names(block: RedHead, setter: Setter) -> list[str]:
    """The lines of the mark: a name for each issuer."""
    if len(block.issuers) != 1:
        return list(block.issuers)
    return _name_lines(block.issuers[0], setter, suffix=block.suffix)


def _name_lines(name: str, setter: Setter, *, suffix: str = "", size: float = _MARK) -> list[str]:
    """One name in one line; in two, broken by sense, where it would have to be too narrow."""
    least = setter.measure(name + suffix, Type(size), setter.face("title")) * _NARROWEST
    return [name] if least <= OFFICIAL.width else halves_of(name)


def halves_of(name: str) -> list[str]:
    """A long name in two lines, broken by sense."""
    halves = (list(break_title(name, most)) for most in range(max(6, -(-len(name) // 2)), len(name)))
    return next((lines for lines in halves if len(lines) <= _MOST_LINES_OF_A_NAME), [name])


def _marks(
    names: Sequence[str], suffix: str, setter: Setter, top: float, height: float, *, given: int = 0
) -> list[RedText]:
    """The names below each other, equally wide, and the suffix in the middle of their right side."""
    if len(names) == 1:
        names, suffix = [names[0] + suffix], ""
    size = height / (1 + _LEADING * (len(names) - 1))
    face = setter.face("title")
    tail = setter.line(suffix, Type(size * _SUFFIX), face)
    gap = size / 2 if suffix else 0.0
    widths = [setter.measure(name, Type(size), face) for name in names]
    # The names take what the suffix leaves; one that is longer is narrowed alone, shorter ones are spread.
    room = OFFICIAL.width - gap - tail.width
    block = min(max(widths), room)
    if len(names) == 1:
        block = mark_width(len(names[0]), size, given)
    left = (OFFICIAL.width - block - gap - tail.width) / 2
    reds = []
    for n, (name, width) in enumerate(zip(names, widths, strict=True)):
        spread = Type(size, max(0.0, block - width) / max(1, len(name) - 1))
        base = top + n * size * _LEADING + ASCENT * size
        reds.append(RedText(left, base, setter.line(name, spread, face), min(1.0, block / width)))
    if suffix:
        middle = top + (height - tail.size) / 2 + ASCENT * tail.size
        reds.append(RedText(left + block + gap, middle, tail))
    return reds


def _issuer_lines(block: Masthead, setter: Setter) -> tuple[str, ...]:
    """Return who issues a 简报, in as many lines as leave room for the date beside the last."""
    date = setter.measure(block.date, _BODY, setter.face("body"))
    room = OFFICIAL.width - 3 * CHARACTER_PITCH - date
    return break_title(block.issuer, max(6, int(room / CHARACTER_PITCH)))


def beside_each_other(signers: Sequence[str]) -> int:
    """Two names to a line; three where there are so many that the body would leave the first page."""
    return 2 if len(signers) <= _MOST_IN_PAIRS else 3


def _sign(strip: Strip, setter: Setter, signers: Sequence[str], top: float) -> None:
    """签发人 at the right, one character in; names stand each below the first one (7.2.6)."""
    columns = min(beside_each_other(signers), len(signers))
    name = Type(GLYPH, _BODY.tracking)
    width = max(setter.measure(signer, name, setter.face("kai")) for signer in signers)
    step = width + CHARACTER_PITCH
    right = OFFICIAL.width - CHARACTER_PITCH - _BODY.tracking
    first = right - width - (columns - 1) * step
    label = setter.line("签发人：", _BODY, setter.face("body"))
    _put(strip, setter, "签发人：", first - label.width, top)
    for n, signer in enumerate(signers):
        x, y = first + n % columns * step, top + n // columns * LINE_PITCH
        _put(strip, setter, signer, x, y, face="kai")


def _handle(strip: Strip, handling: Handling, setter: Setter, top: float) -> None:
    """份号 in 仿宋, 密级 and 紧急程度 in 黑体, flush left on the first lines (7.2.1 to 7.2.3)."""
    for n, text in enumerate(handling.lines):
        face: Face = "body" if text == handling.copy_number else "heading"
        _put(strip, setter, text, 0.0, top + n * LINE_PITCH, face=face)


def _put_aligned(strip: Strip, setter: Setter, text: str, align: Align, top: float) -> None:
    """Text one character in from either edge, or in the middle."""
    room = OFFICIAL.width - 2 * CHARACTER_PITCH
    lines = setter.lines([Run(text)], _BODY, room)[:1]
    for line in lines:
        x = CHARACTER_PITCH + aligned(line, align, room - (_BODY.tracking if align == "right" else 0.0))
        strip.texts.append((x, top + ASCENT * GLYPH, line))


def _put(strip: Strip, setter: Setter, text: str, x: float, top: float, *, face: Face = "body") -> None:
    line: SetLine = setter.line(text, _BODY, setter.face(face))
    strip.texts.append((x, top + ASCENT * GLYPH, line))


def _red_rule(strip: Strip, y: float) -> None:
    strip.strokes.append(Stroke(0.0, y, OFFICIAL.width, y, _RED_RULE, red=True))
