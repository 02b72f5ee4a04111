"""Large blocks have memory of their own, and leave none behind."""

import subprocess
import sys

import pytest

LARGE_TWICE = """
import re
from pathlib import Path
from lushan_desktop.base.platform.memory import give_back_large_blocks

give_back_large_blocks()
block = bytes(8 << 20)
del block  # from here on the C library would take such blocks from the heap
block = bytes(8 << 20)
heap = re.search(r"(\\w+)-(\\w+) .*\\[heap\\]", Path("/proc/self/maps").read_text())
print(int(heap[1], 16) <= id(block) < int(heap[2], 16))
"""


@pytest.mark.parametrize("given_back", [True, False])
def test_a_large_block_lies_apart_from_the_small_ones(given_back):
    """Without the call it does not: the test would notice if it did nothing."""
    code = LARGE_TWICE if given_back else LARGE_TWICE.replace("\ngive_back_large_blocks()\n", "\n")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(not given_back)
