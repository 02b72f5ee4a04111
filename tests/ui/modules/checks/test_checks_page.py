"""校核 in the window: the registers, a paper from outside, records out of a text."""

import docx
from docx.oxml.ns import qn
from PySide6.QtCore import Qt

from lushan_desktop.services.records.undoing import undo_last
from lushan_desktop.ui.modules.checks.checks_page import ChecksPage
from lushan_desktop.ui.modules.checks.words_dialog import WordsDialog
from tests.ui.models import model_faults

TEXT = (
    "示例县司法局关于示例工作的通知\n各乡镇人民政府：\n县委县政府2022年09月布署了工作,请照办。\n"
    "示例县司法局\n2023年6月30日\n"
)


def test_the_registers_are_checked_and_the_badge_tells_how_many(qtbot, context, page):
    told = []
    context.badged.connect(lambda *badge: told.append(badge))

    page.load()
    qtbot.waitUntil(lambda: bool(told))

    assert told == [("checks", len(page.findings), "mute")]
    assert page.rows.rows[0].group == "需要改正" or all(one.group == "建议核对" for one in page.rows.rows)
    assert f"共 {len(page.findings)} 处" in page.card.foot_text()


def test_a_finding_is_read_aloud_whole_and_its_sentence_stands_under_the_mouse(qtbot, page):
    page.paper.open_text(TEXT)
    qtbot.waitUntil(lambda: page.paper.checked is not None)
    own, papers = page.rows, page.paper.rows
    firsts = [papers.findings[places[0]] for places in papers.rows]

    for model, found in ((own, own.rows), (papers, firsts)):
        assert len(found) > 1
        assert list(model_faults(model)) == []
        for row, one in enumerate(found):
            index = model.index(row, 1)
            spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
            assert index.data(Qt.ItemDataRole.ToolTipRole) == one.sentence
            assert spoken.startswith(f"{one.group}，{one.title}，{one.sentence}")
            assert index.data(Qt.ItemDataRole.DisplayRole).startswith(one.title)


def test_enter_goes_to_the_record_in_the_field_that_is_spoken_of(context, page):
    asked = []
    context.asked_for.connect(lambda *way: asked.append(way))

    page.go_to(0)

    one = page.rows.rows[0]
    assert asked == [(one.type, one.id, one.field)]


def test_what_is_left_as_it_is_comes_again_when_it_is_taken_up(qtbot, page):
    count = len(page.findings)
    page.leave([page.rows.rows[0]], "与原件一致")
    qtbot.waitUntil(lambda: page.rows.count() == count - 1)

    page.chips.choose("left")
    page._show_rows()
    assert [one.reason for one in page.rows.rows] == ["与原件一致"]
    page.take_up()

    qtbot.waitUntil(lambda: all(not one.reason for one in page.findings))


def test_the_sheet_prints_what_was_found_and_why_it_is_left(qtbot, page):
    page.leave([page.rows.rows[0]], "与原件一致")
    qtbot.waitUntil(lambda: any(one.reason for one in page.findings))

    page.print_sheet()

    qtbot.waitUntil(lambda: page.sheet.preview.is_current)
    assert page.sheet.preview.preview.typeset.pages >= 1
    assert any("与原件一致" in row[-1] for row in page.sheet.preview.preview.options["rows"])


def test_a_paper_is_put_right_one_by_one_and_taken_back(qtbot, tmp_path, page):
    file, out = tmp_path / "通知.docx", tmp_path / "改正.docx"
    document = docx.Document()
    for line in TEXT.splitlines():
        document.add_paragraph(line)
    document.save(file)
    page.paper.open_file(file)
    qtbot.waitUntil(lambda: page.paper.checked is not None)
    paper = page.paper

    first = next(row for row in range(paper.rows.count()) if paper.rows.can_be_put_right(row))
    paper.toggle(first)
    assert paper.rows.accepted == {*paper.rows.rows[first]}
    paper.toggle(first)
    assert not paper.rows.accepted
    paper.accept_all()
    assert "已改正 4 处" in paper.card.foot_text()
    paper.write(out)

    qtbot.waitUntil(out.exists)
    tracked = docx.Document(out).element.body.iter(qn("w:del"), qn("w:ins"))
    words = [word.text for each in tracked for word in each.iter(qn("w:t"), qn("w:delText"))]
    assert words == ["、", "0", "布", "部", ",", "，"]


