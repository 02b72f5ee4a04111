"""The days that a paragraph names, with the year that is understood where it says none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lushan_desktop.base.text.dates import PartialDate

_DAY = re.compile(
    r"(?:(?P<year>(?<!\d)\d{4})\s*年\s*)?(?<!\d)(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*(?:日|(?=[—–－~～至-]{1,2}\s*\d{1,2}\s*日))"
    r"|(?<!\d)(?P<year2>\d{4})\s*年\s*(?P<month2>\d{1,2})\s*月(?!\s*\d{1,2}\s*日)"
    r"|(?<!\d)(?P<year3>\d{4})\s*年(?!\s*\d{1,2}\s*月)(?:以来)?"
    r"|(?<=[日])\s*(?:、|和|及|，)\s*(?P<day4>\d{1,2})\s*日"
    r"|(?<!\d)(?P<year5>\d{4})[-.](?P<month5>\d{1,2})[-.](?P<day5>\d{1,2})(?!\d)"
    r"|(?:^|(?<=[。）)讯\s]))(?P<day7>\d{1,2})日(?=[上下]午|[，,至—-]|晚)"
    r"|(?<![\d年])(?P<month6>\d{1,2})月(?:份|底|初|中旬|上旬|下旬)(?!\d)"
)


_DATELINE = re.compile(r"讯|电(?=[（(，\s\u3000]|$)")
"""What news are dated by is the day on which they were sent; a day behind it is of the same month."""
_KEPT = 4096
"""Paragraphs whose days are kept: a meeting and each of its speakers ask for those of one text."""

UNTOLD = 2196
"""The year of a day in a text that says no year anywhere; such a day has no place in a record."""


@dataclass(frozen=True)
class Dating:
    """By what days that do not say all are dated: a year, and for a bare 14日 a day that it is not behind."""

    year: int
    near: PartialDate | None = None


Dated = int | Dating | None
"""What is known of the days of a paper: its year, all that dates them, or nothing."""


@dataclass(frozen=True)
class DayMention:
    """A day in a paragraph; `says_year` is false where the year is understood from what stands before it."""

    start: int
    end: int
    day: PartialDate
    says_year: bool = True


@lru_cache(_KEPT)
def day_mentions(text: str, year: Dated = None) -> tuple[DayMention, ...]:
    """The days that exist, in their order; without any year, those that say none are left out."""
    dating = year if isinstance(year, Dating) else Dating(year) if year is not None else None
    return tuple(_mentions(text, dating))


def _mentions(text: str, dating: Dating | None) -> Iterator[DayMention]:
    month, year = None, dating.year if dating else None
    for found in _DAY.finditer(text):
        kinds = {name.rstrip("234567"): int(value) for name, value in found.groupdict().items() if value}
        said = "year" in kinds
        year = kinds.get("year", year)
        month = kinds.get("month", None if said and "day" not in kinds else month)
        if "day" in kinds and month is None and dating and dating.near:
            year, month = _before(dating.near, kinds["day"])
        if year is None or ("day" in kinds and month is None):
            continue
        if _DATELINE.match(text, found.end()):
            continue
        start = found.start() + len(found[0]) - len(found[0].lstrip("、和及， "))
        try:
            day = PartialDate(year, month if "month" in kinds or "day" in kinds else None, kinds.get("day"))
        except ValueError:
            continue
        yield DayMention(start, found.end(), day, said)


def _before(near: PartialDate, day: int) -> tuple[int, int]:
    """Year and month of a bare day that is told on a day: of that month, else of the one before."""
    month = near.month or 1
    if not near.day or day <= near.day:
        return near.year, month
    return (near.year, month - 1) if month > 1 else (near.year - 1, 12)
