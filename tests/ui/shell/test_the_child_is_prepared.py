"""Behind the first screen the child is made ready for papers."""

import os
import subprocess
import sys
from pathlib import Path

SCRIPT = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from lushan_desktop import app
from lushan_desktop.base.computing import CHILD
from lushan_desktop.services.office import office
from lushan_desktop.ui.application import Application

begin = Application.__init__

def watch(window):
    def look():
        if CHILD._pool is None:
            QTimer.singleShot(200, look)
            return
        from tests.services.printing.test_reports import has_imported
        print("typesetter:", CHILD.call(has_imported, "lushan_desktop.paper.pdf"))
        window.close()
    look()

def started(self, arguments):
    begin(self, arguments)
    self.painted.connect(watch)

Application.__init__ = started
if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir()
    office.change(folder, **app.SAMPLE_OFFICE)
    raise SystemExit(app.run_window(folder, lambda place: app.open_store(place)))
"""


def test_the_child_is_ready_for_papers_before_anybody_asks(tmp_path):
    script = tmp_path / "watch.py"
    script.write_text(SCRIPT, "utf-8")
    done = subprocess.run(
        [sys.executable, str(script), str(tmp_path / "office")],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(Path.cwd())},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )

    assert "typesetter: True" in done.stdout, done.stderr
    assert done.returncode == 0
