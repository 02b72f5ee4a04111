"""Progress of work on another thread, told to the GUI thread without flooding it."""

import threading
import time

from PySide6.QtCore import QObject, Signal

from lushan_desktop.ui.theme.tokens import theme


class WatchedProgress(QObject):
    """What a service reports to; a waiting panel listens. Obeys `base.progress.Progress`."""

    reported = Signal(int, int, str)
    finished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._cancelled = threading.Event()
        self._tick = theme().milliseconds("progress_tick") / 1000
        self._last = 0.0

    def report(self, done: int, total: int, text: str = "") -> None:
        now = time.monotonic()
        if now - self._last < self._tick and done != total:
            return
        self._last = now
        self.reported.emit(done, total, text)

    @property
    def is_cancelled(self) -> bool:
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Ask the work to stop; it does so at its next piece."""
        self._cancelled.set()
