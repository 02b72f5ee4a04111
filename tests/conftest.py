"""What every test stands on: no screen, no office of the person who tests."""

import atexit
import gc
import os
import shutil
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from lushan_desktop.base import clock
from tests import compiled_once, one_place
from tests.forked import fork_children, spawned
from tests.patience import PatientBot

__all__ = ["spawned"]

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Folders of tests lie in memory where there is room: no step waits for a disk. For others: tests/on_disk.py.
IN_MEMORY = Path("/dev/shm")
ROOM = 2 << 30
if os.access(IN_MEMORY, os.W_OK) and shutil.disk_usage(IN_MEMORY).free > ROOM:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(IN_MEMORY))

# What a machine remembers of its folders lies beside those of the tests.
os.environ["XDG_STATE_HOME"] = tempfile.mkdtemp(prefix="lushan-state-")
atexit.register(shutil.rmtree, os.environ["XDG_STATE_HOME"], ignore_errors=True)

# No law fails because the machine is busy.
settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")

# As in the window: on a worker's thread the collector would take widgets of earlier tests apart, and Qt ends
# the process for that.
gc.disable()
MOST_GARBAGE = 200_000
"""Objects made and not let go since the last look; a look takes a moment, so not after every test."""


HUNG = 7200
"""Seconds after which a long drill is taken for one that hangs."""


@pytest.fixture(autouse=True)
def day_that_it_is():
    """The day of a sample that was opened ends with its test."""
    yield
    clock.stand_still(None)


fork_children()
one_place.watch()
compiled_once.share()


@pytest.fixture(autouse=True)
def one_place_of_files():
    """No code opens a file of a data folder but through the place that could seal it."""
    one_place.past.clear()
    yield
    assert not one_place.past, "\n".join(dict.fromkeys(one_place.past))


@pytest.fixture
def qtbot(qapp, request) -> PatientBot:
    """The window's tests wait with patience, wherever they lie."""
    return PatientBot(request)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A long drill ends by its count, not by the clock: only one that hangs is cut off."""
    for item in items:
        if item.get_closest_marker("slow"):
            item.add_marker(pytest.mark.timeout(HUNG), append=False)


def pytest_runtest_logfinish() -> None:
    """Garbage is looked for between two tests, on the thread that made it; what stays is passed over."""
    if gc.get_count()[0] > MOST_GARBAGE:
        _delete_what_was_closed()
        gc.collect()
        gc.freeze()


def _delete_what_was_closed() -> None:
    core = sys.modules.get("PySide6.QtCore")
    if core is not None and core.QCoreApplication.instance() is not None:
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete.value)


def pytest_sessionfinish() -> None:
    """What a test has put on the clipboard is let go while Python is there: Qt would do so after its end."""
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()


if sys.platform != "win32":
    import resource

    LIMITS = (resource.RLIMIT_CPU, resource.RLIMIT_AS, resource.RLIMIT_FSIZE)
    UNLIMITED = [resource.getrlimit(kind) for kind in LIMITS]

    def pytest_runtest_teardown(item: pytest.Item) -> None:
        """What limits itself for a foreign file belongs into a child: here it ends the process later on."""
        if [resource.getrlimit(kind) for kind in LIMITS] != UNLIMITED:
            pytest.fail(f"{item.nodeid} has limited the process of the tests")
