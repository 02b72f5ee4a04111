"""Chips, bars, buttons, drop zone, fields: what they tell and what they say."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QWidget

from lushan_desktop.ui.widgets.buttons import Button, GivingButton, IconButton
from lushan_desktop.ui.widgets.card import Panel
from lushan_desktop.ui.widgets.chips import ChipRow, Choice, PhraseRow
from lushan_desktop.ui.widgets.choice_box import ChoiceBox
from lushan_desktop.ui.widgets.drop_zone import DropZone
from lushan_desktop.ui.widgets.facts import Fact, Facts
from lushan_desktop.ui.widgets.labeled_field import LabeledField
from lushan_desktop.ui.widgets.labels import ElidedWords, WholeWords, Words
from lushan_desktop.ui.widgets.layout import row
from lushan_desktop.ui.widgets.message_bar import MessageBar
from lushan_desktop.ui.widgets.search_box import SearchBox
from lushan_desktop.ui.widgets.segments import Segments
from lushan_desktop.ui.widgets.tree_list import Node, TreeList
from tests.ui.widgets.specimens import type_text

KINDS = [Choice("", "全部", 12), Choice("a", "动员会", 1), Choice("b", "推进会", 11)]


@pytest.fixture
def chips(qtbot):
    row = ChipRow(KINDS)
    qtbot.addWidget(row)
    row.resize(600, 40)
    row.show()
    return row


def test_a_click_on_a_chip_tells_its_key_once(qtbot, chips):
    heard = []
    chips.chosen.connect(heard.append)

    qtbot.mouseClick(chips.chip("a"), Qt.MouseButton.LeftButton)

    assert heard == ["a"]
    assert chips.current_key() == "a"


def test_new_counts_keep_the_chosen_chip(chips):
    chips.choose("b")
    chips.show_choices([Choice("", "全部", 13), Choice("a", "动员会", 2), Choice("b", "推进会", 11)])

    assert chips.current_key() == "b"
    assert chips.labels() == ["全部 13", "动员会 2", "推进会 11"]


def test_a_chip_that_is_gone_falls_back_to_the_first(chips):
    chips.choose("b")
    chips.show_choices(KINDS[:2])

    assert chips.current_key() == ""


def test_chips_wrap_where_the_room_ends(chips):
    one_line = chips.heightForWidth(600)
    assert chips.heightForWidth(160) > one_line


def test_a_phrase_is_told_as_it_stands(qtbot):
    phrases = PhraseRow(["材料齐全，符合要求。"])
    qtbot.addWidget(phrases)
    phrases.show()
    with qtbot.waitSignal(phrases.picked) as heard:
        qtbot.mouseClick(phrases.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert heard.args == ["材料齐全，符合要求。"]


def test_the_tooltip_of_a_button_repeats_its_keys_even_after_new_words(qtbot):
    button = Button("新建会议", "act.add", keys="Ctrl+N")
    qtbot.addWidget(button)
    assert button.toolTip() == "新建会议（Ctrl+N）"

    button.setText("新建批示")

    assert button.toolTip() == "新建批示（Ctrl+N）"
    assert button.shortcut().toString() == "Ctrl+N"


def test_the_keys_of_a_button_click_it_at_once(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    button, heard = Button("保存", keys="Ctrl+S"), []
    button.setParent(window)
    button.clicked.connect(lambda: heard.append("保存"))
    with qtbot.waitActive(window):
        window.show()

    qtbot.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert heard == ["保存"]

    button.setEnabled(False)
    qtbot.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert heard == ["保存"]


def test_enter_clicks_the_button_that_has_the_keyboard_and_not_the_default_of_a_dialog(qtbot):
    dialog, heard = QDialog(), []
    qtbot.addWidget(dialog)
    save, cancel = Button("保存"), Button("取消")
    row(dialog, save, cancel)
    save.setDefault(True)
    save.clicked.connect(lambda: heard.append("保存"))
    cancel.clicked.connect(lambda: heard.append("取消"))
    with qtbot.waitActive(dialog):
        dialog.show()

    qtbot.keyClick(cancel, Qt.Key.Key_Return)

    assert heard == ["取消"]


def test_a_button_that_is_grey_for_a_while_does_not_throw_the_keyboard_elsewhere(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    look, restore = Button("查看这一份"), Button("恢复到这一份")
    row(window, look, restore)
    with qtbot.waitActive(window):
        window.show()
    qtbot.focus(look)

    look.setDisabled(True)
    assert not restore.hasFocus()
    look.setEnabled(True)
    assert look.hasFocus()


def test_a_giving_button_gives_up_its_icon_before_its_words(qtbot):
    button = GivingButton("打印台账", "act.print")
    qtbot.addWidget(button)
    button.show()
    whole = button.sizeHint().width()
    seen = []
    for width in (whole, whole - 10, whole - 30, whole - 10, whole):
        button.resize(width, button.height())
        seen.append((button.text(), not button.icon().isNull()))

    words, icon, both = ("打印台账", False), ("", True), ("打印台账", True)
    assert seen == [both, words, icon, words, both]


def test_giving_buttons_beside_each_other_look_alike(qtbot):
    whole = QWidget()
    buttons = [GivingButton(words, "act.print") for words in ("打印台账", "导出")]
    row(whole, *buttons, gap="none")
    qtbot.addWidget(whole)
    whole.show()
    buttons[0].setFixedWidth(buttons[0].sizeHint().width() - 10)

    qtbot.waitUntil(lambda: all(button.icon().isNull() for button in buttons))
    assert [button.text() for button in buttons] == ["打印台账", "导出"]


def test_the_hint_of_a_search_box_is_never_cut(qtbot):
    box = SearchBox("在会议中查找", keys="Ctrl+F")
    qtbot.addWidget(box)
    box.show()
    seen = []
    for width in (300, 170, 90):
        box.resize(width, box.height())
        seen.append(box.placeholderText())

    assert seen == ["在会议中查找（Ctrl+F）", "在会议中查找", "查找"]
    assert box.toolTip() == "在会议中查找（Ctrl+F）"


def test_a_button_without_words_says_what_it_does(qtbot):
    button = IconButton("act.more", "更多")
    qtbot.addWidget(button)
    assert (button.accessibleName(), button.toolTip()) == ("更多", "更多")


def test_searching_waits_for_a_pause_in_the_typing(qtbot):
    box = SearchBox("查找")
    qtbot.addWidget(box)
    box.show()
    heard = []
    box.searched.connect(heard.append)

    type_text(box, "会议")

    assert heard == []
    qtbot.waitUntil(lambda: heard == ["会议"])


def test_escape_empties_the_search(qtbot):
    box = SearchBox("查找")
    qtbot.addWidget(box)
    box.setText("会议")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    with qtbot.waitSignal(box.searched) as heard:
        qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert heard.args == [""]


def test_a_message_says_its_tone_to_a_screen_reader_and_leads_on(qtbot):
    bar = MessageBar("warn", "7月12日协调会没有佐证", title="13 处待补", link="去处理")
    qtbot.addWidget(bar)

    assert bar.accessibleName() == "注意：13 处待补7月12日协调会没有佐证"
    with qtbot.waitSignal(bar.link_clicked):
        bar._link.click()


def dropped(zone: QWidget, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    where, action = QPointF(5, 5), Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(zone, QDragEnterEvent(where.toPoint(), action, data, left, none))
    QApplication.sendEvent(zone, QDropEvent(where, action, data, left, none))


def test_many_files_with_chinese_names_are_dropped_at_once(qtbot, tmp_path):
    files = [tmp_path / name for name in ("会议通知（示例）.pdf", "签到表 示例.jpg")]
    for file in files:
        file.write_bytes(b"x")
    zone = DropZone()
    qtbot.addWidget(zone)

    with qtbot.waitSignal(zone.dropped) as heard:
        dropped(zone, *files, tmp_path)

    assert heard.args[0] == files


def test_a_click_on_the_drop_zone_asks_for_files(qtbot, tmp_path):
    zone = DropZone(choose=lambda parent: [tmp_path / "a.pdf"])
    qtbot.addWidget(zone)
    with qtbot.waitSignal(zone.dropped) as heard:
        zone.click()
    assert heard.args[0] == [tmp_path / "a.pdf"]


def test_choosing_no_file_tells_nobody(qtbot):
    zone = DropZone(choose=lambda parent: [])
    qtbot.addWidget(zone)
    with qtbot.assertNotEmitted(zone.dropped):
        zone.click()


def test_a_fact_without_a_value_is_a_link_that_leads_to_its_field(qtbot):
    facts = Facts([Fact("时间", "2023年6月2日"), Fact("地点", "", "place")])
    qtbot.addWidget(facts)
    link = facts.findChild(QPushButton)

    with qtbot.waitSignal(facts.followed) as heard:
        link.click()

    assert link.text() == "待补 · 填写"
    assert heard.args == ["place"]


def test_an_error_below_a_field_gives_way_to_its_hint(qtbot):
    field = LabeledField("地点", QLineEdit(), hint="不清楚可先空着")
    qtbot.addWidget(field)

    field.show_error("请填写地点，如 县委会议室")
    assert field.message() == "请填写地点，如 县委会议室"
    assert field.editor.property("wrong") is True

    field.show_error("")
    assert field.message() == "不清楚可先空着"
    assert field.editor.property("wrong") is False


def test_a_required_field_says_so_to_a_screen_reader(qtbot):
    field = LabeledField("会议名称", QLineEdit(), is_required=True)
    qtbot.addWidget(field)
    assert field.editor.accessibleName() == "会议名称（必填）"


def test_the_wheel_does_not_change_a_choice_that_has_no_focus(qtbot):
    box = ChoiceBox([Choice("a", "动员会"), Choice("b", "推进会")])
    qtbot.addWidget(box)
    box.show_choices([Choice("b", "推进会"), Choice("a", "动员会")])
    assert box.current_key() == "a"


def test_a_segment_tells_which_view_to_open(qtbot):
    segments = Segments([Choice("board", "看板"), Choice("table", "表格")])
    qtbot.addWidget(segments)
    assert segments.current_key() == "board"
    with qtbot.waitSignal(segments.chosen) as heard:
        segments.segment("table").click()
    assert heard.args == ["table"]


def test_long_words_end_in_dots_and_are_told_whole(qtbot):
    words = ElidedWords("平顶山市司法局党委书记、局长")
    qtbot.addWidget(words)
    words.resize(60, 20)
    words.show()
    assert words.text().endswith("…")
    assert words.toolTip() == words.accessibleName() == "平顶山市司法局党委书记、局长"


def test_a_panel_scrolls_its_body_and_keeps_its_foot(qtbot):
    panel = Panel(*(Words(f"第{number}行") for number in range(60)), title="备份")
    save = Button("保存")
    panel.foot.show_items(save)
    qtbot.addWidget(panel)
    panel.resize(300, 240)
    panel.show()

    assert panel.body.verticalScrollBar().maximum() > 0
    assert save.mapTo(panel, save.rect().bottomRight()).y() < panel.height()


NODES = [
    Node("", "情况说明"),
    Node("a", "按指标"),
    Node("b", "县直单位", "20", children=(Node("c", "县委办公室"),)),
]


def test_a_tree_tells_what_was_chosen_but_not_what_the_page_chose(qtbot):
    tree = TreeList(NODES, says="单位")
    qtbot.addWidget(tree)
    heard = []
    tree.chosen.connect(heard.append)
    tree.choose("a")

    qtbot.keyClick(tree, Qt.Key.Key_Down)

    assert heard == ["b"]
    assert tree.keys() == ["a", "b", "c"]


def test_new_nodes_keep_what_was_chosen(qtbot):
    tree = TreeList(NODES, says="单位")
    qtbot.addWidget(tree)
    tree.choose("c")
    tree.show_nodes(NODES)
    assert tree.current_key() == "c"


def test_what_a_panel_shows_is_there_at_once_but_for_what_is_hidden(qtbot):
    panel = Panel()
    qtbot.addWidget(panel)
    panel.show()
    shown, hidden, beside = QLineEdit(), QLineEdit(), QLineEdit()
    hidden.hide()

    panel.show_body(shown, hidden, row(None, beside))

    assert shown.isVisible()
    assert beside.isVisible()
    assert not hidden.isVisible()


@pytest.mark.parametrize("look", ["", "small", "was-ok"])
def test_words_that_wrap_take_a_second_line_only_where_the_first_is_full(qtbot, look):
    text = "示例：动员会照片2"
    words = Words(text, look, wraps=True)
    qtbot.addWidget(words)
    words.ensurePolished()
    margins = words.contentsMargins()
    sides = margins.left() + margins.right()
    wanted = words.fontMetrics().horizontalAdvance(text)
    for room in {*range(100, 160)} - {wanted}:
        fits = wanted < room
        height = words.heightForWidth(room + sides) - margins.top() - margins.bottom()
        assert (height < 2 * words.fontMetrics().height()) == fits, room


def test_a_note_whose_beginning_would_say_nothing_is_there_whole_or_not_at_all(qtbot):
    words = WholeWords("黄色标记仅供查看，不打印")
    qtbot.addWidget(words)
    words.resize(words.sizeHint())
    words.show()
    assert words.text() == "黄色标记仅供查看，不打印"

    words.resize(words.width() // 2, words.height())
    assert words.text() == ""

    words.resize(words.sizeHint())
    assert words.text() == "黄色标记仅供查看，不打印"
