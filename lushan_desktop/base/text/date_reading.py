"""Reads a date in every spelling a clerk uses."""

import re
from datetime import date, timedelta

from lushan_desktop.base.text.dates import PartialDate, days_in
from lushan_desktop.base.text.numerals import read_chinese
from lushan_desktop.base.text.widths import half_width

_RELATIVE_DAYS = {"今天": 0, "今日": 0, "昨天": -1, "昨日": -1, "前天": -2, "前日": -2}
_RELATIVE_DAYS |= {"明天": 1, "明日": 1, "后天": 2, "后日": 2}
_FARTHEST_AHEAD, _FARTHEST_MONTH = timedelta(days=350), timedelta(days=334)
"""How far a deadline may lie ahead that was given without a year: what is farther has just gone by."""
_SEPARATED = re.compile(r"(?:(\d{4}|\d{2})[年.\-/])?(\d{1,2})[月.\-/](\d{1,2})日?")
_YEAR_MONTH = re.compile(r"(\d{4})[年.\-/](\d{1,2})月?")
_RUN_TOGETHER = re.compile(r"(\d{4}|\d{2})(\d{2})(\d{2})")
_YEAR = re.compile(r"(\d{4})年?")
_MONTH = re.compile(r"(\d{1,2})月(?:份)?")
_DAY = re.compile(r"(\d{1,2})[日号]")
_WEEKDAY = re.compile(r"[(（]?(?:星期|礼拜|周)([一二三四五六日天])[)）]?$")
_MIDNIGHT = re.compile(r"\s+0?0:00(?::00)?\s*$")
"""What a sheet writes after a day that was never given an hour."""
_IN_CHARACTERS = re.compile(
    r"(?:([〇零○一二三四五六七八九]{4})年)?(?:([一二三四五六七八九十]{1,2})月)?(?:([一二三四五六七八九十]{1,3})[日号])?"
)
_BY_THEN = re.compile(r"(?<=[\d年月日号一二三四五六七八九十])[底末]?(?:之?前|以前)?(?:完成)?$")
"""What follows a day by which something has to be done: 6月底前完成. A month is due at its end."""
_BEGUN = re.compile(r"[今昨前明后]|\d{1,7}|(?:\d{4}|\d{1,2})[年.\-/](?:\d{1,2}[月.\-/]?)?")


def read_date(
    text: str,
    *,
    today: date,
    until: date | None = None,
    is_deadline: bool = False,
    since: date | None = None,
) -> PartialDate | None:
    """Read a date in any spelling: 2023年3月21日, 20230321, 2023.3.21, 3/21, 3月, 21日, 今天 … .

    A missing year (or month) becomes the latest that lies neither in the future nor after `until`, the
    close of the period worked on; after `since`, the date of the record, it is the first from then on, and of
    a deadline without that the one to come from today, unless that was just now.
    Returns None for text that is no date in form or no day that exists, or whose weekday is that of another
    day.
    """
    spelling = _BY_THEN.sub("", close_up(text)) if is_deadline else close_up(text)
    if spelling in _RELATIVE_DAYS:
        return PartialDate.from_date(today + timedelta(days=_RELATIVE_DAYS[spelling]))
    weekday = _WEEKDAY.search(spelling)
    try:
        plain = _in_figures(_WEEKDAY.sub("", spelling))
        read = _first_since(plain, since) if since is not None else None
        latest = _latest(plain, today) if is_deadline else min(today, until or today)
        read = read or _read_spelling(plain, latest)
    except ValueError:
        return None
    is_other = weekday is not None and read is not None and not read.is_weekday(weekday[1])
    return None if is_other else read


def is_begun(text: str) -> bool:
    """Return True if this may still become a date when one types on: nothing to complain of yet."""
    return _BEGUN.fullmatch(close_up(text)) is not None


def close_up(text: str) -> str:
    """Without blanks and midnights, in half-width signs."""
    close = re.sub(r"\s+", "", _MIDNIGHT.sub("", half_width(text)))
    return close.replace("．", ".").replace("－", "-").replace("／", "/")


def _in_figures(spelling: str) -> str:
    """二〇二三年六月二日 as 2023年6月2日; anything else as it is."""
    found = _IN_CHARACTERS.fullmatch(spelling)
    if found is None:
        return spelling
    parts = (read_chinese(part.replace("○", "〇")) if part else None for part in found.groups())
    return "".join(f"{part}{unit}" for part, unit in zip(parts, "年月日", strict=True) if part is not None)


def _latest(spelling: str, today: date) -> date:
    """The last day that a deadline without a year, or without a month, may mean."""
    if _DAY.fullmatch(spelling):
        return today + timedelta(days=days_in(today.year, today.month) - 1)
    return today.replace(day=1) + _FARTHEST_MONTH if _MONTH.fullmatch(spelling) else today + _FARTHEST_AHEAD


def _first_since(spelling: str, since: date) -> PartialDate | None:
    """The first day or month of a spelling without a year that is not before this day; None for any other."""
    if (match := _SEPARATED.fullmatch(spelling)) and not match[1]:
        month, day = int(match[2]), int(match[3])
        for year in range(since.year, since.year + 9):
            if 1 <= month <= 12 and day <= days_in(year, month) and date(year, month, day) >= since:
                return PartialDate(year, month, day)
        raise ValueError(day)
    if match := _MONTH.fullmatch(spelling):
        month = int(match[1])
        return PartialDate(since.year if month >= since.month else since.year + 1, month)
    if match := _DAY.fullmatch(spelling):
        year, month, day = since.year, since.month, int(match[1])
        for _ in range(13):
            if day <= days_in(year, month) and date(year, month, day) >= since:
                return PartialDate(year, month, day)
            year, month = (year, month + 1) if month < 12 else (year + 1, 1)
        raise ValueError(day)
    return None


def _read_spelling(spelling: str, until: date) -> PartialDate | None:
    if match := _YEAR.fullmatch(spelling):
        return PartialDate(int(match[1]))
    if match := _YEAR_MONTH.fullmatch(spelling):
        return PartialDate(int(match[1]), int(match[2]))
    if match := _RUN_TOGETHER.fullmatch(spelling):
        return PartialDate(_full_year(match[1]), int(match[2]), int(match[3]))
    if match := _SEPARATED.fullmatch(spelling):
        return _with_year(match[1], int(match[2]), int(match[3]), until)
    if match := _MONTH.fullmatch(spelling):
        month = int(match[1])
        return PartialDate(until.year if month <= until.month else until.year - 1, month)
    if match := _DAY.fullmatch(spelling):
        return _latest_day(int(match[1]), until)
    return None


def _full_year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _with_year(year: str | None, month: int, day: int, until: date) -> PartialDate:
    if year:
        return PartialDate(_full_year(year), month, day)
    for candidate in range(until.year, until.year - 8, -1):
        if day > days_in(candidate, month):
            continue
        read = PartialDate(candidate, month, day)
        if read.first_day <= until:
            return read
    raise ValueError(day)


def _latest_day(day: int, until: date) -> PartialDate:
    year, month = until.year, until.month
    for _ in range(12):
        if day <= days_in(year, month) and date(year, month, day) <= until:
            return PartialDate(year, month, day)
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    raise ValueError(day)
