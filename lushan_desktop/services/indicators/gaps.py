"""What is done, what is missing: every material an indicator asks for, told up to the indicators above it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from lushan_desktop.base import clock
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.indicators.completeness import AWAITING, FULL, NONE, REGISTERED, completeness
from lushan_desktop.services.records.asking import Ask, asking
from lushan_desktop.storage import gaps_counted

if TYPE_CHECKING:
    from lushan_desktop.storage.store import Store

NOT_APPLICABLE, UNDECIDED = "不适用", "未定材料"
"""Neither there nor missing: the indicator does not concern the office, or nothing was asked for yet."""
TONES = {FULL: "ok", AWAITING: "warn", REGISTERED: "info", NONE: "bad", NOT_APPLICABLE: "", UNDECIDED: ""}


@dataclass(frozen=True)
class Material:
    """One required material and how much of it is there."""

    id: str
    indicator: str
    kind: str
    description: str
    unit: str
    """The one who provides it; where nobody is named, the lead unit of its indicator."""
    unit_name: str
    wanted: int
    held: int
    outside: int
    """Proofs that lie outside its window of dates, and do not count."""
    proven_by: str = ""
    since: str = ""
    until: str = ""
    due_on: str = ""
    has_record: bool = False
    """True if the ledgers hold something for its indicator."""

    @property
    def state(self) -> str:
        return completeness([(self.held, self.wanted)], has_record=self.has_record)

    @property
    def missing(self) -> int:
        return max(self.wanted - self.held, 0)

    @property
    def is_full(self) -> bool:
        return self.held >= self.wanted

    @property
    def lacks(self) -> str:
        """缺 1 份; empty where nothing is missing."""
        return f"缺 {self.missing} 份" if self.missing else ""

    @property
    def said_outside(self) -> str:
        """What does not count because of its date, and which dates would."""
        if not self.outside:
            return ""
        return f"另有 {self.outside} 份不在要求的日期（{self.window}）内"

    @property
    def window(self) -> str:
        start, end = (str(PartialDate.from_iso(day)) if day else "" for day in (self.since, self.until))
        if start and end:
            return f"{start}至{end}"
        return f"{start}以来" if start else f"{end}以前" if end else ""

    @property
    def verb(self) -> str:
        """What the clerk does about it."""
        return "打开" if self.is_full else "添加"


@dataclass(frozen=True)
class Indicator:
    """One indicator that is answered with materials."""

    id: str
    number: str
    text: str
    level: str
    superior: str
    lead_unit: str
    lead_name: str
    support_names: tuple[str, ...] = ()
    support_units: tuple[str, ...] = ()
    not_applicable: bool = False
    reason: str = ""
    materials: tuple[Material, ...] = ()

    @cached_property
    def state(self) -> str:
        if self.not_applicable:
            return NOT_APPLICABLE
        if not self.materials:
            return UNDECIDED
        counts = ((material.held, material.wanted) for material in self.materials)
        return completeness(counts, has_record=any(material.has_record for material in self.materials))

    @property
    def full(self) -> int:
        """The number of of its materials are all there."""
        return sum(material.is_full for material in self.materials)

    @property
    def share(self) -> float:
        return self.full / len(self.materials) if self.materials else 0.0

    @property
    def lacking(self) -> tuple[Material, ...]:
        if self.not_applicable:
            return ()
        return tuple(material for material in self.materials if not material.is_full)

    @property
    def name(self) -> str:
        return f"{self.number} {self.text}".strip()

    @property
    def units(self) -> tuple[str, ...]:
        """The names of all who answer for it, who leads first."""
        return tuple(name for name in (self.lead_name, *self.support_names) if name)


@dataclass(frozen=True)
class Node:
    """A first- or second-level indicator with what those below it come to."""

    id: str
    number: str
    text: str
    level: str
    superior: str
    indicators: tuple[Indicator, ...] = ()

    def count(self, state: str) -> int:
        return sum(one.state == state for one in self.indicators)

    @property
    def full(self) -> int:
        return self.count(FULL)

    @property
    def total(self) -> int:
        """Those that have to be answered."""
        return len(self.indicators) - self.count(NOT_APPLICABLE)


@dataclass(frozen=True)
class UnitGaps:
    """What one unit has to provide still."""

    unit: str
    name: str
    """Empty where nobody was named."""
    wanted: int
    full: int
    lacking: tuple[tuple[Indicator, Material], ...] = ()

    @property
    def overdue(self) -> int:
        """The number of of them should be there by now; a month or a year is due at its end."""
        today = clock.today()
        days = (material.due_on for _, material in self.lacking if material.due_on)
        return sum(PartialDate.from_iso(day).last_day < today for day in days)


@dataclass(frozen=True)
class Gaps:
    """The system in use with all its materials."""

    system: str = ""
    system_name: str = ""
    nodes: tuple[Node, ...] = ()
    """The indicators that have others below them, in the order of the table."""
    indicators: tuple[Indicator, ...] = ()
    """Those that are answered, in the order of the table."""
    by_id: dict[str, Indicator] = field(default_factory=dict, repr=False)

    @property
    def whole(self) -> Node:
        """All together, as one node."""
        return Node("", "", "全部指标", "", "", self.indicators)

    @cached_property
    def top(self) -> tuple[Node, ...]:
        """The nodes that stand under none."""
        known = {node.id for node in self.nodes}
        return tuple(node for node in self.nodes if node.superior not in known)

    def below(self, node: str) -> tuple[Node, ...]:
        return tuple(one for one in self.nodes if one.superior == node)

    def owed(self) -> tuple[UnitGaps, ...]:
        """Every unit that provides materials, those that owe most first."""
        asked: dict[str, list[tuple[Indicator, Material]]] = defaultdict(list)
        for indicator in self.indicators:
            if not indicator.not_applicable:
                for material in indicator.materials:
                    asked[material.unit].append((indicator, material))
        units = (_owed(unit, pairs) for unit, pairs in asked.items())
        return tuple(sorted(units, key=lambda one: (one.full - one.wanted, one.name)))


def _owed(unit: str, pairs: Sequence[tuple[Indicator, Material]]) -> UnitGaps:
    lacking = tuple(pair for pair in pairs if not pair[1].is_full)
    return UnitGaps(unit, pairs[0][1].unit_name, len(pairs), len(pairs) - len(lacking), lacking)


def gaps(store: "Store") -> Gaps:
    """Return how every material of the system in use stands."""
    with asking(store) as ask:
        return look(ask)


def of_indicator(store: "Store", indicator: str) -> Indicator | None:
    """The same for one indicator; None where it is not there, or has others below it."""
    return gaps(store).by_id.get(indicator)


def look(ask: Ask) -> Gaps:
    """The same for whoever can ask already."""
    rows = _indicators(ask)
    materials: dict[str, list[Material]] = defaultdict(list)
    for material in _materials(ask):
        materials[material.indicator].append(material)
    supports = _supports(ask)
    superiors = {row[4] for row in rows}
    answered = [
        _indicator(row, supports.get(row[0], ()), materials.get(row[0], ()))
        for row in rows
        if row[0] not in superiors or row[0] in materials
    ]
    system = ask("SELECT id, name FROM indicator_system WHERE deleted = 0 AND in_use = 1 LIMIT 1", ())
    record, name = system[0] if system else ("", "")
    return Gaps(
        record,
        name,
        nodes=_nodes(rows, superiors, answered),
        indicators=tuple(answered),
        by_id={one.id: one for one in answered},
    )


def _indicators(ask: Ask) -> list[tuple[Any, ...]]:
    return ask(
        "SELECT t.id, t.number, t.text, t.level, t.superior, t.lead_unit, coalesce(u.name, ''),"
        " t.not_applicable, t.not_applicable_reason FROM indicator AS t"
        " LEFT JOIN unit AS u ON u.id = t.lead_unit"
        f" WHERE t.deleted = 0 AND {gaps_counted.in_use()}"
        f" ORDER BY {gaps_counted.IN_ORDER}",
        (),
    )


def _materials(ask: Ask) -> Iterable[Material]:
    sql = (
        "SELECT m.id, m.indicator, m.kind, m.description, coalesce(nullif(m.responsible_unit, ''),"
        " t.lead_unit) AS unit, coalesce(u.name, ''), c.wanted, c.held, c.outside, m.proven_by,"
        " coalesce(m.since, ''), coalesce(m.until, ''), coalesce(m.due_on, ''),"
        f" {gaps_counted.has_record()} AS has_record"
        f" FROM ({gaps_counted.counted()}) AS c JOIN required_material AS m ON m.id = c.id"
        " JOIN indicator AS t ON t.id = m.indicator"
        " LEFT JOIN unit AS u ON u.id = coalesce(nullif(m.responsible_unit, ''), t.lead_unit)"
        " ORDER BY m.rank IS NULL, m.rank, m.id"
    )
    return (Material(*row) for row in ask(sql, ()))


def _supports(ask: Ask) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    sql = (
        "SELECT f.parent, u.id, u.name FROM indicator AS t CROSS JOIN reference AS f ON f.parent = t.id"
        " CROSS JOIN unit AS u ON u.id = f.target"
        " WHERE t.deleted = 0 AND f.deleted = 0 AND f.field = 'support_units' ORDER BY f.position"
    )
    for indicator, unit, name in ask(sql, ()):
        found[indicator].append((unit, name))
    return found


def _indicator(
    row: tuple[Any, ...], supports: Sequence[tuple[str, str]], materials: Sequence[Material]
) -> Indicator:
    record, number, text, level, superior, lead_unit, lead_name, not_applicable, reason = row
    return Indicator(
        record,
        number,
        text,
        level,
        superior,
        lead_unit,
        lead_name,
        support_names=tuple(name for _, name in supports),
        support_units=tuple(unit for unit, _ in supports),
        not_applicable=bool(not_applicable),
        reason=reason,
        materials=tuple(materials),
    )


def _nodes(
    rows: Sequence[tuple[Any, ...]], superiors: set[str], answered: Sequence[Indicator]
) -> tuple[Node, ...]:
    superior_of = {row[0]: row[4] for row in rows}
    below: dict[str, list[Indicator]] = defaultdict(list)
    for one in answered:
        place, seen = one.superior, {one.id}
        while place in superior_of and place not in seen:
            below[place].append(one)
            seen.add(place)
            place = superior_of[place]
    return tuple(
        Node(record, number, text, level, superior, tuple(below[record]))
        for record, number, text, level, superior, *_ in rows
        if record in superiors
    )
