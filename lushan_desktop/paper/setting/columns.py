"""How wide the columns of a table are: by their hints, and by what they hold."""

import re
from collections.abc import Iterable, Sequence
from math import ceil

from lushan_desktop.paper.content import Band, Column, Table
from lushan_desktop.paper.setting.breaking import display_width
from lushan_desktop.paper.setting.grid import MM

PADDING_X = 3.0

_SHORT, _NARROWEST, _WIDEST = 9.0, 4.0, 18.0
"""In characters: what should stay on one line, the least and the most that a column asks for."""
_LABEL = 5.0
"""Characters of a label that stay on one line, whatever else wants the room."""
_DAY = 7.0
"""As long as a day: what is no longer stays on one line where there is room for it."""
_LEAST = 2.0
"""In characters: what is left of a column where there is no room for all."""
_NUMBER = re.compile(r"[0-9A-Za-z][0-9A-Za-z.\-/]*")
"""What is to be read in one piece."""
_LOOKED_AT = 120
"""Rows of a long ledger by which its columns are weighed against each other."""


def column_widths(table: Table, size: float, width: float) -> list[float]:
    """Hints where they are given, the rest by what the columns hold; so that the table fills its width.

    Columns that need less than they have give way to those whose cells would be many lines high,
    unless the cells are to be written in by hand.
    """
    hinted = _hinted(table, size, width)
    if table.by_hand_mm or not table.rows:
        return hinted
    held = [_held(table, n) for n in range(len(table.columns))]
    least = _least(table.columns, held, hinted, size)
    freed = sum(hinted) - sum(least)
    given = _shared_out([[one for one in cells if one] for cells in held], least, size, freed)
    spare = [max(0.0, have - low) for low, have in zip(least, hinted, strict=True)]
    back = (freed - sum(given)) / (sum(spare) or 1.0)
    return [low + more + back * one for low, more, one in zip(least, given, spare, strict=True)]


def wanted_width(table: Table, size: float) -> float:
    """Return how wide the table would like to be, in points."""
    return sum(_wanted(table, n, size) for n in range(len(table.columns)))


def needed_width(table: Table, size: float) -> float:
    """Return what the table can do with: no column wider than what it holds, nor than nine characters."""
    hinted = (_wanted(table, n, size) for n in range(len(table.columns)))
    held = (_by_content(table, n, size) for n in range(len(table.columns)))
    wanted = hinted if table.by_hand_mm else map(min, hinted, held)
    return sum(_least_of(want, size) for want in wanted)


def _least_of(want: float, size: float) -> float:
    return want if want <= (_SHORT + 1) * size else _SHORT * size


def _hinted(table: Table, size: float, width: float) -> list[float]:
    wanted = [_wanted(table, n, size) for n in range(len(table.columns))]
    total = sum(wanted)
    if total > width:
        return _shrunk(table, wanted, size, width)
    elastic = [0.0 if column.width_mm else want for column, want in zip(table.columns, wanted, strict=True)]
    shares = elastic if any(elastic) else wanted
    more = (width - total) / (sum(shares) or 1.0)
    return [want + share * more for want, share in zip(wanted, shares, strict=True)]


def _wanted(table: Table, n: int, size: float) -> float:
    column = table.columns[n]
    return column.width_mm * MM if column.width_mm else _by_content(table, n, size)


def _by_content(table: Table, n: int, size: float) -> float:
    column = table.columns[n]
    lengths = [_length(row[n]) for row in table.rows if not isinstance(row, Band)] or [0.0]
    label = min(display_width(column.label), 6.0)
    longest, usual = max(lengths), sum(lengths) / len(lengths)
    content = longest if longest <= _SHORT else min(_WIDEST, max(_SHORT, usual))
    return _room(max(_NARROWEST, label, content), size)


