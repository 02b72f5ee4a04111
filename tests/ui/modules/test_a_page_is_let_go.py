"""A page that is gone leaves nothing behind, though what it listened to stays."""

import gc
import weakref

import pytest
import shiboken6

from lushan_desktop.ui.modules import MODULES
from lushan_desktop.ui.window import MainWindow


@pytest.fixture
def looked_at_freely():
    """Objects of earlier tests are looked at, too: what is frozen would seem to be held."""
    gc.unfreeze()
    yield
    gc.freeze()


def test_nothing_that_a_window_has_heard_holds_it_or_its_pages(qtbot, context, looked_at_freely):
    window = MainWindow(context)
    window.show()
    held = {"window": weakref.ref(window)}
    for module in MODULES:
        held[module.key] = weakref.ref(window.open(module.key))
        qtbot.settle(context._runner)
    shiboken6.delete(window)
    del window
    qtbot.settle(context._runner)
    gc.collect()

    assert [key for key, one in held.items() if one() is not None] == []
