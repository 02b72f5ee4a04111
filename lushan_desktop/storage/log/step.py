"""A step while it is open: what it reads and writes, and what it touched."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeVar

from sqlalchemy import Connection
from sqlalchemy.orm import Session
from uuid_utils import uuid7

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.progress import UNWATCHED, Progress
from lushan_desktop.domain.kinds import Primitive
from lushan_desktop.domain.operation import DELETED, Fields, Operation, Parents
from lushan_desktop.domain.record import Record, key_of
from lushan_desktop.storage.log.log import Entry, Log, Setting, blocks, read_types
from lushan_desktop.storage.log.standing import standing
from lushan_desktop.storage.log.taking import Taking
from lushan_desktop.storage.registry import PACKAGE, Registry, columns_of, default_of, filled_columns

R = TypeVar("R", bound=Record)
Touch = tuple[str, str]
_PLAIN = {str, int, float, bool, type(None)}
LOT = 1000
"""Rows that are written together."""


@dataclass(frozen=True)
class Changes:
    """What a step did: pages refresh by it."""

    step: str
    label: str
    touched: frozenset[Touch]
    in_order: tuple[Touch, ...] = ()

    def touches(self, *type_keys: str) -> bool:
        """Return True if a record of one of these types was touched."""
        return any(key in type_keys for key, _ in self.touched)

    def ids(self, type_key: str) -> tuple[str, ...]:
        """The touched records of a type, in the order in which they were touched."""
        return tuple(record for key, record in self.in_order or sorted(self.touched) if key == type_key)


def primitive(value: Any) -> Primitive:
    """The value as column and log hold it. Raises TypeError for what no kind stores."""
    if type(value) in _PLAIN:
        return value  # type: ignore[no-any-return]  # one of the primitives
    if isinstance(value, Enum):
        return primitive(value.value)
    if value is None or isinstance(value, str | int | float):
        return value
    raise TypeError(f"{type(value).__name__} is not stored as it is: values enter through kinds")


class Step:
    """One undoable change; everything written goes through it, and the log is written from what it saw."""

    def __init__(self, session: Session, log: Log, registry: Registry, setting: Setting, origin: str) -> None:
        self.session = session
        self.setting = setting
        self.is_writing = False
        self.is_broken = False
        self.operations: list[Operation] = []
        self._log = log
        self.registry = registry
        self._origin = origin
        self.before: dict[Touch, Fields | None] = {}
        self._after: dict[Touch, Fields] = {}
        self._order: dict[Touch, None] = {}
        self._decided: dict[Touch, Parents] = {}
        self.taking = Taking(log, registry)
        self.progress: Progress = UNWATCHED
        """Told how far settling and indexing are; what it cancels is undone whole."""
        self._changes: Changes | None = None

    @property
    def changes(self) -> Changes:
        """What was touched, known once the block has ended."""
        if self._changes is None:
            raise RuntimeError("the step has not ended")
        return self._changes

    def get(self, model: type[R], record_id: str) -> R:
        """The record of this id. Raises UserError where there is none."""
        record = self.session.get(model, record_id)
        if record is None:
            raise UserError("这条记录已不存在，请刷新列表。")
        return record

    def add(self, record: Record) -> None:
        """Write a record, new or changed."""
        self.prepare(record)
        self.session.add(record)
        self._order[key_of(record), record.id] = None

    def add_many(self, model: type[Record], rows: Iterable[Mapping[str, Primitive]]) -> list[str]:
        """Write many new records at once, given as stored values; returns their ids."""
        self.session.flush()
        columns = columns_of(model)
        defaults = {name: default_of(model, name) for name in columns} | {"origin": self._origin}
        ids: list[str] = []
        lot: list[Fields] = []
        for row in rows:
            unknown = row.keys() - defaults.keys()
            if unknown:
                raise TypeError(f"{key_of(model)} has no column {', '.join(sorted(unknown))}")
            full = {name: primitive(row.get(name, default)) for name, default in defaults.items()}
            full["id"] = full["id"] or str(uuid7())
            ids.append(str(full["id"]))
            lot.append(full)
            if len(lot) == LOT:
                self._write_lot(model, columns, lot)
                lot = []
        self._write_lot(model, columns, lot)
        return ids

    def _write_lot(self, model: type[Record], columns: Sequence[str], lot: list[Fields]) -> None:
        if not lot:
            return
        key = key_of(model)
        marks = ", ".join("?" * len(columns))
        names = ", ".join(f'"{name}"' for name in columns)
        entries = []
        values = []
        for row in lot:
            values.append(tuple(row.values()))
            record = str(row.pop("id"))
            self._order[key, record] = None
            entries.append(Entry(key, record, row, is_new=True))
        self.write(f'INSERT INTO "{key}" ({names}) VALUES ({marks})', values)
        self.operations += self._log.write(self.connection, entries, self.setting)

    @property
    def connection(self) -> Connection:
        return self.session.connection()

    def write(self, sql: str, values: Sequence[tuple[Primitive, ...]]) -> None:
        """Run SQL on a record table; whoever calls this also sees to the log."""
        self.is_writing = True
        try:
            self.connection.exec_driver_sql(sql, list(values))
        finally:
            self.is_writing = False

    def put(self, key: str, fields_by_record: Mapping[str, Fields]) -> None:
        """Set fields of many records of one type without their class; for undo and merge."""
        self.session.flush()
        before = self._read(self.registry.model(key), list(fields_by_record))
        if len(before) < len(fields_by_record):
            raise UserError("有的记录已不存在，请刷新列表。")
        lots: dict[tuple[str, ...], list[tuple[Primitive, ...]]] = {}
        for record, fields in fields_by_record.items():
            lots.setdefault(tuple(fields), []).append((*fields.values(), record))
            self._note(key, record, before[record], before[record] | fields)
        for names, values in lots.items():
            assignments = ", ".join(f'"{name}" = ?' for name in names)
            self.write(f'UPDATE "{key}" SET {assignments} WHERE id = ?', values)

    def decide(self, key: str, record: str, fields: Fields, replaces: Parents) -> None:
        """Set fields in place of the values that stand against each other, even where nothing changes."""
        self.put(key, {record: fields})
        self._decided.setdefault((key, record), {}).update(replaces)

    def settle(self, packages: Iterable[str] = ()) -> list[Touch]:
        """Make the tables what the log says with what was taken; the end of the step does so anyway."""
        self.session.flush()
        self.is_writing = True
        try:
            return self.taking.settle(self.connection, packages, progress=self.progress)
        finally:
            self.is_writing = False

    def prepare(self, record: Record) -> None:
        """Give a new record its id and the unit that it comes from; nothing where a column must hold
        something becomes its empty value, or the log would say what no table holds."""
        if not self.registry.knows(key_of(record)):
            raise TypeError(f"{type(record).__name__} is no registered record type")
        if not record.id:
            record.id = str(uuid7())
            record.origin = record.origin or self._origin
        for name, empty in filled_columns(type(record)):
            if getattr(record, name) is None:
                setattr(record, name, empty)

    def observe_new(self, record: Record) -> None:
        """Note a record that is about to be inserted."""
        self.prepare(record)
        fields = self._fields_of(record)
        self._note(key_of(record), record.id, None, fields)

    def observe_changed(self, record: Record) -> None:
        """Note a record that is about to be updated."""
        before = self._read(type(record), [record.id])
        if not before:
            raise RuntimeError("the id of a record never changes")
        self._note(key_of(record), record.id, before[record.id], self._fields_of(record))

    def _fields_of(self, record: Record) -> Fields:
        return {name: primitive(getattr(record, name)) for name in columns_of(type(record)) if name != "id"}

    def _read(self, model: type[Record], records: Sequence[str]) -> dict[str, Fields]:
        columns = columns_of(model)
        names = ", ".join(f'"{name}"' for name in columns)
        found: dict[str, Fields] = {}
        for marks, lot in blocks(records):
            sql = f'SELECT {names} FROM "{key_of(model)}" WHERE id IN ({marks})'
            for record, *row in self.connection.exec_driver_sql(sql, lot):
                found[record] = dict(zip(columns[1:], row, strict=True))
        return found

    def _note(self, key: str, record: str, before: Fields | None, after: Fields) -> None:
        touch = key, record
        self.before.setdefault(touch, before)
        self._after[touch] = after
        self._order[touch] = None

    def finish(self) -> list[Touch]:
        """Write the log of what the step changed in the end; returns the records touched."""
        self.session.flush()
        self.operations += self._log.write(self.connection, self._entries(), self.setting)
        written = dict.fromkeys((operation.type, operation.record) for operation in self.operations)
        changed = [each.record for each in self.operations if not each.is_creation and each.type == PACKAGE]
        edited = [each for each in self.operations if not each.is_creation and DELETED not in each.fields]
        self.taking.look_again(self.connection, [each.record for each in edited])
        foreign = self.settle(changed)
        order = _with_parents(self, [*(touch for touch in self._order if touch in written), *foreign])
        self._changes = Changes(self.setting.step, self.setting.label, frozenset(order), tuple(order))
        return order

    def _entries(self) -> list[Entry]:
        entries: list[Entry] = []
        for (key, record), after in self._after.items():
            before = self.before[key, record]
            if before is None:
                entries.append(Entry(key, record, after, is_new=True))
                continue
            decided = self._decided.get((key, record), {})
            fields = {
                name: value
                for name, value in after.items()
                if name in decided or differs(value, before.get(name))
            }
            if fields:
                entries.append(Entry(key, record, fields, is_new=False, replaces=decided))
        return self._knowing_what_was_taken_back(entries)

    def _knowing_what_was_taken_back(self, entries: list[Entry]) -> list[Entry]:
        """Deletions that say so: what they delete rests, if at all, on values that were known to be gone."""
        if not any(entry.fields.get(DELETED) for entry in entries if not entry.is_new):
            return entries
        withdrawals = tuple(sorted(standing(self.connection, self.registry).withdrawals))
        return [
            entry._replace(withdrawals=withdrawals) if entry.fields.get(DELETED) else entry
            for entry in entries
        ]

    def forget(self) -> None:
        """Say that nothing was touched, for the step was rolled back or changed nothing."""
        self._changes = Changes(self.setting.step, self.setting.label, frozenset())


def _with_parents(step: Step, touched: list[Touch]) -> list[Touch]:
    """The touched records, then those they belong to now or belonged to before."""
    order = dict.fromkeys(touched)
    made: dict[str, str] = {}
    for each in step.operations:
        if each.is_creation or (each.record in made and "parent" in each.fields):
            made[each.record] = str(each.fields.get("parent") or "")
    waiting = [record for _, record in touched if record not in made]
    befores = (step.before.get(touch) for touch in touched)
    left = {str(before["parent"]) for before in befores if before and before.get("parent")}
    left |= set(made.values()) - {""}
    while waiting or left:
        owners = {parent for _, parent in read_types(step.connection, waiting).values() if parent}
        owners, left = owners | left, set()
        known = read_types(step.connection, sorted(owners))
        found = [(key, record) for record, (key, _) in known.items() if (key, record) not in order]
        order.update(dict.fromkeys(found))
        waiting = [record for _, record in found]
    return list(order)


def differs(one: Primitive, other: Primitive) -> bool:
    """Return True if two stored values are not the same; yes and no equal 1 and 0, as in the tables."""
    return one != other or (one is None) != (other is None)
