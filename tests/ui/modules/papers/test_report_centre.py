"""报表中心: an option changes the paper, a mark leads to its field, what is seen is what is saved."""

from zipfile import ZipFile

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import records, undoing
from lushan_desktop.services.records.lists import ListQuery
from lushan_desktop.ui import dialogs
from lushan_desktop.ui.modules.papers.finishing import FinishDialog
from lushan_desktop.ui.modules.papers.paper_list import PLANS
from lushan_desktop.ui.modules.papers.report_centre import ReportsPage
from lushan_desktop.ui.modules.papers.state_bars import RemedyBar
from lushan_desktop.ui.printing import PrintRun
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import TextSize, Theme
from lushan_desktop.ui.widgets.message_bar import MessageBar
from tests.ui.modules.papers.conftest import shown_text, text_of, wait_for_paper


def type_day(page: ReportsPage, name: str, text: str) -> None:
    editor = page.panel.fields.editor(name)
    editor.set_raw(text)
    editor.leave()


def words_below(page: ReportsPage) -> str:
    bars = page.panel.bars()
    return " ".join(bar.accessibleName() for bar in bars if isinstance(bar, MessageBar | RemedyBar))


def test_the_centre_opens_on_the_statement_with_its_options_filled(page):
    assert "93 示范创建" in page.panel.fields.editor("indicator").raw()
    assert page.panel.fields.editor("signed").value() == PartialDate(2023, 7, 27)
    assert "（送审稿）" in shown_text(page)
    assert "处待补" in words_below(page)


def test_how_much_is_open_is_seen_however_far_the_options_were_scrolled(page):
    panel = page.panel
    bar = next(one for one in panel.bars() if "处待补" in one.accessibleName())
    for place in (0, panel.body.verticalScrollBar().maximum()):
        panel.body.verticalScrollBar().setValue(place)
        assert bar.visibleRegion().boundingRect() == bar.rect()


def test_an_option_changes_the_paper(qtbot, page):
    type_day(page, "signed", "2023年8月1日")
    wait_for_paper(qtbot, page, lambda: "2023年8月1日" in shown_text(page))


def test_typing_on_sets_the_paper_once(qtbot, page):
    made = []
    page.preview.made.connect(made.append)
    for day in ("2023年8月1日", "2023年8月2日", "2023年8月3日"):
        type_day(page, "signed", day)
    wait_for_paper(qtbot, page, lambda: "2023年8月3日" in shown_text(page))
    assert len(made) == 1


def test_old_pictures_stay_until_new_ones_come_and_unchanged_pages_are_not_drawn_again(qtbot, page):
    qtbot.waitUntil(lambda: 0 in page.preview.pages._images)
    before = page.preview.pages._images[0]
    wanted = []
    page.preview.pages.wanted.connect(wanted.append)

    type_day(page, "signed", "2023年8月1日")
    wait_for_paper(qtbot, page, lambda: "2023年8月1日" in shown_text(page))

    assert page.preview.pages._images[0] is before
    assert 0 not in wanted


def test_only_the_pages_near_the_view_are_drawn(qtbot, page):
    qtbot.waitUntil(lambda: 1 in page.preview.pages._images)
    assert len(page.preview.preview.sizes) == 5
    assert set(page.preview.pages._images) <= {0, 1}


def test_a_mark_in_the_margin_leads_to_the_field_that_fills_it(qtbot, page, context):
    mark = next(mark for mark in page.preview.pages._marks if mark.label == "待补 1")
    gap = page.preview.preview.value.gaps[0]
    spot = page.preview.pages._layout().place(mark).center().toPoint()
    page.preview.pages.show_mark(mark.key)
    spot.setY(spot.y() - page.preview.pages.verticalScrollBar().value())

    with qtbot.waitSignal(context.asked_for) as asked:
        qtbot.mouseClick(page.preview.pages.viewport(), Qt.MouseButton.LeftButton, pos=spot)

    link = gap.fills[0]
    assert asked.args == [link.record_type, link.record, link.field]


@pytest.mark.qt_log_ignore("grabbing the keyboard")  # the screenless plugin says so of every menu
def test_the_amber_box_offers_every_mark(qtbot, page, context):
    page.panel.fill_requested.emit()
    menu = page.findChild(QMenu)
    gaps = page.preview.preview.value.gaps
    assert len(menu.actions()) == len(gaps)

    with qtbot.waitSignal(context.asked_for) as asked:
        menu.actions()[2].trigger()

    assert asked.args[1] == gaps[2].fills[0].record
    menu.close()


