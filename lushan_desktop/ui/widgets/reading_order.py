"""Tab walks in the order in which one reads, and what has the keyboard is in sight."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QLayout, QScrollArea, QSplitter, QWidget
from shiboken6 import isValid


def walk_on(root: QWidget, *, is_next: bool) -> bool:
    """Bring the keyboard to the next stop, or the one before; whether there is one."""
    aim = stop_beside(root, root.focusWidget(), is_next=is_next)
    if aim is None:
        return False
    aim.setFocus(Qt.FocusReason.TabFocusReason if is_next else Qt.FocusReason.BacktabFocusReason)
    bring_into_sight(aim)
    return True


def stop_beside(root: QWidget, here: QWidget | None, *, is_next: bool) -> QWidget | None:
    """Return where Tab goes from here, in the order of the layouts, from the last on to the first.

    Qt keeps the order in which things were made: what is added to a form later came after everything else,
    and a page that hands the keyboard to its list came before its own head, so that Tab never got there.
    """
    known = list(_read(root))
    places = [place for place, (widget, _) in enumerate(known) if here is not None and _holds(widget, here)]
    place = places[-1] if places else -1
    after, before = known[place + 1 :] + known[: place + 1], known[: max(place, 0)][::-1]
    way = after if is_next else before + known[max(place, 0) :][::-1]
    return next((widget for widget, is_stop in way if is_stop and widget is not here), None)


def _holds(widget: QWidget, here: QWidget) -> bool:
    return widget is here or widget.isAncestorOf(here)


def take_keyboard(page: QWidget) -> None:
    """Bring the keyboard to where it belongs on a page or was when one went, never to a button by chance."""
    inside = page.focusWidget()
    is_place = inside is not None and inside.isVisibleTo(page) and not isinstance(inside, QAbstractButton)
    (inside if inside is not None and is_place else page).setFocus()


def give_keyboard_back(widget: QWidget | None) -> None:
    """Bring the keyboard to what had it before something lay on top; the page may have dropped that since."""
    if widget is not None and isValid(widget) and widget.isVisible():
        widget.setFocus(Qt.FocusReason.OtherFocusReason)


@contextmanager
def keyboard_kept(root: QWidget) -> Iterator[None]:
    """Within is built anew meanwhile: the keyboard stays with what reads the same, or goes on from there.

    Otherwise Qt hands it to whatever follows, and Enter would press 撤销 in the bar below.
    """
    window = root.window().focusWidget()
    held = window if window is not None and window is not root and root.isAncestorOf(window) else None
    before = [widget for widget, is_stop in _read(root) if is_stop] if held is not None else []
    at = next((place for place, stop in enumerate(before) if held and _holds(stop, held)), 0)
    wanted = [_called(stop) for stop in (*before[at:], *before[:at][::-1])]
    yield
    if held is None or (isValid(held) and held.isVisible()):
        return
    found = {_called(widget): widget for widget, is_stop in _read(root) if is_stop}
    if (aim := next((found[name] for name in wanted if name in found), None)) is not None:
        aim.setFocus(Qt.FocusReason.OtherFocusReason)


def _called(widget: QWidget) -> str:
    """Return what it is called, by which one that was built anew is known again."""
    words = widget.text() if isinstance(widget, QAbstractButton) else ""
    return f"{type(widget).__name__} {widget.accessibleName() or words}"


def bring_into_sight(widget: QWidget) -> None:
    """Scroll to it, once what was just added or unfolded has its place."""
    area = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if area is not None:
        QTimer.singleShot(0, widget, lambda: area.ensureWidgetVisible(widget))


def _read(widget: QWidget) -> Iterator[tuple[QWidget, bool]]:
    """Yield what is on show, and whether Tab may stop there; the parts of a stop are its own affair."""
    is_stop = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
    yield widget, is_stop and widget.isEnabled()
    if is_stop and not isinstance(widget, QScrollArea):
        return
    for child in _children(widget):
        if child.isVisible() and not child.isWindow():
            yield from _read(child)


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
