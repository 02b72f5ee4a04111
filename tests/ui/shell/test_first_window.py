"""A second start on a folder brings the first window to the front, or goes on where that one hangs."""

import subprocess
import sys
from pathlib import Path

import psutil
import pytest
from PySide6.QtNetwork import QLocalSocket

from lushan_desktop.ui import first_window
from lushan_desktop.ui.first_window import FirstWindow

FIRST = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from lushan_desktop.ui.first_window import FirstWindow

application = QCoreApplication([])
first = FirstWindow(Path(sys.argv[1]))
first.called.connect(lambda: print("is called", flush=True))
print("listens", flush=True)
application.exec()
"""

LATER = """
import sys
from pathlib import Path
from lushan_desktop.ui.first_window import raise_first

sys.exit(0 if raise_first(*map(Path, sys.argv[1:])) else 1)
"""


@pytest.fixture(params=["of the session", "of the process"], autouse=True)
def place_of_names(request, tmp_path_factory, monkeypatch):
    """Where there is a folder for the sessions of a user, and where there is none."""
    own = tmp_path_factory.mktemp("run") if request.param == "of the session" else ""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(own))


@pytest.fixture
def first(tmp_path):
    command = [sys.executable, "-c", FIRST, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path.cwd()) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "listens\n"
        yield running
        running.kill()


def test_the_first_window_hears_of_a_second_start(first, tmp_path):
    assert first_window.raise_first(tmp_path)
    assert first.stdout.readline() == "is called\n"


def test_a_first_window_that_is_just_opening_is_waited_for(tmp_path):
    command = [sys.executable, "-c", FIRST, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path.cwd()) as opening:
        assert first_window.raise_first(tmp_path, patience_ms=60_000)
        opening.kill()


def test_a_first_window_that_hangs_does_not_swallow_the_second_start(first, tmp_path, monkeypatch):
    monkeypatch.setattr(first_window, "_ANSWER_MS", 300)
    psutil.Process(first.pid).suspend()

    for _ in range(4):
        assert not first_window.raise_first(tmp_path)


def test_a_first_window_that_was_killed_is_forgotten(first, tmp_path):
    first.kill()
    first.wait()

    assert not first_window.raise_first(tmp_path)
    following = FirstWindow(tmp_path)
    assert following._server.isListening()
    following.close()


def test_a_window_that_was_closed_leaves_its_name_to_the_next(tmp_path, qtbot):
    closed = FirstWindow(tmp_path)
    closed.close()
    assert not first_window.raise_first(tmp_path)

    following = FirstWindow(tmp_path)
    with subprocess.Popen([sys.executable, "-c", LATER, str(tmp_path)], cwd=Path.cwd()) as later:
        qtbot.waitSignal(following.called).wait()
        qtbot.waitUntil(lambda: later.poll() is not None)
    assert later.returncode == 0
    following.close()


def test_whoever_calls_and_hangs_up_does_no_harm(first, tmp_path):
    for _ in range(20):
        call = QLocalSocket()
        call.connectToServer(first_window._name(tmp_path))
        call.abort()
    assert first_window.raise_first(tmp_path)


def test_the_window_on_another_folder_does_not_answer(first, tmp_path):
    (tmp_path / "other").mkdir()
    assert not first_window.raise_first(tmp_path / "other")


def test_a_later_start_hands_over_the_package_it_was_given(tmp_path, qtbot):
    window = FirstWindow(tmp_path)
    with subprocess.Popen(
        [sys.executable, "-c", LATER, str(tmp_path), "下汤镇_20230725.lscj"], cwd=Path.cwd()
    ) as later:
        with qtbot.waitSignal(window.given) as given:
            pass
        assert later.wait() == 0
    assert given.args == ["下汤镇_20230725.lscj"]
    window.close()
