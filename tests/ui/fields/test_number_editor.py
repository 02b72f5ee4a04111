"""A document number is typed in three boxes; the next free one is on offer."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from lushan_desktop.base import clock
from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import records
from lushan_desktop.ui.fields.editors import Desk, Place, make_editor

DOCUMENT = RECORD_TYPES.get("document")


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: date(2023, 8, 8))


@pytest.fixture
def editor(qtbot, context, kept, store):
    for serial in (4, 5):
        records.save(store, DOCUMENT, {"number": f"示法办〔2023〕{serial}号", "title": f"示例：{serial}号"})
    spec = DOCUMENT.field("number")
    made = make_editor(spec.kind, Place(Desk(context), DOCUMENT, spec))
    qtbot.addWidget(made)
    kept.append(made)
    made.show()
    return made


def boxes(editor):
    return editor.edit.text(), editor.year.text(), editor.serial.text()


def test_a_pasted_number_fills_code_year_and_serial(qtbot, editor):
    QApplication.clipboard().setText("示法[2022]第7号")
    qtbot.focus(editor.edit)

    qtbot.keyClick(editor.edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert boxes(editor) == ("示法", "2022", "7")
    assert editor.value() == "示法〔2022〕7号"
    assert editor.serial.hasFocus(), "Tab leads to the next field"


def test_a_known_code_is_picked_and_the_next_free_number_taken(qtbot, context, editor):
    qtbot.focus(editor.edit)
    qtbot.keyClicks(editor.edit, "sfb")
    qtbot.waitUntil(editor.edit.is_open)
    qtbot.keyClick(editor.edit, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: editor.take_button.isVisible())
    assert editor.take_button.text() == "取用6号"
    qtbot.mouseClick(editor.take_button, Qt.MouseButton.LeftButton)

    assert editor.value() == "示法办〔2023〕6号"
    qtbot.settle(context._runner)
    assert editor.note() == ""


def test_a_code_typed_in_full_begins_a_number_of_this_year(qtbot, editor):
    qtbot.focus(editor.edit)
    editor.edit.setText("示法办")
    editor.leave()

    qtbot.waitUntil(lambda: editor.year.text() == "2023")


def test_another_year_has_a_series_of_its_own(qtbot, editor):
    editor.set_code("示法办")
    editor.year.setText("2024")
    editor.year.textEdited.emit("2024")

    qtbot.waitUntil(lambda: editor.take_button.text() == "取用1号")


def test_a_taken_number_is_warned_of_and_still_kept(qtbot, editor):
    editor.set_value("示法办〔2023〕4号")
    editor.leave()

    qtbot.waitUntil(lambda: "已登记：示例：4号" in editor.note())
    assert editor.value() == "示法办〔2023〕4号"


def test_a_number_that_is_half_filled_in_is_asked_for(editor):
    editor.set_raw(["示法办", "2023", ""])

    with pytest.raises(UserError, match="文号没有填全"):
        editor.value()


@pytest.mark.parametrize("number", ["", "第7期", "示法〔2023〕1号、示政〔2023〕2号"])
def test_what_is_no_single_number_stays_whole(editor, number):
    editor.set_value(number)
    editor.leave()

    assert editor.value() == number
    assert boxes(editor)[1:] == ("", "")


def test_a_code_that_was_put_in_is_no_number_until_it_has_a_serial(editor):
    editor.set_code("示法办")

    assert editor.value() == ""
    editor.serial.setText("9")
    assert editor.value() == "示法办〔2023〕9号"