def test_a_changed_record_changes_the_paper_on_show(qtbot, page, context, store):
    link = next(gap for gap in page.preview.preview.value.gaps if "任务分解" in gap.text).fills[0]
    values = {"title": "示例：创建任务分解表", "number": "鲁法〔2023〕9号"}
    context.change(records.save, RECORD_TYPES.get("document"), values, link.record)
    wait_for_paper(qtbot, page, lambda: "示例：创建任务分解表" in shown_text(page))


@pytest.mark.parametrize(
    ("remedy", "shown"), [("改成文日期", "2023年7月27日"), ("删去截止日后的事项", "2023年6月30日")]
)
def test_an_event_after_the_signature_offers_both_remedies(qtbot, page, remedy, shown):
    type_day(page, "signed", "2023年6月30日")
    wait_for_paper(qtbot, page, lambda: bool(page.preview.preview.value.late))
    bar = next(bar for bar in page.panel.bars() if isinstance(bar, RemedyBar))
    assert [button.text() for button in bar.buttons] == ["改成文日期", "删去截止日后的事项"]

    next(button for button in bar.buttons if button.text() == remedy).click()

    wait_for_paper(qtbot, page, lambda: not page.preview.preview.value.late)
    assert shown in shown_text(page)
    assert page.panel.fields.field("signed").message() == "不早于正文中最晚的事项"


def test_opening_its_text_keeps_the_statement_in_one_step_that_can_be_undone(qtbot, entered, context):
    assert all(paragraph.stored for paragraph in entered.shown.statement.paragraphs)
    context.change(undoing.undo_last)
    qtbot.waitUntil(lambda: not any(each.stored for each in entered.shown.statement.paragraphs))


def test_a_final_paper_asks_once_and_carries_no_mark(qtbot, page):
    def accept() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, FinishDialog)
        dialog.finish_button.click()

    QTimer.singleShot(0, accept)
    page.panel.switches.box_by_name["final"].click()

    wait_for_paper(qtbot, page, lambda: "待补" not in shown_text(page))
    assert "送审稿" not in shown_text(page)
    assert page.panel.switches.box_by_name["final"].isChecked()


def test_who_thinks_better_of_it_keeps_the_marks(qtbot, page):
    QTimer.singleShot(0, lambda: QApplication.activeModalWidget().reject())
    page.panel.switches.box_by_name["final"].click()
    assert not page.panel.switches.box_by_name["final"].isChecked()
    assert "待补" in shown_text(page)


@pytest.mark.parametrize("ending", [".pdf", ".docx"])
def test_the_paper_is_saved_where_the_clerk_says(qtbot, page, context, tmp_path, monkeypatch, ending):
    file = tmp_path / f"情况说明{ending}"
    monkeypatch.setattr(dialogs, "ask_where_to_save", lambda *_: file)

    with qtbot.waitSignal(context.told_saved) as told:
        page.panel.buttons[ending].click()

    assert str(file) in told.args[0]
    if ending == ".pdf":
        assert file.read_bytes() == page.preview.preview.typeset.pdf
        assert "鲁山县" in text_of(file.read_bytes())
    else:
        assert "鲁山县" in ZipFile(file).read("word/document.xml").decode()


def test_the_printer_gets_every_page_that_is_seen(qtbot, page, context, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "印出.pdf"))
    printer.setResolution(96)

    with qtbot.waitSignal(context.told_saved) as told:
        PrintRun(context, printer, page.preview.preview).begin()

    assert told.args == [f"已存到 {tmp_path / '印出.pdf'}", tmp_path / "印出.pdf"]
    assert (tmp_path / "印出.pdf").stat().st_size > 10_000


def test_the_list_prints_as_it_is_filtered(qtbot, page, context, tmp_path, monkeypatch):
    context.open("papers", "list:document", "export", hand_over=ListQuery(text="宣传"))
    page.show_record("list:document", "export", type_key="papers")
    wait_for_paper(qtbot, page, lambda: "宣传工作方案" in shown_text(page))
    assert "任务分解" not in shown_text(page)
    assert "含“宣传”" in words_below(page)

    file = tmp_path / "文件台账.xlsx"
    monkeypatch.setattr(dialogs, "ask_where_to_save", lambda *_: file)
    with qtbot.waitSignal(context.told_saved):
        page.panel.buttons[".xlsx"].click()
    assert "宣传工作方案" in ZipFile(file).read("xl/sharedStrings.xml").decode()

    page.panel.whole_requested.emit()
    wait_for_paper(qtbot, page, lambda: "任务分解" in shown_text(page))


