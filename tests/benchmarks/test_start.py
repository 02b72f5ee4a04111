"""From the start of the process to the first window with data, beside a bare window of PySide6.

Held to the seconds of the processor: other work on the machine lengthens the longer start by more than
its share.
"""

from statistics import median

import pytest

from lushan_desktop.app import open_sample
from tests.starting import start_bare, start_ours

pytestmark = pytest.mark.slow
RUNS = 11


def test_the_first_window_with_data_is_there_within_three_times_a_bare_window(tmp_path):
    folder, compiled = tmp_path / "sample", tmp_path / "compiled"
    open_sample(folder).close()
    start_bare(compiled)
    start_ours(folder, compiled)

    bare, ours = [], []
    for _ in range(RUNS):
        bare.append(start_bare(compiled))
        start, told = start_ours(folder, compiled)
        assert told["tiles"]["meetings"]
        ours.append(start)

    ratios = {}
    for word, which in (("经过", 0), ("处理器", 1)):
        plain, with_data = (median(start[which] for start in starts) for starts in (bare, ours))
        ratios[word] = with_data / plain
        print(
            f"\n启动（{word}）：空窗口 {plain * 1000:.0f} ms，工作台有数 {with_data * 1000:.0f} ms，"
            f"{ratios[word]:.2f} 倍（目标 ≤ 3）",
            end="",
        )
    assert ratios["处理器"] <= 3
