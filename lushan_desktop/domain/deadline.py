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
        """True if somebody has to move: overdue, or within the last days."""
        return self.tone in (OVERDUE, NEAR)


def light(
    due: PartialDate | None,
    today: date,
    closed: PartialDate | bool | None = None,
    finished: PartialDate | None = None,
) -> Light:
    """Return how a matter stands that is due on this day; a month or year is due on its last day.

    `closed` is the day it was closed, or simply whether it is; `finished` the day on which whoever had to do
    it was done with it: what was done in time is not late, however long others take to close it.
    """
    if closed:
        return Light(_ending_word(due, finished or closed, "完成" if finished else "办结") or "已办结", DONE)
    if finished is not None and finished.first_day <= today:
        late = _ending_word(due, finished, "完成")
        return Light(late or "已完成", OVERDUE if late else IN_TIME, -_days_late(due, finished) or None)
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


def _days_late(due: PartialDate | None, done: PartialDate | bool) -> int:
    """By how many days it was late; 0 where it was in time, or nobody knows."""
    if due is None or not isinstance(done, PartialDate):
        return 0
    return max(0, (done.first_day - due.last_day).days)


def _ending_word(due: PartialDate | None, done: PartialDate | bool, word: str) -> str:
    late = _days_late(due, done)
    return f"逾期 {late} 天{word}" if late else ""


def short_day(due: PartialDate, today: date) -> str:
    """8月10日 within this year, the whole date otherwise."""
    text = str(due)
    return text.removeprefix(f"{today.year}年") or text
