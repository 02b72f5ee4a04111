"""What is for whom: which records the county hands down to a unit, by the descriptions of their types."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from sqlalchemy import Connection

from lushan_desktop.domain.kinds import Files, Refs
from lushan_desktop.domain.operation import Operation
from lushan_desktop.domain.record_type import TO_ALL, RecordType
from lushan_desktop.storage.log.log import blocks
from lushan_desktop.storage.registry import REFERENCE

_OWN_MATERIAL = ("indicator", "required_material")
"""What proves these is the county's own material; the demands go down, the proofs do not."""
_EVIDENCE = "evidence"
_HOLDERS = ("tenure", "person")
"""Posts, and who holds them: without a name a post says nothing."""


class Scope:
    """What a recipient may read. A record that was ever within it stays within it."""

    def __init__(self, types: frozenset[str], records: frozenset[str], *, is_whole: bool = False) -> None:
        self.types = types
        self.records = records
        self.is_whole = is_whole

    def holds(self, operation: Operation) -> bool:
        """Return True if the content of the operation goes along."""
        return operation.is_withheld or self.reads(operation.record_type, operation.record)

    def reads(self, record_type: str, record: str) -> bool:
        """Return True if what is said of a record of this type may be read."""
        return self.is_whole or record_type in self.types or record in self.records


EVERYTHING = Scope(frozenset(), frozenset(), is_whole=True)


class HandingDown:
    """What the county hands down, to whichever unit; what goes to all is gone through once."""

    def __init__(self, connection: Connection, registry: Iterable[RecordType]) -> None:
        self._connection = connection
        self._registry = list(registry)
        types = [record_type for record_type in self._registry if record_type.handed_down]
        self._common = frozenset(each.key for each in types if each.handed_down == TO_ALL)
        self._to_one = [each for each in types if each.key not in self._common]
        common = set(_of_types(connection, self._common))
        self._of_all = common | _below(connection, self._registry, common)

    @cached_property
    def _naming(self) -> dict[str, set[str]]:
        """For each unit the records that ever named it."""
        found: dict[str, set[str]] = {}
        for each in self._to_one:
            for unit, record in _naming(self._connection, each):
                found.setdefault(unit, set()).add(record)
        return found

    def to(self, unit_names: Sequence[str], replicas: Iterable[str]) -> Scope:
        """What goes down to a unit of these names, whose machines are these; to all where none is named."""
        records = set(_created_by(self._connection, list(replicas)))
        for unit in units_called(self._connection, unit_names) if unit_names else ():
            records |= self._naming.get(unit, set())
        records |= _made_one(self._connection, records)
        records |= set(_holders(self._connection, records))
        records |= _below(self._connection, self._registry, records)
        return Scope(self._common, frozenset(self._of_all | records))


def handed_down(
    connection: Connection, registry: Iterable[RecordType], unit_names: Sequence[str], replicas: Iterable[str]
) -> Scope:
    """The same for one unit."""
    return HandingDown(connection, registry).to(unit_names, replicas)


def units_called(connection: Connection, names: Sequence[str]) -> list[str]:
    """The units that are called so, by their name, short name or another spelling.

    A machine keeps the name that its unit had when it was set up: where none is called so any more, those
    that ever were.
    """
    rows = connection.exec_driver_sql("SELECT id, name, short_name, aliases FROM unit").all()
    if found := list(_called(rows, names)):
        return found
    columns = ", ".join(f"json_extract(fields, '$.{name}')" for name in ("name", "short_name", "aliases"))
    sql = f"SELECT record, {columns} FROM operation WHERE type = 'unit' ORDER BY position"
    return list(dict.fromkeys(_called(connection.exec_driver_sql(sql), names)))


def _called(rows: Iterable[Sequence[str | None]], names: Sequence[str]) -> Iterator[str]:
    wanted = set(names) - {""}
    for record, name, short_name, aliases in rows:
        if not wanted.isdisjoint((name, short_name, *(aliases or "").split("、"))):
            yield str(record)


def _created_by(connection: Connection, replicas: list[str]) -> Iterable[str]:
    for marks, lot in blocks(replicas):
        sql = f"SELECT record FROM operation WHERE replica IN ({marks}) AND parents = '{{}}' AND type <> ''"
        yield from connection.exec_driver_sql(sql, lot).scalars()


def _made_one(connection: Connection, records: set[str]) -> set[str]:
    """The records that one of these was made one with, and what says so: both ids lead to the same."""
    found: set[str] = set()
    for decision, *pair in connection.exec_driver_sql("SELECT id, one, other FROM duplicate"):
        if not records.isdisjoint(pair):
            found |= {str(decision), *map(str, pair)}
    return found


def _holders(connection: Connection, records: set[str]) -> Iterator[str]:
    """Who ever held the posts among these records."""
    key, name = _HOLDERS
    named = f"json_extract(fields, '$.{name}')"
    sql = f"SELECT record, {named} FROM operation WHERE type = ? AND {named} <> ''"
    for record, holder in connection.exec_driver_sql(sql, (key,)):
        if record in records:
            yield str(holder)


def _naming(connection: Connection, record_type: RecordType) -> Iterator[tuple[str, str]]:
    """Each unit and a record of this type that ever named it."""
    for name in record_type.handed_down:
        if isinstance(record_type.field(name).kind, Refs):
            sql = (
                "SELECT json_extract(o.fields, '$.target'), h.record FROM operation AS o"
                " JOIN head AS h ON h.record = json_extract(o.fields, '$.parent')"
                f" WHERE o.type = '{REFERENCE}' AND json_extract(o.fields, '$.field') = ? AND h.type = ?"
            )
            rows = connection.exec_driver_sql(sql, (name, record_type.key))
        else:
            named = f"json_extract(fields, '$.{name}')"
            sql = f"SELECT {named}, record FROM operation WHERE type = ? AND {named} <> ''"
            rows = connection.exec_driver_sql(sql, (record_type.key,))
        yield from ((str(unit), str(record)) for unit, record in rows)


def _of_types(connection: Connection, keys: Iterable[str]) -> Iterable[str]:
    for marks, lot in blocks(list(keys)):
        yield from connection.exec_driver_sql(
            f"SELECT record FROM head WHERE type IN ({marks})", lot
        ).scalars()


def _below(connection: Connection, registry: Iterable[RecordType], records: set[str]) -> set[str]:
    """The rows that belong to these records, to whatever depth, and the files that those name."""
    file_fields = {
        (each.key, spec.name) for each in registry for spec in each.fields if isinstance(spec.kind, Files)
    }
    own = {(key, name) for key, name in file_fields if key in _OWN_MATERIAL}
    found: set[str] = set()
    waiting = list(records)
    while waiting:
        below: set[str] = set()
        for marks, lot in blocks(waiting):
            sql = (
                "SELECT h.record, h.type, p.type, r.field, r.target FROM head AS h"
                " JOIN head AS p ON p.record = h.parent LEFT JOIN reference AS r ON r.id = h.record"
                f" WHERE h.parent IN ({marks}) AND h.parent <> ''"
            )
            for record, key, above, name, target in connection.exec_driver_sql(sql, lot):
                if key == REFERENCE and (above, name) in own:
                    continue
                below.add(record)
                if key == REFERENCE and (above, name) in file_fields:
                    below.add(target)
        waiting = list(below - found - records)
        found |= below
    return found
