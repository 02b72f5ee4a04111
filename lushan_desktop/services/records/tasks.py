"""Giving out tasks from what came in or was found; a task ends when what it came from is closed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from lushan_desktop.base import clock
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain import stages
from lushan_desktop.domain.deadline import Light, light
from lushan_desktop.domain.people.unit import Unit
from lushan_desktop.domain.record_type import RecordType, Values
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.domain.supervision.task import TASK, Task
from lushan_desktop.services.records import records
from lushan_desktop.storage.log.step import Changes
from lushan_desktop.storage.store import Store


def _of_instruction(held: Values) -> Values:
    return {
        "content": held["words"] or held["gist"],
        "lead_unit": held["lead_unit"],
        "support_units": held["support_units"],
    }


def _of_document(held: Values) -> Values:
    return {"content": held["title"] or held["matter"], "lead_unit": held["assignee_unit"]}


def _of_problem(held: Values) -> Values:
    return {
        "content": held["demand"] or held["description"],
        "lead_unit": held["unit"],
        "supervision_round": held["supervision_round"],
    }


_TAKEN_OVER: Mapping[str, Callable[[Values], Values]] = MappingProxyType(
    {"instruction": _of_instruction, "document": _of_document, "problem": _of_problem}
)
"""The record types whose records may be given out as tasks; resolutions have `resolutions.make_tasks`."""
_SAYS_WHAT = MappingProxyType({"instruction": "words", "document": "title", "problem": "description"})
"""The field of the source that a task takes its content from."""


@dataclass(frozen=True)
class GivenTask:
    """A task that came of a record, as the record's panel names it."""

    id: str
    content: str
    unit: str
    light: Light


def given(store: Store, source: str, record_id: str) -> tuple[GivenTask, ...]:
    """The tasks that came of this record, the first given first."""
    came_from: Any = getattr(Task, source)
    asked = (
        select(Task, Unit)
        .outerjoin(Unit, col(Unit.id) == col(Task.lead_unit))
        .where(came_from == record_id, col(Task.deleted).is_(False))
        .order_by(col(Task.given_on), col(Task.id))
    )
    with store.read() as session:
        return tuple(_given(task, unit) for task, unit in session.execute(asked))


def _given(task: Task, unit: Unit | None) -> GivenTask:
    due = PartialDate.from_iso(task.due_on) if task.due_on else None
    shown = light(due, clock.today(), bool(task.closed_on) or task.stage in stages.ended(stages.TASKS))
    return GivenTask(task.id, task.content, unit.name if unit else "", shown)


def proposed(store: Store, record_type: RecordType, record_id: str) -> Values:
    """What a task from this record begins with: content, units, deadline, indicators, where it came from."""
    held = records.values(store, record_type, record_id)
    return {
        **TASK.blank(),
        **_TAKEN_OVER[record_type.key](held),
        "due_on": held["due_on"],
        "given_on": PartialDate.from_date(clock.today()),
        "indicators": held["indicators"],
        record_type.key: record_id,
    }


def give_out(store: Store, source: str, record_id: str, **changed: Any) -> Changes:
    """Make a task of an instruction, a letter or a problem, as one step.

    Raises UserError where the record is closed already or says nothing that could be done.
    """
    record_type = RECORD_TYPES.get(source)
    if records.values(store, record_type, record_id)["closed_on"]:
        raise UserError(
            f"这{record_type.counted_in}{record_type.title}已经办结，不用再交办。", field="closed_on"
        )
    values = {**proposed(store, record_type, record_id), **changed}
    if not str(values["content"]).strip():
        label = record_type.field(_SAYS_WHAT[source]).label
        raise UserError(f"请先填写这{record_type.counted_in}{record_type.title}的{label}，再转为任务。")
    return records.save(store, TASK, values, label=f"{record_type.title}转为任务")
