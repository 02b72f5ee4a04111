"""Persons on paper: the post of that day and the name, in full at first, the main office after."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.reports.statement_value import Link

_STANDS_ALONE = re.compile(r"^(?:中共)?.{0,6}?(?:[省市县区州]委|[省市县区州乡镇]长|政府|人大|政协|纪委|监委)")
_SECRETARY = re.compile(r"(?<!党)[省市县区州]委书记$")


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

    def covers(self, day: PartialDate | None) -> bool:
        if day is None:
            return self.end is None
        if self.start and self.start.first_day > day.last_day:
            return False
        return not (self.end and self.end.last_day < day.first_day)

    @property
    def offices(self) -> tuple[str, ...]:
        return tuple(part.strip() for part in self.post.split("、") if part.strip())

    @property
    def prefix(self) -> str:
        """The unit's name, unless the post already tells whose it is."""
        return self._unit_before(self.post)

    @property
    def short_with_unit(self) -> str:
        return self._unit_before(self.short_post) + self.short_post

    def _unit_before(self, post: str) -> str:
        return "" if not self.unit or post.startswith(self.unit) or _STANDS_ALONE.match(post) else self.unit


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
        held = sorted((tenure for tenure in self.tenures if tenure.covers(day)), key=lambda each: each.rank)
        return tuple(held)

    def full_post(self, day: PartialDate | None) -> str:
        """All offices of that day: 平顶山市司法局党委书记、局长."""
        spelled: list[str] = []
        said: set[str] = set()
        for tenure in self.held_on(day):
            prefix = "" if tenure.prefix in said else tenure.prefix
            said.add(tenure.prefix)
            spelled.append(prefix + "、".join(tenure.offices))
        return "、".join(spelled)

    def main_post(self, day: PartialDate | None) -> str:
        """The office a person is called by: 县长, 平顶山市司法局局长."""
        held = self.held_on(day)
        entered = next((tenure for tenure in held if tenure.short_post), None)
        if entered:
            return entered.short_with_unit
        offices = [(tenure.prefix, office) for tenure in held for office in tenure.offices]
        if not offices:
            return ""
        secretaries = [pair for pair in offices if _SECRETARY.search(pair[1])]
        first_rank = [pair for pair in offices if "副" not in pair[1]]
        prefix, office = (secretaries[:1] or first_rank[-1:] or offices[:1])[0]
        return prefix + office


@dataclass(frozen=True)
class Named:
    """A person as written at one place of the paper."""

    text: str
    person: Person
    is_full: bool
    lacks_post: bool = False

    @property
    def link(self) -> Link:
        return self.person.link


class Mentions:
    """Who has been named so far on this paper."""

    def __init__(self, *, comrade: bool = False) -> None:
        self._comrade = "同志" if comrade else ""
        self._full_said: set[tuple[str, str]] = set()

    def name(self, person: Person, day: PartialDate | None) -> Named:
        full = person.full_post(day)
        is_new = (person.id, full) not in self._full_said
        self._full_said.add((person.id, full))
        post = full if is_new else person.main_post(day)
        return Named(f"{post}{person.name}{self._comrade}", person, is_new, lacks_post=not full)


def joined(named: Iterable[Named]) -> str:
    """Several persons in one sentence; a post with 、 inside makes the list one of ，."""
    texts = [each.text for each in named]
    return ("，" if any("、" in text for text in texts) else "、").join(texts)
