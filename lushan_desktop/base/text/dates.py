"""Dates known to the day, the month or the year."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import total_ordering

WEEKDAYS = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")
YEARS = range(1900, 2200)
"""The years that an office's papers may speak of; another is a slip of the keys."""


@total_ordering
@dataclass(frozen=True)
class PartialDate:
    """A date known to the day, the month or the year; ordered by its earliest possible day.

    Raises ValueError for a day that does not exist.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.year not in YEARS:
            raise ValueError(self.year)
        if self.month is None and self.day is not None:
            raise ValueError(self.day)
        date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def from_iso(cls, text: str) -> "PartialDate":
        """Read 2023-06-02, 2023-06 or 2023, the form that is stored. Raises ValueError for anything else."""
        if not re.fullmatch(r"\d{4}(-\d{2}){0,2}", text):
            raise ValueError(text)
        return cls(*map(int, text.split("-")))

    @classmethod
    def from_date(cls, day: date) -> "PartialDate":
        return cls(day.year, day.month, day.day)

    @property
    def iso(self) -> str:
        parts = [f"{self.year:04d}"] + [f"{part:02d}" for part in (self.month, self.day) if part]
        return "-".join(parts)

    @property
    def precision(self) -> str:
        """One of day, month, year."""
        if self.day:
            return "day"
        return "month" if self.month else "year"

    @property
    def first_day(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        month = self.month or 12
        return date(self.year, month, self.day or days_in(self.year, month))

    def __str__(self) -> str:
        """The form official papers use: 2023年6月2日, 2023年6月, 2023年."""
        month = f"{self.month}月" if self.month else ""
        day = f"{self.day}日" if self.day else ""
        return f"{self.year}年{month}{day}"

    def with_weekday(self) -> str:
        """2023年6月2日 星期五; without the weekday where the day is not known."""
        return f"{self} {WEEKDAYS[self.first_day.weekday()]}" if self.day else str(self)

    def is_weekday(self, sign: str) -> bool:
        """Return True if it is a day known in full, of the week 一 to 日 (or 天)."""
        return bool(self.day) and WEEKDAYS[self.first_day.weekday()][-1] == sign.replace("天", "日")

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return (self.first_day, self.iso) < (other.first_day, other.iso)


def days_in(year: int, month: int) -> int:
    """The length of this month."""
    return (date(year + month // 12, month % 12 + 1, 1) - timedelta(1)).day
