"""Persons on paper: the post of that day and the name, in full at first, the main office after."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.reports.periods import Days
from lushan_desktop.reports.statement_value import Link

_STANDS_ALONE = re.compile(
    r"^(?:中共)?(?:[^、]{0,6}?(?:[省市县区州]委|[省市县区州]长|[省市县区州]?政府|人大|政协|纪委|监委)"
    r"|[^、]{1,6}[乡镇](?:党委|副?书记|副?[乡镇]长))"
)
"""A post that tells whose it is: of the county, the city, the province; of a township by its name."""
_OF_A_TOWNSHIP = re.compile(r"^(?:党委|副?[乡镇]长|[乡镇](?:党委|人大))")
_ITS_ORGAN = re.compile(r"^([^、]{2,}?(?:局|厅|办公室|法院|检察院|中心|[乡镇]|街道))(?:党委|党组|党工委)")
_MEMBER = re.compile(r"(?:常委|委员|成员)(?=（|$)")
"""A seat beside which somebody has an office to be called by."""
_SECRETARY = re.compile(r"(?<!党)[省市县区州]委书记$")
_CHIEF = re.compile(
    r"(?:(?<!副)(?:[省市县区州旗乡镇]长|[局厅部院所站队]长|检察长|秘书长|主任|主席|书记|指挥长))(?=（|$)"
)
"""The office itself, before which 代 stands: 县长 is 代县长, 办公室主任 is 办公室代主任."""
_SECONDED = "挂职"
_LAST = 999


@dataclass(frozen=True)
class Tenure:
    """A post held over a period; `unit` is the name that precedes it where the post does not say it."""

    post: str
    unit: str = ""
    short_post: str = ""
    """The way a later mention writes it, where the office entered one."""
    start: PartialDate | None = None
    end: PartialDate | None = None
    rank: int = 0
    acting: bool = False
    """True if the office is held 代理."""
    elsewhere: str = ""
    """The other county whose post it is: a 县长 without its name would be the own one."""

    def covers(self, day: PartialDate | None) -> bool:
        if day is None:
            return self.end is None
        if self.start and self.start.first_day > day.last_day:
            return False
        return not (self.end and self.end.last_day < day.first_day)

    def lasts_through(self, day: PartialDate) -> bool:
        """Return True if the post was certainly held from the first to the last of these days."""
        if self.start and self.start.last_day > day.first_day:
            return False
        return not (self.end and self.end.first_day < day.last_day)

    def is_over_by(self, day: PartialDate | None) -> bool:
        """Return True if the post had certainly been given up before a day."""
        return bool(self.end and day and self.end.last_day < day.first_day)

    def overlaps(self, other: "Tenure") -> bool:
        """Return True if both posts were certainly held on one day."""
        begun = max((each.start.last_day for each in (self, other) if each.start), default=None)
        over = min((each.end.first_day for each in (self, other) if each.end), default=None)
        return begun is None or over is None or begun < over

    def gives_way_to(self, other: "Tenure") -> bool:
        """Return True if the other post was taken up as this one was given up."""
        if not (self.end and other.start) or other is self:
            return False
        return self.end.first_day <= other.start.last_day and other.start.first_day <= self.end.last_day

    @property
    def offices(self) -> tuple[str, ...]:
        parts = tuple(part.strip() for part in self.post.split("、") if part.strip())
        if not self.acting or any("代" in part for part in parts):
            return parts
        main = max((n for n, part in enumerate(parts) if _CHIEF.search(part)), default=len(parts) - 1)
        return tuple(_acting(part) if n == main else part for n, part in enumerate(parts))

    @property
    def short(self) -> str:
        """The way a later mention writes it, with what must not be dropped."""
        if not self.short_post:
            return ""
        short = _acting(self.short_post) if self.acting and "代" not in self.short_post else self.short_post
        return f"{short}（{_SECONDED}）" if _SECONDED in self.post and _SECONDED not in short else short

    @property
    def prefix(self) -> str:
        """The unit's name, unless the post already tells whose it is."""
        return self._unit_before(self.post)

    @property
    def short_with_unit(self) -> str:
        return self._unit_before(self.short_post) + self.short

    def prefix_of(self, office: str) -> str:
        """The name before one office of several: 县司法局 of the 局长 who is 县司法局党组书记、局长."""
        if self.elsewhere:
            return self._unit_before(office)
        if not (self.prefix or office == self.offices[0] or _STANDS_ALONE.match(office)):
            organ = _ITS_ORGAN.match(self.post)
            return self.unit if self.unit and self.post.startswith(self.unit) else organ[1] if organ else ""
        return self.prefix

    def _unit_before(self, post: str) -> str:
        if self.elsewhere and not post.startswith(self.elsewhere[:-1]):
            is_merged = post[:1] == self.elsewhere[-1] and post[1:2] in ("委", "政", "人", "纪", "监")
            return self.elsewhere[:-1] if is_merged else self.elsewhere
        if not self.unit or post.startswith(self.unit) or _STANDS_ALONE.match(post):
            return ""
        if _OF_A_TOWNSHIP.match(post):
            place = self.unit.removesuffix("人民政府")
            return place.removesuffix(post[0]) if post[1:2] in ("党", "人") else place
        shared = (n for n in range(len(self.unit) - 1, 1, -1) if post.startswith(self.unit[-n:]))
        return self.unit[: -next(shared, 0) or None]


