"""待办: what has to be done until when, out of every register that has deadlines."""

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from lushan_desktop.base import clock
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.deadline import Light, light
from lushan_desktop.domain.due_stages import DUE_BY_STAGE, FIRST, OWN
from lushan_desktop.domain.handling import CLOSED, READ_ONLY_KIND
from lushan_desktop.services.records.asking import Ask, Cycle, asking
from lushan_desktop.storage.lists.period import inside, reach

if TYPE_CHECKING:
    from lushan_desktop.storage.store import Store

WEEK = timedelta(days=6)
"""Today and the six days after it."""
ALL, OVERDUE, THIS_WEEK, LATER = "all", "overdue", "week", "later"
_DUE = reach("t.due_on")
"""A deadline known to the month or year stands behind the days of it."""

LAST_DAY = (
    "CASE length(t.due_on) WHEN 4 THEN t.due_on || '-12-31'"
    " WHEN 7 THEN date(t.due_on || '-01', '+1 month', '-1 day') ELSE t.due_on END"
)
"""The last day of the deadline of `t`: of a month or a year, its end."""


class _Source(NamedTuple):
    """Where things to do come from; `t` is the record."""

    title: str
    icon: str
    is_open: str
    who: str
    arose: str
    """The day it came up: by it the 创建周期 is asked."""
    opens: str = "'{0}' AS page, t.id"
    """The record that is opened: its type and its id."""
    words: str = "t.content"
    table: str = '"{0}"'


_UNIT = "coalesce((SELECT nullif(u.short_name, '') FROM unit AS u WHERE u.id = {0}),"
_UNIT += " (SELECT u.name FROM unit AS u WHERE u.id = {0}), '')"
_PERSON = "coalesce((SELECT p.name FROM person AS p WHERE p.id = {0}), '')"
_NOT_CLOSED = "coalesce(t.closed_on, '') = ''"

_DUE_IN_STAGE = " ".join(
    f"WHEN '{stage}' THEN {'a' if name == OWN else 'b'}.{name}" for stage, name in DUE_BY_STAGE.items()
)
_APPLICATIONS = (
    "(SELECT a.id, a.deleted, a.applicant, a.title, a.applied_on, a.stage,"
    " coalesce(nullif(a.due_on, ''),"
    f" CASE coalesce(nullif(a.stage, ''), '{FIRST}') {_DUE_IN_STAGE} END) AS due_on"
    " FROM application AS a LEFT JOIN batch AS b ON b.id = a.batch AND b.deleted = 0)"
)
_UNDER_WAY = ", ".join(f"'{stage}'" for stage in ("", *DUE_BY_STAGE))

SOURCES: Mapping[str, _Source] = MappingProxyType(
    {
        "problem": _Source(
            "督导整改",
            "nav.supervision",
            f"t.stage <> '已销号' AND {_NOT_CLOSED}",
            _UNIT.format("t.unit"),
            "found_on",
            words="t.description",
        ),
        "task": _Source(
            "任务",
            "st.flag",
            f"t.stage NOT IN ('已完成', '已取消') AND {_NOT_CLOSED}",
            _UNIT.format("t.lead_unit"),
            "given_on",
        ),
        "instruction": _Source(
            "批示指示",
            "nav.instructions",
            f"t.kind <> '{READ_ONLY_KIND}' AND t.stage <> '{CLOSED}' AND {_NOT_CLOSED}",
            _UNIT.format("t.lead_unit"),
            "given_on",
            words=(
                f"coalesce(nullif({_PERSON.format('t.leader')}, ''), t.leader_post) || t.kind"
                " || '：' || coalesce(nullif(t.words, ''), t.gist)"
            ),
        ),
        "document": _Source(
            "收文",
            "nav.documents",
            f"t.direction = '收文' AND {_NOT_CLOSED}",
            _UNIT.format("t.assignee_unit"),
            "received_on",
            words="coalesce(nullif(t.title, ''), t.matter)",
        ),
        "application": _Source(
            "示范申报",
            "nav.applications",
            f"t.stage IN ({_UNDER_WAY})",
            _UNIT.format("t.applicant"),
            "applied_on",
            words="coalesce((SELECT n.name FROM title AS n WHERE n.id = t.title), '示范创建')"
            f" || '，' || coalesce(nullif(t.stage, ''), '{FIRST}')",
            table=_APPLICATIONS,
        ),
        "resolution": _Source(
            "议定事项",
            "nav.meetings",
            f"NOT EXISTS (SELECT 1 FROM task AS k WHERE k.id = t.task AND k.deleted = 0) AND {_NOT_CLOSED}",
            _UNIT.format("t.lead_unit"),
            "held_on",
            opens="'meeting' AS page, t.parent",
            table="(SELECT r.*, m.held_on FROM resolution AS r JOIN meeting AS m"
            " ON m.id = r.parent AND m.deleted = 0)",
        ),
    }
)
"""A resolution that was made a task is done as that task, as long as there is that task."""


