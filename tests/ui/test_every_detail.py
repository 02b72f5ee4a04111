"""What each page shows of a record that is filled in whole, and of one that says hardly anything."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QAbstractButton

from lushan_desktop.ui.modules import MODULES
from lushan_desktop.ui.records.page import RecordPage
from lushan_desktop.ui.widgets.segments import Segments
from lushan_desktop.ui.window import MainWindow
from tests.paper.whole_office import whole_office
from tests.ui.opened import opened
from tests.ui.outline import steady

ROWS = (0, 2)
"""One of the two that hold everything, and the one that says hardly anything."""


@pytest.fixture
def window(qtbot, tmp_path) -> Iterator[MainWindow]:
    with whole_office(tmp_path / "全") as store, opened(qtbot, store) as made:
        yield made


def test_every_page_tells_of_a_record_what_it_told(window, qtbot, snapshot):
    told = {}
    for name, page in record_pages(window, qtbot):
        for row in ROWS:
            page.list.table.choose_row(row)
            qtbot.settle(window._context._runner)
            told[f"{name} · {row}"] = steady(page.detail)

    assert told == snapshot


def record_pages(window: MainWindow, qtbot) -> Iterator[tuple[str, RecordPage]]:
    """Every page that lists records, whichever tab it lies under."""
    seen = set()
    for module in MODULES:
        page = window.open(module.key)
        qtbot.settle(window._context._runner)
        tabs = [tab for tabs in page.findChildren(Segments) for tab in tabs.findChildren(QAbstractButton)]
        for tab in (None, *tabs):
            if tab is not None and tab.isVisibleTo(page):
                tab.click()
                qtbot.settle(window._context._runner)
            for one in window.findChildren(RecordPage):
                if one.isVisibleTo(window) and one not in seen:
                    seen.add(one)
                    yield f"{module.key} · {tab.text() if tab else ''}", one
