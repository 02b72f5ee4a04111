"""Many rows together: chosen, changed, thrown away, printed; the menu of a row; files and pictures pasted."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QGuiApplication,
    QImage,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import lists, records
from lushan_desktop.ui.records.photo_strip import PhotoStrip
from tests.ui.records.conftest import a_meeting
from tests.ui.widgets.specimens import type_text

MEETING = RECORD_TYPES.get("meeting")
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot, open_page, save):
    """Five meetings, the newest on top and chosen."""
    for day in range(1, 6):
        save("meeting", **a_meeting(title=f"示例：第{day}次会", held_on=PartialDate(2023, 6, day)))
    made = open_page()
    qtbot.waitUntil(lambda: made.detail.shown is not None and len(made.list.table.rows.ids) == 5)
    return made


@pytest.fixture
def opened(monkeypatch):
    """Menus that were opened: a screen that does not exist has no place to show them."""
    menus: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _: menus.append(menu))
    return menus


def click(qtbot, page, place, modifier=Qt.KeyboardModifier.NoModifier):
    spot = page.list.table.visualRect(page.list.table.rows.index(place, 1)).center()
    qtbot.mouseClick(page.list.table.viewport(), Qt.MouseButton.LeftButton, modifier, spot)


def titles(store):
    return {row.title for row in _rows(store)}


def _rows(store):
    shown = lists.look(store, MEETING, lists.ListQuery())
    return lists.block(store, MEETING, shown.ids)


def words(menu):
    return [action.text().split("\t")[0] for action in menu.actions() if not action.isSeparator()]


def trigger(menu, begins):
    next(action for action in menu.actions() if action.text().startswith(begins)).trigger()


def test_rows_are_chosen_by_mouse_and_by_keys(qtbot, page):
    click(qtbot, page, 0)
    assert page.list.selection.isHidden()
    click(qtbot, page, 2, CTRL)
    assert page.list.table.chosen_rows() == [0, 2]
    click(qtbot, page, 2)
    click(qtbot, page, 4, SHIFT)
    assert page.list.table.chosen_rows() == [2, 3, 4]
    click(qtbot, page, 1)
    qtbot.keyClick(page.list.table, Qt.Key.Key_Down, SHIFT)
    assert page.list.selection.words() == "已选 2 次"
    assert page.list.selection.isVisible()
    qtbot.keyClick(page.list.table, Qt.Key.Key_A, CTRL)
    assert page.list.selection.words() == "已选 5 次"
    qtbot.keyClick(page.list.table, Qt.Key.Key_Escape)
    assert len(page.list.table.chosen_rows()) == 1
    assert page.list.selection.isHidden()


def test_one_field_of_all_chosen_is_changed_in_one_step(qtbot, page, context, store):
    page.list.table.choose_rows([0, 1, 2])
    page.list.selection.change_button.click()
    assert page.bulk.save_button.text().startswith("修改 3 次")
    page.bulk.fields.choose("place")
    page.bulk.fields.chosen.emit("place")
    page.bulk.field.field_editor.set_value("县政府会议室")
    with qtbot.waitSignal(context.told) as told:
        page.bulk.save_button.click()
    assert told.args == ["已修改 3 次", True]
    places = [row.values["place"] for row in _rows(store)]
    assert places == ["县政府会议室"] * 3 + [""] * 2
    qtbot.waitUntil(lambda: page.right.currentWidget() is page.detail)


def test_an_indicator_that_nobody_chose_is_asked_for(page):
    page.list.table.choose_rows([0, 1])
    page.change_many("indicators")
    page.bulk.save()
    assert page.bulk.field.message() == "请选要添加的对应指标。"


def test_all_chosen_are_thrown_away_with_one_way_back(qtbot, page, context, store):
    page.list.table.choose_rows([1, 2, 3])
    with qtbot.waitSignal(context.told) as told:
        qtbot.keyClick(page.list.table, Qt.Key.Key_Delete)
    assert told.args == ["已把 3 次移入回收站", True]
    assert titles(store) == {"示例：第5次会", "示例：第1次会"}
    qtbot.waitUntil(lambda: len(page.list.table.rows.ids) == 2 and page.detail.shown is not None)
    assert page.list.selection.isHidden()


@pytest.mark.parametrize(("press", "way"), [("print_button", "print"), ("export_button", "export")])
def test_exactly_the_chosen_rows_go_to_the_paper(qtbot, page, context, press, way):
    page.list.table.choose_rows([0, 3])
    ids = page.list.chosen_ids()
    with qtbot.waitSignal(context.asked_for) as asked:
        getattr(page.list.selection, press).click()
    assert asked.args == ["papers", "list:meeting", way]
    assert context.handed_over.only == ids == (page.list.table.rows.ids[0], page.list.table.rows.ids[3])


def test_what_is_chosen_stays_chosen_when_the_list_is_read_anew(qtbot, page, save):
    page.list.table.choose_rows([0, 2])
    ids = page.list.chosen_ids()
    save("meeting", **a_meeting(title="示例：新的会", held_on=PartialDate(2023, 7, 1)))
    page.load()
    qtbot.waitUntil(lambda: len(page.list.table.rows.ids) == 6)
    assert page.list.chosen_ids() == ids


def test_a_row_has_a_menu_of_all_its_acts(qtbot, page):
    assert words(page.acts.menu()) == [
        "打开修改",
        "复制一份",
        "预览佐证",
        "添加佐证…",
        "粘贴为佐证",
        "打印这一条",
        "导出这一条",
        "操作记录",
        "移到回收站",
    ]
    trigger(page.acts.menu(), "打开修改")
    assert page.right.currentWidget() is page.form
    assert page.form.record_id == page.detail.shown.id


def test_the_menu_prints_one_record(qtbot, page, context):
    with qtbot.waitSignal(context.asked_for):
        trigger(page.acts.menu(), "打印这一条")
    assert context.handed_over.only == (page.detail.shown.id,)


def test_the_menu_of_many_speaks_of_many(page):
    page.list.table.choose_rows([0, 1])
    assert words(page.acts.menu()) == [
        "批量修改 2 次…",
        "添加对应指标…",
        "打印 2 次",
        "导出 2 次",
        "把 2 次移到回收站",
    ]


@pytest.mark.parametrize("reason", [QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard])
def test_right_button_and_menu_key_open_the_menu_of_the_row(qtbot, page, opened, reason):
    table = page.list.table
    spot = table.visualRect(table.rows.index(2, 1)).center()
    with qtbot.waitSignal(table.menu_requested) as asked:
        QApplication.sendEvent(table.viewport(), QContextMenuEvent(reason, spot, spot))
    is_mouse = reason is QContextMenuEvent.Reason.Mouse
    assert asked.args[0] == (2 if is_mouse else table.current_row())
    assert words(opened[0])[0] == "打开修改"


def test_the_detail_has_the_same_menu(qtbot, page, opened):
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), QPoint(50, 50))
    QApplication.sendEvent(page.detail, event)
    page.detail.more_button.click()
    assert [words(menu) for menu in opened] == [words(page.acts.menu())] * 2


def paste(*files, picture=False, text=""):
    data = QMimeData()
    if files:
        data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    if picture:
        image = QImage(40, 30, QImage.Format.Format_RGB32)
        image.fill(QColor("red"))
        data.setImageData(image)
    if text:
        data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)


def test_a_pasted_picture_is_evidence_under_its_own_name(qtbot, page):
    paste(picture=True)
    qtbot.keyClick(page.list.table, Qt.Key.Key_V, CTRL)
    qtbot.waitUntil(lambda: bool(page.detail.shown.files))
    assert page.detail.shown.files[0].name == "截图_2023年6月5日_示例：第5次会.png"
    assert page.detail.shown.files[0].role == "截图"


def test_photos_of_a_record_are_seen_small_and_a_click_shows_one_large(qtbot, page, tmp_path):
    photo = QImage(60, 40, QImage.Format.Format_RGB32)
    photo.fill(QColor("red"))
    photo.save(str(tmp_path / "会场.png"))
    page.acts.attach([tmp_path / "会场.png"])
    qtbot.waitUntil(lambda: page.findChild(PhotoStrip) is not None)
    small = page.findChild(PhotoStrip).findChild(QAbstractButton)
    center = small.rect().center()

    def is_drawn():
        color = small.grab().toImage().pixelColor(center)
        return color.red() > 200 > color.blue()

    qtbot.waitUntil(is_drawn)
    with qtbot.waitSignal(page.detail.file_seen):
        small.click()


def test_the_drop_zone_lights_up_while_files_are_over_the_record(qtbot, page, tmp_path):
    (tmp_path / "通知.pdf").write_bytes(b"%PDF example")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "通知.pdf"))])
    left = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for zone in (page.detail.body, page.detail.zone):
        enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, *left)
        QApplication.sendEvent(zone, enter)
        assert page.detail.zone.property("over") is True
        QApplication.sendEvent(zone, QDragLeaveEvent())
        assert page.detail.zone.property("over") is False


def test_copied_files_are_evidence_each_with_its_row(qtbot, page, context, tmp_path):
    files = [tmp_path / name for name in ("签到.pdf", "照片.jpg", "通知.docx")]
    for file in files:
        file.write_bytes(file.name.encode())
    paste(*files)
    with qtbot.waitSignal(page.acts.attaching.attached):
        qtbot.keyClick(page.detail.body, Qt.Key.Key_V, CTRL)
    assert page.acts.attaching.progress.lines() == [
        ("签到.pdf", "签到表_2023年6月5日_示例：第5次会"),
        ("照片.jpg", "照片_2023年6月5日_示例：第5次会"),
        ("通知.docx", "通知_2023年6月5日_示例：第5次会"),
    ]
    qtbot.waitUntil(lambda: len(page.detail.shown.files) == 3)


def test_several_pictures_are_said_to_be_photos_of_the_meeting_by_one_answer(qtbot, page, context, tmp_path):
    files = [tmp_path / name for name in ("签到.jpg", "会场.jpg", "通知.pdf")]
    for file in files:
        file.write_bytes(file.name.encode())
    progress = page.acts.attaching.progress
    with qtbot.waitSignal(page.acts.attaching.attached):
        page.acts.attach(files)
    assert progress.answer_button.text() == "都是这次会议的照片"
    assert progress.answer_button.isVisible()

    with qtbot.waitSignal(context.told) as told:
        qtbot.mouseClick(progress.answer_button, Qt.MouseButton.LeftButton)

    assert told.args[0] == "2 张图片已记为照片"
    assert progress.isHidden()
    qtbot.waitUntil(lambda: sorted(one.role for one in page.detail.shown.files) == ["照片", "照片", "通知"])


def test_photos_that_are_known_for_photos_are_not_asked_about(qtbot, page, tmp_path):
    files = [tmp_path / name for name in ("IMG_1.jpg", "IMG_2.jpg")]
    for file in files:
        file.write_bytes(file.name.encode())
    with qtbot.waitSignal(page.acts.attaching.attached):
        page.acts.attach(files)
    assert page.acts.attaching.progress.answer_button.isHidden()


def test_pictures_on_a_form_are_said_to_be_photos_by_one_answer(qtbot, page, tmp_path):
    files = [tmp_path / name for name in ("签到.jpg", "会场.jpg")]
    for file in files:
        file.write_bytes(file.name.encode())
    page.add(**a_meeting(title="示例：新会"))
    page.form.take_files(files)
    editor = page.form.group.editor("files")
    assert [file.role for file in editor.value()] == ["签到表", "照片"]

    qtbot.mouseClick(editor.answer_button, Qt.MouseButton.LeftButton)

    assert [file.role for file in editor.value()] == ["照片", "照片"]
    assert editor.answer_button.isHidden()


def test_what_is_told_of_files_covers_no_row_of_the_list(qtbot, page, tmp_path):
    files = [tmp_path / name for name in ("签到.pdf", "照片.jpg", "通知.docx")]
    for file in files:
        file.write_bytes(file.name.encode())
    table, before = page.list.table, page.list.table.height()
    with qtbot.waitSignal(page.acts.attaching.attached):
        page.acts.attach(files)
    told = page.acts.attaching.progress
    qtbot.waitUntil(
        lambda: told.isVisible() and table.mapTo(page, table.rect().bottomLeft()).y() < told.geometry().top()
    )

    qtbot.mouseClick(told.close_button, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: told.isHidden() and table.height() == before)


def test_the_same_file_is_linked_and_that_is_told(qtbot, page, context, tmp_path):
    file = tmp_path / "通知.pdf"
    file.write_bytes(b"%PDF example")
    with qtbot.waitSignal(page.acts.attaching.attached):
        page.acts.attach([file])
    page.list.table.choose_row(1)
    qtbot.waitUntil(lambda: page.detail.shown.title == "示例：第4次会")
    with qtbot.waitSignal(context.told) as told:
        page.acts.attach([file])
    assert "已有同样的文件，直接挂接，没有另存" in told.args[0]


def test_a_cancelled_lot_adds_nothing(qtbot, page, context, store, tmp_path):
    files = [tmp_path / f"示例{n}.pdf" for n in range(40)]
    for file in files:
        file.write_bytes(file.name.encode() * 2000)
    page.acts.attach(files)
    assert page.acts.attaching.progress.isVisible()
    with qtbot.waitSignal(context.saving):
        page.acts.attaching.progress.stop_button.click()
    assert not records.values(store, MEETING, page.detail.shown.id)["files"]
    assert page.acts.attaching.progress.isHidden()


def test_a_picture_pasted_into_a_field_of_the_form_goes_with_the_record(qtbot, page, store):
    page.add(**a_meeting(title="示例：新会", held_on=PartialDate(2023, 7, 3)))
    paste(picture=True)
    field = page.form.group.editor("title").edit
    qtbot.keyClick(field, Qt.Key.Key_V, CTRL)
    qtbot.waitUntil(lambda: bool(page.form.group.raw()["files"]))
    page.form.save()
    qtbot.waitUntil(lambda: page.detail.shown.title == "示例：新会" and bool(page.detail.shown.files))
    assert page.detail.shown.files[0].name == "截图_2023年7月3日_示例：新会.png"


def test_files_of_a_form_are_copied_each_with_its_row_and_may_be_stopped(
    qtbot, page, context, store, tmp_path
):
    files = [tmp_path / f"示例{n}.pdf" for n in range(40)]
    for file in files:
        file.write_bytes(file.name.encode() * 2000)
    count = len(page.list.table.rows.ids)
    page.add(**a_meeting(title="示例：新会"))
    page.form.take_files(files)
    page.form.save()
    assert page.form.copying.isVisible()
    with qtbot.waitSignal(context.saving):
        page.form.copying.stop_button.click()
    assert page.form.save_button.isEnabled()
    assert len(_rows(store)) == count
    page.form.save()
    qtbot.waitUntil(lambda: page.detail.shown.title == "示例：新会" and len(page.detail.shown.files) == 40)
    assert page.form.copying.isHidden()


def test_words_pasted_into_a_field_stay_words(qtbot, page):
    page.add(**a_meeting(title=""))
    paste(text="示例：粘贴的名称")
    qtbot.keyClick(page.form.group.editor("title").edit, Qt.Key.Key_V, CTRL)
    assert page.form.group.raw()["title"] == "示例：粘贴的名称"


def test_rows_of_text_are_left_to_the_import(qtbot, page):
    paste(text="日期\t会议名称\n2023-6-2\t示例：会", picture=True)
    with qtbot.waitSignal(page.import_requested):
        qtbot.keyClick(page.list.table, Qt.Key.Key_V, CTRL)


def test_what_is_wrong_is_said_above_with_a_way_there(qtbot, page):
    page.add()
    page.form.save()
    assert page.form.wrong.words() == "还有 2 处需修改：类型、会议名称。"
    qtbot.focus(page.form.save_button)
    page.form.wrong.link_clicked.emit()
    qtbot.waitUntil(lambda: page.form.group.editor("kind").isAncestorOf(QApplication.focusWidget()))


def test_what_is_put_right_is_no_longer_said_to_be_wrong(qtbot, page):
    page.add()
    page.form.save()

    type_text(page.form.group.editor("title").edit, "示例：新会")
    assert page.form.wrong.words() == "还有 1 处需修改：类型。"

    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(page.form.group.editor("kind").box, key)
    assert page.form.wrong.isHidden()
