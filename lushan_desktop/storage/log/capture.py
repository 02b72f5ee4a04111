"""What a session writes is seen by the step itself, so that nobody can forget the log."""

from typing import Any

from sqlalchemy import event
from sqlalchemy.orm import Session

from lushan_desktop.domain.record import Record
from lushan_desktop.storage.log.step import Step


def watch(session: Session, step: Step) -> None:
    """Have the step note every record that this session is about to write."""

    @event.listens_for(session, "before_flush")
    def _note(flushed: Any, _context: Any, _instances: Any) -> None:
        if flushed.deleted:
            raise RuntimeError("a record is never removed: deletion is a field")
        for record in flushed.new:
            step.observe_new(_as_record(record))
        for record in flushed.dirty:
            if flushed.is_modified(record):
                step.observe_changed(_as_record(record))
        step.is_writing = True

    @event.listens_for(session, "after_flush")
    def _end(_flushed: Any, _context: Any) -> None:
        step.is_writing = False


def _as_record(row: Any) -> Record:
    if not isinstance(row, Record):
        raise TypeError(f"{type(row).__name__} is no record, so a step does not write it")
    return row
