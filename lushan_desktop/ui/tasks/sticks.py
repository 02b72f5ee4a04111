"""The place where packages may lie: sticks and other disks that were put in, noticed as they come and go."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from lushan_desktop.ui.disks import sticks_put_in

_LOOK_EVERY = 2_000
"""Milliseconds; no system tells a plain program of a stick, and to look for one costs less than 1 ms."""


def sticks() -> list[Path]:
    """The sticks that somebody has put in, each with the folders on it."""
    return [place for root in sticks_put_in() for place in (root, *_folders(root))]


def _folders(root: Path) -> list[Path]:
    """The folders on a stick: packages lie there or in one of them."""
    try:
        return [each for each in sorted(root.iterdir()) if each.is_dir() and not each.name.startswith(".")]
    except OSError:
        return []


class StickWatch(QObject):
    """Says that a stick was put in or taken out, while somebody looks at the page."""

    changed = Signal()

    def __init__(self, parent: QObject, found: Callable[[], list[Path]] = sticks) -> None:
        super().__init__(parent)
        self._found = found
        self._seen = found()
        self._timer = QTimer(self, interval=_LOOK_EVERY)
        self._timer.timeout.connect(self.look)

    def keep_looking(self, is_shown: bool) -> None:
        """Look now and then, or rest."""
        if is_shown:
            self._timer.start()
        else:
            self._timer.stop()

    def look(self) -> None:
        """Look once."""
        found = self._found()
        if found != self._seen:
            self._seen = found
            self.changed.emit()
