"""A package that the desktop opens the program with lies before the user, where it is merged."""

import subprocess
import sys
from pathlib import Path

STARTED = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from lushan_desktop import app
from lushan_desktop.ui.modules.exchange.exchange_page import ExchangePage

def offer(page, file):
    print("offers", file, flush=True)
    QTimer.singleShot(500, QApplication.closeAllWindows)

ExchangePage.offer = offer
sys.exit(app.run_window(Path(sys.argv[1]), app.open_sample, given=Path(sys.argv[2])))
"""


def test_it_is_offered_once_the_folder_is_open(tmp_path: Path) -> None:
    command = [sys.executable, "-c", STARTED, str(tmp_path / "sample"), str(tmp_path / "下汤镇.lscj")]
    done = subprocess.run(command, capture_output=True, text=True, cwd=Path.cwd(), timeout=250, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"offers {tmp_path / '下汤镇.lscj'}\n"
