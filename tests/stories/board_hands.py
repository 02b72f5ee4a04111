"""What the hands of a clerk do on the board of problems, by the mouse alone or by the keyboard alone."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox

from tests.stories.conftest import Clerk
from tests.stories.hands import CTRL, Key, Keys, Mouse

SUBMITTED, CLOSED = "待验收", "已销号"
LEFT = Qt.MouseButton.LeftButton


class OnBoard:
    """The page of problems with its parts."""

    clerk: Clerk

    def __init__(self, clerk: Clerk) -> None:
        super().__init__(clerk)  # type: ignore[call-arg]  # beside Mouse or Keys
        self.supervision = clerk.window.open("supervision")
        self.page = self.supervision.problems
        self.listing = self.page.problems
        self.board = self.listing.board.widget

    def link(self, words: str, within: Any = None) -> QAbstractButton:
        """What can be pressed in the panel and says this; waited for."""

        def found() -> list[QAbstractButton]:
            every = (within or self.page.problem).findChildren(QAbstractButton)
            return [one for one in every if one.isVisible() and words in (one.text(), one.accessibleName())]

        self.clerk.see(found)
        return found()[-1]


class ByMouse(OnBoard, Mouse):
    """Touches the keyboard only to write."""

    def choose_in(self, box: QComboBox, key: str) -> None:
        self.clerk.click(box)
        view, index = box.view(), box.model().index(box.findData(key), 0)
        self.clerk.see(view.isVisible)
        # A list that has just opened takes a second click for the end of a double click.
        self.clerk.qtbot.wait(QApplication.doubleClickInterval() + 100)
        self.clerk.click_at(view.viewport(), view.visualRect(index).center())
        self.clerk.see(lambda: box.currentData() == key)

    def open_card(self, problem: str) -> None:
        """The panel of a problem, over the board."""
        lane = self.board.lane_of(problem)
        place = lane.place_of(problem)
        lane.cards.reveal(place)
        spot = lane.cards.card_area(place).center()
        self.clerk.click_at(lane.cards.viewport(), spot)
        self.clerk.qtbot.mouseDClick(lane.cards.viewport(), LEFT, pos=spot)
        self.see_panel(problem)

    def see_panel(self, problem: str) -> None:
        self.clerk.see(lambda: self.page.detail.shown and self.page.detail.shown.id == problem)
        self.clerk.see(lambda: self.page.side_panel.is_open and self.page.problem.isVisible())

    def close_card(self) -> None:
        """Give the board back."""
        self.push(self.page.problem.close_button)
        self.clerk.see(lambda: not self.page.side_panel.is_open)

    def carry(self, problem: str, stage: str) -> None:
        """Bring a card to the stage beside its own."""
        lane, target = self.board.lane_of(problem), self.board.lane(stage)
        view, place = lane.cards.viewport(), lane.place_of(problem)
        lane.cards.reveal(place)
        here = lane.cards.card_area(place).center()
        there = view.mapFrom(self.board, target.geometry().center())
        kinds = QEvent.Type
        steps = ((kinds.MouseButtonPress, here), (kinds.MouseMove, here + QPoint(20, 0)))
        for kind, spot in (*steps, (kinds.MouseMove, there), (kinds.MouseButtonRelease, there)):
            where = QPointF(spot)
            no_key = Qt.KeyboardModifier.NoModifier
            QApplication.sendEvent(
                view, QMouseEvent(kind, where, view.mapToGlobal(where), LEFT, LEFT, no_key)
            )

    def add_proof(self, problem: str, files: Sequence[Path]) -> None:
        """Have evidence with the problem while it is closed: dropped into what is asked for on the way."""
        self.carry(problem, CLOSED)
        self.clerk.see(lambda: self.page.is_asking)
        self.clerk.drop(self.page.ask.group.editor("files").zone, files)


class ByKeys(OnBoard, Keys):
    """Never leaves the keyboard."""

    def choose_in(self, box: QComboBox, key: str) -> None:
        self.clerk.tab_to(box)
        for _ in range(box.count()):
            if box.currentData() == key:
                return
            self.clerk.press(Key.Key_Down)
        assert box.currentData() == key

    def open_card(self, problem: str) -> None:
        self.walk_to(problem)
        self.clerk.see(lambda: self.page.detail.shown and self.page.detail.shown.id == problem)
        self.clerk.press(Key.Key_Return)
        self.clerk.see(lambda: self.page.side_panel.is_open and self.page.problem.isVisible())

    def close_card(self) -> None:
        self.leave(self.page.problem.close_button)
        self.clerk.see(lambda: not self.page.side_panel.is_open)

    def carry(self, problem: str, stage: str) -> None:
        self.walk_to(problem)
        stages = [lane.shown.key for lane in self.board.lanes]
        start = self.board.lane_of(problem).shown.key
        onward = stages.index(stage) > stages.index(start)
        self.clerk.press(Key.Key_Right if onward else Key.Key_Left)

    def walk_to(self, problem: str) -> None:
        """To a card by ↑ and ↓."""
        self.clerk.see(lambda: QApplication.focusWidget() is self.board)
        every = [card.id for lane in self.board.lanes for card in lane.shown.cards]
        while self.board.chosen_id() != problem:
            is_above = every.index(problem) < every.index(self.board.chosen_id())
            self.clerk.press(Key.Key_Up if is_above else Key.Key_Down)

    def add_proof(self, problem: str, files: Sequence[Path]) -> None:
        """The files are copied elsewhere and pasted on the card before it is closed."""
        self.walk_to(problem)
        self.clerk.see(lambda: self.page.detail.shown.id == problem)
        copied = QMimeData()
        copied.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        QGuiApplication.clipboard().setMimeData(copied)
        self.clerk.press(Key.Key_V, CTRL)
        lane = self.board.lane(SUBMITTED)
        self.clerk.see(
            lambda: any(card.id == problem and card.files == len(files) for card in lane.shown.cards)
        )
        self.carry(problem, CLOSED)
        self.clerk.see(lambda: self.page.is_asking)
