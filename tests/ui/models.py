"""What the models behind lists and tables owe to Qt and to those who have it read aloud."""

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QAbstractTableModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QWidget

ROWS = 12
"""Rows that are looked at, from the first."""
_Role = Qt.ItemDataRole
_SAID = (_Role.DisplayRole, _Role.ToolTipRole, _Role.AccessibleTextRole)


def unruly(window: QWidget) -> list[str]:
    """What is amiss with the model of each list and table that is on show."""
    views = [view for view in window.findChildren(QAbstractItemView) if view.isVisible()]
    return [
        f"{type(view.model()).__name__}: {fault}"
        for view in views
        if view.model() is not None
        for fault in model_faults(view.model())
    ]


def model_faults(model: QAbstractItemModel) -> Iterator[str]:
    """A flat model has nothing below its rows; words are words; a row that can be chosen has some."""
    is_flat = isinstance(model, QAbstractListModel | QAbstractTableModel)
    for row in range(min(model.rowCount(), ROWS)):
        spoken = []
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount()):
            index = model.index(row, column)
            if is_flat and model.rowCount(index):
                yield f"row {row} has rows below it that are not there"
            told = {role: model.data(index, role) for role in _SAID}
            if any(words is not None and not isinstance(words, str) for words in told.values()):
                yield f"row {row}, column {column} says {told}"
            spoken += [words for role, words in told.items() if role is not _Role.ToolTipRole and words]
        is_chosen = bool(model.flags(model.index(row, 0)) & Qt.ItemFlag.ItemIsSelectable)
        if is_chosen and not spoken:
            yield f"row {row} can be chosen and says nothing"
