"""The numbers of supervision for the statement, the 工作台, 通报 and the chart; all from one rule."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from lushan_desktop.base import clock
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain import stages
from lushan_desktop.domain.people.unit import TOWNSHIPS
from lushan_desktop.domain.percent import rate as rate_of
from lushan_desktop.services.records import todo
from lushan_desktop.services.records.asking import Ask, Cycle, Narrowing, asking
from lushan_desktop.storage.lists.period import inside
from lushan_desktop.storage.store import Store

EVER = Cycle()
"""No period: whatever was found at any time."""
ALL, LATE, UNANSWERED = "all", "late", "unanswered"
"""Which of the problems of a unit a part of a chart counts."""
_IN_ROUND = "t.deleted = 0 AND (? = '' OR t.supervision_round = ?)"
_REAL = f"{_IN_ROUND} AND t.is_example = 0"
_DONE = "(coalesce(t.held_on, '') <> '' OR coalesce(t.planned_on, '') = '')"
"""A visit that is only planned was not made."""


@dataclass(frozen=True)
class Figures:
    """How far a round is, or all of them."""

    rounds: int
    units: int
    """Units that were visited or that a problem was found in."""
    problems: int
    closed: int
    overdue: int
    examples: int = 0
    """The number of of the problems are made for show: no statement and no 通报 counts them."""

    @property
    def rate(self) -> str:
        """销号率: 44.4%; empty where there is no problem."""
        return rate_of(self.closed, self.problems)


@dataclass(frozen=True)
class UnitFigures:
    """The numbers of one unit."""

    id: str
    name: str
    kind: str
    total: int
    closed: int
    overdue: int
    answered: int = 0
    """Those that the unit has answered to, or that are closed."""

    @property
    def rate(self) -> str:
        return rate_of(self.closed, self.total)

    @property
    def is_township(self) -> bool:
        return self.kind in TOWNSHIPS


@dataclass(frozen=True)
class Moment:
    """How many problems had been found and closed at the end of a day."""

    day: date
    found: int
    closed: int


def figures(store: Store, round_id: str = "", *, with_examples: bool = False, cycle: Cycle = EVER) -> Figures:
    """The numbers of a round; without one, of all. As in the statement, what is made for show is left out.

    Problems count that were found in the period, as the board and 工作台 count them.
    """
    with asking(store) as ask:
        return look(ask, round_id, with_examples=with_examples, cycle=cycle)


def look(ask: Ask, round_id: str = "", *, with_examples: bool = False, cycle: Cycle = EVER) -> Figures:
    """The same for whoever can ask already."""
    here, where = (round_id, round_id), _where(with_examples)
    found, span = _found_in(where, cycle)
    counted = ask(
        f"SELECT count(*), sum({_closed()}), sum({todo.late_problem(clock.today())}),"
        f" sum(t.is_example) FROM problem AS t WHERE {found}",
        here + span,
    )[0]
    units = ask(
        f"SELECT count(*) FROM (SELECT t.unit FROM supervision_visit AS t WHERE {where} AND {_DONE}"
        f" UNION SELECT t.unit FROM problem AS t WHERE {found}) WHERE unit <> ''",
        here + here + span,
    )[0][0]
    rounds = ask(
        "SELECT count(*) FROM supervision_round AS t WHERE t.deleted = 0 AND (? = '' OR t.id = ?)", here
    )[0][0]
    return Figures(int(rounds), int(units), *(int(number or 0) for number in counted))


def _found_in(where: str, cycle: Cycle) -> tuple[str, tuple[Any, ...]]:
    """The condition with the period added to it, and its values."""
    parts = inside("found_on", (), cycle.start, cycle.end)
    return " AND ".join([where, *(part for part, _ in parts)]), tuple(
        value for _, values in parts for value in values
    )


def _closed() -> str:
    """The condition that nothing is left to be done about the problem `t`."""
    return f"t.stage IN ({_ended()})"


def _ended() -> str:
    return stages.in_sql(stages.ended(stages.PROBLEMS))


def _answered() -> str:
    """The condition that the unit has answered to the problem `t`, put it right or has no more to say."""
    said = (f"coalesce(t.{name}, '') <> ''" for name in ("answer", "answered_on", "finished_on"))
    return f"({' OR '.join(said)} OR {_closed()})"


def _where(with_examples: bool) -> str:
    return _IN_ROUND if with_examples else _REAL


def by_unit(
    store: Store, round_id: str = "", *, with_examples: bool = False, cycle: Cycle = EVER
) -> tuple[UnitFigures, ...]:
    """The numbers of each unit that a problem was found in, in protocol order."""
    found, span = _found_in(_where(with_examples), cycle)
    with asking(store) as ask:
        rows = ask(
            "SELECT t.unit, coalesce(u.name, ''), coalesce(u.kind, ''), count(*),"
            f" sum({_closed()}), sum({todo.late_problem(clock.today())}), sum({_answered()})"
            " FROM problem AS t LEFT JOIN unit AS u ON u.id = t.unit"
            f" WHERE {found} GROUP BY t.unit ORDER BY u.rank IS NULL, u.rank, u.name, t.unit",
            (round_id, round_id, *span),
        )
    return tuple(UnitFigures(*row[:3], *(int(number or 0) for number in row[3:])) for row in rows)


def narrowing(round_id: str, unit: UnitFigures | None = None, of: str = ALL) -> Narrowing:
    """Return what a list is narrowed to that shows what was counted: of a unit, or of all in the round."""
    words, condition = {
        ALL: ("问题", "1"),
        LATE: ("逾期未销号的问题", todo.late_problem(clock.today())),
        UNANSWERED: ("没有回复的问题", f"NOT {_answered()}"),
    }[of]
    held = [condition]
    held += [f"t.supervision_round = '{quoted(round_id)}'"] if round_id else []
    held += [f"t.unit = '{quoted(unit.id)}'"] if unit else []
    return Narrowing(f"{unit.name or '单位待补'}{words}" if unit else f"督导{words}", " AND ".join(held))


def quoted(text: str) -> str:
    """An id as it stands in a condition."""
    return text.replace("'", "''")


def over_time(
    store: Store,
    round_id: str = "",
    *,
    steps: int = 12,
    with_examples: bool = False,
    cycle: Cycle = EVER,
) -> tuple[Moment, ...]:
    """Return how found and closed problems grew, in equal spans over the days of the round, for the chart.

    They end with the last day on which something happened, today at the latest while something is open; empty
    where no day is known.
    """
    found_in, span_of = _found_in(_where(with_examples), cycle)
    here = (round_id, round_id, *span_of)
    with asking(store) as ask:
        rows = ask(
            f"SELECT t.id, t.found_on, CASE WHEN {_closed()} THEN coalesce(t.closed_on, '') END"
            f" FROM problem AS t WHERE {found_in}",
            here,
        )
        moves = ask(_CLOSURES.format(ended=_ended(), where=found_in), here)
    found = _days(row[1] for row in rows)
    known = [day for day in found if day > date.min]
    if not known:
        return ()
    closed, opened = _closures({row[0]: row[2] for row in rows}, moves)
    is_open = any(row[2] is None for row in rows)
    last = max(*known, *closed, *opened, *([clock.today()] if is_open else []))
    span = max(1, -(-(last - known[0]).days // steps))
    days = [last - timedelta(days=span * number) for number in range(steps)][::-1]
    return tuple(Moment(day, _until(found, day), _until(closed, day) - _until(opened, day)) for day in days)


_CLOSURES = """
SELECT t.id, m.moved_on, m.stage IN ({ended}) FROM problem AS t
JOIN stage_move AS m ON m.parent = t.id AND m.deleted = 0
WHERE (m.start IN ({ended})) <> (m.stage IN ({ended})) AND {where} ORDER BY t.id, m.position, m.id"""
"""The moves by which problems were closed and opened again, each with its day."""


def _closures(
    closed_by_id: Mapping[str, str | None], moves: Iterable[Sequence[Any]]
) -> tuple[list[date], list[date]]:
    """The days on which problems were closed, and on which a look back opened them again.

    What is closed now was closed last on the day that its field says.
    """
    closed: dict[str, list[str]] = {one: [] for one in closed_by_id}
    opened: list[str] = []
    for one, day, is_closing in moves:
        (closed[one] if is_closing else opened).append(day)
    for one, day in closed_by_id.items():
        if day is not None:
            closed[one][-1:] = [day or (closed[one] or [""])[-1]]
    return _days(day for days in closed.values() for day in days), _days(opened)


def _days(stored: Iterable[str | None]) -> list[date]:
    """The days in their order: a month counts from its first day, an unknown day from the beginning."""
    return sorted(PartialDate.from_iso(one).first_day if one else date.min for one in stored)


def _until(days: Sequence[date], last: date) -> int:
    return sum(day <= last for day in days)
