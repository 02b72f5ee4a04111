"""The papers of a meeting beside its materials: seen, printed, saved."""

import pypdfium2
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from lushan_desktop.services.printing import reports
from lushan_desktop.services.records import records
from lushan_desktop.ui import dialogs
from lushan_desktop.ui.modules.papers.report_centre import ReportsPage
from tests.stories.conftest import printed
from tests.ui.modules.meetings.conftest import MEETING, button, open_kit, shown

__all__ = ["printed"]


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
    qtbot.waitUntil(lambda: kit.preview.preview.value.place == "示例新会场")
    assert kit.papers.list.current_key() == "sign_in_sheet"


def test_the_paper_in_view_prints_and_is_saved_as_it_is_seen(
    qtbot, context, page, meeting, printed, monkeypatch, tmp_path
):
    kit = open_kit(qtbot, page, meeting)
    preview = shown(qtbot, kit, "meeting_agenda")
    said = []
    context.told.connect(lambda sentence, _: said.append(sentence))

    kit.preview.print_button.click()
    qtbot.waitUntil(lambda: bool(said))
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
    with qtbot.waitSignal(kit.preview.refused):
        pass
    kit.preview.print_button.click()
    kit.preview.pdf_button.click()

    assert kit.preview.preview is preview
    assert [sentence.partition("，")[2] for sentence in told] == [
        "未能打印。请稍候，或按提示改正后重试。",
        "未能保存。请稍候，或按提示改正后重试。",
    ]
    assert (asked, printed.exists()) == ([], False)


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
        ("papers", "sign_in_sheet", "print"),
        {"meeting": meeting},
    ), "asked for before its own options are known, it is given those of no other paper"

    kit.show_paper("meeting_notice")
    shown(qtbot, kit, "meeting_notice")
    kit.preview.more_link.click()
    assert asked == [("papers", "meeting_notice", "print")]
    centre.show_record("meeting_notice", "print")
    qtbot.waitUntil(lambda: centre.preview.is_current and centre.preview.preview.key == "meeting_notice")
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


def test_the_whole_set_prints_with_one_question(qtbot, context, page, meeting, printed):
    kit = open_kit(qtbot, page, meeting)
    said = []
    context.told.connect(lambda sentence, _: said.append(sentence))

    button(qtbot, kit.papers, "全套打印").click()

    qtbot.waitUntil(lambda: bool(said))
    assert said[0].startswith("已送打印机")
    assert pages_in(printed) >= 4
    assert kit.papers.every_paper.isEnabled()


def pages_in(file):
    with pypdfium2.PdfDocument(file) as pdf:
        return len(pdf)
