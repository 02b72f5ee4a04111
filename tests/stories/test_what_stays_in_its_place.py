"""It stands where a clerk looks: what was restored is chosen again, tabs and search stand alike."""

import pytest
from PySide6.QtCore import QPoint, Qt

from lushan_desktop.ui.modules import MODULES
from lushan_desktop.ui.widgets.search_box import SearchBox
from lushan_desktop.ui.widgets.segments import Segments

MARGIN = 20
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize("key", ["meetings", "instructions"])
def test_what_was_thrown_away_and_comes_back_is_chosen_again(clerk, key):
    clerk.go(key)
    page = clerk.record_page()
    page.list.period.show_all()
    clerk.see(lambda: page.detail.shown is not None and len(page.list.table.rows.ids) > 2)
    page.list.table.choose_row(1)
    clerk.see(lambda: page.detail.shown.id == page.list.table.rows.ids[1])
    gone = page.detail.shown.id
    page.list.table.setFocus()

    clerk.press(Qt.Key.Key_Delete)
    clerk.see(lambda: gone not in page.list.table.rows.ids and page.detail.shown is not None)
    clerk.press(Qt.Key.Key_Z, CTRL)

    clerk.see(lambda: page.detail.shown is not None and page.detail.shown.id == gone)
    assert page.list.table.current_row() == page.list.table.rows.place_of(gone)


def test_tabs_and_search_stand_at_the_same_place_on_every_page(clerk):
    window = clerk.window
    tabs, searches = set(), set()
    for module in MODULES:
        page = clerk.go(module.key)
        clerk.qtbot.settle(window._context._runner)
        for box in (
            one for one in (*page.findChildren(Segments), *page.findChildren(SearchBox)) if one.isVisible()
        ):
            spot = box.mapTo(page, QPoint(0, 0))
            if isinstance(box, Segments) and spot.x() < MARGIN + 1:
                tabs.add((spot.x(), spot.y()))
            elif isinstance(box, SearchBox) and spot.x() > page.width() // 2:
                searches.add(page.width() - spot.x() - box.width())
    assert len(tabs) == 1
    assert searches == {MARGIN}
