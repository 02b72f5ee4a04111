"""Where a record stood on a day, by the days that its moves state, never by when they were typed."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from lushan_desktop.base.catalogue import catalogue
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain import stages

Held = Mapping[str, Any]
"""The values of a record, its moves (`moves`) included."""


MOVED_ON = "moved_on"
"""The day of a move that no field of the record keeps."""


class Passage(NamedTuple):
    """A record came to a stage."""

    stage: str
    on: PartialDate | None
    """None where nobody knows the day: it counts as having been so from the beginning."""
    due_before: PartialDate | None = None
    """The deadline that held up to then, where the move changed it."""

    def is_by(self, day: date) -> bool:
        """Return True if it had happened at the end of a day."""
        return self.on is None or self.on.first_day <= day


def passages(workflow: str, held: Held) -> tuple[Passage, ...]:
    """Return how a record came to the stage it stands in, first to last.

    What was entered before its moves were kept, or was imported as it stood, is told by its own fields.
    """
    rows: Sequence[Held] = held.get("moves") or ()
    begun = str(rows[0]["start"] if rows else held["stage"]) or stages.first(workflow)
    return (*_from_fields(workflow, held, begun), *_made(workflow, held, rows))


class MoveDay(NamedTuple):
    """The day that a move states, and the field it is typed into."""

    label: str
    field: str
    on: PartialDate | None


def stated(workflow: str, held: Held) -> tuple[MoveDay, ...]:
    """Return the moves that were made, first to last; a day put right in its field since is that day."""
    rows: Sequence[Held] = held.get("moves") or ()
    fields = {(move["from"], move["to"]): move.get("dated_by", "") for move in catalogue(workflow).moves}
    reached_by = {term.name: term.reached_by for term in catalogue(workflow).terms}
    dated = [fields.get((str(row["start"]), str(row["stage"]))) or "" for row in rows]
    last = {field: place for place, field in enumerate(dated)}
    found = []
    for place, (row, field) in enumerate(zip(rows, dated, strict=True)):
        day = row["moved_on"]
        # A field holds the day of the last move that it dates, whatever moves have followed.
        if field and field == reached_by.get(str(row["stage"])) and last[field] == place:
            day = held.get(field) or day
        found.append(MoveDay(str(row["label"]), field or MOVED_ON, day))
    return tuple(found)


def _made(workflow: str, held: Held, rows: Sequence[Held]) -> Iterable[Passage]:
    """The moves with the days they state."""
    for row, move in zip(rows, stated(workflow, held), strict=True):
        yield Passage(str(row["stage"]), move.on, row["due_before"])


def _from_fields(workflow: str, held: Held, stage: str) -> Iterable[Passage]:
    """The stages up to this one as far as a field says when each was reached, the stage itself at least."""
    way = stages.path(workflow)
    names = [term.name for term in way]
    yield Passage(names[0], None)
    if stage not in names:
        yield Passage(stage, None)
        return
    for term in way[1 : names.index(stage) + 1]:
        reached: PartialDate | None = held.get(term.reached_by) if term.reached_by else None
        if reached is not None or term.name == stage:
            yield Passage(term.name, reached)


def stage_on(found: Sequence[Passage], day: date) -> str:
    """The stage at the end of a day: the last that was reached by then."""
    return next(passage.stage for passage in reversed(found) if passage.is_by(day))


def reached_on(found: Sequence[Passage], stage: str, day: date) -> PartialDate | None:
    """When the stage was reached for the last time up to a day; None where it was not, or nobody knows."""
    came = (passage for passage in reversed(found) if passage.stage == stage and passage.is_by(day))
    return next((passage.on for passage in came), None)
