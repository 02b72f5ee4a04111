"""Numbers of briefings: the next one is proposed, what is missing or double is told."""

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from lushan_desktop.base import clock
from lushan_desktop.domain.learning.briefing import BRIEFING, Briefing
from lushan_desktop.domain.record_type import Values
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.store import Store

_KEPT = ("title", "issuer", "copies", "report_to", "send_to", "distribute_to")


@dataclass(frozen=True)
class Issues:
    """How the numbers of one series stand in a year."""

    title: str
    year: int
    following: int
    gaps: tuple[int, ...] = ()
    doubles: tuple[int, ...] = ()

    @property
    def told(self) -> str:
        """下一期为第8期；缺第1至6期."""
        parts = [f"{self.year}年下一期为第{self.following}期"]
        if self.gaps:
            parts.append(f"台账里缺{_spans(self.gaps)}")
        if self.doubles:
            parts.append(f"{_spans(self.doubles)}重号")
        return "；".join(parts) + "。"


def _spans(numbers: tuple[int, ...]) -> str:
    """第1至3期、第6期."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][-1] + 1:
            spans[-1].append(number)
        else:
            spans.append([number])
    told = (f"第{span[0]}至{span[-1]}期" if len(span) > 1 else f"第{span[0]}期" for span in spans)
    return "、".join(told)


def of_series(store: Store, title: str, year: int = 0, *, but: str = "") -> Issues:
    """The numbers of a series in a year (this one); an issue without a date counts in every year."""
    with store.read() as session:
        return _of_series(session, title, year or clock.today().year, but)


def _of_series(session: Session, title: str, year: int, but: str) -> Issues:
    living = select(col(Briefing.issue), col(Briefing.issued_on)).where(
        col(Briefing.title) == title, col(Briefing.deleted).is_(False), col(Briefing.id) != but
    )
    held = [
        issue for issue, day in session.execute(living) if issue and (not day or day.startswith(str(year)))
    ]
    count_by_number = Counter(held)
    last = max(held, default=0)
    gaps = tuple(number for number in range(1, last) if number not in count_by_number)
    doubles = tuple(sorted(number for number, count in count_by_number.items() if count > 1))
    return Issues(title, year, last + 1, gaps, doubles)


def latest_series(store: Store) -> Issues | None:
    """The series that was issued last, this year; None where there is no briefing yet."""
    with store.read() as session:
        latest = _latest(session)
        return _of_series(session, latest.title, clock.today().year, "") if latest else None


def proposed(store: Store) -> Values:
    """What a new issue begins with: name, issuer and receivers of the last one, and the next number."""
    with store.read() as session:
        latest = _latest(session)
        if latest is None:
            return {}
        values = queries.values(session, BRIEFING, latest.id)
        issues = _of_series(session, latest.title, clock.today().year, "")
    return {**{name: values[name] for name in _KEPT}, "issue": issues.following}


def _latest(session: Session) -> Briefing | None:
    living = select(Briefing).where(col(Briefing.deleted).is_(False))
    newest = living.order_by(col(Briefing.issued_on).desc(), col(Briefing.issue).desc(), col(Briefing.id))
    return session.scalars(newest).first()
