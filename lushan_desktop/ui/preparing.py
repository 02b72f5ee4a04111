"""The window that stands there while a folder is made or opened, before there is anything of it to show."""

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEventLoop, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.labels import Glyph, Words
from lushan_desktop.ui.widgets.layout import SPRING, column, row

SHOWN_AFTER_MS = 150
"""What is done sooner does without: a window that only flashes up would startle."""


class Preparing(QWidget):
    """Says that the program is at work, and carries the work out beside the window's own thread."""

    _ended = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setWindowTitle(name)
        # The program ends with the window of the folder, even one that was closed before its first paint.
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        head = QFrame()
        style.set_look(head, "brand")
        row(head, Glyph("obj.law", "onAccent", size="tile"), Words(name), SPRING, margins=("wide", "large"))
        self._words = Words("", "section")
        self._bar = QProgressBar(textVisible=False)
        self._bar.setRange(0, 0)
        body = QWidget()
        column(body, SPRING, self._words, self._bar, SPRING, margins=("wide", "wide"))
        column(self, head, (body, 1), gap="none")
        self._delay = QTimer(self, singleShot=True, interval=SHOWN_AFTER_MS)
        self._delay.timeout.connect(self.show)
        self._is_at_work = False
        self.resize(theme().width("waiting"), self.sizeHint().height() + theme().space("wide"))

    def carry_out(self, words: str, work: Callable[[], Any]) -> Any:
        """Return what the work returns, or raise what it raises; meanwhile this is on the screen.

        It stays until it is hidden: what follows has yet to be painted.
        """
        answers: list[Any] = []
        errors: list[BaseException] = []

        def begin() -> None:
            try:
                answers.append(work())
            except BaseException as error:  # it is raised where it was asked for
                errors.append(error)
            self._ended.emit()

        self._words.setText(words)
        self._bar.setAccessibleName(words)
        waiting = QEventLoop()
        if not self.isVisible():
            self._delay.start()
        self._ended.connect(waiting.quit, Qt.ConnectionType.QueuedConnection)
        thread = threading.Thread(target=begin, name="preparing")
        self._is_at_work = True
        thread.start()
        waiting.exec()
        thread.join()
        self._is_at_work = False
        self._ended.disconnect(waiting.quit)
        self._delay.stop()
        if errors:
            self.hide()
            raise errors[0]
        return answers[0]

    def closeEvent(self, event: QCloseEvent) -> None:
        """What is half made helps nobody. Once it is made, a refusal would keep the program from ending."""
        event.setAccepted(not self._is_at_work)
