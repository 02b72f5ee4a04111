"""A board: stages side by side, cards to be dragged, walked and moved on by keys."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from lushan_desktop.ui.widgets.board_card import BoardCard
from lushan_desktop.ui.widgets.board_lane import BoardColumn, BoardLane
from lushan_desktop.ui.widgets.board_mouse import BoardMouse
from lushan_desktop.ui.widgets.layout import row

ONWARD, BACK = 1, -1


class Board(QWidget):
    """Never more than four columns. ↑↓ walk, Shift+← → change the column, ← → move the card, Enter opens."""

    chosen = Signal(str)
    opened = Signal(str)
    preview_requested = Signal(str)
    delete_requested = Signal(str)
    paste_requested = Signal()
    step_requested = Signal(str, int)
    """A card is to go one stage on or back."""
    carried = Signal(str, str)
    """A card was dropped on another column: its id and the column's key."""
    lifted = Signal()
    more_requested = Signal(str)
    near_end = Signal(str)
    menu_requested = Signal(str, QPoint)
    files_dropped = Signal(str, list)

    def __init__(self, columns: Sequence[BoardColumn], *, says: str = "看板") -> None:
        super().__init__()
        self._chosen_id = ""
        self.setAccessibleName(says)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lanes = [BoardLane(one) for one in columns]
        row(self, *((lane, 1) for lane in self.lanes), gap="medium")
        self.mouse = BoardMouse(self, self.lanes)
        self.mouse.taken.connect(self._take)
        self.mouse.carried.connect(self.carried)
        self.mouse.opened.connect(self.opened)
        self.mouse.lifted.connect(self.lifted)
        self.mouse.menu_requested.connect(self.menu_requested)
        self.mouse.files_dropped.connect(self.files_dropped)
        for lane in self.lanes:
            lane.more_requested.connect(self.more_requested)
            lane.near_end.connect(self.near_end)

    def show_columns(self, columns: Sequence[BoardColumn]) -> None:
        """Show these; what was chosen stays chosen where it is still there."""
        for lane, shown in zip(self.lanes, columns, strict=True):
            lane.show_column(shown)
        self._mark()

    def columns(self) -> tuple[BoardColumn, ...]:
        return tuple(lane.shown for lane in self.lanes)

    def lane(self, key: str) -> BoardLane:
        return next(lane for lane in self.lanes if lane.shown.key == key)

    def chosen_id(self) -> str:
        return self._chosen_id

    def lane_of(self, card_id: str) -> BoardLane | None:
        """The column a card stands in."""
        return next((lane for lane in self.lanes if lane.place_of(card_id) >= 0), None)

    def has(self, card_id: str) -> bool:
        return self.lane_of(card_id) is not None

    def first_id(self) -> str:
        return next((lane.shown.cards[0].id for lane in self.lanes if lane.shown.cards), "")

    def choose(self, card_id: str) -> bool:
        """Choose a card without telling anybody, and bring it into sight; whether it is there."""
        lane = self.lane_of(card_id)
        self._chosen_id = card_id
        self._mark()
        if lane is None:
            return False
        lane.cards.reveal(lane.place_of(card_id))
        return True

    def texts(self) -> list[str]:
        """All that stands on the cards, for tests and for those who search in it."""
        return [card.spoken for lane in self.lanes for card in lane.shown.cards]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_Escape and self.mouse.is_carrying:
            self.mouse.let_go()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_requested.emit()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            by = ONWARD if event.key() == Qt.Key.Key_Right else BACK
            (self._go_aside if is_shifted else self._step)(by)
        elif not (self._walk(event.key()) or self._act(event.key())):
            super().keyPressEvent(event)

    def _act(self, key: int) -> bool:
        """Return True if the key does something with the card."""
        signal = {
            Qt.Key.Key_Return: self.opened,
            Qt.Key.Key_Enter: self.opened,
            Qt.Key.Key_Space: self.preview_requested,
            Qt.Key.Key_Delete: self.delete_requested,
        }.get(Qt.Key(key))
        if signal is None or not self.has(self._chosen_id):
            return False
        signal.emit(self._chosen_id)
        return True

    def _step(self, by: int) -> None:
        if self.has(self._chosen_id):
            self.step_requested.emit(self._chosen_id, by)

    def _walk(self, key: int) -> bool:
        """↑ ↓ go on into the neighbouring column at its end; Home and End within the column."""
        every = [card.id for lane in self.lanes for card in lane.shown.cards]
        if not every or key not in _WALKS:
            return False
        lane = self.lane_of(self._chosen_id)
        if lane is None:
            self._take(every[0])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._take(lane.shown.cards[0 if key == Qt.Key.Key_Home else -1].id)
        else:
            page = 4 if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) else 1
            by = page if key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown) else -page
            place = every.index(self._chosen_id) + by
            self._take(every[max(0, min(place, len(every) - 1))])
        return True

    def _go_aside(self, by: int) -> None:
        """To the card beside this one, past columns that are empty."""
        lane = self.lane_of(self._chosen_id)
        if lane is None:
            return
        place, at = lane.place_of(self._chosen_id), self.lanes.index(lane) + by
        while 0 <= at < len(self.lanes):
            cards = self.lanes[at].shown.cards
            if cards:
                self._take(cards[min(place, len(cards) - 1)].id)
                return
            at += by

    def _take(self, card_id: str) -> None:
        if card_id != self._chosen_id:
            self.choose(card_id)
            self.chosen.emit(card_id)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.has(self._chosen_id) and (first := self.first_id()):
            self._take(first)
        self._mark()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._mark()

    def _mark(self) -> None:
        for lane in self.lanes:
            lane.mark(self._chosen_id, has_focus=self.hasFocus())
        card = self._card(self._chosen_id)
        self.setAccessibleDescription(card.spoken if card else "")

    def _card(self, card_id: str) -> BoardCard | None:
        lane = self.lane_of(card_id)
        return lane.shown.cards[lane.place_of(card_id)] if lane else None

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu key means the card that is chosen."""
        del event
        lane = self.lane_of(self._chosen_id)
        if lane is not None:
            spot = lane.cards.card_area(lane.place_of(self._chosen_id)).center()
            self.menu_requested.emit(self._chosen_id, lane.cards.viewport().mapToGlobal(spot))


_WALKS = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
)