def _shrunk(table: Table, wanted: Sequence[float], size: float, width: float) -> list[float]:
    """Long columns give way first; when that is not enough, all do, but no number is broken for it."""
    least = [_least_of(want, size) for want in wanted]
    if sum(least) < width:
        return _between(least, wanted, width)
    whole = [min(low, _unbroken(table, n, size)) for n, low in enumerate(least)]
    if sum(whole) < width:
        return _between(whole, least, width)
    return [low * width / sum(whole) for low in whole]


def _between(low: Sequence[float], high: Sequence[float], width: float) -> list[float]:
    """Widths that fill so much, each as far from the low to the high as all others."""
    part = (width - sum(low)) / (sum(high) - sum(low) or 1.0)
    return [one + (other - one) * part for one, other in zip(low, high, strict=True)]


def _unbroken(table: Table, n: int, size: float) -> float:
    """How wide a column has to be for its longest number."""
    texts = {row[n] for row in table.rows if not isinstance(row, Band)}
    numbers = (display_width(number) for text in texts for number in _NUMBER.findall(text))
    return _room(max(_LEAST, max(numbers, default=0.0)), size)


def _held(table: Table, n: int) -> list[float]:
    """The lengths of a column's cells; of many rows, of some that lie evenly among them."""
    rows = [row for row in table.rows if not isinstance(row, Band)]
    looked_at: Iterable[tuple[str, ...]] = rows[:: len(rows) // _LOOKED_AT + 1]
    texts = [row[n] for row in (*looked_at, *filter(None, [table.total]))]
    return [_length(text) for text in (dict.fromkeys(texts) if table.columns[n].merged else texts)]


def _length(text: str) -> float:
    return max(map(display_width, text.split("\n")))


def _least(
    columns: Sequence[Column], held: Sequence[Sequence[float]], hinted: Sequence[float], size: float
) -> list[float]:
    """Return what holds the label on a line or two and the longest cell on one, as far as hints allow."""
    labels = [_room(_label(column), size) for column in columns]
    needed = [
        max(label, _room(max(cells, default=0.0), size)) for label, cells in zip(labels, held, strict=True)
    ]
    least = [
        min(have, need) if have - need >= size or need > have else have
        for have, need in zip(hinted, needed, strict=True)
    ]
    short = [_room(max((one for one in cells if one <= _DAY), default=0.0), size) for cells in held]
    whole = [max(three) for three in zip(least, labels, short, strict=True)]
    over = sum(whole) - sum(hinted)
    if over <= 0:
        return whole
    # Columns of long texts make room for days and labels, as far as they stay readable.
    spare = [
        max(0.0, low - _room(_SHORT, size)) if low < need else 0.0
        for low, need in zip(whole, needed, strict=True)
    ]
    if sum(spare) < over:
        return least
    return [low - over * one / sum(spare) for low, one in zip(whole, spare, strict=True)]


def _label(column: Column) -> float:
    """Characters of a label's line: a long label stands on two."""
    whole = display_width(column.label)
    return whole if whole <= _LABEL else max(_LABEL - 1, ceil(whole / 2))


def _room(characters: float, size: float) -> float:
    return characters * size + 2 * PADDING_X + 1


def _shared_out(
    held: Sequence[Sequence[float]], least: Sequence[float], size: float, freed: float
) -> list[float]:
    """One character after the other to the column whose cells lose most of their height by it."""
    wide = [(width - 2 * PADDING_X) / size for width in least]
    given = [0.0] * len(wide)
    gains = [_gain(cells, here) for cells, here in zip(held, wide, strict=True)]
    for _ in range(int(freed / size)):
        best = max(range(len(gains)), key=gains.__getitem__)
        if not gains[best]:
            break
        given[best] += size
        wide[best] += 1.0
        gains[best] = _gain(held[best], wide[best])
    return given


def _gain(lengths: Sequence[float], wide: float) -> float:
    """How much lower cells get by one more character a line; tall ones count for more than their share."""
    return sum((one / wide) ** 2 - max(1.0, one / (wide + 1.0)) ** 2 for one in lengths if one > wide)
