"""A register: look, find, enter, change, attach, throw away."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.kinds import Attachment
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.office import office
from lushan_desktop.services.records import bin, drafts, records
from lushan_desktop.services.settings import sample
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.evidence.evidence_page import EvidencePage
from lushan_desktop.ui.records.page import RecordPage
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import TextSize, Theme
from tests.ui.records.conftest import a_meeting

MEETING = RECORD_TYPES.get("meeting")
DESCRIBED = [record_type for record_type in RECORD_TYPES if not record_type.is_child]


def shows(page: RecordPage, text: str) -> bool:
    return text in page.visible_text()


def test_a_saved_meeting_appears_in_the_list(qtbot, open_page, store):
    page = open_page()
    assert shows(page, "还没有会议")

    qtbot.mouseClick(page.list.add_button, Qt.MouseButton.LeftButton)
    page.form.group.editor("title").set_value("示例：推进会")
    page.form.group.editor("kind").set_value("推进会")
    qtbot.mouseClick(page.form.save_button, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: shows(page, "推进会 1") and page.detail.shown is not None)
    assert page.detail.shown.title == "示例：推进会"
    assert page.right.currentWidget() is page.detail


def test_saving_is_said_with_a_way_back(qtbot, open_page, context):
    page = open_page()
    page.add(**a_meeting())
    with qtbot.waitSignal(context.told) as told:
        page.form.save()
    assert told.args == ["已保存", True]


def test_a_form_that_opens_takes_the_red_button(open_page):
    page = open_page()
    page.add()
    assert page.list.add_button.property("look") == "outline"
    page.form.leave()
    assert page.list.add_button.property("look") == "primary"


def test_what_is_wrong_is_said_under_the_field(open_page):
    page = open_page()
    page.add()
    page.form.save()
    assert page.form.group.field("title").message() == "请填写会议名称。"
    assert page.right.currentWidget() is page.form


def test_save_and_new_leaves_an_empty_form(qtbot, open_page, store):
    page = open_page()
    page.add(**a_meeting())
    page.form.save(and_another=True)
    qtbot.waitUntil(lambda: page.form.group.raw()["title"] == "")
    qtbot.waitUntil(lambda: shows(page, "示例：创建工作推进会"))


def test_an_edit_is_seen_at_once(qtbot, open_page, save):
    save("meeting", **a_meeting())
    page = open_page()
    qtbot.waitUntil(lambda: page.detail.shown is not None)
    qtbot.keyClick(page.list.table, Qt.Key.Key_Return)
    page.form.group.editor("place").set_value("县政府会议室")
    page.form.save()
    qtbot.waitUntil(lambda: shows(page, "县政府会议室"))


def test_what_is_missing_leads_into_its_field(qtbot, open_page, save):
    save("meeting", **a_meeting())
    page = open_page()
    qtbot.waitUntil(lambda: shows(page, "待补 · 填写"))
    page.detail.edit_requested.emit("place")
    assert page.right.currentWidget() is page.form
    qtbot.waitUntil(lambda: page.form.group.editor("place").edit.hasFocus())


def test_a_link_from_elsewhere_lands_in_the_field(qtbot, open_page, save):
    hidden = save("meeting", **a_meeting(title="示例：周期外的会", held_on=PartialDate(2019, 1, 1)))
    page = open_page()
    page.show_record(hidden, "note")
    qtbot.waitUntil(lambda: page.right.currentWidget() is page.form)
    assert page.form.record_id == hidden
    assert "note" in page.form.group.raw()


def test_materials_are_missed_by_name(qtbot, open_page, save, tmp_path):
    save("meeting", **a_meeting(kind="协调会", held_on=PartialDate(2023, 6, 2)))
    page = open_page()
    qtbot.waitUntil(lambda: shows(page, "缺通知等 4 种") and page.detail.shown is not None)
    files = []
    for name in ("通知.pdf", "签到表.pdf", "纪要.docx", "照片.jpg"):
        files.append(tmp_path / name)
        files[-1].write_bytes(name.encode())

    page.detail.files_dropped.emit(files[:3], "")
    qtbot.waitUntil(lambda: page.detail.shown.standing.lacking == ("照片",))
    qtbot.waitUntil(lambda: "缺照片" in page.list.table.rows.texts())
    assert page.list.tally.lacking == 1

    page.detail.files_dropped.emit(files[3:], "照片")
    qtbot.waitUntil(lambda: shows(page, "材料齐全"))
    qtbot.waitUntil(lambda: page.list.tally.lacking == 0)


def test_only_those_that_lack_material(qtbot, open_page, save):
    paper = save("evidence", title="通知")
    roles = ("通知", "签到表", "纪要", "照片")
    papers = [paper, *(save("evidence", title=role) for role in roles[1:])]
    complete = tuple(Attachment(one, role) for one, role in zip(papers, roles, strict=True))
    save("meeting", **a_meeting(title="示例：材料齐全的会", kind="协调会", files=complete))
    save("meeting", **a_meeting(title="示例：只有通知的会", kind="协调会", files=complete[:1]))
    page = open_page()
    qtbot.waitUntil(lambda: len(page.list.table.rows.ids) == 2)

    page.list.only_missing.click()

    qtbot.waitUntil(lambda: len(page.list.table.rows.ids) == 1)
    qtbot.waitUntil(lambda: not shows(page, "示例：材料齐全的会"))
    qtbot.waitUntil(lambda: "协调会 1" in page.list.chips.labels())


def test_chips_filter_and_count(qtbot, open_page, save):
    save("meeting", **a_meeting())
    save("meeting", **a_meeting(title="示例：动员会", kind="动员会"))
    page = open_page()
    qtbot.waitUntil(lambda: page.list.chips.labels() == ["全部 2", "动员会 1", "推进会 1"])
    page.list.chips.chip("动员会").click()
    qtbot.waitUntil(lambda: len(page.list.table.rows.ids) == 1)
    assert page.list.chips.labels()[0] == "全部 2"


def test_searching_asks_the_store(qtbot, open_page, save):
    save("meeting", **a_meeting())
    save("meeting", **a_meeting(title="示例：动员会", kind="动员会"))
    page = open_page()
    page.list.search.setText("动员")
    qtbot.waitUntil(lambda: len(page.list.table.rows.ids) == 1)


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return])
def test_from_what_is_sought_the_keyboard_goes_on_to_what_was_found(qtbot, open_page, save, key):
    save("meeting", **a_meeting())
    page = open_page()
    qtbot.waitUntil(lambda: len(page.list.table.rows.ids) == 1)
    qtbot.focus(page.list.search)

    qtbot.keyClick(page.list.search, key)

    assert page.list.table.hasFocus()


def test_a_new_record_is_called_as_the_button_that_leads_to_it(qtbot, open_page):
    page = open_page(add_text="登记一次会议")
    page.list.add_button.click()
    qtbot.waitUntil(lambda: page.form.isVisible())
    assert page.form._title.text() == "登记一次会议"


def test_a_click_on_a_head_sorts(qtbot, open_page, save):
    first = save("meeting", **a_meeting(held_on=PartialDate(2022)))
    second = save("meeting", **a_meeting(held_on=PartialDate(2023)))
    page = open_page()
    qtbot.waitUntil(lambda: page.list.table.rows.ids == (second, first))
    page.list.table.horizontalHeader().sectionClicked.emit(0)
    qtbot.waitUntil(lambda: page.list.table.rows.ids == (first, second))


def test_records_outside_the_period_are_counted_and_one_click_away(qtbot, open_page, save, context, store):
    office.change(store.folder, cycle_start="2021", cycle_end="2023-07")
    context.office = office.load(store.folder)
    save("meeting", **a_meeting(held_on=PartialDate(2019)))
    save("meeting", **a_meeting(held_on=PartialDate(2022)))
    save("meeting", **a_meeting(title="示例：日期不详的会"))
    page = open_page()
    qtbot.waitUntil(lambda: len(page.list.table.rows.ids) == 2)
    assert page.list.tally.outside == 1
    page.list.card.link_clicked.emit()
    qtbot.waitUntil(lambda: len(page.list.table.rows.ids) == 3)


def test_deleting_asks_nothing_and_offers_a_way_back(qtbot, open_page, save, context, store):
    gone = save("meeting", **a_meeting())
    page = open_page()
    qtbot.waitUntil(lambda: page.detail.shown is not None)
    with qtbot.waitSignal(context.told) as told:
        qtbot.keyClick(page.list.table, Qt.Key.Key_Delete)
    assert told.args == ["“示例：创建工作推进会”已移入回收站", True]
    qtbot.waitUntil(lambda: page.list.table.rows.ids == ())

    context.change(bin.restore, [("meeting", gone)])
    qtbot.waitUntil(lambda: page.list.table.rows.ids == (gone,))


def test_what_was_typed_waits_as_a_draft(qtbot, open_page, store):
    page = open_page()
    page.add()
    title = page.form.group.editor("title")
    title.edit.setText("示例：没填完的会")
    title.edit.textEdited.emit("示例：没填完的会")
    page.form.leave()
    qtbot.waitUntil(lambda: drafts.kept(store, "meeting:new") is not None)

    page.add()
    qtbot.waitUntil(lambda: page.form.bar.isVisible())
    assert "有未完成的草稿" in page.form.bar.words()
    page.form.bar.resume_button.click()
    assert page.form.group.raw()["title"] == "示例：没填完的会"


def test_a_draft_is_forgotten_once_it_is_saved(qtbot, open_page, store):
    page = open_page()
    page.add(**a_meeting())
    page.form.group.editor("place").edit.textEdited.emit("")
    page.form.keep_draft()
    qtbot.waitUntil(lambda: drafts.kept(store, "meeting:new") is not None)
    page.form.save()
    qtbot.waitUntil(lambda: drafts.kept(store, "meeting:new") is None)


def test_escape_leaves_the_form(qtbot, open_page):
    page = open_page()
    page.add()
    qtbot.keyClick(page.form.group.editor("title").edit, Qt.Key.Key_Escape)
    assert page.right.currentWidget() is not page.form


def test_a_copy_has_neither_date_nor_files_of_the_first(qtbot, open_page, save):
    demand = RECORD_TYPES.get("demand").blank() | {"speaker_post": "示例县长", "words": "示例的话"}
    save("meeting", **a_meeting(held_on=PartialDate(2023, 6, 2), demands=(demand,)))
    page = open_page()
    qtbot.waitUntil(lambda: page.detail.shown is not None)
    page.detail.copy_requested.emit()
    values = page.form.group.values()
    assert values["held_on"] is None
    assert values["title"] == "示例：创建工作推进会"
    assert "id" not in values["demands"][0]
    assert page.form.record_id == ""


def test_a_change_made_elsewhere_is_seen(qtbot, open_page, context):
    page = open_page()
    context.change(records.save, MEETING, a_meeting(title="示例：别处登记的会"))
    qtbot.waitUntil(lambda: shows(page, "示例：别处登记的会"))


def test_a_record_thrown_away_elsewhere_leaves_the_page(qtbot, open_page, context, save):
    kept = save("meeting", **a_meeting(held_on=PartialDate(2022)))
    gone = save("meeting", **a_meeting(title="示例：要删的会", held_on=PartialDate(2023)))
    page = open_page()
    qtbot.waitUntil(lambda: page.detail.shown is not None and page.detail.shown.id == gone)
    context.change(records.remove, MEETING, [gone])
    qtbot.waitUntil(lambda: page.detail.shown is not None and page.detail.shown.id == kept)


def test_files_dropped_on_the_form_go_with_the_record(qtbot, open_page, tmp_path):
    file = tmp_path / "通知.pdf"
    file.write_bytes(b"%PDF example")
    page = open_page()
    page.add(**a_meeting())
    page.form.take_files([file])
    page.form.save()
    qtbot.waitUntil(lambda: shows(page, "通知.pdf"))


def test_the_ledger_is_printed_where_papers_are_made(qtbot, open_page, context):
    page = open_page(ledger="meeting_ledger")
    with qtbot.waitSignal(context.asked_for) as asked:
        page.list.print_button.click()
    assert asked.args == ["papers", "meeting_ledger", "print"]


@pytest.mark.parametrize("key", ["meeting", "briefing", "evidence"])
def test_a_list_that_holds_nothing_stands_in_the_middle_of_the_page(qtbot, context, key):
    page = (EvidencePage if key == "evidence" else RecordPage)(context, *_type_of(key))
    qtbot.addWidget(page)
    page.resize(1182, 640)
    page.show()
    qtbot.waitUntil(page.list.empty.isVisible)
    qtbot.waitUntil(page.right.isHidden)
    qtbot.waitUntil(lambda: abs(_middle_in(page, page.list.empty) - page.rect().center().x()) <= 2)

    page.list.empty_button.click() if key != "evidence" else page.add(original="原件")
    assert page.form.isVisibleTo(page)
    qtbot.waitUntil(lambda: page.right.width() >= page.form.minimumSizeHint().width())
    page.form.leave()
    qtbot.waitUntil(page.right.isHidden)


def _middle_in(page, widget):
    return widget.mapTo(page, widget.rect().center()).x()


def _type_of(key):
    return () if key == "evidence" else (RECORD_TYPES.get(key),)


def test_a_folder_that_can_only_be_read_says_so(qtbot, context, save):
    save("meeting", **a_meeting())
    context.is_read_only = True
    page = RecordPage(context, MEETING)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.detail.shown is not None)
    assert not page.list.add_button.isEnabled()
    assert "只读" in page.list.add_button.toolTip()
    assert not page.detail.edit_button.isEnabled()
    page.add()
    assert page.right.currentWidget() is page.detail


@pytest.mark.parametrize("record_type", DESCRIBED, ids=lambda record_type: record_type.key)
def test_every_record_type_has_a_page_and_a_form(qtbot, open_page, record_type):
    page = open_page(record_type.key)
    page.add()
    page.form.group.unfold()
    assert page.form.group.raw().keys() == {spec.name for spec in record_type.typed.fields}
    page.form.leave()


@pytest.mark.parametrize("size", [TextSize.STANDARD, TextSize.LARGE])
def test_a_page_fits_the_smallest_window(qtbot, context: Context, store, size):
    style.apply(QApplication.instance(), Theme(text_size=size))
    sample.load_sample(store)
    for record_type in (MEETING, RECORD_TYPES.get("document"), RECORD_TYPES.get("instruction")):
        page = RecordPage(context, record_type)
        qtbot.addWidget(page)
        page.resize(996, 540)
        page.show()
        qtbot.waitUntil(lambda page=page: page.detail.shown is not None)
        page.edit()
        hint = page.minimumSizeHint()
        assert (hint.width() <= 1180 - 184, hint.height() <= 620 - 80) == (True, True), hint
