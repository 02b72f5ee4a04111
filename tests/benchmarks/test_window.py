"""The window's process with 100,000 meetings: how much memory, how soon the list is there."""

import json
import subprocess
import sys

import pytest

from tests.benchmarks.conftest import fill

pytestmark = pytest.mark.slow

MOST = 135
"""Megabytes: 91 of them are Qt and SQLAlchemy before anything of ours is there."""

OPEN = """
import json, sys, time
from pathlib import Path
from PySide6.QtWidgets import QApplication
from lushan_desktop.app import open_store
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.session import settle
from lushan_desktop.ui.tasks.runner import Runner
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import Theme
from lushan_desktop.ui.window import MainWindow

application = QApplication([])
style.apply(application, Theme())
with open_store(Path(sys.argv[1])) as store:
    runner = Runner(store)
    window = MainWindow(Context(runner, store.folder))
    window.resize(1366, 768)
    start = time.perf_counter()
    window.show()
    settle()
    page = window.open("meetings").current()
    while page.list.listing is None or not page.list.listing.ids:
        application.processEvents()
    listed = time.perf_counter() - start
    end = time.perf_counter() + 3
    while time.perf_counter() < end:
        application.processEvents()
    paints = []
    for _ in range(20):
        begin = time.perf_counter()
        page.repaint()
        paints.append((time.perf_counter() - begin) * 1000)
    told = dict(line.split(":", 1) for line in Path("/proc/self/smaps_rollup").read_text().splitlines()[1:])
    print(json.dumps({
        "listed": listed,
        "repaint": sorted(paints)[-2],
        "memory": int(told["Rss"].split()[0]) / 1024,
        "own": int(told["Anonymous"].split()[0]) / 1024,
    }))
    window.close()
    runner.stop()
"""


def opened(folder) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-c", OPEN, str(folder)], capture_output=True, text=True, timeout=120, check=True
    )
    return json.loads(done.stdout.strip().splitlines()[-1])


def test_the_window_stays_small_with_a_large_office(tmp_path):
    from_disk = tmp_path / "large"
    fill(from_disk, 100_000).close()

    measured = opened(from_disk)

    print(
        f"\n十万次会议：列表 {measured['listed'] * 1000:.0f} ms，重绘 p95 {measured['repaint']:.1f} ms，",
        end="",
    )
    # Libraries and fonts mapped from disk are in the first figure; task managers show the second.
    print(f"内存 {measured['memory']:.0f} MB（目标 ≤ 120），其中自有 {measured['own']:.0f} MB")
    assert measured["memory"] <= MOST
