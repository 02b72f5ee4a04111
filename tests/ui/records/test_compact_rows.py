"""列表行距: rows of lists stand close together at once, in every text size, and nothing is cut."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from lushan_desktop.services.office import office
from lushan_desktop.ui.modules.settings.looks_panel import COMPACT, LooksPanel
from lushan_desktop.ui.theme import fonts, style
from lushan_desktop.ui.theme.tokens import TextSize, Theme, theme
from lushan_desktop.ui.widgets.painting import one_line
from lushan_desktop.ui.widgets.table_view import TableCard, TableView
from tests.ui.widgets.specimens import ROWS, MeetingRows


@pytest.fixture(autouse=True)
def _plain_looks():
    yield
    style.apply(QApplication.instance(), Theme())


@pytest.fixture
def card(qtbot):
    table = TableView()
    table.setModel(MeetingRows(ROWS * 4))
    table.set_widths([None] * 5)
    made = TableCard(table)
    qtbot.addWidget(made)
    made.resize(720, 600)
    made.show()
    return made


@pytest.mark.parametrize("size", TextSize)
def test_rows_of_a_list_on_show_move_together_and_apart_again(card, qtbot, size):
    style.apply(QApplication.instance(), Theme(text_size=size))
    qtbot.wait(1)
    before = card.table.rowHeight(0)

    style.apply(QApplication.instance(), Theme(text_size=size, is_compact=True))
    qtbot.wait(1)
    assert card.table.rowHeight(0) <= 1.1 * theme().height("row_compact") < before
    assert card.table.viewport().height() % card.table.rowHeight(0) <= 1

    style.apply(QApplication.instance(), Theme(text_size=size))
    qtbot.wait(1)
    assert card.table.rowHeight(0) == before


@pytest.mark.parametrize("size", TextSize)
def test_a_line_a_badge_and_the_words_behind_it_have_their_room(size):
    style.apply(QApplication.instance(), Theme(text_size=size, is_compact=True))
    area = QRect(10, 0, 400, theme().row_height - 1)
    title = "示例：全县推进会"

    first, second = one_line(area, title)

    metrics = QFontMetrics(fonts.font("body"))
    assert metrics.height() <= area.height()
    assert theme().height("badge") <= area.height()
    assert metrics.horizontalAdvance(title) <= first.width()
    assert (first.right() + 1, second.right()) == (second.left(), area.right())
    long_first, nothing = one_line(area, title * 20)
    assert (long_first, nothing.width()) == (area, 0)


def test_the_choice_is_in_force_at_once_and_remembered(qtbot, store, context, monkeypatch):
    worn = []
    monkeypatch.setattr(QApplication.instance(), "dress", worn.append, raising=False)
    panel = LooksPanel(context)
    qtbot.addWidget(panel)
    panel.show()

    qtbot.mouseClick(panel.rows.segment(COMPACT), Qt.MouseButton.LeftButton)

    assert [one.is_compact for one in worn] == [True]
    assert context.office.is_compact
    assert office.load(store.folder).is_compact
    fresh = LooksPanel(context)
    qtbot.addWidget(fresh)
    assert fresh.rows.current_key() == COMPACT


def test_a_table_in_no_card_follows_too(qtbot):
    table = TableView()
    qtbot.addWidget(table)
    table.show()

    style.apply(QApplication.instance(), Theme(is_compact=True))
    qtbot.wait(1)
    assert table.verticalHeader().defaultSectionSize() == theme().height("row_compact")
