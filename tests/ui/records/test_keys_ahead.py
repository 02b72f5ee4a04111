"""Who is quicker than the program acts on the record that is marked, not on the one still on show."""

import threading

import pytest
from PySide6.QtCore import Qt

from lushan_desktop.base.text.dates import PartialDate
from tests.ui.records.conftest import a_meeting


@pytest.fixture
def meetings(save):
    """Three of them, as they stand in the list: the latest first."""
    days = (PartialDate(2023, 6, day) for day in (3, 2, 1))
    return [save("meeting", **a_meeting(title=f"示例：{day.day}日的会", held_on=day)) for day in days]


@pytest.fixture
def page(qtbot, open_page, meetings):
    made = open_page()
    qtbot.waitUntil(lambda: made.detail.shown is not None and made.detail.shown.id == meetings[0])
    qtbot.focus(made.list.table)
    return made


@pytest.fixture
def hold_up(context):
    """Keeps every answer back until it is let go."""
    gates = []

    def begin():
        gate = threading.Event()
        gates.append(gate)
        context.query(lambda _: gate.wait(60), then=lambda _: None)
        return gate.set

    yield begin
    for gate in gates:
        gate.set()


def press(qtbot, page, *keys):
    for key in keys:
        qtbot.keyClick(page.list.table, key)


def test_delete_takes_the_marked_one(qtbot, page, meetings, hold_up):
    go_on = hold_up()
    press(qtbot, page, Qt.Key.Key_Down, Qt.Key.Key_Delete)
    assert page.list.table.rows.ids == tuple(meetings)

    go_on()
    qtbot.waitUntil(lambda: page.list.table.rows.ids == (meetings[0], meetings[2]))


def test_delete_pressed_twice_takes_two(qtbot, page, meetings):
    press(qtbot, page, Qt.Key.Key_Delete, Qt.Key.Key_Delete)

    qtbot.waitUntil(lambda: page.list.table.rows.ids == (meetings[2],))


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F2])
def test_the_form_is_that_of_the_marked_one(qtbot, page, meetings, hold_up, key):
    go_on = hold_up()
    press(qtbot, page, Qt.Key.Key_Down, key)
    assert page.right.currentWidget() is page.detail

    go_on()
    qtbot.waitUntil(lambda: page.right.currentWidget() is page.form)
    assert page.form.record_id == meetings[1]


def test_what_waited_is_not_done_once_something_else_is_begun(qtbot, page, meetings, hold_up):
    go_on = hold_up()
    press(qtbot, page, Qt.Key.Key_Down, Qt.Key.Key_Return)
    page.add()
    go_on()
    qtbot.waitUntil(lambda: page.detail.shown.id == meetings[1])

    assert page.right.currentWidget() is page.form
    assert page.form.record_id == ""


def test_what_waited_for_one_record_is_not_done_to_another(qtbot, page, meetings, hold_up):
    go_on = hold_up()
    press(qtbot, page, Qt.Key.Key_Down, Qt.Key.Key_Delete, Qt.Key.Key_Down)
    go_on()
    qtbot.waitUntil(lambda: page.detail.shown.id == meetings[2])

    assert page.list.table.rows.ids == tuple(meetings)
