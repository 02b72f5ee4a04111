"""Whether a text has something of its own that Ctrl+Z takes back; else the key is for the form around it."""

from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

UNDO, REDO = "undo", "redo"


def has_own(widget: QWidget | None, way: str) -> bool:
    """Return True if the text in this widget can go back, or on again, by itself."""
    text = widget.lineEdit() if isinstance(widget, QComboBox) else widget
    if isinstance(text, QPlainTextEdit):
        return text.document().isUndoAvailable() if way == UNDO else text.document().isRedoAvailable()
    if isinstance(text, QLineEdit):
        return text.isUndoAvailable() if way == UNDO else text.isRedoAvailable()
    return False


def is_for_the_form(widget: QWidget, event: QKeyEvent) -> bool:
    """Return True if a key that a text would take without doing anything is to go on."""
    keys = QKeySequence.StandardKey
    way = UNDO if event.matches(keys.Undo) else REDO if event.matches(keys.Redo) else ""
    is_text = isinstance(widget, QLineEdit | QPlainTextEdit | QComboBox)
    return bool(way) and is_text and not has_own(widget, way)
