"""The time of the office: days are always those of UTC+8."""

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone

CHINA = timezone(timedelta(hours=8), "UTC+8")


def _read_system_clock() -> datetime:
    return datetime.now(CHINA)


_read: Callable[[], datetime] = _read_system_clock
_day: date | None = None


def now() -> datetime:
    """The present moment, aware, in UTC+8."""
    return _read()


def today() -> date:
    """The present day in UTC+8, whatever the zone of the machine; in the sample office, the sample's own."""
    return _day or now().date()


def stand_still(day: date | None) -> None:
    """Take this day for today from now on; None: the day that it is. Moments go on as ever."""
    global _day
    _day = day


def moment(stamp: str) -> datetime:
    """When a stamp of the log was given, in UTC+8."""
    return datetime.fromtimestamp(int(stamp.partition(".")[0]) / 1000, CHINA)


def spoken(when: datetime) -> str:
    """A moment as people read it: 2023年3月1日17:20."""
    local = when.astimezone(CHINA)
    return f"{spoken_day(local)}{local:%H:%M}"


def spoken_day(day: date) -> str:
    """A day as people read it: 2023年3月1日."""
    return f"{day.year}年{day.month}月{day.day}日"


def seat(read: Callable[[], datetime] | None) -> None:
    """Put another clock in place (None: the system's); tests and drills only."""
    global _read
    _read = read or _read_system_clock
