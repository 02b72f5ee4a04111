"""One change to many records, as one undoable step."""

from collections.abc import Sequence

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.progress import UNWATCHED, Progress, over
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.kinds import Choice, Day, Flag, Ref, Refs, Text, Value
from lushan_desktop.domain.record_type import FieldSpec, RecordType
from lushan_desktop.services.records import ownership
from lushan_desktop.services.records.records import write
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.log.step import Changes
from lushan_desktop.storage.store import Store


def changeable(record_type: RecordType) -> tuple[FieldSpec, ...]:
    """The fields in which many records may get one value: no names, numbers, words, files, rows."""
    return tuple(spec for spec in record_type.fields if _may_be_alike(record_type, spec))


def _may_be_alike(record_type: RecordType, spec: FieldSpec) -> bool:
    if spec.name in record_type.named_by or spec.by_moves:
        return False
    if isinstance(spec.kind, Choice | Flag | Ref | Refs):
        return True
    return isinstance(spec.kind, Day | Text) and spec.half and not spec.folded


def is_added_to(spec: FieldSpec) -> bool:
    """Return True if the value is added to what stands there instead of taking its place."""
    return isinstance(spec.kind, Refs)


def last_day_before(
    store: Store, record_type: RecordType, record_ids: Sequence[str], field: str
) -> PartialDate | None:
    """Return the last of the days that this field of these records follows."""
    name = record_type.day_before(record_type.field(field))
    if not name:
        return None
    with store.read() as session:
        days = [row[name] for row in queries.rows(session, record_type, list(record_ids))]
    return max((day for day in days if day is not None), key=lambda day: day.first_day, default=None)


def change_all(
    store: Store,
    record_type: RecordType,
    record_ids: Sequence[str],
    field: str,
    value: Value,
    *,
    progress: Progress = UNWATCHED,
) -> Changes:
    """Give all these records this value; a set grows by it. Raises UserError where it must not."""
    spec = record_type.field(field)
    if spec.by_moves:
        raise UserError(f"{spec.label}要逐{record_type.counted_in}办理，不能批量改。", field=field)
    record_type.validate({field: value})
    for record_id in record_ids if spec.owner else ():
        ownership.refuse(store, record_type, {field: value}, record_id)
    with store.read() as session:
        held = {row["id"]: row[field] for row in queries.rows(session, record_type, list(record_ids))}
    verb = "添加" if is_added_to(spec) else "修改"
    label = f"为{len(held)}{record_type.counted_in}{record_type.title}{verb}{spec.label}"
    with store.change(label) as step:
        for record_id in over(progress, list(held), label):
            new = _grown(held[record_id], value) if is_added_to(spec) else value
            if new != held[record_id]:
                record = step.get(record_type.model, record_id)
                write(step, record_type, record, {field: new})
    return step.changes


def _grown(held: Value, more: Value) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*held, *more]))
