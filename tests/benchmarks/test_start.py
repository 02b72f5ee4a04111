"""From the start of the process to the first window with data, beside a bare window of PySide6."""

from statistics import median

import pytest

from lushan_desktop.app import open_sample
from tests.starting import start_bare, start_ours

pytestmark = pytest.mark.slow
RUNS = 9


def test_the_first_window_with_data_is_there_within_twice_a_bare_window(tmp_path):
    folder, compiled = tmp_path / "sample", tmp_path / "compiled"
    open_sample(folder).close()
    start_bare(compiled)
    start_ours(folder, compiled)

    bare, ours = [], []
    for _ in range(RUNS):
        bare.append(start_bare(compiled))
        seconds, told = start_ours(folder, compiled)
        assert told["tiles"]["meetings"]
        ours.append(seconds)

    ratio = median(ours) / median(bare)
    print(
        f"\n启动：空窗口 {median(bare) * 1000:.0f} ms，工作台有数 {median(ours) * 1000:.0f} ms，",
        f"{ratio:.2f} 倍",
    )
    assert ratio <= 2
