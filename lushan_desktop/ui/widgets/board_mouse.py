"""The mouse on a board: a click opens a card, as it opens a row; a card is dragged to another column."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QCursor, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from lushan_desktop.ui.widgets.board_lane import BoardLane
from lushan_desktop.ui.widgets.drop_zone import FileTarget


class _Watch(QObject):
    """Watches one column, and goes with it: a filter that outlives what it watches is called on ruins."""

    def __init__(self, lane: BoardLane, mouse: "BoardMouse") -> None:
        super().__init__(lane.cards.viewport())
        self._lane, self._mouse = lane, mouse
        lane.cards.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _OURS and self._mouse.obey(self._lane, event):
            return True
        return super().eventFilter(watched, event)


class BoardMouse(QObject):
    """Watches the columns of a board; the card that is carried follows the hand as a picture."""

    taken = Signal(str)
    opened = Signal(str)
    lifted = Signal()
    """A card is being carried: what lies over the columns is in its way."""
    carried = Signal(str, str)
    menu_requested = Signal(str, QPoint)
    files_dropped = Signal(str, list)

    def __init__(self, over: QWidget, lanes: Sequence[BoardLane]) -> None:
        super().__init__(over)
        self._over, self._lanes = over, lanes
        self._held_id, self._pressed, self._hold = "", QPoint(), QPoint()
        self._ghost = QLabel(over)
        self._ghost.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._ghost.hide()
        self._targets = [FileTarget(lane.cards.viewport(), part_at=lane.part_at) for lane in lanes]
        for target in self._targets:
            target.dropped.connect(self._drop_files)
        for lane in lanes:
            _Watch(lane, self)

    @property
    def is_carrying(self) -> bool:
        return self._ghost.isVisible()

    def let_go(self) -> None:
        """Put the card back."""
        self._held_id = ""
        self._ghost.hide()
        self._over.unsetCursor()
        for lane in self._lanes:
            lane.mark_target(False)

    def obey(self, lane: BoardLane, event: QEvent) -> bool:
        """Return True if an event over the cards of a column was one of ours."""
        if isinstance(event, QContextMenuEvent):
            self._open_menu(lane, event)
            return True
        return isinstance(event, QMouseEvent) and self._obey(lane, event)

    def _obey(self, lane: BoardLane, event: QMouseEvent) -> bool:
        act = {
            QEvent.Type.MouseButtonPress: self._press,
            QEvent.Type.MouseMove: self._pull,
            QEvent.Type.MouseButtonRelease: self._release,
            QEvent.Type.MouseButtonDblClick: self._press,
        }.get(event.type())
        if act is not None:
            act(lane, event.position().toPoint(), event.button())
        return act is not None

    def _press(self, lane: BoardLane, spot: QPoint, button: Qt.MouseButton) -> None:
        self._over.setFocus(Qt.FocusReason.MouseFocusReason)
        card_id = lane.id_at(spot)
        if card_id:
            self.taken.emit(card_id)
        if button == Qt.MouseButton.LeftButton:
            self._held_id, self._pressed = card_id, spot

    def _pull(self, lane: BoardLane, spot: QPoint, _button: Qt.MouseButton) -> None:
        far = (spot - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if self._held_id and far and not self.is_carrying:
            self._lift(lane)
        if self.is_carrying:
            here = lane.cards.viewport().mapTo(self._over, spot)
            self._ghost.move(here - self._hold)
            target = self._lane_at(here)
            for one in self._lanes:
                one.mark_target(one is target and one is not lane)

    def _lift(self, lane: BoardLane) -> None:
        place = lane.place_of(self._held_id)
        if place < 0:
            return
        self._hold = self._pressed - lane.cards.card_area(place).topLeft()
        self._ghost.setPixmap(lane.picture_of(place))
        self._ghost.adjustSize()
        self._ghost.show()
        self._ghost.raise_()
        self._over.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.lifted.emit()

    def _release(self, lane: BoardLane, spot: QPoint, _button: Qt.MouseButton) -> None:
        card_id, was_carried = self._held_id, self.is_carrying
        target = self._lane_at(lane.cards.viewport().mapTo(self._over, spot))
        self.let_go()
        if was_carried and target is not None and target is not lane:
            self.carried.emit(card_id, target.shown.key)
        elif not was_carried and card_id and lane.id_at(spot) == card_id:
            self.opened.emit(card_id)

    def _open_menu(self, lane: BoardLane, event: QContextMenuEvent) -> None:
        if card_id := lane.id_at(event.pos()):
            self.taken.emit(card_id)
            self.menu_requested.emit(card_id, event.globalPos())

    def _drop_files(self, files: list[object]) -> None:
        """Files belong to the card under the hand."""
        for lane in self._lanes:
            spot = lane.cards.viewport().mapFromGlobal(QCursor.pos())
            if lane.cards.viewport().rect().contains(spot) and (card_id := lane.id_at(spot)):
                self.files_dropped.emit(card_id, files)

    def _lane_at(self, spot: QPoint) -> BoardLane | None:
        return next((lane for lane in self._lanes if lane.geometry().contains(spot)), None)


_OURS = (
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.ContextMenu,
)
