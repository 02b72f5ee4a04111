"""Tab walks in the order in which one reads, and what has the keyboard is in sight."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QLayout, QScrollArea, QSplitter, QWidget
from shiboken6 import isValid


def follow_reading(root: QWidget) -> None:
    """Put what is on show in here into the order of its layouts.

    Qt keeps the order in which things were made: what is added to a form later came after everything else.
    """
    for before, after in pairwise(list(_stops(root))):
        QWidget.setTabOrder(before, after)


def take_keyboard(page: QWidget) -> None:
    """Bring the keyboard to where it belongs on a page or was when one went, never to a button by chance."""
    inside = page.focusWidget()
    is_place = inside is not None and inside.isVisibleTo(page) and not isinstance(inside, QAbstractButton)
    (inside if inside is not None and is_place else page).setFocus()


def give_keyboard_back(widget: QWidget | None) -> None:
    """Bring the keyboard to what had it before something lay on top; the page may have dropped that since."""
    if widget is not None and isValid(widget) and widget.isVisible():
        widget.setFocus(Qt.FocusReason.OtherFocusReason)


def bring_into_sight(widget: QWidget) -> None:
    """Scroll to it, once what was just added or unfolded has its place."""
    area = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if area is not None:
        QTimer.singleShot(0, widget, lambda: area.ensureWidgetVisible(widget))


def _stops(widget: QWidget) -> Iterator[QWidget]:
    """The visible widgets that Tab may stop at; the parts of such a one are its own affair."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
        if not isinstance(widget, QScrollArea):
            return
    for child in _children(widget):
        if child.isVisible() and not child.isWindow():
            yield from _stops(child)


def _children(widget: QWidget) -> Iterator[QWidget]:
    parts = map(widget.widget, range(widget.count())) if isinstance(widget, QSplitter) else ()
    laid_out = dict.fromkeys([*parts, *_widgets_of(widget.layout())])
    yield from laid_out
    for child in widget.children():
        if isinstance(child, QWidget) and child not in laid_out:
            yield child


def _widgets_of(layout: QLayout | None) -> Iterator[QWidget]:
    for place in range(layout.count() if layout else 0):
        item = layout.itemAt(place) if layout else None
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield widget
        else:
            yield from _widgets_of(item.layout())
