"""工作台: the figures, what is to be done, what is missing and what was entered last.

Everything is plain SQL asked through `Ask`, so that the first screen says the same as the open store.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lushan_desktop.base import clock
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.services.home.handed_in import HandedIn, handed_in
from lushan_desktop.services.home.indicator_figures import Bar, Figures, figures
from lushan_desktop.services.home.lacking import Gap, gaps, joined, meeting_condition
from lushan_desktop.services.home.recent import RecentRecord, entered
from lushan_desktop.services.records import material_lists, todo
from lushan_desktop.services.records.asking import LACKING, Ask, Cycle, Narrowing, asking
from lushan_desktop.services.records.todo import Todos
from lushan_desktop.storage import gaps_counted
from lushan_desktop.storage.first_screen import UnansweredQuestion, look_first
from lushan_desktop.storage.lists.period import Condition, inside
from lushan_desktop.storage.migrations.versions import REVISIONS

if TYPE_CHECKING:
    from lushan_desktop.storage.store import Store

DUE_LIST = "todo"
"""The list of things to do, which 工作台 shows itself."""
MOST_ROWS = 24
"""More than the highest screen shows."""
_BEGINNINGS = ("indicator", "meeting", "document", "instruction", "problem", "task", "application")


@dataclass(frozen=True)
class Tile:
    """A figure that leads to exactly the records it counts."""

    key: str
    count: int | None
    """None while it is not counted yet."""
    words: str
    detail: str
    tone: str
    opens: str
    """The type of the list that it opens, or the list of things to do."""
    narrowing: Narrowing
    filter: str = ""
    """What its page is asked for, where that is not a list."""


class Home(NamedTuple):
    """All that 工作台 shows."""

    tiles: tuple[Tile, ...]
    bars: tuple[Bar, ...]
    todos: Todos
    gaps: tuple[Gap, ...]
    entered: tuple[RecentRecord, ...]
    handed_in: tuple[HandedIn, ...]
    has_indicators: bool
    has_materials: bool | None
    """True if it is said what an indicator must have; None while that is not counted yet."""
    has_meetings: bool
    is_empty: bool
    """True if nothing but units and people was entered yet."""

    @property
    def is_whole(self) -> bool:
        """True if everything was counted."""
        return all(tile.count is not None for tile in self.tiles)


def look(store: "Store", cycle: Cycle) -> Home:
    """Return what 工作台 shows of the open store."""
    with asking(store) as ask:
        return gather(ask, cycle)


def first(folder: Path, cycle: Cycle) -> Home | None:
    """The same before the store is open; None where the folder has to be looked at more closely first."""
    with look_first(folder, len(REVISIONS)) as ask:
        try:
            return gather(ask, cycle) if ask else None
        except UnansweredQuestion:
            return None


def gather(ask: Ask, cycle: Cycle) -> Home:
    """The same for whoever can ask already."""
    todos = todo.look(ask, cycle, limit=MOST_ROWS)
    begun = {key: bool(ask(f'SELECT 1 FROM "{key}" WHERE deleted = 0 LIMIT 1', ())) for key in _BEGINNINGS}
    overdue, missing, new = _overdue(ask, cycle), gaps(ask, cycle, MOST_ROWS), entered(ask, MOST_ROWS)
    # Last, for both may be too much to be counted before the first screen is there.
    meetings, counted = _meetings(ask, cycle), _figures(ask)
    return Home(
        bars=counted.bars if counted else (),
        todos=todos,
        gaps=(*(counted.gaps if counted else ()), *missing)[:MOST_ROWS],
        entered=new,
        handed_in=handed_in(ask, MOST_ROWS),
        has_indicators=begun["indicator"],
        has_materials=counted.has_materials if counted else None,
        has_meetings=begun["meeting"],
        is_empty=not any(begun.values()),
        tiles=(overdue, _indicators(counted), _week(ask, cycle, todos), meetings),
    )


def _figures(ask: Ask) -> Figures | None:
    try:
        return figures(ask)
    except UnansweredQuestion:
        return None


def _overdue(ask: Ask, cycle: Cycle) -> Tile:
    today = clock.today()
    condition = todo.late_problem(today)
    where, values = joined([(condition, ()), *inside("found_on", (), cycle.start, cycle.end)])
    source = f"FROM problem AS t WHERE t.deleted = 0 AND {where}"
    count = ask(f"SELECT count(*) {source}", values)[0][0]
    detail = "没有逾期的整改"
    if count:
        oldest = ask(
            f"SELECT t.due_on, {todo.sources()['problem'].who} {source} ORDER BY {todo.LAST_DAY} LIMIT 1",
            values,
        )
        days = (today - PartialDate.from_iso(oldest[0][0]).last_day).days
        detail = "，".join(part for part in (f"最早逾期 {days} 天", oldest[0][1]) if part)
    return Tile(
        "overdue",
        count,
        "件整改已逾期",
        detail,
        "bad" if count else "",
        "problem",
        Narrowing("已逾期、未销号的问题", condition),
    )


def _indicators(counted: Figures | None) -> Tile:
    detail, count = "", None
    if counted is not None:
        count = counted.lacking
        led = f"涉及 {counted.units} 个牵头单位" if counted.units else "尚未明确牵头单位"
        detail = led if count else "应备材料已齐全" if counted.has_materials else "还没有登记应备材料"
    return Tile(
        "indicators",
        count,
        "项指标缺材料",
        detail,
        "bad" if count else "",
        "indicator",
        Narrowing("缺应备材料的指标", gaps_counted.lacking()),
        filter=LACKING,
    )


def _week(ask: Ask, cycle: Cycle, todos: Todos) -> Tile:
    count = todos.count_by_sort[todo.THIS_WEEK]
    # What is overdue may fill all the rows that 工作台 shows.
    coming = next(iter(todo.look(ask, cycle, sort=todo.THIS_WEEK, limit=1).rows if count else ()), None)
    return Tile(
        "week",
        count,
        "件本周到期",
        f"未来7天内，最近 {coming.until}" if coming else "未来7天内无到期事项",
        "warn" if count else "",
        DUE_LIST,
        Narrowing("未来7天内到期", todo.THIS_WEEK),
    )


def _meetings(ask: Ask, cycle: Cycle) -> Tile:
    condition = meeting_condition(material_lists.own(ask))
    span = inside("held_on", ("until", "recurring"), cycle.start, cycle.end)
    count, total = _counted(ask, [(condition, ()), *span]), _counted(ask, [("1", ()), *span])
    return Tile(
        "meetings",
        count,
        "次会议缺佐证",
        f"共 {total} 次会议" if total is not None else "",
        "warn" if count else "",
        "meeting",
        Narrowing("缺佐证的会议", condition),
    )


def _counted(ask: Ask, conditions: Iterable[Condition]) -> int | None:
    where, values = joined(conditions)
    try:
        return int(ask(f"SELECT count(*) FROM meeting AS t WHERE t.deleted = 0 AND {where}", values)[0][0])
    except UnansweredQuestion:
        return None
