"""Sets ruled tables: widths from hints and content, a head repeated on each page, rows that are not torn."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import ceil
from types import MappingProxyType

from lushan_desktop.paper.content import Align, Band, Column, Row, Table
from lushan_desktop.paper.content import Face as FaceName
from lushan_desktop.paper.setting.blocks import ColumnOfBlocks, Place
from lushan_desktop.paper.setting.columns import PADDING_X, column_widths
from lushan_desktop.paper.setting.grid import ASCENT, MM, Span, Strip
from lushan_desktop.paper.setting.paragraph import SetLine, Setter, Type, aligned, readable
from lushan_desktop.paper.setting.sharing import Shares

LEADING = 1.35
PADDING_Y = 3.0
_BAR = 6.5
_SHARE_MM = 12.0
"""How high a bar is, in points, and the room of the number before it."""

_REMEMBERED = 8192
"""Texts of cells that are kept set."""

_NAME_ABOVE = 60.0
"""What the name of a ledger and its filter take above the table, in pt."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The lines of a cell, its place in the row, and its alignment."""

    lines: Sequence[SetLine]
    left: float
    width: float
    align: Align


class CellSetter:
    """Sets the texts of cells, each but once for each width."""

    def __init__(self, setter: Setter, type_: Type) -> None:
        self.type = type_
        self._setter = setter
        self._known: dict[tuple[str, float, FaceName], Sequence[SetLine]] = {}

    @property
    def leading(self) -> float:
        return self.type.size * LEADING

    def lines(self, text: str, width: float, face: FaceName = "body") -> Sequence[SetLine]:
        key = (text, width, face)
        if key not in self._known:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[key] = self._set(readable(text), width - 2 * PADDING_X, face)
        return self._known[key]

    def label(self, text: str, width: float) -> Sequence[SetLine]:
        """A label in 黑体; if long it ends its line before （…）, or else in lines of about one length."""
        lines = self.lines(text, width, "heading")
        if len(lines) < 2 or "\n" in text:
            return lines
        before, bracket, rest = text.partition("（")
        apart = self.lines(f"{before}\n{bracket}{rest}", width, "heading") if before and bracket else lines
        if bracket and len(apart) == len(lines):
            return apart
        least = sum(line.width for line in lines) / len(lines) + 2 * PADDING_X
        narrower = (self.lines(text, least + n * self.type.size / 2, "heading") for n in range(4))
        return next((evenly for evenly in narrower if len(evenly) == len(lines)), lines)

    def _set(self, text: str, width: float, face: FaceName) -> Sequence[SetLine]:
        return self._setter.ragged(text, self.type, width, self._setter.face(face))

    def blocks(self, left: float, right: float, align: Align) -> ColumnOfBlocks:
        """The texts of a column between these edges."""
        inner = Place(left + PADDING_X, right - left - 2 * PADDING_X, align, self.leading)
        return ColumnOfBlocks(self._setter, self.type, inner)

    @property
    def first_base(self) -> float:
        """Where the base of the first line lies in a cell that is full."""
        return PADDING_Y + (self.leading - self.type.size) / 2 + ASCENT * self.type.size

    def strip(self, cells: Sequence[Cell], height: float = 0.0, lines: int = 0) -> Strip:
        """A row of cells, each in the middle of the row's height, which holds so many `lines` or all."""
        highest = lines or max((len(cell.lines) for cell in cells), default=1) or 1
        height = max(height, highest * self.leading + 2 * PADDING_Y)
        strip = Strip(height)
        for cell in cells:
            top = (height - len(cell.lines) * self.leading) / 2
            self.stand(strip, cell, top)
        return strip

    def stand(self, strip: Strip, cell: Cell, top: float) -> None:
        """Puts a cell's lines into a strip, the first one's top as told."""
        inner, above = cell.width - 2 * PADDING_X, (self.leading - self.type.size) / 2
        for n, line in enumerate(cell.lines):
            base = top + n * self.leading + above + ASCENT * self.type.size
            x = cell.left + PADDING_X + aligned(line, cell.align, inner)
            strip.texts.append((x, base, line))


def set_table(table: Table, cells: CellSetter, width: float, height: float) -> list[Strip]:
    """The strips of a table as wide as `width` on pages as high as `height`."""
    return list(table_strips(table, cells, width, height))