def test_papers_are_found_by_their_name(page):
    page.list.search.setText("说明")
    page.list.search._tell()
    assert page.list.titles() == ["情况说明"]


def test_papers_are_found_by_pinyin_and_the_open_one_stays_marked(page):
    for typed, found in (("qdb", ["签到表"]), ("qqq", [])):
        page.list.search.setText(typed)
        page.list.search._tell()
        assert page.list.titles() == found

    page.list.search.clear()
    page.list.search._tell()
    assert page.list.list.current_key() == "situation_statement"


def test_the_log_is_not_cut_to_the_period_of_the_campaign(qtbot, page, context):
    page.open("operation_log")
    wait_for_paper(qtbot, page, lambda: "全部操作" in shown_text(page))

    assert page.panel.fields.editor("start").value() is None
    assert context.office.cycle[1] is not None


def test_walking_down_the_papers_ends_in_no_other_room(qtbot, page):
    for _ in range(2):
        qtbot.keyClick(page.list.list, Qt.Key.Key_Down)
    assert page.stack.is_at_centre()
    assert page.list.list.current_key() == "meeting_ledger", "a heading takes no step of its own"

    qtbot.keyClick(page.list.list, Qt.Key.Key_Up)
    assert page.list.list.current_key() == PLANS
    qtbot.keyClick(page.list.list, Qt.Key.Key_Return)
    assert not page.stack.is_at_centre()


def test_what_was_chosen_is_remembered(qtbot, page, context):
    type_day(page, "signed", "2023年8月15日")
    wait_for_paper(qtbot, page, lambda: "2023年8月15日" in shown_text(page))
    qtbot.waitUntil(lambda: (context._folder / "papers.json").is_file())

    later = ReportsPage(context)
    qtbot.addWidget(later)
    later.show()
    wait_for_paper(qtbot, later)
    assert later.panel.fields.editor("signed").value() == PartialDate(2023, 8, 15)


def test_a_date_half_typed_leaves_the_paper_alone(page):
    page.panel.fields.editor("signed").set_raw("2023年13月")
    assert page.panel.options() is None
    assert "（送审稿）" in shown_text(page)


@pytest.mark.parametrize("size", [TextSize.STANDARD, TextSize.LARGE])
def test_the_centre_fits_a_small_screen(qtbot, qapp, page, context, size):
    style.apply(qapp, Theme(text_size=size))
    made = ReportsPage(context)
    qtbot.addWidget(made)
    made.show()
    wait_for_paper(qtbot, made)
    assert made.minimumSizeHint().width() <= 1180
    assert made.minimumSizeHint().height() <= 620


def test_the_dialog_before_a_final_paper_lists_the_marks(qtbot, page):
    dialog = FinishDialog(page, page.preview.preview.value)
    qtbot.addWidget(dialog)
    assert dialog.windowTitle() == "定稿"
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_a_list_from_elsewhere_joins_the_papers_without_opening_others(qtbot, page):
    opened = []
    page.list.chosen.connect(opened.append)
    page.open("list:document")
    page.list.search.setText("台账")
    page.list.search._tell()
    assert "文件台账" in page.list.titles()
    assert opened == []


def test_every_sentence_shows_its_records_and_leads_to_them(qtbot, page, context):
    preview = page.preview.preview
    paragraph = next(each for each in preview.value.paragraphs if "动员会。" in each.text)
    line = next(each for each in preview.typeset.placements if each.anchor == paragraph.key)
    page.preview.pages.go_to(line.page)
    qtbot.waitUntil(lambda: page.preview.pages.text_of(line.page) is not None)
    width, height = preview.sizes[line.page]
    spot = (line.x + line.w / 2) / width, (line.y + line.h / 2) / height

    page.preview.pages.spot_hovered.emit(line.page, *spot)
    qtbot.waitUntil(lambda: "动员会" in page.sentences.tip)
    with qtbot.waitSignal(context.asked_for) as opened:
        page.preview.pages.spot_clicked.emit(line.page, *spot)

    assert opened.args[0] == "meeting"
    assert page.preview.pages.leads_on


def test_the_folder_of_a_saved_paper_is_one_click_away(qtbot, page, tmp_path, monkeypatch):
    seen: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: seen.append(url.toLocalFile()))
    assert page.preview.folder_button.isHidden()

    page.preview.tell_saved(tmp_path / "情况说明.pdf")
    page.preview.folder_button.click()

    assert seen == [str(tmp_path)]
