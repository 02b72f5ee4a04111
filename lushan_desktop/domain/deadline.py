"""How near a deadline is: a colour that never speaks without its word. Computed each time, never stored."""

from datetime import date
from typing import NamedTuple

from lushan_desktop.base.text.dates import PartialDate

URGENCIES = ("平件", "加急", "特急")
AMBER_DAYS = 3
"""So many days before the deadline the light turns amber."""

DONE, OVERDUE, NEAR, IN_TIME, OPEN = "ok", "bad", "warn", "info", "mute"
"""Tones: closed, red, amber, blue, and no deadline at all."""


class Light(NamedTuple):
    """The word a clerk reads, the tone it stands in, and how many days are left."""

    word: str
    tone: str
    days_left: int | None = None
    """Negative where the deadline has passed; None where there is none or the matter is closed."""

    @property
    def is_overdue(self) -> bool:
        return self.tone == OVERDUE

    @property
    def is_urgent(self) -> bool:
        """Whether somebody has to move: overdue, or within the last days."""
        return self.tone in (OVERDUE, NEAR)


def light(due: PartialDate | None, today: date, closed: PartialDate | bool | None = None) -> Light:
    """How a matter stands that is due on this day; a month or year is due on its last day.

    `closed` is the day it was closed, or simply whether it is.
    """
    if closed:
        return Light(_closing_word(due, closed), DONE)
    if due is None:
        return Light("未定时限", OPEN)
    days = (due.last_day - today).days
    if days < 0:
        return Light(f"逾期 {-days} 天", OVERDUE, days)
    if days == 0:
        return Light("今天到期", NEAR, days)
    if days <= AMBER_DAYS:
        return Light(f"还剩 {days} 天", NEAR, days)
    return Light(f"{short_day(due, today)}前", IN_TIME, days)


def _closing_word(due: PartialDate | None, closed: PartialDate | bool) -> str:
    if due is not None and isinstance(closed, PartialDate) and closed.first_day > due.last_day:
        return f"逾期 {(closed.first_day - due.last_day).days} 天办结"
    return "已办结"


def short_day(due: PartialDate, today: date) -> str:
    """8月10日 within this year, the whole date otherwise."""
    text = str(due)
    return text.removeprefix(f"{today.year}年") or text
