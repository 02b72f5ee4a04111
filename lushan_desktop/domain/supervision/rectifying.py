"""How a problem of supervision stands on a day, told alike on every page and paper."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain import passing, stages
from lushan_desktop.domain.deadline import Light, light
from lushan_desktop.domain.passing import Passage
from lushan_desktop.domain.supervision.extension import AGREED

Held = Mapping[str, Any]
"""The values of a problem."""


class Standing(NamedTuple):
    """A problem at the end of a day, by the days that are stated of it."""

    stage: str
    is_found: bool
    is_issued: bool
    """True if it had gone out to its unit."""
    is_closed: bool
    due: PartialDate | None
    """The deadline in force, extensions included."""
    finished_on: PartialDate | None
    closed_on: PartialDate | None
    light: Light

    @property
    def is_open(self) -> bool:
        return not self.is_closed

    @property
    def is_finished(self) -> bool:
        """True if the unit had put it right, whatever the county has made of that."""
        return self.finished_on is not None

    @property
    def is_late(self) -> bool:
        """True if it was open and had not been put right by the deadline in force."""
        return self.is_open and self.light.is_overdue


def standing(held: Held, day: date) -> Standing:
    """Return how a problem stood at the end of a day."""
    found = passing.passages(stages.PROBLEMS, held)
    stage = passing.stage_on(found, day)
    is_closed = stage in stages.ended(stages.PROBLEMS)
    closed = held["closed_on"] or passing.reached_on(found, stages.last(stages.PROBLEMS), day)
    due, finished = deadline_on(held, found, day), _finished_by(held, found, stage, day)
    return Standing(
        stage=stage,
        is_found=held["found_on"] is None or _is_by(held["found_on"], day),
        is_issued=_is_issued(found, stage),
        is_closed=is_closed,
        due=due,
        finished_on=finished,
        closed_on=closed if is_closed else None,
        light=light(due, day, (closed or True) if is_closed else None, finished),
    )


def _is_issued(found: Sequence[Passage], stage: str) -> bool:
    """Return True if it had gone out; where nobody knows when, from the beginning if it ever did."""
    first, second, *_ = (term.name for term in stages.path(stages.PROBLEMS))
    is_known = any(passage.stage == second for passage in found)
    return stage != first or (not is_known and found[-1].stage != first)


def deadline_on(held: Held, found: Iterable[Passage], day: date) -> PartialDate | None:
    """The deadline in force at the end of a day: the present one, with what changed it later undone."""
    granted = [
        (row["answered_on"].first_day, row["old_due_on"], row["wanted_on"])
        for row in held.get("extensions") or ()
        if row["answer"] == AGREED and row["answered_on"] and row["old_due_on"]
    ]
    moved = [(each.on.first_day, each.due_before) for each in found if each.on and each.due_before]
    first = min((when for when, *_ in (*granted, *moved) if when > day), default=None)
    if first is None:
        due: PartialDate | None = held["due_on"]
        return due
    return _before(
        [(old, new) for when, old, new in granted if when == first],
        [old for when, old in moved if when == first],
    )


def _before(
    granted: Sequence[tuple[PartialDate, PartialDate | None]], moved: Sequence[PartialDate]
) -> PartialDate:
    """The deadline before the changes of one day; a move that found what was granted came after it."""
    if granted and (not moved or granted[0][1] in moved):
        return granted[0][0]
    return moved[0]


def _finished_by(held: Held, found: tuple[Passage, ...], stage: str, day: date) -> PartialDate | None:
    """When the unit had put it right, as far as that was so on the day."""
    way = [term.name for term in stages.path(stages.PROBLEMS)]
    done = next(term.name for term in stages.path(stages.PROBLEMS) if term.reached_by == "finished_on")
    if stage == passing.stage_on(found, date.max) and _is_by(held["finished_on"], day):
        finished: PartialDate | None = held["finished_on"]
        return finished
    if stage not in way or way.index(stage) < way.index(done):
        return None
    return passing.reached_on(found, done, day)


def _is_by(day: PartialDate | None, until: date) -> bool:
    return day is not None and day.first_day <= until


def is_open(held: Held) -> bool:
    """Return True if it still has to be put right, as it stands now: a day alone closes nothing."""
    return held["stage"] not in stages.ended(stages.PROBLEMS)


def problem_light(held: Held, today: date) -> Light:
    """Blue, amber or red by the deadline as it stands now; a problem that is closed says so."""
    is_closed = not is_open(held)
    return light(
        held["due_on"], today, (held["closed_on"] or True) if is_closed else None, held["finished_on"]
    )
