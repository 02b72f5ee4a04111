"""Saving takes its time: what is typed or opened meanwhile is neither lost nor closed."""

import threading

import pytest
from PySide6.QtCore import QPoint, Qt

from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import drafts, records
from lushan_desktop.ui.widgets.drop_zone import FileTarget
from lushan_desktop.ui.widgets.item_row import ItemRow
from tests.ui.records.conftest import a_meeting

MEETING = RECORD_TYPES.get("meeting")


@pytest.fixture
def hold_up(context):
    """Keeps the writer busy, as many files would, until it is let go."""
    gate = threading.Event()

    def wait(_store):
        gate.wait()

    context.change(wait)
    yield gate.set
    gate.set()


def type_into(page, name, text):
    editor = page.form.group.editor(name)
    editor.edit.setText(text)
    editor.edit.textEdited.emit(text)


def test_a_form_opened_while_another_is_saved_stays_open(qtbot, open_page, store, hold_up):
    page = open_page()
    page.add(**a_meeting(title="示例：先存的会"))
    page.form.save()
    page.add()
    type_into(page, "title", "示例：接着记的会")

    hold_up()
    qtbot.waitUntil(lambda: page.list.tally.total == 1)

    assert page.right.currentWidget() is page.form
    assert page.form.group.raw()["title"] == "示例：接着记的会"
    page.form.leave()
    qtbot.waitUntil(lambda: drafts.kept(store, "meeting:new") is not None)
    assert drafts.kept(store, "meeting:new").content["title"] == "示例：接着记的会"


def test_what_is_typed_while_it_is_saved_waits_as_a_draft_of_the_record(
    qtbot, context, open_page, store, hold_up
):
    page = open_page()
    page.add(**a_meeting(title="示例：先存的会"))
    page.form.save()
    type_into(page, "place", "二楼会议室")

    with qtbot.waitSignal(context.told) as told:
        hold_up()

    assert told.args == ["已保存；保存时又填的留作草稿，点“编辑”接着填", True]
    qtbot.waitUntil(lambda: page.right.currentWidget() is page.detail)
    page.edit()
    qtbot.waitUntil(page.form.bar.isVisible)
    assert page.form.group.raw()["place"] == ""
    page.form.bar.resume_button.click()
    assert page.form.group.raw()["place"] == "二楼会议室"


def test_a_record_chosen_while_another_is_saved_stays_chosen(qtbot, open_page, save, store, hold_up):
    other = save("meeting", **a_meeting(title="示例：别的会"))
    page = open_page()
    qtbot.waitUntil(lambda: page.detail.shown is not None)
    page.add(**a_meeting(title="示例：先存的会"))
    page.form.save()
    qtbot.keyClick(page.form, Qt.Key.Key_Escape)

    hold_up()
    qtbot.waitUntil(lambda: page.list.tally.total == 2)

    assert page.right.currentWidget() is page.detail
    assert page.detail.shown.id == other


def test_what_was_refused_while_another_form_is_open_waits_as_a_draft(
    qtbot, context, open_page, save, store, hold_up
):
    meeting = save("meeting", **a_meeting())
    page = open_page()
    qtbot.waitUntil(lambda: page.detail.shown is not None)
    page.edit()
    type_into(page, "place", "二楼会议室")
    context.failed.disconnect()
    context.change(records.remove, MEETING, [meeting])
    page.form.save()
    page.add()

    with qtbot.waitSignal(context.failed):
        hold_up()

    key = drafts.key_for(MEETING, meeting)
    qtbot.waitUntil(lambda: drafts.kept(store, key) is not None)
    assert drafts.kept(store, key).content["place"] == "二楼会议室"
    assert page.right.currentWidget() is page.form


def test_what_was_left_is_offered_in_the_next_form_however_long_keeping_takes(qtbot, open_page, hold_up):
    page = open_page()
    page.add()
    type_into(page, "title", "示例：甲会")
    gone = []
    page.form.group.destroyed.connect(lambda: gone.append(True))
    page.form.leave()
    page.add()
    qtbot.waitUntil(lambda: bool(gone))

    hold_up()

    qtbot.waitUntil(page.form.bar.isVisible)


