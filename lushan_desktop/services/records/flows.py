"""Moving a record on: what may be done next, what a move demands, and who did it when.

The flow of a record type is the catalogue that its stage is chosen from. Instructions, problems, applications
and tasks move the same way: `moves` says what is possible, `move` does it as one undoable step.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from lushan_desktop.base import clock
from lushan_desktop.base.catalogue import catalogue
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain import flow as flow_rules
from lushan_desktop.domain.flow import Demand, Flow, Move
from lushan_desktop.domain.kinds import Attachment, Choice, Day, Files, LongText, Number, Refs, Text
from lushan_desktop.domain.record_type import FieldSpec, RecordType, Values
from lushan_desktop.services.records import date_orders, records
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.log import history
from lushan_desktop.storage.log.step import Changes
from lushan_desktop.storage.store import Store


@dataclass(frozen=True)
class Way:
    """A move that a record may make now, and what is still to be filled in for it."""

    move: Move
    lacking: tuple[Demand, ...]
    is_onward: bool

    @property
    def field(self) -> str:
        """The field to open before the move; empty where nothing is lacking."""
        return self.lacking[0].field if self.lacking else ""


@dataclass(frozen=True)
class Passage:
    """When a record came to a stage, and through whom."""

    stage: str
    when: datetime
    person: str


def stage_field(record_type: RecordType) -> FieldSpec | None:
    """The field whose catalogue has moves; None where the records of this type stand in no stage."""
    stages = (spec for spec in record_type.fields if spec.by_moves and isinstance(spec.kind, Choice))
    return next(stages, None)


def flow_of(record_type: RecordType) -> Flow:
    """The flow of a record type. Raises KeyError where it has none."""
    spec = stage_field(record_type)
    if spec is None:
        raise KeyError(record_type.key)
    return _flow(spec.kind.catalogue)  # type: ignore[attr-defined]  # a stage is a Choice


@cache
def _flow(name: str) -> Flow:
    listed = catalogue(name)
    return flow_rules.flow(listed.names, listed.moves, (term.name for term in listed.terms if term.aside))


def stage_of(record_type: RecordType, values: Values) -> str:
    """The stage a record stands in; the first where nobody has moved it."""
    spec = stage_field(record_type)
    return flow_of(record_type).stage(str(values.get(spec.name) or "") if spec else "")


def moves(record_type: RecordType, values: Values) -> tuple[Way, ...]:
    """Return what may be done with these values next, the moves onward first."""
    flow = flow_of(record_type)
    ways = [
        Way(move, flow_rules.lacking(move, record_type, values), flow.is_onward(move))
        for move in flow.moves_from(stage_of(record_type, values))
    ]
    return tuple(sorted(ways, key=lambda way: not way.is_onward))


def move(store: Store, record_type: RecordType, record_id: str, end: str, **given: Any) -> Changes:
    """Bring a record to a stage, writing what was given along with it, as one undoable step.

    `moved_on` is the day of a move that no field of the record dates. Raises UserError, naming the field to
    open, for a move that does not exist or whose demands are not met; DatesOutOfOrder where days contradict
    each other, unless `accepts` is given. `shown` are the values that the clerk saw: see `kept_beside`.
    """
    spec = stage_field(record_type)
    assert spec is not None, record_type.key
    accepts = bool(given.pop("accepts", False))
    with store.read() as session:
        held = queries.values(session, record_type, record_id)
        given = kept_beside(record_type, held, given)
        written = moved(record_type, held, end, **given)
        date_orders.check(session, record_type, held, written, accepts=accepts)
    made = flow_of(record_type).move(str(held[spec.name] or ""), end)
    label = f"{record_type.title}{made.label}"
    return records.save(store, record_type, written, record_id, label=label, emptied=made.clears)


def kept_beside(record_type: RecordType, held: Values, given: Values) -> dict[str, Any]:
    """Return what is given; its sets keep what has come to them since the record was `shown`."""
    given = dict(given)
    shown = given.pop("shown", None)
    for spec in record_type.fields if shown is not None else ():
        if spec.name in given and isinstance(spec.kind, Files | Refs):
            known = {_member(one) for one in (*shown.get(spec.name, ()), *given[spec.name])}
            since = (one for one in held[spec.name] if _member(one) not in known)
            given[spec.name] = (*given[spec.name], *since)
    return given


def _member(one: Any) -> Any:
    return one.evidence if isinstance(one, Attachment) else one


def moved(record_type: RecordType, held: Values, end: str, **given: Any) -> Values:
    """What is written when a record of these values comes to a stage. Raises UserError as `move` does."""
    spec = stage_field(record_type)
    assert spec is not None, record_type.key
    wanted = flow_of(record_type).move(str(held[spec.name] or ""), end)
    stated = given.pop("moved_on", None)
    written = {**flow_rules.proposed(wanted, {**held, **given}, clock.today()), **given}
    flow_rules.check(wanted, record_type, {**held, **written})
    cleared = {name: record_type.field(name).kind.empty for name in wanted.clears}
    made = {**cleared, **written, spec.name: end}
    if "moves" in held:
        made["moves"] = (*held["moves"], row_of(wanted, record_type, held, made, stated))
    return made


def row_of(
    made: Move, record_type: RecordType, held: Values, written: Values, stated: PartialDate | None = None
) -> Values:
    """Return what is kept of a move: the day it states, the deadline before it, and what no longer holds.

    `stated` is the day of a move that no field dates; today where nobody stated one.
    """
    whole = {**held, **written}
    due, day = held.get("due_on"), whole.get(made.dated_by) if made.dated_by else None
    emptied = [name for name in made.clears if not written.get(name)]
    replaced = [name for name in (made.dated_by,) if name and held.get(name) not in (None, day)]
    gone = (record_type.field(name) for name in dict.fromkeys((*emptied, *replaced)))
    told = (f"{spec.label}：{spec.kind.format(held[spec.name], {})}" for spec in gone if _is_told(spec, held))
    return {
        "label": made.label,
        "start": made.start,
        "stage": made.end,
        "moved_on": day or stated or PartialDate.from_date(clock.today()),
        "due_before": due if due != whole.get("due_on") else None,
        "cleared": "\n".join(told),
    }


def _is_told(spec: FieldSpec, held: Values) -> bool:
    """Return True if it holds something that reads by itself: the name of a record is told by the log."""
    return isinstance(spec.kind, Day | Text | LongText | Number) and not spec.kind.is_empty(held[spec.name])


def passages(store: Store, record_type: RecordType, record_id: str) -> Mapping[str, Passage]:
    """The last time a record came to each stage, as the log tells it."""
    spec = stage_field(record_type)
    assert spec is not None, record_type.key
    with store.read() as session:
        changes = history.history(session, record_id)
    found: dict[str, Passage] = {}
    for change in reversed(changes):
        for field in change.fields:
            if change.record == record_id and field.name == spec.name and field.after:
                found[str(field.after)] = Passage(str(field.after), change.when, change.person)
    return found


def forget() -> None:
    """Read the catalogues anew when they are next asked for."""
    _flow.cache_clear()
