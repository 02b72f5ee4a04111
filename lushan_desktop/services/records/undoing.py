"""Taking back and doing again the last step made on this machine."""

from dataclasses import dataclass

from lushan_desktop.storage import undo
from lushan_desktop.storage.log.step import Changes
from lushan_desktop.storage.store import Store


@dataclass(frozen=True)
class UndoneStep:
    """What was taken back or done again."""

    label: str
    changes: Changes | None
    """None where there was nothing to do."""


def undo_last(store: Store) -> UndoneStep:
    """Take back our newest step. Raises UserError where another changed it since."""
    return UndoneStep(undo.undoable(store) or "", undo.undo_last(store))


def redo_last(store: Store) -> UndoneStep:
    """Do again what was undone last."""
    return UndoneStep(undo.redoable(store) or "", undo.redo_last(store))


def undo_step(store: Store, step: str) -> Changes:
    """Take back any one step. Raises UserError where somebody changed the same fields since."""
    return undo.undo_step(store, step)


def has_steps(store: Store) -> bool:
    """Return True if anything was ever done in this folder."""
    with store.read() as session:
        return session.connection().exec_driver_sql("SELECT 1 FROM step LIMIT 1").first() is not None
