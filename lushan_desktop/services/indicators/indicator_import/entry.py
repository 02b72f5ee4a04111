"""What was understood of a table: its indicators one by one, each with what is to be said of it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from lushan_desktop.services.importing.checking import Verdict
from lushan_desktop.services.importing.table import Table
from lushan_desktop.services.indicators.indicator_import.lines import UnusedLine, first_words
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
    groups: tuple[str, ...] = ()
    """Whole groups of units as the table calls them: 各乡（镇、街道）."""
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
    set_apart: tuple[UnusedLine, ...] = ()
    """Rows that became nothing: titles, notes, heads that stand there again."""

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
        """What stands in the way, row by row; what most rows have in common is said once."""
        wrong = [entry for entry in self.entries if self.verdict(entry) is Verdict.MEND]
        alike = _alike(wrong)
        rows = []
        for entry in wrong:
            own = [said for said in (*entry.faults, *entry.doubts) if _kind(said) not in alike]
            if own:
                name = f"{entry.number} {entry.title}".strip()[:24]
                rows.append(Refusal(self.where(entry), f"{name}：{'；'.join(own)}"))
        shared = [self._shared(kind, entries) for kind, entries in alike.items()]
        return (*shared, *rows, *(self.of_table if not self.plan.accepts_doubts else ()))

    def _shared(self, kind: str, entries: Sequence[Entry]) -> Refusal:
        """One sentence for a fault of many rows, with the texts that it speaks of."""
        quoted = dict.fromkeys(
            text
            for entry in entries
            for said in (*entry.faults, *entry.doubts)
            if _kind(said) == kind
            for text in _QUOTED.findall(said)[:1]
        )
        first = next(said for said in (*entries[0].faults, *entries[0].doubts) if _kind(said) == kind)
        names = "、".join(f"“{text}”" for text in list(quoted)[:_SHOWN])
        more = f"等{len(quoted)}种" if len(quoted) > _SHOWN else ""
        said = f"{len(entries)}行都有：{first}" + (f"。写的是{names}{more}" if len(quoted) > 1 else "")
        return Refusal(self.where(entries[0]), f"{said}。若这一列认错了，请改这一列的内容")

    def count(self, level: int) -> int:
        return sum(1 for entry in self.taken if entry.level == level)

    @property
    def left_aside(self) -> tuple[str, ...]:
        """The sheets that hold something and are not read."""
        return tuple(table.sheet for table in self._sheets_aside)

    @property
    def _sheets_aside(self) -> list[Table]:
        sheets = zip(self.tables, self.plan.sheets, strict=True)
        return [table for table, sheet in sheets if not sheet.is_taken and any(map(any, table.rows))]

    @property
    def unused(self) -> tuple[str, ...]:
        """The columns that hold something and are not read, by what stands above them."""
        return tuple(dict.fromkeys(head for _, head, _ in self._columns_aside()))

    def _columns_aside(self) -> Iterator[tuple[Table, str, str]]:
        for table, sheet in zip(self.tables, self.plan.sheets, strict=True):
            for column, name in enumerate(sheet.fields if sheet.is_taken else ()):
                texts = [row[column] for row in table.rows[sheet.head + 1 :] if row[column]]
                if not name and texts:
                    yield table, heads_of(table, sheet)[column], first_words(texts[:3])

    @property
    def not_used(self) -> tuple[Refusal, ...]:
        """Everything of the file that became nothing: sheets, columns and rows, with their first words."""
        sheets = [
            Refusal(
                f"工作表“{table.sheet}”",
                f"不像指标，没有读：{first_words(cell for row in table.rows[:5] for cell in row)}",
            )
            for table in self._sheets_aside
        ]
        columns = [
            Refusal(f"工作表“{table.sheet}”“{head}”列" if table.sheet else f"“{head}”列", f"没有用到：{said}")
            for table, head, said in self._columns_aside()
        ]
        rows = [
            Refusal(self.tables[one.sheet].where(one.place), f"{one.why}，没有用到：{one.text}")
            for one in self.set_apart
        ]
        return (*sheets, *columns, *rows)

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
        """Return what was read, in a line."""
        levels = [
            f"{name}{self.count(n)}项" for n, name in enumerate(("一级", "二级", "三级"), 1) if self.count(n)
        ]
        points = f"，末级合计{plain(self.points)}分" if self.points else ""
        bonus = sum(1 for entry in self.taken if entry.bonus and entry.level == self.deepest)
        points += f"（不含加分项{bonus}项）" if bonus else ""
        materials = f"，应备材料{self.materials}条" if self.materials else ""
        return (
            f"读到指标{len(self.taken)}项（{'、'.join(levels)}）{points}{materials}"
            if levels
            else "没有读到指标"
        )


_QUOTED = re.compile("“([^”]*)”")
_CHANGING = re.compile(r"“[^”]*”|\d+(?:\.\d+)*|[#＃][A-Z/0!?]+|相近的有[^，]*，|，?第\d+行.*")
_MANY, _SHOWN = 6, 8


def _kind(sentence: str) -> str:
    """A sentence without what changes from row to row."""
    return _CHANGING.sub("", sentence)


def _alike(entries: Sequence[Entry]) -> dict[str, list[Entry]]:
    """The kinds of faults that so many rows have that a sentence for each would say nothing more."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        for said in (*entry.faults, *entry.doubts):
            found.setdefault(_kind(said), []).append(entry)
    return {kind: held for kind, held in found.items() if len(held) >= _MANY}


def total(entries: Iterable[Entry]) -> Decimal:
    """The points together; what is added or vetoed counts aside."""
    return sum(
        (one.points for one in entries if one.points is not None and not one.bonus and not one.veto),
        Decimal(0),
    )


def plain(points: Decimal) -> str:
    """Points without idle zeros: 22, 1.5."""
    return f"{points.normalize():f}"