def test_the_findings_of_a_paper_are_printed_with_what_was_put_right(qtbot, page):
    page.paper_button.click()
    page.paper.open_text(TEXT)
    qtbot.waitUntil(lambda: page.paper.checked is not None)
    page.paper.accept_all()

    page.paper.print_sheet()

    qtbot.waitUntil(lambda: page.sheet.preview.is_current)
    rows = page.sheet.preview.preview.options["rows"]
    assert len(rows) == len(page.paper.rows.findings)
    assert sum(row[-1].startswith("改为") for row in rows) == len(page.paper.rows.accepted) > 0
    page.sheet.left.emit()
    assert page.stack.currentWidget() is page.paper


def test_a_pasted_text_is_checked_beside_the_place(qtbot, page):
    page.paper.open_text(TEXT)
    qtbot.waitUntil(lambda: page.paper.checked is not None)

    page.paper.table.selectRow(1)
    qtbot.keyClicks(page.paper.text, "abc")

    assert page.paper.text.toPlainText().splitlines() == TEXT.splitlines()
    (place,) = page.paper.rows.rows[1]
    assert page.paper.text.textCursor().position() == page.paper.rows.findings[place].start


def test_many_slips_of_one_kind_are_one_row_that_is_put_right_at_once(qtbot, page):
    text = "示例县示例工作情况说明\n" + "强化领导,落实责任,严格督导,通报结果,抓好整改。\n"
    page.paper.open_text(text)
    qtbot.waitUntil(lambda: page.paper.checked is not None)
    paper = page.paper

    row = next(row for row in range(paper.rows.count()) if len(paper.rows.rows[row]) > 1)
    paper.toggle(row)

    assert len(paper.rows.accepted) == 4
    assert "已改正 4 处" in paper.card.foot_text()
    assert paper.rows.row_of(max(paper.rows.accepted)) == row
    paper.toggle(row)
    assert not paper.rows.accepted


def test_a_word_of_the_office_is_added_and_told_in_the_next_paper(qtbot, store, page):
    page.open_words()
    dialog = page.findChild(WordsDialog)
    dialog.wrong.setText("创健办")
    dialog.right.setText("创建办")
    dialog.add()
    qtbot.waitUntil(lambda: dialog.list.count() == 1)
    dialog.wrong.setText("创健办")
    dialog.add()
    qtbot.waitUntil(lambda: dialog.told.text() == "已经有“创健办”。")

    page.paper.open_text("示例县示例工作情况说明\n县创健办开展了督导。\n")
    qtbot.waitUntil(lambda: page.paper.checked is not None)

    assert ("创健办", "创建办") in [(one.text, one.correction) for one in page.paper.checked.findings]
    dialog.list.item(0).setSelected(True)
    dialog.remove()
    qtbot.waitUntil(lambda: dialog.list.count() == 0)
    dialog.accept()


def test_where_nothing_is_found_it_is_said_in_the_middle_and_nothing_is_offered(page):
    found = page.findings
    page._take(())
    assert page.nothing.isVisible()
    assert not page.table.isVisible()
    assert not page.open_button.isVisible()

    page._take(found)
    assert not page.nothing.isVisible()
    assert page.table.isVisible()
    assert page.open_button.isVisible()


