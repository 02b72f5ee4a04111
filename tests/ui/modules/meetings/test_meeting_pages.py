"""The list of meetings and the kit of one, as a clerk works with them."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from lushan_desktop.services.meetings import meeting_kit
from lushan_desktop.services.records import records
from lushan_desktop.ui.modules.meetings.meetings_page import MeetingsPage
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import TextSize, Theme
from lushan_desktop.ui.widgets.layout import column
from tests.ui.fit import faults
from tests.ui.modules.conftest import PAGE_AREA
from tests.ui.modules.meetings.conftest import MEETING, button, open_kit, open_requirements, shown


def test_the_kit_names_what_is_missing_and_gives_a_verb(qtbot, page, meeting):
    kit = open_kit(qtbot, page, meeting)

    names = {one.accessibleName() for one in kit.materials.findChildren(QPushButton)}
    assert {"生成议程", "添加议程", "生成纪要", "添加纪要"} <= names
    assert kit.kit.counted == (2, 0, 2)
    kit.left.emit()
    assert page.pages.currentWidget() is page.current()


def test_keys_act_on_the_meeting_that_is_seen_while_another_one_comes(qtbot, store, page, meeting, tmp_path):
    values = {"title": "示例另一次会议", "kind": "部门联席会议"}
    other = records.save(store, MEETING, values).ids("meeting")[0]
    kit = open_kit(qtbot, page, meeting)
    file = tmp_path / "示例.txt"
    file.write_text("示例")

    page.open_kit(other)
    assert kit.kit.view.id == meeting
    kit.materials.files_given.emit([file], "议程")
    qtbot.waitUntil(lambda: len(meeting_kit.kit(store, meeting).view.values["files"]) == 1)
    qtbot.waitUntil(lambda: kit.kit.view.id == other)
    assert not meeting_kit.kit(store, other).view.values["files"]


def test_a_file_dropped_on_a_row_is_that_material(qtbot, page, meeting, tmp_path):
    kit = open_kit(qtbot, page, meeting)
    file = tmp_path / "示例.txt"
    file.write_text("示例")

    kit.materials.files_given.emit([file], "议程")
    qtbot.waitUntil(lambda: kit.kit.counted == (2, 1, 1))
    names = {one.accessibleName(): one for one in kit.materials.findChildren(QPushButton)}
    names["打开议程"].click()
    assert kit.seeing.preview is not None, "what is there opens over the page"


def test_ledger_and_reminders_are_one_click_away(qtbot, context, page, meeting):
    kit = open_kit(qtbot, page, meeting)
    asked = []
    context.asked_for.connect(lambda *what: asked.append(what))

    button(qtbot, kit.materials, "落实台账").click()
    button(qtbot, kit.materials, "催办单").click()
    assert asked == [("papers", "resolution_ledger", "print"), ("papers", "reminder_slip", "print")]
    assert context.handed_over is None


def test_resolutions_become_tasks_with_a_click(qtbot, store, page, meeting):
    kit = open_kit(qtbot, page, meeting)

    button(qtbot, kit.materials, "转为任务").click()
    qtbot.waitUntil(lambda: kit.kit.resolutions[0].is_task)
    assert not kit.kit.resolutions[1].is_task
    button(qtbot, kit.materials, "全部转为任务").click()
    qtbot.waitUntil(lambda: all(each.is_task for each in kit.kit.resolutions))
    assert not button(qtbot, kit.materials, "全部转为任务").isEnabled()


def test_what_changed_on_another_page_is_there_when_one_comes_back(qtbot, store, context, page, meeting):
    kit = open_kit(qtbot, page, meeting)
    page.hide()
    context.change(records.save, MEETING, {"title": "示例常务会议（改期）"}, meeting)
    qtbot.waitUntil(lambda: meeting_kit.kit(store, meeting).view.title == "示例常务会议（改期）")

    page.show()
    qtbot.waitUntil(lambda: kit.kit.view.title == "示例常务会议（改期）")


def test_the_detail_makes_a_task_too(qtbot, page, meeting):
    detail = page.current().detail
    button(qtbot, detail, "转为任务").click()
    qtbot.waitUntil(lambda: any(row["task"] for row in detail.shown.values["resolutions"]))
    assert button(qtbot, detail, "看任务")


def test_the_next_meeting_takes_over_from_the_last_one(qtbot, page, meeting):
    page.current().copy_last(meeting)
    form = page.current().form
    qtbot.waitUntil(lambda: form.group is not None)

    raw = form.group.glance()
    assert raw["place"] == "示例会议室"
    assert raw["series_number"] == "2023年第16次"
    assert raw["held_on"] is None
    assert not raw.get("resolutions")


def test_the_number_is_proposed_once_the_kind_is_chosen(qtbot, context, page, meeting):
    page.current().add()
    group = page.current().form.group
    group.editor("kind").set_value("政府常务会议")
    group.changed.emit()

    qtbot.waitUntil(lambda: group.raw().get("series_number") == "2023年第16次")
    group.editor("series_number").set_value("示例号")
    group.changed.emit()
    qtbot.settle(context._runner)
    assert group.raw()["series_number"] == "示例号"


def test_a_number_that_comes_late_takes_no_other_place(qtbot, context, page, meeting):
    """Neither of a number typed meanwhile, nor in the form of another meeting."""
    late = threading.Event()
    context.query(lambda _: late.wait(60), then=lambda _: None)
    page.current().add(kind="政府常务会议")
    page.current().form.group.editor("kind").set_value("部门联席会议")
    page.current().add()
    group = page.current().form.group
    answered = []
    context.query(lambda _: True, then=answered.append)

    late.set()
    qtbot.waitUntil(lambda: answered == [True])
    assert not group.raw().get("series_number")

    late.clear()
    answered.clear()
    context.query(lambda _: late.wait(60), then=lambda _: None)
    group.editor("kind").set_value("政府常务会议")
    group.changed.emit()
    group.unfold()
    group.editor("series_number").edit.setText("示例号")
    context.query(lambda _: True, then=answered.append)
    late.set()
    qtbot.waitUntil(lambda: answered == [True])
    assert group.raw()["series_number"] == "示例号"


def test_the_pages_fit_a_small_screen(page):
    hint = page.minimumSizeHint()
    assert hint.width() <= PAGE_AREA[0]
    assert hint.height() <= 620


def test_escape_leaves_the_kit_only_from_inside_it(qtbot, page, meeting):
    kit = open_kit(qtbot, page, meeting)
    window = QWidget()
    qtbot.addWidget(window)
    beside = QLineEdit()
    column(window, page, beside)
    with qtbot.waitActive(window):
        window.show()

    qtbot.focus(beside)
    qtbot.keyClick(beside, Qt.Key.Key_Escape)
    assert page.pages.currentWidget() is kit

    qtbot.focus(kit.back)
    qtbot.keyClick(kit.back, Qt.Key.Key_Escape)
    assert page.pages.currentWidget() is page.current()
    page.setParent(None)


@pytest.mark.parametrize(
    ("size", "room"), [(TextSize.STANDARD, 1182), (TextSize.LARGE, 1146), (TextSize.HUGE, 1224)]
)
def test_the_kit_fits_in_every_text_size(qtbot, context, meeting, size, room):
    """The rail of 特大 is folded on the screens of the offices."""
    style.apply(QApplication.instance(), Theme(text_size=size))
    page = MeetingsPage(context)
    qtbot.addWidget(page)
    page.resize(room, PAGE_AREA[1])
    page.show()
    page.open_kit(meeting)
    kit = page.kit_page
    qtbot.waitUntil(lambda: kit.kit is not None)
    shown(qtbot, kit, "meeting_agenda")
    try:
        for _ in ("the kit", "its list being changed"):
            qtbot.settle(context._runner)
            assert not faults(page)
            assert page.minimumSizeHint().width() <= room
            open_requirements(qtbot, kit)
    finally:
        style.apply(QApplication.instance(), Theme())
