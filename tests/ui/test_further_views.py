"""What the views behind a page say that are looked at in `poe shots`: a kit, a review, the composer."""

from collections.abc import Iterator

import pytest

from lushan_desktop.ui.shell.page_area import PageArea
from lushan_desktop.ui.window import MainWindow
from tests.offices import open_sample
from tests.ui import shots
from tests.ui.opened import opened
from tests.ui.outline import steady


@pytest.fixture
def window(qtbot, tmp_path) -> Iterator[MainWindow]:
    with open_sample(tmp_path / "示例") as store, opened(qtbot, store) as made:
        yield made


@pytest.mark.parametrize("key", ["meetings", "titles", "papers", "checks"])
def test_a_view_behind_a_page_says_what_it_said(window, qtbot, snapshot, key):
    told = {}

    def tell(name: str, _seconds: float = 0) -> None:
        qtbot.settle(window._context._runner)
        told[name] = steady(window.findChild(PageArea))

    page = window.open(key)
    qtbot.settle(window._context._runner)
    shots.FURTHER[key](page, tell)

    assert told == snapshot
