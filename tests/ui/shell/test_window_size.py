"""The window opens as large as it was left, and at first as large as the screen lets it be read well."""

import pytest
from PySide6.QtCore import QSize

from lushan_desktop.app import open_store
from lushan_desktop.services.settings import window_size
from lushan_desktop.services.settings.window_size import WindowSize
from lushan_desktop.ui.place import Place
from lushan_desktop.ui.session import Session
from tests.offices import new_store


@pytest.fixture
def store(tmp_path):
    with new_store(tmp_path / "office", person="示例甲") as opened:
        yield opened


@pytest.mark.parametrize(
    ("room", "size"),
    [
        ((1366, 728), WindowSize(1366, 728, True)),
        ((1920, 1040), WindowSize(1728, 936)),
        ((1440, 860), WindowSize(1366, 774)),
        ((3840, 2100), WindowSize(1728, 972)),
    ],
)
def test_a_first_window_is_larger_where_there_is_room(tmp_path, room, size):
    assert window_size.remembered(tmp_path, room) == size


def test_what_was_kept_never_leaves_a_smaller_screen(store):
    window_size.keep(store, WindowSize(1800, 1000))

    assert window_size.remembered(store.folder, (1920, 1040)) == WindowSize(1800, 1000)
    assert window_size.remembered(store.folder, (1600, 860)) == WindowSize(1600, 860)


def test_a_window_that_is_closed_is_as_large_the_next_time(qapp, qtbot, store):
    opened = Session(qapp, Place(store.folder, open_store), store=store)
    qtbot.addWidget(opened._window)
    opened._window.show()
    opened._window.resize(QSize(1500, 800))
    opened._window.close()
    opened._runner.stop()

    assert window_size.remembered(store.folder, (1920, 1040)) == WindowSize(1500, 800)