def _acting(office: str) -> str:
    """代县长, 办公室代主任; what is no chief's office is 代理."""
    match = _CHIEF.search(office)
    return f"{office[: match.start()]}代{office[match.start() :]}" if match else f"代理{office}"


@dataclass(frozen=True)
class Person:
    """Somebody and the posts held over time."""

    id: str
    name: str
    tenures: tuple[Tenure, ...] = ()

    @property
    def link(self) -> Link:
        return Link("person", self.id)

    def held_on(self, day: PartialDate | None) -> tuple[Tenure, ...]:
        """The posts of that day, highest first; for an unknown day the present ones."""
        held = [tenure for tenure in self.tenures if tenure.covers(day)]
        kept = [each for each in held if not any(each.gives_way_to(other) for other in held)]
        return tuple(sorted(kept, key=lambda each: each.rank))

    def is_sure(self, day: PartialDate) -> bool:
        """Return True if each post that may have been held on a day was certainly held on all of it."""
        return all(each.lasts_through(day) for each in self.tenures if each.covers(day))

    def held_in(self, days: Days, now: PartialDate | None) -> tuple[Tenure, ...]:
        """The posts on the last of these days; where none was held then, the last ones held before.

        What has no last day is told as things stand `now`.
        """
        last = days.last or now
        if last is None:
            return self.held_on(None)
        held = self.held_on(PartialDate.from_date(last.last_day))
        if held or days.is_one:
            return held or self.held_on(days.last)
        ended = [each for each in self.tenures if each.is_over_by(last) and _reaches(each, days.first)]
        latest = max((each.end.last_day for each in ended if each.end), default=None)
        kept = [each for each in ended if each.end and each.end.last_day == latest]
        return tuple(sorted(kept, key=lambda each: each.rank))

    def full_post(self, day: PartialDate | None) -> str:
        """All offices of that day: 平顶山市司法局党委书记、局长."""
        return full(self.held_on(day))

    def main_post(self, day: PartialDate | None) -> str:
        """The office a person is called by: 县长, 平顶山市司法局局长."""
        return main(self.held_on(day))


def _reaches(tenure: Tenure, first: PartialDate | None) -> bool:
    return first is None or tenure.end is None or tenure.end.last_day >= first.first_day


def full(held: Iterable[Tenure]) -> str:
    """All offices of these posts, each unit named once."""
    spelled: list[str] = []
    said: set[str] = set()
    for tenure in held:
        prefix = "" if tenure.prefix in said else tenure.prefix
        said.add(tenure.prefix)
        spelled.append(prefix + "、".join(tenure.offices))
    return "、".join(spelled)


def main(held: Sequence[Tenure]) -> str:
    """The one office of these posts that a person is called by."""
    entered = [tenure for tenure in held if tenure.short_post]
    if entered:
        # Of posts of one rank that of a chief: a 县长 is a 县委副书记, too.
        first = [tenure for tenure in entered if tenure.rank == entered[0].rank]
        return next((each for each in first if "副" not in each.short_post), entered[0]).short_with_unit
    offices = [(tenure.prefix_of(office), office) for tenure in held for office in tenure.offices]
    if not offices:
        return ""
    offices = [pair for pair in offices if not _MEMBER.search(pair[1])] or offices
    secretaries = [pair for pair in offices if _SECRETARY.search(pair[1])]
    first_rank = [pair for pair in offices if "副" not in pair[1]]
    prefix, office = (secretaries[:1] or first_rank[-1:] or offices[:1])[0]
    return prefix + office


@dataclass(frozen=True)
class NamedPerson:
    """A person as written at one place of the paper."""

    text: str
    person: Person
    is_full: bool
    lacks_post: bool = False

    @property
    def link(self) -> Link:
        return self.person.link


class Mentions:
    """The one who has been named so far on this paper, which is written on one day."""

    def __init__(self, *, comrade: bool = False, now: PartialDate | None = None) -> None:
        self._comrade = "同志" if comrade else ""
        self.now = now
        self._full_said: set[tuple[str, str]] = set()

    def name(self, person: Person, day: PartialDate | Days | None) -> NamedPerson:
        """A person with the post of that day; one that was given up since is 时任."""
        held = person.held_in(day if isinstance(day, Days) else Days(day, day), self.now)
        told = full(held)
        is_new = (person.id, told) not in self._full_said
        self._full_said.add((person.id, told))
        post = told if is_new else main(held)
        was = "时任" if any(each.is_over_by(self.now) for each in held) else ""
        return NamedPerson(f"{was}{post}{person.name}{self._comrade}", person, is_new, lacks_post=not told)

    def rank(self, person: Person, days: Days) -> int:
        """The place of a person among leaders by the post told."""
        held = person.held_in(days, self.now)
        return held[0].rank if held else _LAST


def mark_between(named: Iterable[NamedPerson]) -> str:
    """What parts several persons in one sentence; a post with 、 inside makes the list one of ，."""
    return "，" if any("、" in each.text for each in named) else "、"
