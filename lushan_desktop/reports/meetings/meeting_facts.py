"""One meeting as its papers need it: when, where, who, about what; what is not recorded becomes a gap."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.kinds import Ref
from lushan_desktop.domain.meetings.meeting import MEETING, Meeting
from lushan_desktop.reports.cells import Entry, People
from lushan_desktop.reports.gaps import Gaps
from lushan_desktop.reports.meetings.meeting_ledger import mentioned
from lushan_desktop.reports.report import Option, Options
from lushan_desktop.storage.lists import queries

GROUP = "会议材料"
PRESENT, BESIDE, EXCUSED, AWAY = "出席", "列席", "请假", "缺席"


class MeetingFacts:
    """The record of a meeting with the persons of that day."""

    def __init__(self, session: Session, meeting: str) -> None:
        rows = queries.rows(session, MEETING, [meeting])
        if not rows or rows[0]["deleted"]:
            raise UserError("这次会议已不存在，请另选一次会议。", field="meeting")
        self.entry: Entry = rows[0]
        self.people = People(session, [*mentioned(rows), *_presenters(self.entry)])
        self.gaps = Gaps("meeting", meeting)

    @property
    def title(self) -> str:
        return str(self.entry["title"])

    @property
    def day(self) -> PartialDate | None:
        day: PartialDate | None = self.entry["held_on"]
        return day

    def when(self) -> str:
        """2023年6月2日（星期五）上午9时."""
        until, time = self.entry["until"], self.entry["time"]
        spoken = self.gaps.fill(_with_weekday(self.day), "会议日期", "held_on")
        span = f"至{_with_weekday(until)}" if until and until != self.day else ""
        return f"{spoken}{span}{self.gaps.fill(time, '几时几分', 'time')}"

    def place(self) -> str:
        return self.gaps.fill(self.entry["place"], "会议地点", "place")

    def chair(self) -> str:
        named = self.people.named(self.entry["chair"], self.day, self.entry["chair_post"])
        return self.gaps.fill(named, "主持人", "chair")

    def unit(self, unit_id: str) -> str:
        return str(self.entry["names"].get(unit_id, ""))

    def units(self, ids: Iterable[str]) -> str:
        return "、".join(filter(None, map(self.unit, ids)))

    def person(self, person_id: str, post: str = "") -> str:
        return self.people.named(person_id, self.day, post)

    def attending(self, *ways: str) -> list[str]:
        """Return who comes in this way: 县委书记某某, 各乡镇分管负责人, 县司法局."""
        rows = [row for row in self.entry["attendance"] if row["way"] in ways]
        return list(dict.fromkeys(filter(None, map(self._attendant, rows))))

    def _attendant(self, row: Entry) -> str:
        if row["person"]:
            return self.person(row["person"], row["post"])
        unit = self.unit(row["unit"])
        said = f"{row['post']}{row['name']}"
        return said if not unit or said.startswith(unit) else unit + said


def _with_weekday(day: PartialDate | None) -> str:
    if day is None:
        return ""
    date, _, weekday = day.with_weekday().partition(" ")
    return f"{date}（{weekday}）" if weekday else date


def _presenters(entry: Entry) -> list[str]:
    return [row["presenter"] for row in entry["agenda"]]


def latest_meeting(session: Session, _options: Options) -> str:
    """The meeting a paper is proposed for: the last one with a date."""
    single = col(Meeting.recurring).is_(False), col(Meeting.held_on).is_not(None)
    living = select(col(Meeting.id)).where(*single, col(Meeting.deleted).is_(False))
    return session.scalars(living.order_by(col(Meeting.held_on).desc(), col(Meeting.id).desc())).first() or ""


MEETING_OPTION = Option("meeting", "会议", Ref("meeting"), required=True, propose=latest_meeting)
