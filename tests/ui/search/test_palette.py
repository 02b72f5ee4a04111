"""Ctrl+K: two keys to anything, by a person who types without waiting."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import TextSize, Theme
from tests.ui.models import model_faults


@pytest.fixture
def search(qtbot, window):
    """The palette, opened by its keys and showing what is recent."""
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(window.search.results.rows))
    return window.search


def titles(search):
    return [row.title for row in search.results.rows if row.act]


def type_in(qtbot, search, text):
    qtbot.keyClicks(search.field, text)
    qtbot.waitUntil(lambda: search._shown.text == text)


def test_the_keys_and_the_box_in_the_top_bar_open_it(qtbot, window, search):
    assert search.field.hasFocus()
    qtbot.keyClick(search.field, Qt.Key.Key_Escape)
    assert not search.isVisible()

    qtbot.mouseClick(window.top.search, Qt.MouseButton.LeftButton)

    assert search.isVisible()


def test_initials_and_enter_open_the_meeting(qtbot, window, search):
    type_in(qtbot, search, "dyh")
    qtbot.keyClick(search.field, Qt.Key.Key_Return)

    page = window.pages.currentWidget().current()
    qtbot.waitUntil(lambda: page.detail.shown is not None and "动员会" in page.detail.shown.title)
    assert not search.isVisible()


def test_it_closes_though_what_had_the_keyboard_is_gone(qtbot, window):
    page = window.pages.currentWidget()
    field = QLineEdit(page)
    field.show()
    qtbot.focus(field)
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(window.search.isVisible)
    with qtbot.waitSignal(field.destroyed):
        field.deleteLater()

    qtbot.keyClick(window.search.field, Qt.Key.Key_Escape)

    assert not window.search.isVisible()


def test_enter_may_come_before_the_answer(qtbot, window, search):
    qtbot.keyClicks(search.field, "93")
    qtbot.keyClick(search.field, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: window.rail.current_key() == "indicators")


def test_a_spelt_command_begins_an_instruction_in_the_keys_of_the_budget(qtbot, window, search):
    type_in(qtbot, search, "pishi")
    assert search.results.current_row().title.startswith("新建批示")

    qtbot.keyClick(search.field, Qt.Key.Key_Return)

    page = window.pages.currentWidget().current()
    assert page.right.currentWidget() is page.form


@pytest.mark.parametrize("typed", ["huiyi", "wenjian", "jiaohe"])
def test_the_name_of_a_page_leads_to_the_page(qtbot, window, search, typed):
    """However many records hold the same word."""
    page = {"huiyi": "meetings", "wenjian": "documents", "jiaohe": "checks"}[typed]
    type_in(qtbot, search, typed)
    qtbot.keyClick(search.field, Qt.Key.Key_Return)

    assert window.rail.current_key() == page


def test_spelling_new_begins_with_what_is_entered_daily(qtbot, window, search):
    type_in(qtbot, search, "xinjian")
    assert search.results.current_row().title.startswith("新建会议")


def test_results_are_lines_that_are_read_aloud_and_headings_among_them_are_never_chosen(qtbot, search):
    type_in(qtbot, search, "a")
    model = search.results.model()

    assert list(model_faults(model)) == []
    can_be_chosen = [
        bool(model.flags(model.index(n, 0)) & Qt.ItemFlag.ItemIsSelectable) for n in range(model.rowCount())
    ]
    assert can_be_chosen == [row.act is not None for row in search.results.rows]


def test_a_person_is_found_and_opened_by_mouse(qtbot, window, search):
    type_in(qtbot, search, "yerui")
    view = search.results
    place = next(place for place, row in enumerate(view.rows) if row.title == "叶锐")
    point = view.visualRect(view.model().index(place)).center()

    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)

    assert window.rail.current_key() == "people"


def test_a_paper_opens_in_the_report_centre(qtbot, window, search):
    type_in(qtbot, search, "qksm")
    assert "情况说明" in " ".join(titles(search))


def test_arrows_go_round_and_leave_headings_out(qtbot, search):
    type_in(qtbot, search, "a")
    leading = titles(search)
    seen = []
    for _ in leading:
        seen.append(search.results.current_row().title)
        qtbot.keyClick(search.field, Qt.Key.Key_Down)

    assert seen == leading
    assert search.results.current_row().title == leading[0]
    assert search.field.hasFocus()


def test_control_enter_opens_the_list_with_the_text(qtbot, window, search):
    qtbot.keyClicks(search.field, "x")
    search.field.setText("动员")
    search.field.textEdited.emit("动员")
    qtbot.waitUntil(lambda: search._shown.text == "动员")

    qtbot.keyClick(search.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    page = window.pages.currentWidget().current()
    qtbot.waitUntil(lambda: page.list.listing is not None and len(page.list.listing.ids) == 1)
    assert page.list.search.text() == "动员"


def test_an_input_method_composes_undisturbed(qtbot, search):
    asked = []
    search.field.textEdited.connect(asked.append)

    QApplication.sendEvent(search.field, QInputMethodEvent("dong yuan", []))
    qtbot.wait(50)
    assert asked == []
    assert search.field.hasFocus()

    commit = QInputMethodEvent()
    commit.setCommitString("动员")
    QApplication.sendEvent(search.field, commit)

    qtbot.waitUntil(lambda: search._shown.text == "动员")
    assert any("动员会" in title for title in titles(search))


def test_nothing_found_says_what_can_be_typed(qtbot, search):
    type_in(qtbot, search, "qqqq")
    assert "没有找到“qqqq”" in search._none.text()


def test_what_was_opened_is_offered_next_time(qtbot, window, search):
    type_in(qtbot, search, "yerui")
    qtbot.keyClick(search.field, Qt.Key.Key_Return)
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: search.results.rows[0].title.startswith("最近打开"))
    assert search.results.rows[1].title == "叶锐"


@pytest.mark.parametrize("size", TextSize)
def test_it_fits_a_small_window_in_every_text_size(qtbot, window, size):
    style.apply(QApplication.instance(), Theme(text_size=size))
    window.resize(1180, 620)
    window.search.open_up()
    qtbot.waitUntil(lambda: bool(window.search.results.rows))

    assert window.rect().contains(window.search.card.geometry())


def test_keys_of_the_page_behind_stay_silent(qtbot, window, search):
    page = window.open("meetings").current()
    search.open_up()
    qtbot.waitUntil(search.field.hasFocus)

    qtbot.keyClick(search.field, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert page.right.currentWidget() is not page.form

    qtbot.keyClick(search.field, Qt.Key.Key_Escape)
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert page.right.currentWidget() is page.form
    page.form.leave()


def test_what_can_be_undone_stays_in_sight_on_another_page(qtbot, window):
    window.open("meetings")
    window.undo_bar.say("示例：已保存", can_undo=True)

    window.open("learning")

    assert window.undo_bar.isVisible()
    assert window.undo_bar.visibleRegion().boundingRect() == window.undo_bar.rect()
