"""Claims: what the other side writes over a field that is ours to fill in, which stands beside our value and
not in its place until one of ours decides."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from lushan_desktop.domain.kinds import Primitive
from lushan_desktop.domain.operation import UNRANKED, Operation


class Ours(NamedTuple):
    """What is ours to fill in, and who the others are."""

    fields: Mapping[str, frozenset[str]] = {}
    """For each record type the fields that our side alone fills in."""
    others: frozenset[str] = frozenset()
    """The replicas of the other side."""
    emptied: Mapping[str, tuple[str, frozenset[str]]] = {}
    """For each record type that stands in stages their field, and what a move may empty."""

    def concerns(self, operation: Operation) -> bool:
        """Return True if the operation writes over something of ours, be it by right or not."""
        if operation.replica not in self.others or operation.is_creation:
            return False
        return not self.fields.get(operation.record_type, frozenset()).isdisjoint(operation.fields)

    def parted(self, operations: Sequence[Operation]) -> list[Operation]:
        """These operations with each claim taken apart from the rest: it replaces nothing of ours.

        All operations on a record are given; which of them are claims depends on no order.
        """
        claiming = {each.record for each in operations if self.concerns(each)}
        if not claiming:
            return list(operations)
        by_record: dict[str, list[Operation]] = {}
        for each in operations:
            by_record.setdefault(each.record if each.record in claiming else "", []).append(each)
        left = by_record.pop("", [])
        return left + [part for each in by_record.values() for part in self._parted(each)]

    def _parted(self, operations: list[Operation]) -> Iterator[Operation]:
        known = {each.id: each for each in operations}
        for each in operations:
            claimed = [name for name in each.fields if self._is_claim(each, name, known)]
            yield from self._apart(each, claimed) if claimed else [each]

    def _is_claim(self, operation: Operation, name: str, known: Mapping[str, Operation]) -> bool:
        """Return True if it writes another value than ours; who says what we say claims nothing."""
        if not self.concerns(operation) or name not in self.fields[operation.record_type]:
            return False
        if self._is_emptied(operation, name):
            return False
        replaced = self._replaced_by_us(name, known.values())
        named = (
            known[one] for one in operation.parents.get(name, ()) if one in known and one not in replaced
        )
        ours = [each.fields[name] for each in named if self._is_ours(each) and name in each.fields]
        return not any(_is_same(one, operation.fields[name]) for one in ours)

    def _is_emptied(self, operation: Operation, name: str) -> bool:
        """Return True if a move to another stage says that the value no longer holds: that is no claim."""
        stage, names = self.emptied.get(operation.record_type, ("", frozenset()))
        return stage in operation.fields and name in names and operation.fields[name] in (None, "", False, 0)

    def _replaced_by_us(self, name: str, operations: Iterable[Operation]) -> set[str]:
        return {one for each in operations if self._is_ours(each) for one in each.parents.get(name, ())}

    def _is_ours(self, operation: Operation) -> bool:
        return operation.replica not in self.others

    def _apart(self, operation: Operation, claimed: Sequence[str]) -> Iterator[Operation]:
        parents = {
            name: [one for one in operation.parents.get(name, ()) if one.rpartition(":")[0] in self.others]
            for name in claimed
        }
        fields = {name: operation.fields[name] for name in claimed}
        yield operation._replace(fields=fields, parents=parents, clock=UNRANKED)
        rest = {name: value for name, value in operation.fields.items() if name not in claimed}
        if rest:
            kept = {name: operation.parents.get(name, []) for name in rest}
            yield operation._replace(fields=rest, parents=kept)


def _is_same(one: Primitive, other: Primitive) -> bool:
    return one == other and (one is None) == (other is None)
