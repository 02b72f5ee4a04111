"""The number a meeting has in its series: the next one is proposed, in the way the last one was written."""

import re
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.base.text.numerals import chinese, read_counted
from lushan_desktop.domain.meetings.meeting import MEETING, Meeting
from lushan_desktop.domain.record_type import Values
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.store import Store

_BY_YEAR = re.compile(r"((?:19|20)\d{2})年?第?(\d{1,4})次")
_RUNNING = re.compile(r"^(.*第)([0-9〇零一二三四五六七八九十百]{1,6})(次.*)$")
_COPIED = (
    "kind",
    "title",
    "chair",
    "chair_post",
    "place",
    "time",
    "organiser",
    "leaders",
    "attendance",
    "campaign",
)


def proposed(store: Store, kind: str, held_on: PartialDate | None, *, but: str = "") -> str:
    """2025年第16次, 二届县委常委会第93次: what follows the latest of this kind; empty without an example.

    A number that counts by the year begins anew with the year of the meeting.
    """
    with store.read() as session:
        return _proposed(session, kind, held_on, but)


def _proposed(session: Session, kind: str, held_on: PartialDate | None, but: str) -> str:
    known = select(col(Meeting.series_number)).where(
        col(Meeting.kind) == kind,
        col(Meeting.deleted).is_(False),
        col(Meeting.series_number) != "",
        col(Meeting.id) != but,
    )
    numbers = session.scalars(known.order_by(col(Meeting.held_on).desc(), col(Meeting.id).desc())).all()
    if not numbers:
        return ""
    by_year = [match for number in numbers if (match := _BY_YEAR.fullmatch(number.strip()))]
    if by_year and _BY_YEAR.fullmatch(numbers[0].strip()):
        year = held_on.year if held_on else max(int(match[1]) for match in by_year)
        last = max((int(match[2]) for match in by_year if int(match[1]) == year), default=0)
        return f"{year}年第{last + 1}次"
    return _follower(numbers[0].strip(), numbers)


def _follower(latest: str, numbers: Sequence[str]) -> str:
    """The number after the highest that is written like the latest."""
    shape = _RUNNING.match(latest)
    if shape is None:
        return ""
    counts = [_count(number, shape[1], shape[3]) for number in numbers]
    following = max(counts) + 1
    return f"{shape[1]}{following if shape[2].isdecimal() else chinese(following)}{shape[3]}"


def _count(number: str, before: str, after: str) -> int:
    match = _RUNNING.match(number.strip())
    if match is None or (match[1], match[3]) != (before, after):
        return 0
    return read_counted(f"第{match[2]}次") or 0


def copied(store: Store, kind: str = "", meeting_id: str = "") -> Values | None:
    """Return what a new meeting takes over from this one, or from the last one of its kind; None without one.

    Who comes, where and under whom is proposed; date, agenda, words and files belong to the one meeting.
    """
    with store.read() as session:
        found = meeting_id or _last_of(session, kind)
        if not found:
            return None
        values = queries.values(session, MEETING, found)
        taken = {name: values[name] for name in _COPIED}
        taken["attendance"] = tuple(_as_new(row) for row in values["attendance"])
        taken["indicators"] = values["indicators"]
        taken["series_number"] = _proposed(session, values["kind"], None, "")
    return taken


def _as_new(row: Values) -> Values:
    """Nobody is absent before the meeting."""
    kept = {name: value for name, value in row.items() if name != "id"}
    return {**kept, "way": "出席"} if kept["way"] in ("请假", "缺席") else kept


def _last_of(session: Session, kind: str) -> str:
    living = select(col(Meeting.id)).where(col(Meeting.deleted).is_(False), col(Meeting.recurring).is_(False))
    if kind:
        living = living.where(col(Meeting.kind) == kind)
    return session.scalars(living.order_by(col(Meeting.held_on).desc(), col(Meeting.id).desc())).first() or ""
