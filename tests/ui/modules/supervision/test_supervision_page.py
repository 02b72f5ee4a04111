"""The tabs of 督导整改, and the progress that says the same as the ledger."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import lists, records
from lushan_desktop.services.records.lists import ListQuery
from lushan_desktop.services.supervision import supervision_figures
from lushan_desktop.ui.modules.supervision.supervision_page import TABS
from lushan_desktop.ui.widgets.buttons import InlineLink
from tests.saving import day
from tests.ui.modules.asking import state

LEFT = Qt.MouseButton.LeftButton


def test_every_register_has_its_tab(qtbot, page):
    for key, title in TABS:
        qtbot.mouseClick(page.tabs.segment(key), LEFT)
        assert page.tabs.segment(key).text() == title
        assert page.pages.currentWidget() is page.open(key)
    assert not page.problems.problems.beside_tabs.isVisible()


def test_a_record_is_shown_under_its_tab(qtbot, page, round_id):
    page.show_record(round_id, type_key="supervision_round")
    assert page.tabs.current_key() == "supervision_round"
    qtbot.waitUntil(lambda: page.current().detail.shown is not None)


def test_the_progress_is_drawn_from_the_same_numbers(qtbot, page, store, save, round_id, units):
    progress = page.open("progress")
    qtbot.waitUntil(lambda: progress.round.findData(round_id) >= 0)
    progress.round.choose(round_id)
    progress.load()
    qtbot.waitUntil(lambda: "4 个问题" in progress.summary.whole_text())
    found = supervision_figures.figures(store, round_id)
    assert progress.summary.whole_text() == (
        f"{found.units} 个单位 · 4 个问题 · 1 个已销号 · 1 个逾期 · 销号率 25%"
    )
    qtbot.waitUntil(lambda: [one.found for one in progress.over_time.moments()][-1:] == [4])
    names = [one.accessibleName() for one in progress.bars.findChildren(QWidget)]
    assert "示例李局，1 个问题，已销号 0，逾期 1" in names
    assert progress.grab().width() > 0


def test_the_progress_prints_the_bulletin_of_its_round(qtbot, page, context, round_id):
    progress = page.open("progress")
    qtbot.waitUntil(lambda: progress.round.findData(round_id) >= 0)
    progress.round.choose(round_id)
    asked = []
    context.asked_for.connect(lambda *to: asked.append((*to, context.handed_over)))
    qtbot.mouseClick(progress.print_button, LEFT)
    assert asked == [("papers", "supervision_bulletin", "print", {"supervision_round": round_id})]


def test_every_part_of_a_chart_opens_the_list_that_it_counts(qtbot, page, context, store, round_id, problems):
    progress = page.open("progress")
    qtbot.waitUntil(lambda: progress.round.findData(round_id) >= 0)
    progress.round.choose(round_id)
    progress.load()
    qtbot.settle(context._runner)
    asked = []
    context.asked_for.connect(lambda *to: asked.append(context.handed_over))
    tile = next(one for one in progress.tiles.tiles if one.unit.name == "示例张镇")
    assert tile.accessibleName() == "示例张镇，回复 1/2，逾期 0"

    late = next(one for one in progress.bars.findChildren(InlineLink) if one.text() == "逾期 1")
    for part, counted in (
        (progress.over_time, set(problems.values())),
        (late, {problems["整改中"]}),
        (tile, {problems["待下发"]}),
    ):
        qtbot.mouseClick(part, LEFT)
        query = ListQuery(conditions=(asked[-1].condition,))
        assert set(lists.look(store, RECORD_TYPES.get("problem"), query).ids) == counted


def test_without_a_problem_the_progress_says_what_to_do(page):
    progress = page.open("progress")
    progress.over_time.show_moments(())
    assert progress.over_time.accessibleName() == "还没有登记问题，登记后这里显示进度。"


def test_a_visit_prints_its_record(qtbot, page, context, save, round_id, units):
    visit = save("supervision_visit", supervision_round=round_id, unit=units["示例李局"])
    page.show_record(visit, type_key="supervision_visit")
    qtbot.waitUntil(
        lambda: page.current().detail.shown is not None and page.current().detail.shown.id == visit
    )
    asked = []
    context.asked_for.connect(lambda *to: asked.append((*to, context.handed_over)))
    page.current().detail.paper_requested.emit()
    assert asked == [("papers", "visit_record", "print", {"visit": visit})]


def test_a_task_is_moved_on_by_its_buttons_and_never_by_its_form(qtbot, page, store, save, units):
    task = save("task", content="示例：报送材料", lead_unit=units["示例李局"])
    page.show_record(task, type_key="task")
    tasks = page.current()
    qtbot.waitUntil(lambda: tasks.detail.shown is not None and tasks.detail.shown.id == task)
    qtbot.mouseClick(tasks.moving.acts.buttons["开始"], LEFT)
    state(qtbot, tasks, moved_on=day("2023-07-03"))
    qtbot.waitUntil(lambda: "完成" in tasks.moving.acts.buttons)

    qtbot.mouseClick(tasks.moving.acts.buttons["完成"], LEFT)
    qtbot.waitUntil(lambda: tasks.is_asking)
    qtbot.waitUntil(lambda: tasks.ask.lacking.text() == "请先填写完成结果。")
    state(qtbot, tasks, result="示例：已报送", moved_on=day("2023-07-20"))
    qtbot.waitUntil(lambda: tasks.detail.shown.stage == "已完成")
    held = records.values(store, RECORD_TYPES.get("task"), task)
    assert (held["stage"], held["result"]) == ("已完成", "示例：已报送")
    assert [row["moved_on"] for row in held["moves"]] == [day("2023-07-03"), day("2023-07-20")]

    tasks.edit()
    qtbot.waitUntil(lambda: tasks.form.group is not None)
    tasks.form.group.unfold()
    assert "stage" not in tasks.form.group.raw()
