"""Somebody clicks and types without sense: nothing breaks, and nothing is damaged."""

import os
import random
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QDesktopServices, QDrag, QInputMethodEvent, QMouseEvent
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from shiboken6 import isValid

from lushan_desktop.ui.heeding import heeding_errors
from tests.stories.conftest import Clerk

SEEDS = [int(seed) for seed in os.environ.get("WILD_SEEDS", "1 2 3").split()]
ACTS = int(os.environ.get("WILD_ACTS", "600"))
NO_KEY = Qt.KeyboardModifier.NoModifier
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
PLAIN = [
    *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Delete),
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_PageDown),
    *(Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_F2, Qt.Key.Key_F1, Qt.Key.Key_Space, Qt.Key.Key_1),
]
WITH_CONTROL = "ABCDEFGIKLNPSTVWYZ0123456789"
WORDS = ("推进会", "2023.6.2", "鲁法办〔2023〕4号", "93", "x", "2023年2月30日", "示例单位", "，", "-1", "😀")
SIZES = ((1366, 768), (1180, 620), (1920, 1080))


@pytest.fixture
def nobody_answers(monkeypatch):
    """The dialogs of the system and what leaves the window: dismissed at once."""
    monkeypatch.setattr(QPrintDialog, "exec", lambda *_: QDialog.DialogCode.Rejected)
    monkeypatch.setattr(QDrag, "exec", lambda *_: Qt.DropAction.IgnoreAction)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda *_: True)
    monkeypatch.setattr(QFileDialog, "exec", lambda *_: QDialog.DialogCode.Rejected)


@pytest.fixture
def files(photos, tmp_path) -> list[Path]:
    """What somebody might drop: pictures, a table, and what is not what its name says."""
    table, wrong = tmp_path / "示例台账.csv", tmp_path / "93-02 示例 2023.6.2.pdf"
    table.write_text("会议名称,召开日期\n示例会议,2023.6.2\n", encoding="utf-8")
    wrong.write_bytes(b"no document")
    return [*photos, table, wrong]


