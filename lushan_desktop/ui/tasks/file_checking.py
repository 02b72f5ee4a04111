"""Has evidence files looked after behind everything else: which are missing, changed or alike."""

import logging
from typing import Any

from PySide6.QtCore import QObject, QTimer

from lushan_desktop.services.evidence import evidence_checks
from lushan_desktop.ui.tasks.file_reading import PAUSE, Asking, FileReading
from lushan_desktop.ui.tasks.progress import WatchedProgress

_log = logging.getLogger(__name__)


class FileChecking(QObject):
    """Begins whenever all files were read; a few files of the rolling plan have their turn at each start."""

    def __init__(self, context: Asking, reading: FileReading) -> None:
        super().__init__()
        self._context = context
        self.is_checking = False
        self._left = evidence_checks.FILES_A_START
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self._look)
        reading.ended.connect(self.start)

    def start(self) -> None:
        """Look after what is left to look after."""
        if not self.is_checking:
            self.is_checking = True
            self._look()

    def _look(self) -> None:
        self._context.query(
            evidence_checks.look_after,
            self._left,
            key="file checking",
            in_background=True,
            progress=WatchedProgress(),
            then=self._go_on,
            failed=self._give_up,
        )

    def _go_on(self, left: Any) -> None:
        self._left = max(0, int(left))
        if left >= 0:
            self._pause.start()
        else:
            self.is_checking = False

    def _give_up(self, sentence: str) -> None:
        """Give what was not looked at is looked at after the next start."""
        _log.warning("looking after evidence stopped: %s", sentence)
        self.is_checking = False
