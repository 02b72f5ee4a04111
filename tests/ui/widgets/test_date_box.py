"""Dates are typed any way; the field says what it understood, or what to type."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from lushan_desktop.base import clock
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.ui.widgets.date_box import CalendarPopup, DateBox
from lushan_desktop.ui.widgets.layout import column
from tests.ui.widgets.specimens import SPELLING, type_text


@pytest.fixture
def box(qtbot):
    clock.seat(lambda: datetime(2023, 7, 27, 10, 32, tzinfo=clock.CHINA))
    window = QWidget()
    made = DateBox(SPELLING)
    window.other = QLineEdit()
    column(window, made, window.other)
    qtbot.addWidget(window)
    qtbot.focus(made.edit)
    yield made
    window.close()
    clock.seat(None)


@pytest.mark.parametrize("typed", ["6.2", "6/2", "20230602", "2023.6.2", "2023年6月2日", "６月２日"])
def test_it_says_what_it_understood(qtbot, box, typed):
    type_text(box.edit, typed)

    assert box.message() == "识别为 2023年6月2日 星期五"
    assert box.value() == PartialDate(2023, 6, 2)


@pytest.mark.parametrize(
    ("short_of", "said"),
    [("识别为 ", "2023年6月2日 星期五"), ("识别为 期", "2023年6月2日 周五")],
)
def test_where_the_room_is_short_the_day_of_the_week_is_still_said(qtbot, box, short_of, said):
    box.line.keep_room(box.edit.hasFocus)
    letters = box.line.fontMetrics().horizontalAdvance
    box.line.setFixedWidth(letters("识别为 2023年6月2日 星期五") - letters(short_of) + 4)

    type_text(box.edit, "6.2")

    assert box.line.text() == said
    assert box.line.over() is None, "nothing below is covered"


def test_what_was_understood_takes_the_place_of_the_hint_and_moves_nothing(qtbot, box):
    hinted = DateBox(SPELLING)
    hinted.say_besides("hint", "经常性会议填起始年月")
    window = QWidget()
    column(window, hinted, QLineEdit())
    window.resize(300, 300)
    qtbot.addWidget(window)
    window.show()
    height = hinted.sizeHint().height()
    type_text(hinted.edit, "6.2")
    assert hinted.message() == "识别为 2023年6月2日 星期五"

    assert hinted.sizeHint().height() == height
    hinted.edit.clear()
    hinted.edit.textEdited.emit("")
    assert hinted.message() == "经常性会议填起始年月"
    hinted.say_besides("error", "请填写日期。")
    assert hinted.message() == "请填写日期。"


def test_a_line_below_is_there_from_the_first_figure_on_and_not_before(qtbot, box):
    """Nothing moves when the field is left: what is clicked then stays where it is."""
    assert box.sizeHint().height() == box.edit.sizeHint().height()

    qtbot.keyClick(box.edit, "2")
    height = box.sizeHint().height()
    assert height > box.edit.sizeHint().height()
    qtbot.keyClicks(box.edit, "0230602")
    assert box.sizeHint().height() == height
    qtbot.focus(box.window().other)
    assert box.sizeHint().height() == height


def test_a_date_that_is_begun_is_no_error_until_it_is_left(qtbot, box):
    qtbot.keyClicks(box.edit, "202306")
    assert box.message() == "如 2023.6.2"
    assert not box.edit.property("wrong")
    assert box.error(), "but saving says so"

    qtbot.focus(box.window().other)
    assert "不是有效日期" in box.message()
    assert box.edit.property("wrong") is True


def test_leaving_writes_the_official_spelling(qtbot, box):
    type_text(box.edit, "6.2")
    qtbot.focus(box.window().other)

    assert box.edit.text() == "2023年6月2日"


def test_a_day_that_does_not_exist_is_refused_with_what_to_type(qtbot, box):
    type_text(box.edit, "2月30日")

    assert box.value() is None
    assert box.error() == "“2月30日”不是有效日期，请按“2023年3月1日”格式填写"
    assert box.edit.property("wrong") is True


def test_emptying_the_field_is_no_error(qtbot, box):
    type_text(box.edit, "6.2")
    heard = []
    box.changed.connect(heard.append)

    box.edit.selectAll()
    qtbot.keyClick(box.edit, Qt.Key.Key_Delete)

    assert heard == [None]
    assert box.error() == ""
    assert box.message() == ""


def test_a_value_set_by_the_page_is_shown_and_not_announced(qtbot, box):
    heard = []
    box.changed.connect(heard.append)

    box.set_value(PartialDate(2023, 6))

    assert box.edit.text() == "2023年6月"
    assert heard == []


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_a_day_picked_in_the_calendar_is_taken(qtbot, box):
    qtbot.keyClick(box.edit, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = next(w for w in QApplication.topLevelWidgets() if isinstance(w, CalendarPopup))
    assert calendar.month.selectedDate() == QDate(2023, 7, 27)

    with qtbot.waitSignal(box.changed):
        calendar.month.clicked.emit(QDate(2023, 6, 2))

    assert box.edit.text() == "2023年6月2日"
    assert box.edit.hasFocus()


def test_the_calendar_goes_no_further_than_dates_are_kept(box):
    calendar = CalendarPopup(box, date(2023, 7, 27))

    calendar.month.setSelectedDate(QDate(93, 7, 27))

    assert calendar.month.selectedDate().year() == 1900
