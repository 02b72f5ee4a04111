"""Every kind of value can be entered, shown and kept as a draft."""

from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain import kinds
from lushan_desktop.domain.kinds import Attachment, Kind
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import entry, records
from lushan_desktop.services.records.records import NewFile
from lushan_desktop.services.records.undoing import undo_last
from lushan_desktop.ui.fields.cells import make_cell
from lushan_desktop.ui.fields.editors import Desk, FieldGroup, make_editor
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import TextSize, Theme
from lushan_desktop.ui.widgets.buttons import Button
from lushan_desktop.ui.widgets.term_box import TermBox
from tests.saving import save
from tests.ui.fields.typing import type_into

KINDS = [
    kind
    for kind in vars(kinds).values()
    if isinstance(kind, type) and issubclass(kind, Kind) and kind is not Kind
]
MEETING = RECORD_TYPES.get("meeting")
DOCUMENT = RECORD_TYPES.get("document")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_kind_has_an_editor_and_a_cell(kind):
    for registry in (make_editor.registry, make_cell.registry):
        assert kind in registry


@pytest.mark.parametrize("key", ["tenure", "headquarters_member"])
def test_the_last_day_of_who_serves_is_told_as_in_office(key):
    until = RECORD_TYPES.get(key).field("until").kind
    assert (make_cell(until, None, {}).text, until.on_paper(until.format(None))) == ("在任", "在任")
    assert make_cell(until, PartialDate(2023, 6), {}).text == "2023年6月"


EXAMPLES: list[tuple[str, str, Any]] = [
    ("meeting", "title", "推进会"),
    ("meeting", "held_on", PartialDate(2023, 6)),
    ("meeting", "kind", "推进会"),
    ("meeting", "kind", "县里自己的叫法"),
    ("meeting", "recurring", True),
    ("meeting", "times", 3),
    ("meeting", "subject", "第一行\n第二行"),
    ("meeting", "chair", "someone"),
    ("meeting", "indicators", ("one", "two")),
    ("meeting", "files", (Attachment("paper", "通知"),)),
    ("document", "number", "鲁法办〔2023〕3号"),
    ("document", "direction", "收文"),
    ("indicator", "points", Decimal("1.5")),
    ("briefing", "issue", 7),
]


@pytest.mark.parametrize(("type_key", "field", "value"), EXAMPLES)
def test_what_is_shown_is_read_back(make, type_key, field, value):
    editor = make(type_key, field, {"someone": "甲", "one": "93 示范", "two": "94", "paper": "通知"})
    editor.set_value(value)
    assert editor.value() == value

    again = make(type_key, field)
    again.set_raw(editor.raw())
    assert again.value() == value


def test_a_date_in_any_spelling_is_read_and_said_back(qtbot, make):
    editor = make("meeting", "held_on")
    type_into(editor.box.edit, "20230602")
    assert editor.note() == "识别为 2023年6月2日 星期五"
    assert editor.value() == PartialDate(2023, 6, 2)


def test_a_day_that_does_not_exist_is_refused(qtbot, make):
    editor = make("meeting", "held_on")
    type_into(editor.box.edit, "2023年2月30日")
    with pytest.raises(UserError, match="不是有效日期"):
        editor.value()


def test_a_document_number_is_completed_and_a_taken_one_warned_of(qtbot, make, store):
    records.save(store, DOCUMENT, {"title": "示例：关于召开动员会的通知", "number": "示例办〔2023〕6号"})
    editor = make("document", "number")
    type_into(editor.edit, "示例办2023 6")
    assert editor.note() == "回车补全为 示例办〔2023〕6号"

    editor.leave()

    assert editor.value() == "示例办〔2023〕6号"
    qtbot.waitUntil(lambda: "已登记" in editor.note())
    assert "示例：关于召开动员会的通知" in editor.note()


def test_the_office_offers_what_it_has_typed_before(qtbot, make, store):
    records.save(store, MEETING, {"title": "示例会", "kind": "县里自己的叫法"})
    editor = make("meeting", "kind")
    qtbot.waitUntil(lambda: "县里自己的叫法" in editor.terms())
    assert editor.terms()[0] == "述法评议会"


