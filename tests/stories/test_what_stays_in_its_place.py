"""It stands where a clerk looks: what was restored is chosen again, tabs and search stand alike."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QFrame, QLineEdit, QWidget

from lushan_desktop.ui.modules import MODULES
from lushan_desktop.ui.widgets.message_bar import MessageBar
from lushan_desktop.ui.widgets.search_box import SearchBox
from lushan_desktop.ui.widgets.segments import Segments

MARGIN = 20
TABS = 28
"""What stands higher than this is tabs, which are nearer to the top."""
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


def test_heads_stand_as_high_on_every_page_and_what_is_below_them_as_near(clerk):
    """Pages differ in how many lines of controls they have, in nothing else."""
    spots = {}
    for module in MODULES:
        page = clerk.go(module.key)
        for segment in (None, *segments(page)):
            if segment is not None and segment.isVisibleTo(page):
                segment.click()
            clerk.qtbot.settle(clerk.window._context._runner)
            if (head := head_of(page)) is not None:
                spots.setdefault(head[0], {}).setdefault(head[1:], []).append(module.key)

    assert all(len(each) == 1 for each in spots.values()), spots
    assert len(spots) == 3


def segments(page) -> list[QAbstractButton]:
    return [one for tabs in page.findChildren(Segments) for one in tabs.findChildren(QAbstractButton)]


def head_of(page) -> tuple[str, int, int] | None:
    """What a page begins with, how far from its top, and how far below its head the first card begins."""
    cards = [on(page, one) for one in shown(page, QFrame) if str(one.property("look")).startswith("card")]
    top = min((card.top() for card in cards), default=0)
    if any(on(page, one).top() <= top for one in shown(page, MessageBar)) or not cards:
        return None  # what is told above pushes the rest down, as it should
    controls = [on(page, one) for one in shown(page, QAbstractButton | QComboBox | QLineEdit)]
    above = [one for one in controls if one.bottom() < top]
    if not above:
        return "cards", top, 0
    first = min(one.top() for one in above)
    begins = "tabs" if any(one.center().y() < TABS for one in above) else "buttons"
    return begins, first, top - max(one.bottom() for one in above)


def shown(page, kinds) -> list[QWidget]:
    return [one for one in page.findChildren(QWidget) if isinstance(one, kinds) and one.isVisibleTo(page)]


def on(page, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())
