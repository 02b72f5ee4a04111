"""What is past its deadline, from all registers, as plain values for the terminal and other programs."""

from typing import Any

from lushan_desktop.services.home import todo
from lushan_desktop.services.home.todo import Todo
from lushan_desktop.services.records.asking import Cycle
from lushan_desktop.storage.store import Store


def overdue(store: Store) -> tuple[Todo, ...]:
    """All that is to be done and overdue, the oldest first."""
    return todo.upcoming(store, Cycle(), sort=todo.OVERDUE).rows


def as_plain(late: Todo) -> dict[str, Any]:
    """One of them for another program."""
    return {
        "type": late.page,
        "id": late.record,
        "kind": late.kind,
        "unit": late.who,
        "title": late.title,
        "due_on": late.due.iso,
        "days_overdue": -(late.light.days_left or 0),
    }
