"""The one way of words into tooltips and boxes: as they stand, whatever markup they hold.

Qt guesses there whether a text is HTML. A title with a picture in it would have the program open the address
of the picture, which on Windows hands the credentials of the user to whoever wrote the title.
"""

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent, Qt
from PySide6.QtWidgets import QAbstractItemView, QMessageBox, QToolTip, QWidget


def plain(text: str) -> str:
    """The text, spelt so that Qt shows it as it stands."""
    if not Qt.mightBeRichText(text):
        return text
    return Qt.convertFromPlainText(text, Qt.WhiteSpaceMode.WhiteSpacePre)


def set_tip(widget: QWidget, text: str) -> None:
    """Have the widget tell this to whoever points at it."""
    widget.setToolTip(plain(text))


def show_tip(place: QPoint, text: str, widget: QWidget) -> None:
    """Tell something at a place of the screen; nothing where the text is empty."""
    QToolTip.showText(place, plain(text), widget)


def tells(view: QAbstractItemView, event: QEvent) -> bool:
    """Show what the cell under the mouse has to tell; True if the event asked for that."""
    if not isinstance(event, QHelpEvent) or event.type() != QEvent.Type.ToolTip:
        return False
    told = view.indexAt(event.pos()).data(Qt.ItemDataRole.ToolTipRole)
    show_tip(event.globalPos(), str(told or ""), view.viewport())
    return True


def warn(parent: QWidget | None, title: str, text: str) -> None:
    """Tell what went wrong in a box of its own."""
    QMessageBox.warning(parent, title, plain(text))
