"""The menu of a record, the same on its row and in its detail: everything in it is a button elsewhere."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QMenu, QWidget


@dataclass(frozen=True)
class Entry:
    """One line of a menu."""

    words: str
    act: Callable[[], object]
    keys: str = ""
    changes: bool = False
    """True if it is not offered where the folder can only be read."""
    is_offered: bool = True


def menu_of(parent: QWidget, entries: Sequence[Entry | None], *, is_read_only: bool) -> QMenu:
    """A menu of these entries; None is a line between them."""
    menu = QMenu(parent)
    for entry in entries:
        if entry is None:
            menu.addSeparator()
            continue
        action = menu.addAction(f"{entry.words}\t{entry.keys}" if entry.keys else entry.words)
        action.triggered.connect(lambda _=False, act=entry.act: act())
        action.setEnabled(entry.is_offered and not (entry.changes and is_read_only))
    return menu
