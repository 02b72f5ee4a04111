"""The question before a move: what it demands, and the day on which it was made."""

from collections.abc import Collection
from dataclasses import replace

from lushan_desktop.base import clock
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain import flow as flow_rules
from lushan_desktop.domain.flow import Move
from lushan_desktop.domain.passing import MOVED_ON
from lushan_desktop.domain.record_type import RecordType
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records.flows import Way
from lushan_desktop.services.records.record_view import RecordView
from lushan_desktop.ui.records.question import Question


def states_its_day(way: Way) -> bool:
    """Return True if all that a move demands is there, its day included: nothing is left to be asked.

    What sends a matter back is asked for its day each time: a field may still hold the day of the last time.
    """
    return not way.lacking and way.is_onward and bool(way.move.dated_by)


def day_field(move: Move) -> str:
    """The field in which the day of a move is stated."""
    return move.dated_by or MOVED_ON


def with_day(record_type: RecordType) -> RecordType:
    """The description with the day of a move besides."""
    day = replace(RECORD_TYPES.get("stage_move").field(MOVED_ON), label="办理日期", required=True)
    return replace(record_type, fields=(*record_type.fields, day))


def question_of(
    record_type: RecordType, way: Way, view: RecordView, hidden: Collection[str] = ()
) -> Question:
    """Return what a move asks for, today proposed as its day; `hidden` are fields that nobody types."""
    move, today = way.move, clock.today()
    proposed = flow_rules.proposed(move, view.values, today)
    lacking = tuple(demand for demand in way.lacking if demand.field not in proposed)
    day = day_field(move)
    fields = tuple(name for name in dict.fromkeys((*move.fields, day)) if name not in hidden)
    return Question(
        f"{move.label}：{view.title}",
        move.label,
        with_day(record_type),
        fields,
        {MOVED_ON: PartialDate.from_date(today), **view.values, **proposed},
        view.name_by_id,
        needed=move.demands,
        lacking=lacking,
        begins_at=next((demand.field for demand in lacking if demand.field in fields), day),
        record=view.id,
        key=f"{view.id} {move.end}",
    )
