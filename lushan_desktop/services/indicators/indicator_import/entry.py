"""What was understood of a table: its indicators one by one, each with what is to be said of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from lushan_desktop.services.importing.checking import Verdict
from lushan_desktop.services.importing.table import Table
from lushan_desktop.services.indicators.indicator_import.plan import Plan, Spot, heads_of


@dataclass(frozen=True)
class Entry:
    """One indicator as it was understood."""

    spot: Spot
    number: str
    title: str
    parent: int = -1
    """The place of the indicator above it in the list; -1: none."""
    points: Decimal | None = None
    lead_unit: str = ""
    support_units: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    ways: str = ""
    filer: str = ""
    due: str | None = None
    note: str = ""
    veto: bool = False
    bonus: bool = False
    faults: tuple[str, ...] = ()
    """What has to be mended before anything is imported."""
    doubts: tuple[str, ...] = ()
    """What the official table may have so; the clerk has to say it."""

    @property
    def level(self) -> int:
        return self.spot.level

    def faulty(self, *sentences: str) -> "Entry":
        return replace(self, faults=(*self.faults, *sentences))

    def doubtful(self, *sentences: str) -> "Entry":
        return replace(self, doubts=(*self.doubts, *sentences))


@dataclass(frozen=True)
class Refusal:
    """A row that stands in the way, in words."""

    where: str
    reason: str


@dataclass(frozen=True)
class Understood:
    """All that was understood; nothing is written before the clerk agrees."""

    tables: tuple[Table, ...]
    plan: Plan
    entries: tuple[Entry, ...]
    new_units: tuple[str, ...] = ()
    """Names that no unit of the office bears."""
    of_table: tuple[Refusal, ...] = ()
    """What is wrong with the table as a whole, such as its sum."""

    def verdict(self, entry: Entry) -> Verdict:
        if entry.spot in self.plan.left_out:
            return Verdict.THERE
        if entry.faults or (entry.doubts and not self.plan.accepts_doubts):
            return Verdict.MEND
        return Verdict.LOOK if entry.doubts else Verdict.READY

    def where(self, entry: Entry) -> str:
        return self.tables[entry.spot.sheet].where(entry.spot.place)

    def reason(self, entry: Entry) -> str:
        return "；".join((*entry.faults, *entry.doubts))

    @property
    def taken(self) -> tuple[Entry, ...]:
        """The indicators that are imported."""
        return tuple(entry for entry in self.entries if entry.spot not in self.plan.left_out)

    @property
    def refusals(self) -> tuple[Refusal, ...]:
        """What stands in the way, row by row."""
        rows = [
            Refusal(
                self.where(entry), f"{entry.number} {entry.title}".strip()[:24] + "：" + self.reason(entry)
            )
            for entry in self.entries
            if self.verdict(entry) is Verdict.MEND
        ]
        return (*rows, *(self.of_table if not self.plan.accepts_doubts else ()))

    def count(self, level: int) -> int:
        return sum(1 for entry in self.taken if entry.level == level)

    @property
    def left_aside(self) -> tuple[str, ...]:
        """The sheets that hold something and are not read."""
        sheets = zip(self.tables, self.plan.sheets, strict=True)
        return tuple(
            table.sheet for table, sheet in sheets if not sheet.is_taken and any(map(any, table.rows))
        )

    @property
    def unused(self) -> tuple[str, ...]:
        """The columns that hold something and are not read, by what stands above them."""
        told: dict[str, None] = {}
        for table, sheet in zip(self.tables, self.plan.sheets, strict=True):
            for column, name in enumerate(sheet.fields if sheet.is_taken else ()):
                if not name and any(row[column] for row in table.rows[sheet.head + 1 :]):
                    told[heads_of(table, sheet)[column]] = None
        return tuple(told)

    @property
    def materials(self) -> int:
        return sum(len(entry.materials) for entry in self.taken)

    @property
    def points(self) -> Decimal:
        """What the indicators of the last level come to."""
        return total(entry for entry in self.taken if entry.level == self.deepest)

    @property
    def deepest(self) -> int:
        return max((entry.level for entry in self.entries), default=3)

    def said(self) -> str:
        """What was read, in a line."""
        levels = [
            f"{name}{self.count(n)}项" for n, name in enumerate(("一级", "二级", "三级"), 1) if self.count(n)
        ]
        points = f"，末级合计{plain(self.points)}分" if self.points else ""
        materials = f"，应备材料{self.materials}条" if self.materials else ""
        return (
            f"读到指标{len(self.taken)}项（{'、'.join(levels)}）{points}{materials}"
            if levels
            else "没有读到指标"
        )


def total(entries: Iterable[Entry]) -> Decimal:
    """The points together; what is added or vetoed counts aside."""
    return sum(
        (one.points for one in entries if one.points is not None and not one.bonus and not one.veto),
        Decimal(0),
    )


def plain(points: Decimal) -> str:
    """Points without idle zeros: 22, 1.5."""
    return f"{points.normalize():f}"