def test_what_two_rules_put_right_alike_is_counted_once_as_it_is_written(qtbot, tmp_path, page):
    page.paper.open_text("关于做好2023 年示例工作的通知\n印发《示例方案》（示法〔2023〕2 号），成立2个组。\n")
    qtbot.waitUntil(lambda: page.paper.checked is not None)

    page.paper.accept_all()

    assert len(page.paper.rows.accepted) > 2
    assert page.paper.card.foot_text().endswith("已改正 2 处")


def test_the_whole_sentence_of_the_chosen_finding_is_to_be_read(qtbot, page):
    page.paper.open_text(TEXT)
    qtbot.waitUntil(lambda: page.paper.checked is not None)

    for row in range(page.paper.rows.count()):
        page.paper.table.selectRow(row)
        one = page.paper.rows.findings[page.paper.rows.rows[row][0]]
        assert one.sentence in page.paper.whole.text()

    for row in range(page.rows.count()):
        page.table.selectRow(row)
        assert page.rows.rows[row].sentence in page.whole.text()
        assert page.rows.rows[row].name in page.whole.text()


def test_a_slip_in_a_record_is_put_right_on_the_page_and_comes_again_when_that_is_undone(
    qtbot, context, page, save
):
    save("meeting", title="示例：安排布署工作推进会", kind="推进会")
    page.load()

    def slip():
        return next((n for n, one in enumerate(page.rows.rows) if one.correction == "部署"), -1)

    qtbot.waitUntil(lambda: slip() >= 0)
    page.table.selectRow(slip())
    assert page.right_button.isEnabled()
    page.right_button.click()

    qtbot.waitUntil(lambda: slip() < 0)
    context.change(undo_last)
    qtbot.waitUntil(lambda: slip() >= 0)


def test_what_can_only_be_looked_up_offers_no_correction(page):
    page.table.selectRow(0)

    assert page.rows.rows[0].correction is None
    assert not page.right_button.isEnabled()
    assert page.rows.decided(page.rows.rows[0]) == "请核对"


def test_to_leave_a_finding_keeps_the_place_in_the_list(qtbot, page):
    page.table.selectRow(2)
    page.leave([page.rows.rows[2]], "与原件一致")

    qtbot.waitUntil(lambda: any(one.reason for one in page.findings))
    assert page.table.currentIndex().row() == 2


def test_what_must_be_put_right_is_seen_apart_and_a_click_on_the_text_finds_the_rest(qtbot, page):
    page.paper.open_text("示例县示例工作情况说明\n县委县政府2023年7年布署了工作。\n")
    qtbot.waitUntil(lambda: page.paper.checked is not None)
    paper = page.paper
    every = paper.rows.count()

    paper.chips.chip("需要改正").click()

    shown = [paper.rows.findings[places[0]].group for places in paper.rows.rows]
    assert set(shown) == {"需要改正"}
    assert paper.chips.labels() == [
        f"全部 {every}",
        f"需要改正 {len(shown)}",
        f"建议核对 {every - len(shown)}",
    ]
    other = next(n for n, one in enumerate(paper.rows.findings) if one.group == "建议核对")
    paper.text.clicked.emit(other)
    assert paper.rows.count() == every
    assert paper.rows.row_of(other) == paper.table.currentIndex().row()


def test_what_is_stopped_is_not_said_to_go_on(qtbot, page):
    before = [one.key for one in page.rows.rows]
    page.load()
    assert page.card.foot_text().startswith("正在校核")
    page.waiting._ask_to_stop()

    qtbot.waitUntil(lambda: not page.card.foot_text().startswith("正在校核"))
    assert page.card.foot_text() == "校核已停止，按F5重新校核"
    assert [one.key for one in page.rows.rows] == before
    page.load()
    qtbot.waitUntil(lambda: page.card.foot_text().startswith("共"))


def test_before_anything_was_found_nothing_is_offered(qtbot, context):
    made = ChecksPage(context)
    qtbot.addWidget(made)
    made.show()

    assert not made.findings
    assert not made.foot.isVisible()
    qtbot.waitUntil(lambda: bool(made.findings))
    assert made.foot.isVisible()
