"""A record that is dragged from a list onto something that takes it."""

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDrag, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

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


class RecordTarget(QObject):
    """Makes any widget take a dragged record."""

    dropped = Signal(str)
    hovered = Signal(bool)

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and (record := record_in(event.mimeData())):
            return self._drop(event, record)
        if event.type() == QEvent.Type.DragLeave:
            self.hovered.emit(False)
        return super().eventFilter(watched, event)

    def _drop(self, event: QDropEvent, record: str) -> bool:
        event.setDropAction(Qt.DropAction.LinkAction)
        event.accept()
        if isinstance(event, QDragEnterEvent):
            self.hovered.emit(True)
        elif event.type() == QEvent.Type.Drop:
            self.hovered.emit(False)
            self.dropped.emit(record)
        return True
