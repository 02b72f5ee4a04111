"""The time of the office: days are always those of UTC+8."""

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone

CHINA = timezone(timedelta(hours=8), "UTC+8")


def _read_system_clock() -> datetime:
    return datetime.now(CHINA)


_read: Callable[[], datetime] = _read_system_clock


def now() -> datetime:
    """The present moment, aware, in UTC+8."""
    return _read()


def today() -> date:
    """The present day in UTC+8, whatever the zone of the machine."""
    return now().date()


def moment(stamp: str) -> datetime:
    """When a stamp of the log was given, in UTC+8."""
    return datetime.fromtimestamp(int(stamp.partition(".")[0]) / 1000, CHINA)


def seat(read: Callable[[], datetime] | None) -> None:
    """Put another clock in place (None: the system's); tests and drills only."""
    global _read
    _read = read or _read_system_clock
