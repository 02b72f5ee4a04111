"""What of a package is new here, and how many records and fields that makes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from lushan_desktop.domain.operation import Operation
from lushan_desktop.exchange.checking import CheckedPackage
from lushan_desktop.exchange.package import Package
from lushan_desktop.storage.log.log import blocks
from lushan_desktop.storage.registry import PACKAGE, REFERENCE, Registry, default_of

_MOVE = "stage_move"
"""Tells how a record came to the stage that it stands in; the stage itself is counted."""
_NO_RECORDS = (PACKAGE, "evidence", "duplicate")
"""What a clerk does not know as records: files are counted by themselves, decisions are no content."""


@dataclass
class Fresh:
    """The operations that the log has not, or of which it has the place alone."""

    opened: Package
    checked: CheckedPackage
    connection: Connection
    same: set[str] = field(default_factory=set)
    """The records of which the other operations speak."""

    def __iter__(self) -> Iterator[Operation]:
        ends: dict[str, int] = {}
        for operation in self.opened.operations_again():
            name = operation.replica
            if name not in ends:
                sql = "SELECT max(seq) FROM operation WHERE replica = ?"
                ends[name] = self.connection.exec_driver_sql(sql, (name,)).scalar() or 0
            if operation.seq > ends[name] or (name, operation.seq) in self.checked.fills:
                yield operation
            elif operation.type not in ("", PACKAGE, REFERENCE, "evidence"):
                self.same.add(operation.record)


class Counting:
    """How many records are new and how many fields of known ones change."""

    def __init__(self, connection: Connection, registry: Registry, not_theirs: Mapping[str, str]) -> None:
        self.added: set[str] = set()
        self.updated: set[tuple[str, str]] = set()
        self.evidence: set[str] = set()
        self.presumed: set[tuple[str, str]] = set()
        """Fields of new records that whoever made them does not fill in."""
        self._connection = connection
        self._registry = registry
        self._not_theirs = not_theirs
        self._made: set[str] = set()

    def note(self, lot: Sequence[Operation]) -> None:
        """Called before the lot is written."""
        said = [each for each in lot if not each.is_withheld]
        records = list(dict.fromkeys(each.record for each in said))
        parents = [str(each.fields.get("parent") or "") for each in said if each.is_creation]
        known = self._known([*records, *filter(None, parents)])
        for each in said:
            if each.is_creation:
                self._made.add(each.record)
                self._note_creation(each, known)
                self.presumed.update((each.record, name) for name in self._presumed_in(each))
            elif each.record in known and each.record not in self._made:
                self.updated.update((each.record, name) for name in each.fields)

    def _note_creation(self, operation: Operation, known: set[str]) -> None:
        parent = str(operation.fields.get("parent") or "")
        if operation.type == "evidence" and operation.record not in known:
            self.evidence.add(operation.record)
        if not parent and operation.record not in known and operation.type not in _NO_RECORDS:
            self.added.add(operation.record)
        elif parent in known and parent not in self._made and operation.type != _MOVE:
            # A row that is new in a known record is something new of that record.
            self.updated.add((parent, f"{operation.fields.get('field', '')}:{operation.record}"))

    def _presumed_in(self, operation: Operation) -> Iterator[str]:
        side = self._not_theirs.get(operation.replica, "")
        owned = self._registry.owned_by(side).get(operation.record_type, frozenset()) if side else frozenset()
        if not owned or not self._registry.knows(operation.record_type):
            return
        named = {spec.name for spec in self._registry.get(operation.record_type).fields} & owned
        model = self._registry.model(operation.record_type)
        for name in named & operation.fields.keys():
            if operation.fields[name] not in (None, "", default_of(model, name)):
                yield name

    def _known(self, records: Sequence[str]) -> set[str]:
        found: set[str] = set()
        for marks, lot in blocks(records):
            sql = f"SELECT record FROM head WHERE record IN ({marks})"
            found.update(self._connection.exec_driver_sql(sql, lot).scalars())
        return found
