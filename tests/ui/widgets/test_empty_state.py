"""What a page says while it has nothing to show stands in the middle of it."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from lushan_desktop.ui.widgets.buttons import Button
from lushan_desktop.ui.widgets.card import Panel
from lushan_desktop.ui.widgets.empty_state import EmptyState
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import column


@pytest.mark.parametrize("size", [(420, 300), (901, 501), (1162, 640)])
@pytest.mark.parametrize("text", ["", "新建一条。", "新建一条，或把 Excel 台账粘贴进来。" * 4])
@pytest.mark.parametrize("count", [0, 1, 2])
def test_it_stands_in_the_middle_whatever_it_says(qtbot, size, text, count):
    page = QWidget()
    state = EmptyState("nav.meetings", "还没有会议", text, *(Button("新建会议") for _ in range(count)))
    column(page, (state, 1), gap="none")
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()

    shown = [
        one for one in state.findChildren(QWidget) if one.isVisible() and isinstance(one, QLabel | Button)
    ]
    tops = [one.mapTo(page, QPoint(0, 0)).y() for one in shown]
    bottoms = [one.mapTo(page, QPoint(0, one.height())).y() for one in shown]
    title = next(one for one in shown if isinstance(one, QLabel) and one.text() == "还没有会议")

    assert abs(title.mapTo(page, title.rect().center()).x() - page.width() // 2) <= 2
    assert abs(min(tops) - (page.height() - max(bottoms))) <= 2


def test_what_a_panel_says_while_it_is_empty_stands_in_its_middle(qtbot):
    panel = Panel(title="回收站")
    qtbot.addWidget(panel)
    panel.resize(500, 600)
    panel.show()
    state = EmptyState("nav.recycle", "回收站是空的")
    panel.show_body(state)
    QApplication.processEvents()

    assert abs(state.geometry().center().y() - panel.body.viewport().rect().center().y()) <= 2
    title = next(one for one in state.findChildren(Words) if one.text())
    middle = title.mapTo(panel.body.viewport(), title.rect().center()).y()
    assert abs(middle - panel.body.viewport().height() / 2) < title.height() * 3
