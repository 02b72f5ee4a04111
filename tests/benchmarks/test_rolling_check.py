"""What the check behind everything else costs: the paint of a page, the disk, the wait at closing."""

import json
import subprocess
import sys
import time
from datetime import timedelta

import pytest

from lushan_desktop.services.settings.rolling_check import EVERY
from lushan_desktop.ui.tasks.rolling import PAUSE
from tests.benchmarks import big_office
from tests.benchmarks.conftest import fill
from tests.benchmarks.test_responsiveness import p95, told

pytestmark = pytest.mark.slow

ROWS, FILES, SIZE = 20_000, 24, 4 << 20
PAINT, A_PART_OF_THE_DISK, CLOSING = 8, 0.1, 5.0
"""Milliseconds of 95 in 100 paints; of the rate at which the disk gives a file; seconds."""

CHECK = """
import json, sys, time
from pathlib import Path
from PySide6.QtCore import QEventLoop
from lushan_desktop.app import open_store
from lushan_desktop.services.settings import rolling_check
from lushan_desktop.ui.application import Application
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.session import settle
from lushan_desktop.ui.tasks.rolling import RollingCheck
from lushan_desktop.ui.tasks.runner import Runner
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import Theme
from lushan_desktop.ui.window import MainWindow

application = Application([])
style.apply(application, Theme())


def read():
    return int(Path("/proc/self/io").read_text().split()[1])


with open_store(Path(sys.argv[1])) as store:
    runner = Runner(store)
    context = Context(runner, store.folder)
    window = MainWindow(context)
    window.resize(1366, 768)
    window.show()
    page = window.open("meetings").current()

    def turn():
        application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)

    def paints(seconds):
        taken, costs, end = [], [], time.perf_counter() + seconds
        while time.perf_counter() < end:
            begin, used = time.perf_counter(), time.thread_time()
            page.repaint()
            taken.append((time.perf_counter() - begin) * 1000)
            costs.append((time.thread_time() - used) * 1000)
            turn()
            time.sleep(0.005)
        return sorted(taken), sorted(costs)

    while page.list.listing is None or not page.list.listing.ids:
        turn()
    paints(3)
    settle()
    said = dict(zip(("still", "still_cost"), paints(6)))
    check = RollingCheck(context)
    check.start()
    said |= dict(zip(("log", "log_cost"), paints(8)))
    said["pieces"] = check._pieces
    rolling_check.keep(store, rolling_check.Place(0, 0))
    check = RollingCheck(context)
    check.start()
    before, begin = read(), time.perf_counter()
    said |= dict(zip(("files", "files_cost"), paints(12)))
    said["rate"] = (read() - before) / (time.perf_counter() - begin)
    print(json.dumps(said))
    window.close()
    runner.stop()
"""

CLOSE = """
import sys, time
from pathlib import Path
from lushan_desktop import app
from lushan_desktop.domain.meetings.meeting import Meeting
from lushan_desktop.ui import application
from PySide6.QtCore import QTimer


def enter(store):
    with store.change("登记会议") as step:
        step.add_many(Meeting, [{"title": "示例：关窗前登记的会议", "held_on": "2024-3-1"}])


class Watched(application.Application):
    def __init__(self, arguments):
        super().__init__(arguments)
        self.painted.connect(self.begin)

    def begin(self, window):
        self.window = window
        QTimer.singleShot(4000, self.end)

    def end(self):
        self.window._context.change(enter, then=self.leave)

    def leave(self, _):
        print(time.time(), flush=True)
        self.window.close()


if __name__ == "__main__":
    application.Application = Watched
    app.run_window(Path(sys.argv[1]), app.open_store)
    print(time.time(), flush=True)
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """Records, and evidence that is larger than what else the window reads."""
    folder = tmp_path_factory.mktemp("office") / "data"
    fill(folder, ROWS).close()
    for number in range(FILES):
        big_office.keep(folder, bytes([number]) * SIZE)
    return folder


def run(program: str, folder) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program, str(folder)], capture_output=True, text=True, timeout=300, check=True
    )
    return done.stdout.strip()


def test_the_check_behind_everything_else_costs_neither_the_paint_nor_the_disk(office):
    measured = json.loads(run(CHECK, office).splitlines()[-1])
    disk = rate_of_the_disk(office)

    for work, when in (("无事", "still"), ("核对操作记录", "log"), ("核对佐证文件", "files")):
        told(work, measured[when], PAINT)
        cost = measured[f"{when}_cost"]
        print(f"重绘一次用处理器 p50 {cost[len(cost) // 2]:.1f} p95 {p95(cost):.1f} ms", end="")
    seconds = ROWS / 100 * (8 / measured["pieces"])
    print(f"\n盘上读速 {disk / 2**20:.0f} MB/s，核对时 {measured['rate'] / 2**20:.1f} MB/s", end="")
    print(f"；{ROWS} 条一轮约 {seconds:.0f} 秒（两件间歇 {PAUSE} ms）")
    assert p95(measured["log"]) <= max(PAINT, 1.5 * p95(measured["still"]))
    assert p95(measured["files"]) <= max(PAINT, 1.5 * p95(measured["still"]))
    assert 0 < measured["rate"] < A_PART_OF_THE_DISK * disk
    assert timedelta(seconds=5 * seconds) + EVERY < timedelta(days=7)


def rate_of_the_disk(folder) -> float:
    """How fast the same files are read and hashed by who does nothing else."""
    from lushan_desktop.storage.folder.files import hash_of

    files = list((folder / "objects").glob("??/*"))
    begin = time.perf_counter()
    for file in files:
        hash_of(file)
    return sum(file.stat().st_size for file in files) / (time.perf_counter() - begin)


def test_closing_waits_no_longer_than_it_may(office):
    # What the last exit left is done two seconds after the start: only what was entered since makes a backup.
    begun, ended = map(float, run(CLOSE, office).splitlines()[-2:])

    kept = f"登记一次后备份 {ROWS} 条和 {FILES * SIZE >> 20} MB 佐证"
    print(f"\n关窗到结束 {ended - begun:.1f} 秒（≤ {CLOSING} 秒），其中{kept}")
    assert ended - begun <= CLOSING + 1.0
