"""What a user does with records of any type: save, delete, look."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.progress import UNWATCHED, Progress, over
from lushan_desktop.domain.kinds import Attachment, Files, Refs, Rows
from lushan_desktop.domain.record import ChildRecord, Record, Reference
from lushan_desktop.domain.record_type import FieldSpec, RecordType, Values
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import closing, evidence, evidence_names, followers, ownership
from lushan_desktop.services.records.evidence import TakenFile
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.log.step import Changes, Step
from lushan_desktop.storage.store import Store


def save(
    store: Store,
    record_type: RecordType,
    values: Values,
    record_id: str | None = None,
    *,
    label: str = "",
    shown: Values | None = None,
    emptied: Collection[str] = (),
    progress: Progress = UNWATCHED,
) -> Changes:
    """Write the values, new or over the record of this id, as one undoable step.

    Only the named values change; sets and child rows become exactly what is given, or, where it is said what
    was `shown` when the clerk began, keep what others have added since. What a move has `emptied` is not
    filled in by anybody. Raises UserError where a required value is missing or the record lies in the 回收站;
    Cancelled where new files are not to be copied.
    """
    given = values if record_id else {**record_type.blank(), **values}
    record_type.validate(given)
    ownership.refuse(store, record_type, given, record_id, emptied=emptied)
    closing.refuse(store, record_type, given, record_id)
    given = _with_bytes(store, record_type, given, record_id, progress)
    with store.change(label or f"{'修改' if record_id else '新增'}{record_type.title}") as step:
        record = step.get(record_type.model, record_id) if record_id else record_type.model()
        if record.deleted:
            raise UserError(
                f"这{record_type.counted_in}{record_type.title}已在回收站里，没有保存。请先恢复再修改。"
            )
        write(step, record_type, record, given, shown=shown)
    return step.changes


def write(
    step: Step, record_type: RecordType, record: Record, values: Values, *, shown: Values | None = None
) -> Record:
    """Put the values into the record and its rows, inside a step that is open."""
    for spec in record_type.columns:
        if spec.name in values:
            setattr(record, spec.name, spec.kind.store(values[spec.name]))
    step.add(record)
    for spec in record_type.fields:
        if spec.name in values and not spec.kind.is_column:
            known = None if shown is None else _members(spec, shown.get(spec.name, ()))
            _write_rows(step, spec, record, values[spec.name], known)
    followers.follow(step, record_type, record)
    return record


def _members(spec: FieldSpec, value: Sequence[Any]) -> frozenset[str]:
    """The ids of what a set holds."""
    if isinstance(spec.kind, Rows):
        return frozenset(str(row.get("id", "")) for row in value)
    return frozenset(one.evidence if isinstance(one, Attachment) else str(one) for one in value)


def _write_rows(
    step: Step, spec: FieldSpec, parent: Record, value: Sequence[Any], known: frozenset[str] | None
) -> None:
    """`known` is what the clerk saw: only of that anything is taken away (None: of all)."""
    if isinstance(spec.kind, Rows):
        _write_children(step, RECORD_TYPES.get(spec.kind.child), parent, value, known)
    elif isinstance(spec.kind, Refs):
        _write_references(step, spec.name, parent, [(target, "") for target in value], known)
    elif isinstance(spec.kind, Files):
        files = [(_evidence_of(step, file), file.role) for file in value]
        _write_references(step, spec.name, parent, files, known)


@dataclass(frozen=True)
class NewFile:
    """A file that becomes evidence once the record it belongs to is saved."""

    path: Path
    role: str = ""


@dataclass(frozen=True)
class _TakenIn:
    file: TakenFile
    role: str
    title: str = ""
    signed_on: str | None = None


def _with_bytes(
    store: Store, record_type: RecordType, values: Values, record_id: str | None, progress: Progress
) -> Values:
    """Copy new files before the step begins, for a step waits for no disk. Raises UserError."""
    held = dict(values)
    for spec in record_type.fields:
        if isinstance(spec.kind, Files) and spec.name in values:
            new = [file for file in values[spec.name] if isinstance(file, NewFile)]
            copied = {
                id(file): _taken_in(store, spec, file, progress) for file in over(progress, new, "复制文件")
            }
            taken = [copied.get(id(file), file) for file in values[spec.name]]
            held[spec.name] = tuple(_named(store, record_type, values, taken, record_id))
    return held


def _named(
    store: Store,
    record_type: RecordType,
    values: Values,
    files: Sequence[Attachment | _TakenIn],
    record_id: str | None,
) -> list[Attachment | _TakenIn]:
    """New files are called by what they are to their record, its date and its name, and are of its day."""
    if not any(isinstance(file, _TakenIn) for file in files):
        return list(files)
    with store.read() as session:
        before = queries.values(session, record_type, record_id) if record_id else {}
        whole = {**record_type.blank(), **before, **values}
        names = queries.names(session, _mentioned(record_type, whole))
    named: list[Attachment | _TakenIn] = []
    for file in files:
        if isinstance(file, _TakenIn):
            taken = [one.title for one in named if isinstance(one, _TakenIn)]
            title = evidence_names.proposed(record_type, whole, names, file.role, taken=taken)
            file = replace(file, title=title, signed_on=evidence_names.day_of(record_type, whole, file.role))
        named.append(file)
    return named


def _taken_in(store: Store, spec: FieldSpec, file: NewFile, progress: Progress) -> _TakenIn:
    taken, refused = evidence.take_in(store, [file.path], progress=evidence.Within(progress))
    if refused:
        raise UserError(refused[0], field=spec.name)
    return _TakenIn(taken[0], file.role)


def _evidence_of(step: Step, file: Attachment | _TakenIn) -> str:
    if isinstance(file, Attachment):
        return file.evidence
    return evidence.register(step, file.file, title=file.title, signed_on=file.signed_on).id


def _write_children(
    step: Step,
    child_type: RecordType,
    parent: Record,
    rows: Sequence[Values],
    known: frozenset[str] | None,
) -> None:
    held = {row.id: row for row in rows_of(step.session, child_type.model, parent.id)}
    for position, values in enumerate(rows):
        child: Any = held.pop(values.get("id", ""), None) or child_type.model()
        child.parent, child.position = parent.id, position
        write(step, child_type, child, values)
    _delete(step, [row for row in held.values() if known is None or row.id in known])


def _write_references(
    step: Step,
    field: str,
    parent: Record,
    wanted: Sequence[tuple[str, str]],
    known: frozenset[str] | None,
) -> None:
    held = {
        reference.target: reference
        for reference in rows_of(step.session, Reference, parent.id)
        if reference.field == field
    }
    for position, (target, role) in enumerate(wanted):
        reference = held.pop(target, None) or Reference(parent=parent.id, field=field, target=target)
        reference.position, reference.role = position, role
        step.add(reference)
    _delete(step, [row for row in held.values() if known is None or row.target in known])


def rows_of(session: Session, model: type[Any], parent_id: str) -> Sequence[Any]:
    """The living rows that belong to a record."""
    living: type[ChildRecord] = model
    return session.scalars(
        select(living).where(col(living.parent) == parent_id, col(living.deleted).is_(False))
    ).all()


def _delete(step: Step, records: Iterable[Record]) -> None:
    for record in records:
        record.deleted = True
        step.add(record)


def remove(store: Store, record_type: RecordType, record_ids: Sequence[str]) -> Changes:
    """Move records to the 回收站; `bin.restore` takes them out again.

    Raises UserError where a unit would remove what the county has handed down.
    """
    ownership.refuse_whole(store, record_type, "删除")
    count = f"{len(record_ids)}{record_type.counted_in}" if len(record_ids) > 1 else ""
    with store.change(f"删除{count}{record_type.title}") as step:
        for record_id in record_ids:
            mark(step, record_type, record_id, deleted=True)
    return step.changes


def mark(step: Step, record_type: RecordType, record_id: str, *, deleted: bool) -> None:
    """Put a record into the 回收站 or take it out, inside a step that is open."""
    record = step.get(record_type.model, record_id)
    record.deleted = deleted
    step.add(record)
    followers.follow_deletion(step, record_type, record)


def values(store: Store, record_type: RecordType, record_id: str) -> Values:
    """All values of a record, children and sets included. Raises UserError where it is gone."""
    with store.read() as session:
        return queries.values(session, record_type, record_id)


@dataclass(frozen=True)
class Detail:
    """One record as the right panel shows it: its values and the names of all it speaks of."""

    id: str
    values: Values
    name_by_id: dict[str, str]
    deleted: bool


def detail(store: Store, record_type: RecordType, record_id: str) -> Detail:
    """A record with the names of the records it refers to."""
    with store.read() as session:
        record = session.get(record_type.model, record_id)
        if record is None:
            raise UserError(f"这条{record_type.title}已不存在，请刷新列表。")
        found = queries.values(session, record_type, record_id)
        called = queries.names_apart(session, _mentioned(record_type, found))
        return Detail(record_id, found, called, record.deleted)


def _mentioned(record_type: RecordType, found: Values) -> list[str]:
    ids: list[str] = []
    for spec in record_type.fields:
        value = found.get(spec.name)
        if isinstance(spec.kind, Rows):
            child = RECORD_TYPES.get(spec.kind.child)
            for row in value or ():
                ids += _mentioned(child, row)
        elif isinstance(spec.kind, Refs):
            ids += value or ()
        elif isinstance(spec.kind, Files):
            ids += [file.evidence for file in value or () if isinstance(file, Attachment)]
        elif hasattr(spec.kind, "target") and value:
            ids.append(value)
    return ids
