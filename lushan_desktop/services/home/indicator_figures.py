"""How the indicators stand, as 工作台 tells it: how many lack something, a bar for each first-level one."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from lushan_desktop.base import clock
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.indicators.completeness import AWAITING, FULL, NONE, REGISTERED, completeness
from lushan_desktop.services.home.lacking import Gap
from lushan_desktop.services.records.asking import Ask
from lushan_desktop.storage import gaps_counted

_EACH = 3
"""So many indicators are named among what is lacking."""
_TOP = "一级"
_LATEST = "9999"


class Bar(NamedTuple):
    """How many indicators of a first-level one have all their materials, some, or none."""

    record: str
    """The first-level indicator; empty for those that stand under none."""
    title: str
    full: int
    partly: int
    none: int
    registered: int = 0
    """Those of which the ledgers hold something, but no material."""
    undecided: int = 0
    """Those of which nobody has said yet what they must have: they are not done either."""

    @property
    def total(self) -> int:
        """All that have to be answered, as the tree of 指标体系 counts them."""
        return self.full + self.partly + self.registered + self.none + self.undecided

    @property
    def lacking(self) -> int:
        return self.partly + self.registered + self.none


class Figures(NamedTuple):
    """What is known once everything was counted."""

    lacking: int
    units: int
    """The lead units of those that lack something."""
    has_materials: bool
    bars: tuple[Bar, ...]
    gaps: tuple[Gap, ...]


class _Row(NamedTuple):
    id: str
    name: str
    level: str
    superior: str
    unit: str
    concerns_us: bool
    has_materials: bool
    lacks: int
    held: int
    has_record: bool
    due_on: str
    """The first day until when something that it lacks is to be there; empty where none was set."""

    @property
    def state(self) -> str:
        """As if its materials were one: so many kinds lack something, so much is held."""
        return completeness([(self.held, self.held + self.lacks)], has_record=self.has_record)

    @property
    def is_asked(self) -> bool:
        return self.concerns_us and self.has_materials


def figures(ask: Ask) -> Figures:
    """Count once, and tell everything of it."""
    rows = {row.id: row for row in _rows(ask)}
    asked = [row for row in rows.values() if row.is_asked]
    lacking = [row for row in asked if row.lacks]
    return Figures(
        len(lacking),
        len({row.unit for row in lacking if row.unit}),
        bool(asked),
        tuple(_bars(rows)) if asked else (),
        tuple(map(_gap, sorted(lacking, key=lambda row: (-row.lacks, row.due_on or _LATEST))[:_EACH])),
    )


def _rows(ask: Ask) -> Iterable[_Row]:
    sql = (
        "SELECT t.id, trim(t.number || ' ' || t.text), t.level, t.superior, t.lead_unit,"
        " t.not_applicable = 0, c.indicator IS NOT NULL, coalesce(c.lacks, 0), coalesce(c.held, 0),"
        f" c.lacks > 0 AND c.held = 0 AND {gaps_counted.has_record()},"
        " coalesce(c.due_on, t.due_on, '')"
        " FROM indicator AS t LEFT JOIN (SELECT k.indicator, sum(held < wanted) AS lacks, sum(held) AS held,"
        " min(CASE WHEN held < wanted THEN nullif(m.due_on, '') END) AS due_on"
        f" FROM ({gaps_counted.counted()}) AS k JOIN required_material AS m ON m.id = k.id"
        " GROUP BY k.indicator) AS c ON c.indicator = t.id"
        f" WHERE t.deleted = 0 AND {gaps_counted.in_use()}"
        f" ORDER BY {gaps_counted.IN_ORDER}"
    )
    for record, name, level, superior, unit, *counts, due in ask(sql, ()):
        concerns, has_materials, lacks, held, has_record = counts
        said = " ".join(name.split()), level, superior, unit
        yield _Row(record, *said, bool(concerns), bool(has_materials), lacks, held, bool(has_record), due)


def _bars(rows: dict[str, _Row]) -> Iterable[Bar]:
    """Each first-level indicator with those below it that have to be answered, in their order."""
    superiors = {row.superior for row in rows.values()}
    below: dict[str, list[_Row]] = defaultdict(list)
    for row in rows.values():
        if row.concerns_us and (row.has_materials or row.id not in superiors):
            below[_top_of(rows, row)].append(row)
    for record in [*(row.id for row in rows.values() if row.id in below), ""]:
        if own := below.get(record):
            asked = [row for row in own if row.has_materials]
            states = Counter(row.state for row in asked)
            title = rows[record].name if record else "未归入一级指标"
            full, partly, none = states[FULL], states[AWAITING], states[NONE]
            undecided = len(own) - len(asked)
            yield Bar(record, title, full, partly, none, states[REGISTERED], undecided)


def _top_of(rows: dict[str, _Row], row: _Row) -> str:
    seen = set()
    while row.level != _TOP and row.superior in rows and row.id not in seen:
        seen.add(row.id)
        row = rows[row.superior]
    return row.id if row.level == _TOP else ""


def _gap(row: _Row) -> Gap:
    return Gap(
        "indicator",
        row.id,
        f"指标 {row.name}",
        f"应备材料 · {_until(row.due_on)}" if row.due_on else "应备材料",
        f"缺 {row.lacks} 种",
        "查看",
        "bad",
        "",
        "nav.indicators",
    )


def _until(due_on: str) -> str:
    """The deadline, without the year where that is the present one, and if it is over."""
    day = PartialDate.from_iso(due_on)
    text = str(day).removeprefix(f"{clock.today().year}年") or str(day)
    return f"{text}前" if day.last_day >= clock.today() else f"{text}已到期"
