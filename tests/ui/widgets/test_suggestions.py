"""候选 below a box: what may be meant is drawn, each in a row of its own."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit, QWidget

from lushan_desktop.ui.widgets.suggestions import Suggestion, SuggestionList


def picture(qtbot, *titles: str):
    """What a list of these looks like."""
    window = QWidget()
    qtbot.addWidget(window)
    field = QLineEdit(window)
    window.resize(400, 300)
    window.show()
    made = SuggestionList(field)
    made.show_suggestions([Suggestion(title, title) for title in titles])
    return made.grab().toImage()


def test_each_suggestion_is_drawn_with_its_words(qtbot):
    assert picture(qtbot, "推进会", "协调会") == picture(qtbot, "推进会", "协调会")
    assert picture(qtbot, "推进会", "协调会") != picture(qtbot, "推进会", "动员会")
    assert picture(qtbot, "推进会", "协调会") != picture(qtbot, "动员会", "协调会")


def test_the_row_below_the_mouse_is_the_one_that_is_meant(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    field = QLineEdit(window)
    window.resize(400, 300)
    window.show()
    made = SuggestionList(field)
    made.show_suggestions([Suggestion(title, title) for title in ("推进会", "协调会", "动员会")])

    qtbot.mouseMove(made, QPoint(20, made.height() // 2))

    assert made.hasMouseTracking()
    qtbot.waitUntil(lambda: made.current is not None and made.current.title == "协调会")
