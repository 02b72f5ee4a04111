"""Looks for garbage on the window's own thread alone.

Python's collector runs on whatever thread makes the object that is one too many. On a worker it would take
widgets apart there, and Qt ends the program for that.
"""

import gc

from PySide6.QtCore import QObject, QTimer

from lushan_desktop.base.platform.memory import give_back_large_blocks
from lushan_desktop.ui.tasks.runner import Runner

EVERY_MS = 1000


class Tidying(QObject):
    """Takes the place of the automatic collector, by the same thresholds, while the event loop is idle.

    While a step is under way only the youngest is looked through: the 100,000 operations of a merge live to
    its end, and to look through them holds the window up for 0.1 s each time.
    """

    def __init__(self, parent: QObject, runner: Runner) -> None:
        super().__init__(parent)
        self._runner = runner
        gc.disable()
        give_back_large_blocks()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.tidy)
        self._timer.start()

    def tidy(self) -> None:
        """Look through what is due and may be looked through now."""
        collect(oldest=0 if self._runner.is_changing else 2)


def collect(oldest: int = 2) -> None:
    """Collect the oldest generation that is due, up to this one, and with it the younger ones."""
    counted = zip(gc.get_count(), gc.get_threshold(), strict=True)
    due = [generation for generation, (count, most) in enumerate(counted) if count > most]
    if due:
        gc.collect(min(due[-1], oldest))
