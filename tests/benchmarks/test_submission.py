"""How long a whole submission takes: 100 indicators, 3,000 pages of evidence, at two sizes.

The command is run, in a process of its own: what the test has filled the office with is not in its memory.
What computes runs in its child; the peak of that counts like its own. How cost grows is told by the seconds
of the processor, so that other work on the machine changes little.
"""

import math
import resource
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import psutil
import pypdfium2
import pytest

from lushan_desktop.app import open_store
from lushan_desktop.base.computing import CHILD
from lushan_desktop.services.submission import submission
from lushan_desktop.services.submission.submission import DeliveredFolder, SubmissionRequest
from tests.benchmarks import big_office
from tests.benchmarks.big_office import EVIDENCE, INDICATORS, PAGES_OF_ONE

pytestmark = pytest.mark.slow
FEWER = 5
SECONDS, MEMORY, SLOPE = 60, 250e6, 1.2
LOOK = 0.02
"""Seconds between two looks at the memory."""


class Cost(NamedTuple):
    """What the command took: seconds of the clock and of all its processors, bytes of it and of its child."""

    seconds: float
    spent: float
    parent: int
    child: int


def carry_out(data: Path, out: Path) -> Cost:
    """Make the submission of every indicator by the command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    command = [sys.executable, "-m", "lushan_desktop", "--data", data, "submission", "--out", out]
    parent = child = 0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as running:
        watched = psutil.Process(running.pid)
        while running.poll() is None:
            with suppress(psutil.Error):
                parent = max(parent, watched.memory_info().rss)
                child = max([child, *(one.memory_info().rss for one in watched.children())])
            time.sleep(LOOK)
    taken = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert running.returncode == 0
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(taken, spent, parent, child)


def deliver(folder: Path, indicators: int, evidence: int) -> tuple[DeliveredFolder, Cost]:
    """What was made, as a second go finds it, which makes nothing; and what the first one took."""
    data, out = folder / "数据", folder / "报送"
    big_office.fill(data, indicators, evidence).close()
    cost = carry_out(data, out)
    begun = time.perf_counter()
    with open_store(data) as store:
        again = submission.make(store, SubmissionRequest(tuple(big_office.indicator_ids(store))), out)
    CHILD.close()
    print(f"\n{indicators} 项指标再做一次 {time.perf_counter() - begun:.1f} 秒")
    assert sum(one.made for one in again.verdicts) == 0
    return again, cost


def test_a_whole_submission_is_made_in_a_minute(tmp_path):
    few, less = deliver(tmp_path / "少", INDICATORS // FEWER, EVIDENCE // FEWER)
    many, cost = deliver(tmp_path / "多", INDICATORS, EVIDENCE)

    slope = math.log(cost.spent / less.spent) / math.log(FEWER)
    print(
        f"\n100 项指标、{INDICATORS * PAGES_OF_ONE} 页：{cost.seconds:.1f} 秒（目标 ≤ {SECONDS}），"
        f"处理器 {cost.spent:.1f} 秒，20 项 {less.spent:.1f} 秒，斜率 {slope:.2f}（目标 ≤ {SLOPE}）；"
        f"主进程 {cost.parent / 1e6:.0f} MB，计算进程 {cost.child / 1e6:.0f} MB（各 ≤ {MEMORY / 1e6:.0f}）"
    )
    assert not many.problems
    assert len(many.verdicts) == INDICATORS
    volumes = sorted(many.place.glob("*/佐证材料汇编.pdf"))
    assert sum(len(pypdfium2.PdfDocument(file)) for file in volumes) == INDICATORS * (PAGES_OF_ONE + 3)
    assert len(few.verdicts) == INDICATORS // FEWER
    assert cost.seconds <= SECONDS
    assert slope <= SLOPE
    assert cost.parent <= MEMORY
    assert cost.child <= MEMORY
