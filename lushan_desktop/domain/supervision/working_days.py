"""Deadlines in calendar days and in working days: state holidays and the office's own corrections."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import chinese_calendar

_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True)
class Deadline:
    """The last day of a term, and the years it crosses whose holidays nobody has entered."""

    day: date
    unknown_years: tuple[int, ...] = ()

    @property
    def notice(self) -> str:
        """What the clerk has to know about it; empty where the holidays are known."""
        years = "、".join(f"{year}年" for year in self.unknown_years)
        return f"{years}放假安排未录入，只按周末和固定节日推算，请录入。" if years else ""


_FIXED = frozenset({(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)})
"""Holidays that lie on the same days every year (《全国年节及纪念日放假办法》第二条), arranged or not."""


@dataclass(frozen=True)
class WorkingDays:
    """Which days are worked: the published arrangement, corrected by what the office has entered."""

    rests: frozenset[date] = frozenset()
    """Days off that the arrangement does not know, or that it takes for working days."""
    works: frozenset[date] = frozenset()
    """Days worked although the arrangement or the week says otherwise."""

    @classmethod
    def corrected(cls, rests: Iterable[date], works: Iterable[date]) -> "WorkingDays":
        return cls(frozenset(rests), frozenset(works))

    def is_worked(self, day: date) -> bool:
        """Whether a day is worked; in a year without an arrangement every weekday but the fixed holidays."""
        if day in self.works or day in self.rests:
            return day in self.works
        if _is_arranged(day.year):
            return bool(chinese_calendar.is_workday(day))
        return day.weekday() < _SATURDAY and (day.month, day.day) not in _FIXED

    def knows(self, year: int) -> bool:
        """Return True if the holidays of a year are known, from the arrangement or from the office."""
        return _is_arranged(year) or any(day.year == year for day in self.rests)

    def after_working_days(self, start: date, count: int) -> Deadline:
        """The last day of a term of so many working days; the day it begins on is not counted.

        《中华人民共和国民法典》第二百零一条. Raises ValueError for a term of no days.
        """
        if count < 1:
            raise ValueError("a term has at least one day")
        day = start
        while count:
            day += _DAY
            count -= self.is_worked(day)
        return self._deadline(start, day)

    def after_days(self, start: date, count: int) -> Deadline:
        """The last day of a term of so many calendar days; where that is a day off, the next one worked.

        《中华人民共和国民法典》第二百零一条、第二百零三条. Raises ValueError for a term of no days.
        """
        if count < 1:
            raise ValueError("a term has at least one day")
        day = start + count * _DAY
        while not self.is_worked(day):
            day += _DAY
        return self._deadline(start, day)

    def _deadline(self, start: date, day: date) -> Deadline:
        years = range(start.year, day.year + 1)
        return Deadline(day, tuple(year for year in years if not self.knows(year)))


def _is_arranged(year: int) -> bool:
    known = chinese_calendar.constants.holidays
    return bool(min(known).year <= year <= max(known).year)
