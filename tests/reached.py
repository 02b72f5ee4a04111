"""Which tests come to which line: noted while they run with `-p tests.reached`, as `poe reached` has it.

Beside it stands how long each took, and how the sources read that day. What a child computes for a test
counts as the test's own; what a program does that a test starts is not seen.
"""

import json
import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

import coverage
import pytest

from lushan_desktop.base import computing

ROOT = Path(__file__).parents[1]
PROGRAM = "lushan_desktop"
NOTES = ROOT / "build" / "reached"
LINES, SECONDS, SOURCES = NOTES / "lines", NOTES / "seconds.json", NOTES / "sources"
USUAL = 0.5
"""Seconds for a test that was not there yet."""
_QUIET = ["module-not-measured", "already-imported", "no-data-collected"]

_watch: dict[int, coverage.Coverage] = {}
"""What watches a process, by its number: a child that is forked begins with that of its parent."""
_seconds: dict[str, float] = {}


def _begin() -> coverage.Coverage:
    watch = coverage.Coverage(data_file=LINES, data_suffix=True, source=[PROGRAM], config_file=False)
    watch.set_option("run:disable_warnings", _QUIET)
    watch.set_option("run:relative_files", True)
    watch.start()
    return watch


def pytest_load_initial_conftests() -> None:
    """Begin before anything of the program is read."""
    shutil.rmtree(NOTES, ignore_errors=True)
    for name in (PROGRAM, "tests"):
        shutil.copytree(ROOT / name, SOURCES / name, ignore=shutil.ignore_patterns("__pycache__"))
    _watch[os.getpid()] = _begin()
    submit = computing.Computing._submit

    def watched(self: computing.Computing, pool: object, function: Callable, args: tuple) -> object:
        return submit(self, pool, in_the_child, (os.environ.get("PYTEST_CURRENT_TEST", ""), function, *args))

    computing.Computing._submit = watched


def in_the_child(test: str, function: Callable, *args: object) -> object:
    """Note what a child does for a test; at once, as it may be ended at any moment."""
    if os.getpid() not in _watch:
        _watch[os.getpid()] = _begin()
    watch = _watch[os.getpid()]
    watch.switch_context(test.rpartition(" ")[0])
    try:
        return function(*args)
    finally:
        watch.switch_context("")
        watch.save()


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    watch, begun = _watch[os.getpid()], time.monotonic()
    watch.switch_context(item.nodeid)
    yield
    watch.switch_context("")
    _seconds[item.nodeid] = round(time.monotonic() - begun, 3)


def pytest_sessionfinish() -> None:
    """Put all notes into one file."""
    watch = _watch[os.getpid()]
    watch.stop()
    watch.save()
    SECONDS.write_text(json.dumps(_seconds), "utf-8")
    whole = coverage.Coverage(data_file=LINES, config_file=False)
    whole.combine([str(NOTES)])
    whole.save()


@cache
def seconds() -> dict[str, float]:
    """How long each test took; nothing where nobody has noted it."""
    return json.loads(SECONDS.read_text("utf-8")) if SECONDS.exists() else {}


@cache
def _contexts(file: Path) -> dict[int, list[str]]:
    data = coverage.CoverageData(LINES)
    data.read()
    return data.contexts_by_lineno(str(file))


def tests_that_reach(tree: Path, file: Path, lines: Iterable[int]) -> set[str]:
    """The tests that came to one of these lines of a file as it stands in this tree."""
    if not LINES.exists():
        return set()
    earlier = _earlier(tree, file)
    noted = _contexts(file)
    return {test for line in lines for test in noted.get(earlier.get(line, 0), ()) if test}


@cache
def _earlier(tree: Path, file: Path) -> dict[int, int]:
    """Where each line that is still as it was stood when the notes were made."""
    if not (SOURCES / file).exists():
        return {}
    then, now = ((place / file).read_text("utf-8").split("\n") for place in (SOURCES, tree))
    found = {}
    for one, other, size in SequenceMatcher(None, then, now, autojunk=False).get_matching_blocks():
        found |= {other + number + 1: one + number + 1 for number in range(size)}
    return found


@cache
def is_as_it_was(tree: Path, file: Path) -> bool:
    """Whether a source reads as it did when the notes were made."""
    then = SOURCES / file
    return then.exists() and then.read_text("utf-8") == (tree / file).read_text("utf-8")
