"""Operations put into a database from outside: out of a journal, or out of what a damaged file still says."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool

from lushan_desktop.domain.operation import Operation, to_json
from lushan_desktop.domain.standing import Standing
from lushan_desktop.storage.file.connection import connect
from lushan_desktop.storage.log.settling import settle
from lushan_desktop.storage.log.standing import standing
from lushan_desktop.storage.registry import PACKAGE, Registry
from lushan_desktop.storage.schema import create_derived
from lushan_desktop.storage.tables import FILL_OPERATION, INSERT_OPERATION

_LOT = 1000


@contextmanager
def one_transaction(driver: Any, file: Path) -> Iterator[Connection]:
    """A connection of its own; what is done in the block is done whole or not at all."""
    with closing(connect(driver, file)) as raw:
        engine = create_engine(
            "sqlite://", module=driver, creator=lambda: raw, poolclass=StaticPool, hide_parameters=True
        )
        with engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.exec_driver_sql("ROLLBACK")
                raise
            connection.exec_driver_sql("COMMIT")


def apply(
    connection: Connection,
    registry: Registry,
    operations: Iterable[Operation],
    told: Callable[[], Iterable[Operation]] = tuple,
) -> int:
    """Write the operations, the records they are about, and all that follows from them; returns how many.

    `told` tells everything once more where there are operations without their content: it came later.
    """
    waiting = iter(operations)
    touched: dict[str, str] = {}
    count = 0
    while lot := list(islice(waiting, _LOT)):
        connection.exec_driver_sql(INSERT_OPERATION, [_row_of(operation) for operation in lot])
        touched.update((operation.record, operation.type) for operation in lot)
        count += len(lot)
    if count:
        touched.pop("", None)
        touched.update(_fill(connection, told))
        # What counts is told by the packages: their rows come first.
        settle(connection, registry, [one for one, key in touched.items() if key == PACKAGE], Standing())
        settle(connection, registry, list(touched), standing(connection, registry))
        create_derived(connection, registry)
    return count


def _fill(connection: Connection, told: Callable[[], Iterable[Operation]]) -> Iterator[tuple[str, str]]:
    """Write the content of operations of which the place alone is known; yields record and type."""
    sql = "SELECT replica, seq, hash FROM operation WHERE type = ''"
    bare = {(str(replica), int(seq)): link for replica, seq, link in connection.exec_driver_sql(sql)}
    for operation in told() if bare else ():
        place = operation.replica, operation.seq
        if bare.get(place) == operation.hash and not operation.is_withheld and operation.is_sound:
            del bare[place]
            connection.exec_driver_sql(FILL_OPERATION, (*_row_of(operation)[2:11], *place))
            yield operation.record, operation.type


def _row_of(operation: Operation) -> tuple[str | int, ...]:
    said = to_json(operation.fields), to_json(operation.parents)
    return (*operation[:4], *said, *operation[6:])
