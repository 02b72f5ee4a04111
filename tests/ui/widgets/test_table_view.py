"""The ledger table: keys, whole rows, no horizontal scrolling, readable by a screen reader."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QWidget

from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import TextSize, Theme, theme
from lushan_desktop.ui.widgets.cells import paint_ground
from lushan_desktop.ui.widgets.layout import row
from lushan_desktop.ui.widgets.table_view import TableCard, TableView
from tests.ui.widgets.specimens import ROWS, MeetingRows


@pytest.fixture
def table(qtbot):
    made = TableView(says="会议台账")
    made.setModel(MeetingRows())
    made.set_widths([124, None, 56, 76, 94])
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    return made


@pytest.mark.parametrize(
    ("key", "signal"),
    [
        (Qt.Key.Key_Return, "opened"),
        (Qt.Key.Key_Space, "preview_requested"),
        (Qt.Key.Key_Delete, "delete_requested"),
    ],
)
def test_a_key_asks_for_what_it_means_on_the_chosen_row(qtbot, table, key, signal):
    table.choose_row(2)
    with qtbot.waitSignal(getattr(table, signal)) as heard:
        qtbot.keyClick(table, key)
    assert heard.args == [2]


def test_arrows_walk_the_rows_and_tell_each(qtbot, table):
    heard = []
    table.choose_row(0)
    table.chosen.connect(heard.append)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert heard == [1, 2]


def test_ctrl_v_asks_to_paste_rows(qtbot, table):
    with qtbot.waitSignal(table.paste_requested):
        qtbot.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_coming_by_tab_marks_the_first_row_and_shows_the_ring(qtbot, table):
    qtbot.waitUntil(table.isActiveWindow)
    table.clearFocus()
    table.setFocus(Qt.FocusReason.TabFocusReason)
    assert table.current_row() == 0
    assert table.shows_focus


def test_the_mouse_hides_the_ring(qtbot, table):
    qtbot.waitUntil(table.isActiveWindow)
    table.clearFocus()
    table.setFocus(Qt.FocusReason.TabFocusReason)
    spot = table.visualRect(table.model().index(1, 1)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert table.current_row() == 1
    assert not table.shows_focus


@pytest.mark.parametrize("size", TextSize)
@pytest.mark.parametrize("height", [420, 497, 576, 611, 900])
def test_the_view_ends_on_a_whole_row(qtbot, size, height):
    style.apply(QApplication.instance(), Theme(text_size=size))
    table = TableView()
    table.setModel(MeetingRows(ROWS * 4))
    window, card = QWidget(), TableCard(table)
    row(window, card)
    qtbot.addWidget(window)
    window.resize(720, height)
    window.show()
    qtbot.wait(1)

    assert table.viewport().height() % table.rowHeight(0) <= 1
    assert table.rowHeight(0) >= 0.9 * Theme(text_size=size).row_height


def test_the_columns_fill_the_width_without_scrolling_sideways(table):
    assert table.horizontalHeader().length() == table.viewport().width()
    assert not table.horizontalScrollBar().isVisible()


def test_a_chosen_row_is_marked_by_a_red_bar_and_a_tint(table):
    table.choose_row(1)
    image = table.viewport().grab().toImage()
    top = table.rowViewportPosition(1)
    assert image.pixelColor(1, top + 10) == Theme().color("accentText")
    assert image.pixelColor(60, top + 2) == Theme().color("accentSoft")


def test_another_text_size_widens_the_columns_and_the_rows_at_once(qtbot):
    application = QApplication.instance()
    table = TableView()
    table.setModel(MeetingRows())
    table.set_widths([124, None, 56, 76, 94])
    card = TableCard(table)
    qtbot.addWidget(card)
    card.resize(700, 500)
    card.show()
    width, height = table.columnWidth(0), table.verticalHeader().defaultSectionSize()

    style.apply(application, Theme(text_size=TextSize.LARGE))

    assert table.columnWidth(0) == round(width * 1.2)
    assert table.verticalHeader().defaultSectionSize() > height
    style.apply(application, Theme())


def test_the_chosen_row_has_no_seams_on_a_screen_at_125_percent(qtbot, table):
    image = QImage(250, 60, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.black)
    image.setDevicePixelRatio(1.25)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    left = 0
    for place, width in enumerate((33, 41, 66)):
        state, area = QStyle.StateFlag.State_Selected, QRect(left, 0, width, 40)
        option = SimpleNamespace(rect=area, state=state, widget=table)
        paint_ground(painter, option, table.model().index(1, place), is_group=False)
        left += width
    painter.end()

    inside = {image.pixelColor(x, 25).name() for x in range(10, int(left * 1.25) - 1)}
    assert inside == {theme().color("accentSoft").name()}
