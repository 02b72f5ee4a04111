"""Starts the program in a process of its own and listens for its first paint; a bare window likewise."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[1]

OURS = """
import json, sys, threading, time
from pathlib import Path

class Beside:
    # Notes what of the window is imported on another thread than its own.

    names = []

    def find_spec(self, name, path=None, target=None):
        is_own = threading.current_thread() is threading.main_thread()
        if not is_own and name.startswith(("lushan_desktop.ui", "PySide6")):
            self.names.append(name)

sys.meta_path.insert(0, Beside())
from PySide6.QtCore import QTimer
from lushan_desktop import app
from lushan_desktop.storage import first_screen
from lushan_desktop.ui import application

# A busy machine answers late, but it answers.
first_screen.PATIENCE = 60.0

class Watched(application.Application):
    def __init__(self, arguments):
        super().__init__(arguments)
        self.painted.connect(self.tell)

    def tell(self, window):
        print("painted", time.process_time(), flush=True)
        page = window.open("home")
        tiles = {} if page.home is None else {tile.key: tile.count for tile in page.home.tiles}
        modules = sorted({name.partition(".")[0] for name in sys.modules})
        own = sorted(name for name in sys.modules if name.startswith("lushan_desktop."))
        print(json.dumps({"tiles": tiles, "modules": modules, "own": own}), flush=True)
        self.window = window
        self.looks_left = 3000
        self.look_again = QTimer(interval=20)
        self.look_again.timeout.connect(self.end_when_ready)
        self.look_again.start()

    def end_when_ready(self):
        # Closed in an orderly way once store and pages are there: the folder is as it was left.
        self.looks_left -= 1
        pages = "lushan_desktop.ui.modules.records_page" in sys.modules
        is_open = self.window._context._runner.store is not None
        if is_open and (pages or not self.looks_left):
            self.look_again.stop()
            print(json.dumps({"beside": Beside.names, "pages": pages}), flush=True)
            self.window.close()

application.Application = Watched
sys.exit(app.run_window(Path(sys.argv[1]), app.open_sample))
"""

BARE = """
import time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self.tell)
        return False

    def tell(self):
        print("painted", time.process_time(), flush=True)
        application.quit()

application = QApplication([])
window = QMainWindow()
window.setCentralWidget(QLabel("法治创建工作台"))
watch = FirstPaint()
window.installEventFilter(watch)
window.resize(1366, 768)
window.show()
application.exec()
"""


class Start(NamedTuple):
    """From the start of the process to its first paint."""

    seconds: float
    on_processor: float
    """What other work on the machine does not lengthen."""


def compiled_in(folder: Path | None) -> dict[str, str]:
    """The environment of a process whose modules are compiled once, as those of an installed program are.

    Where no folder is given they lie beside the sources, where other tests have left them.
    """
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    if folder is not None:
        environment["PYTHONPYCACHEPREFIX"] = str(folder)
    return environment


def as_run(script: str, *arguments: str, compiled: Path | None) -> dict[str, Any]:
    """What starts a script in the program's place as `packaging/run.sh` starts the program."""
    environment = {**compiled_in(compiled), "PYTHONPATH": str(ROOT)}
    return {"args": [sys.executable, "-P", "-c", script, *arguments], "env": environment}


def started(command: dict[str, Any]) -> tuple[Start, list[str]]:
    """How long the first paint took, and the lines told after it."""
    begin = time.perf_counter()
    with subprocess.Popen(
        **command,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        seconds = time.perf_counter() - begin
        rest = process.stdout.read().splitlines()
    word, on_processor = line.split()
    assert word == "painted"
    assert process.returncode == 0
    return Start(seconds, float(on_processor)), rest


def start_ours(folder: Path, compiled: Path | None = None) -> tuple[Start, dict[str, Any]]:
    """Open the office in this folder, which is closed again in an orderly way."""
    start, lines = started(as_run(OURS, str(folder), compiled=compiled))
    told: dict[str, Any] = json.loads(lines[0]) | json.loads(lines[1])
    return start, told


def start_bare(compiled: Path) -> Start:
    """A window of PySide6 with a label in it, and nothing else."""
    return started({"args": [sys.executable, "-c", BARE], "env": compiled_in(compiled)})[0]