def table_strips(table: Table, cells: CellSetter, width: float, height: float) -> Iterator[Strip]:
    """The strips of a table one after the other."""
    widths = column_widths(table, cells.type.size, width)
    edges = (0.0, *accumulate(widths))
    head = _head(table.columns, cells, edges)
    head.keep_with_next = True
    last = head
    for strip in _rows(table, cells, edges, height - head.height, head):
        yield last
        strip.head = (head,)
        last = strip
    if table.sum_row:
        last.keep_with_next = True
        for strip in _row(table.sum_row, table, cells, edges, height - head.height, face="heading"):
            yield last
            strip.head = (head,)
            last = strip
    yield last


def _rows(
    table: Table, cells: CellSetter, edges: tuple[float, ...], room: float, above: Strip
) -> Iterator[Strip]:
    """The strips of the rows; until the next one is asked for, a strip may still lose its lower rule.

    A row leaves room for the bands that name it, the first one for what stands above the table: where it is
    taller than the page it begins below them, and they do not stand alone.
    """
    plain = _PlainRows(table.columns, cells, edges)
    merging, filling = (any(getattr(one, kind) for one in table.columns) for kind in ("merged", "filled"))
    rows: Sequence[Row] = table.rows or (Band(table.empty),)
    shares = Shares(table, edges, cells.lines, int(room / 2 / cells.leading))
    taken = _NAME_ABOVE
    for n, entry in enumerate(rows):
        made: Sequence[Strip]
        if isinstance(entry, Band):
            made = (_band(entry, cells, edges, is_remark=not table.rows),)
            taken += made[0].height
        else:
            left, taken = room - taken, 0.0
            is_plain = not (merging or filling or table.by_hand_mm)
            strip = plain.strip(entry, left) if is_plain else None
            shared_by = shares.of(n) if merging else {}
            made = (strip,) if strip else tuple(_row(entry, table, cells, edges, left, shared_by=shared_by))
        if merging and not isinstance(entry, Band):
            _join(made[0], above, edges, table, n)
            made[-1].keep_with_next = made[-1].keep_with_next or shares.stays_with_next(n)
        above = made[-1]
        yield from made


class _PlainRows:
    """Rows whose cells are shown as they were set once."""

    def __init__(self, columns: Sequence[Column], cells: CellSetter, edges: tuple[float, ...]) -> None:
        places = zip(columns, pairwise(edges), strict=True)
        self._columns = [cells.blocks(left, right, column.align) for column, (left, right) in places]
        self._edges = edges
        self._leading, self._half, self._base = cells.leading, cells.leading / 2, cells.first_base

    def strip(self, row: tuple[str, ...], room: float) -> Strip | None:
        """The strip of a row, or None where it is taller than its room."""
        blocks = [column[text] for column, text in zip(self._columns, row, strict=True)]
        highest = max([lines for lines, _, _ in blocks] or [1]) or 1
        if highest * self._leading + 2 * PADDING_Y > room:
            return None
        base, half = self._base, self._half
        strip = Strip(highest * self._leading + 2 * PADDING_Y, edges=self._edges)
        strip.rules = [(0.0, 0.0, self._edges[-1], 0.0)]
        strip.blocks = [(x, base + (highest - count) * half, shown) for count, x, shown in blocks if count]
        return strip


def _row(
    row: tuple[str, ...],
    table: Table,
    cells: CellSetter,
    edges: tuple[float, ...],
    room: float,
    *,
    face: FaceName = "body",
    shared_by: Mapping[int, int] = MappingProxyType({}),
) -> Iterator[Strip]:
    """One strip; a row taller than a page is cut between lines into several.

    Of a cell that is `shared_by` several rows each holds its part of the lines.
    """
    places = [
        Cell(cells.lines(text, right - left, face), left, right - left, column.align)
        for text, column, (left, right) in zip(row, table.columns, pairwise(edges), strict=True)
    ]
    most = max(1, int((room - 2 * PADDING_Y) / cells.leading))
    longest = max((ceil(len(cell.lines) / shared_by.get(n, 1)) for n, cell in enumerate(places)), default=0)
    for start in range(0, max(longest, 1), most):
        part = places
        if longest > most:
            part = [Cell(c.lines[start : start + most], c.left, c.width, c.align) for c in places]
        strip = cells.strip(part, table.by_hand_mm * MM, min(longest - start, most))
        _draw_shares(strip, row, table, edges)
        yield _ruled(strip, edges)


