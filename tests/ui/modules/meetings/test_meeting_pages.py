"""The list of meetings and the kit of one, as a clerk works with them."""

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.meetings import meeting_kit
from lushan_desktop.services.papers import reports
from lushan_desktop.services.records import records
from lushan_desktop.ui import dialogs
from lushan_desktop.ui.modules.meetings.page import MeetingsPage
from lushan_desktop.ui.modules.reports.page import ReportsPage
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import TextSize, Theme
from lushan_desktop.ui.widgets.layout import column
from tests.stories.conftest import printed
from tests.ui.fit import faults
from tests.ui.modules.conftest import PAGE_AREA

__all__ = ["printed"]

MEETING = RECORD_TYPES.get("meeting")
PATIENCE = 20_000


@pytest.fixture
def meeting(store):
    """A meeting with two resolutions, invented and marked so."""
    values = {
        "title": "示例常务会议",
        "kind": "政府常务会议",
        "held_on": PartialDate(2023, 5, 10),
        "series_number": "2023年第15次",
        "place": "示例会议室",
        "attendance": ({"way": "出席", "name": "示例甲"},),
        "resolutions": ({"content": "示例事项一"}, {"content": "示例事项二"}),
    }
    return records.save(store, MEETING, values).ids("meeting")[0]


@pytest.fixture
def page(qtbot, context, meeting):
    made = MeetingsPage(context)
    qtbot.addWidget(made)
    made.resize(*PAGE_AREA)
    made.show()
    made.show_record(meeting)
    qtbot.waitUntil(
        lambda: made.current().detail.shown is not None and made.current().detail.shown.id == meeting
    )
    return made


def words_of(widget):
    """What the buttons on show say."""
    return [one.text() for one in widget.findChildren(QPushButton) if not one.isHidden()]


def button(qtbot, widget, words):
    """The button that says so, once it is laid out."""
    qtbot.waitUntil(lambda: words in words_of(widget))
    return next(one for one in widget.findChildren(QPushButton) if one.text() == words and not one.isHidden())


def open_kit(qtbot, page, meeting):
    button(qtbot, page.current().detail, "材料和打印稿").click()
    qtbot.waitUntil(lambda: page.kit_page.kit is not None)
    return page.kit_page


def test_the_kit_names_what_is_missing_and_gives_a_verb(qtbot, page, meeting):
    kit = open_kit(qtbot, page, meeting)

    names = {one.accessibleName() for one in kit.materials.findChildren(QPushButton)}
    assert {"生成议程", "添加议程", "生成纪要", "添加纪要"} <= names
    assert kit.kit.counted == (2, 0, 2)
    kit.left.emit()
    assert page.pages.currentWidget() is page.current()


def shown(qtbot, kit, key):
    """The paper of this key, once it is set beside the materials."""
    qtbot.waitUntil(lambda: kit.preview.is_current and kit.preview.preview.key == key, timeout=PATIENCE)
    return kit.preview.preview


def test_the_first_missing_paper_stands_beside_the_materials(qtbot, page, meeting):
    kit = open_kit(qtbot, page, meeting)

    preview = shown(qtbot, kit, "meeting_agenda")
    assert (preview.value.meeting, preview.options["meeting"]) == ("示例常务会议", meeting)
    assert kit.preview.print_button.text() == "打印议程"
    assert kit.papers.list.current_key() == "meeting_agenda"


def test_the_paper_chosen_is_shown_without_leaving_the_page(qtbot, context, store, page, meeting):
    kit = open_kit(qtbot, page, meeting)
    asked = []
    context.asked_for.connect(lambda *what: asked.append(what))
    shown(qtbot, kit, "meeting_agenda")

    qtbot.keyClick(kit.papers.list, Qt.Key.Key_Down)
    preview = shown(qtbot, kit, "sign_in_sheet")
    assert preview.typeset.pdf == reports.preview(store, "sign_in_sheet", preview.options).typeset.pdf
    names = {one.accessibleName(): one for one in kit.materials.findChildren(QPushButton)}
    names["生成纪要"].click()
    shown(qtbot, kit, "minutes_draft")
    assert (kit.papers.list.current_key(), asked) == ("minutes_draft", [])


def test_a_changed_record_is_set_anew_on_the_paper_in_view(qtbot, store, context, page, meeting):
    kit = open_kit(qtbot, page, meeting)
    kit.show_paper("sign_in_sheet")
    shown(qtbot, kit, "sign_in_sheet")

    context.change(records.save, MEETING, {"place": "示例新会场"}, meeting)
    qtbot.waitUntil(lambda: kit.preview.preview.value.place == "示例新会场", timeout=PATIENCE)
    assert kit.papers.list.current_key() == "sign_in_sheet"


