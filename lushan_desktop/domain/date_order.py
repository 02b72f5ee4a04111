"""What comes before what: one table of the days of a record, and of the papers that decide them.

Read where a day is typed, and by every move; a day known to the month or year is out of order only where
all of it is.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import pairwise
from types import MappingProxyType
from typing import Any, NamedTuple

from lushan_desktop.base.catalogue import catalogue
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain import passing
from lushan_desktop.domain.kinds import Choice
from lushan_desktop.domain.passing import MoveDay
from lushan_desktop.domain.record_type import RecordType

Held = Mapping[str, Any]


class Finding(NamedTuple):
    """Two days that contradict each other, or one that has not come yet."""

    field: str
    """The later one: it was typed last as a rule."""
    say: str
    earlier: str = ""


_BEFORE: Mapping[str, tuple[tuple[str, ...], ...]] = MappingProxyType(
    {
        "problem": (
            ("found_on", "issued_on", "finished_on", "rechecked_on", "closed_on"),
            ("closed_on", "looked_back_on"),
            ("issued_on", "answered_on"),
            ("issued_on", "due_on"),
        ),
        "extension": (("asked_on", "answered_on"), ("asked_on", "wanted_on"), ("old_due_on", "wanted_on")),
        "escalation": (("issued_on", "reply_by"),),
        "supervision_round": (("held_on", "until"),),
        "supervision_visit": (("held_on", "feedback_on", "receipt_on"),),
        "calendar_day": (("held_on", "until"),),
        "task": (("given_on", "closed_on"), ("given_on", "due_on")),
        "instruction": (("given_on", "received_on", "closed_on"), ("given_on", "due_on")),
        "dispatch": (("dispatched_on", "acknowledged_on", "reported_on"), ("dispatched_on", "due_on")),
        "document": (("signed_on", "printed_on"), ("signed_on", "received_on", "closed_on")),
        "application": (
            ("applied_on", "reviewed_on", "feedback_on", "rectify_by"),
            ("feedback_on", "rectified_on"),
            ("applied_on", "passed_on", "consulted_on", "studied_on", "public_from", "public_until"),
            ("public_until", "recommended_on", "designated_on"),
            ("studied_on", "recommended_on"),
            ("applied_on", "recommended_on"),
            ("applied_on", "designated_on"),
            ("applied_on", "withdrawn_on"),
        ),
        "honour": (
            ("named_on", "revalidated_on"),
            ("named_on", "revoked_on"),
            ("named_on", "valid_until"),
        ),
        "batch": (("apply_by", "review_by", "recommend_by"),),
        "tenure": (("since", "until"),),
        "headquarters_member": (("since", "until"),),
        "indicator_system": (("since", "until"),),
        "required_material": (("since", "until"),),
        "statement": (("period_start", "period_end"), ("signed_on", "published_on")),
        "web_publication": (("published_on", "verified_on"),),
        "meeting": (("held_on", "until"),),
        "measure": (("held_on", "until"),),
        "study_visit": (("held_on", "until"),),
        "symposium": (("held_on", "until"),),
        "training": (("held_on", "until"),),
    }
)
"""For each type the fields of a matter in the order of its course; one may be missing in between."""

_UNLESS: Mapping[tuple[str, str, str], str] = MappingProxyType(
    {("application", "reviewed_on", "feedback_on"): "rectified_on"}
)
"""Pairs that hold no more once a third day is known: after 整改 the review is made again."""

_DECIDED_BY: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        "application": (("recommendation", "recommended_on"), ("designation", "designated_on")),
        "honour": (
            ("document", "named_on"),
            ("revalidated_by", "revalidated_on"),
            ("revoked_by", "revoked_on"),
        ),
        "supervision_round": (("plan", "held_on"),),
    }
)
"""The paper that decides something, and the day from which that holds: the paper is never the later one."""

_ROWS: Mapping[str, tuple[tuple[str, str, str, str], ...]] = MappingProxyType(
    {
        "problem": (
            ("issued_on", "escalations", "issued_on", "level"),
            ("issued_on", "extensions", "asked_on", ""),
        )
    }
)
"""A day of the record, and rows that follow it and one another: the day of each, and what it is called."""

_HAPPENED: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "problem": frozenset(
            {"found_on", "issued_on", "finished_on", "answered_on", "rechecked_on", "closed_on"}
            | {"looked_back_on"}
        ),
        "extension": frozenset({"asked_on", "answered_on"}),
        "escalation": frozenset({"issued_on"}),
        "supervision_visit": frozenset({"held_on", "feedback_on", "receipt_on"}),
        "task": frozenset({"closed_on"}),
        "instruction": frozenset({"given_on", "received_on", "closed_on"}),
        "dispatch": frozenset({"acknowledged_on", "reported_on"}),
        "document": frozenset({"received_on", "closed_on"}),
        "application": frozenset(
            {"applied_on", "reviewed_on", "passed_on", "feedback_on", "rectified_on", "consulted_on"}
            | {"studied_on", "recommended_on", "designated_on", "withdrawn_on"}
        ),
        "honour": frozenset({"named_on", "revalidated_on", "revoked_on"}),
        "web_publication": frozenset({"published_on", "verified_on"}),
    }
)
"""Days of what has happened: they never lie ahead."""


def papers_of(key: str) -> tuple[tuple[str, str], ...]:
    """The fields of a type that name a deciding paper, each with the day that it decides."""
    return _DECIDED_BY.get(key, ())


def findings(
    record_type: RecordType, held: Held, today: date, papers: Mapping[str, PartialDate] | None = None
) -> tuple[Finding, ...]:
    """What contradicts itself in the days of a record; `papers` are the dates of its deciding papers."""
    found = of_fields(record_type, held, today, papers)
    told = {each.field for each in found}
    return (*found, *(each for each in _among_moves(record_type, held) if each.field not in told))


def of_fields(
    record_type: RecordType, held: Held, today: date, papers: Mapping[str, PartialDate] | None = None
) -> tuple[Finding, ...]:
    """The same but for the moves that were made before."""
    return (
        *_out_of_order(record_type, held),
        *_rows_out_of_order(record_type, held),
        *_after_paper(record_type, held, papers or {}),
        *_ahead(record_type, held, today),
    )


def of_move(record_type: RecordType, held: Held, written: Held, today: date) -> tuple[Finding, ...]:
    """What contradicts the day of a move that is being made: an earlier move, or that it lies ahead."""
    workflow, rows = _workflow(record_type), written.get("moves") or ()
    if not workflow or len(rows) <= len(held.get("moves") or ()):
        return ()
    new = passing.stated(workflow, {**held, **written})[-1]
    found = [_too_early(before, new) for before in _last_stated(record_type, workflow, held)]
    is_ahead = new.on is not None and new.on.first_day > today
    found.append(Finding(new.field, f"{new.label}日期{new.on}还没有到，请核对。") if is_ahead else None)
    return tuple(each for each in found if each is not None)


def _last_stated(record_type: RecordType, workflow: str, held: Held) -> tuple[MoveDay, ...]:
    """The last thing whose day is known: a move, or the field that dates the stage, or else the record."""
    if made := [each for each in passing.stated(workflow, held) if each.on is not None]:
        return (made[-1],)
    reached = (term.reached_by for term in catalogue(workflow).terms if term.name == held.get("stage"))
    field = next(reached, "") or record_type.dated_by
    day = held.get(field)
    # A deadline lies ahead: nothing has happened on it.
    is_deadline = field and getattr(record_type.field(field).kind, "is_deadline", False)
    is_known = isinstance(day, PartialDate) and not is_deadline
    return (MoveDay(record_type.field(field).label, field, day),) if is_known else ()


def _among_moves(record_type: RecordType, held: Held) -> Iterator[Finding]:
    """A day that was put right in its field has to lie between those of the moves beside it."""
    workflow = _workflow(record_type)
    made = passing.stated(workflow, held) if workflow else ()
    known = [each for each in made if each.on is not None]
    yield from (found for pair in pairwise(known) if (found := _too_early(*pair)))


def _too_early(before: MoveDay, after: MoveDay) -> Finding | None:
    if before.on is None or after.on is None or not _is_later(before.on, after.on):
        return None
    say = f"{after.label}{after.on}早于{before.label}{before.on}，请核对。"
    return Finding(after.field, say, before.field)


def _workflow(record_type: RecordType) -> str:
    """The catalogue of the stages that a record moves through; empty where its moves are not kept."""
    if all(spec.name != "moves" for spec in record_type.fields):
        return ""
    kinds = (spec.kind for spec in record_type.fields if spec.by_moves)
    return next((kind.catalogue for kind in kinds if isinstance(kind, Choice)), "")


def _out_of_order(record_type: RecordType, held: Held) -> Iterator[Finding]:
    seen: set[tuple[str, str]] = set()
    for chain in _BEFORE.get(record_type.key, ()):
        known = [name for name in chain if isinstance(held.get(name), PartialDate)]
        for pair in pairwise(known):
            earlier, later = pair
            is_over = bool(held.get(_UNLESS.get((record_type.key, *pair), "")))
            if pair not in seen and not is_over and _is_later(held[earlier], held[later]):
                seen.add(pair)
                yield Finding(later, _said(record_type, held, earlier, later), earlier)


def _rows_out_of_order(record_type: RecordType, held: Held) -> Iterator[Finding]:
    for begins, name, dated, called in _ROWS.get(record_type.key, ()):
        told = [(record_type.field(begins).label, held.get(begins))]
        label = record_type.field(name).label
        told += [(str(row[called] if called else label), row[dated]) for row in held.get(name) or ()]
        known = [(words, day) for words, day in told if isinstance(day, PartialDate)]
        for (before, earlier), (after, later) in pairwise(known):
            if _is_later(earlier, later):
                yield Finding(dated, f"{after}{later}早于{before}{earlier}，请核对。", name)


def _said(record_type: RecordType, held: Held, earlier: str, later: str) -> str:
    first, second = record_type.field(earlier).label, record_type.field(later).label
    return f"{second}{held[later]}早于{first}{held[earlier]}，请核对。"


def _after_paper(record_type: RecordType, held: Held, papers: Mapping[str, PartialDate]) -> Iterator[Finding]:
    for paper, name in papers_of(record_type.key):
        day = held.get(name)
        if paper in papers and isinstance(day, PartialDate) and _is_later(papers[paper], day):
            label, decided = record_type.field(paper).label, record_type.field(name).label
            yield Finding(name, f"{decided}{day}早于{label}的成文日期{papers[paper]}，请核对。", paper)


def _ahead(record_type: RecordType, held: Held, today: date) -> Iterator[Finding]:
    for name in sorted(_HAPPENED.get(record_type.key, ())):
        day = held.get(name)
        if isinstance(day, PartialDate) and day.first_day > today:
            yield Finding(name, f"{record_type.field(name).label}{day}还没有到，请核对。")


def _is_later(earlier: PartialDate, later: PartialDate) -> bool:
    """Return True if what should come first surely came later."""
    return earlier.first_day > later.last_day


def concerning(found: Iterable[Finding], names: Iterable[str]) -> tuple[Finding, ...]:
    """The findings in which one of these fields has a part."""
    wanted = set(names)
    return tuple(each for each in found if wanted & {each.field, each.earlier})


def problems(record_types: Iterable[RecordType]) -> Iterator[str]:
    """Names of the table that no record type has; a test expects none."""
    fields = {each.key: {spec.name for spec in each.fields} for each in record_types}
    named = [(key, name) for key, chains in _BEFORE.items() for chain in chains for name in chain]
    named += [(key, name) for key, names in _HAPPENED.items() for name in names]
    named += [(key, name) for key, rows in _ROWS.items() for begins, of, *_ in rows for name in (begins, of)]
    named += [(key, name) for (key, *pair), unless in _UNLESS.items() for name in (*pair, unless)]
    named += [(key, name) for key, pairs in _DECIDED_BY.items() for pair in pairs for name in pair]
    yield from (f"{key}.{name}" for key, name in named if name not in fields.get(key, ()))
