"""What else changes in the same step when a record is written: a task ends with what it came from."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlmodel import col

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain import stages
from lushan_desktop.domain.meetings.resolution import Resolution
from lushan_desktop.domain.record import Record, key_of
from lushan_desktop.domain.record_type import RecordType
from lushan_desktop.domain.supervision.task import Task
from lushan_desktop.services.records import hanging
from lushan_desktop.storage.log.step import Step


def follow(step: Step, record_type: RecordType, record: Record) -> None:
    """Change what depends on a record that was just written, inside the step that is open."""
    if record_type.key == "resolution":
        close_task_of(step, record)
    elif record_type.key in ("instruction", "document", "problem"):
        close_tasks_from(step, record)


def follow_deletion(step: Step, record_type: RecordType, record: Record) -> None:
    """The same for a record that was just deleted, or restored."""
    if record_type.key == "evidence":
        hanging.follow(step, record)


def close_task_of(step: Step, resolution: Record) -> None:
    """A resolution that is closed closes the task it became."""
    assert isinstance(resolution, Resolution)
    if resolution.closed_on and resolution.task:
        task = step.session.get(Task, resolution.task)
        if task is not None:
            _close(step, [task], resolution.closed_on, resolution.progress or "随议定事项办结")


def close_tasks_from(step: Step, source: Record) -> None:
    """An instruction, a document or a problem that is closed closes the tasks that came from it."""
    closed_on = getattr(source, "closed_on", None)
    if closed_on:
        field = getattr(Task, key_of(source))
        tasks = step.session.scalars(
            select(Task).where(field == source.id, col(Task.deleted).is_(False))
        ).all()
        _close(step, tasks, closed_on, "随来源办结")


def _close(step: Step, tasks: Sequence[Task], closed_on: str, result: str) -> None:
    for task in tasks:
        if task.stage in stages.ended(stages.TASKS) or task.deleted:
            continue
        task.stage, task.closed_on = stages.last(stages.TASKS), PartialDate.from_iso(closed_on).iso
        task.result = task.result or task.progress or result
        step.add(task)
