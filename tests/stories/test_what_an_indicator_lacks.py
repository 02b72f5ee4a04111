"""See what an indicator lacks, put it right, take it back: within the clicks and keys that were promised."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from lushan_desktop.domain.indicators.completeness import AWAITING, FULL
from lushan_desktop.services.indicators import gaps
from lushan_desktop.ui.search.palette import SearchPalette

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
LACKED = "示范单位创建命名文件"

pytestmark = pytest.mark.usefixtures("either_size")


def overview(clerk):
    return clerk.window.pages.currentWidget().overview


def is_shown(clerk, number):
    page = clerk.window.pages.currentWidget()
    detail = page.overview.detail if hasattr(page, "overview") and hasattr(page.overview, "detail") else None
    return bool(detail and detail.isVisible() and detail.shown and detail.shown.indicator.number == number)


def test_the_tile_and_the_row_say_what_is_lacking_in_two_clicks(clerk, snapshot):
    home = clerk.window.open("home")
    clerk.see(lambda: home.home is not None and home.overview.tiles["indicators"].tile.count == 1)
    clerk.begin_counting()

    clerk.click(home.overview.tiles["indicators"])
    clerk.see(lambda: overview(clerk).rows.rowCount() == 1)
    table = overview(clerk).table
    clerk.click_at(table.viewport(), table.visualRect(table.model().index(0, 1)).center())

    clerk.see(lambda: is_shown(clerk, "93"))
    rows = overview(clerk).detail.rows
    assert rows[0].view.material.description == LACKED
    assert rows[0].view.said.startswith("缺 1 份")
    assert (clerk.clicks, clerk.keys) == (2, 0)
    clerk.look("lacking", overview(clerk).detail)
    assert clerk.seen == snapshot


def test_the_search_says_what_is_lacking_in_two_keys(clerk, snapshot):
    clerk.see(lambda: clerk.window.open("home").home is not None)
    clerk.begin_counting()

    clerk.press(Key.Key_K, CTRL)
    palette = clerk.window.findChild(SearchPalette)
    clerk.see(palette.isVisible)
    clerk.write("93")
    clerk.see(
        lambda: (
            palette.results.current_row() is not None and palette.results.current_row().title == "93 示范创建"
        )
    )
    clerk.look("found", palette)
    clerk.press(Key.Key_Return)

    clerk.see(lambda: is_shown(clerk, "93"))
    assert (clerk.clicks, clerk.keys) == (0, 2)
    assert clerk.seen == snapshot


def test_a_dropped_file_closes_the_gap_and_undo_opens_it_again(clerk, store, photos):
    clerk.go("indicators")
    clerk.see(lambda: is_shown(clerk, "93"))
    detail = overview(clerk).detail

    clerk.drop(detail.row_of(LACKED), photos[:1])
    clerk.see(lambda: detail.shown.indicator.state == FULL)
    assert not any(one.lacking for one in gaps.gaps(store).indicators)

    clerk.qtbot.focus(overview(clerk).table)
    clerk.press(Key.Key_Z, CTRL)
    clerk.see(lambda: detail.shown.indicator.state == AWAITING)
    assert [one.description for one in gaps.gaps(store).indicators[0].lacking] == [LACKED]


def test_the_statement_of_the_indicator_is_one_click_away(clerk):
    clerk.go("indicators")
    clerk.see(lambda: is_shown(clerk, "93"))
    clerk.click(overview(clerk).detail.statement)
    clerk.see(lambda: clerk.window.rail.current_key() == "papers")
    assert QApplication.focusWidget() is not None


def test_the_table_is_walked_with_the_arrows_and_the_tree_folds(clerk):
    clerk.go("indicators")
    clerk.see(lambda: is_shown(clerk, "93"))
    tree = overview(clerk).tree
    clerk.qtbot.focus(tree)
    clerk.press(Key.Key_Left)
    clerk.press(Key.Key_Right)
    assert overview(clerk).rows.rowCount() == 1