def test_a_new_form_takes_no_draft_away(qtbot, open_page, store):
    page = open_page()
    for title in ("示例：甲会", "示例：乙会"):
        page.add()
        type_into(page, "title", title)
        page.form.leave()

    page.add(**a_meeting(title="示例：丙会"))
    qtbot.waitUntil(lambda: "有 2 份未完成的草稿" in page.form.bar.words())
    with qtbot.waitSignal(page.form.saved):
        page.form.save()

    page.add()
    qtbot.waitUntil(lambda: "有 2 份未完成的草稿" in page.form.bar.words())
    page.form.bar.discard_button.click()
    qtbot.waitUntil(lambda: page.form.bar.isVisible() and "2 份" not in page.form.bar.words())
    page.form.bar.resume_button.click()
    assert page.form.group.raw()["title"] == "示例：甲会"


def test_going_on_with_a_draft_keeps_what_was_typed_before(qtbot, open_page, store):
    page = open_page()
    page.add()
    type_into(page, "title", "示例：甲会")
    page.form.leave()
    page.add()
    qtbot.waitUntil(page.form.bar.isVisible)
    type_into(page, "title", "示例：乙会")

    page.form.bar.resume_button.click()
    assert page.form.group.raw()["title"] == "示例：甲会"
    page.form.leave()

    page.add()
    qtbot.waitUntil(lambda: "2 份" in page.form.bar.words())


def test_one_file_that_is_saved_at_once_is_not_announced_afterwards(qtbot, open_page, tmp_path):
    file = tmp_path / "示例.txt"
    file.write_text("示例", "utf-8")
    page = open_page()
    page.add(**a_meeting())
    page.form.take_files([file])

    with qtbot.waitSignal(page.form.saved):
        page.form.save()

    assert not page.form.copying.is_about_to_appear()
    assert page.form.copying.isHidden()


def test_what_the_checks_find_in_a_saved_record_stands_on_it_and_leads_to_the_field(qtbot, open_page):
    page = open_page()
    page.add(**a_meeting(title="示例：布署,会", place="示例会议室"))
    page.form.save()

    qtbot.waitUntil(lambda: bool(page.detail._findings[1]))

    found = page.detail._findings[1]
    assert {"易错词", "中文里用了半角标点"} <= {one.title for one in found}
    assert {one.key for one in found} == {"title"}
    qtbot.waitUntil(lambda: bool(rows_that_name(page, "布署")))
    rows_that_name(page, "布署")[0].opened.emit()
    qtbot.waitUntil(lambda: page.right.currentWidget() is page.form)


def rows_that_name(page, words):
    rows = page.detail.findChildren(ItemRow)
    return [row for row in rows if row.isVisibleTo(page) and words in row.accessibleName()]


def test_a_draft_is_spoken_of_only_once_it_is_on_the_disk(qtbot, context, open_page, store):
    context.failed.disconnect()
    page = open_page()
    page.add(**a_meeting(title="示例" * 4000))
    with store.writing() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
    said = []

    for room in range(0, 40, 4):
        store._writer.raw.execute(f"PRAGMA max_page_count = {pages + room}").fetchall()
        with qtbot.waitSignal(context.failed) as told:
            page.form.save()
        said.append(told.args[0])
        is_kept = drafts.kept(store, "meeting:new") is not None
        assert ("您刚填写的已留为草稿" in said[-1]) == is_kept
        if is_kept:
            break

    assert "草稿未能保存" in said[0]
    assert "本次没有保存" in said[-1]


def test_files_that_are_dropped_on_a_form_are_seen_on_it(qtbot, open_page, tmp_path):
    files = [tmp_path / name for name in ("签到.jpg", "会场.jpg")]
    for file in files:
        file.write_bytes(file.name.encode())
    page = open_page()
    page.resize(1182, 400)
    page.add()
    body, group = page.form.body, page.form.group
    view = body.viewport()

    def is_seen(widget):
        return view.rect().contains(widget.rect().translated(widget.mapTo(view, QPoint(0, 0))))

    qtbot.waitUntil(lambda: not is_seen(group.editor("files").zone))
    body.findChild(FileTarget).dropped.emit(files)

    qtbot.waitUntil(lambda: is_seen(group.editor("files").zone))
