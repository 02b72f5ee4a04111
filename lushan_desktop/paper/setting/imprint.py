"""Sets 版记 and says where it stands and which pages are numbered (GB/T 9704—2012, 7.4 and 7.5)."""

from lushan_desktop.paper.content import Run
from lushan_desktop.paper.formal import Imprint, closed
from lushan_desktop.paper.setting.grid import ASCENT, LINE_PITCH, MM, OFFICIAL, Page, Strip, Stroke
from lushan_desktop.paper.setting.numbering import Numbering
from lushan_desktop.paper.setting.paragraph import SetLine, Setter, Type
from lushan_desktop.paper.setting.title import break_title

_SMALL = Type(14)
"""4号 (7.4.2, 7.4.3)."""
_SMALL_FLUSH = Type(14, flush=True)
_ROW = 23.0
_IN = _SMALL.size
"""One character in from either edge (7.4.2, 7.4.3)."""
_OUTER, _INNER = 0.35 * MM, 0.25 * MM
"""The first and the last rule; those between (7.4.1)."""


_Row = list[tuple[float, SetLine]]


def set_imprint(block: Imprint, setter: Setter) -> Strip:
    """The strip whose lower edge is the last rule, or the last line where it is not ruled."""
    strip = Strip(0.0)
    groups = [_receivers(block, setter)]
    if block.ruled:
        groups += [_printed(block, setter), _copies(block, setter)]
    groups = [group for group in groups if group]
    rules = [0.0]
    for group in groups:
        for row in group:
            base = strip.height + (_ROW - _SMALL.size) / 2 + ASCENT * _SMALL.size
            strip.texts += [(x, base, line) for x, line in row]
            strip.height += _ROW
        rules.append(strip.height)
    if block.ruled and groups:
        weights = [_OUTER, *[_INNER] * (len(rules) - 2), _OUTER]
        strip.strokes = [
            Stroke(0.0, y, OFFICIAL.width, y, weight) for y, weight in zip(rules, weights, strict=True)
        ]
    return strip


def close_with_imprint(pages: list[Page], block: Imprint, setter: Setter) -> Numbering:
    """Puts the imprint at the foot of the last page: an even one, unless it belongs to a 信函.

    Where blank pages come before it, neither they nor its own page are numbered (7.5).
    """
    strip = set_imprint(block, setter)
    top = OFFICIAL.height - strip.height
    last = pages[-1]
    used = max((y + placed.height for y, placed in last if not placed.is_blank), default=0.0)
    fits = used + (LINE_PITCH - ASCENT * _SMALL.size) / 2 <= top
    text_pages = len(pages)
    if not fits:
        pages.append([])
    if block.ruled and len(pages) % 2:
        pages.append([])
    pages[-1].append((top, strip))
    blanks = range(text_pages + 1, len(pages))
    return Numbering(frozenset({*blanks, len(pages)} if blanks else ()))


def _receivers(block: Imprint, setter: Setter) -> list[_Row]:
    """抄送：… with its later lines below the first name, ended with 。 (7.4.2)."""
    rows: list[_Row] = []
    for label, names in block.receivers:
        head = setter.line(f"{label}：", _SMALL, setter.face("body"))
        hang = _IN + head.width
        lines = setter.lines([Run(closed(names))], _SMALL_FLUSH, OFFICIAL.width - hang - _IN)
        rows += [[(hang, line)] for line in lines]
        rows[-len(lines)].insert(0, (_IN, head))
    return rows


def _printed(block: Imprint, setter: Setter) -> list[_Row]:
    """印发机关 at the left, 印发日期 at the right; a long name goes on below itself (7.4.3)."""
    if not (block.issuer or block.printed_on):
        return []
    date = setter.line(block.printed_on, _SMALL, setter.face("body"))
    room = OFFICIAL.width - 3 * _IN - date.width
    face = setter.face("body")
    parts = break_title(block.issuer, int(room / _SMALL.size))
    rows: list[_Row] = [[(_IN, setter.line(part, _SMALL, face))] for part in parts]
    rows[-1].append((OFFICIAL.width - _IN - date.width, date))
    return rows


def _copies(block: Imprint, setter: Setter) -> list[_Row]:
    line = setter.line(block.copies, _SMALL, setter.face("body"))
    return [[(OFFICIAL.width - _IN - line.width, line)]] if block.copies else []
