"""Typing into a field, as an input method does it."""

from PySide6.QtWidgets import QLineEdit


def type_into(edit: QLineEdit, text: str) -> None:
    """Put the text in whole."""
    edit.setText(text)
    edit.textEdited.emit(text)
