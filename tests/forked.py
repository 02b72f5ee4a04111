"""Children of the tests are forked from a server that has read the program once.

A child of the program is spawned and reads all it needs anew, which costs more than most tests do. What is
about the child itself (`spawned`) begins it as the program does.
"""

import multiprocessing
import sys
from collections.abc import Iterator

import pytest

from lushan_desktop.base import computing


def fork_children() -> None:
    """Have every child of this process come from such a server, which starts with the first of them."""
    if sys.platform != "win32":
        multiprocessing.get_context("forkserver").set_forkserver_preload(["tests.read_for_children"])
        computing.START = "forkserver"


@pytest.fixture
def spawned(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A child is what it is in the program; none is left over for the next test."""
    computing.close_all()
    monkeypatch.setattr(computing, "START", "spawn")
    yield
    computing.close_all()
