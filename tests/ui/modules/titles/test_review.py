"""逐项初审 on screen: an opinion by keys, the reason that is asked for, drafts, phrases, rounds, moves."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import records, undoing
from lushan_desktop.services.titles import applications, recommendation, review
from lushan_desktop.services.titles.review import Opinion
from lushan_desktop.ui.modules.titles.checklist import OPEN
from lushan_desktop.ui.widgets.cells import Role
from lushan_desktop.ui.widgets.item_row import ItemRow
from tests.saving import day

Key = Qt.Key
APPLICATION, HONOUR = RECORD_TYPES.get("application"), RECORD_TYPES.get("honour")


def line_shown(page):
    return page.panel.form.line.number


def words(qtbot, page):
    qtbot.focus(page.panel.form.text)
    return page.panel.form.text


def column(page, place):
    model = page.checklist.rows
    return [str(model.data(model.index(row, place))) for row in range(model.rowCount())]


def test_the_review_begins_at_the_first_item_without_an_opinion(under_review):
    assert line_shown(under_review) == "5"
    assert column(under_review, 3)[:6] == ["符合", "符合", "符合", "需补充", "审查中", "未审"]
    assert under_review.panel.done.whole_text() == "已审 4 / 共 10 项"
    assert under_review.head.stepper.accessibleName().startswith(
        "培育 已过；申报 已过；初审 当前；现场反馈 未到"
    )


def test_one_and_enter_write_the_item_down_and_go_to_the_next(qtbot, under_review, press, sheet):
    qtbot.focus(under_review.checklist.table)

    press(Key.Key_1)
    press(Key.Key_Return)

    assert line_shown(under_review) == "6"
    qtbot.waitUntil(lambda: sheet(under_review.sheet.id).lines[4].conclusion == "符合")
    assert sheet(under_review.sheet.id).lines[4].score == Decimal(10)
    qtbot.waitUntil(lambda: under_review.panel.done.whole_text() == "已审 5 / 共 10 项")


def test_many_items_are_judged_as_fast_as_keys_are_pressed(qtbot, under_review, press, sheet):
    qtbot.focus(under_review.checklist.table)

    for _ in range(6):
        press(Key.Key_1)
        press(Key.Key_Return)

    qtbot.waitUntil(lambda: not sheet(under_review.sheet.id).open_lines)


def test_what_does_not_fit_wants_a_reason_and_says_so(qtbot, under_review, press, sheet):
    qtbot.focus(under_review.checklist.table)

    press(Key.Key_2)
    assert QApplication.focusWidget() is under_review.panel.form.text
    press(Key.Key_Return)

    assert under_review.panel.form.error.text() == "结论为“需补充”的，请写明原因。"
    assert line_shown(under_review) == "5"
    qtbot.keyClicks(under_review.panel.form.text, "2 of 3")
    assert under_review.panel.form.verdicts.current() == "需补充"
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: sheet(under_review.sheet.id).lines[4].reason == "2 of 3")


def test_shift_enter_begins_a_line_and_esc_leads_back_to_the_list(qtbot, under_review, press):
    text = words(qtbot, under_review)

    press(Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    press(Key.Key_Escape)

    assert text.toPlainText() == "\n"
    assert QApplication.focusWidget() is under_review.checklist.table


def test_a_score_beyond_the_points_is_refused_under_the_text(under_review, press):
    form = under_review.panel.form
    form.verdicts.press("符合")
    form.score.setText("11")

    under_review.commit()

    assert form.error.text() == "得分应在0到10分之间。"
    assert QApplication.focusWidget() is form.score


def test_a_draft_of_the_words_is_there_again(qtbot, page, under_review, the):
    form = under_review.panel.form
    form.verdicts.press("不符合")
    qtbot.keyClicks(form.text, "half a sentence")
    under_review.go(1)
    assert form.text.toPlainText() == ""

    under_review.go(-1)

    qtbot.waitUntil(lambda: form.text.toPlainText() == "half a sentence")
    assert form.verdicts.current() == "不符合"


def test_a_draft_that_is_back_stays_while_the_page_is_read_anew(qtbot, context, under_review):
    form = under_review.panel.form
    qtbot.keyClicks(form.text, "kept")
    under_review.go(1)
    under_review.go(-1)
    assert form.text.toPlainText() == "kept"

    under_review.load()
    qtbot.settle(context._runner)

    assert form.text.toPlainText() == "kept"


def test_enter_on_an_item_that_is_judged_goes_on_and_writes_nothing(
    qtbot, context, under_review, press, sheet
):
    under_review.choose(under_review.sheet.lines[0].id)
    before = sheet(under_review.sheet.id)
    qtbot.focus(under_review.checklist.table)

    press(Key.Key_Return)

    assert line_shown(under_review) == "2"
    qtbot.settle(context._runner)
    assert sheet(under_review.sheet.id) == before


def test_a_unit_that_is_not_selected_is_told_why(qtbot, page, the, held):
    application = the("瓦屋镇")
    page.open_review(application)
    qtbot.waitUntil(lambda: bool(page.review.head.way_buttons))
    entry = next(each for each in page.review.menu.made().actions() if each.text() == "不予推荐")
    entry.trigger()
    ask = page.review.side.ask
    ask.finish()
    qtbot.waitUntil(lambda: ask.group.field("refusal").message() == "请先写明未通过的原因。")

    ask.group.editor("refusal").set_value("示例：本批次名额已满。")
    ask.finish()

    qtbot.waitUntil(lambda: held(application)["stage"] == "未通过")
    assert held(application)["refusal"] == "示例：本批次名额已满。"
    assert held(application)["rank"] is None


def test_an_honour_is_checked_again_and_holds_on(qtbot, page, store, the, held):
    application = the("瓦屋镇")
    _award(store, application)
    applications.move(store, application, "复核")
    page.open_review(application)
    qtbot.waitUntil(lambda: "复核通过" in [each.move.label for each in page.review.menu.ways])
    way = next(each for each in page.review.menu.ways if each.move.label == "复核通过")
    qtbot.waitUntil(lambda: page.review.side.view is not None)

    page.review.side.acts.take(way)
    page.review.side.ask.group.editor("valid_until").set_raw("2026年9月1日")
    page.review.side.ask.finish()

    qtbot.waitUntil(lambda: held(application)["stage"] == "命名")
    honour = records.values(store, HONOUR, held(application)["honour"])
    assert str(honour["valid_until"]) == "2026年9月1日"
    assert str(honour["revalidated_on"]) == "2023年7月27日"


def _award(store, application):
    with store.read() as session:
        paper = session.connection().exec_driver_sql("SELECT id FROM document LIMIT 1").scalar_one()
    day = PartialDate(2023, 7, 27)
    applications.move(store, application, "公示")
    given = {"public_from": day, "public_until": day, "recommendation": paper}
    applications.move(store, application, "推荐", **given)
    recommendation.designate(store, application, designation=paper, designated_on=day)


def test_the_moves_on_offer_are_never_those_from_before_the_round_ended(
    qtbot, monkeypatch, under_review, store, press
):
    offered = []
    show = under_review.head.show_ways

    def watch(shown, ways):
        offered.append((bool(shown.conclusion), ways))
        show(shown, ways)

    monkeypatch.setattr(under_review.head, "show_ways", watch)
    for line in under_review.sheet.open_lines:
        review.note(store, line.id, Opinion("需补充", "缺签字"))
    under_review.load()
    qtbot.waitUntil(lambda: not under_review.sheet.open_lines)

    under_review.complete()
    under_review.side.ask.group.editor("reviewed_on").set_value(day("2023-07-21"))
    under_review.side.ask.finish()

    qtbot.waitUntil(lambda: offered[-1][0])
    asked = {demand.field for is_ended, ways in offered if is_ended for way in ways for demand in way.lacking}
    assert "conclusion" not in asked
    assert "现场反馈" in under_review.head.way_buttons
    held = records.values(store, APPLICATION, under_review.sheet.id)
    assert held["reviewed_on"] == day("2023-07-21")


def test_a_draft_outlives_the_page(qtbot, page, under_review, the):
    form = under_review.panel.form
    qtbot.keyClicks(form.text, "kept")
    under_review.leave()
    page.open_review(the("张官营镇"))
    qtbot.waitUntil(lambda: page.review.sheet is not None and page.review.sheet.stage == "整改")

    page.open_review(the("下汤镇"))

    qtbot.waitUntil(lambda: form.text.toPlainText() == "kept")


def test_what_was_written_down_leaves_no_draft(qtbot, context, under_review, sheet):
    form = under_review.panel.form
    form.verdicts.press("需补充")
    qtbot.keyClicks(form.text, "first")
    under_review.drafts.keep()
    qtbot.keyClicks(form.text, " and more")
    under_review.commit()
    qtbot.settle(context._runner)
    assert sheet(under_review.sheet.id).lines[4].reason == "first and more"

    under_review.go(-1)

    qtbot.waitUntil(lambda: line_shown(under_review) == "5")
    qtbot.settle(context._runner)
    assert form.text.toPlainText() == "first and more"


def test_a_phrase_is_clicked_into_the_text_and_the_office_keeps_its_own(qtbot, under_review, store):
    form = under_review.panel.form
    qtbot.waitUntil(lambda: form.phrases.layout().count() > 0)
    chip = form.phrases.layout().itemAt(0).widget()

    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert form.verdicts.current() == "需补充"
    assert form.text.toPlainText() == chip.text()

    form.text.setPlainText("示例：请补齐会议记录。")
    form.phrase_menu().actions()[0].trigger()
    qtbot.waitUntil(lambda: form.phrases.layout().itemAt(0).widget().text() == "示例：请补齐会议记录。")
    form.phrase_menu().actions()[-1].trigger()
    qtbot.waitUntil(lambda: not any(each.id for each in review.phrases(store)))


def test_the_chips_leave_only_what_they_say(under_review):
    under_review.checklist.chips.chip("待整改").click()

    assert column(under_review, 0) == ["4"]
    assert line_shown(under_review) == "4"
    assert under_review.panel.form.text.toPlainText() == "两次决策未附法律意见书。"


def test_files_given_to_an_item_are_its_material(qtbot, under_review, tmp_path, sheet):
    file = tmp_path / "示例材料.txt"
    file.write_text("示例", "utf-8")

    under_review.panel.files_given.emit([file])

    qtbot.waitUntil(lambda: len(sheet(under_review.sheet.id).lines[4].files) == 1)
    qtbot.waitUntil(lambda: column(under_review, 2)[4] == "1 份")
    qtbot.waitUntil(lambda: len(under_review.panel.findChildren(ItemRow)) == 1)
    under_review.checklist.table.preview_requested.emit(4)
    qtbot.waitUntil(
        lambda: under_review.seeing.preview is not None and under_review.seeing.preview.isVisible()
    )


def test_the_round_cannot_end_while_items_are_open(qtbot, context, under_review):
    context.failed.disconnect()
    said = []
    context.failed.connect(said.append)
    under_review.choose(under_review.sheet.lines[0].id)

    under_review.head.complete_button.click()

    qtbot.waitUntil(lambda: bool(said))
    assert said == ["还有6项未审：第5、6、7、8、9、10项。"]
    assert line_shown(under_review) == "5"


def test_the_second_round_shows_only_what_was_returned(qtbot, page, store, the):
    application = the("张官营镇")
    applications.move(store, application, "初审", rectification="示例：已补齐。")
    page.open_review(application)
    qtbot.waitUntil(lambda: page.review.sheet is not None)

    assert page.review.checklist.chips.current_key() == OPEN
    assert column(page.review, 0) == ["5", "8", "9"]
    assert "两起案件缺少现场检查音像记录。" in page.review.panel.form.earlier.text()
    assert page.review.panel.form.text.toPlainText() == ""
    settled = page.review.sheet.lines[0]
    page.review.choose(settled.id)
    assert not page.review.panel.next_button.isEnabled()


def test_outside_the_review_nothing_can_be_written(qtbot, page, the):
    page.open_review(the("尧山镇"))
    qtbot.waitUntil(lambda: page.review.sheet is not None)

    assert not page.review.panel.next_button.isEnabled()
    assert page.review.panel.form.text.isReadOnly()
    assert page.review.panel.done.whole_text().startswith("现在是“申报”阶段，仅供查看")


def test_a_move_asks_for_what_it_demands(qtbot, page, the, held):
    application = the("张官营镇")
    page.open_review(application)
    qtbot.waitUntil(lambda: "提交再审" in page.review.head.way_buttons)

    page.review.head.way_buttons["提交再审"].click()

    group = page.review.side.ask.group
    assert group is not None
    group.editor("rectification").set_value("示例：三项均已补齐。")
    page.review.side.ask.finish()
    qtbot.waitUntil(lambda: held(application)["stage"] == "初审")
    assert held(application)["round"] == 2
    qtbot.waitUntil(lambda: page.review.side.shows_item())


def test_the_applicants_scores_are_added_up(qtbot, under_review, held):
    under_review.side.open_assessment(under_review.sheet)
    assess = under_review.side.assess
    assess.rows[0].box.setText("12")
    assess.finish()
    assert assess.rows[0].error.text() == "应在 0 到 10 之间。"

    assess.rows[0].box.setText("5")
    assess.finish()

    qtbot.waitUntil(lambda: held(under_review.sheet.id)["self_score"] == Decimal(87))


def test_an_application_without_items_offers_to_take_them_over(qtbot, page, the, sheet):
    application = the("赵村镇")
    page.open_review(application)
    qtbot.waitUntil(lambda: page.review.sheet is not None and page.review.side.view is not None)

    page.review.panel.items_wanted.emit()

    qtbot.waitUntil(lambda: len(sheet(application).lines) == 10)
    qtbot.waitUntil(lambda: page.review.panel.form.isVisible() and line_shown(page.review) == "1")


def test_undoing_an_opinion_opens_the_item_again(qtbot, context, under_review, sheet):
    item = under_review.sheet.lines[4]
    context.change(review.note, item.id, Opinion("符合"))
    qtbot.waitUntil(lambda: column(under_review, 3)[4] == "符合")

    context.change(undoing.undo_last)

    qtbot.waitUntil(lambda: column(under_review, 3)[4] == "审查中")


def test_the_name_of_the_unit_is_shown_whole_beside_a_long_conclusion(qtbot, page, the):
    page.open_review(the("张官营镇"))
    title = page.review.head.title

    qtbot.waitUntil(lambda: title.text() == title.whole_text() == "张官营镇（示例）")
    assert page.review.head.told.whole_text().startswith("共审查10项，符合7项")
    assert not page.review.panel.form.phrases.isVisible()


@pytest.mark.parametrize("number", [1, 2, 3])
def test_the_verdicts_tell_their_keys(under_review, number):
    button = list(under_review.panel.form.verdicts.button_by_word.values())[number - 1]

    assert button.text().endswith(f" {number}")
    assert f"（{number}）" in button.toolTip()


def test_missing_material_is_said_in_a_word_beside_its_colour(under_review):
    model = under_review.checklist.rows

    assert model.data(model.index(4, 2), Role.BADGES) == [("缺材料", "bad")]
