"""What a meeting decided becomes tasks, and a task ends when what it came from is closed."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.meetings.meeting import MEETING
from lushan_desktop.domain.meetings.resolution import Resolution
from lushan_desktop.domain.record_type import Values
from lushan_desktop.domain.supervision.task import TASK, Task
from lushan_desktop.services.records import records
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.log.step import Changes
from lushan_desktop.storage.store import Store


def make_tasks(store: Store, meeting_id: str, resolution_ids: Sequence[str] = ()) -> Changes:
    """Make a task of each of these resolutions (of all that are none yet), in one step.

    Raises UserError where none is left to be made a task.
    """
    with store.read() as session:
        meeting = queries.values(session, MEETING, meeting_id)
        rows = [row for row in meeting["resolutions"] if not resolution_ids or row["id"] in resolution_ids]
        rows = [row for row in rows if not row["closed_on"] and not _is_living(session, row["task"])]
    if not rows:
        raise UserError("没有可转的议定事项：都已转为任务或已办结。", field="resolutions")
    with store.change(f"议定事项转为任务{len(rows)}项") as step:
        for row in rows:
            task = records.write(step, TASK, Task(), _task_values(meeting_id, meeting, row))
            resolution = step.get(Resolution, row["id"])
            resolution.task = task.id
            step.add(resolution)
    return step.changes


def _is_living(session: Session, task_id: str) -> bool:
    task = session.get(Task, task_id) if task_id else None
    return task is not None and not task.deleted


def _task_values(meeting_id: str, meeting: Values, row: Values) -> Values:
    """What the task takes over: content, units, deadline, the meeting it came from and its indicators."""
    return {
        **TASK.blank(),
        "content": row["content"],
        "lead_unit": row["lead_unit"],
        "support_units": row["support_units"],
        "due_on": row["due_on"],
        "given_on": meeting["held_on"],
        "meeting": meeting_id,
        "indicators": meeting["indicators"],
        "progress": row["progress"],
    }
