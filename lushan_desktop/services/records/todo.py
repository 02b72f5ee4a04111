"""待办: what has to be done until when, out of every register that has deadlines."""

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from lushan_desktop.base import clock
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain import stages
from lushan_desktop.domain.deadline import Light, light
from lushan_desktop.domain.handling import READ_ONLY_KIND
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
    """The place where things to do come from; `t` is the record."""

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
    done_on: str = "NULL"
    """The day on which whoever had to do it was done: what was done in time presses nobody."""


_UNIT = "coalesce((SELECT nullif(u.short_name, '') FROM unit AS u WHERE u.id = {0}),"
_UNIT += " (SELECT u.name FROM unit AS u WHERE u.id = {0}), '')"
_PERSON = "coalesce((SELECT p.name FROM person AS p WHERE p.id = {0}), '')"
_NOT_CLOSED = "coalesce(t.closed_on, '') = ''"

_OWN_DEADLINE = "rectify_by"
"""The deadline that each application has for itself; the others are those of its batch."""


def _applications() -> str:
    """Every application with the deadline of the stage it stands in."""
    due = " ".join(
        f"WHEN '{stage}' THEN {'a' if name == _OWN_DEADLINE else 'b'}.{name}"
        for stage, name in stages.deadlines(stages.APPLICATIONS).items()
    )
    begun = stages.first(stages.APPLICATIONS)
    return (
        "(SELECT a.id, a.deleted, a.applicant, a.title, a.applied_on, a.stage,"
        f" coalesce(nullif(a.due_on, ''), CASE coalesce(nullif(a.stage, ''), '{begun}') {due} END) AS due_on"
        " FROM application AS a LEFT JOIN batch AS b ON b.id = a.batch AND b.deleted = 0)"
    )


def _not_ended(workflow: str) -> str:
    """The condition that `t` stands in a stage in which something is left to be done."""
    return f"t.stage NOT IN ({stages.in_sql(stages.ended(workflow))})"


def sources() -> Mapping[str, _Source]:
    """Return where things to do come from, by the type of the record."""
    return {**_handed_out(), **_handled(), **_decided()}


def _handed_out() -> dict[str, _Source]:
    return {
        "problem": _Source(
            "督导整改",
            "nav.supervision",
            _not_ended(stages.PROBLEMS),
            _UNIT.format("t.unit"),
            "found_on",
            words="t.description",
            done_on="nullif(t.finished_on, '')",
        ),
        "task": _Source(
            "任务",
            "st.flag",
            f"{_not_ended(stages.TASKS)} AND {_NOT_CLOSED}",
            _UNIT.format("t.lead_unit"),
            "given_on",
        ),
    }


def _handled() -> dict[str, _Source]:
    return {
        "instruction": _Source(
            "批示指示",
            "nav.instructions",
            f"t.kind <> '{READ_ONLY_KIND}' AND {_not_ended(stages.INSTRUCTIONS)} AND {_NOT_CLOSED}",
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
    }


def _decided() -> dict[str, _Source]:
    """A resolution that was made a task is done as that task, as long as there is that task."""
    return {
        "application": _Source(
            "示范申报",
            "nav.applications",
            _not_ended(stages.APPLICATIONS),
            _UNIT.format("t.applicant"),
            "applied_on",
            words="coalesce((SELECT n.name FROM title AS n WHERE n.id = t.title), '示范创建')"
            f" || '，' || coalesce(nullif(t.stage, ''), '{stages.first(stages.APPLICATIONS)}')",
            table=_applications(),
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


def open_problem() -> str:
    """The condition that the problem `t` still has to be put right."""
    return sources()["problem"].is_open


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
    """Return what has to be done, the first deadline first; `sort` is one of all, overdue, week, later."""
    with asking(store) as ask:
        return look(ask, cycle, sort=sort, limit=limit)


def look(ask: Ask, cycle: Cycle, *, sort: str = ALL, limit: int | None = None) -> Todos:
    """The same for whoever can ask already."""
    today = clock.today()
    union, values = _union(cycle, today)
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


def late_problem(today: date) -> str:
    """The condition that the problem `t` is open and was not put right by its deadline."""
    source = sources()["problem"]
    return f"{source.is_open} AND {overdue(today)} AND {_presses(source, today)}"


def near_problem(today: date, last: date) -> str:
    """The condition that the problem `t` is open, not put right, and due in these days."""
    source = sources()["problem"]
    span = f"{LAST_DAY} BETWEEN '{today.isoformat()}' AND '{last.isoformat()}'"
    return f"{source.is_open} AND {span} AND {_presses(source, today)}"


def _presses(source: _Source, today: date) -> str:
    """The condition that the deadline still presses somebody: it was not met yet."""
    done = source.done_on
    return f"NOT coalesce({done} <= '{today.isoformat()}' AND {done} <= {LAST_DAY}, 0)"


def _span(sort: str, today: date) -> str:
    first, last = today.isoformat(), (today + WEEK).isoformat()
    return {
        ALL: "1",
        OVERDUE: f"due < '{first}'",
        # A month that ends within the week is due then, as its light says.
        THIS_WEEK: f"due >= '{first}' AND last_day <= '{last}'",
        LATER: f"due >= '{first}' AND last_day > '{last}'",
    }[sort]


def _union(cycle: Cycle, today: date) -> tuple[str, tuple[Any, ...]]:
    parts: list[str] = []
    values: list[Any] = []
    for kind, source in sources().items():
        conditions = ["t.deleted = 0", "coalesce(t.due_on, '') <> ''", source.is_open]
        conditions.append(_presses(source, today))
        for condition, more in inside(source.arose, (), cycle.start, cycle.end):
            conditions.append(condition)
            values += more
        parts.append(
            f"SELECT '{kind}' AS kind, {source.opens.format(kind)} AS record, {source.words} AS words,"
            f" {source.who} AS who, t.due_on AS stored, {source.done_on} AS done_on,"
            f" {_DUE} AS due, {LAST_DAY} AS last_day"
            f" FROM {source.table.format(kind)} AS t WHERE {' AND '.join(conditions)}"
        )
    return " UNION ALL ".join(parts), tuple(values)


def _todo(row: tuple[Any, ...], today: date) -> Todo:
    kind, page, record, words, who, stored, done_on = row[:7]
    source, due = sources()[kind], PartialDate.from_iso(stored)
    done = PartialDate.from_iso(done_on) if done_on else None
    title = " ".join(str(words or "").split())
    return Todo(source.title, source.icon, title, who or "", due, light(due, today, None, done), page, record)
