"""A package that the desktop opens the program with lies before the user, where it is merged."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.offices import open_sample

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

Ended = subprocess.CompletedProcess[str]


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("given") / "下汤镇.lscj"


@pytest.fixture(scope="module")
def done(package: Path) -> Ended:
    open_sample(package.parent / "sample").close()
    command = [sys.executable, "-c", STARTED, str(package.parent / "sample"), str(package)]
    return subprocess.run(command, capture_output=True, text=True, cwd=Path.cwd(), timeout=250, check=False)


def test_it_is_offered_once_the_folder_is_open(done: Ended, package: Path) -> None:
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"offers {package}\n"


def test_a_window_that_is_closed_leaves_nothing_on_the_terminal(
    done: Ended,
) -> None:
    told = [line for line in done.stderr.splitlines() if "propagateSizeHints" not in line]  # of no screen
    assert told == []
