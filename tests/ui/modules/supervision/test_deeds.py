"""What is done with a problem besides moving it: more time, answers, 回头看, sharper letters, both sides."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.domain.supervision.problem import WORKING_DAYS
from lushan_desktop.services.records import records
from lushan_desktop.services.supervision import supervision
from tests.saving import day
from tests.ui.modules.asking import state
from tests.ui.modules.supervision.conftest import PROBLEM
from tests.ui.modules.supervision.test_board_page import CLOSED, IN_HAND, SUBMITTED, choose, held

VISIT = RECORD_TYPES.get("supervision_visit")
LEFT = Qt.MouseButton.LeftButton


def show(qtbot, page, problem):
    """Open the panel of a problem."""
    choose(qtbot, page, problem)
    page.problems.open_panel()


def refresh(qtbot, page, problem):
    """Read the problem on show anew."""
    page.problems.load()
    seen = page.problems.detail
    before = seen.shown
    qtbot.waitUntil(lambda: seen.shown is not None and seen.shown is not before and seen.shown.id == problem)


def finish(qtbot, page):
    """Hand over what was entered, and wait until it is done."""
    page.problems.ask.finish()
    qtbot.waitUntil(lambda: not page.problems.is_asking)


def press(qtbot, page, words):
    """Click on the button or link that says this, once it is there."""
    qtbot.waitUntil(lambda: words in words_of(page))
    shown = page.problems.problem.findChildren(QAbstractButton)
    qtbot.mouseClick(next(each for each in shown if says(each) == words and each.isVisible()), LEFT)


def says(button) -> str:
    return button.text() or button.accessibleName()


def words_of(page) -> list[str]:
    shown = page.problems.problem.findChildren(QAbstractButton)
    return [says(each) for each in shown if each.isVisible()]


def test_more_time_is_not_offered_before_the_list_is_out(qtbot, page, store, problems):
    records.save(store, PROBLEM, {"due_on": day("2023-08-15")}, problems["待下发"])

    show(qtbot, page, problems["待下发"])
    qtbot.waitUntil(lambda: bool(words_of(page)))

    assert "申请延期" not in words_of(page)


def test_a_unit_asks_for_more_time_and_the_county_agrees(qtbot, page, store, problems):
    show(qtbot, page, problems[IN_HAND])
    press(qtbot, page, "申请延期")
    group = page.problems.ask.group
    group.editor("wanted_on").set_value(day("2023-08-15"))
    group.editor("reason").set_value("示例：设备采购需要时间")
    finish(qtbot, page)
    qtbot.waitUntil(lambda: bool(held(store, problems[IN_HAND])["extensions"]))

    show(qtbot, page, problems[IN_HAND])
    qtbot.waitUntil(lambda: "同意延期" in words_of(page))
    assert "申请延期" in page.problems.visible_text()
    press(qtbot, page, "同意延期")
    page.problems.ask.group.editor("answered_on").set_value(day("2023-07-27"))
    finish(qtbot, page)

    qtbot.waitUntil(lambda: held(store, problems[IN_HAND])["due_on"] == day("2023-08-15"))
    show(qtbot, page, problems[IN_HAND])
    qtbot.waitUntil(lambda: "原来的时限" in page.problems.visible_text())
    assert "2023年7月15日" in page.problems.visible_text()


def test_the_county_sets_another_term_and_the_deadline_is_counted_anew(qtbot, page, store, problems):
    record = problems[IN_HAND]
    show(qtbot, page, record)
    press(qtbot, page, "调整时限")
    group = page.problems.ask.group
    group.editor("term").set_value(20)
    group.editor("term_in").set_value(WORKING_DAYS)
    finish(qtbot, page)

    counted = supervision.deadline(store, 20, WORKING_DAYS, held(store, record)["issued_on"])
    qtbot.waitUntil(lambda: held(store, record)["due_on"] == PartialDate.from_date(counted.day))
    show(qtbot, page, record)
    qtbot.waitUntil(lambda: "原来的时限" in page.problems.visible_text())
    assert f"20 {WORKING_DAYS}" in page.problems.visible_text()
    assert "期限单位" not in page.problems.visible_text()


def test_a_long_name_leaves_room_for_what_came_of_the_step(qtbot, page, context, store, problems):
    told = []
    context.told.connect(lambda sentence, _: told.append(sentence))
    words = {"description": "示例：行政执法全过程记录不完整，缺音像记录3起", "measure": "示例"}
    context.changed.emit(records.save(store, PROBLEM, words, problems[IN_HAND]))

    page.problems.carry(problems[IN_HAND], "待验收")
    state(qtbot, page.problems)

    qtbot.waitUntil(lambda: bool(told))
    assert told == ["“示例：行政执法全过程记…”已转为“待验收”"]


def test_a_term_of_no_days_is_refused_under_its_field(qtbot, page, problems):
    show(qtbot, page, problems[IN_HAND])
    press(qtbot, page, "调整时限")
    group = page.problems.ask.group
    group.editor("term").set_value(None)
    page.problems.ask.finish()
    qtbot.waitUntil(lambda: "至少一日" in group.field("term").message())


def test_a_deadline_over_a_year_without_holidays_known_says_so_as_long_as_it_holds(
    qtbot, page, store, problems
):
    record = problems[IN_HAND]
    records.save(store, PROBLEM, {"issued_on": day("2035-01-04")}, record)
    supervision.set_term(store, record, 3, WORKING_DAYS, on=day("2035-01-05"), accepts=True)
    show(qtbot, page, record)
    refresh(qtbot, page, record)
    said = "2035年放假安排未录入"
    qtbot.waitUntil(lambda: said in page.problems.visible_text())

    records.save(store, PROBLEM, {"due_on": day("2035-02-01")}, record)
    refresh(qtbot, page, record)
    qtbot.waitUntil(lambda: said not in page.problems.visible_text())


def test_who_does_not_agree_says_why(qtbot, page, store, problems):
    supervision.ask_extension(store, problems[IN_HAND], day("2023-08-15"), "示例：来不及")
    show(qtbot, page, problems[IN_HAND])
    refresh(qtbot, page, problems[IN_HAND])
    press(qtbot, page, "不同意延期")
    page.problems.ask.group.editor("note").set_value("示例：立行立改的不延期")
    finish(qtbot, page)

    def answered():
        row = held(store, problems[IN_HAND])["extensions"][0]
        return (row["answer"], row["note"])

    qtbot.waitUntil(lambda: answered() == ("不同意", "示例：立行立改的不延期"))
    assert held(store, problems[IN_HAND])["due_on"] == day("2023-07-15")


def test_a_date_that_is_no_later_is_refused_under_its_field(qtbot, page, problems):
    show(qtbot, page, problems[IN_HAND])
    press(qtbot, page, "申请延期")
    group = page.problems.ask.group
    group.editor("wanted_on").set_value(day("2023-07-01"))
    group.editor("reason").set_value("示例")
    page.problems.ask.finish()
    qtbot.waitUntil(lambda: "要晚于现在的时限" in group.field("wanted_on").message())


def test_the_answer_of_a_unit_is_entered(qtbot, page, store, problems):
    show(qtbot, page, problems[IN_HAND])
    press(qtbot, page, "录入单位回复")
    page.problems.ask.group.editor("answer").set_value("示例：已补齐")
    finish(qtbot, page)
    qtbot.waitUntil(lambda: held(store, problems[IN_HAND])["answer"] == "示例：已补齐")


def test_a_later_look_is_entered_where_it_holds(qtbot, page, store, problems):
    show(qtbot, page, problems[CLOSED])
    press(qtbot, page, "登记回头看")
    page.problems.ask.group.editor("look_back").set_value("示例：保持良好")
    finish(qtbot, page)
    qtbot.waitUntil(lambda: held(store, problems[CLOSED])["look_back"] == "示例：保持良好")
    assert held(store, problems[CLOSED])["stage"] == CLOSED


def test_what_a_card_offers_in_its_menu_states_its_day_in_the_window(qtbot, page, store, problems):
    """退回整改, 登记签收 and 回头看, each with a day that is typed, not taken from the clock."""
    visit = {"unit": held(store, problems[SUBMITTED])["unit"], "feedback_on": day("2023-07-05")}
    visit["supervision_round"] = held(store, problems[SUBMITTED])["supervision_round"]
    (listed,) = records.save(store, VISIT, visit).ids("supervision_visit")
    for problem, act, typed in (
        (problems[SUBMITTED], "登记签收", {"receipt": "示例丁", "receipt_on": day("2023-07-06")}),
        (problems[SUBMITTED], "退回整改", {"recheck": "示例：缺记录", "rechecked_on": day("2023-07-20")}),
        (problems[CLOSED], "登记回头看", {"look_back": "示例：保持", "looked_back_on": day("2023-07-25")}),
    ):
        choose(qtbot, page, problem)
        refresh(qtbot, page, problem)
        offered = {entry.words: entry for entry in page.problems.deeds.entries() if entry}
        offered[act].act()
        qtbot.waitUntil(lambda: page.problems.is_asking)
        for name, value in typed.items():
            page.problems.ask.group.editor(name).set_value(value)
        finish(qtbot, page)

    assert held(store, problems[SUBMITTED])["stage"] == IN_HAND
    assert held(store, problems[SUBMITTED])["moves"][-1]["moved_on"] == day("2023-07-20")
    assert held(store, problems[CLOSED])["looked_back_on"] == day("2023-07-25")
    assert records.values(store, VISIT, listed)["receipt_on"] == day("2023-07-06")


def test_letters_grow_sharper_one_by_one_and_print(qtbot, page, context, store, problems):
    for level in ("提示函", "督办单"):
        show(qtbot, page, problems[IN_HAND])
        qtbot.waitUntil(lambda level=level: f"发{level}" in words_of(page))
        press(qtbot, page, f"发{level}")
        qtbot.waitUntil(lambda: page.problems.is_asking)
        assert page.problems.ask.group.editor("number").value()
        finish(qtbot, page)
    levels = [row["level"] for row in held(store, problems[IN_HAND])["escalations"]]
    assert levels == ["提示函", "督办单"]
    asked = []
    context.asked_for.connect(lambda *to: asked.append((*to, context.handed_over)))
    sent = held(store, problems[IN_HAND])["escalations"][-1]
    page.problems.problem.escalation_printed.emit("督办单", sent["number"])
    options = {"problem": problems[IN_HAND], "number": sent["number"]}
    assert asked == [("papers", "supervision_order", "print", options)]


def test_a_bulletin_is_printed_of_the_round_of_its_problem(qtbot, page, context, round_id, problems):
    show(qtbot, page, problems[IN_HAND])
    qtbot.waitUntil(lambda: page.problems.detail.shown is not None)
    asked = []
    context.asked_for.connect(lambda *to: asked.append((*to, context.handed_over)))

    page.problems.problem.escalation_printed.emit("通报", "示法督〔2023〕1号")

    options = {"supervision_round": round_id, "number": "示法督〔2023〕1号"}
    assert asked == [("papers", "supervision_bulletin", "print", options)]


def test_the_closing_form_prints_from_the_panel(qtbot, page, context, problems):
    show(qtbot, page, problems[SUBMITTED])
    asked = []
    context.asked_for.connect(lambda *to: asked.append((*to, context.handed_over)))
    press(qtbot, page, "打印销号审批表")
    assert asked == [("papers", "closing_approval", "print", {"problem": problems[SUBMITTED]})]


@pytest.fixture
def township(context, open_page):
    (context._folder / "unit.json").unlink()
    context.change_office(unit="示例张镇")
    return open_page()


def test_a_township_has_the_countys_fields_locked_with_the_reason(qtbot, township, problems):
    show(qtbot, township, problems[IN_HAND])
    qtbot.keyClick(township.problems, Qt.Key.Key_F2)
    form = township.problems.form
    assert not form.group.editor("description").isEnabled()
    assert "由县创建办填写" in form.group.field("description").message()
    assert "申请延期" in form.group.field("due_on").message()
    form.group.unfold()
    assert form.group.editor("measure").isEnabled()
    assert not form.group.editor("demand").isEnabled()


def test_a_township_asks_for_more_time_and_waits(qtbot, township, store, problems):
    show(qtbot, township, problems[IN_HAND])
    qtbot.waitUntil(lambda: "申请延期" in words_of(township))
    assert "发提示函" not in words_of(township)
    assert township.problems.list.add_button.isHidden()
    supervision.ask_extension(store, problems[IN_HAND], day("2023-08-15"), "示例：来不及")
    refresh(qtbot, township, problems[IN_HAND])
    qtbot.waitUntil(lambda: "等候答复" in township.problems.visible_text())
    assert "同意延期" not in words_of(township)


def test_a_township_makes_its_own_moves_only(qtbot, township, context, store, problems):
    show(qtbot, township, problems[IN_HAND])
    assert list(township.problems.problem.acts.buttons) == ["提请验收"]
    context.failed.disconnect()
    with qtbot.waitSignal(context.failed) as told:
        township.problems.carry(problems[SUBMITTED], CLOSED)
    assert told.args == ["“销号”由县创建办办理，本单位可以提请验收或申请延期。"]
    assert records.values(store, PROBLEM, problems[SUBMITTED])["stage"] == SUBMITTED


@pytest.mark.parametrize(
    ("deed", "stage", "given", "early"),
    [
        ("申请延期", IN_HAND, {"wanted_on": day("2023-08-15"), "reason": "示例：来不及"}, "asked_on"),
        ("录入单位回复", IN_HAND, {"answer": "示例：已补齐"}, "answered_on"),
        ("登记回头看", CLOSED, {"look_back": "示例：保持良好"}, "looked_back_on"),
    ],
)
def test_days_that_contradict_each_other_are_asked_about_once_and_then_written(
    qtbot, page, store, problems, deed, stage, given, early
):
    records.save(store, PROBLEM, {"issued_on": day("2023-07-05")}, problems[stage])
    show(qtbot, page, problems[stage])
    refresh(qtbot, page, problems[stage])
    press(qtbot, page, deed)
    ask = page.problems.ask
    for name, value in {**given, early: day("2023-06-01")}.items():
        ask.group.editor(name).set_value(value)
    before = held(store, problems[stage])

    ask.finish()
    qtbot.waitUntil(lambda: bool(ask.group.field(early).message()))
    assert held(store, problems[stage]) == before
    finish(qtbot, page)

    qtbot.waitUntil(lambda: held(store, problems[stage]) != before)


@pytest.mark.parametrize("deed", ["同意延期", "不同意延期"])
def test_the_answer_to_a_request_is_headed_by_what_was_pressed(qtbot, page, store, problems, deed):
    supervision.ask_extension(store, problems[IN_HAND], day("2023-08-15"), "示例：来不及")
    show(qtbot, page, problems[IN_HAND])
    refresh(qtbot, page, problems[IN_HAND])
    press(qtbot, page, deed)

    assert page.problems.ask._title.whole_text().startswith(f"{deed}：")
    assert page.problems.list.add_button.property("look") == "outline", "the question has the red button"
