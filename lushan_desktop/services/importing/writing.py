"""The ticked rows become records: one step, one undo."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.progress import UNWATCHED, Progress, over
from lushan_desktop.domain.kinds import Primitive
from lushan_desktop.domain.record import Reference
from lushan_desktop.domain.record_type import RecordType
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.importing.cells import NewName
from lushan_desktop.services.importing.checking import CheckedTable, Row, Verdict
from lushan_desktop.storage.log.step import Changes, Step
from lushan_desktop.storage.store import Store

Stored = dict[str, Primitive]
Sets = list[tuple[str, tuple[Any, ...]]]


@dataclass(frozen=True)
class ImportResult:
    """What came of it."""

    changes: Changes
    count: int
    new_names: tuple[NewName, ...]
    """Units and persons entered along with the rows."""


def carry_out(
    store: Store,
    record_type: RecordType,
    checked: CheckedTable,
    places: frozenset[int],
    *,
    progress: Progress = UNWATCHED,
) -> ImportResult:
    """Write these rows as one step. Raises UserError where none can be written, Cancelled when stopped."""
    rows = [row for row in checked.rows if row.place in places and row.verdict is not Verdict.MEND]
    if not rows:
        raise UserError("没有可以导入的行，请先修改标红的单元格，或勾选要导入的行。")
    names = checked.new_names(frozenset(row.place for row in rows))
    with store.change(f"导入{record_type.title} {len(rows):,} 条") as step:
        write_rows(step, record_type, checked, rows, progress=progress)
    return ImportResult(step.changes, len(rows), names)


def write_rows(
    step: Step,
    record_type: RecordType,
    checked: CheckedTable,
    rows: Sequence[Row],
    *,
    progress: Progress = UNWATCHED,
) -> list[str]:
    """Write these rows inside a step that is open; returns the ids of the records."""
    names = checked.new_names(frozenset(row.place for row in rows))
    id_by_name = _enter_names(step, names)
    stored = [_stored(record_type, checked, row, id_by_name) for row in rows]
    watched = over(progress, stored, "正在写入")
    ids = step.add_many(record_type.model, (fields for fields, _ in watched))
    step.add_many(Reference, _references(ids, [sets for _, sets in stored]))
    return ids


def _enter_names(step: Step, names: Sequence[NewName]) -> dict[NewName, str]:
    found: dict[NewName, str] = {}
    for target in dict.fromkeys(name.target for name in names):
        record_type = RECORD_TYPES.get(target)
        fresh = [name for name in names if name.target == target]
        blank = _blank(record_type)
        rows = ({**blank, record_type.named_by[0]: name.name} for name in fresh)
        found.update(zip(fresh, step.add_many(record_type.model, rows), strict=True))
    return found


def _blank(record_type: RecordType) -> Stored:
    blank = record_type.blank()
    return {spec.name: spec.kind.store(blank[spec.name]) for spec in record_type.columns}


def _stored(
    record_type: RecordType, checked: CheckedTable, row: Row, id_by_name: Mapping[NewName, str]
) -> tuple[Stored, Sets]:
    """Return what the columns of a row hold, and its sets."""
    columns = {spec.name for spec in record_type.columns}
    given: list[tuple[str, Any]] = [*row.others]
    given += [
        (name, cell.value)
        for name, cell in zip(checked.plan.fields, row.cells, strict=True)
        if name and cell is not None
    ]
    fields: Stored = {}
    sets: Sets = []
    for name, value in given:
        if name not in columns:
            sets.append((name, tuple(id_by_name.get(one, one) for one in value or ())))
        else:
            fields[name] = id_by_name[value] if isinstance(value, NewName) else value
    return fields, sets


def _references(ids: Sequence[str], sets_by_row: Sequence[Sets]) -> Iterator[Stored]:
    for record, sets in zip(ids, sets_by_row, strict=True):
        for field, targets in sets:
            for position, target in enumerate(targets):
                yield {"parent": record, "field": field, "target": target, "position": position}
