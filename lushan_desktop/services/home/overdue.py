"""What is past its deadline, from all registers, as plain values for the terminal and other programs."""

from typing import Any

from lushan_desktop.services.office import office
from lushan_desktop.services.records import todo
from lushan_desktop.services.records.asking import Cycle
from lushan_desktop.services.records.todo import Todo
from lushan_desktop.storage.store import Store


def overdue(store: Store) -> tuple[Todo, ...]:
    """All that is to be done and overdue, the oldest first."""
    return todo.upcoming(store, Cycle(), sort=todo.OVERDUE).rows


def told(store: Store, late: tuple[Todo, ...]) -> str:
    """共12件逾期; and how many 工作台 leaves out, because they came up outside the 创建周期."""
    held = office.load(store.folder)
    inside = {row.record for row in todo.upcoming(store, Cycle.of(held.cycle), sort=todo.OVERDUE).rows}
    outside = sum(row.record not in inside for row in late)
    besides = f"，其中{outside}件不在创建周期（{held.cycle_text}）内，工作台没有计入" if outside else ""
    return f"共{len(late)}件逾期{besides}。"


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
