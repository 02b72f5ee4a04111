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
    made = TypeAhead(suggest_people, create="新增人员")
    window.other = QLineEdit()
    column(window, made, window.other, SPRING)
    qtbot.addWidget(window)
    qtbot.focus(made)
    yield made
    window.close()


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


def test_ctrl_enter_asks_to_add_what_is_unknown(qtbot, field):
    qtbot.keyClicks(field, "xin")

    with qtbot.waitSignal(field.create_requested) as heard:
        qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert heard.args == ["xin"]


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
