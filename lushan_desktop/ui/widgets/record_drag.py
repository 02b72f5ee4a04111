"""A record that is dragged from a list onto something that takes it."""

from PySide6.QtCore import QByteArray, QMimeData, Qt, Signal
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QWidget

from lushan_desktop.ui.widgets.drop_target import DropTarget

RECORD = "application/x-lushan-record"


def carried(record: str) -> QMimeData:
    """A record as what is dragged."""
    data = QMimeData()
    data.setData(RECORD, QByteArray(record.encode()))
    return data


def record_in(data: QMimeData) -> str:
    """The record that is dragged; empty for anything else."""
    return bytes(data.data(RECORD).data()).decode()


def drag_record(source: QWidget, record: str) -> None:
    """Drag it until the button is let go; the picture is that of its row."""
    drag = QDrag(source)
    drag.setMimeData(carried(record))
    drag.setPixmap(source.grab())
    drag.exec(Qt.DropAction.LinkAction)


class RecordTarget(DropTarget):
    """Makes any widget take a dragged record."""

    dropped = Signal(str)
    action = Qt.DropAction.LinkAction

    def found_in(self, data: QMimeData) -> str:
        return record_in(data)
