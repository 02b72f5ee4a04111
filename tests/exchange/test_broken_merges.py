"""Eleven ways in which a merge could be wrong: each is made on purpose, in a copy, and a test tells of it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]


class Break(NamedTuple):
    """A line of the program, what it is broken into, and the tests that must fail then."""

    file: str
    line: str
    broken: str
    tests: str


BREAKS = {
    "replaced values stand again": Break(
        "domain/standing.py", "if one not in replaced[field]]", "]", "test_merging.py"
    ),
    "the oldest value is shown": Break(
        "domain/operation.py",
        "kept = sorted(operations, key=lambda operation: operation.rank)",
        "kept = sorted(operations, key=lambda operation: operation.rank, reverse=True)",
        "test_merging.py -k laid_before",
    ),
    "an edit of a deleted record is passed over": Break(
        "domain/standing.py",
        "return _with_edits_of_deleted(heads, known)",
        "return heads",
        "test_deletions.py -k deleted_here",
    ),
    "an edit settles what is undecided": Break(
        "storage/log/log.py",
        "found[name] = _like_the_shown(connection, ids, name)",
        "found[name] = ids",
        "test_merging.py -k other_value",
    ),
    "a rewritten chain is taken": Break(
        "exchange/checking.py",
        "if known is not None and known[0] != operation.hash:",
        "if False:",
        "test_hostile_packages.py -k written_anew",
    ),
    "a foreign key is taken": Break(
        "exchange/checking.py",
        "if pinned and pinned != manifest.key:",
        "if False:",
        "test_hostile_packages.py -k another_key",
    ),
    "a gap is passed over": Break(
        "exchange/checking.py", "if run.after > last:", "if False:", "test_merging.py -k gap"
    ),
    "a package that was taken back still counts": Break(
        "storage/log/standing.py", "if not withdrawn:", "if True:", "test_merging.py -k undone"
    ),
    "everybody reads everything": Break(
        "storage/log/scope.py",
        "return self.is_whole or record_type in self.types or record in self.records",
        "return True",
        "test_handing_down.py -k no_byte",
    ),
    "a claim replaces what is ours": Break(
        "domain/claims.py",
        "return not any(_is_same(one, operation.fields[name]) for one in ours)",
        "return False",
        "test_fields_of_the_other_side.py -k past_its_program",
    ),
    "files stay on the stick": Break(
        "exchange/merging.py",
        "wanted = [name for name in opened.manifest.files if not objects.holds(store.folder, name)]",
        "wanted: list[str] = []",
        "test_merging.py -k files_come",
    ),
}


@pytest.mark.parametrize("name", BREAKS)
def test_the_line_that_is_to_be_broken_is_there_once(name):
    wanted = BREAKS[name]
    assert (ROOT / "lushan_desktop" / wanted.file).read_text("utf-8").count(wanted.line) == 1


@pytest.fixture(scope="module")
def tree(tmp_path_factory) -> Path:
    copy = tmp_path_factory.mktemp("broken")
    ignored = shutil.ignore_patterns("__pycache__")
    for part in ("lushan_desktop", "resources", "tests"):
        shutil.copytree(ROOT / part, copy / part, ignore=ignored)
    shutil.copyfile(ROOT / "pyproject.toml", copy / "pyproject.toml")
    return copy


@pytest.mark.slow
@pytest.mark.parametrize("name", BREAKS)
def test_a_broken_merge_is_told(tree, name):
    wanted = BREAKS[name]
    file = tree / "lushan_desktop" / wanted.file
    whole = file.read_text("utf-8")
    tests, *chosen = wanted.tests.split(" ", 1)
    options = ["-x", "-q", "-n", "0", "-p", "no:cacheprovider", "--hypothesis-profile=ci", *chosen]
    command = [sys.executable, "-B", "-m", "pytest", f"tests/exchange/{tests}", *" ".join(options).split()]
    file.write_text(whole.replace(wanted.line, wanted.broken), "utf-8")
    try:
        environment = {**os.environ, "PYTHONPATH": str(tree)}
        done = subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, check=False)
    finally:
        file.write_text(whole, "utf-8")
    assert done.returncode == 1, done.stdout[-2000:]
    assert " failed" in done.stdout
