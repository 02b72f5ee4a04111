"""候选 below a box: what may be meant is drawn, each in a row of its own."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit, QWidget

from lushan_desktop.ui.widgets.suggestions import Suggestion, SuggestionList


@pytest.fixture
def shown(qtbot) -> Callable[..., SuggestionList]:
    """Shows a list of these below the box of a window."""
    windows = []

    def show(*titles: str) -> SuggestionList:
        window = QWidget()
        windows.append(window)
        qtbot.addWidget(window)
        field = QLineEdit(window)
        window.resize(400, 300)
        window.show()
        made = SuggestionList(field)
        made.show_suggestions([Suggestion(title, title) for title in titles])
        return made

    return show


def test_each_suggestion_is_drawn_with_its_words(shown):
    def picture(*titles: str):
        return shown(*titles).grab().toImage()

    assert picture("推进会", "协调会") == picture("推进会", "协调会")
    assert picture("推进会", "协调会") != picture("推进会", "动员会")
    assert picture("推进会", "协调会") != picture("动员会", "协调会")


def test_the_row_below_the_mouse_is_the_one_that_is_meant(qtbot, shown):
    made = shown("推进会", "协调会", "动员会")

    qtbot.mouseMove(made, QPoint(20, made.height() // 2))

    assert made.hasMouseTracking()
    qtbot.waitUntil(lambda: made.current is not None and made.current.title == "协调会")
