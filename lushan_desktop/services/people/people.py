"""The one who held which post on a day: the unit tree, the tenures, the headquarters."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from lushan_desktop.base.text import pinyin
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.documents.document import Document
from lushan_desktop.domain.people.headquarters_member import HEADQUARTERS_ROLES, HeadquartersMember
from lushan_desktop.domain.people.person import Person
from lushan_desktop.domain.people.tenure import Tenure
from lushan_desktop.domain.people.unit import TITLE_BY_KIND, Unit
from lushan_desktop.domain.record import Record
from lushan_desktop.storage.store import Store

R = TypeVar("R", bound=Record)
_LAST = 10**6


@dataclass(frozen=True)
class UnitLine:
    """A unit in the tree."""

    id: str
    name: str
    people: int
    """The number of people hold a post in it on the day."""


@dataclass(frozen=True)
class UnitGroup:
    """The units of one kind."""

    title: str
    units: tuple[UnitLine, ...]


@dataclass(frozen=True)
class PostLine:
    """A post and who holds it."""

    id: str
    person_id: str
    name: str
    post: str
    """With the unit before it where the post does not say whose it is."""
    unit_id: str
    unit: str
    group: str
    since: PartialDate | None
    until: PartialDate | None
    is_held: bool
    """True if it is held on the day asked for; unknown dates count as held."""
    initials: str = ""
    """How the name is typed: the first letters of its pinyin, by the readings entered for it."""
    rank: int | None = None
    """The place in the order of protocol."""

    @property
    def told(self) -> str:
        """中共示例县委员会 · 拼音 lp · 排名次序 1."""
        parts = [self.unit, self.initials and f"拼音 {self.initials}"]
        parts += [f"排名次序 {self.rank}"] if self.rank else []
        return " · ".join(filter(None, parts))

    @property
    def title(self) -> str:
        return f"{self.post}{self.name}"


@dataclass(frozen=True)
class Seat:
    """A place in the headquarters."""

    id: str
    role: str
    post: str
    holders: tuple[str, ...]
    """Post and name of those who hold it on the day; empty where nobody is known."""


@dataclass(frozen=True)
class Office:
    """The office of the headquarters: what it is called, and whether that is its full name."""

    id: str
    name: str
    contact: str
    is_short: bool


@dataclass(frozen=True)
class People:
    """What the page 人员机构 shows for one day."""

    groups: tuple[UnitGroup, ...]
    posts: tuple[PostLine, ...]
    seats: tuple[Seat, ...]
    basis: str
    """The document that set the headquarters up."""
    offices: tuple[Office, ...] = ()
    """Units under the headquarters: its office."""


def overview(store: Store, day: date) -> People:
    """Units, posts and headquarters as they are on this day."""
    with store.read() as session:
        units = {unit.id: unit for unit in _living(session, Unit)}
        persons = {person.id: person for person in _living(session, Person)}
        tenures = sorted(_living(session, Tenure), key=lambda tenure: tenure.rank or _LAST)
        posts = tuple(_post(tenure, persons, units, day) for tenure in tenures if tenure.person in persons)
        members = sorted(_living(session, HeadquartersMember), key=_order_of)
        seats = tuple(_seat(member, posts, persons) for member in members if _covers(member, day))
        basis = _basis(session, members)
        offices = tuple(_offices(units, members))
        return People(tuple(_groups(units, posts)), posts, seats, basis, offices)


def _living(session: Session, model: type[R]) -> Sequence[R]:
    return session.scalars(select(model).where(col(model.deleted).is_(False))).all()


def _date(stored: str | None) -> PartialDate | None:
    return PartialDate.from_iso(stored) if stored else None


def _covers(held: Tenure | HeadquartersMember, day: date) -> bool:
    since, until = _date(held.since), _date(held.until)
    return not (since and since.first_day > day) and not (until and until.last_day < day)


def _post(tenure: Tenure, persons: Mapping[str, Person], units: Mapping[str, Unit], day: date) -> PostLine:
    unit = units.get(tenure.unit)
    name = unit.name if unit else ""
    group = TITLE_BY_KIND.get(unit.kind, "其他") if unit else "其他"
    is_told = group == TITLE_BY_KIND["县级领导机关"] or tenure.post.startswith(name)
    return PostLine(
        tenure.id,
        tenure.person,
        persons[tenure.person].name,
        tenure.post if is_told else name + tenure.post,
        tenure.unit,
        name,
        group,
        _date(tenure.since),
        _date(tenure.until),
        _covers(tenure, day),
        _initials(persons[tenure.person]),
        tenure.rank,
    )


def _initials(person: Person) -> str:
    """Return what is typed to find a person; readings that were entered come before the usual ones."""
    words = person.readings.lower().split()
    return "".join(word[0] for word in words) if words else pinyin.usual(person.name)[0]


def _order_of(member: HeadquartersMember) -> tuple[int, int]:
    roles = HEADQUARTERS_ROLES
    return (roles.index(member.role) if member.role in roles else len(roles), member.rank or _LAST)


def _seat(member: HeadquartersMember, posts: Iterable[PostLine], persons: Mapping[str, Person]) -> Seat:
    if member.person in persons:
        holders: tuple[str, ...] = (f"{member.post}{persons[member.person].name}",)
    else:
        held = (line for line in posts if line.is_held)
        holders = tuple(line.title for line in held if member.post in line.post.split("、"))
    return Seat(member.id, member.role, member.post, holders)


def _basis(session: Session, members: Sequence[HeadquartersMember]) -> str:
    for member in members:
        document = session.get(Document, member.document) if member.document else None
        if document and not document.deleted:
            return document.number or document.title
    return ""


def _offices(units: Mapping[str, Unit], members: Sequence[HeadquartersMember]) -> Iterator[Office]:
    """The units whose superior is a headquarters, once there is anybody in it."""
    for unit in units.values():
        above = units.get(unit.superior)
        if members and above is not None and above.name.endswith("指挥部"):
            contact = " ".join(filter(None, (unit.contact, unit.phone)))
            yield Office(unit.id, unit.name, contact, not unit.name.endswith("办公室"))


def _groups(units: Mapping[str, Unit], posts: Iterable[PostLine]) -> Iterator[UnitGroup]:
    people_by_unit: dict[str, set[str]] = defaultdict(set)
    for line in posts:
        if line.is_held:
            people_by_unit[line.unit_id].add(line.person_id)
    lines_by_title: dict[str, list[UnitLine]] = {title: [] for title in TITLE_BY_KIND.values()}
    for unit in sorted(units.values(), key=lambda unit: (unit.rank or _LAST, unit.name)):
        title = TITLE_BY_KIND.get(unit.kind, "其他")
        entry = UnitLine(unit.id, unit.short_name or unit.name, len(people_by_unit[unit.id]))
        lines_by_title.setdefault(title, []).append(entry)
    return (UnitGroup(title, tuple(lines)) for title, lines in lines_by_title.items() if lines)
