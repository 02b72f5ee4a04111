"""A date that was typed, in every way in which a text may have written it."""

import re
from collections.abc import Iterator
from datetime import date

from lushan_desktop.base.text.date_reading import close_up, read_date
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.base.text.numerals import chinese

_DAY = re.compile(r"(\d{4}|\d{2})[年.\-/](\d{1,2})[月.\-/](\d{1,2})[日号]?|(\d{4})(\d{2})(\d{2})")
_MONTH = re.compile(r"(\d{4})[年.\-/](\d{1,2})月?(?:份)?")
_DAY_OF_ANY_YEAR = re.compile(r"(\d{1,2})[月.\-/](\d{1,2})[日号]?")
_LEAP_YEAR = 2000
_ZERO = "〇一二三四五六七八九"


def date_spellings(typed: str) -> tuple[str, ...]:
    """2023年6月2日, 2023.6.2, 2023-06-02, 20230602, 二〇二三年六月二日 …; nothing where no date was typed.

    Without a year it is 6月2日 of whichever year; a year alone is a number like others, and no date here.
    """
    try:
        return tuple(dict.fromkeys(_spelt(close_up(typed))))
    except ValueError:  # a day that does not exist
        return ()


def day_asked(typed: str, today: date, until: date | None = None) -> PartialDate | None:
    """The date that was typed; a bare number such as 2023 or 93 is looked for as text only."""
    read = read_date(typed, today=today, until=until)
    return None if read is not None and typed.isdigit() and len(typed) < 6 else read


def goes_on(spelling: str) -> tuple[str, ...]:
    """Longer spellings that begin so and are another date: 2023.6.2 begins 2023.6.21."""
    last = re.search(r"(?<!\d)([1-3])$", spelling)
    if last is None:
        return ()
    return tuple(f"{spelling}{digit}" for digit in range(10))


def _spelt(spelling: str) -> Iterator[str]:
    if match := _DAY.fullmatch(spelling):
        year, month, day = (int(part) for part in match.groups() if part)
        yield from _of_day(PartialDate(year if year > 99 else 2000 + year, month, day))
    elif match := _MONTH.fullmatch(spelling):
        yield from _of_month(PartialDate(int(match[1]), int(match[2])))
    elif match := _DAY_OF_ANY_YEAR.fullmatch(spelling):
        month, day = int(match[1]), int(match[2])
        PartialDate(_LEAP_YEAR, month, day)
        yield from (f"{month}月{day}日", f"{month:02}月{day:02}日", f"{chinese(month)}月{chinese(day)}日")


def _of_day(date: PartialDate) -> Iterator[str]:
    year, month, day = date.year, date.month or 0, date.day or 0
    yield from (f"{year}年{month}月{day}日", f"{year}年{month:02}月{day:02}日")
    for mark in ".-/":
        yield from (f"{year}{mark}{month}{mark}{day}", f"{year}{mark}{month:02}{mark}{day:02}")
    yield f"{year}{month:02}{day:02}"
    yield f"{_in_characters(year)}年{chinese(month)}月{chinese(day)}日"


def _of_month(date: PartialDate) -> Iterator[str]:
    year, month = date.year, date.month or 0
    yield from (f"{year}年{month}月", f"{year}年{month:02}月")
    for mark in ".-/":
        yield from (f"{year}{mark}{month}", f"{year}{mark}{month:02}")
    yield f"{_in_characters(year)}年{chinese(month)}月"


def _in_characters(year: int) -> str:
    return "".join(_ZERO[int(digit)] for digit in str(year))
