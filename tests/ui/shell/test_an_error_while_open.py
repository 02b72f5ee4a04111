"""A slip of ours in what Qt calls is told; the window stays, and with it what was typed."""

import subprocess
import sys
from pathlib import Path

from tests.offices import open_sample

OPEN = """
import sys
from pathlib import Path
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QTextEdit
from lushan_desktop import app
from lushan_desktop.ui import application

class Slip(QTextEdit):
    def viewportEvent(self, event):
        return super().viewportEvent(event)

    def mouseMoveEvent(self, event):
        [][0]

class Watched(application.Application):
    def __init__(self, arguments):
        super().__init__(arguments)
        self.painted.connect(self.move_over)

    def move_over(self, window):
        self.slip, spot, left = Slip(), QPointF(1, 1), Qt.MouseButton.LeftButton
        move = QMouseEvent(QEvent.Type.MouseMove, spot, spot, left, left, Qt.KeyboardModifier.NoModifier)
        self.postEvent(self.slip.viewport(), move)
        QTimer.singleShot(200, window.close)

    def _tell_bug(self, kind, bug, trace):
        print("told", kind.__name__, flush=True)

application.Application = Watched
sys.exit(app.run_window(Path(sys.argv[1]), app.open_sample))
"""


def test_an_error_in_an_override_is_told_and_does_not_end_the_program(tmp_path):
    open_sample(tmp_path / "data").close()

    ended = subprocess.run(
        [sys.executable, "-c", OPEN, str(tmp_path / "data")],
        capture_output=True,
        text=True,
        cwd=Path.cwd(),
        timeout=120,
        check=False,
    )

    assert ended.returncode == 0
    assert "told IndexError" in ended.stdout
