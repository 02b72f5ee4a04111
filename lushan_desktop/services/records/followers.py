"""What else changes in the same step when a record is written: a task ends with what it came from."""

from collections.abc import Mapping
from types import MappingProxyType

from lushan_desktop.base.lazy import resolve
from lushan_desktop.domain.record import Record
from lushan_desktop.domain.record_type import RecordType
from lushan_desktop.storage.log.step import Step

_RESOLUTIONS = "lushan_desktop.services.records.resolutions"
_PATH_BY_TYPE: Mapping[str, str] = MappingProxyType(
    {
        "resolution": f"{_RESOLUTIONS}:close_task_of",
        "instruction": f"{_RESOLUTIONS}:close_tasks_from",
        "document": f"{_RESOLUTIONS}:close_tasks_from",
        "problem": f"{_RESOLUTIONS}:close_tasks_from",
    }
)

_PATH_IN_BIN = MappingProxyType({"evidence": "lushan_desktop.services.records.hanging:follow"})
"""What follows where a record of a type goes into the 回收站, or comes out of it."""


def follow(step: Step, record_type: RecordType, record: Record) -> None:
    """Change what depends on a record that was just written, inside the step that is open."""
    if path := _PATH_BY_TYPE.get(record_type.key):
        resolve(path)(step, record)


def follow_deletion(step: Step, record_type: RecordType, record: Record) -> None:
    """The same for a record that was just deleted, or restored."""
    if path := _PATH_IN_BIN.get(record_type.key):
        resolve(path)(step, record)
