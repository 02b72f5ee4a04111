"""The place where packages may lie: sticks and other disks that were put in, noticed as they come and go."""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStorageInfo, QTimer, Signal

_LOOK_EVERY = 2_000
"""Milliseconds; no system tells a plain program of a stick, and to look for one costs less than 1 ms."""
_SHOWN_AT = ("/media/", "/run/media/", "/mnt/")


def sticks() -> list[Path]:
    """The disks that somebody has put in, each with the folders on it."""
    found: list[Path] = []
    for volume in QStorageInfo.mountedVolumes():
        root = volume.rootPath()
        is_put_in = root[:1].upper() not in ("", "C", "/") if sys.platform == "win32" else _is_shown(root)
        if volume.isReady() and is_put_in:
            found += [Path(root), *_folders(Path(root))]
    return found


def _is_shown(root: str) -> bool:
    return root.startswith(_SHOWN_AT)


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
