"""Widgets are taken apart on the thread that made them, whoever makes the garbage."""

import gc
import threading
import weakref

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from lushan_desktop.ui.tasks.runner import Runner
from lushan_desktop.ui.tasks.tidying import Tidying, collect


def test_a_worker_that_makes_much_collects_nothing(qtbot):
    owner = QObject()
    gc.enable()
    try:
        Tidying(owner, Runner())
        gone = circle()
        worker = threading.Thread(target=lambda: [[number] for number in range(200_000)])
        worker.start()
        worker.join()
        assert gone() is not None

        gc.collect()
        assert gone() is None
    finally:
        gc.disable()


def test_the_window_collects_what_is_due(qtbot):
    gc.collect()
    gone = circle()
    kept = [[number] for number in range(gc.get_threshold()[0] + 100)]

    collect()

    assert gone() is None
    assert len(kept) > gc.get_threshold()[0]


def test_while_a_step_is_under_way_only_the_youngest_is_looked_through(qtbot, monkeypatch):
    looked_through: list[int] = []
    monkeypatch.setattr(gc, "get_count", lambda: (900, 20, 20))
    monkeypatch.setattr(gc, "collect", looked_through.append)
    owner, runner = QObject(), Runner()
    tidying = Tidying(owner, runner)

    tidying.tidy()
    monkeypatch.setattr(Runner, "is_changing", True)
    tidying.tidy()

    assert looked_through == [2, 0]


def circle() -> "weakref.ref[QWidget]":
    """A widget that only the collector can let go."""
    widget = QWidget()
    widget.itself = widget
    return weakref.ref(widget)
