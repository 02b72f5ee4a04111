"""Indicators as they stand in a sheet, as texts; nothing is judged yet."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from lushan_desktop.domain.recognise.indicator_words import NumberedText
from lushan_desktop.services.importing.table import Cells, Table
from lushan_desktop.services.indicators.indicator_import.plan import OF_SEVERAL, SheetPlan, Spot

JOINED = (
    "detail",
    "criterion",
    "materials",
    "lead",
    "support",
    "units",
    "ways",
    "filer",
    "due",
    "flags",
    "note",
)
"""What a further row of the same indicator adds to."""
POINTS = ("points", "points_first", "points_second")
JUMPS, NAMELESS, POINTS_ALONE, UNCLEAR = "jumps", "nameless", "points alone", "unclear"
NO_SUCH_LEVEL, SHARED = "no such level", "shared"


@dataclass(frozen=True)
class Part:
    """One of several rows of an indicator that bear points of their own."""

    text: str
    points: str
    repeats_title: bool = False
    """True if the row bears the title again, as where every row of a table is filled."""


@dataclass(frozen=True)
class Line:
    """One indicator as it stands in the sheet."""

    spot: Spot
    number: str
    title: str
    cells: Mapping[str, str] = field(default_factory=dict)
    trouble: str = ""
    """What is wrong with how it stands there: one of the words above."""
    parts: tuple[Part, ...] = ()
    """Its rows, the first included, where several bear points."""


@dataclass(frozen=True)
class Sum:
    """A row that says what the points above it come to."""

    sheet: int
    place: int
    points: str
    label: str
    is_part: bool
    """小计 instead of 合计."""
    after: int
    """The number of indicators of the sheet stand before it."""


@dataclass(frozen=True)
class UnusedLine:
    """A row or a cell that became nothing."""

    sheet: int
    place: int
    why: str
    text: str


@dataclass(frozen=True)
class SheetRead:
    """All that stands in a sheet."""

    lines: tuple[Line, ...]
    sums: tuple[Sum, ...]
    unused: tuple[UnusedLine, ...]


class Reader(ABC):
    """Goes down a sheet; a row is a new indicator or says more about the last."""

    def __init__(self, sheet: int, table: Table, plan: SheetPlan) -> None:
        self.lines: list[Line] = []
        self.unused: list[UnusedLine] = []
        self._sheet, self._table, self._plan = sheet, table, plan
        self._last: dict[str, str] = {}
        self._filled = {
            (place, left) for top, left, bottom, _ in table.blocks for place in range(top + 1, bottom + 1)
        }
        """Cells that show what stands in the first row of a merged block."""
        self._point_columns = [(column, name) for column, name in enumerate(plan.fields) if name in POINTS]

    @abstractmethod
    def take(self, place: int, row: Cells) -> None:
        """The next row that is no note, no sum and no second head."""

    def cells_of(self, row: Cells) -> dict[str, str]:
        """The texts of a row by field; what several columns hold together stands line by line."""
        found: dict[str, str] = {}
        for name, text in zip(self._plan.fields, row, strict=True):
            if name:
                joins = name in OF_SEVERAL and found.get(name) and text
                found[name] = f"{found[name]}\n{text}" if joins else found.get(name) or text
        return found

    def own_cells(self, place: int, row: Cells) -> tuple[dict[str, str], bool]:
        """The same without points that belong to a row above; whether there were such."""
        cells, is_shared = self.cells_of(row), False
        for column, name in self._point_columns:
            if (place, column) in self._filled and cells.get(name):
                cells[name] = ""
                is_shared = is_shared or name == "points"
        return cells, is_shared

    def add(self, place: int, said: NumberedText, cells: Mapping[str, str], trouble: str = "") -> None:
        """A new indicator; the level is that of the number."""
        spot = Spot(self._sheet, place, said.level)
        self.lines.append(Line(spot, said.number, said.text, dict(cells), trouble))
        self._last = {}

    def notice(self, cells: Mapping[str, str]) -> None:
        """What the last row held; a row below that says the same says nothing new."""
        self._last = {**self._last, **{name: text for name, text in cells.items() if text}}

    def join(self, place: int, cells: Mapping[str, str], *, repeats_title: bool = False) -> None:
        """A further row of the last indicator brings materials, units, ways of scoring, points of its own."""
        if not self.lines:
            self.unused.append(UnusedLine(self._sheet, place, "前面没有指标", first_words(cells.values())))
            return
        last = self.lines[-1]
        joined, fresh = dict(last.cells), dict[str, str]()
        for name in JOINED:
            text = cells.get(name, "")
            if text and text != self._last.get(name):
                fresh[name] = text
                joined[name] = "\n".join(filter(None, (joined.get(name, ""), text)))
        parts = self._parts(last, cells, fresh, repeats_title)
        self.lines[-1] = replace(last, cells=joined, parts=parts)
        self.notice(cells)

    def _parts(
        self, last: Line, cells: Mapping[str, str], fresh: Mapping[str, str], repeats_title: bool
    ) -> tuple[Part, ...]:
        points = cells.get("points", "")
        if not points:
            return last.parts
        before = last.parts or (Part(last.cells.get("detail", ""), last.cells.get("points", "")),)
        said = fresh.get("detail", "") or fresh.get("criterion", "")
        return (*before, Part(said, points, repeats_title))

    def brings_points_alone(self, cells: Mapping[str, str]) -> bool:
        """Return True if a row without a title has points and nothing that they could be for."""
        points = cells.get("points", "")
        if not points or any(cells.get(name) and cells.get(name) != self._last.get(name) for name in JOINED):
            return False
        return not self.lines or points != self._last.get("points")


def first_words(texts: Iterable[str], longest: int = 30) -> str:
    """The beginning of what stands in a row or column."""
    found = " ".join(dict.fromkeys(" ".join(text.split()) for text in texts if text))
    return found if len(found) <= longest else f"{found[:longest]}…"
