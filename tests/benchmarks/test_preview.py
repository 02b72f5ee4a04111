"""How soon a clerk sees the pages of a statement: on opening the page, and after each change.

One process waits for the other, so that the seconds both compute are what a clerk waits on a machine that
does nothing else; they are what is asserted, the clock's are printed beside.
"""

import subprocess
import time
from functools import partial

import psutil
import pytest

from lushan_desktop.app import open_sample
from lushan_desktop.base.computing import CHILD
from lushan_desktop.services.printing import reports
from tests.starting import as_run

pytestmark = pytest.mark.slow

STATEMENT = "situation_statement"
CHANGES = 8


def seconds(work) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def computed() -> float:
    """Seconds that this process and its child have computed."""
    family = (psutil.Process(), *psutil.Process().children())
    return sum(sum(process.cpu_times()[:2]) for process in family)


def measured(work) -> tuple[float, float]:
    """Seconds computed, and seconds by the clock."""
    start = computed()
    by_clock = seconds(work)
    return computed() - start, by_clock


def look(store, **changed) -> None:
    """What the page does: asks what to begin with, has the pages set, and draws the one on show."""
    options = reports.begin(store, STATEMENT, {}).options | changed
    show(store, options)


def show(store, options) -> None:
    preview = reports.preview(store, STATEMENT, options)
    reports.picture(store, preview.typeset.pdf, 0)


FIRST = """
import sys
from functools import partial
from pathlib import Path
from lushan_desktop.app import open_store
from lushan_desktop.base.computing import CHILD
from importlib import import_module
from lushan_desktop.services.printing import reports
from lushan_desktop.ui.session import _RECORD_SIDE, _SERVICES, settle
from tests.benchmarks.test_preview import look, measured, seconds

with open_store(Path(sys.argv[1])) as store:
    for module in (*_SERVICES, *_RECORD_SIDE):
        import_module(module)
    settle()
    reports.prepare(store)
    CHILD.call(seconds, print)
    print(*measured(partial(look, store)))
CHILD.close()
"""
"""A program as it is behind its first screen: nobody has asked for a paper yet."""


def first_look(folder, compiled) -> tuple[float, float]:
    """Seconds computed, and by the clock, in a program of its own."""
    started = as_run(FIRST, str(folder), compiled=compiled)
    done = subprocess.run(**started, capture_output=True, text=True, check=True, timeout=120)
    computed, by_clock = map(float, done.stdout.splitlines()[-1].split())
    return computed, by_clock


def test_the_first_preview_and_those_after_a_change_come_without_a_wait(tmp_path):
    with open_sample(tmp_path / "sample") as store:
        CHILD.close()
        cold = seconds(partial(look, store))
        options = reports.begin(store, STATEMENT, {}).options
        following = sorted(measured(partial(show, store, options)) for _ in range(CHANGES))
    CHILD.close()
    looks = [first_look(tmp_path / "sample", tmp_path / "compiled") for _ in range(6)]  # the first compiles
    first, first_by_clock = sorted(looks[1:])[2]

    after, after_by_clock = following[CHANGES // 2]
    print(f"\n情况说明首次预览 {first:.2f} s，按钟 {first_by_clock:.2f} s（目标 ≤ 0.4）", end="")
    print(f"，子进程未备好时按钟 {cold:.2f} s", end="")
    print(f"；改动后 {after:.3f} s，按钟 {after_by_clock:.3f} s（目标 ≤ 0.15）")
    assert first <= 0.4
    assert after <= 0.15
