"""Typing a few letters finds people; an input method composes undisturbed."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from lushan_desktop.ui.widgets.layout import SPRING, column
from lushan_desktop.ui.widgets.type_ahead import TypeAhead
from tests.ui.widgets.specimens import suggest_people


@pytest.fixture
def field(qtbot):
    window = QWidget()
    window.resize(500, 400)
    made = TypeAhead(suggest_people, creates={"person": "新增人员"})
    window.other = QLineEdit()
    column(window, made, window.other, SPRING)
    qtbot.addWidget(window)
    qtbot.focus(made)
    yield made
    window.close()


@pytest.fixture
def slow(qtbot):
    """A field that is answered from elsewhere, when it suits."""
    window = QWidget()
    made = TypeAhead(creates={"person": "新增人员"})
    window.other = QLineEdit()
    column(window, made, window.other, SPRING)
    qtbot.addWidget(window)
    qtbot.focus(made)
    yield made
    window.close()


def leave_and_come_back(qtbot, field: QLineEdit, meanwhile=lambda: None) -> None:
    """Another window is in front for a while."""
    other = QLineEdit()
    qtbot.addWidget(other)
    qtbot.focus(other)
    assert not field.hasFocus()
    meanwhile()
    field.window().activateWindow()
    qtbot.waitUntil(field.hasFocus)


def compose(field: QLineEdit, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QApplication.sendEvent(field, event)


def test_pinyin_letters_drop_down_the_people_they_fit(qtbot, field):
    qtbot.keyClicks(field, "sl")

    assert field.is_open()
    assert field.suggestions.titles() == ["示例甲", "示例乙", "示例丙", "司法所所长 示例丁", "新增人员“sl”…"]


def test_enter_takes_the_marked_one(qtbot, field):
    qtbot.keyClicks(field, "sl")
    qtbot.keyClick(field, Qt.Key.Key_Down)

    with qtbot.waitSignal(field.picked) as heard:
        qtbot.keyClick(field, Qt.Key.Key_Return)

    assert heard.args[0].value == "示例乙"
    assert field.text() == "示例乙"
    assert not field.is_open()


def test_the_focus_stays_in_the_field_while_an_input_method_composes(field):
    compose(field, "shi")
    assert not field.is_open()
    assert field.hasFocus()

    compose(field, "shili")
    assert not field.is_open()

    compose(field, "", commit="示例")

    assert field.is_open()
    assert field.hasFocus()
    assert field.text() == "示例"


def test_composing_again_while_the_list_is_open_keeps_list_and_focus(qtbot, field):
    qtbot.keyClicks(field, "s")

    compose(field, "li")

    assert field.hasFocus()
    assert field.is_open()
    assert field.text() == "s"


def test_a_click_picks_without_the_field_losing_focus(qtbot, field):
    qtbot.keyClicks(field, "sl")
    spot = QPoint(30, field.suggestions.height() // 5 + 10)

    with qtbot.waitSignal(field.picked) as heard:
        QTest.mouseClick(field.suggestions, Qt.MouseButton.LeftButton, pos=spot)

    assert heard.args[0].title == "示例乙"
    assert field.hasFocus()


def test_escape_folds_the_list_and_keeps_the_text(qtbot, field):
    qtbot.keyClicks(field, "sl")
    qtbot.keyClick(field, Qt.Key.Key_Escape)

    assert not field.is_open()
    assert field.text() == "sl"


def test_leaving_the_field_folds_the_list(qtbot, field):
    qtbot.keyClicks(field, "sl")

    qtbot.focus(field.window().other)

    assert not field.is_open()


def test_tab_takes_the_marked_one_and_goes_on(qtbot, field):
    qtbot.keyClicks(field, "slb")

    qtbot.keyClick(field, Qt.Key.Key_Tab)

    assert field.text() == "示例丙"
    assert field.window().other.hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Return])
def test_who_is_quicker_than_the_answer_gets_what_would_have_been_marked(qtbot, slow, key):
    qtbot.keyClicks(slow, "sl")
    qtbot.keyClick(slow, key)
    assert slow.text() == "sl"

    with qtbot.waitSignal(slow.picked) as heard:
        slow.offer("sl", suggest_people("sl"))

    assert heard.args[0].title == "示例甲"
    assert slow.text() == "示例甲"
    assert slow.window().other.hasFocus() == (key == Qt.Key.Key_Tab)


def test_who_types_on_before_the_answer_takes_nothing(qtbot, slow):
    qtbot.keyClicks(slow, "s")
    qtbot.keyClick(slow, Qt.Key.Key_Return)
    qtbot.keyClicks(slow, "l")

    slow.offer("s", suggest_people("s"))
    slow.offer("sl", suggest_people("sl"))

    assert slow.text() == "sl"
    assert slow.is_open()


def test_nothing_is_taken_of_what_fits_nobody(qtbot, slow):
    qtbot.keyClicks(slow, "xyz")
    qtbot.keyClick(slow, Qt.Key.Key_Tab)
    slow.offer("xyz", [])

    assert slow.text() == "xyz"
    assert not slow.is_open()


def test_what_is_emptied_stays_empty(qtbot, slow):
    qtbot.keyClicks(slow, "s")
    slow.offer("s", suggest_people("s"))
    qtbot.keyClick(slow, Qt.Key.Key_Backspace)
    assert not slow.is_open()

    qtbot.keyClick(slow, Qt.Key.Key_Tab)
    assert slow.text() == ""

    qtbot.focus(slow)
    with qtbot.waitSignal(slow.asked):
        qtbot.keyClick(slow, Qt.Key.Key_Down)
    slow.offer("", suggest_people("s"))
    assert slow.is_open(), "the arrow lists all"


def test_the_list_is_there_again_when_the_window_comes_back(qtbot, field):
    qtbot.keyClicks(field, "sl")
    leave_and_come_back(qtbot, field)
    assert field.is_open()

    qtbot.keyClick(field, Qt.Key.Key_Return)
    leave_and_come_back(qtbot, field)
    assert not field.is_open(), "what was picked needs no list"


def test_an_answer_that_came_while_another_window_was_in_front_is_not_lost(qtbot, slow):
    asked = []
    slow.setText("s")
    slow.asked.connect(asked.append)
    qtbot.keyClicks(slow, "l")
    leave_and_come_back(qtbot, slow, lambda: slow.offer("sl", suggest_people("sl")))
    assert asked == ["sl", "sl"], "it asks again, for much may have changed"

    slow.offer("sl", suggest_people("sl"))
    assert slow.is_open()


def test_ctrl_enter_asks_to_add_what_is_unknown(qtbot, field):
    qtbot.keyClicks(field, "xin")

    with qtbot.waitSignal(field.create_requested) as heard:
        qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert heard.args == ["xin", "person"]


def test_an_answer_to_a_text_that_has_changed_is_left_aside(qtbot, field):
    qtbot.keyClicks(field, "xyz")
    field.offer("sl", suggest_people("sl"))

    assert field.suggestions.titles() == ["新增人员“xyz”…"]


def test_the_list_stands_above_where_there_is_no_room_below(qtbot, field):
    field.window().layout().insertStretch(0, 100)
    field.window().layout().activate()
    qtbot.keyClicks(field, "sl")

    assert field.suggestions.geometry().bottom() <= field.window().height()
    assert not field.suggestions.geometry().intersects(field.geometry())