def test_the_paper_in_view_prints_and_is_saved_as_it_is_seen(
    qtbot, context, page, meeting, printed, monkeypatch, tmp_path
):
    kit = open_kit(qtbot, page, meeting)
    preview = shown(qtbot, kit, "meeting_agenda")
    said = []
    context.told.connect(lambda sentence, _: said.append(sentence))

    kit.preview.print_button.click()
    qtbot.waitUntil(lambda: bool(said), timeout=PATIENCE)
    assert said == [f"已送打印机，共 {len(preview.sizes)} 页"]
    assert pages_in(printed) == len(preview.sizes)

    file = tmp_path / "示例.pdf"
    monkeypatch.setattr(dialogs, "ask_where_to_save", lambda *_: file)
    kit.preview.pdf_button.click()
    qtbot.waitUntil(file.exists)
    qtbot.waitUntil(lambda: file.read_bytes() == preview.typeset.pdf)


def test_pages_older_than_what_was_chosen_are_neither_printed_nor_saved(
    qtbot, context, page, meeting, printed, monkeypatch
):
    kit = open_kit(qtbot, page, meeting)
    preview = shown(qtbot, kit, "meeting_agenda")
    told, asked = [], []
    context.failed.disconnect()
    context.failed.connect(told.append)
    monkeypatch.setattr(dialogs, "ask_where_to_save", lambda *_: asked.append(1))

    kit.preview.wish("meeting_agenda", {"meeting": "示例：没有这次会议"}, at_once=True)
    with qtbot.waitSignal(kit.preview.refused, timeout=PATIENCE):
        pass
    kit.preview.print_button.click()
    kit.preview.pdf_button.click()

    assert kit.preview.preview is preview
    assert [sentence.split("，")[1] for sentence in told] == [
        "没有打印。请等排好、或照提示改好再试。",
        "没有保存。请等排好、或照提示改好再试。",
    ]
    assert (asked, printed.exists()) == ([], False)


def test_keys_act_on_the_meeting_that_is_seen_while_another_one_comes(qtbot, store, page, meeting, tmp_path):
    other = records.save(store, MEETING, {"title": "示例另一次会议", "kind": "部门联席会议"}).ids("meeting")[
        0
    ]
    kit = open_kit(qtbot, page, meeting)
    file = tmp_path / "示例.txt"
    file.write_text("示例")

    page.open_kit(other)
    assert kit.kit.view.id == meeting
    kit.materials.files_given.emit([file], "议程")
    qtbot.waitUntil(lambda: len(meeting_kit.kit(store, meeting).view.values["files"]) == 1)
    qtbot.waitUntil(lambda: kit.kit.view.id == other)
    assert not meeting_kit.kit(store, other).view.values["files"]


def test_a_list_asked_for_before_going_on_does_not_cover_the_next_meeting(qtbot, store, page, meeting):
    other = records.save(store, MEETING, {"title": "示例另一次会议", "kind": "部门联席会议"}).ids("meeting")[
        0
    ]
    kit = open_kit(qtbot, page, meeting)

    button(qtbot, kit.materials, "改这一类的要求").click()
    page.open_kit(other)
    qtbot.waitUntil(lambda: kit.kit.view.id == other)
    assert kit.left_pane.currentWidget() is kit.materials


def test_the_options_of_a_paper_are_set_in_the_report_centre(qtbot, context, page, meeting):
    kit = open_kit(qtbot, page, meeting)
    kit.show_paper("meeting_notice")
    shown(qtbot, kit, "meeting_notice")
    centre = ReportsPage(context)
    qtbot.addWidget(centre)
    centre.show()
    asked = []
    context.asked_for.connect(lambda *what: asked.append(what))

    kit.show_paper("sign_in_sheet")
    kit.preview.more_link.click()
    assert (asked.pop(), context.handed_over) == (
        ("reports", "sign_in_sheet", "print"),
        {"meeting": meeting},
    ), "asked for before its own options are known, it is given those of no other paper"

    kit.show_paper("meeting_notice")
    shown(qtbot, kit, "meeting_notice")
    kit.preview.more_link.click()
    assert asked == [("reports", "meeting_notice", "print")]
    centre.show_record("meeting_notice", "print")
    qtbot.waitUntil(
        lambda: centre.preview.is_current and centre.preview.preview.key == "meeting_notice", timeout=PATIENCE
    )
    assert centre.preview.preview.value.meeting == "示例常务会议"
    assert centre.preview.preview.options["meeting"] == meeting


def test_a_mark_on_the_paper_leads_to_its_field(qtbot, context, page, meeting):
    kit = open_kit(qtbot, page, meeting)
    shown(qtbot, kit, "meeting_agenda")
    asked = []
    context.asked_for.connect(lambda *what: asked.append(what))

    kit.preview.mark_clicked.emit("gap#0")
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == [("meeting", meeting, "time")]


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
    assert asked == [("reports", "resolution_ledger", "print"), ("reports", "reminder_slip", "print")]
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


