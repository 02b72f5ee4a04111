"""Keys that act only while the keyboard is inside one part of the window."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def inner_key(keys: str, within: QWidget, act: Callable[[], object]) -> QShortcut:
    """Let these keys act while the focus is in this widget, and leave them alone elsewhere.

    The context has to be set afterwards: given to the constructor beside a callable, it is not taken.
    """
    made = QShortcut(QKeySequence(keys), within)
    made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    made.activated.connect(lambda: act())
    return made
