"""Columns and rows: layout in one line, spaces by name."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from lushan_desktop.ui.theme import style


class Spring:
    """Takes what room is left."""

    def __init__(self, weight: int = 1) -> None:
        self.weight = weight


SPRING = Spring()

Item = QWidget | QLayout | Spring | tuple[QWidget | QLayout, int]


def column(
    parent: QWidget | None, *items: Item, gap: str = "gap", margins: Sequence[str] = ("none",)
) -> QVBoxLayout:
    """Put the items one under another; `(widget, weight)` lets a widget grow."""
    layout = QVBoxLayout()
    _fill(layout, parent, items, gap, margins)
    return layout


def row(
    parent: QWidget | None, *items: Item, gap: str = "small", margins: Sequence[str] = ("none",)
) -> QHBoxLayout:
    """Put the items side by side, centred upright."""
    layout = QHBoxLayout()
    _fill(layout, parent, items, gap, margins)
    return layout


def _fill(
    layout: QBoxLayout, parent: QWidget | None, items: Sequence[Item], gap: str, margins: Sequence[str]
) -> None:
    if parent is not None:
        parent.setLayout(layout)
    style.set_spaces(layout, gap=gap, margins=margins)
    for item in items:
        add(layout, item)


def set_margins(layout: QLayout, *names: str) -> None:
    """One name for all sides, two for sides and top-bottom, four for left, top, right, bottom."""
    style.set_spaces(layout, margins=names)


def add(layout: QBoxLayout, item: Item) -> None:
    widget, weight = item if isinstance(item, tuple) else (item, 0)
    if isinstance(widget, Spring):
        layout.addStretch(widget.weight)
    elif isinstance(widget, QLayout):
        layout.addLayout(widget, weight)
    else:
        layout.addWidget(widget, weight)


def show_if(widget: QWidget, is_shown: bool) -> None:
    """Show or hide a widget; one that stands nowhere yet would open as a window of its own, so it waits."""
    if is_shown and widget.parentWidget() is None:
        widget.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)
    else:
        widget.setVisible(is_shown)


def show_now(layout: QLayout) -> None:
    """Show what was added to a layout on show. Qt does so later: a Tab typed before that would pass it by."""
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None and not widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
            widget.show()
        elif inner is not None:
            show_now(inner)


def clear(layout: QLayout) -> None:
    """Take everything out; the widgets are deleted."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            discard(widget)
        elif (inner := item.layout()) is not None:
            clear(inner)


def discard(widget: QWidget) -> None:
    """Hide and delete what has gone from a layout; the second half of a double click is lost on it."""
    widget.hide()
    widget.setEnabled(False)
    widget.deleteLater()


def container(*items: Item, gap: str = "small", upright: bool = True) -> QWidget:
    """A plain widget around the items."""
    made = QWidget()
    (column if upright else row)(made, *items, gap=gap)
    return made


def line(*, upright: bool = False) -> QFrame:
    """A thin line between things."""
    made = QFrame()
    style.set_look(made, "line-down" if upright else "line")
    return made


TOP = Qt.AlignmentFlag.AlignTop
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
