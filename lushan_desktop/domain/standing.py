"""Which operations count, and which of them the present values of a record come from."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from lushan_desktop.domain.claims import Ours
from lushan_desktop.domain.made_twice import as_one
from lushan_desktop.domain.operation import BELOW, DELETED, EVERY, Operation


class Standing(NamedTuple):
    """Which operations count: all but those of packages that were taken back, and what follows on them."""

    limits: Mapping[str, int] = {}
    """For a replica of which a package was taken back, the last operation that still counts."""
    withdrawals: frozenset[str] = frozenset()
    """Our operations that took packages back."""
    hidden: Mapping[str, frozenset[int]] = {}
    """Single operations of a replica whose content a package brought that was taken back."""
    ours: Ours = Ours()
    """What the other side may not write over."""

    @property
    def is_narrowed(self) -> bool:
        """True if there is anything that does not count."""
        return bool(self.limits or self.hidden)

    def counts(self, operation: Operation) -> bool:
        """Return True if the tables show what the operation says, or did until it was replaced."""
        return not operation.is_withheld and not self._is_gone(operation.replica, operation.seq)

    def said(self, operations: Iterable[Operation]) -> list[Operation]:
        """What counts of these, all that there are on their records, with the claims of others put aside."""
        return self.ours.parted(as_one(list(filter(self.counts, operations))))

    def is_withdrawn(self, operation_id: str) -> bool:
        """Return True if an operation of this id was taken back."""
        replica, _, seq = operation_id.rpartition(":")
        return self._is_gone(replica, int(seq))

    def _is_gone(self, replica: str, seq: int) -> bool:
        limit = self.limits.get(replica)
        return (limit is not None and seq > limit) or seq in self.hidden.get(replica, ())


def heads_after(operations: Iterable[Operation], standing: Standing) -> dict[str, list[str]]:
    """The heads of one record after these operations, in whatever order they are given.

    Heads that did not know of each other stand by rank, the one whose value is shown last. A value that
    rests on one that was taken back stands behind that one, and what was changed by somebody who did not
    know that it was deleted stands before the deletion: both are to be decided. So is a claim, before all.
    """
    counted = sorted(standing.said(operations), key=lambda operation: operation.rank)
    known = {operation.id: operation for operation in counted}
    created = [operation.id for operation in counted if operation.is_creation]
    setters: dict[str, list[Operation]] = {}
    replaced: dict[str, set[str]] = {}
    for operation in counted:
        for field in () if operation.is_creation else operation.fields:
            setters.setdefault(field, []).append(operation)
            replaced.setdefault(field, set()).update(operation.parents.get(field, ()))
    heads: dict[str, list[str]] = {EVERY: created} if created else {}
    for field, set_by in setters.items():
        claims = [each.id for each in set_by if each.is_claim]
        ids = (*claims, *created, *(each.id for each in set_by if not each.is_claim))
        left = [one for one in ids if one not in replaced[field]]
        if len(left) == 1 and standing.is_narrowed:
            left = [*_withdrawn_below(known, left[0], field, standing), *left]
        heads[field] = left
    return _with_edits_of_deleted(heads, known)


def _withdrawn_below(known: Mapping[str, Operation], top: str, field: str, standing: Standing) -> list[str]:
    """The values taken back that this head rests on, unless it was decided since."""
    waiting, seen = [top], set[str]()
    while waiting:
        operation = known.get(waiting.pop())
        if operation is None or operation.id in seen:
            continue
        seen.add(operation.id)
        parents = operation.parents.get(field, ())
        if standing.withdrawals.intersection(parents):
            continue
        gone = sorted(one for one in parents if standing.is_withdrawn(one))
        is_still_begun = any(known[one].is_creation for one in parents if one in known)
        if gone and not is_still_begun:
            return gone[-1:]
        waiting += parents
    return []


def _with_edits_of_deleted(
    heads: dict[str, list[str]], known: Mapping[str, Operation]
) -> dict[str, list[str]]:
    deletions = [known[one] for one in heads.get(DELETED, ()) if one in known]
    is_gone = bool(deletions) and all(each.fields.get(DELETED) for each in deletions)
    if not is_gone or len(deletions) != len(heads[DELETED]):
        return heads
    edits = {
        one
        for field, ids in heads.items()
        if field not in (DELETED, EVERY)
        for one in ids
        if one in known and not any(knew_of(each, known[one]) for each in deletions)
    }
    return {**heads, DELETED: [*sorted(edits), *heads[DELETED]]} if edits else heads


def knew_of(deletion: Operation, other: Operation) -> bool:
    """Return True if who deleted had seen the other operation.

    A deletion names the newest operations on all fields, and on the rows that belong to the record.
    """
    if deletion.replica == other.replica:
        return True
    named = (*deletion.parents.get(DELETED, ()), *deletion.parents.get(BELOW, ()))
    seen = (one.rpartition(":") for one in named)
    return any(replica == other.replica and int(seq) >= other.seq for replica, _, seq in seen)