def test_the_number_is_proposed_once_the_kind_is_chosen(qtbot, page, meeting):
    page.current().add()
    group = page.current().form.group
    group.editor("kind").set_value("政府常务会议")
    group.changed.emit()

    qtbot.waitUntil(lambda: group.raw().get("series_number") == "2023年第16次")
    group.editor("series_number").set_value("示例号")
    group.changed.emit()
    qtbot.wait(200)
    assert group.raw()["series_number"] == "示例号"


def test_the_pages_fit_a_small_screen(page):
    hint = page.minimumSizeHint()
    assert hint.width() <= PAGE_AREA[0]
    assert hint.height() <= 620


def test_the_whole_set_prints_with_one_question(qtbot, context, page, meeting, printed):
    kit = open_kit(qtbot, page, meeting)
    said = []
    context.told.connect(lambda sentence, _: said.append(sentence))

    button(qtbot, kit.papers, "全套打印").click()

    qtbot.waitUntil(lambda: bool(said), timeout=PATIENCE)
    assert said[0].startswith("已送打印机")
    assert pages_in(printed) >= 4
    assert kit.papers.every_paper.isEnabled()


def pages_in(file):
    with pypdfium2.PdfDocument(file) as pdf:
        return len(pdf)


def test_escape_leaves_the_kit_only_from_inside_it(qtbot, page, meeting):
    kit = open_kit(qtbot, page, meeting)
    window = QWidget()
    qtbot.addWidget(window)
    beside = QLineEdit()
    column(window, page, beside)
    with qtbot.waitActive(window):
        window.show()

    beside.setFocus()
    qtbot.keyClick(beside, Qt.Key.Key_Escape)
    assert page.pages.currentWidget() is kit

    kit.back.setFocus()
    qtbot.keyClick(kit.back, Qt.Key.Key_Escape)
    assert page.pages.currentWidget() is page.current()
    page.setParent(None)


def open_requirements(qtbot, kit):
    button(qtbot, kit.materials, "改这一类的要求").click()
    qtbot.waitUntil(lambda: kit.left_pane.currentWidget() is kit.requirements)
    return kit.requirements


def lines_of(panel):
    return [(one.name.text(), one.wanted.isChecked()) for one in panel.lines]


def test_what_a_kind_must_have_is_changed_from_its_kit(qtbot, context, page, meeting):
    kit = open_kit(qtbot, page, meeting)
    panel = open_requirements(qtbot, kit)
    assert lines_of(panel) == [("议程", True), ("纪要", True)]

    panel.add_button.click()
    panel.lines[-1].name.insert("表决票")
    panel.lines[-1].up.click()
    panel.lines[0].wanted.setChecked(False)
    panel.save_button.click()

    qtbot.waitUntil(lambda: kit.left_pane.currentWidget() is kit.materials)
    qtbot.waitUntil(lambda: [each.name for each in kit.kit.materials][:3] == ["议程", "表决票", "纪要"])
    assert kit.kit.counted == (2, 0, 2)
    kit.left.emit()
    qtbot.waitUntil(lambda: page.current().detail.shown.wanted == ("表决票", "纪要"))

    open_requirements(qtbot, open_kit(qtbot, page, meeting)).reset_button.click()
    qtbot.waitUntil(lambda: [each.name for each in kit.kit.materials if each.is_wanted] == ["议程", "纪要"])


def test_a_list_is_written_by_the_keyboard_alone(qtbot, page, meeting):
    panel = open_requirements(qtbot, open_kit(qtbot, page, meeting))
    last = panel.lines[-1].name

    qtbot.keyClick(last, Qt.Key.Key_Return)
    assert len(panel.lines) == 3
    panel.lines[2].name.insert("表决票")
    qtbot.keyClick(panel.lines[2].name, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [name for name, _ in lines_of(panel)] == ["议程", "表决票", "纪要"]


def test_a_material_written_twice_is_said_above_the_list(qtbot, page, meeting):
    panel = open_requirements(qtbot, open_kit(qtbot, page, meeting))
    panel.lines[0].name.setText("纪要")
    panel.save_button.click()
    qtbot.waitUntil(lambda: panel.error.isVisible())
    assert panel.error.text() == "“纪要”写了两次，请去掉一条。"


def test_leaving_keeps_the_changed_list_and_escape_leaves_it_as_it_was(qtbot, page, meeting):
    kit = open_kit(qtbot, page, meeting)
    panel = open_requirements(qtbot, kit)
    panel.lines[0].away.click()
    qtbot.keyClick(panel.lines[0].name, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: kit.left_pane.currentWidget() is kit.materials)
    assert kit.kit.counted == (2, 0, 2)

    panel = open_requirements(qtbot, kit)
    panel.lines[0].away.click()
    panel.lines[0].away.click()
    assert "不要求材料" in panel.body.widget().findChildren(type(panel.error))[-1].text()
    kit.back.click()
    qtbot.waitUntil(lambda: page.current().detail.shown.wanted == ())


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
            qtbot.wait(50)
            assert not faults(page)
            assert page.minimumSizeHint().width() <= room
            open_requirements(qtbot, kit)
    finally:
        style.apply(QApplication.instance(), Theme())
