"""Has evidence files read one after another behind everything else, so that the search knows their words."""

import logging
from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from lushan_desktop.services.records import evidence_text
from lushan_desktop.ui.tasks.progress import WatchedProgress

PAUSE = 200
"""Milliseconds between two files, for whoever works at the window."""

_log = logging.getLogger(__name__)


class Asking(Protocol):
    """What is needed of the context: to hear of changes, and to ask."""

    changed: Any

    def query(
        self, question: Callable[..., Any], *args: Any, then: Callable[[Any], None], **more: Any
    ) -> None:
        """Ask on another thread."""


class FileReading(QObject):
    """Begins when it is told to and after every step that touched evidence; ends with the window."""

    ended = Signal()
    """All files there are have been read."""

    def __init__(self, context: Asking) -> None:
        super().__init__()
        self._context = context
        self.is_reading = False
        self._is_wanted_again = False
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self._read_next)
        context.changed.connect(self._hear)

    def start(self) -> None:
        """Read all files that have not been read yet."""
        if self.is_reading:
            self._is_wanted_again = True
            return
        self.is_reading = True
        self._read_next()

    def _hear(self, changes: Any) -> None:
        if changes.touches("evidence"):
            self.start()

    def _read_next(self) -> None:
        self._is_wanted_again = False
        self._context.query(
            evidence_text.read_next,
            key="file reading",
            in_background=True,
            progress=WatchedProgress(),
            then=self._go_on,
            failed=self._give_up,
        )

    def _go_on(self, has_read: bool) -> None:
        if has_read or self._is_wanted_again:
            self._pause.start()
        else:
            self.is_reading = False
            self.ended.emit()

    def _give_up(self, sentence: str) -> None:
        """Give what could not be kept is read at the next start or change."""
        _log.warning("reading evidence stopped: %s", sentence)
        self.is_reading = False