class Todo(NamedTuple):
    """One thing to do: who, what, until when, and how near that is."""

    kind: str
    icon: str
    title: str
    who: str
    due: PartialDate
    light: Light
    page: str
    """The type of the record that is opened, and its id."""
    record: str

    @property
    def what(self) -> str:
        return f"{self.who}：{self.title}" if self.who else self.title

    @property
    def detail(self) -> str:
        return f"{self.kind} · 期限 {self.until}"

    @property
    def until(self) -> str:
        """The deadline, without the year where that is the present one."""
        text = str(self.due)
        return text.removeprefix(f"{clock.today().year}年") or text


class Todos(NamedTuple):
    """The most urgent ones and how many there are of which sort."""

    rows: tuple[Todo, ...]
    count_by_sort: Mapping[str, int]

    @property
    def total(self) -> int:
        return self.count_by_sort[ALL]


def upcoming(store: "Store", cycle: Cycle, *, sort: str = ALL, limit: int | None = None) -> Todos:
    """What has to be done, the first deadline first; `sort` is one of all, overdue, week, later."""
    with asking(store) as ask:
        return look(ask, cycle, sort=sort, limit=limit)


def look(ask: Ask, cycle: Cycle, *, sort: str = ALL, limit: int | None = None) -> Todos:
    """The same for whoever can ask already."""
    today = clock.today()
    union, values = _union(cycle)
    sorts = {name: _span(name, today) for name in (ALL, OVERDUE, THIS_WEEK, LATER)}
    counts = ", ".join(f"sum({span})" for span in sorts.values())
    counted = ask(f"SELECT {counts} FROM ({union})", values)[0]
    where = f"SELECT * FROM ({union}) WHERE {sorts[sort]} ORDER BY due, kind, record"
    rows = ask(f"{where} LIMIT {-1 if limit is None else limit:d}", values)
    return Todos(
        tuple(_todo(row, today) for row in rows),
        MappingProxyType(dict(zip(sorts, (int(count or 0) for count in counted), strict=True))),
    )


def overdue(today: date) -> str:
    """The condition that the open record `t` is past its deadline."""
    return f"coalesce(t.due_on, '') <> '' AND {_DUE} < '{today.isoformat()}'"


def _span(sort: str, today: date) -> str:
    first, last = today.isoformat(), (today + WEEK).isoformat()
    return {
        ALL: "1",
        OVERDUE: f"due < '{first}'",
        # A month that ends within the week is due then, as its light says.
        THIS_WEEK: f"due >= '{first}' AND last_day <= '{last}'",
        LATER: f"due >= '{first}' AND last_day > '{last}'",
    }[sort]


def _union(cycle: Cycle) -> tuple[str, tuple[Any, ...]]:
    parts: list[str] = []
    values: list[Any] = []
    for kind, source in SOURCES.items():
        conditions = ["t.deleted = 0", "coalesce(t.due_on, '') <> ''", source.is_open]
        for condition, more in inside(source.arose, (), cycle.start, cycle.end):
            conditions.append(condition)
            values += more
        parts.append(
            f"SELECT '{kind}' AS kind, {source.opens.format(kind)} AS record, {source.words} AS words,"
            f" {source.who} AS who, t.due_on AS stored, {_DUE} AS due, {LAST_DAY} AS last_day"
            f" FROM {source.table.format(kind)} AS t WHERE {' AND '.join(conditions)}"
        )
    return " UNION ALL ".join(parts), tuple(values)


def _todo(row: tuple[Any, ...], today: date) -> Todo:
    kind, page, record, words, who, stored = row[:6]
    source, due = SOURCES[kind], PartialDate.from_iso(stored)
    title = " ".join(str(words or "").split())
    return Todo(source.title, source.icon, title, who or "", due, light(due, today), page, record)
