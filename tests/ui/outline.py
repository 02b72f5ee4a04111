"""What a page says and how it looks, as lines of text to be kept and compared."""

import re
from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QAbstractListModel
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QHeaderView, QWidget

from tests.ui.fit import shown
from tests.ui.painted import painted

PATIENCE = 50
"""Looks at a page that goes on changing."""
ROWS = 2
"""Rows of a list that are kept, from its head."""
WORDS = ("text", "title", "placeholderText", "toolTip", "accessibleName")
NOW = r"(今天|昨天|(\d+年)?\d+月\d+日|保存) ?\d\d:\d\d|20(2[6-9]|[3-9]\d)年\d+月(\d+日)?"
"""When the office was made; what is recorded in it is older."""
OF_ITS_OWN = re.compile(NOW + r"|“/[^”]*”|(?<!\S)/\S+|\d+(\.\d+)? ?[KMG]B")
"""What differs from one run to the next: when, where and on how large a disk."""


def outline(root: QWidget, *, is_painted: bool = False) -> str:
    """A line for each widget on show that says something, with how it is painted; the others in the last."""
    lines, silent = [], []
    for widget in shown(root):
        name, told = type(widget).__name__, _told(widget)
        look = painted(widget, told, OF_ITS_OWN) if is_painted else ""
        if told:
            lines.append(f"{name} {OF_ITS_OWN.sub('…', told)} {look}".rstrip())
        elif look:
            silent.append(f"{name}{look}")
    return "\n".join([*lines, " ".join(silent)])


def steady(page: QWidget) -> str:
    """What the page says and how it is painted, once both are the same again and again."""
    _settled(partial(outline, page), 3)
    return _settled(partial(outline, page, is_painted=True), 2)


def _settled(look: Callable[[], str], alike: int) -> str:
    looks = [look()]
    while len(looks) < PATIENCE and (len(looks) < alike or len(set(looks[-alike:])) > 1):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
        looks.append(look())
    return looks[-1]


def _told(widget: QWidget) -> str:
    said = dict.fromkeys(text for name in WORDS if (text := _text(widget, name)))
    states = ("（停用）" if not widget.isEnabled() else "", "（选中）" if _is_chosen(widget) else "")
    rows = list(_rows(widget))
    return " | ".join([*said, *rows]).replace("\n", "⏎") + "".join(states) if said or rows else ""


def _text(widget: QWidget, name: str) -> str:
    asked = getattr(widget, name, None)
    return asked() if callable(asked) else ""


def _is_chosen(widget: QWidget) -> bool:
    return isinstance(widget, QAbstractButton) and widget.isChecked()


def _rows(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
        model = widget.model()
        # Qt gives those of a list no count that may be asked for.
        columns = 1 if model is None or isinstance(model, QAbstractListModel) else model.columnCount()
        for row in range(min(ROWS, model.rowCount()) if model else 0):
            yield "、".join(str(model.index(row, column).data() or "") for column in range(columns))
