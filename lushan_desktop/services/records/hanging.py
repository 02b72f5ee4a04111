"""A file in the 回收站 proves nothing: it is taken off all it hangs on, and hung again once it is back."""

from functools import cache

from sqlalchemy import select
from sqlmodel import col

from lushan_desktop.domain.kinds import Files
from lushan_desktop.domain.record import Record, Reference
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.storage.log.step import Step

_TAKEN_OFF = """
SELECT o.record FROM operation AS o WHERE o.type = 'reference' AND json_extract(o.fields, '$.deleted') = 1
AND o.step = (
    SELECT e.step FROM operation AS e
    WHERE e.record = ? AND json_extract(e.fields, '$.deleted') = 1 ORDER BY e.position DESC LIMIT 1
)
"""
"""What was taken away in the very step that put the file into the 回收站."""


def follow(step: Step, file: Record) -> None:
    """Take a file that was just deleted off all it hangs on; hang one that was restored there again."""
    rows = select(Reference).where(col(Reference.target) == file.id, col(Reference.deleted) != file.deleted)
    held = step.session.scalars(rows.where(col(Reference.field).in_(_fields()))).all()
    ids = {row.id for row in held} if file.deleted else _taken_off(step, file.id)
    for row in held:
        if row.id in ids:
            row.deleted = file.deleted
            step.add(row)


def _taken_off(step: Step, record_id: str) -> set[str]:
    return set(step.session.connection().exec_driver_sql(_TAKEN_OFF, (record_id,)).scalars())


@cache
def _fields() -> tuple[str, ...]:
    """The sets that hold files."""
    names = (spec.name for each in RECORD_TYPES for spec in each.fields if isinstance(spec.kind, Files))
    return tuple(dict.fromkeys(names))
