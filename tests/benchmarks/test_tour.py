"""The window's process after a tour of all pages and forms, and after rounds of work: it stays level.

The whole program, started as `packaging/run.sh` starts it, with the sample office.
"""

import json
import subprocess

import pytest

from tests.offices import open_sample
from tests.starting import as_run

pytestmark = pytest.mark.slow

MOST, GROWN = 280, 6
"""Megabytes after the tour, and what ten rounds of work may add to it."""

TOUR = """
import json, sys, time
from pathlib import Path
from lushan_desktop import app
from lushan_desktop.ui import application
from PySide6.QtCore import QEvent, QTimer

class Toured(application.Application):
    def __init__(self, arguments):
        super().__init__(arguments)
        self.painted.connect(lambda window: QTimer.singleShot(3000, lambda: self.go(window)))

    def settle(self):
        quiet = 0
        while quiet < 6:
            self.processEvents()
            # Inside one call nothing that was thrown away would go before its end.
            self.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            time.sleep(0.01)
            quiet = 0 if self.runner._under_way else quiet + 1

    def held(self):
        line = Path("/proc/self/status").read_text().split("VmRSS:")[1]
        return int(line.split()[0]) / 1024

    def go(self, window):
        from lushan_desktop.ui.modules import MODULES
        from lushan_desktop.ui.records.page import RecordPage

        self.runner = window._context._runner
        for module in MODULES:
            page = window.open(module.key)
            self.settle()
            for one in page.findChildren(RecordPage):
                if one.isVisibleTo(page):
                    one.add()
                    self.settle()
                    one.form.leave()
        after = [self.held()]
        for number in range(20):
            page = window.open("meetings").current()
            page.add()
            page.form.group.editor("title").set_value(f"示例：第{number}次会议")
            page.form.save()
            self.settle()
            for module in MODULES:
                window.open(module.key)
                self.settle()
            after.append(self.held())
        print(json.dumps(after), flush=True)
        window.close()

if __name__ == "__main__":
    application.Application = Toured
    sys.exit(app.run_window(Path(sys.argv[1])))
"""


def test_the_window_stays_level_after_a_tour_of_all_pages(tmp_path):
    open_sample(tmp_path / "sample").close()
    started = as_run(TOUR, str(tmp_path / "sample"), compiled=tmp_path / "compiled")
    done = subprocess.run(**started, capture_output=True, text=True, timeout=900, check=True)
    toured, *rounds = json.loads(done.stdout.strip().splitlines()[-1])

    print(f"\n各页走一遍 {toured:.0f} MB（目标 ≤ {MOST}），二十轮工作后 {rounds[-1]:.0f} MB")
    assert toured <= MOST
    assert rounds[-1] - rounds[9] <= GROWN
