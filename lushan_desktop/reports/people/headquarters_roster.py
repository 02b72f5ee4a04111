"""组成人员表: who sits in the creation headquarters, role by role, as it was on a day.

A seat that goes with a post names whoever held that post on the day: an old list keeps the old names.
"""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.documents.document import Document
from lushan_desktop.domain.kinds import Day
from lushan_desktop.domain.people.headquarters_member import HEADQUARTERS_MEMBER, HEADQUARTERS_ROLES
from lushan_desktop.domain.people.tenure import Tenure
from lushan_desktop.domain.record import by_rank
from lushan_desktop.paper.content import Column, Row
from lushan_desktop.reports.cells import Entry, People
from lushan_desktop.reports.ledger import Ledger, LedgerReport, Sieve, finished, read
from lushan_desktop.reports.report import Option, Options

COLUMNS = (
    Column("职务", 26, merged=True),
    Column("姓名", 24),
    Column("单位及职务", 64),
    Column("任职起止", 46),
    Column("依据文号", 40),
)


def gather(session: Session, options: Options) -> Ledger:
    day: PartialDate | None = options.get("day")
    entries, said = read(session, HEADQUARTERS_MEMBER, options)
    entries = [each for each in entries if day is None or _covers(each, day)]
    holders = _holders(session, day)
    people = People(session, [*(entry["person"] for entry in entries), *holders.person_ids])
    number_by_id = _numbers(session, {entry["document"] for entry in entries})
    rows = [_row(each, people, number_by_id, holders) for each in sorted(entries, key=_place)]
    about = f"{said} · {day}在任" if day else said, HEADQUARTERS_MEMBER.counted_in
    return finished(session, "创建指挥部组成人员表", COLUMNS, rows, about, of=entries)


def _covers(entry: Entry, day: PartialDate) -> bool:
    """Return True if the seat was taken on the day; an unknown date counts as taken."""
    since, until = entry["since"], entry["until"]
    return not (since and since.first_day > day.last_day) and not (until and until.last_day < day.first_day)


@dataclass(frozen=True)
class Holders:
    """The one who held which post on the day, in the order of protocol."""

    tenures: tuple[Tenure, ...]
    day: PartialDate | None

    @property
    def person_ids(self) -> tuple[str, ...]:
        return tuple(tenure.person for tenure in self.tenures)

    def of(self, post: str) -> list[str]:
        """The persons whose post is this one, or has it among several: 县委副书记、县长."""
        return [tenure.person for tenure in self.tenures if post and post in tenure.post.split("、")]


def _holders(session: Session, day: PartialDate | None) -> Holders:
    living = select(Tenure).where(col(Tenure.deleted).is_(False))
    held = [tenure for tenure in session.scalars(living) if _holds(tenure, day)]
    return Holders(tuple(sorted(held, key=by_rank)), day)


def _holds(tenure: Tenure, day: PartialDate | None) -> bool:
    """Without a day: who is in office now."""
    since, until = (PartialDate.from_iso(each) if each else None for each in (tenure.since, tenure.until))
    if day is None:
        return until is None
    return not (since and since.first_day > day.last_day) and not (until and until.last_day < day.first_day)


def _numbers(session: Session, document_ids: set[str]) -> dict[str, str]:
    found = session.scalars(select(Document).where(col(Document.id).in_(document_ids))).all()
    return {each.id: each.number or each.title for each in found}


def _place(entry: Entry) -> tuple[int, int]:
    role = entry["role"]
    known = HEADQUARTERS_ROLES.index(role) if role in HEADQUARTERS_ROLES else len(HEADQUARTERS_ROLES)
    return known, 9999 if entry["rank"] is None else entry["rank"]


def _row(entry: Entry, people: People, number_by_id: dict[str, str], holders: Holders) -> Row:
    person = people.get(entry["person"])
    unit = entry["names"].get(entry["unit"], "")
    post = entry["post"] or (person.full_post(holders.day or entry["since"]) if person else "")
    by_post = [people.get(one) for one in holders.of(entry["post"])]
    return (
        entry["role"],
        person.name if person else "、".join(each.name for each in by_post if each),
        post if not unit or unit in post else unit + post,
        _span(entry),
        number_by_id.get(entry["document"], ""),
    )


def _span(entry: Entry) -> str:
    since, until = entry["since"], entry["until"]
    if not since and not until:
        return ""
    return f"{since or ''}至{until or '今'}"


HEADQUARTERS_ROSTER = LedgerReport(
    key="headquarters_roster",
    title="组成人员表",
    group="人员机构",
    options=(
        Option("query", "筛选", Sieve(), hint="列表页的筛选条件"),
        Option("day", "任职日期", Day(), hint="打印该日名单；不填为现任名单"),
    ),
    gather=gather,
)