def _draw_shares(strip: Strip, row: tuple[str, ...], table: Table, edges: tuple[float, ...]) -> None:
    """A bar beside each number that tells a share: framed for the whole, grey as far as the share goes."""
    middle, half = strip.height / 2, _BAR / 2
    for text, column, (left, right) in zip(row, table.columns, pairwise(edges), strict=True):
        if not (column.filled and text):
            continue
        end = right - PADDING_X
        start = min(left + PADDING_X + _SHARE_MM * MM, (left + right) / 2)
        top, bottom = middle - half, middle + half
        if share := column.share(text):
            strip.fills.append((start, top, start + share * (end - start), bottom))
        strip.rules += [(start, top, end, top), (start, bottom, end, bottom)]
        strip.rules += [(start, top, start, bottom), (end, top, end, bottom)]


def _join(strip: Strip, above: Strip, edges: tuple[float, ...], table: Table, n: int) -> None:
    """The texts of merged columns stand in spans; cells that go on have no rule above them."""
    going_on = [table.goes_on(n, place) for place in range(len(table.columns))]
    for column, (left, right), goes_on in zip(table.columns, pairwise(edges), going_on, strict=True):
        if column.merged:
            inside = [text for text in strip.texts if left <= text[0] < right]
            strip.texts = [text for text in strip.texts if text not in inside]
            strip.spans.append(Span(left, inside, goes_on=goes_on))
    if any(going_on):
        kept = [span for span, goes in zip(pairwise(edges), going_on, strict=True) if not goes]
        strip.rules = [rule for rule in strip.rules if rule[1] > 0]
        above.rules = [rule for rule in above.rules if rule[1] < above.height]
        strip.rules += [(left, 0.0, right, 0.0) for left, right in kept]


def _ruled(strip: Strip, edges: tuple[float, ...]) -> Strip:
    strip.edges = edges
    strip.rules += [(0.0, 0.0, edges[-1], 0.0), (0.0, strip.height, edges[-1], strip.height)]
    return strip


def _band(band: Band, cells: CellSetter, edges: tuple[float, ...], *, is_remark: bool) -> Strip:
    width = edges[-1]
    face: FaceName = "body" if is_remark else "heading"
    cell = Cell(cells.lines(band.text, width, face), 0.0, width, "center" if is_remark else "left")
    strip = _ruled(cells.strip([cell]), (0.0, width))
    strip.keep_with_next = not is_remark
    return strip


def _head(columns: Sequence[Column], cells: CellSetter, edges: tuple[float, ...]) -> Strip:
    """The labels; those of one group under a cell that names the group."""
    upper = cells.leading + 2 * PADDING_Y
    grouped = any(column.group for column in columns)
    places = list(zip(columns, pairwise(edges), strict=True))
    labels = [
        (column, Cell(cells.label(column.label, right - left), left, right - left, "center"))
        for column, (left, right) in places
    ]
    tallest = max((len(cell.lines) for _, cell in labels), default=1)
    height = tallest * cells.leading + 2 * PADDING_Y + upper * grouped
    strip = Strip(height, edges=() if grouped else edges)
    strip.rules += [(0.0, 0.0, edges[-1], 0.0), (0.0, height, edges[-1], height)]
    for column, cell in labels:
        above = upper if column.group else 0.0
        cells.stand(strip, cell, above + (height - above - len(cell.lines) * cells.leading) / 2)
    if grouped:
        _rule_groups(strip, columns, cells, edges, upper)
    return strip


def _rule_groups(
    strip: Strip, columns: Sequence[Column], cells: CellSetter, edges: tuple[float, ...], upper: float
) -> None:
    start = 0
    strip.rules.append((0.0, 0.0, 0.0, strip.height))
    for n, column in enumerate(columns, 1):
        goes_on = n < len(columns) and column.group and columns[n].group == column.group
        strip.rules.append((edges[n], upper if goes_on else 0.0, edges[n], strip.height))
        if goes_on:
            continue
        if column.group:
            left, width = edges[start], edges[n] - edges[start]
            cell = Cell(cells.lines(column.group, width, "heading")[:1], left, width, "center")
            cells.stand(strip, cell, PADDING_Y)
            strip.rules.append((left, upper, edges[n], upper))
        start = n