class WildHand:
    """Draws one act after another; what it did last is kept for the report of a failure."""

    def __init__(self, clerk: Clerk, seed: int, files: Sequence[Path]) -> None:
        self.clerk, self.dice, self.files = clerk, random.Random(seed), files
        self.trail: list[str] = []
        self._file = os.environ.get("WILD_TRAIL")
        self._seen = 0
        self._watch = QTimer(clerk.window)
        self._watch.timeout.connect(self._close_what_waits)
        self._watch.start(300)
        self._acts: tuple[Callable[[], None], ...] = (
            *(self.click_something,) * 8,
            *(self.click_anywhere,) * 3,
            *(self.type_words,) * 3,
            *(self.press,) * 5,
            *(self.press_with_control,) * 2,
            *(self.wait,) * 2,
            *(self.drag,) * 2,
            self.drop_files,
            self.compose,
            self.resize,
        )

    @heeding_errors
    def go_wild(self) -> None:
        for _ in range(ACTS):
            if self.clerk.window.isVisible():
                self.act()

    def act(self) -> None:
        self.dice.choice(self._acts)()
        QApplication.processEvents()

    def _close_what_waits(self) -> None:
        """A menu of Qt's own, or a question, waits for its answer inside the click that opened it."""
        waiting = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if self._seen == len(self.trail) and waiting:
            waiting.close()
        self._seen = len(self.trail)

    def note(self, what: str) -> None:
        self.trail.append(what)
        if self._file:
            with Path(self._file).open("a", encoding="utf-8") as file:
                file.write(f"{what}\n")

    def click_something(self) -> None:
        """Something made for clicking or writing, wherever it is in sight."""
        kinds = (QAbstractButton, QAbstractItemView, QLineEdit, QPlainTextEdit)
        shown = [each for kind in kinds for each in self.top().findChildren(kind) if each.isVisible()]
        if shown:
            chosen = self.dice.choice(shown)
            self._click(chosen.mapTo(self.top(), self._within(chosen)))

    def click_anywhere(self) -> None:
        self._click(self._within(self.top()))

    def type_words(self) -> None:
        words = self.dice.choice(WORDS)
        focus = QApplication.focusWidget()
        self.note(f"write {words} {focus}")
        if focus is not None:
            self.clerk.write(words, focus)

    def press(self) -> None:
        key = self.dice.choice(PLAIN)
        self.note(f"press {key.name} {QApplication.focusWidget()}")
        self.clerk.press(key)

    def press_with_control(self) -> None:
        letter = self.dice.choice(WITH_CONTROL)
        self.note(f"Ctrl+{letter} {QApplication.focusWidget()}")
        self.clerk.press(Qt.Key(ord(letter)), Qt.KeyboardModifier.ControlModifier)

    def wait(self) -> None:
        QTest.qWait(self.dice.randrange(120))

    def resize(self) -> None:
        size = self.dice.choice(SIZES)
        self.note(f"resize {size}")
        self.clerk.window.resize(*size)

    def drag(self) -> None:
        """A card from one column to another, a column made wider, words marked, or nothing at all."""
        start, end = self._within(self.top()), self._within(self.top())
        held = self._at(start)
        self.note(f"drag {start.toTuple()} {end.toTuple()} {type(held)}")
        gone = gone_flag(held)
        self._mouse(QEvent.Type.MouseButtonPress, held, start, LEFT)
        for part in (0.1, 0.5, 1.0):
            QApplication.processEvents()
            if not gone:
                self._mouse(QEvent.Type.MouseMove, held, start + (end - start) * part, LEFT)
        if not gone:
            self._mouse(QEvent.Type.MouseButtonRelease, held, end, LEFT)

    def drop_files(self) -> None:
        target = self._at(self._within(self.top()))
        self.note(f"drop {type(target)}")
        self.clerk.drop(target, self.dice.sample(self.files, 2))

    def compose(self) -> None:
        """What an input method shows before it hands over a word, and then takes back."""
        focus = QApplication.focusWidget()
        self.note(f"compose {focus}")
        if focus is not None:
            QApplication.sendEvent(focus, QInputMethodEvent("shifan", []))
            QApplication.processEvents()
            if QApplication.focusWidget() is focus:
                QApplication.sendEvent(focus, QInputMethodEvent("", []))

    def top(self) -> QWidget:
        """What takes the clicks: a menu, a question, or the window."""
        return QApplication.activePopupWidget() or QApplication.activeModalWidget() or self.clerk.window

    def _within(self, widget: QWidget) -> QPoint:
        return QPoint(
            self.dice.randrange(max(1, widget.width())), self.dice.randrange(max(1, widget.height()))
        )

    def _click(self, point: QPoint) -> None:
        """Once or twice, by either button; each press goes to what lies there by then, as from the system."""
        button = self.dice.choice((LEFT,) * 6 + (RIGHT,))
        is_twice = self.dice.random() < 0.15
        self.note(f"click {button.name} {point.toTuple()} {type(self.top().childAt(point))} twice={is_twice}")
        self._send(QEvent.Type.MouseButtonPress, point, button)
        if is_twice:
            self._send(QEvent.Type.MouseButtonDblClick, point, button)

    def _send(self, kind: QEvent.Type, point: QPoint, button: Qt.MouseButton) -> None:
        pressed = self._at(point)
        gone = gone_flag(pressed)
        self._mouse(kind, pressed, point, button)
        if not gone:
            self._mouse(QEvent.Type.MouseButtonRelease, pressed, point, button)

    def _at(self, point: QPoint) -> QWidget:
        under = self.top().childAt(point)
        # PySide may take a widget of Qt's own for one that lay at its address before.
        return under if under is not None and isValid(under) else self.top()

    def _mouse(self, kind: QEvent.Type, widget: QWidget, point: QPoint, button: Qt.MouseButton) -> None:
        inside = QPointF(widget.mapFrom(self.top(), point)) if self.top().isAncestorOf(widget) else QPointF()
        held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else button
        outside = widget.mapToGlobal(inside)
        QApplication.sendEvent(widget, QMouseEvent(kind, inside, outside, button, held, NO_KEY))


def gone_flag(widget: QWidget) -> list[bool]:
    """Fills once the widget is deleted."""
    gone: list[bool] = []
    widget.destroyed.connect(lambda: gone.append(True))
    return gone


@pytest.mark.slow
@pytest.mark.qt_log_ignore("This plugin does not support grabbing", extend=True)
@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_breaks_whatever_is_clicked_and_typed(clerk, store, nobody_answers, files, seed):
    WildHand(clerk, seed, files).go_wild()

    while popup := QApplication.activePopupWidget():
        popup.close()
    QTest.qWait(500)
    assert store.verify() == []
