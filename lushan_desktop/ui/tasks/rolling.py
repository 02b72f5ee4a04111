"""Has the data checked behind everything else while nobody works, a piece at a time."""

import logging
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from lushan_desktop.services.settings import rolling_check
from lushan_desktop.services.settings.rolling_check import Piece, Place
from lushan_desktop.ui.tasks.file_reading import Asking
from lushan_desktop.ui.tasks.progress import WatchedProgress

PAUSE = 400
"""Milliseconds between two pieces."""
_KEPT_EVERY = 25
"""Pieces after which is noted how far the round has come."""

_log = logging.getLogger(__name__)


class RollingCheck(QObject):
    """Goes on with the round that the last session left; tells what it finds."""

    damaged = Signal(str)
    """The database is not as it was written; the next opening recovers it."""
    found = Signal(str)
    """Something beside it is not: a journal, a backup."""

    def __init__(self, context: Asking) -> None:
        super().__init__()
        self._context = context
        self._pieces = 0
        self._place: Place | None = None
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self._look)

    def start(self) -> None:
        """Take up the round, unless the last one ended not long ago."""
        self._ask(rolling_check.resume, then=self._go_on_at)

    def _go_on_at(self, place: Place | None) -> None:
        self._place = place
        if place is not None:
            self._pause.start()

    def _look(self) -> None:
        self._ask(rolling_check.look, self._place, then=self._take, progress=WatchedProgress())

    def _take(self, piece: Piece) -> None:
        self._pieces += 1
        if piece.problems:
            (self.damaged if piece.is_damage else self.found).emit(piece.problems[0])
        if piece.is_damage:
            return
        if piece.place is None or self._pieces % _KEPT_EVERY == 0:
            self._ask(rolling_check.keep, piece.place, then=lambda _: None)
        self._go_on_at(piece.place)

    def _ask(self, question: Any, *given: Any, then: Any, **options: Any) -> None:
        self._context.query(
            question,
            *given,
            key="rolling check",
            in_background=True,
            then=then,
            failed=_log.warning,
            **options,
        )
