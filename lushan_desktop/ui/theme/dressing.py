"""Gives what is seen its new looks at once, and the pages behind it when they come up.

Qt dresses everything again at once, and each widget once for every widget it stands in: twelve times on the
average, four to ten seconds after a tour of all pages [measured].
"""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QSizePolicy, QStackedWidget, QWidget

_ASLEEP = "asleep"
"""Property of a page that has yet to be dressed: how it takes part in a layout when it is awake."""
_NO_PART = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)


def put_on(application: QApplication, sheet: str) -> None:
    """Put a style sheet on all windows; pages of a stack that are not on show get it when they are shown."""
    # Qt dresses again whom it has rules for: it finds nobody.
    application.style().unpolish(application)
    application.setStyleSheet(sheet)
    for window in application.topLevelWidgets():
        if window.parentWidget() is None:
            _dress(window)


def _dress(root: QWidget) -> None:
    waker = _waker()
    for widget in list(_awake(root)):
        if widget.property(_ASLEEP) is not None:
            waker.watch(widget)
        else:
            widget.style().polish(widget)
            QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))


def _awake(widget: QWidget) -> Iterator[QWidget]:
    """Each widget from the outside inwards, and of a stack's other pages the page alone, marked."""
    yield widget
    if widget.property(_ASLEEP) is not None:
        return
    behind = _behind(widget) if isinstance(widget, QStackedWidget) else ()
    for child in widget.children():
        if isinstance(child, QWidget):
            if child in behind:
                _put_to_sleep(child)
            yield from _awake(child)


def _behind(stack: QStackedWidget) -> list[QWidget]:
    pages = [stack.widget(place) for place in range(stack.count())]
    return [page for page in pages if page is not stack.currentWidget()]


def _put_to_sleep(page: QWidget) -> None:
    """Of a page that still has the size of other looks, the window need not be as large as it."""
    if page.property(_ASLEEP) is None:
        page.setProperty(_ASLEEP, page.sizePolicy())
        page.setSizePolicy(_NO_PART)


class _Waker(QObject):
    """Dresses a page that comes up."""

    def watch(self, page: QWidget) -> None:
        page.removeEventFilter(self)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            watched.removeEventFilter(self)
            watched.setSizePolicy(watched.property(_ASLEEP))
            watched.setProperty(_ASLEEP, None)
            _dress(watched)
        return False


def _waker() -> _Waker:
    application = QApplication.instance()
    assert application is not None
    found = application.findChild(_Waker)
    return found if isinstance(found, _Waker) else _Waker(application)
