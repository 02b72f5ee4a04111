"""Records that several machines made under one id: the units of a county, which every copy enters by itself.

They are one record from the beginning. Who replaced what one of them began with replaced the same in all.
"""

from collections.abc import Iterable, Sequence

from lushan_desktop.domain.operation import Operation


def as_one(operations: Sequence[Operation]) -> Sequence[Operation]:
    """These operations, all that count on their records, with each change made to what was begun with
    anywhere."""
    made = _made_twice(operations)
    return [_of_all(each, made.get(each.record, ())) for each in operations] if made else operations


def _made_twice(operations: Iterable[Operation]) -> dict[str, list[Operation]]:
    """The creations of each record of which there are several."""
    created: dict[str, list[Operation]] = {}
    for each in operations:
        if each.is_creation:
            created.setdefault(each.record, []).append(each)
    return {record: found for record, found in created.items() if len(found) > 1}


def _of_all(operation: Operation, creations: Sequence[Operation]) -> Operation:
    if operation.is_creation or not creations:
        return operation
    parents = {name: _with_the_same(name, ids, creations) for name, ids in operation.parents.items()}
    return operation._replace(parents=parents)


def _with_the_same(name: str, ids: Sequence[str], creations: Sequence[Operation]) -> list[str]:
    """What is replaced, and the creations that say of the field what one that is replaced says."""
    told = [each for each in creations if name in each.fields]
    said = [each.fields[name] for each in told if each.id in ids]
    same = (each.id for each in told if each.id not in ids and each.fields[name] in said)
    return [*ids, *same] if said else list(ids)
