"""Looks for garbage on the window's own thread alone.

Python's collector runs on whatever thread makes the object that is one too many. On a worker it would take
widgets apart there, and Qt ends the program for that.
"""

import gc

from PySide6.QtCore import QObject, QTimer

from lushan_desktop.base.platform.memory import give_back_large_blocks

EVERY_MS = 1000


class Tidying(QObject):
    """Takes the place of the automatic collector, by the same thresholds, while the event loop is idle."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        give_back_large_blocks()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(collect)
        self._timer.start()


def collect() -> None:
    """Collect the oldest generation that is due, and with it the younger ones."""
    counted = zip(gc.get_count(), gc.get_threshold(), strict=True)
    due = [generation for generation, (count, most) in enumerate(counted) if count > most]
    if due:
        gc.collect(due[-1])
