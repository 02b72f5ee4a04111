"""Taking steps back and doing them again, by new steps that name the ones they take back."""

from typing import NamedTuple

from sqlalchemy import Connection

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.kinds import Primitive
from lushan_desktop.domain.operation import Fields, Operation, heads_of
from lushan_desktop.storage.log import steps
from lushan_desktop.storage.log.log import read_heads, read_operations
from lushan_desktop.storage.log.step import Changes
from lushan_desktop.storage.registry import Registry, default_of
from lushan_desktop.storage.store import Store
from lushan_desktop.storage.tables import DONE, UNDOING

UNDO, REDO = "撤销：", "重做："


def undoable(store: Store) -> str | None:
    """The label of the step that `undo_last` would take back."""
    return _label(store, DONE)


def redoable(store: Store) -> str | None:
    """The label of the step that `redo_last` would do again."""
    return _label(store, UNDOING)


def undo_last(store: Store) -> Changes | None:
    """Take back our newest step; None where there is none. UserError where another changed it since."""
    line = _newest(store, DONE)
    return _take_back(store, line.id, UNDO + _plain(line.label)) if line else None


def redo_last(store: Store) -> Changes | None:
    """Do again what was undone last; None where there is nothing."""
    line = _newest(store, UNDOING)
    return _take_back(store, line.id, REDO + _plain(line.label)) if line else None


def undo_step(store: Store, step: str) -> Changes:
    """Take back any one step. Raises UserError where somebody changed the same fields since."""
    with store.read() as session:
        label = steps.label_of(session.connection(), step)
    if label is None:
        raise UserError("该操作记录已不存在，请刷新。")
    return _take_back(store, step, UNDO + _plain(label))


def _newest(store: Store, state: str) -> steps.StepLine | None:
    with store.read() as session:
        return steps.newest(session.connection(), store.replica, state)


def _label(store: Store, state: str) -> str | None:
    line = _newest(store, state)
    return _plain(line.label) if line else None


def _plain(label: str) -> str:
    return label.removeprefix(UNDO) if label.startswith(UNDO) else label.removeprefix(REDO)


def _take_back(store: Store, step_id: str, label: str) -> Changes:
    with store.change(label, undoes=step_id) as step:
        undoing = _Undoing(step.connection, store.registry, step_id)
        for key, fields_by_record in undoing.former_fields().items():
            step.put(key, fields_by_record)
    return step.changes


class _Span(NamedTuple):
    """What a step made of one field: the operation that stands, and those it replaced at first."""

    last: Operation
    replaced: list[str]


class _Undoing:
    """What every field held before a step, as long as nobody has set it since."""

    def __init__(self, connection: Connection, registry: Registry, step_id: str) -> None:
        self._connection = connection
        self._registry = registry
        self._operations = list(read_operations(connection, "step = ?", step_id))
        self._types = {operation.record: operation.record_type for operation in self._operations}
        self._created = {operation.record for operation in self._operations if operation.is_creation}
        self._heads = read_heads(connection, list(self._types))
        self._record_logs: dict[str, dict[str, Operation]] = {}

    def former_fields(self) -> dict[str, dict[str, Fields]]:
        """For each type and record the fields to set, in the order in which they were touched."""
        if not self._operations:
            raise UserError("该操作记录已不存在，请刷新。")
        found: dict[str, dict[str, Fields]] = {}
        for record, spans in self._spans().items():
            for field, span in spans.items():
                self._refuse_if_changed(record, field, span)
            of_type = found.setdefault(self._types[record], {})
            if record in self._created:
                of_type[record] = {"deleted": True}
            else:
                of_type[record] = {field: self._former(record, field, span) for field, span in spans.items()}
        return found

    def _spans(self) -> dict[str, dict[str, _Span]]:
        spans: dict[str, dict[str, _Span]] = {}
        for operation in self._operations:
            of_record = spans.setdefault(operation.record, {})
            for field in operation.fields:
                first = of_record.get(field)
                replaced = first.replaced if first else operation.parents.get(field, [])
                of_record[field] = _Span(operation, replaced)
        return spans

    def _refuse_if_changed(self, record: str, field: str, span: _Span) -> None:
        heads = heads_of(self._heads.get(record, {}), field)
        if heads == [span.last.id]:
            return
        ours = self._origins(record, field, [span.last.id])
        for head in heads:
            if self._origins(record, field, [head]) != ours:
                other = self._log_of(record)[head]
                raise UserError(
                    f"不能撤销：{other.person or '有人'}之后又改过（{_plain(other.label)}）。"
                    "请先撤销后来的修改，或直接修改。"
                )

    def _origins(self, record: str, field: str, ids: list[str]) -> frozenset[str]:
        """The operations that a value comes from in the end: what an undo brings back is not new."""
        log = self._log_of(record)
        found: set[str] = set()
        waiting = list(ids)
        while waiting:
            operation = log[waiting.pop()]
            undone = self._undone(log, operation, field)
            if undone is None:
                found.add(operation.id)
            else:
                waiting += _replaced(log, undone, field)
        return frozenset(found)

    @staticmethod
    def _undone(log: dict[str, Operation], operation: Operation, field: str) -> Operation | None:
        if not operation.undoes:
            return None
        for other in log.values():
            if other.step == operation.undoes and field in other.fields:
                return other
        return None

    def _former(self, record: str, field: str, span: _Span) -> Primitive:
        log = self._log_of(record)
        held = (log[parent] for parent in span.replaced if parent in log)
        said = [operation for operation in held if field in operation.fields]
        if said:
            return max(said, key=lambda operation: operation.rank).fields[field]
        default: Primitive = default_of(self._registry.model(self._types[record]), field)
        return default

    def _log_of(self, record: str) -> dict[str, Operation]:
        if record not in self._record_logs:
            operations = read_operations(self._connection, "record = ?", record)
            self._record_logs[record] = {operation.id: operation for operation in operations}
        return self._record_logs[record]


def _replaced(log: dict[str, Operation], operation: Operation, field: str) -> set[str]:
    """The operations whose values one replaced: a deletion names older ones as well, all that was known."""
    named = (parent for parent in operation.parents.get(field, []) if parent in log)
    values = {parent for parent in named if field in log[parent].fields}
    older: set[str] = set()
    waiting = list(values)
    while waiting:
        known = {parent for parent in log[waiting.pop()].parents.get(field, []) if parent in log} - older
        older |= known
        waiting += known
    return values - older
