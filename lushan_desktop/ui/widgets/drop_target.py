"""A widget on which something may be dropped: files, or a record that is dragged from a list."""

from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QRect, Qt, Signal, SignalInstance
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QWidget

from lushan_desktop.ui.theme import style


class Frame(QFrame):
    """Stands around a widget while something is held over it that it would take."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._over = widget
        style.set_look(self, "lit")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def light_up(self, is_over: bool) -> None:
        self.stand_around(self._over.rect() if is_over else QRect())

    def stand_around(self, part: QRect) -> None:
        """Show what of the widget would take it; nothing where that is empty."""
        self.setGeometry(part)
        self.setVisible(not part.isEmpty())
        self.raise_()


class DropTarget(QObject):
    """Makes any widget take what a subclass finds in the data; all else goes on to the widget itself."""

    dropped: SignalInstance
    """Of the type of what is found: only then does it go on to other signals."""
    hovered = Signal(bool)
    moved = Signal(object, QPoint)
    """What was found is held over this point."""
    action = Qt.DropAction.CopyAction
    """What the pointer says will be done."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def found_in(self, data: QMimeData) -> Any:
        """Return what there is to take; nothing where it is of another kind."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and (found := self.found_in(event.mimeData())):
            return self._drop(event, found)
        if event.type() == QEvent.Type.DragLeave:
            self.hovered.emit(False)
        return super().eventFilter(watched, event)

    def _drop(self, event: QDropEvent, found: Any) -> bool:
        event.setDropAction(self.action)
        event.accept()
        if isinstance(event, QDragMoveEvent):
            self.moved.emit(found, event.position().toPoint())
        if isinstance(event, QDragEnterEvent):
            self.hovered.emit(True)
        elif event.type() == QEvent.Type.Drop:
            self.hovered.emit(False)
            self.dropped.emit(found)
        return True
