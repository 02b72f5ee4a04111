"""校核 in the window: the registers, a paper from outside, records out of a text."""

import docx
import pytest
from docx.oxml.ns import qn

from lushan_desktop.base.computing import FOREIGN
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import answers
from lushan_desktop.services.records.undoing import undo_last
from lushan_desktop.ui.modules.checks.checks_page import ChecksPage
from lushan_desktop.ui.modules.checks.words_dialog import WordsDialog
from lushan_desktop.ui.records.draft_dialog import DraftDialog
from lushan_desktop.ui.records.draft_model import named
from tests.saving import day
from tests.ui.modules.conftest import PAGE_AREA

TEXT = (
    "示例县司法局关于示例工作的通知\n各乡镇人民政府：\n县委县政府2022年09月布署了工作,请照办。\n"
    "示例县司法局\n2023年6月30日\n"
)
TOLD = "示例县示例工作情况说明\n2023年5月9日，县长李明华主持召开示例推进会。\n"


@pytest.fixture(scope="module", autouse=True)
def ended():
    yield
    FOREIGN.close()


@pytest.fixture
def page(qtbot, context) -> ChecksPage:
    made = ChecksPage(context)
    qtbot.addWidget(made)
    made.resize(*PAGE_AREA)
    made.show()
    qtbot.waitUntil(lambda: bool(made.findings))
    return made


def test_the_registers_are_checked_and_the_badge_tells_how_many(qtbot, context, page):
    told = []
    context.badged.connect(lambda *badge: told.append(badge))

    page.load()
    qtbot.waitUntil(lambda: bool(told))

    assert told == [("checks", len(page.findings), "mute")]
    assert page.rows.rows[0].group == "需要改正" or all(one.group == "建议核对" for one in page.rows.rows)
    assert f"共 {len(page.findings)} 处" in page.card.foot_text()


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


def test_records_are_taken_out_of_a_text_and_can_be_taken_back(qtbot, context, store, page):
    def meetings():
        return [row.name for row in answers.everything(store, RECORD_TYPES.get("meeting"))]

    before = meetings()
    taking = page.taking
    taking.open_text(TOLD)
    qtbot.waitUntil(lambda: taking.found is not None)
    place = next(n for n, one in enumerate(taking.rows.rows) if one.draft.type == "meeting")
    dialog = DraftDialog(taking, taking.rows.rows[place].draft, context.reading())
    dialog.lines["title"].setText("示例第一次推进会")
    dialog.confirm()
    taking.rows.put(place, taking.rows.rows[place].__class__(dialog.draft(), "新"))

    assert meetings() == before
    with qtbot.waitSignal(context.changed):
        taking.take()

    assert sorted({*meetings()} - {*before}) == ["示例第一次推进会"]


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


def test_in_what_a_draft_differs_from_the_ledger_is_to_be_read_whole(qtbot, page, save):
    save("meeting", title="示例推进会", kind="推进会", held_on=day("2023-04-01"))
    page.taking.open_text(TOLD)
    qtbot.waitUntil(lambda: page.taking.found is not None)

    for place, one in enumerate(page.taking.rows.rows):
        page.taking.table.selectRow(place)
        assert all(said in page.taking.whole.text() for said in (*one.differs, *one.draft.doubts))


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


def standings(taking) -> list[tuple[str, str]]:
    return [(one.draft.type, one.standing) for one in taking.rows.rows]


def test_what_was_taken_stays_on_the_page_as_registered_until_it_is_undone(qtbot, context, page):
    taking = page.taking
    page.taking_button.click()
    taking.open_text(TOLD)
    qtbot.waitUntil(lambda: taking.found is not None)
    ticked = set(taking.rows.chosen)
    assert ticked
    assert all(standing == "新" for _, standing in standings(taking))

    taking.take()

    qtbot.waitUntil(lambda: all(standing == "已登记" for _, standing in standings(taking)))
    assert taking.isVisible()
    assert not taking.rows.chosen
    assert not taking.take_button.isEnabled()
    context.change(undo_last)
    qtbot.waitUntil(lambda: all(standing == "新" for _, standing in standings(taking)))
    assert taking.rows.chosen == ticked


def test_what_the_ledger_tells_otherwise_is_taken_by_no_one_unasked(qtbot, page, save):
    save("meeting", title="示例推进会", kind="推进会", held_on=day("2023-04-01"))
    page.taking.open_text(TOLD)
    qtbot.waitUntil(lambda: page.taking.found is not None)

    place = standings(page.taking).index(("meeting", "有出入"))
    assert place not in page.taking.rows.chosen


def test_a_pasted_text_is_kept_as_evidence_like_a_file(qtbot, context, store, page):
    page.taking.open_text(TOLD)
    qtbot.waitUntil(lambda: page.taking.found is not None)
    page.taking.keeps.setChecked(True)

    with qtbot.waitSignal(context.changed):
        page.taking.take()

    def kept():
        return [row.name for row in answers.everything(store, RECORD_TYPES.get("evidence"))]

    assert "示例县示例工作情况说明" in kept()
    with qtbot.waitSignal(context.changed):
        context.change(undo_last)
    assert "示例县示例工作情况说明" not in kept()


def test_every_draft_is_called_by_what_tells_it_from_the_others(qtbot, page):
    said = "推进“七个纳入”（纳入年度综合考核、经费纳入财政预算），抓好落实。"
    page.taking.open_text(f"示例县示例工作情况说明\n{said}\n")
    qtbot.waitUntil(lambda: page.taking.found is not None)

    called = [named(one.draft) for one in page.taking.rows.rows if one.draft.type == "inclusion"]
    assert called == ["纳入年度综合考核", "经费纳入财政预算"]


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


def test_a_click_leads_from_what_differs_to_the_record_of_the_ledger(qtbot, context, page, save):
    kept = save("meeting", title="示例推进会", kind="推进会", held_on=day("2023-04-01"))
    page.taking_button.click()
    page.taking.open_text(TOLD)
    qtbot.waitUntil(lambda: page.taking.found is not None)
    asked = []
    context.asked_for.connect(lambda *way: asked.append(way))

    for place, (_, standing) in enumerate(standings(page.taking)):
        page.taking.table.selectRow(place)
        assert page.taking.ledger_link.isVisible() == (standing != "新")
    page.taking.table.selectRow(standings(page.taking).index(("meeting", "有出入")))
    page.taking.ledger_link.click()

    assert asked == [("meeting", kept, "")]
