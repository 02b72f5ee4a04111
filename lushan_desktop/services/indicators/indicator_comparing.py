"""An old and a new edition beside each other: which indicator became which."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from lushan_desktop.domain.indicators.indicator import Indicator
from lushan_desktop.storage.store import Store


class Kind(StrEnum):
    """What became of an indicator."""

    SAME = "不变"
    RENUMBERED = "改号"
    REWORDED = "改写"
    ADDED = "新增"
    REMOVED = "取消"


@dataclass(frozen=True)
class Brief:
    """An indicator as the comparison shows it."""

    id: str
    level: str
    number: str
    title: str
    points: Decimal | None
    above: str
    """What stands above it, by name."""

    @property
    def said(self) -> str:
        return f"{self.number} {self.title}".strip()


@dataclass(frozen=True)
class Match:
    """One line: an indicator of the new edition with what it was, or one that is no more."""

    new: Brief | None
    old: Brief | None
    likeness: float = 1.0
    is_chosen: bool = False
    """True if the clerk put it right."""

    @property
    def kind(self) -> Kind:
        if self.old is None:
            return Kind.ADDED
        if self.new is None:
            return Kind.REMOVED
        if bare(self.old.title) != bare(self.new.title):
            return Kind.REWORDED
        return Kind.SAME if self.old.number == self.new.number else Kind.RENUMBERED


@dataclass(frozen=True)
class Comparison:
    """Two editions, line by line in the order of the new one; what is no more stands at the end."""

    old: str
    new: str
    matches: tuple[Match, ...]

    def count(self, kind: Kind) -> int:
        return sum(1 for match in self.matches if match.kind is kind)

    @property
    def pairs(self) -> dict[str, str]:
        """The new id by the old one."""
        return {match.old.id: match.new.id for match in self.matches if match.old and match.new}

    def free(self, level: str) -> tuple[Brief, ...]:
        """The old ones of a level that became nothing: what a line may be tied to."""
        found = (match.old for match in self.matches if match.new is None)
        return tuple(old for old in found if old and old.level == level)


LIKE, ALIKE_WITH_NUMBER = 0.62, 0.35
"""How like two titles must be to be one reworded: without the same number, and with it."""
_MARKS = re.compile(r"[\s，。、；：,.;:“”\"（）()《》]+")


def bare(title: str) -> str:
    return _MARKS.sub("", title)


def compare(store: Store, old: str, new: str) -> Comparison:
    """Return what became of each indicator of the old edition in the new one."""
    with store.read() as session:
        return Comparison(old, new, tuple(matched(_briefs(session, old), _briefs(session, new))))


def _briefs(session: Session, system: str) -> list[Brief]:
    order = (col(Indicator.rank).is_(None), col(Indicator.rank), col(Indicator.number))
    found = select(Indicator).where(col(Indicator.system) == system, ~col(Indicator.deleted)).order_by(*order)
    rows = session.scalars(found).all()
    title_by_id = {row.id: row.text for row in rows}
    return [
        Brief(
            row.id,
            row.level,
            row.number,
            row.text,
            None if row.points is None else Decimal(row.points),
            title_by_id.get(row.superior, ""),
        )
        for row in rows
    ]


def matched(old: Sequence[Brief], new: Sequence[Brief]) -> list[Match]:
    """Pairs of the same words first, then of the likest; each is used once."""
    match_by_new: dict[str, Match] = {}
    used: set[str] = set()
    for likeness, one, other in sorted(_likely(old, new), key=lambda pair: -pair[0]):
        if one.id not in used and other.id not in match_by_new:
            used.add(one.id)
            match_by_new[other.id] = Match(other, one, min(likeness, 1.0))
    lines = [match_by_new.get(each.id, Match(each, None, 0)) for each in new]
    return [*lines, *(Match(None, each, 0) for each in old if each.id not in used)]


def _likely(old: Sequence[Brief], new: Sequence[Brief]) -> Iterator[tuple[float, Brief, Brief]]:
    """Every pair that may be one indicator, with how likely it is; same words outweigh all else."""
    pairs_by_id = {each.id: _pairs(bare(each.title)) for each in (*old, *new)}
    for other in new:
        for one in old:
            if one.level != other.level:
                continue
            has_number = one.number == other.number
            extra = 0.02 * has_number + 0.01 * (one.above == other.above)
            if bare(one.title) == bare(other.title):
                yield 2 + extra, one, other
                continue
            likeness = _likeness(pairs_by_id[one.id], pairs_by_id[other.id])
            if likeness >= (ALIKE_WITH_NUMBER if has_number else LIKE):
                yield min(0.99, likeness) + (0.2 if has_number else 0) + extra, one, other


def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[place : place + 2] for place in range(max(1, len(text) - 1)))


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Twice what both hold, against what each holds: 1 is the same pairs of characters."""
    return 2 * len(one & other) / (len(one) + len(other))


def tied(comparison: Comparison, new: str, old: str) -> Comparison:
    """The comparison after the clerk tied an indicator to another old one, or (empty) to none."""
    lines = list(comparison.matches)
    place = next(n for n, match in enumerate(lines) if match.new and match.new.id == new)
    before = lines[place].old
    chosen = next((match.old for match in lines if match.old and match.old.id == old), None)
    told = []
    for match in lines:
        if match.new and match.new.id == new:
            told.append(replace(match, old=chosen, is_chosen=True, likeness=1.0 if chosen else 0.0))
        elif chosen and match.old and match.old.id == chosen.id:
            if match.new:
                told.append(replace(match, old=None, likeness=0.0))
        else:
            told.append(match)
    if before and (chosen is None or before.id != chosen.id):
        told.append(Match(None, before, 0.0))
    return replace(comparison, matches=tuple(told))
