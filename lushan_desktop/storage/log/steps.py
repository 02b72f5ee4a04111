"""The steps of the log one line each, and which of them can be undone or done again."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from sqlalchemy import Connection

from lushan_desktop.domain.operation import Operation
from lushan_desktop.storage.log.log import Setting
from lushan_desktop.storage.tables import BEGINNINGS, DONE, INSERT_STEP, SETTLED, UNDOING, UNDONE


class StepLine(NamedTuple):
    """One step as its line says it."""

    id: str
    label: str
    state: str


def add(connection: Connection, replica: str, setting: Setting, stamp: str, count: int) -> None:
    """Write the line of a step, and what it means for the steps before it.

    Taking back the newest step that is done is an undo; taking back the newest undo is a redo; anything
    else is a new step, after which nothing can be done again.
    """
    state = SETTLED if setting.label in BEGINNINGS else DONE
    if setting.undoes and setting.undoes == _newest_id(connection, replica, DONE):
        state = UNDOING
        _set_state(connection, setting.undoes, UNDONE)
        _revive(connection, setting.undoes, UNDONE, DONE)
    elif setting.undoes and setting.undoes == _newest_id(connection, replica, UNDOING):
        _set_state(connection, setting.undoes, SETTLED)
        _revive(connection, _undone_by(connection, setting.undoes), DONE, UNDONE)
    else:
        connection.exec_driver_sql(
            "UPDATE step SET state = ? WHERE replica = ? AND state = ?", (SETTLED, replica, UNDOING)
        )
        if setting.undoes:
            _set_state(connection, setting.undoes, UNDONE)
    connection.exec_driver_sql(
        INSERT_STEP,
        (setting.step, replica, setting.label, setting.person, stamp, setting.undoes, count, state),
    )


def newest(connection: Connection, replica: str, state: str) -> StepLine | None:
    """The newest step of this replica in this state."""
    sql = "SELECT id, label, state FROM step WHERE replica = ? AND state = ? ORDER BY position DESC LIMIT 1"
    row = connection.exec_driver_sql(sql, (replica, state)).first()
    return StepLine(*row) if row else None


def _newest_id(connection: Connection, replica: str, state: str) -> str:
    line = newest(connection, replica, state)
    return line.id if line else ""


def _set_state(connection: Connection, step: str, state: str) -> None:
    connection.exec_driver_sql("UPDATE step SET state = ? WHERE id = ?", (state, step))


def _undone_by(connection: Connection, step: str) -> str:
    sql = "SELECT undoes FROM step WHERE id = ?"
    return str(connection.exec_driver_sql(sql, (step,)).scalar() or "")


def _revive(connection: Connection, step: str, before: str, after: str) -> None:
    """Where a step took back an older one, undoing or redoing it turns the older one as well."""
    connection.exec_driver_sql(
        "UPDATE step SET state = ? WHERE id = ? AND state = ?",
        (after, _undone_by(connection, step), before),
    )


def settle(connection: Connection, step: str) -> None:
    """Leave a step out of undo and redo: taking it back changes nothing."""
    _set_state(connection, step, SETTLED)


def fill(connection: Connection, operations: Iterable[Operation]) -> None:
    """Write the lines of all steps again, from the log."""
    for _, run in groupby(operations, key=lambda operation: (operation.replica, operation.step)):
        first, count = _first_and_count(run)
        setting = Setting(first.person, first.step, first.label, first.undoes)
        add(connection, first.replica, setting, first.clock, count)


def _first_and_count(run: Iterator[Operation]) -> tuple[Operation, int]:
    first = next(run)
    return first, 1 + sum(1 for _ in run)


def label_of(connection: Connection, step: str) -> str | None:
    """The label of a step; None where there is no such step."""
    return connection.exec_driver_sql("SELECT label FROM step WHERE id = ?", (step,)).scalar()
