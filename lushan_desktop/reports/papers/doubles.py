"""Records entered twice: one of them is told of, and the 待核单 says so."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from lushan_desktop.domain.record import ChildRecord, Record, key_of

_UNSAID = re.compile(r"[\W_]")

Sameness = Callable[[Any], tuple[Any, ...]]


def plain(text: str) -> str:
    """A text by its characters alone."""
    return _UNSAID.sub("", text)


def _meeting(row: Any) -> tuple[Any, ...]:
    about = "" if row.held_on or row.recurring else plain(row.subject)
    return row.held_on, plain(row.title), plain(row.series_number), row.organiser, row.recurring, about


def _instruction(row: Any) -> tuple[Any, ...]:
    upon = (row.document, row.briefing, plain(row.carrier))
    about = (plain(row.words) or plain(row.gist), *upon)
    return (row.given_on, row.kind, row.leader or row.leader_post, *about) if any(about) else ()


def _document(row: Any) -> tuple[Any, ...]:
    return (row.direction, plain(row.number)) if row.number.strip() else ()


def _dated(day: str, *names: str) -> Sameness:
    def sameness(row: Any) -> tuple[Any, ...]:
        told = tuple(plain(str(getattr(row, name) or "")) for name in names)
        return (getattr(row, day), *told) if any(told) else ()

    return sameness


_SAMENESS: Mapping[str, Sameness] = {
    "meeting": _meeting,
    "instruction": _instruction,
    "document": _document,
    "measure": _dated("held_on", "title", "content", "unit", "campaign"),
    "study_visit": _dated("held_on", "place", "participants", "recurring"),
    "symposium": _dated("held_on", "title", "guests"),
    "training": _dated("held_on", "kind", "subject", "unit"),
    "publicity_item": _dated("published_on", "title", "outlet", "medium"),
    "supervision_round": _dated("held_on", "title"),
    "honour": _dated("named_on", "name", "unit", "level"),
    "application": _dated("applied_on", "applicant", "title", "batch", "stage"),
    "batch": _dated("year", "title", "name"),
    "supervision_team": _dated("supervision_round", "name"),
}


def doubles(records: Iterable[Record], children: Iterable[Record]) -> list[tuple[Record, Record]]:
    """Each record that is there already, behind the one that is told of: the one of which more is known."""
    weight = _weights(children)
    groups: dict[tuple[Any, ...], list[Record]] = {}
    for record in records:
        key = key_of(record)
        sameness = _SAMENESS[key](record) if key in _SAMENESS else ()
        if sameness:
            groups.setdefault((key, *sameness), []).append(record)
    found = []
    for group in groups.values():
        kept, *others = sorted(group, key=lambda each: (-_known(each) - weight.get(each.id, 0), each.id))
        found += [(kept, other) for other in others]
    return found


def _weights(children: Iterable[Record]) -> dict[str, int]:
    found: dict[str, int] = {}
    for row in children:
        if isinstance(row, ChildRecord):
            found[row.parent] = found.get(row.parent, 0) + 1
    return found


def _known(record: Record) -> int:
    """Return how many fields say something."""
    return sum(bool(getattr(record, name)) for name in type(record).model_fields)