def test_a_person_is_picked_by_a_few_characters(qtbot, make, store):
    changes = records.save(store, RECORD_TYPES.get("person"), {"name": "示例甲"})
    editor = make("meeting", "chair")
    qtbot.focus(editor.edit)
    type_into(editor.edit, "例甲")
    qtbot.waitUntil(editor.edit.is_open)
    qtbot.keyClick(editor.edit, Qt.Key.Key_Return)
    assert editor.value() == changes.ids("person")[0]
    assert editor.edit.text() == "示例甲"


def test_a_person_is_picked_by_the_initials_of_the_pinyin(qtbot, make, store):
    changes = records.save(store, RECORD_TYPES.get("person"), {"name": "示例甲"})
    editor = make("meeting", "chair")
    qtbot.focus(editor.edit)
    qtbot.keyClicks(editor.edit, "slj")
    qtbot.waitUntil(editor.edit.is_open)
    assert editor.edit.suggestions.titles()[0] == "示例甲"
    qtbot.keyClick(editor.edit, Qt.Key.Key_Return)
    assert editor.value() == changes.ids("person")[0]


def test_a_person_not_known_is_added_on_the_way(qtbot, make, store):
    editor = make("meeting", "chair")
    editor.edit.setText("示例乙")
    with pytest.raises(UserError, match="没有选定"):
        editor.value()

    editor.edit.create_requested.emit("示例乙", "person")
    assert entry.named(store, "person", "示例乙") is None
    qtbot.keyClick(editor._asking.add_button, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: "已登记" in editor.note())
    assert entry.named(store, "person", "示例乙").id == editor.value()


def test_down_and_enter_on_a_new_name_ask_first_and_undoing_takes_the_unit_away(qtbot, make, context, store):
    editor = make("meeting", "organiser")
    qtbot.focus(editor.edit)
    type_into(editor.edit, "示例丁镇")
    qtbot.waitUntil(editor.edit.is_open)
    before = editor.raw()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(editor.edit, key)
    assert editor._asking.add_button.hasFocus()
    qtbot.keyClick(editor._asking.add_button, Qt.Key.Key_Escape)
    assert (editor._asking, editor.edit.hasFocus()) == (None, True)
    assert entry.named(store, "unit", "示例丁镇") is None

    for again in range(2):
        editor.edit.create_requested.emit("示例丁镇", "unit")
        qtbot.keyClick(editor._asking.add_button, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: editor.raw()[0] != "")
        if again:
            context.change(undo_last)
            qtbot.waitUntil(lambda: editor.raw() == ["", ""])
        else:
            editor.set_raw(before)
        qtbot.waitUntil(lambda: entry.named(store, "unit", "示例丁镇") is None)


def test_a_late_answer_does_not_bring_back_what_was_added_and_taken_back(qtbot, make, context, store):
    editor = make("meeting", "organiser")
    before = ["", "示例丁镇"]
    editor.set_raw(before)
    editor.edit.create_requested.emit("示例丁镇", "unit")
    qtbot.keyClick(editor._asking.add_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: editor.raw()[0] != "")
    found, _ = entry.meant_by(store, ("unit",), "示例丁镇")

    editor.set_raw(before)
    editor._settle("示例丁镇", found, False)

    assert editor.raw() == before
    qtbot.waitUntil(lambda: entry.named(store, "unit", "示例丁镇") is None)


def test_a_document_is_added_where_it_is_named_with_what_it_needs(qtbot, make, store):
    editor = make("supervision_round", "plan")
    editor.edit.setText("示例发〔2023〕4号")
    editor.edit.create_requested.emit("示例发〔2023〕4号", "document")
    group = editor._asking.group
    assert group.editor("number").value() == "示例发〔2023〕4号"
    group.editor("title").set_value("关于示例督导的方案")
    editor._asking.add_button.click()
    qtbot.waitUntil(lambda: editor.edit.text().startswith("关于示例督导的方案"))
    assert records.values(store, RECORD_TYPES.get("document"), editor.value())["number"]


