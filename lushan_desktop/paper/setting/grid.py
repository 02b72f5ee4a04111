"""The sheet and its grid: what stands in strips from top to bottom is dealt out to pages."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from lushan_desktop.paper.setting.paragraph import SetLine

MM = 72 / 25.4
A4, A3 = (210 * MM, 297 * MM), (297 * MM, 420 * MM)

COLUMNS, ROWS, GLYPH = 28, 22, 16.0
ASCENT = 0.88
"""How far the base line lies below the top of a full-width glyph, 1 being its size."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The type area on its sheet, in points from the sheet's top left."""

    sheet: tuple[float, float]
    left: float
    top: float
    width: float
    height: float


OFFICIAL = Frame(A4, 28 * MM, 37 * MM, 156 * MM, 225 * MM)
"""版心 of GB/T 9704: 156 × 225 mm."""

CHARACTER_PITCH = (OFFICIAL.width - GLYPH) / (COLUMNS - 1)
LINE_PITCH = (OFFICIAL.height - GLYPH) / (ROWS - 1)
_BELOW_A_LINE = LINE_PITCH - GLYPH
_SLACK = 0.01


@dataclass(frozen=True, slots=True)
class Box:
    """The place where an anchored text or a mark stands in its strip."""

    anchor: str
    x: float
    y: float
    w: float
    h: float
    mark: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """A rule of its own weight, from the strip's top left; `red` as the head of official paper is."""

    x0: float
    y0: float
    x1: float
    y1: float
    weight: float
    red: bool = False


@dataclass(frozen=True, slots=True)
class RedText:
    """A line in red, made narrower by `stretch` where it would be too wide."""

    x: float
    base: float
    line: SetLine
    stretch: float = 1.0


@dataclass(frozen=True, slots=True)
class Span:
    """The texts of a merged cell as they stand in its own row; `goes_on` where the row above has it too."""

    left: float
    texts: list[tuple[float, float, SetLine]]
    goes_on: bool


@dataclass(slots=True)
class Strip:
    """A piece of a page as wide as the type area; x from its left, y down from its top.

    `texts` are (x, base line, line); `rules` are (x, y, x, y); `edges` are the upright rules it shares
    with its neighbours; `head` is repeated above it where it begins a page; `spans` are the cells that it
    may share with strips above and below it; `turned` is a page that lies on its side in it; `blocks` are
    (x, base line, operators) of texts that stand in many strips; `fills` are (x, y, x, y) of what is grey.
    """

    height: float
    texts: list[tuple[float, float, SetLine]] = field(default_factory=list)
    rules: list[tuple[float, float, float, float]] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    edges: tuple[float, ...] = ()
    reds: list[RedText] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    turned: "Page | None" = None
    head: "tuple[Strip, ...]" = ()
    spans: list[Span] = field(default_factory=list)
    blocks: "list[tuple[float, float, str]]" = field(default_factory=list)
    fills: list[tuple[float, float, float, float]] = field(default_factory=list)
    on_grid: bool = False
    keep_with_next: bool = False
    begins_page: bool = False
    closes: bool = False
    """True for the lines of a sign-off, of 附件说明 above it and of what stands below its date."""

    @property
    def is_blank(self) -> bool:
        inked = self.texts or self.blocks or self.rules or self.edges or self.reds or self.strokes
        return not (inked or self.turned)

    @property
    def inked(self) -> float:
        """The height without the blank below the last line of the grid, which the type area ends without."""
        return self.height - _BELOW_A_LINE if self.on_grid else self.height


Page = list[tuple[float, Strip]]
"""Strips with their tops, from the top of the type area."""


def row(*texts: tuple[float, float, SetLine]) -> Strip:
    """A line of the grid."""
    return Strip(LINE_PITCH, list(texts), on_grid=True)


def boxes_of(line: SetLine, anchor: str, height: float) -> list[Box]:
    """The boxes of an anchored line and of the marks in it, from the line's top left."""
    boxes = [Box(own or anchor, x, 0.0, end - x, height, mark=True) for own, x, end in line.marks]
    if anchor and line.pieces:
        start = line.pieces[0].x
        boxes.insert(0, Box(anchor, start, 0.0, line.width - start, height))
    return boxes


def paginate(strips: Iterable[Strip], height: float) -> list[Page]:
    """Deals the strips out to pages of this height; what keeps together goes to the next page together."""
    return list(pages_of(strips, height))


def pages_of(strips: Iterable[Strip], height: float) -> Iterator[Page]:
    """The pages that `paginate` makes, each as soon as it is full."""
    pages: list[Page] = [[]]
    y, given = 0.0, 0
    for bundle in _bundles(strips):
        is_full = _snapped(y, bundle[0]) + _height(bundle) > height + _SLACK
        if is_full and all(strip.is_blank and not strip.begins_page for strip in bundle):
            continue
        if pages[-1] and (bundle[0].begins_page or is_full):
            pages.append([])
            y = 0.0
        for strip in bundle:
            y = _place(strip, y, height, pages)
        if len(pages) > given + 1:
            yield from map(_with_spans, pages[given:-1])
            del pages[:-2]
            given = 1
    if pages[-1] or not given:
        yield _with_spans(pages[-1])


def _with_spans(page: Page) -> Page:
    """Merged cells say what they hold once a page, in the middle of their part of it."""
    open_spans: dict[float, tuple[Strip, Span, float]] = {}
    for _, strip in page:
        here = {span.left: span for span in strip.spans}
        for left in [left for left in open_spans if left not in here or not here[left].goes_on]:
            _say(*open_spans.pop(left))
        for left, span in here.items():
            first, said, height = open_spans.get(left, (strip, span, 0.0))
            open_spans[left] = (first, said, height + strip.height)
    for opened in open_spans.values():
        _say(*opened)
    return page


def _say(strip: Strip, span: Span, height: float) -> None:
    lower = (height - strip.height) / 2
    strip.texts = [*((x, base + lower, line) for x, base, line in span.texts), *strip.texts]


def _place(strip: Strip, y: float, height: float, pages: list[Page]) -> float:
    """Puts one strip where the last one ended, or on a new page if a bundle is too tall for one."""
    y = _snapped(y, strip)
    if pages[-1] and y + strip.inked > height + _SLACK:
        pages.append([])
        y = 0.0
    if not pages[-1]:
        if strip.is_blank and len(pages) > 1:
            return 0.0
        for head in strip.head:
            pages[-1].append((y, head))
            y += head.height
    pages[-1].append((y, strip))
    return y + strip.height


def _bundles(strips: Iterable[Strip]) -> Iterator[list[Strip]]:
    bundle: list[Strip] = []
    for strip in strips:
        if strip.begins_page and bundle:
            yield bundle
            bundle = []
        bundle.append(strip)
        if not strip.keep_with_next:
            yield bundle
            bundle = []
    if bundle:
        yield bundle


def _snapped(y: float, strip: Strip) -> float:
    if not strip.on_grid:
        return y
    rows = int((y + LINE_PITCH - _SLACK) / LINE_PITCH)
    return rows * LINE_PITCH


def _height(bundle: Sequence[Strip]) -> float:
    return sum(strip.height for strip in bundle[:-1]) + bundle[-1].inked
