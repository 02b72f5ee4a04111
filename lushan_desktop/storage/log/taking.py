"""Operations of other replicas on their way into the log, and what they make of the tables."""

from collections.abc import Iterable, Iterator
from itertools import groupby, islice

from sqlalchemy import Connection

from lushan_desktop.base.progress import UNWATCHED, Progress, report_or_stop
from lushan_desktop.domain.operation import DELETED, Operation, to_json
from lushan_desktop.storage.log import settling
from lushan_desktop.storage.log.log import Log, blocks
from lushan_desktop.storage.log.standing import brought_by, standing
from lushan_desktop.storage.registry import PACKAGE, Registry
from lushan_desktop.storage.tables import FILL_OPERATION, INSERT_OPERATION, INSERT_STEP, SETTLED

LOT = 1000
SETTLING = "整理记录"


class Taking:
    """What one step takes in from others; used by the step alone."""

    def __init__(self, log: Log, registry: Registry) -> None:
        self.operations: list[Operation] = []
        self.fresh: set[str] = set()
        """Records that no table held before."""
        self.gone: list[tuple[str, str]] = []
        """Records of which nothing counts any more."""
        self.replica = log.replica
        """Whose chain the step continues."""
        self._log = log
        self._registry = registry
        self._records: dict[str, None] = {}
        self._taken: dict[str, list[Operation]] = {}
        self._touched: dict[tuple[str, str], None] = {}

    def take(self, connection: Connection, operations: Iterable[Operation]) -> None:
        """Write operations that join on to the chains that are held."""
        waiting = iter(operations)
        while lot := list(islice(waiting, LOT)):
            connection.exec_driver_sql(INSERT_OPERATION, [_row_of(operation) for operation in lot])
            self._note(connection, lot)

    def fill(self, connection: Connection, operations: Iterable[Operation]) -> None:
        """Write the content of operations of which only the place in the chain was known."""
        lot = list(operations)
        if lot:
            rows = [(*_row_of(each)[2:11], each.replica, each.seq) for each in lot]
            connection.exec_driver_sql(FILL_OPERATION, rows)
            self._note(connection, lot)

    def _note(self, connection: Connection, lot: list[Operation]) -> None:
        self.operations += lot
        said = [operation for operation in lot if not operation.is_withheld]
        self._records.update(dict.fromkeys(operation.record for operation in said))
        for operation in said:
            self._taken.setdefault(operation.record, []).append(operation)
        if said:
            self._log.clock.observe(max(operation.clock for operation in said))
        lines = [
            _step_line(list(run)) for _, run in groupby(said, key=lambda each: (each.replica, each.step))
        ]
        if lines:
            connection.exec_driver_sql(INSERT_STEP, lines)

    def look_again(self, connection: Connection, records: list[str]) -> None:
        """Settle those of these records of ours that were ever deleted: a change beside a deletion is told
        by all operations of the record, not by the newest alone."""
        for marks, lot in blocks(records):
            sql = f"SELECT record FROM head WHERE record IN ({marks}) AND heads LIKE '%\"{DELETED}\":%'"
            self._records.update(dict.fromkeys(connection.exec_driver_sql(sql, lot).scalars()))

    def settle(
        self, connection: Connection, packages: Iterable[str] = (), *, progress: Progress = UNWATCHED
    ) -> list[tuple[str, str]]:
        """Make the tables what the log says now; returns all records touched so far.

        `packages` are those that the step took back, or that bring back what was taken back.
        Raises Cancelled.
        """
        self._records.update(dict.fromkeys(_of_packages(connection, list(packages))))
        records, self._records = list(self._records), {}
        if records:
            known = _known(connection, records)
            counted = standing(connection, self._registry)
            settled = settling.SettledRecords()
            # Of a record that nobody heard of before all operations are at hand; the log may hold
            # others where something was ever taken back.
            at_hand = {} if counted.withdrawals else self._at_hand(records, known)
            for lot in _lots(at_hand):
                report_or_stop(progress, len(settled.held), len(records), SETTLING)
                settling.settle_lot(connection, self._registry, lot, counted, settled)
            left = [record for record in records if record not in at_hand]
            for part in _parts(left):
                report_or_stop(progress, len(settled.held), len(records), SETTLING)
                settling.settle(connection, self._registry, part, counted, settled)
            self._taken = {}
            self.fresh |= {record for _, record in settled.held} - known
            gone = [touch for touch in settled.gone if touch[1] in known]
            settling.remove_rows(connection, self._registry, gone)
            self.gone = [*dict.fromkeys((*self.gone, *gone))]
            self._touched.update(dict.fromkeys((*settled.held, *gone)))
        return list(self._touched)

    def _at_hand(self, records: list[str], known: set[str]) -> dict[str, list[Operation]]:
        return {one: self._taken[one] for one in records if one not in known and one in self._taken}

    def forget_gone(self, connection: Connection) -> None:
        """Take the heads of what is gone away, after the index was made anew."""
        records = [record for _, record in self.gone]
        for marks, lot in blocks(records):
            for table in ("ordered", "head"):
                connection.exec_driver_sql(f"DELETE FROM {table} WHERE record IN ({marks})", lot)


def _lots(by_record: dict[str, list[Operation]]) -> Iterator[dict[str, list[Operation]]]:
    waiting = iter(by_record.items())
    while lot := dict(islice(waiting, LOT)):
        yield lot


def _parts(records: list[str]) -> Iterator[list[str]]:
    yield from (records[start : start + LOT] for start in range(0, len(records), LOT))


def _row_of(operation: Operation) -> tuple[str | int, ...]:
    parents = to_json(operation.parents) if operation.parents else "{}"
    return (*operation[:4], to_json(operation.fields), parents, *operation[6:])


def _step_line(run: list[Operation]) -> tuple[str | int, ...]:
    """A step of another replica is told, but never taken back by a key."""
    one = run[0]
    return one.step, one.replica, one.label, one.person, one.clock, one.undoes, len(run), SETTLED


def _known(connection: Connection, records: list[str]) -> set[str]:
    found: set[str] = set()
    for marks, lot in blocks(records):
        found.update(
            connection.exec_driver_sql(f"SELECT record FROM head WHERE record IN ({marks})", lot).scalars()
        )
    return found


def _of_packages(connection: Connection, packages: list[str]) -> Iterator[str]:
    """The records that operations of these packages, and those that follow on them, speak of."""
    for marks, lot in blocks(packages):
        sql = f'SELECT runs FROM "{PACKAGE}" WHERE id IN ({marks})'
        for (runs,) in connection.exec_driver_sql(sql, lot).all():
            for replica, brought in brought_by(runs).items():
                sql = "SELECT DISTINCT record FROM operation WHERE replica = ? AND seq >= ? AND type <> ''"
                yield from connection.exec_driver_sql(sql, (replica, brought.begins)).scalars()
