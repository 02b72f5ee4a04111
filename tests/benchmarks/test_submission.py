"""How long a whole submission takes: 100 indicators, 3,000 pages of evidence, at two sizes.

What computes runs in the child; its peak of memory counts like that of the parent. How cost grows is told by
the seconds of the processor, so that other work on the machine changes little.
"""

import math
import time
from multiprocessing import active_children
from pathlib import Path

import psutil
import pypdfium2
import pytest

from lushan_desktop.base.computing import CHILD
from lushan_desktop.services.submission import submission
from lushan_desktop.services.submission.submission import Delivered, Wanted
from tests.benchmarks import big_office
from tests.benchmarks.big_office import EVIDENCE, INDICATORS, PAGES_OF_ONE

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]
FEWER = 5
SECONDS, MEMORY, SLOPE = 60, 250e6, 1.2


class Peak:
    """Looks at the memory of this process and its child after each indicator."""

    is_cancelled = False

    def __init__(self) -> None:
        self.parent = self.child = 0

    def report(self, done: int, total: int, text: str = "") -> None:
        """Nothing is looked at here."""

    def tell(self, verdict: object) -> None:
        self.parent = max(self.parent, psutil.Process().memory_info().rss)
        for child in active_children():
            self.child = max(self.child, psutil.Process(child.pid).memory_info().rss)


def deliver(folder: Path, indicators: int, evidence: int) -> tuple[Delivered, float, float, Peak]:
    """What was made, the seconds of the clock and those of both processors, the memory."""
    with big_office.fill(folder / "数据", indicators, evidence) as store:
        wanted = Wanted(tuple(big_office.indicator_ids(store)))
        CHILD.close()
        peak = Peak()
        start, spent = time.perf_counter(), time.process_time()
        submission.number(store, wanted)
        made = submission.make(store, wanted, folder / "报送", progress=peak)
        taken, spent = time.perf_counter() - start, time.process_time() - spent
        for child in active_children():
            used = psutil.Process(child.pid).cpu_times()
            spent += used.user + used.system
        begun = time.perf_counter()
        again = submission.make(store, wanted, folder / "报送")
        print(f"\n{indicators} 项指标再做一次 {time.perf_counter() - begun:.1f} 秒")
        assert sum(one.made for one in again.verdicts) == 0
    CHILD.close()
    return made, taken, spent, peak


def test_a_whole_submission_is_made_in_a_minute(tmp_path):
    few, _, less, _ = deliver(tmp_path / "少", INDICATORS // FEWER, EVIDENCE // FEWER)
    many, long, more, peak = deliver(tmp_path / "多", INDICATORS, EVIDENCE)

    slope = math.log(more / less) / math.log(FEWER)
    print(
        f"\n100 项指标、{INDICATORS * PAGES_OF_ONE} 页：{long:.1f} 秒（目标 ≤ {SECONDS}），"
        f"处理器 {more:.1f} 秒，20 项 {less:.1f} 秒，斜率 {slope:.2f}（目标 ≤ {SLOPE}）；"
        f"主进程 {peak.parent / 1e6:.0f} MB，计算进程 {peak.child / 1e6:.0f} MB（各 ≤ {MEMORY / 1e6:.0f}）"
    )
    assert not many.problems
    assert len(many.verdicts) == INDICATORS
    volumes = sorted(many.place.glob("*/佐证材料汇编.pdf"))
    assert sum(len(pypdfium2.PdfDocument(file)) for file in volumes) == INDICATORS * (PAGES_OF_ONE + 3)
    assert len(few.verdicts) == INDICATORS // FEWER
    assert long <= SECONDS
    assert slope <= SLOPE
    assert peak.parent <= MEMORY
    assert peak.child <= MEMORY
