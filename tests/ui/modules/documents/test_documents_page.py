"""文件 on screen: the register by number with its gaps, both sides, forms of a paper, papers to print."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from lushan_desktop.base import clock
from lushan_desktop.domain.kinds import Attachment
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.documents import number_series
from lushan_desktop.services.documents.number_series import INCOMING, OUTGOING, Series
from lushan_desktop.ui.modules.documents.documents_page import DocumentsPage
from lushan_desktop.ui.modules.documents.number_strip import NumberStrip
from lushan_desktop.ui.records.given_tasks import GivenTasks
from lushan_desktop.ui.widgets.buttons import LinkButton
from lushan_desktop.ui.widgets.cells import Role
from lushan_desktop.ui.widgets.labels import Words
from tests.ui.modules.conftest import PAGE_AREA

DOCUMENT = RECORD_TYPES.get("document")


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: date(2023, 7, 28))


@pytest.fixture
def pages(qtbot, context):
    made = DocumentsPage(context)
    qtbot.addWidget(made)
    made.resize(*PAGE_AREA)
    made.show()
    qtbot.waitUntil(lambda: made.current().detail.shown is not None)
    return made


@pytest.fixture
def page(pages):
    return pages.current()


def numbered(store, number):
    with store.read() as session:
        sql = "SELECT id FROM document WHERE number = ? AND deleted = 0"
        return session.connection().exec_driver_sql(sql, (number,)).scalar_one()


def gap(page):
    """The place of the row that tells what is missing."""
    return next(place for place, one in page.list.table.register.markers.items() if hasattr(one, "span"))


def test_the_register_is_grouped_and_tells_what_is_missing(page):
    texts = page.list.table.rows.texts()

    assert "鲁法办〔2023〕 2 件 缺 3 个号 下一号：6号" in texts
    assert "鲁法〔2023〕 2 件 连续 下一号：3号" in texts
    assert "鲁法办〔2023〕1—3号 没有登记" in texts
    assert page.detail.shown.values["number"] == "鲁法〔2023〕1号"


def test_headings_and_gaps_are_never_chosen_together_with_records(page):
    table = page.list.table
    table.selectAll()

    assert set(table.chosen_ids()) == {one for one in table.rows.ids if one}
    head = table.rows.index(0, 0)
    assert table.rows.data(head, Role.GROUP) == "2 件"
    assert not table.rows.flags(head) & Qt.ItemFlag.ItemIsSelectable


def test_a_gap_can_be_registered_with_its_number_filled_in(qtbot, page):
    page.list.table.setCurrentIndex(page.list.table.rows.index(gap(page), 0))
    qtbot.waitUntil(lambda: page.right.currentWidget() is page.series)

    page.series.buttons["补登"].click()

    assert page.right.currentWidget() is page.form
    assert page.form.number_editor("number").value() == "鲁法办〔2023〕1号"
    assert page.form.group.editor("direction").value() == OUTGOING


def test_a_gap_that_was_never_used_is_said_to_be_and_taken_back(qtbot, page, store):
    page.list.table.setCurrentIndex(page.list.table.rows.index(gap(page), 0))
    qtbot.waitUntil(lambda: page.right.currentWidget() is page.series)
    page.series.buttons["注明未用"].click()
    qtbot.waitUntil(lambda: "鲁法办〔2023〕 2 件 连续 下一号：6号" in page.list.table.rows.texts())

    page.list.table.setCurrentIndex(page.list.table.rows.index(gap(page), 0))
    qtbot.waitUntil(lambda: "撤回未用" in page.series.buttons)
    page.series.buttons["撤回未用"].click()

    qtbot.waitUntil(lambda: number_series.one(store, "number", "鲁法办", 2023).count_missing == 1)


def test_the_strip_of_a_document_offers_the_next_number(qtbot, page, store):
    page.show_record(numbered(store, "鲁法办〔2023〕4号"))
    qtbot.waitUntil(lambda: page.detail.shown.values["number"] == "鲁法办〔2023〕4号")
    strip = page.detail.findChildren(NumberStrip)[-1]

    assert [f"{cell.serial}{cell.word}" for cell in strip.cells] == [
        "1缺",
        "2缺",
        "3缺",
        "4本件",
        "5已登",
        "6下一号",
    ]
    strip.take_button.click()

    assert page.form.number_editor("number").value() == "鲁法办〔2023〕6号"


def test_a_name_to_write_under_begins_the_number(qtbot, page, save):
    issuer = save("issuer", name="示例指挥部办公室", code="鲁法办")
    page.add()
    editor = page.form.group.editor("issuer")
    qtbot.focus(editor.edit)
    qtbot.keyClicks(editor.edit, "slzhb")
    qtbot.waitUntil(editor.edit.is_open)
    qtbot.keyClick(editor.edit, Qt.Key.Key_Return)

    number = page.form.number_editor("number")
    qtbot.waitUntil(lambda: number.take_button.text() == "取用6号" and number.year.text() == "2023")
    number.take_button.click()
    page.form.save()

    qtbot.waitUntil(lambda: page.detail.shown.values["number"] == "鲁法办〔2023〕6号")
    assert page.detail.shown.values["issuer"] == issuer
    assert page.detail.shown.values["direction"] == OUTGOING


def test_what_came_in_stands_on_its_own_side_with_its_own_numbers(qtbot, pages, store):
    page = pages.open(INCOMING)
    qtbot.waitUntil(lambda: page.detail.shown is not None)
    qtbot.waitUntil(lambda: page.register.sides.segment(INCOMING).text() == "收文 3")
    assert page.register.sides.segment(OUTGOING).text() == "发文 5"

    page.add()
    receipt = page.form.number_editor("receipt_number")
    qtbot.waitUntil(lambda: receipt.take_button.text() == "取用1号")
    assert page.form.number_editor("number").offers is False
    receipt.take_button.click()
    page.form.group.editor("title").set_value("示例：来文")
    page.form.save()

    qtbot.waitUntil(lambda: page.detail.shown.values["title"] == "示例：来文")
    values = page.detail.shown.values
    assert (values["receipt_number"], values["direction"]) == ("收〔2023〕1号", INCOMING)


def test_a_document_opens_on_the_side_it_belongs_to(qtbot, pages, save):
    arrived = save("document", direction=INCOMING, title="示例：来文")

    pages.show_record(arrived, type_key="document")

    qtbot.waitUntil(lambda: pages.current().side.key == INCOMING)
    shown = pages.current().detail
    qtbot.waitUntil(lambda: shown.shown is not None and shown.shown.id == arrived)


def test_the_three_forms_of_a_paper_are_told_apart_and_ofd_is_never_demanded(qtbot, page, store, save):
    draft = save("evidence", title="示例：稿", file_name="示例稿.docx", suffix=".docx")
    record = save(
        "document", number="示法〔2023〕1号", title="示例", kind="通知", files=(Attachment(draft, "文稿"),)
    )
    page.show_record(record)
    qtbot.waitUntil(lambda: page.detail.shown.id == record)

    qtbot.waitUntil(lambda: "没有，可不交" in page.visible_text())
    assert "同一文件的三种形式" in page.visible_text()
    assert page.detail.shown.standing.lacking == ("盖章扫描件",)


def test_a_dropped_file_takes_its_form_from_its_ending(qtbot, page, tmp_path):
    dropped = []
    page.detail.files_dropped.disconnect()
    page.detail.files_dropped.connect(lambda files, role: dropped.append((files[0].name, role)))

    page.detail._drop([tmp_path / "示例.pdf", tmp_path / "示例.ofd", tmp_path / "示例.docx"])

    assert dropped == [("示例.pdf", "盖章扫描件"), ("示例.ofd", "OFD"), ("示例.docx", "文稿")]


def test_papers_of_the_document_on_show(page, pages, context, store):
    asked = []
    context.asked_for.connect(lambda *where: asked.append((where, context.handed_over)))

    page.detail.paper_requested.emit()

    shown = page.detail.shown.id
    assert asked == [(("papers", "drafting_sheet", "print"), {"document": shown})]


def test_both_sides_fit_a_small_screen(qtbot, pages):
    for side in (OUTGOING, INCOMING):
        page = pages.open(side)
        qtbot.waitUntil(lambda page=page: page.list.tally is not None)
        assert page.minimumSizeHint().width() <= 1180
        assert page.minimumSizeHint().height() <= 620


def test_a_document_becomes_a_task(qtbot, page, store):
    page.show_record(numbered(store, "鲁法〔2023〕1号"))
    qtbot.waitUntil(lambda: page.detail.shown.values["number"] == "鲁法〔2023〕1号")

    page.detail.findChild(GivenTasks).give_link.click()

    qtbot.waitUntil(lambda: len(page.detail.shown.tasks) == 1)
    assert page.detail.shown.tasks[0].content == page.detail.shown.values["title"]


def links_of(panel):
    return {one.accessibleName(): one for one in panel.findChildren(LinkButton) if not one.isHidden()}


def test_the_unused_numbers_stay_while_the_document_behind_them_is_read_anew(
    qtbot, monkeypatch, context, page
):
    page.register.unused.click()
    qtbot.waitUntil(lambda: page.right.currentWidget() is page.unused)
    read = []
    monkeypatch.setattr(page.detail, "show_record", read.append)

    page.load()

    qtbot.waitUntil(lambda: bool(read))
    qtbot.settle(context._runner)
    assert page.right.currentWidget() is page.unused


def test_a_document_that_is_chosen_takes_the_place_of_the_unused_numbers(qtbot, page):
    page.register.unused.click()
    qtbot.waitUntil(lambda: page.right.currentWidget() is page.unused)
    document = next(one for one in page.list.table.rows.ids if one)

    page.show_record(document)

    qtbot.waitUntil(lambda: page.right.currentWidget() is page.detail and page.detail.shown.id == document)


def test_every_unused_number_is_listed_and_one_is_told_unused(qtbot, store, page):
    page.register.unused.click()
    qtbot.waitUntil(lambda: page.right.currentWidget() is page.unused)
    assert {"补登鲁法办〔2023〕1号", "注明未用鲁法办〔2023〕1—3号"} <= links_of(page.unused).keys()

    links_of(page.unused)["注明未用鲁法办〔2023〕1—3号"].click()
    qtbot.waitUntil(lambda: page.right.currentWidget() is page.series)
    page.series.serials.setText("9")
    page.series.buttons["注明未用"].click()
    assert "请填 1—3号 之中的号" in page.series.error.text()
    page.series.serials.setText("2")
    page.series.reason.setText("作废")
    page.series.buttons["注明未用"].click()

    qtbot.waitUntil(lambda: "撤回鲁法办〔2023〕2号" in links_of(page.unused))
    assert page.right.currentWidget() is page.unused
    assert number_series.one(store, "number", "鲁法办", 2023).voided == {2: "作废"}
    qtbot.waitUntil(lambda: page.register.unused.accessibleName() == "未用文号 2")

    links_of(page.unused)["撤回鲁法办〔2023〕2号"].click()
    qtbot.waitUntil(lambda: "注明未用鲁法办〔2023〕1—3号" in links_of(page.unused))


def test_the_list_of_unused_numbers_is_printed_for_this_side(qtbot, context, page):
    asked = []
    context.asked_for.connect(lambda *what: asked.append(what))
    page.show_unused()
    qtbot.waitUntil(lambda: page.right.currentWidget() is page.unused)

    page.unused.print_button.click()
    assert asked == [("papers", "unused_numbers", "print")]
    assert context.handed_over == {"side": OUTGOING}


def test_a_register_without_gaps_says_so(qtbot, store, page):
    series = number_series.one(store, "number", "鲁法办", 2023)
    page.unused.show_series([Series("鲁法办", 2023, series.holders | dict.fromkeys((1, 2, 3), ("x",)), {})])
    assert any("没有缺号" in one.text() for one in page.unused.findChildren(Words))
    qtbot.keyClick(page.unused, Qt.Key.Key_Escape)
    assert page.right.currentWidget() is page.detail