def test_the_teams_on_offer_are_those_of_the_round(qtbot, context, store):
    rounds = [save(store, "supervision_round", title=f"示例第{place}轮") for place in "一二"]
    teams = [save(store, "supervision_team", name="示例第一组", supervision_round=one) for one in rounds]
    problem = RECORD_TYPES.get("problem")
    values = {**problem.blank(), "supervision_round": rounds[1]}
    group = FieldGroup(problem, Desk(context, {rounds[1]: "示例第二轮"}), values, unfold=True)
    qtbot.addWidget(group)
    group.show()
    finder = group.editor("team").edit
    qtbot.focus(finder)
    type_into(finder, "示例第一组")
    qtbot.waitUntil(finder.is_open)
    offered = [title for title in finder.suggestions.titles() if "新增" not in title]
    assert len(offered) == 1
    qtbot.keyClick(finder, Qt.Key.Key_Return)
    assert group.editor("team").value() == teams[1]


def test_a_name_typed_in_full_counts_as_picked(qtbot, make, store):
    unit = records.save(store, RECORD_TYPES.get("unit"), {"name": "示例局"}).ids("unit")[0]
    editor = make("meeting", "organiser")
    type_into(editor.edit, "示例局")
    editor.leave()
    qtbot.waitUntil(lambda: editor.raw()[0] == unit)


def double_click(widget: QWidget) -> None:
    """What the system sends where the second press still goes to what the first one took away."""
    kinds = QEvent.Type
    spot, left = QPointF(widget.rect().center()), Qt.MouseButton.LeftButton
    once = (kinds.MouseButtonPress, kinds.MouseButtonRelease)
    for kind in (*once, kinds.MouseButtonDblClick, kinds.MouseButtonRelease):
        held = Qt.MouseButton.NoButton if kind == kinds.MouseButtonRelease else left
        event = QMouseEvent(kind, spot, spot, left, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(widget, event)


def test_several_records_are_words_to_take_off(qtbot, make):
    editor = make("meeting", "indicators", {"one": "93 示范创建", "two": "94"})
    editor.set_value(("one", "two"))
    editor.remove("one")
    assert editor.value() == ("two",)


def test_a_double_click_takes_off_one_record_alone(make):
    editor = make("meeting", "indicators", {"one": "93 示范创建", "two": "94"})
    editor.set_value(("one", "two"))
    word = next(button for button in editor.findChildren(Button) if "93" in button.text())

    double_click(word)

    assert editor.value() == ("two",)


def test_the_keyboard_comes_to_the_term_that_holds(qtbot, make):
    editor = make("demand", "standing")
    editor.set_value("待核")

    assert editor.focusProxy().focusProxy() is editor.button("待核")
    qtbot.keyClick(editor.button("待核"), Qt.Key.Key_Space)
    assert editor.value() == "待核"


def test_files_wait_for_the_record_to_be_saved(make, store, tmp_path):
    notice = tmp_path / "会议通知（示例）.pdf"
    notice.write_bytes(b"%PDF-1.4 example")
    editor = make("meeting", "files")
    editor.add([notice, notice])
    assert editor.value() == (NewFile(notice, "通知"),)

    changes = records.save(store, MEETING, {"title": "示例会", "kind": "推进会", "files": editor.value()})

    held = records.values(store, MEETING, changes.ids("meeting")[0])["files"]
    assert [file.role for file in held] == ["通知"]


@pytest.mark.parametrize("size", TextSize)
def test_the_name_of_a_material_is_read_whole_in_its_box(qtbot, make, tmp_path, size):
    style.apply(QApplication.instance(), Theme(text_size=size))
    editor = make("problem", "files")
    editor.resize(400, 300)
    editor.add([tmp_path / "甲.pdf"], "整改销号审批表")

    box = editor.findChild(TermBox)
    qtbot.waitUntil(box.isVisible)
    box.end(False)
    assert box.cursorPositionAt(QPoint(0, box.height() // 2)) == 0, "its beginning is in sight from its end"
    assert box.cursorRect().right() < box.button.x()


@pytest.fixture
def group(qtbot, context):
    made = FieldGroup(MEETING, Desk(context), MEETING.blank())
    qtbot.addWidget(made)
    made.show()
    return made


def test_rarely_used_fields_wait_under_more(group):
    assert "note" not in group.raw()
    group.more.click()
    assert "note" in group.raw()
    assert not group.more.isVisible()


def test_what_is_missing_is_said_under_its_field(group):
    group.editor("title").set_value("")
    with pytest.raises(UserError) as refusal:
        group.values()
    assert refusal.value.field == "kind"
    assert group.field("title").message() == "请填写会议名称。"


def test_speakers_are_added_moved_and_taken_away(group):
    rows = group.editor("demands")
    for post in ("示例县长", "示例书记", "示例局长"):
        rows.add()
        rows.groups()[-1].editor("speaker_post").set_value(post)
    rows.move_row(rows._rows[1], -1)
    rows.remove(rows._rows[2])
    assert [row["speaker_post"] for row in rows.value()] == ["示例书记", "示例县长"]


def test_a_double_click_takes_away_one_row_alone(group):
    rows = group.editor("demands")
    for post in ("示例县长", "示例书记"):
        rows.add()
        rows.groups()[-1].editor("speaker_post").set_value(post)
    cross = rows._rows[0].away

    double_click(cross)

    assert [row["speaker_post"] for row in rows.value()] == ["示例书记"]


def test_a_row_left_blank_is_not_kept(group):
    rows = group.editor("demands")
    rows.add()
    assert rows.value() == ()


def test_a_draft_brings_folded_fields_and_rows_back(group, qtbot, context):
    group.unfold()
    group.editor("note").set_value("待核对")
    group.editor("demands").add()
    group.editor("demands").groups()[0].editor("words").set_value("示例的话")

    again = FieldGroup(MEETING, Desk(context), MEETING.blank())
    qtbot.addWidget(again)
    again.set_raw(group.raw())

    assert again.editor("note").value() == "待核对"
    assert again.editor("demands").value()[0]["words"] == "示例的话"


def test_unreadable_text_is_kept_in_a_draft(make):
    editor = make("meeting", "times")
    editor.set_raw("几次")
    assert editor.raw() == "几次"
    with pytest.raises(UserError, match="不是整数"):
        editor.value()


def test_a_field_is_described_for_those_who_cannot_see_it(group):
    assert group.editor("title").focusProxy().accessibleName() == "会议名称（必填）"


def test_the_number_of_an_indicator_stands_once_where_two_editions_have_it():
    names = {"old": "93 示范创建", "new": "93 示范创建活动", "other": "94 示例"}
    assert make_cell(kinds.Refs("indicator"), ("old", "new", "other"), names).text == "93、94"


def test_cells_say_what_is_wanting():
    day, files = MEETING.field("held_on").kind, MEETING.field("files").kind
    assert make_cell(day, None, {}).tone == "warn"
    assert make_cell(files, (), {}).clips == 0
    assert make_cell(MEETING.field("indicators").kind, ("a",), {"a": "93 示范创建"}).text == "93"


def test_a_half_field_alone_in_its_line_is_as_wide_as_those_above(qtbot, context, kept):
    person = RECORD_TYPES.get("person")
    made = FieldGroup(person, Desk(context), person.blank())
    kept.append(made)
    qtbot.addWidget(made)
    made.resize(400, 400)
    made.show()

    assert made.field("phone").width() == made.field("name").width()


def test_a_date_that_is_begun_is_not_red(make, qtbot):
    editor = make("meeting", "held_on")
    for text, is_red in (("2", False), ("2023", False), ("20230", False), ("2月30日", True)):
        editor.set_raw(text)
        editor.show_wrong(False)
        assert bool(editor.box.edit.property("wrong")) == is_red, text
